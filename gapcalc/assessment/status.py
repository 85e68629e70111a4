"""The status of each target: one of `STATUSES`, with the reasons for it.

The status of a target under way rests on two independent tests. Is it on schedule: has it covered
the share of the way that it should have by now? Will it arrive: does it reach its goal in time if
it goes on at its recent pace? Both allow for the plan's tolerance.

|             | will arrive  | will not arrive |
|-------------|--------------|-----------------|
| on schedule | `on_track`   | `slowing`       |
| behind it   | `recovering` | `behind`        |
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Literal, TypeAlias, get_args

from gapcalc.assessment.numbers import Numbers, measure, position
from gapcalc.assessment.series import Point, Series, build_series, missing_base_years
from gapcalc.assessment.so_far import SoFar
from gapcalc.assessment.so_far import so_far as months_so_far
from gapcalc.assessment.waypoints import WaypointResult, waypoint_results
from gapcalc.core.clock import AsOf, Date, date_of, this_year
from gapcalc.core.growth import Number, elapsed_share
from gapcalc.core.problem import GapcalcError, Problem
from gapcalc.core.problem_log import bounded
from gapcalc.core.text import nearest
from gapcalc.data.observation import Observation, Observations
from gapcalc.data.remark import Remark, newest_first
from gapcalc.messages.reasons import basis_name
from gapcalc.plan.model import Aim, Plan, Target
from gapcalc.plan.search import find_target, similar_targets

__all__ = [
    "ALL",
    "GOOD",
    "JUDGED",
    "OWN",
    "STATUSES",
    "Assessment",
    "Reason",
    "Result",
    "Status",
    "assess",
    "decide",
    "latest_date",
    "status_of",
]

# The plan's own rule, and all systems at once, as `--method` names them.
OWN = "plan"
ALL = "all"

# In the order in which they call for attention.
Status = Literal[
    "breached",
    "missed",
    "reversing",
    "behind",
    "slowing",
    "recovering",
    "no_baseline",
    "pending",
    "on_track",
    "holding",
    "achieved",
    "no_data",
    "not_assessable",
]
STATUSES: tuple[Status, ...] = get_args(Status)

# The statuses that are as planned, and all that are a verdict. A step that is pending is none.
GOOD: tuple[Status, ...] = ("on_track", "holding", "achieved")
JUDGED: tuple[Status, ...] = (
    *GOOD,
    "recovering",
    "slowing",
    "behind",
    "reversing",
    "missed",
    "breached",
)

# What the two tests come to: is the value on schedule now, does the recent rate arrive in time?
_STATUS_OF_TESTS: dict[tuple[bool, bool], Status] = {
    (True, True): "on_track",
    (True, False): "slowing",
    (False, True): "recovering",
    (False, False): "behind",
}

# The results of a plan come out within so many years after its end.
_YEARS_AFTER_PLAN = 2
# A year to come that does not follow another one lies apart where there are so many years before.
_YEARS_TO_BE_APART_FROM = 3

# How far a logarithm may miss equality: ln 6^19 / ln 6^50 is 0.38, and less in floating point.
_DUST = 1e-12


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a status was given: a key of `messages.reasons.REASONS` and the values to fill in."""

    code: str
    values: dict[str, object] = field(default_factory=dict)


# A status with what led to it, the main reason first.
Decision: TypeAlias = tuple[Status, list[Reason]]


