"""`gapcalc show`: one target with every number derived."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gapcalc.cli.exit_code import exit_code
from gapcalc.cli.option_groups import with_option_groups
from gapcalc.cli.options import (
    DataGroupBesideSelection,
    FilesArgument,
    FormatOption,
    GeneralGroup,
    OptionalIdArgument,
    OutputOption,
    SelectionGroup,
    SetOption,
    YearOption,
)
from gapcalc.cli.output_forms import CommandOutput, FlatTable, form_of_file, give_output
from gapcalc.cli.selection import Selection
from gapcalc.core.problem import GapcalcError, Problem

if TYPE_CHECKING:
    from gapcalc.assessment.status import Assessment, Result
    from gapcalc.views.columns import Line
    from gapcalc.views.speaker import Speaker

__all__ = ["show"]

_STEP = ("name", "formula", "numbers", "result")


@with_option_groups
def show(
    id: OptionalIdArgument = None,
    files: FilesArgument = None,
    *,
    year: YearOption = None,
    set_: SetOption = None,
    selection: SelectionGroup,
    format: FormatOption = "table",
    output_path: OutputOption = None,
    data: DataGroupBesideSelection,
    general: GeneralGroup,
) -> int:
    """Show one target, or those selected, with every number derived."""
    from gapcalc.cli.inputs import assess_files, data_paths
    from gapcalc.cli.output import print_problems
    from gapcalc.plan.search import find_target

    form_of_file(output_path)  # another ending is refused before any file is read
    speaker = general.speaker()
    plan = general.load_plan()
    id, files = _target_and_files(id, files, selection)
    # Without an id the targets that --only selects are shown.
    target = None if id is None else find_target(plan, id)
    selection.targets(plan)  # a slip in an option is named before any data are read
    paths = data_paths(files, plan, general.plan_path)
    assessment, problems, _ = assess_files(plan, paths, data, year, set_)

    output: CommandOutput
    if target is not None:
        output = _TargetOutput(assessment, assessment[target.id], speaker)
    else:
        results = selection.results(assessment)
        shown = [_TargetOutput(assessment, result, speaker) for result in results]
        output = _TargetsOutput(shown, speaker)

    give_output(output, format, output_path, [*paths, plan.path])
    # Doubts about the other targets' values are the business of `status` and `check`.
    told = [problem for problem in problems if problem.severity == "error" or _is_option(problem)]
    print_problems(told, speaker)

    return exit_code(told)


def _target_and_files(
    id: str | None, files: list[str] | None, selection: Selection
) -> tuple[str | None, list[str] | None]:
    """Return the target that is named, None where targets are selected, and the files to read.

    What stands first may be a file then: `show data.csv --only behind`.
    """
    if selection.is_empty:
        if id is None:
            details = {"value": "ID", "command": "gapcalc show"}
            raise GapcalcError(Problem("argument-missing", details))

        return id, files

    first = [] if id is None else [id]
    return None, [*first, *(files or ())] or None


def _is_option(problem: Problem) -> bool:
    """Whether a problem is one of the command line, and so of whichever target was asked for."""
    return problem.code == "option-unused"


@dataclass(frozen=True)
class _TargetOutput(CommandOutput):
    assessment: "Assessment"
    result: "Result"
    speaker: "Speaker"

    def lines(self, width: int | None) -> "Iterable[Line]":
        from gapcalc.views.target import target_lines

        return target_lines(self.assessment, self.result, self.speaker, width)

    def document(self) -> dict[str, Any]:
        from gapcalc.assessment.comparison import verdicts
        from gapcalc.views.method_export import verdict_json
        from gapcalc.views.status_export import target_json
        from gapcalc.views.target import target_details_json

        entry = target_json(self.assessment, self.result, self.speaker)
        remarks = self.assessment.remarks.get(self.result.target.id, ())
        plan = self.assessment.plan
        entry = target_details_json(plan, self.result, entry, self.speaker, remarks)

        entry["verdicts"] = {
            method: verdict_json(self.result, verdict, self.speaker)
            for method, verdict in verdicts(self.assessment, self.result).items()
        }

        return entry

    def flat_table(self) -> FlatTable:
        """Return the derivation, one row a step."""
        steps = self.document()["derivation"]
        return _STEP, [[step[key] for key in _STEP] for step in steps]


@dataclass(frozen=True)
class _TargetsOutput(CommandOutput):
    """Several targets, one below the other."""

    targets: Sequence[_TargetOutput]
    speaker: "Speaker"

    def lines(self, width: int | None) -> "Iterable[Line]":
        if not self.targets:
            return [[(self.speaker.word("nothing"), "")]]

        lines: list[Line] = []

        for target in self.targets:
            if lines:
                lines += [[], []]

            lines += target.lines(width)

        return lines

    def document(self) -> dict[str, Any]:
        return {"version": 1, "targets": [target.document() for target in self.targets]}

    def flat_table(self) -> FlatTable:
        """Return the derivations, one row a step, each with the id of its target."""
        rows = []

        for target in self.targets:
            _, steps = target.flat_table()
            rows += [[target.result.target.id, *step] for step in steps]

        return ("id", *_STEP), rows
