"""`gapcalc show`: one target with every number derived."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gapcalc.cli.exit_code import exit_code
from gapcalc.cli.option_groups import with_option_groups
from gapcalc.cli.options import (
    DataGroup,
    FilesArgument,
    FormatOption,
    GeneralGroup,
    IdArgument,
    SetOption,
    YearOption,
)
from gapcalc.cli.output_forms import CommandOutput, FlatTable, print_output

if TYPE_CHECKING:
    from gapcalc.assessment.status import Assessment, Result
    from gapcalc.core.problem import Problem
    from gapcalc.views.columns import Line
    from gapcalc.views.speaker import Speaker

__all__ = ["show"]

_STEP = ("name", "formula", "numbers", "result")


@with_option_groups
def show(
    id: IdArgument,
    files: FilesArgument = None,
    *,
    year: YearOption = None,
    set_: SetOption = None,
    format: FormatOption = "table",
    data: DataGroup,
    general: GeneralGroup,
) -> int:
    """Show one target with every number derived."""
    from gapcalc.cli.inputs import assess_files, data_paths
    from gapcalc.cli.output import print_problems
    from gapcalc.plan.search import find_target

    speaker = general.speaker()
    plan = general.load_plan()
    target = find_target(plan, id)
    paths = data_paths(files, plan, general.plan_path)
    assessment, problems, _ = assess_files(plan, paths, data, year, set_)
    print_output(_TargetOutput(assessment, assessment[target.id], speaker), format)
    # Doubts about the other targets' values are the business of `status` and `check`.
    told = [problem for problem in problems if problem.severity == "error" or _is_option(problem)]
    print_problems(told, speaker)

    return exit_code(told)


def _is_option(problem: "Problem") -> bool:
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
        entry = target_details_json(self.assessment.plan, self.result, entry, self.speaker)

        entry["verdicts"] = {
            method: verdict_json(self.result, verdict, self.speaker)
            for method, verdict in verdicts(self.assessment, self.result).items()
        }

        return entry

    def flat_table(self) -> FlatTable:
        """Return the derivation, one row a step."""
        steps = self.document()["derivation"]
        return _STEP, [[step[key] for key in _STEP] for step in steps]
