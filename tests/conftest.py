"""Fixtures that every test file shares: the bundled plan, and plans and data made from text."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from functools import cache
from itertools import count
from pathlib import Path
from textwrap import dedent

import pytest
from helpers.kept import Kept, leave_to_the_end
from hypothesis import settings

from gapcalc import Observations, Plan, Result, assess, load_plan, read_observations
from gapcalc.assessment.series import Series, build_series
from gapcalc.tables.vocabulary import COLUMNS
from gapcalc.views.findings import sarif

# The suite tries the same examples each time, so that it fails for what was changed and not by
# chance; half of the usual number will do, and no test is about time. New examples are looked for
# with --hypothesis-profile=explore, and what they find is kept as an @example.
settings.register_profile("suite", max_examples=50, deadline=None, derandomize=True)
settings.register_profile("explore", max_examples=1000, deadline=None)
settings.load_profile("suite")

# Cells that tables are made of, for tables of any shape.
TABLE_CELLS = (
    "", "指标", "地区", "年份", "数值", "单位", "2023年", "2024", "GDP", "重庆", "亿元", "1", "5.5", "-", "注：x",
)  # fmt: skip
MakePlan = Callable[[str], Plan]
Observe = Callable[[Plan, str], Observations]
Tiny = Callable[..., Plan]

TINY = """\
plan: {{id: tiny, base_year: 2022, target_year: 2027, tolerance: 5%, about: 2%}}
targets:
  t:
    name: {{zh: 指标, en: Indicator}}
    goal: {goal}
    path: {path}
"""
# A target set against a benchmark, both in per cent.
RATIO_PLAN = """
    plan: {base_year: 2022, target_year: 2027}
    series:
      m: {name: {zh: 全国, en: Nation}, unit: '%'}
    targets:
      t: {name: {zh: 强度, en: Intensity}, goal: {over_series: m}, unit: '%', path: linear}
"""


def assert_read(observations: Observations) -> None:
    """Assert that nothing was refused; a doubt about digits is beside the point where powers of ten are short."""
    assert not [str(p) for p in observations.problems if p.code != "digits-lost"]


def pytest_collection_finish() -> None:
    leave_to_the_end()


@pytest.fixture(scope="session", autouse=True)
def once() -> Iterator[None]:
    """Read the bundled plan and its data, and explain the codes, once: it takes longer than most tests."""
    with pytest.MonkeyPatch.context() as patch:
        Kept().patch(patch)
        patch.setattr(sarif, "explain", cache(sarif.explain))  # for every code of each report
        yield


@pytest.fixture(scope="session", autouse=True)
def clock() -> Iterator[None]:
    """Let it be 2026 for all tests, also in the programs that they start."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GAPCALC_TODAY", "2026")
        yield


@pytest.fixture(scope="session")
def plan(once: None) -> Plan:
    """The plan shipped with the package."""
    return load_plan()


@pytest.fixture
def make_plan(tmp_path: Path) -> MakePlan:
    """A function from the text of a plan file to the plan; the text may be indented as a whole."""
    numbers = count(1)

    def make(text: str) -> Plan:
        file = tmp_path / f"plan-{next(numbers)}.yaml"
        file.write_text(dedent(text), encoding="utf-8")
        return load_plan(file)

    return make


@pytest.fixture
def observe(tmp_path: Path) -> Observe:
    """A function from a plan and CSV text to what is read from it.

    Text that does not begin with the column `indicator` gets the canonical header, cut to the first row's cells.
    """
    numbers = count(1)

    def read(plan: Plan, csv_text: str) -> Observations:
        text = dedent(csv_text).lstrip("\n")
        if not text.startswith("indicator"):
            cells = next(csv.reader(text.splitlines()), [])
            text = ",".join(list(COLUMNS)[: len(cells)]) + "\n" + text
        file = tmp_path / f"data-{next(numbers)}.csv"
        file.write_text(text, encoding="utf-8", newline="")
        return read_observations(file, plan)

    return read


@pytest.fixture
def tiny(make_plan: MakePlan) -> Tiny:
    """A function that makes a plan for 2022 to 2027 with one target, `t`: tiny("over: 3 万亿元", measure="flow")."""

    def make(goal: str, path: str = "compound", unit: str = "亿元", **keys: str) -> Plan:
        goal = goal if goal == "none" or goal.startswith("{") else f"{{{goal}}}"
        lines = [f"    {key}: {value}" for key, value in keys.items()]
        if unit:
            lines.append(f"    unit: '{unit}'")
        return make_plan(TINY.format(goal=goal, path=path) + "\n".join(lines) + "\n")

    return make


@pytest.fixture
def judge(observe: Observe) -> Callable[..., Result]:
    """A function from a plan and rows `period,value[,unit[,bound[,status]]]` to the result of its target `t`."""

    def judge(plan: Plan, *rows: str, year: int | None = None) -> Result:
        lines = ["indicator,period,value,unit,bound,status"]
        for row in rows:
            period, value, unit, bound, status = (row.split(",") + [""] * 4)[:5]
            lines.append(f"t,{period},{value},{unit or plan.targets['t'].unit},{bound},{status}")
        observations = observe(plan, "\n".join(lines))
        assert_read(observations)
        return assess(plan, observations, year)["t"]

    return judge


@pytest.fixture
def read(observe: Observe) -> Callable[..., Observations]:
    """A function from a plan and rows `[id:]period,value[,unit[,bound[,status]]]` to observations."""

    def read(plan: Plan, *rows: str) -> Observations:
        lines = ["indicator,period,value,unit,bound,status"]
        for row in rows:
            id, _, cells = row.rpartition(":")
            id = id or "t"
            period, value, unit, bound, status = (cells.split(",") + [""] * 4)[:5]
            lines.append(f"{id},{period},{value},{unit or plan.entry(id).unit},{bound},{status}")
        observations = observe(plan, "\n".join(lines))
        assert_read(observations)
        return observations

    return read


@pytest.fixture
def series(read: Callable[..., Observations]) -> Callable[..., Series]:
    """A function from a plan and rows, as for `read`, to the series of its target `t`."""

    def series(plan: Plan, *rows: str, year: int = 2030) -> Series:
        return build_series(plan, plan.targets["t"], read(plan, *rows).by_target(year))

    return series
