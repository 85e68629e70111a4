"""Inputs of the benchmark: a plan of 200 targets for one region, and tables of any length that hold its values."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count, islice, product
from pathlib import Path

__all__ = ["FILES", "build"]

TARGETS, YEARS, BASE, TARGET_YEAR = 200, range(2016, 2026), 2022, 2027
HEADER = "indicator,region,period,value,unit,bound,status,source,publisher,url,note\n"
UNITS = ("亿元", "万元", "万人", "公里")
FILES = ("rows.csv", "kept.csv", "problems.csv", "alike.csv")


def build(folder: Path, rows: int) -> None:
    """Write plan.json (YAML too), goals.csv and the tables of `FILES` with so many rows into `folder`."""
    targets = {
        f"t{n}": {"name": f"指标{n}", "region": "city", "goal": {"over": f"{goal(n)} {unit(n)}"}, "unit": unit(n),
                  "path": "compound", "measure": "flow"}
        for n in range(TARGETS)
    }  # fmt: skip
    plan = {
        "plan": {"base_year": BASE, "target_year": TARGET_YEAR, "region": "city"},
        "regions": {"city": {"zh": "本市", "en": "City"}},
        "targets": targets,
    }
    (folder / "plan.yaml").write_text(json.dumps(plan, ensure_ascii=False), encoding="utf-8")
    lines = "".join(f"指标{n},本市,{goal(n)},{unit(n)}\n" for n in range(TARGETS))
    (folder / "goals.csv").write_text("indicator,region,goal,unit\n" + lines, encoding="utf-8")
    for name, made in zip(
        FILES, (_rows(), _kept(), _problems("abc", True), _problems("many", False)), strict=True
    ):
        with (folder / name).open("w", encoding="utf-8") as file:
            file.write(HEADER)
            file.writelines(islice(made, rows))


def unit(n: int) -> str:
    return UNITS[n % len(UNITS)]


def goal(n: int) -> int:
    return (n + 20) * 16


def value(n: int, year: float) -> str:
    return f"{(n + 20) * 10 * 1.06 ** (year - BASE):.2f}"


def _rows() -> Iterator[str]:
    """Every region has every indicator; the plan's own comes first."""
    for region in count():
        name = f"第{region}县" if region else "本市"
        for n, year in product(range(TARGETS), YEARS):
            yield f"指标{n},{name},{year},{value(n, year)},{unit(n)},,final,统计年鉴,统计局,,\n"


def _kept() -> Iterator[str]:
    """Months of the plan's own indicators; beyond all months of a century, they repeat."""
    while True:
        for n, year, month in product(range(TARGETS), range(1950, 2026), range(1, 13)):
            yield f"指标{n},本市,{year}-{month:02},{value(n, year + month / 12)},{unit(n)},,final,统计年鉴,统计局,,\n"


def _problems(word: str, number: bool) -> Iterator[str]:
    """In each row a word in place of the value, with the value behind it or the same for all."""
    for row in _kept():
        indicator, region, period, value, *rest = row.split(",")
        yield ",".join((indicator, region, period, word + value * number, *rest))
