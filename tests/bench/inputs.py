"""Inputs of the benchmark: a plan of 200 targets for one region, and tables of any length."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count, islice, product
from pathlib import Path

__all__ = ["write_plan", "write_table"]

TARGETS = range(200)
BASE_YEAR, TARGET_YEAR = 2022, 2027
HEADER = "indicator,region,period,value,unit,bound,status,source,publisher,url,note\n"
UNITS = ("亿元", "万元", "万人", "公里")
OWN_REGION = "本市"


def write_plan(folder: Path) -> None:
    """Write plan.yaml, and goals.csv with the same goals for programs that read no plans."""
    targets = {}
    lines = ["indicator,region,goal,unit\n"]
    for n in TARGETS:
        targets[f"t{n}"] = {
            "name": f"指标{n}",
            "region": "city",
            "goal": {"over": f"{_goal(n)} {_unit(n)}"},
            "unit": _unit(n),
            "path": "compound",
            "measure": "flow",
        }
        lines.append(f"指标{n},{OWN_REGION},{_goal(n)},{_unit(n)}\n")
    plan = {
        "plan": {"base_year": BASE_YEAR, "target_year": TARGET_YEAR, "region": "city"},
        "regions": {"city": {"zh": OWN_REGION, "en": "City"}},
        "targets": targets,
    }
    text = json.dumps(plan, ensure_ascii=False)  # which is YAML too
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    (folder / "goals.csv").write_text("".join(lines), encoding="utf-8")


def write_table(kind: str, file: Path, rows: int) -> None:
    """Write a long table of so many rows: years, months, own or broken (see `README.md`)."""
    made = {"years": _years, "months": _months, "own": _own, "broken": _broken}[kind]()
    with file.open("w", encoding="utf-8") as stream:
        stream.write(HEADER)
        stream.writelines(islice(made, rows))


def _years() -> Iterator[str]:
    """Ten years of every indicator in every region; the plan's own region comes first."""
    for region in count():
        name = f"第{region}县" if region else OWN_REGION
        for n, year in product(TARGETS, range(2016, 2026)):
            yield _row(n, name, str(year), _value(n, year))


def _months() -> Iterator[str]:
    """The months of ten years, in regions that are all not the plan's."""
    for region in count(1):
        for n, year, month in product(TARGETS, range(2016, 2026), range(1, 13)):
            yield _row(n, f"第{region}县", f"{year}-{month:02}", _value(n, year + month / 12))


def _own() -> Iterator[str]:
    """Months of the plan's own indicators; beyond those of 76 years they repeat."""
    while True:
        for n, year, month in product(TARGETS, range(1950, 2026), range(1, 13)):
            yield _row(n, OWN_REGION, f"{year}-{month:02}", _value(n, year + month / 12))


def _broken() -> Iterator[str]:
    """The same with a value in each row that is no number, and another one in each."""
    for number, row in enumerate(_own()):
        cells = row.split(",")
        cells[3] = f"many{number}"
        yield ",".join(cells)


def _row(n: int, region: str, period: str, value: str) -> str:
    return f"指标{n},{region},{period},{value},{_unit(n)},,final,统计年鉴,统计局,,\n"


def _unit(n: int) -> str:
    return UNITS[n % len(UNITS)]


def _goal(n: int) -> int:
    return (n + 20) * 16


def _value(n: int, year: float) -> str:
    return f"{(n + 20) * 10 * 1.06 ** (year - BASE_YEAR):.2f}"