@dataclass(frozen=True, slots=True, repr=False)
class Result:
    """One target with its series, numbers, status and reasons.

    `stale` says that the current value is of an earlier year than the date of the assessment. `age`
    is how many years before that date its period ended, None without a value. `old` says that it is
    a verdict of its own date only: the plan lets no value of that age speak for a later one.
    `so_far` is what was published of a year that is not over, and rests no verdict.
    """

    target: Target
    series: Series
    numbers: Numbers
    status: Status
    reasons: tuple[Reason, ...]
    stale: bool = False
    age: Fraction | None = None
    old: bool = False
    so_far: SoFar | None = None

    def __repr__(self) -> str:
        current = self.numbers.current
        if current is None:
            return f"<Result {self.target.id}: {self.status}>"

        value = f"{float(current.amount):g} {self.series.unit}".strip()
        return f"<Result {self.target.id}: {self.status}, {value} in {current.period}>"

    @property
    def silent(self) -> bool:
        """Whether nothing at all was published for any time after the current value."""
        current = self.numbers.current
        if current is None:
            return True

        # Some months of 2026 after the year 2025 are no silence, though no value comes of them.
        return all(unused.observation.period.end <= current.time for unused in self.series.unused)

    @property
    def has_data(self) -> bool:
        """Whether there is a value that says something about the plan's years."""
        # A value on another basis is one, even if it cannot be set beside the goal.
        has_value = self.numbers.current is not None or bool(self.series.incomparable)
        return has_value and self.status != "no_data"

    @property
    def withheld(self) -> bool:
        """Whether there is no verdict as what came last stands on another basis."""
        return any(reason.code == "not-comparable" for reason in self.reasons)

    @property
    def arrives(self) -> bool | None:
        """Whether a target without a base comes to its goal at its recent pace.

        None for all others, and where there is no pace.
        """
        aim = self.numbers.aim
        forecast = self.numbers.forecast
        if self.status != "no_baseline" or aim is None or forecast is None:
            return None

        return aim.met(Fraction(forecast))


@dataclass(frozen=True, slots=True, repr=False)
class Assessment:
    """All targets of a plan as of one date, in the plan's order.

    `problems` are those of the data; `observations` holds what the assessment rests on, by the id
    of its target or benchmark, `remarks` what offices say of it in words, the newest first.
    """

    plan: Plan
    date: AsOf
    results: tuple[Result, ...]
    problems: tuple[Problem, ...] = ()
    observations: Mapping[str, Sequence[Observation]] = field(default_factory=dict)
    remarks: Mapping[str, Sequence[Remark]] = field(default_factory=dict)

    @property
    def as_of(self) -> Date:
        """The date: 2026 for the end of that year, "2026-06" for the end of a month within it."""
        return self.date.value

    @property
    def time_gone(self) -> Fraction:
        """The share of the plan's own time that has gone: 7/10 at the end of June 2026 of 2022-27.

        Below 0 before the plan begins, and over 1 when it is over.
        """
        begin = Fraction(self.plan.base_year)
        end = Fraction(self.plan.target_year)
        return elapsed_share(begin, self.date.time, end)

    @property
    def summary(self) -> dict[str, int]:
        """The number of targets by status, those of no target with 0."""
        counts = Counter(result.status for result in self.results)
        return {status: counts[status] for status in STATUSES}

    def __getitem__(self, id: str) -> Result:
        """Return the result of the target with this id, or with this name if it is the only one.

        Raises `KeyError`, with what comes near.
        """
        wanted = self._id_of(id)

        for result in self.results:
            if result.target.id == wanted:
                return result

        near = self._near(id) if isinstance(id, str) else []
        message = f"no target {id!r}"
        if near:
            offered = " or ".join(map(repr, near))
            message += f"; did you mean {offered}?"

        raise KeyError(message)

    def _near(self, name: str) -> list[str]:
        """Return the nearest id, else those that have the name or a part of it."""
        guess = nearest(name, list(self.plan.targets))
        if guess is not None:
            return [guess]

        return similar_targets(self.plan, name)

    def _id_of(self, name: str) -> str | None:
        """Return the id of the target with this id or name; None where no single one has it."""
        if not isinstance(name, str):
            return None

        try:
            return find_target(self.plan, name).id
        except GapcalcError:
            return None

    def __repr__(self) -> str:
        counts = [f"{status}={count}" for status, count in self.summary.items() if count]
        listed = ", ".join(counts)
        return f"<Assessment of {self.plan.id} as of {self.as_of}: {listed}>"


