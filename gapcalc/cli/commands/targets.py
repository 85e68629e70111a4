"""`gapcalc targets`: the plan's targets, or those that a search finds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gapcalc.cli.exit_code import OK, PROBLEMS
from gapcalc.cli.option_groups import with_option_groups
from gapcalc.cli.options import (
    FormatOption,
    GeneralGroup,
    OutputOption,
    QueryArgument,
    SelectionGroup,
)
from gapcalc.cli.output_forms import CommandOutput, FlatTable, form_of_file, give_output
from gapcalc.cli.selection import Selection

if TYPE_CHECKING:
    from gapcalc.plan.model import Plan, Target
    from gapcalc.views.columns import Line
    from gapcalc.views.speaker import Speaker

__all__ = ["targets"]


@with_option_groups
def targets(
    query: QueryArgument = None,
    *,
    selection: SelectionGroup,
    format: FormatOption = "table",
    output_path: OutputOption = None,
    general: GeneralGroup,
) -> int:
    """List or search the plan's targets."""
    from gapcalc.plan.search import name_contains

    form_of_file(output_path)  # another ending is refused before any file is read
    speaker = general.speaker()
    plan = general.load_plan()
    matching = selection.targets(plan)

    if selection.statuses():
        matching = _with_status(plan, selection, general.plan_path)

    if query is not None:
        matching = [target for target in matching if name_contains(target, query)]

    give_output(
        _TargetListOutput(plan, matching, speaker),
        format,
        output_path,
        [plan.path],
    )

    # As `grep` does, so that a script can ask whether there is such a target.
    return OK if matching else PROBLEMS


def _with_status(plan: "Plan", selection: Selection, plan_path: str | None) -> "list[Target]":
    """Return the targets selected by what they have come to in the data that go with the plan.

    A plan of one's own comes without data: none has a value yet.
    """
    from gapcalc.cli.inputs import assess_files, assess_without_data, data_paths
    from gapcalc.core.data_options import DataOptions

    paths = data_paths(None, plan, plan_path)

    if paths:
        assessed = assess_files(plan, paths, DataOptions(), None)
    else:
        assessed = assess_without_data(plan, None)

    return [result.target for result in selection.results(assessed.assessment)]


@dataclass(frozen=True)
class _TargetListOutput(CommandOutput):
    plan: "Plan"
    targets: "Sequence[Target]"
    speaker: "Speaker"

    def lines(self, width: int | None) -> "Iterable[Line]":
        from gapcalc.views.target_list import target_list

        return target_list(self.plan, self.targets, self.speaker, width)

    def document(self) -> dict[str, Any]:
        return {"version": 1, "plan": self.plan.id, "targets": self._entries()}

    def flat_table(self) -> FlatTable:
        """Return one row a target; a target's further names, a list, do not fit into a cell."""
        entries = self._entries()
        if not entries:
            return ["id"], []

        # A list of other names has no one cell.
        header = [key for key in entries[0] if key != "also"]
        return header, [[entry[key] for key in header] for entry in entries]

    def _entries(self) -> list[dict[str, Any]]:
        from gapcalc.views.target_list import target_list_json

        return target_list_json(self.plan, self.targets, self.speaker)
