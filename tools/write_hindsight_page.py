"""Would a method have been right? Judge published series half-way, then look at what came.

`python tools/write_hindsight_page.py` prints the table of docs/hindsight.md.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from gapcalc import assess, judge, load_plan, read_observations
from gapcalc.assessment.rollup import GOOD
from gapcalc.assessment.systems import METHODS, SYSTEMS
from gapcalc.core import growth as way
from gapcalc.core.period import Period
from gapcalc.data.observation import Observation
from gapcalc.messages.locale import Bilingual
from gapcalc.plan.model import Goal, Plan, Target

ROOT = Path(__file__).parent.parent
SPAN = 5  # years from the first value to the last


@dataclass(frozen=True)
class Case:
    """A stretch of a series: what was to be reached by its last year, and what was; `earlier` came before it."""

    name: str
    values: dict[int, Fraction]
    earlier: dict[int, Fraction]
    goal: Fraction
    up: bool
    shape: way.Shape
    percent: bool

    @property
    def years(self) -> tuple[int, int, int]:
        years = sorted(self.values)
        start, end = years[0], years[-1]
        known = [year for year in years if start < year < end]
        return (
            start,
            min(known, key=lambda year: (abs(2 * (year - start) - (end - start)), -year)),
            end,
        )

    @property
    def reached(self) -> bool:
        last = self.values[self.years[2]]
        return last >= self.goal if self.up else last <= self.goal


def german() -> Iterator[Case]:
    """Stretches of five years of Germany's series, none overlapping, each with the goal's path as its own goal."""
    series: dict[str, dict[int, Fraction]] = {}
    goals: dict[str, tuple[bool, int, Fraction]] = {}
    with (ROOT / "tests/conformance/dns.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["rule"] != "target" or not row["goal"]:
                continue
            name = row["id"].rsplit("-", 1)[0]
            values = [Fraction(Decimal(value)) for value in row["values"].split()]
            series.setdefault(name, {}).update(enumerate(values, int(row["first_year"])))
            goals[name] = (
                row["direction"] == "up",
                int(row["goal_year"]),
                Fraction(Decimal(row["goal"])),
            )
    told: set[tuple[Fraction, ...]] = set()  # some indicators print one series several times
    for name, values in sorted(series.items()):
        up, goal_year, goal = goals[name]
        end = max(values)
        while all(year in values for year in range(end - SPAN, end + 1)):
            start = end - SPAN
            if start + SPAN <= goal_year and (goal > values[start] if up else goal < values[start]):
                aim = values[start] + (goal - values[start]) * Fraction(SPAN, goal_year - start)
                stretch = {year: values[year] for year in range(start, end + 1)}
                earlier = {year: value for year, value in values.items() if year < start}
                if tuple(stretch.values()) not in told:
                    yield Case(f"{name} {start}-{end}", stretch, earlier, aim, up, "linear", False)
                told.add(tuple(stretch.values()))
            end -= SPAN


def chongqing() -> Iterator[Case]:
    """The bundled targets with a base, a last year and one between, each with its path as the goal."""
    plan = load_plan()
    for result in assess(plan, read_observations(ROOT / "data", plan)).results:
        n, target = result.numbers, result.target
        if n.shape is None or n.expected is None or n.aim is None or n.base is None:
            continue
        every = {p.period.year: p.amount for p in result.series.points if p.time == p.period.year}
        values = {year: value for year, value in every.items() if year >= target.base_year}
        earlier = {year: value for year, value in every.items() if year < target.base_year}
        if len(values) > 2:
            end = max(values)
            elapsed = Fraction(end - target.base_year, plan.span(target))
            aim = Fraction(way.expected(n.shape, n.base.amount, n.aim.value, elapsed))
            yield Case(
                target.id,
                values,
                earlier,
                aim,
                n.aim.value > n.base.amount,
                n.shape,
                result.series.unit == "%",
            )


def own(case: Case) -> dict[str, bool | None]:
    """What the plan's rule says half-way, and each of its two tests alone; None where it says nothing."""
    start, now, end = case.years
    comparator = ">=" if case.up else "<="
    target = Target(
        "t", Bilingual("t", "t"), Goal("level", comparator, case.goal), "比值", case.shape, start
    )
    plan = Plan("p", Bilingual("p", "p"), start, end, {"t": target})
    strict = replace(plan, tolerance=Fraction(0))
    # exact values are put in as decimals with more digits than any of them has
    seen = [
        Observation(
            "t",
            Period(year),
            Decimal(value.numerator) / Decimal(value.denominator),
            "比值",
            path="-",
            line=1,
        )
        for year, value in case.values.items()
    ]
    result = assess(plan, seen, now)["t"]
    n, enough = result.numbers, 1 - plan.tolerance
    if n.progress is None or n.elapsed is None or n.forecast_progress is None:
        good = result.status in GOOD if result.status not in {"no_data", "no_baseline"} else None
        return {
            "plan": good,
            "plan, no tolerance": good,
            "schedule test": good,
            "forecast test": good,
        }
    return {
        "plan": result.status in GOOD,
        "plan, no tolerance": assess(strict, seen, now)["t"].status in GOOD,
        "schedule test": float(n.progress) >= enough * n.elapsed,
        "forecast test": float(n.forecast_progress) >= enough,
    }


def verdicts(case: Case) -> dict[str, bool | None]:
    """Whether each rule calls the series as planned half-way, None where it has no verdict."""
    start, now, end = case.years
    known = case.earlier | {year: value for year, value in case.values.items() if year <= now}
    said = own(case)
    for method in METHODS:
        other = judge(
            method, known, goal=case.goal, goal_year=end, base_year=start, direction="up" if case.up else "down",
            shape=case.shape, percent=case.percent,
        )  # fmt: skip
        said[method] = (
            None if other.status == "not_available" else other.status in SYSTEMS[method].as_planned
        )
    return said


def table(cases: list[Case]) -> list[str]:
    """Return a Markdown table: by rule the cases judged, hits, hit rate, false alarms and misses."""
    lines = [
        "| rule | judged | right | hit rate | said behind, arrived | said as planned, did not arrive |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    said = [(case.reached, verdicts(case)) for case in cases]
    for rule in said[0][1]:
        judged = [(reached, by[rule]) for reached, by in said if by[rule] is not None]
        right = sum(reached == good for reached, good in judged)
        alarms = sum(reached and not good for reached, good in judged)
        misses = sum(bool(good) and not reached for reached, good in judged)
        rate = f"{100 * right / len(judged):.0f}%" if judged else "-"
        lines.append(f"| {rule} | {len(judged)} | {right} | {rate} | {alarms} | {misses} |")
    return lines


def report() -> str:
    """Return both tables, each with the number of its cases and how many arrived."""
    parts = []
    for title, cases in (("Germany", list(german())), ("Chongqing", list(chongqing()))):
        arrived = sum(case.reached for case in cases)
        parts.append(
            "\n".join([f"{title}: {len(cases)} stretches, {arrived} arrived.", "", *table(cases)])
        )
    return "\n\n".join(parts)


if __name__ == "__main__":
    print(report())