def assess(
    plan: Plan,
    observations: Observations | Iterable[Observation],
    year: Date | AsOf | None = None,
    today: int | None = None,
    *,
    verdicts_only: bool = False,
) -> Assessment:
    """Return the status of every target of `plan` as of the end of `year`.

    That is a year (2026), or a text that names the end of a month, half or quarter ("2026-06",
    "2026H1", "2026Q2"); raises `GapcalcError` for any other text. Observations after it are
    ignored. Without `year` it is as of the `latest_date`, and values for a year that is still to
    come are doubted ("future-period"). `today` is the year that it is now, for results that do not
    depend on the clock. With `verdicts_only` rates, lead and forecast are left out of the numbers.
    """
    if not isinstance(observations, Observations):
        observations = Observations(observations)

    problems: list[Problem] = []

    if year is None:
        if today is None:
            today = this_year()

        date = latest_date(plan, observations, today)
        problems += _future_periods(observations, today)
    else:
        date = date_of(year)

    by_id = observations.by_target(date)
    quantities = position if verdicts_only else measure
    results = []

    for target in plan.targets.values():
        series = build_series(plan, target, by_id)
        numbers = quantities(plan, target, series)
        result = _assess_target(plan, target, series, numbers, date)
        so_far = months_so_far(target, series, by_id)
        results.append(replace(result, so_far=so_far) if so_far else result)

        if target.same_as is None:
            problems.extend(series.problems)

    joined = _with_twins(results)
    remarks = newest_first(observations.remarks)
    return Assessment(plan, date, joined, _without_repeats(problems), by_id, remarks)


def latest_date(plan: Plan, observations: Observations, today: int | None = None) -> AsOf:
    """Return the end of the latest period that a value of a target of `plan` is for.

    Where the latest year has a value for all of it, that is its end; where it has only values of
    months, the last of these months. It is the end of the base year where no target has a value.

    A year after `today`, the year that it is now, is most likely a slip (2052 for 2025) and is
    passed over where it lies well after the plan's target year, or apart from the other years. What
    was set by hand is meant as it is.
    """
    if today is None:
        today = this_year()

    accepted: set[int] = set()

    for year, is_set_by_hand in sorted(observations.years(plan.targets).items()):
        # 2023, 2024, 2025 and then 2028: nothing leads from the one to the other.
        is_apart = len(accepted) >= _YEARS_TO_BE_APART_FROM and year - 1 not in accepted
        is_slip = is_apart or year > plan.last_year + _YEARS_AFTER_PLAN
        if year <= today or is_set_by_hand or not is_slip:
            accepted.add(year)

    if not accepted:
        return AsOf(plan.base_year)

    latest = max(accepted)
    return AsOf(latest, observations.last_month(plan.targets, latest))


def _future_periods(observations: Iterable[Observation], today: int) -> Iterator[Problem]:
    """Doubt each value for a year that has not begun; what was set by hand is a supposition."""
    for one in observations:
        if one.period.year <= today or one.path is None:
            continue

        value = f"{one.value} {one.unit}"
        details = {
            "target": one.target,
            "value": value.strip(),  # a stage has no unit
            "period": str(one.period),
            "year": str(one.period.year),
        }
        yield Problem("future-period", details, one.path, one.line, field="period")


def _assess_target(
    plan: Plan, target: Target, series: Series, numbers: Numbers, date: AsOf
) -> Result:
    """Return the verdict on one target, and how old the value is that it rests on."""
    status, reasons = decide(plan, target, series, numbers)
    current = numbers.current
    if current is None:
        return Result(target, series, numbers, status, tuple(reasons))

    # The value of 2024 is a year and a half old at the end of June 2026.
    age = date.time - current.time
    can_change = status in JUDGED and not _is_final(plan, target, status, current)
    return Result(
        target,
        series,
        numbers,
        status,
        tuple(reasons),
        stale=current.period.year < date.year,
        age=age,
        old=can_change and age > plan.fresh,
    )


def _is_final(plan: Plan, target: Target, status: Status, current: Point) -> bool:
    """Whether a verdict stands however long ago it was reached.

    The time of the goal is over; or what is achieved stays so: a line in operation, a capacity that
    was delivered, a total to which amounts are only added. A rank or a share may be lost again.
    """
    if current.time >= plan.end(target):
        return True
    if status != "achieved":
        return False

    if target.goal.form == "stage":
        return True
    if target.path == "step":
        return target.measure == "stock"

    return target.path == "cumulative" and target.measure != "stock"


def _with_twins(results: Sequence[Result]) -> tuple[Result, ...]:
    """Return results of which those that say another goal again have its status."""
    by_id = {result.target.id: result for result in results}
    joined = []

    for result in results:
        judged = by_id.get(result.target.same_as or "")
        joined.append(result if judged is None else _as_judged(result, judged))

    return tuple(joined)


