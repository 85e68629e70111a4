"""`gapcalc compare`: what changed between two data cuts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gapcalc.cli.exit_code import exit_code
from gapcalc.cli.option_groups import with_option_groups
from gapcalc.cli.options import (
    DataGroup,
    FormatOption,
    GeneralGroup,
    NewArgument,
    OldArgument,
    OutputOption,
    YearOption,
)
from gapcalc.cli.output_forms import CommandOutput, FlatTable, form_of_file, give_output

if TYPE_CHECKING:
    from gapcalc.assessment.changes import Changes
    from gapcalc.views.columns import Line
    from gapcalc.views.speaker import Speaker

__all__ = ["compare"]


@with_option_groups
def compare(
    old: OldArgument,
    new: NewArgument,
    *,
    year: YearOption = None,
    format: FormatOption = "table",
    output_path: OutputOption = None,
    data: DataGroup,
    general: GeneralGroup,
) -> int:
    """Show what changed between two data cuts."""
    from gapcalc.assessment.changes import compare as find_changes
    from gapcalc.cli.inputs import refuse_unusable
    from gapcalc.cli.output import print_problems, progress_bar
    from gapcalc.data.snapshot import read_snapshot
    from gapcalc.data.unused_options import unused_options

    form_of_file(output_path)  # another ending is refused before any file is read
    speaker = general.speaker()
    plan = general.load_plan()

    with progress_bar() as progress:
        # A cut is a file, a folder, or HEAD~1:data/, which is read from the git repository.
        before = read_snapshot(old, plan, data, progress)
        after = read_snapshot(new, plan, data, progress)

    refuse_unusable([*before.observations.problems, *after.observations.problems])
    changes = find_changes(plan, before, after, year)
    give_output(_ChangesOutput(changes, speaker), format, output_path, [old, new, plan.path])
    used = before.observations.used_options | after.observations.used_options
    problems = [*changes.problems, *unused_options(data, used)]
    print_problems(problems, speaker)

    return exit_code(problems)


@dataclass(frozen=True)
class _ChangesOutput(CommandOutput):
    changes: "Changes"
    speaker: "Speaker"

    def lines(self, width: int | None) -> "Iterable[Line]":
        from gapcalc.views.change_table import change_lines

        return change_lines(self.changes, self.speaker, width)

    def document(self) -> dict[str, Any]:
        from gapcalc.views.change_export import changes_json

        return changes_json(self.changes, self.speaker)

    def flat_table(self) -> FlatTable:
        from gapcalc.views.change_export import change_columns

        return change_columns(self.changes, self.speaker)

    def markdown(self) -> str:
        """Return a comment for a pull request in place of one long table."""
        from gapcalc.views.change_comment import changes_markdown

        return changes_markdown(self.changes, self.speaker)
