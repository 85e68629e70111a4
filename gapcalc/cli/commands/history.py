"""`gapcalc history`: how each verdict stood at each date that the data know."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gapcalc.cli.exit_code import exit_code
from gapcalc.cli.option_groups import with_option_groups
from gapcalc.cli.options import (
    AllOption,
    DataGroupBesideSelection,
    FilesArgument,
    FormatOption,
    GeneralGroup,
    OutputOption,
    SelectionGroup,
    TargetOption,
    YearOption,
)
from gapcalc.cli.output_forms import CommandOutput, FlatTable, form_of_file, give_output

if TYPE_CHECKING:
    from gapcalc.assessment.history import History
    from gapcalc.assessment.status import Result
    from gapcalc.plan.model import Plan
    from gapcalc.views.columns import Line
    from gapcalc.views.speaker import Speaker

__all__ = ["history"]


@with_option_groups
def history(
    files: FilesArgument = None,
    *,
    target: TargetOption = None,
    year: YearOption = None,
    selection: SelectionGroup,
    all_: AllOption = False,
    format: FormatOption = "table",
    output_path: OutputOption = None,
    data: DataGroupBesideSelection,
    general: GeneralGroup,
) -> int:
    """Show how each verdict stood at each date."""
    from gapcalc.assessment.history import history as history_of
    from gapcalc.cli.inputs import assess_files, data_paths
    from gapcalc.cli.output import point_to_read, print_problems

    form_of_file(output_path)  # another ending is refused before any file is read
    speaker = general.speaker()
    plan = general.load_plan()
    # A slip in an option is named before any data are read.
    statuses = selection.statuses()
    selection.targets(plan)
    ids = _target_ids(plan, target or ())

    paths = data_paths(files, plan, general.plan_path)
    assessment, problems, without_values = assess_files(plan, paths, data, year)
    results: Sequence[Result] = selection.results(assessment)
    if ids:
        # --target beside --action narrows what that selects.
        results = [result for result in results if result.target.id in ids]

    # Who asks for targets by name or status wants all of them.
    lists_all = all_ or bool(statuses) or bool(ids)
    output = _HistoryOutput(history_of(assessment, results), speaker, lists_all)
    give_output(output, format, output_path, [*paths, plan.path])
    print_problems(problems, speaker)
    point_to_read(without_values, speaker)

    return exit_code(problems)


def _target_ids(plan: "Plan", names: Sequence[str]) -> set[str]:
    """Return the ids of the targets with these ids or names."""
    from gapcalc.plan.search import find_target

    return {find_target(plan, name).id for name in names}


@dataclass(frozen=True)
class _HistoryOutput(CommandOutput):
    history: "History"
    speaker: "Speaker"
    # Whether targets are listed that never had data.
    lists_all: bool

    def lines(self, width: int | None) -> "Iterable[Line]":
        from gapcalc.views.history_table import history_table

        return history_table(self.history, self.speaker, width, self.lists_all)

    def document(self) -> dict[str, Any]:
        from gapcalc.views.history_export import history_json

        return history_json(self.history, self.speaker)

    def flat_table(self) -> FlatTable:
        from gapcalc.views.history_export import history_columns

        return history_columns(self.history, self.speaker)

    def markdown(self) -> str:
        """Return a table with a column for each date."""
        from gapcalc.views.history_export import history_markdown

        return history_markdown(self.history, self.speaker, self.lists_all)