def _as_judged(result: Result, judged: Result) -> Result:
    """Return a result with the status of the one whose goal it says again, and with its reasons."""
    reason = Reason("same-as", {"name": judged.target.name})
    reasons = (reason, *judged.reasons)
    return replace(result, status=judged.status, reasons=reasons, old=judged.old)


def _without_repeats(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return each problem once: a benchmark that is in conflict serves several targets."""
    unique = {}

    for problem in problems:
        key = (problem.code, problem.path, problem.line, *problem.details.values())
        unique[key] = problem

    return tuple(bounded(unique.values()))


def status_of(plan: Plan, target: Target, series: Series) -> Status:
    """Return the status that `series` gives a target under the plan's own rule."""
    numbers = position(plan, target, series)
    status, _ = decide(plan, target, series, numbers)
    return status


def decide(plan: Plan, target: Target, series: Series, numbers: Numbers) -> Decision:
    """Return the status of a target and why it is so, with what has to be known beside it."""
    status, reasons = _decision(plan, target, series, numbers)
    has_rate = numbers.required or numbers.observed or numbers.recent
    if numbers.undefined_growth and has_rate:
        reasons.append(Reason("growth-undefined"))
    if series.broken_at is not None and numbers.current is not None:
        reasons.append(Reason("broken", {"year": series.broken_at}))

    reasons += _reasons_of_bases(series)
    reasons += _reasons_of_waypoints(target, series, numbers, status)
    return status, reasons


def _reasons_of_waypoints(
    target: Target, series: Series, n: Numbers, status: Status
) -> Iterator[Reason]:
    """Yield what has come of the waypoints that are behind, and what the next one takes."""
    if not target.waypoints or status in {"no_data", "not_assessable"}:
        return

    ahead: list[WaypointResult] = []

    for one in waypoint_results(target, series, n):
        if one.state == "ahead":
            ahead.append(one)
        elif one.state in {"met", "missed"}:
            details: dict[str, object] = {"waypoint": one.waypoint, "point": one.point}
            yield Reason(f"waypoint-{one.state}", details)

    # Once the goal is met or its time is over, no waypoint takes anything.
    if not ahead or status in {"achieved", "missed"}:
        return

    following = ahead[0]
    if following.required is not None:
        yield Reason("waypoint-ahead", {"waypoint": following.waypoint, "rate": following.required})


def _reasons_of_bases(series: Series) -> Iterator[Reason]:
    """Yield how values on other bases came into the series, or what they were taken for."""
    for link in series.links:
        yield Reason("linked", {"link": link})
    for basis in series.chained_bases:
        yield Reason("chained-basis", {"basis": basis_name(basis)})

    if series.basis_is_taken:
        yield Reason("basis-taken", {"basis": basis_name(series.basis)})


def _decision(plan: Plan, target: Target, series: Series, n: Numbers) -> Decision:
    """Return the status of a target and its reasons.

    The order of the questions is the rule: can the target be assessed, is there a value, is it to
    be held, is the goal reached or missed, is there a base, has the value moved away from it? Only
    then do the two tests decide.
    """
    why_not = _why_not_assessable(target, series, n)
    if why_not:
        return "not_assessable", why_not

    current = n.current
    if current is None:
        return "no_data", _why_no_value(series)

    if current.time < target.base_year:
        # Such a value says nothing about the plan's years, not even that the goal was met.
        details: dict[str, object] = {"base": target.base_year, "last": current.period}
        return "no_data", [Reason("before-base", details)]

    if target.path == "hold":
        return _decision_on_hold(target, series, n)

    is_met = _reaches_goal(target, n.aim, current)
    if is_met:
        return _decision_on_met(plan, target, n, current)

    is_over = current.time >= plan.end(target)
    # A goal that depends on a missing base (None) is neither reached nor missed.
    if is_met is False and is_over:
        return "missed", [Reason("missed", {"point": current})]
    # A bridge is open or it is not: there is no way on which it could be late.
    if target.path == "step":
        return "pending", [Reason("pending", {"point": current})]

    # With the 100 of the base year alone nothing has moved yet.
    if current.time <= target.base_year:
        return "no_data", [Reason("base-only", {"base": target.base_year})]
    if n.base is None:
        return "no_baseline", _why_no_baseline(plan, target, series, n)

    return _decision_under_way(plan, target, n, n.base, current)


def _why_not_assessable(target: Target, series: Series, n: Numbers) -> list[Reason]:
    """Return why a target cannot be assessed, nothing if it can."""
    if target.goal.form == "none":
        return [Reason("no-threshold", {"why": target.goal.reason})]
    if target.role == "forecast":
        return [Reason("forecast-role")]

    since = series.incomparable_since
    if since is None:
        return []

    # Values on another basis from before the plan leave those within it as they are.
    latest = series.incomparable[-1]
    if latest.time <= target.base_year:
        return []

    reasons = _why_not_comparable(series, since, n.current)
    return list(reasons)


def _why_not_comparable(series: Series, since: Point, current: Point | None) -> Iterator[Reason]:
    """Yield why a verdict is withheld: what came last cannot be set beside goal and base."""
    basis = basis_name(since.basis)
    yield Reason("not-comparable", {"point": since, "basis": basis})
    latest = series.incomparable[-1]

    if latest is not since:
        yield Reason("latest", {"point": latest})
    if current is not None:
        yield Reason("last-comparable", {"point": current, "basis": basis_name(series.basis)})


def _decision_on_met(plan: Plan, target: Target, n: Numbers, current: Point) -> Decision:
    """Decide on a goal that is met now: an average is not there before its last year is.

    A level that was met in the base year already is nothing that the plan has brought about.
    """
    due = plan.end(target)
    is_average = target.goal.form == "average_growth" and target.window == "average"
    # 6 % a year on average up to 2027: what stands there in 2025 may fall back until then.
    if is_average and current.time < due:
        early = Reason("reached-early", {"point": current, "year": due})
        return "on_track", [early]

    reasons = [Reason("achieved", {"point": current})]
    was_met = n.base is not None and _reaches_goal(target, n.aim, n.base)
    if was_met:
        reasons.append(Reason("met-before", {"point": n.base}))

    if n.aim is not None:
        reasons += _reasons_of_ambition(n.aim, current)

    return "achieved", reasons


def _reasons_of_ambition(aim: Aim, current: Point) -> Iterator[Reason]:
    """Yield whether a range is reached to its far end too, which no verdict depends on."""
    ambition = aim.ambition
    if ambition is None:
        return

    # 200 to 220 of what is to grow: the far end is at least 220.
    far_end = aim.from_same_side(ambition)
    is_met = far_end.met(current.amount, current.beyond)
    code = "ambition-met" if is_met else "ambition-open"
    yield Reason(code, {"ambition": ambition})


def _why_no_value(series: Series) -> list[Reason]:
    """Return why a target, with or without published values, has none that can be used."""
    if series.broken_at is not None:
        return [Reason("broken", {"year": series.broken_at})]

    # Each reason once, however many values it keeps out.
    codes = dict.fromkeys(unused.why for unused in series.unused)
    if not codes:
        return [Reason("no-observation")]

    return [Reason(code) for code in codes]


def _no_baseline(target: Target, series: Series) -> Reason:
    """Return that the base has no value, or which years of a mean have none."""
    if not target.base_years:
        return Reason("no-baseline", {"base": target.base_year})

    # The mean of 2018 to 2020 needs all three.
    years = missing_base_years(target, series)
    return Reason("no-base-mean", {"base": target.base_text, "years": years})


def _why_no_baseline(plan: Plan, target: Target, series: Series, n: Numbers) -> list[Reason]:
    """Return that there is no base, and what the forecast says alone: that needs none."""
    reasons = [_no_baseline(target, series)]

    if n.aim is None:
        # Twice the value of the base year, which is not known.
        reasons.append(Reason("goal-needs-base"))
    elif n.forecast is not None:
        suffices = n.aim.met(Fraction(n.forecast))
        code = "pace-suffices" if suffices else "pace-falls-short"
        reasons.append(Reason(code, {"numbers": n, "year": plan.end(target)}))

    previous = n.previous
    if previous is not None and previous.time < target.base_year:
        reasons.append(_across_base(target, previous))

    return reasons


def _reaches_goal(target: Target, aim: Aim | None, point: Point) -> bool | None:
    """Whether `point` reaches the goal; None if the goal depends on a base that is missing."""
    if target.goal.form == "stage":
        stage = target.goal.stage
        # Stages come one after the other: who has reached a later one has passed this.
        return stage is not None and point.amount >= stage.rank
    if aim is None:
        return None

    return aim.met(point.amount, point.beyond)


def _decision_on_hold(target: Target, series: Series, n: Numbers) -> Decision:
    """Decide on a goal that is to be met in every year after the base: the last value counts."""
    points = [point for point in series.points if point.time > target.base_year]
    if not points:
        return "no_data", [Reason("base-only", {"base": target.base_year})]

    # A goal to be held is a figure of its own, never a multiple of the base: it has an aim.
    assert n.aim is not None
    last = points[-1]
    is_held = n.aim.met(last.amount, last.beyond)
    status: Status = "holding" if is_held else "breached"
    reasons = [Reason(status, {"point": last})]
    earlier_breaches = []

    for point in points[:-1]:
        if not n.aim.met(point.amount, point.beyond):
            earlier_breaches.append(point.period)

    if earlier_breaches:
        reasons.append(Reason("breached-before", {"periods": earlier_breaches}))

    # That it held in 2024 too, nobody has said.
    silent_years = _years_without_value(target.base_year, points)
    if silent_years:
        reasons.append(Reason("silent-years", {"years": silent_years}))

    return status, reasons


def _years_without_value(base_year: int, points: Sequence[Point]) -> list[int]:
    """Return the years after the base and before the last value in which there is none."""
    present = {point.period.year for point in points}
    between = range(base_year + 1, max(present))
    return [year for year in between if year not in present]


def _decision_under_way(
    plan: Plan, target: Target, n: Numbers, base: Point, current: Point
) -> Decision:
    """Decide on a target between base and target year: has it moved away, and the two tests."""
    assert n.aim is not None

    if n.progress is None or n.due is None:
        return _decision_without_way(target, n.aim, base, current)
    # From 100 to 95 on the way to 200 is -5 % of it.
    if n.progress < 0:
        return "reversing", [Reason("reversing", {"from": base, "point": current})]

    enough = 1 - plan.slack(target)
    # 0.57 of the way where 0.60 is due: with a tolerance of 5 % that is just enough.
    is_on_schedule = _is_share_enough(n.progress, enough * n.due)
    if n.forecast_progress is None:
        # Without a rate there is one test only, which two values answer as the other would.
        arrives = is_on_schedule
    else:
        arrives = _is_share_enough(n.forecast_progress, enough)

    schedule = "schedule-waypoints" if target.waypoints else "schedule"
    reasons = [Reason(schedule, {"numbers": n})]
    reasons += _reasons_of_outlook(plan, target, n, base)
    return _STATUS_OF_TESTS[is_on_schedule, arrives], reasons


def _reasons_of_outlook(plan: Plan, target: Target, n: Numbers, base: Point) -> Iterator[Reason]:
    """Yield where the recent rate leads, and what is to be known of the values it rests on."""
    if n.previous is None:
        yield Reason("no-recent-rate")
        return

    yield Reason("outlook", {"numbers": n, "year": plan.end(target)})

    if n.previous is base:
        # The recent rate is the observed one: one interval for both tests.
        yield Reason("one-interval")
    elif n.previous.time < base.time:
        yield _across_base(target, n.previous)


def _across_base(target: Target, previous: Point) -> Reason:
    """Return the reason that says of a recent rate that part of it was before the plan."""
    return Reason("across-base", {"base": target.base_text, "since": previous.period})


def _decision_without_way(target: Target, aim: Aim, base: Point, current: Point) -> Decision:
    """Decide on a goal that is not met now, though there is no way from the base to it.

    Either the base had met it: at least 100, 110 in the base year, 99 now. Or the base is the
    figure that has to be passed: over 100, 100 in the base year, 100 now.
    """
    if aim.met(base.amount, base.beyond):
        lost = Reason("lost", {"point": current, "base": target.base_text})
        return "reversing", [lost]

    at_bound = Reason("at-bound")
    direction = target.goal.direction or 1
    has_moved_away = (current.amount - base.amount) * direction < 0
    if has_moved_away:
        reversing = Reason("reversing", {"from": base, "point": current})
        return "reversing", [reversing, at_bound]

    return "behind", [at_bound]


def _is_share_enough(share: Number, wanted: Number) -> bool:
    """Whether `share` is at least `wanted`: exactly if it is exact, else but for float dust."""
    if isinstance(share, Fraction):
        return share >= wanted

    return share >= float(wanted) - _DUST
