"""How each verdict stood at earlier dates, and what has turned since the last half-year.

A verdict of an earlier date rests on what was known then: the values whose periods had ended and,
where the data say when a value was published, that were published. Without such dates a value
counts from the end of its period on, and one that was revised since as it is known today.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gapcalc.assessment.changes.targets import TURNS, TargetChange, Turn, turn_between
from gapcalc.assessment.rollup import JUDGED, Rollup, roll_up
from gapcalc.assessment.status import STATUSES, Assessment, Result, assess
from gapcalc.core.clock import AsOf
from gapcalc.data.observation import Observation, Observations, known_by
from gapcalc.plan.model import Plan, Target

__all__ = [
    "History",
    "Turned",
    "assess_at",
    "history",
    "last_half_year",
    "turned_since_half_year",
    "turns_in",
    "worst_first",
]

_JUNE = 6
_NOTHING_KNOWN = {"no_data", "not_assessable"}


def last_half_year(date: AsOf) -> AsOf:
    """Return the end of the last half-year that was over before `date`.

    Of the end of 2025 it is the end of June 2025; of March and of June 2026 the end of 2025.
    """
    # From July to December the half-year to June is over, before that the year before.
    if date.month > _JUNE:
        return AsOf(date.year, _JUNE)

    return AsOf(date.year - 1)


def assess_at(
    assessment: Assessment, date: AsOf, results: Iterable[Result] | None = None
) -> Assessment:
    """Return the plan as of an earlier `date`, by those values of `assessment` known by then.

    Its verdicts are those that `status --year` gives on these values; rates and forecasts are left
    out of its numbers. With `results` only their targets are judged.
    """
    plan = assessment.plan if results is None else _plan_of_results(assessment.plan, results)
    published: list[Observation] = []

    # What is known by a date includes nothing that an office published after it.
    for observations in assessment.observations.values():
        published += known_by(observations, date)

    return assess(plan, Observations(published), date, verdicts_only=True)


def _plan_of_results(plan: Plan, results: Iterable[Result]) -> Plan:
    """Return `plan` with the targets of `results`, and those whose goals these say again."""
    wanted: set[str | None] = set()

    # A target that says another goal again has its verdict from there.
    for result in results:
        wanted |= {result.target.id, result.target.same_as}

    targets: dict[str, Target] = {}

    for id, target in plan.targets.items():
        if id in wanted:
            targets[id] = target

    return plan.with_targets(targets)


# --- what turned


@dataclass(frozen=True, slots=True)
class Turned:
    """The targets whose status is another than it was at the end of the last half-year.

    `before` judges the plan as of then. `changes` are worst first: the targets that turned for the
    worse, for the better, into a verdict, out of one, and within each the worst status now.
    """

    before: Assessment
    changes: tuple[TargetChange, ...]

    @property
    def since(self) -> AsOf:
        """The end of the half-year with which the verdicts are compared."""
        return self.before.date

    @property
    def counts(self) -> dict[Turn, int]:
        """The number of targets that turned in each way, 0 included."""
        counts = Counter(change.turn for change in self.changes)
        return {turn: counts[turn] for turn in TURNS}

    def of(self, *turns: Turn) -> list[TargetChange]:
        """Return the targets that turned in one of these ways, the worst first."""
        return [change for change in self.changes if change.turn in turns]


def turned_since_half_year(
    assessment: Assessment, results: Sequence[Result] | None = None
) -> Turned | None:
    """Return what turned since the end of the last half-year, of `results` or of the whole plan.

    The same data are judged as of both dates. None where there was no verdict yet, or the plan had
    not begun.
    """
    date = last_half_year(assessment.date)
    after = assessment.results if results is None else results
    # The middle of 2022 lies before a plan that counts from the end of 2022 on.
    if date < AsOf(_first_year(assessment.plan, after)):
        return None

    before = assess_at(assessment, date, results)
    # Where nothing was judged, every verdict would be one that has turned.
    if not any(result.status in JUDGED for result in before.results):
        return None

    earlier = {result.target.id: result for result in before.results}
    changes = worst_first(_turns(earlier, after))
    return Turned(before, tuple(changes))


def _turns(earlier: dict[str, Result], after: Iterable[Result]) -> Iterator[TargetChange]:
    """Yield the results whose status is another than the earlier one, with both of them."""
    for result in after:
        before = earlier[result.target.id]
        if before.status != result.status:
            yield TargetChange(result.target, before, result, None, ())


def worst_first(changes: Iterable[TargetChange]) -> list[TargetChange]:
    """Return changes by the way in which they turned, for the worse first; then by their status."""
    return sorted(changes, key=_turn_and_status)


def _turn_and_status(change: TargetChange) -> tuple[int, int]:
    """Return by what changes are ordered: the way in which they turned, then the status now."""
    # One whose status has not turned comes last.
    turn = len(TURNS) if change.turn is None else TURNS.index(change.turn)
    status = STATUSES.index(change.after.status)
    return turn, status


# --- all dates


@dataclass(frozen=True, slots=True)
class History:
    """How the targets of a plan stood at each date that the data know, the earliest first.

    `assessments` has one for each date; the last is the one that the history was asked of. `ids`
    are the targets that are told of, in the plan's order.
    """

    assessments: tuple[Assessment, ...]
    ids: tuple[str, ...]

    @property
    def plan(self) -> Plan:
        """The plan by which all dates are judged."""
        return self.assessments[-1].plan

    @property
    def dates(self) -> tuple[AsOf, ...]:
        """The dates, each the end of a half-year, of a year or of what the last one is as of."""
        return tuple(assessment.date for assessment in self.assessments)

    @property
    def has_publication(self) -> bool:
        """Whether a value says when it was published."""
        last = self.assessments[-1]
        wanted = set(self.ids)

        for result in last.results:
            if result.target.id in wanted:
                wanted.update(_ids_of_values(result.target))

        values: list[Observation] = []

        for id in wanted:
            values += last.observations.get(id, ())

        return any(one.published for one in values)

    @property
    def rollups(self) -> list[Rollup]:
        """The counts of the targets at each date."""
        return [roll_up(column.values()) for column in self._columns()]

    def rows(self) -> dict[str, tuple[Result, ...]]:
        """Return the result of each target at each date, by its id."""
        columns = self._columns()
        return {id: tuple(column[id] for column in columns) for id in self.ids}

    def worst_first(self) -> list[str]:
        """Return the ids by how the targets stand last: the worst first, old verdicts behind.

        Of the same status those come first that turned for the worse at the last date, and those
        that nothing is known of come last of all.
        """
        rows = self.rows()
        return sorted(self.ids, key=lambda id: _attention(rows[id]))

    def _columns(self) -> list[dict[str, Result]]:
        """Return the results at each date by their ids, without what is not told of."""
        wanted = set(self.ids)
        columns = []

        for assessment in self.assessments:
            results = {}
            for result in assessment.results:
                if result.target.id in wanted:
                    results[result.target.id] = result

            columns.append(results)

        return columns


def turns_in(row: Sequence[Result]) -> list[Turn | None]:
    """Return how the status of one target turned at each date; None where it stayed, and first."""
    # There is nothing before the first date that it could have turned from.
    turns: list[Turn | None] = [None]

    for before, after in pairwise(row):
        turns.append(turn_between(before.status, after.status))

    return turns


def _attention(row: Sequence[Result]) -> tuple[int, int, int]:
    """Return by what targets are ordered: fresh, old or no verdict, its status, its last turn."""
    last = row[-1]
    # What nothing is known of calls for data and not for deeds: it comes last.
    if last.status in _NOTHING_KNOWN:
        group = 2
    elif last.old:
        group = 1
    else:
        group = 0

    status = STATUSES.index(last.status)
    turn = 0 if turns_in(row)[-1] == "worse" else 1
    return group, status, turn


def history(assessment: Assessment, results: Sequence[Result] | None = None) -> History:
    """Return how the targets of `results`, or all of the plan, stood at each date up to now.

    There is a date for each half-year after the base year in which a period of one of their values
    ends or one was published, and last that of `assessment`. At each the values known by then are
    judged, as `status --year` judges them; the last is `assessment` itself, by all that is known.
    """
    listed = assessment.results if results is None else results
    ids = tuple(result.target.id for result in listed)
    dates = _half_years_with_values(assessment, listed)
    earlier = [assess_at(assessment, date, listed) for date in dates]
    return History((*earlier, assessment), ids)


def _half_years_with_values(assessment: Assessment, results: Sequence[Result]) -> list[AsOf]:
    """Return the ends of the half-years before the date of `assessment` that have values."""
    begin = AsOf(_first_year(assessment.plan, results))
    found: set[AsOf] = set()

    for result in results:
        for id in _ids_of_values(result.target):
            for one in assessment.observations.get(id, ()):
                # What came out in March 2026 counts from the half-year that ends in June.
                date = _counts_from(one)
                found.add(_half_year_of(date))

    return sorted(date for date in found if begin < date < assessment.date)


def _ids_of_values(target: Target) -> list[str]:
    """Return the ids under which the values of a target are published.

    They are its own, those of what it is divided by, and that of the target whose goal it says
    again.
    """
    ids = (*target.series_ids, target.same_as)
    return [id for id in ids if id]


def _first_year(plan: Plan, results: Iterable[Result]) -> int:
    """Return the earliest base year of targets, that of the plan without any."""
    return min((result.target.base_year for result in results), default=plan.base_year)


def _counts_from(observation: Observation) -> AsOf:
    """Return the date from which a value counts: its period is over, and it is published."""
    # The value of 2025 counts from March 2026 on if it came out then, else from the end of 2025.
    end = AsOf.end_of(observation.period)
    published = observation.known_from
    return end if published is None else max(end, published)


def _half_year_of(date: AsOf) -> AsOf:
    """Return the end of the half-year in which a date lies."""
    if date.month <= _JUNE:
        return AsOf(date.year, _JUNE)

    return AsOf(date.year)
