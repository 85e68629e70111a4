"""Every published figure of `tests/conformance/` that can be computed, recomputed.

A printed value counts as reproduced where the rounding of the printed inputs and of the result
leaves room for it; inputs that a row calls exact (an index of 100, a goal that was set) have no
rounding. The few that are not reproduced are named here with the likely reason, and have to stay
exactly these.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from helpers.cases import for_each

from gapcalc import Verdict, judge
from gapcalc.assessment.systems import SYSTEMS
from gapcalc.core import growth

HERE = Path(__file__).parents[1] / "conformance"
FILES = {"open_sdg": 190, "dns": 237, "china": 35, "aarr": 22, "pace_and_gap": 7}

# By id, the word that the rule gives where another was printed, and why that is likely.
OTHER_SYMBOL = {
    # five years are stored, which ended in the right direction; the report had another series
    "12-1-b-21-2014": "sun",
    "12-1-b-31-2014": "sun",  # the same, of another part of the same indicator
    "4-1-a-12-2016": "sun",  # the series was revised since: by it 10 % in 2020 was in reach
    "4-1-a-12-2017": "sun",  # the same, a year later
}
OTHER_VERDICT = {
    # printed as enough to arrive, although 2.0 points a year leave it at 97 of 100
    "CN-XK-06b": "behind",
    # the mid-term evaluation looked ahead, rightly: the share hardly grew after 2022
    "CQ-FOREST-22": "ahead",
}
OTHER_VALUE = {
    "CQ-JOBS-24",  # 119.8 %, printed cut off and not rounded, if the year's goal was again 600 000
    "CQ-TECH-22",  # printed from a multiple that was cut off as well
}

Row = dict[str, str]


def rows(name: str) -> list[Row]:
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def cases(name: str, *quantities: str) -> list[object]:
    """The rows of a file, of these quantities where any are given, as parameters."""
    return [
        pytest.param(row, id=row["id"])
        for row in rows(name)
        if not quantities or row["quantity"] in quantities
    ]


def number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def year(text: str) -> int | None:
    return int(text) if text else None


def half(text: str) -> Fraction:
    """Half a unit of the last printed digit."""
    return Fraction(Decimal(1).scaleb(int(Decimal(text).as_tuple().exponent))) / 2


def agrees(row: Row, inputs: dict[str, str], figure: Callable[..., Fraction | float]) -> bool:
    """Whether `figure` can come to what the row prints, all within their rounding."""
    exact = row["exact"].split()
    around = []
    for name, text in inputs.items():
        value, room = Fraction(text), Fraction(0) if name in exact else half(text)
        around.append({value - room, value, value + room})
    found = [float(figure(*corner)) for corner in product(*around)]
    printed, room = float(Fraction(row["published"])), float(half(row["published"]))
    return min(found) <= printed + room + 1e-9 and max(found) >= printed - room - 1e-9


# --- Open SDG


@for_each("row", rows("open_sdg"))
def test_open_sdg(row):
    series = {
        int(row[at]): float(row[name])
        for at, name in (("base_year", "base"), ("year", "value"))
        if row[name]
    }  # the source is made of floating-point numbers
    verdict = judge(
        "open-sdg",
        series,
        goal=number(row["goal"]),
        goal_year=year(row["goal_year"]),
        direction=row["direction"],
        base_year=year(row["base_year"]),
        limit=number(row["limit"]),
    )
    assert verdict.status == row["verdict"]
    assert verdict.value == (
        pytest.approx(float(row["published"]), abs=1e-9) if row["published"] else None
    )
    assert verdict.score == (pytest.approx(float(row["score"]), abs=1e-9) if row["score"] else None)
    assert ("goal-0.001" in verdict.note) == (row["goal"] == "0")
    assert verdict.note or verdict.status != "not_available"


# --- Germany


def symbol(row: Row) -> Verdict:
    series = {
        int(row["first_year"]) + past: Decimal(value)
        for past, value in enumerate(row["values"].split())
    }
    return judge(
        "dns",
        series,
        goal=number(row["goal"]),
        goal_year=year(row["goal_year"]),
        direction=row["direction"],
        rule=row["rule"],
    )


@for_each("row", rows("dns"))
def test_dns(row):
    assert symbol(row).status == OTHER_SYMBOL.get(row["id"], row["verdict"])


def test_dns_symbols_that_the_rule_does_not_reproduce():
    assert {row["id"] for row in rows("dns") if symbol(row).status != row["verdict"]} == set(
        OTHER_SYMBOL
    )


# --- China


def completion(row: Row, base: Fraction, value: Fraction, goal: Fraction) -> Verdict:
    series = (
        {int(row["base_year"]): base, int(row["year"]): value}
        if row["base_year"]
        else {int(row["year"]): value}
    )
    start, end = year(row["base_year"]), int(row["goal_year"])
    shape, direction = row["shape"], row["direction"]
    return judge(
        "ndrc", series, goal=goal, goal_year=end, base_year=start, direction=direction, shape=shape
    )


def elapsed(row: Row) -> Fraction:
    start = int(row["base_year"])
    return Fraction(int(row["year"]) - start, int(row["goal_year"]) - start)


def years(row: Row, start: str, end: str) -> int:
    return int(row[end]) - int(row[start])


CHINA: dict[str, tuple[str, Callable[..., Fraction | float]]] = {
    "completion": ("base value goal", lambda row, *at: completion(row, *at).value * 100),
    "surplus": ("base value goal", lambda row, *at: (completion(row, *at).value - 1) * 100),
    "lead": ("base value goal", lambda row, *at: (completion(row, *at).value - elapsed(row)) * 100),
    "schedule": ("base goal", lambda row, *at: growth.expected("linear", *at, elapsed(row))),
    "rate": (
        "base value",
        lambda row, *at: growth.rate("compound", *at, years(row, "base_year", "year")) * 100,
    ),
    "required": (
        "value goal",
        lambda row, *at: growth.rate("compound", *at, years(row, "year", "goal_year")) * 100,
    ),
    "change": ("base value", lambda row, *at: growth.rate("compound", *at, 1) * 100),
    "pace": (
        "base value",
        lambda row, *at: growth.rate("linear", *at, years(row, "base_year", "year")),
    ),
}


@pytest.mark.parametrize("row", cases("china", *CHINA))
def test_china_figures(row):
    names, figure = CHINA[row["quantity"]]
    inputs = {name: row[name] for name in names.split()}
    assert agrees(row, inputs, lambda *at: figure(row, *at)) is (row["id"] not in OTHER_VALUE)


@pytest.mark.parametrize("row", [case for case in cases("china") if case.values[0]["verdict"]])
def test_china_verdicts(row):
    base = Fraction(row["base"] or 0)
    found = completion(row, base, Fraction(row["value"]), Fraction(row["goal"])).status
    assert found == OTHER_VERDICT.get(row["id"], row["verdict"])


def test_a_printed_total_is_the_sum_of_its_years():
    (row,) = [row for row in rows("china") if row["id"] == "CN-HB13-01"]
    assert sum(map(Decimal, row["flows"].split())) == Decimal(row["value"])


def test_yearly_rates_that_were_added():
    (row,) = cases("china", "sum")[0].values
    rates = [Fraction(rate) / 100 for rate in row["flows"].split()]
    assert sum(rates) == Fraction(row["published"]) / 100
    assert abs(growth.chain(rates) - sum(rates)) > Fraction(1, 100)
    assert float(growth.chain(rates)) == pytest.approx(-0.182, abs=5e-4)


def test_a_remainder_that_was_subtracted():
    (row,) = cases("china", "remaining sum")[0].values
    rates = [Fraction(rate) / 100 for rate in row["flows"].split()]
    whole = Fraction(row["goal"]) / Fraction(row["base"])
    assert whole - 1 - sum(rates) == Fraction(row["published"]) / 100
    assert float(whole / (1 + growth.chain(rates)) - 1) == pytest.approx(-0.0529, abs=5e-5)


# --- average annual rate of reduction


def reduction(
    row: Row, series: dict[int, Fraction | None], goal: Fraction | None = None
) -> Verdict:
    end = year(row["goal_year"])
    kind = {"variant": row["variant"], "rate": row["rate"]}
    return judge("aarr", series, goal=goal, goal_year=end, direction=row["direction"], **kind)


def points(row: Row) -> dict[int, str]:
    return {int(at): value for at, value in (point.split(":") for point in row["series"].split())}


def reduced(row: Row, *values: Fraction) -> float:
    known = list(points(row))
    if (
        row["quantity"] == "required"
    ):  # from the last value to the goal is the same arithmetic as from the first on
        series = dict(zip([known[0], int(row["goal_year"])], values, strict=True))
    else:
        series = dict(zip(known, values, strict=True))
    if row["quantity"] == "total":
        series = dict(enumerate(series.values()))
    found = reduction({**row, "goal_year": ""}, series).value
    assert found is not None
    return found * 100


@pytest.mark.parametrize("row", [case for case in cases("aarr") if case.values[0]["unit"] == "1"])
def test_aarr_to_the_last_digit(row):
    found = reduction(row, {at: number(value) for at, value in points(row).items()})
    assert found.value == (
        pytest.approx(float(row["published"]), abs=1e-10) if row["published"] else None
    )
    assert (
        found.status == "not_available" and found.note[0] != "no-goal"
        if row["verdict"]
        else "no-goal" in found.note
    )


@pytest.mark.parametrize("row", [case for case in cases("aarr") if case.values[0]["unit"] == "%"])
def test_aarr_as_printed(row):
    known = list(points(row).values())
    inputs = [known[0], row["goal"]] if row["quantity"] == "required" else known
    exact = row["exact"].split()
    names = (
        ["series", "goal"]
        if row["quantity"] == "required"
        else [f"{place}" for place in range(len(known))]
    )
    case = {**row, "exact": " ".join(exact)}
    assert agrees(case, dict(zip(names, inputs, strict=True)), lambda *at: reduced(row, *at))


@pytest.mark.parametrize(
    "row", [case for case in cases("aarr") if case.values[0]["verdict"] == "off_track"]
)
def test_aarr_verdicts(row):
    series = {at: Fraction(value) for at, value in points(row).items()}
    assert reduction(row, series, Fraction(row["goal"])).status == row["verdict"]


def test_the_other_rate_would_not_do():
    """What the sources print holds for one of the two rates only, where it can be told."""
    (row,) = [row for row in rows("aarr") if row["id"] == "AARR-IGME-01"]
    inputs = {"series": "48", "goal": row["goal"]}
    assert not agrees(
        {**row, "exact": "series goal"},
        inputs,
        lambda *at: reduced({**row, "rate": "discrete"}, *at),
    )


# --- other systems, whose figures are plain arithmetic


PACE: dict[str, tuple[str, Callable[..., Fraction | float]]] = {
    "forecast": (
        "base value",
        lambda row, base, value: growth.project(
            "linear",
            value,
            growth.rate("linear", base, value, years(row, "base_year", "year")),
            years(row, "year", "goal_year"),
        ),
    ),
    "required": (
        "value goal",
        lambda row, *at: growth.rate("linear", *at, years(row, "year", "goal_year")),
    ),
    "gap": ("value goal", lambda row, value, goal: goal - value),
}


@pytest.mark.parametrize("row", cases("pace_and_gap", *PACE))
def test_pace_and_gap(row):
    names, figure = PACE[row["quantity"]]
    assert agrees(row, {name: row[name] for name in names.split()}, lambda *at: figure(row, *at))


def test_a_fall_that_was_printed_as_on_track():
    (row,) = cases("pace_and_gap", "known error")[0].values
    growth = float(row["published"])
    series = {2015: 1.0, 2019: (1 + growth) ** 4}
    found = judge("un-2023", series, goal=None, goal_year=None, direction=row["direction"])
    assert found.value == pytest.approx(growth, abs=1e-12)
    assert (row["verdict"], found.status) == ("on_track", "stagnation_or_regression")


# --- the collection itself


@pytest.mark.parametrize("name", FILES)
def test_every_row_is_whole(name):
    found = rows(name)
    assert len(found) == FILES[name]
    assert len({row["id"] for row in found}) == len(found)
    assert all(row["source"] for row in found)
    assert all(None not in row and None not in row.values() for row in found)


@pytest.mark.parametrize(
    ("name", "method"), [("open_sdg", "open-sdg"), ("dns", "dns"), ("china", "ndrc")]
)
def test_every_verdict_is_a_word_of_its_system(name, method):
    assert {row["verdict"] for row in rows(name)} <= {*SYSTEMS[method].statuses, ""}


def test_the_readme_counts_what_is_there_and_names_what_is_not():
    text, _, missing = (
        (HERE / "README.md").read_text(encoding="utf-8").partition("## Not computable")
    )
    missed = {"dns": len(OTHER_SYMBOL), "china": len(OTHER_VERDICT) + len(OTHER_VALUE)}
    counted = re.findall(r"^\| `(\w+)\.csv` \|[^|]*\| (\d+) \| (\d+) \|", text, flags=re.MULTILINE)
    assert {name: (int(all_), int(same)) for name, all_, same in counted} == {
        name: (count, count - missed.get(name, 0)) for name, count in FILES.items()
    }
    assert all(f"`{id}`" in text for id in (*OTHER_SYMBOL, *OTHER_VERDICT, *OTHER_VALUE))
    computed = {row["id"] for name in FILES for row in rows(name)}
    left_out = re.findall(r"^- `([A-Z0-9-]+)`", missing, flags=re.MULTILINE)
    assert len(left_out) == len(set(left_out)) == 41 and not computed & set(left_out)
