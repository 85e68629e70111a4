"""`gapcalc compare`: what changed between two data cuts, or between two dates of one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gapcalc.cli.exit_code import exit_code
from gapcalc.cli.option_groups import with_option_groups
from gapcalc.cli.options import (
    CutsArgument,
    DataGroup,
    FormatOption,
    FromOption,
    GeneralGroup,
    OutputOption,
    ToOption,
    YearOption,
)
from gapcalc.cli.output_forms import CommandOutput, FlatTable, form_of_file, give_output
from gapcalc.core.data_options import DataOptions
from gapcalc.core.problem import GapcalcError, Problem, unfit_option
from gapcalc.messages.hints import (
    DATES_AND_YEAR,
    DATES_BEFORE_LATEST,
    DATES_IN_ORDER,
    DATES_OF_PLAN,
    DATES_OR_TWO_CUTS,
)

if TYPE_CHECKING:
    from gapcalc.assessment.changes import Changes
    from gapcalc.core.clock import AsOf
    from gapcalc.data.snapshot import Snapshot
    from gapcalc.plan.model import Plan
    from gapcalc.views.columns import Line
    from gapcalc.views.speaker import Speaker

__all__ = ["compare"]

_TWO_CUTS = 2


@with_option_groups
def compare(
    cuts: CutsArgument = None,
    *,
    start: FromOption = None,
    end: ToOption = None,
    year: YearOption = None,
    format: FormatOption = "table",
    output_path: OutputOption = None,
    data: DataGroup,
    general: GeneralGroup,
) -> int:
    """Show what changed between two data cuts, or between two dates of one."""
    from gapcalc.cli.inputs import data_paths, named_paths, refuse_unusable
    from gapcalc.cli.output import print_problems
    from gapcalc.data.unused_options import unused_options

    form_of_file(output_path)  # another ending is refused before any file is read
    names = cuts or []
    _refuse_mixture(names, start, end, year)
    speaker = general.speaker()
    plan = general.load_plan()

    if start is None:
        names = named_paths(names)
        snapshots = _read_cuts(names, plan, data)
        refuse_unusable(_problems_of_cuts(snapshots))
        changes = _changes_of_cuts(plan, snapshots, year)
    else:
        first, last = _two_dates(plan, start, end)
        paths = data_paths(names, plan, general.plan_path)
        snapshots = [_one_data_set(paths, plan, data, is_named=bool(names))]
        names = paths
        refuse_unusable(_problems_of_cuts(snapshots))
        changes = _changes_of_dates(plan, snapshots[0], first, last)

    # What was read is not written over by -o.
    sources = [*names, plan.path]
    give_output(_ChangesOutput(changes, speaker), format, output_path, sources)
    used = set[str]().union(*(one.observations.used_options for one in snapshots))
    problems = [*changes.problems, *unused_options(data, used)]
    print_problems(problems, speaker)

    return exit_code(problems)


# --- what is compared


def _refuse_mixture(
    names: Sequence[str], start: str | None, end: str | None, year: str | None
) -> None:
    """Raise for arguments that are neither two cuts nor one data set with its dates."""
    if start is None and end is None:
        missing = ("OLD", "NEW")[len(names) :]
        if missing:
            details = {"value": missing[0], "command": "gapcalc compare"}
            raise GapcalcError(Problem("argument-missing", details))
        if len(names) > _TWO_CUTS:
            raise GapcalcError(Problem("argument-too-many", {"command": "gapcalc compare"}))

        return

    if len(names) == _TWO_CUTS:
        # Named is the one that was typed.
        option, value = ("--from", start) if start is not None else ("--to", end)
        raise unfit_option(option, value or "", DATES_OR_TWO_CUTS)
    if year is not None:
        raise unfit_option("--year", year, DATES_AND_YEAR)
    if start is None:
        details = {"value": "--from P", "command": "gapcalc compare"}
        raise GapcalcError(Problem("argument-missing", details))


def _read_cuts(names: Sequence[str], plan: "Plan", data: DataOptions) -> "list[Snapshot]":
    from gapcalc.cli.output import progress_bar
    from gapcalc.data.snapshot import read_snapshot

    with progress_bar() as progress:
        # A cut is a file, a folder, or HEAD~1:data/, which is read from the git repository.
        return [read_snapshot(name, plan, data, progress) for name in names]


def _problems_of_cuts(snapshots: "Sequence[Snapshot]") -> "list[Problem]":
    found: list[Problem] = []

    for snapshot in snapshots:
        found += snapshot.observations.problems

    return found


def _changes_of_cuts(plan: "Plan", snapshots: "Sequence[Snapshot]", year: str | None) -> "Changes":
    from gapcalc.assessment.changes import compare as find_changes

    before, after = snapshots
    return find_changes(plan, before, after, year)


# --- two dates of one data set


def _two_dates(plan: "Plan", start: str, end: str | None) -> "tuple[AsOf, AsOf | None]":
    """Return the dates, the second None where it is not given.

    Raises `GapcalcError` for one that lies outside the plan, and for two in the wrong order.
    """
    from gapcalc.core.clock import date_of

    first = date_of(start)
    _refuse_outside(plan, "--from", start, first)
    if end is None:
        return first, None

    last = date_of(end)
    _refuse_outside(plan, "--to", end, last)
    if last <= first:
        raise unfit_option("--to", end, DATES_IN_ORDER.filled(start=start))

    return first, last


def _refuse_outside(plan: "Plan", option: str, text: str, date: "AsOf") -> None:
    if plan.first_year <= date.last_full_year and date.year <= plan.last_year:
        return

    raise unfit_option(
        option, text, DATES_OF_PLAN.filled(first=plan.first_year, last=plan.last_year)
    )


def _one_data_set(
    paths: Sequence[str], plan: "Plan", data: DataOptions, is_named: bool
) -> "Snapshot":
    """Return all files together; the data of the bundled plan, which nobody named, as data."""
    if not paths:
        raise GapcalcError(Problem("no-input"))
    if len(paths) == 1:
        (snapshot,) = _read_cuts(paths, plan, data)
        # The data that come with the plan are told of by their folder's name alone.
        return snapshot if is_named else replace(snapshot, name=Path(paths[0]).name)

    from gapcalc.cli.output import progress_bar
    from gapcalc.data.reading import read_observations
    from gapcalc.data.snapshot import Snapshot

    with progress_bar() as progress:
        return Snapshot(", ".join(paths), read_observations(paths, plan, data, progress))


def _changes_of_dates(
    plan: "Plan", snapshot: "Snapshot", first: "AsOf", last: "AsOf | None"
) -> "Changes":
    from gapcalc.assessment.changes import compare_dates
    from gapcalc.assessment.status import latest_date

    if last is None:
        last = latest_date(plan, snapshot.observations)
        if last <= first:
            latest = str(last.value)
            raise unfit_option(
                "--from", str(first.value), DATES_BEFORE_LATEST.filled(latest=latest)
            )

    return compare_dates(plan, snapshot, first, last)


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
