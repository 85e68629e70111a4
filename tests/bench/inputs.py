"""Inputs of the benchmark: a plan of 200 targets for one region, and tables of any length."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count, islice, product
from pathlib import Path

__all__ = ["write_areas", "write_plan", "write_shape", "write_table"]

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


AREAS = range(40)
TARGETS_OF_AREAS = range(230)


def write_areas(folder: Path) -> None:
    """Write a province into `folder`: plan.yaml, the annex with its goals, and six years of data.

    40 areas with 230 targets each are 9,200 goals and 55,200 values.
    """
    folder.mkdir(exist_ok=True)
    names = [f"第{area + 1}县" for area in AREAS]
    regions = {f"a{area}": {"zh": name} for area, name in enumerate(names)}
    targets = {}
    for n in TARGETS_OF_AREAS:
        targets[f"t{n}"] = {
            "name": f"指标{n}",
            "regions": "table",
            "unit": _unit(n),
            "path": "compound",
            "measure": "flow",
        }
    plan = {
        "plan": {"base_year": BASE_YEAR, "target_year": TARGET_YEAR, "region": "city"},
        "regions": {"city": {"zh": OWN_REGION, "en": "City"}, **regions},
        "goal_tables": ["goals.csv"],
        "targets": targets,
    }
    text = json.dumps(plan, ensure_ascii=False)
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    with (folder / "goals.csv").open("w", encoding="gb18030") as stream:
        heads = [f"指标{n}（{_unit(n)}）" for n in TARGETS_OF_AREAS]
        stream.write(",".join(["区县", *heads]) + "\n")
        for name in names:
            goals = [str(_goal(n)) for n in TARGETS_OF_AREAS]
            stream.write(",".join([name, *goals]) + "\n")
    with (folder / "data.csv").open("w", encoding="utf-8") as stream:
        stream.write(HEADER)
        for n, name, year in product(TARGETS_OF_AREAS, names, range(2020, 2026)):
            stream.write(_row(n, name, str(year), _value(n, year)))


def write_shape(kind: str, file: Path) -> None:
    """Write a table that is large in another way than its rows (see `README.md`)."""
    made = {
        "across": _across,
        "wide": _wide,
        "columns": _columns,
        "names": _names,
        "units": _units,
        "tables": _tables,
        "blank": _blank,
    }[kind]()
    with file.open("w", encoding="utf-8") as stream:
        stream.writelines(made)


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


def _across() -> Iterator[str]:
    """20,000 columns, the months of 1,666 years, over ten rows of names that are not the plan's."""
    months = [f"{year}年{month}月" for year in range(1900, 2100) for month in range(1, 13)]
    yield ",".join(["指标", *(months * 9)[:19_999]]) + "\n"
    for n in range(10):
        yield ",".join([_other_name(n), *["1.5"] * 19_999]) + "\n"


def _wide() -> Iterator[str]:
    """2,000 rows of 500 months, of names that are not the plan's."""
    months = [f"{year}年{month}月" for year in range(1980, 2022) for month in range(1, 13)]
    yield ",".join(["指标", *months[:500]]) + "\n"
    for n in range(2000):
        yield ",".join([_other_name(n), *(f"{n + month}.5" for month in range(500))]) + "\n"


def _columns() -> Iterator[str]:
    """15,000 columns of words, which are none that is known."""
    yield ",".join(["指标,2024年", *(f"列{_other_name(n)}" for n in range(15_000))]) + "\n"
    for n in range(3):
        yield ",".join([f"指标{n},1.5", *(f"文{place}" for place in range(15_000))]) + "\n"


def _names() -> Iterator[str]:
    """3,000 names that the plan does not have, each a slip away from being one of them."""
    yield HEADER
    for n in range(3000):
        yield _row(n, OWN_REGION, "2024", "1.5").replace("指标", "指数", 1)


def _units() -> Iterator[str]:
    """100,000 rows of the plan's own, each in another unit that there is not."""
    yield HEADER
    for n in range(100_000):
        cells = _row(n % len(TARGETS), OWN_REGION, "2024", "1.5").split(",")
        cells[4] = f"蝌蚪{n}"
        yield ",".join(cells)


def _blank() -> Iterator[str]:
    """9 MB of blank lines between a header and a row."""
    yield HEADER
    yield "\n" * 9_000_000
    yield _row(1, OWN_REGION, "2024", "1.5")


def _tables() -> Iterator[str]:
    """10,000 tables of two rows, each with a title and a header of its own."""
    for n in range(10_000):
        yield f"表{n + 1} {OWN_REGION}主要指标\n指标,{2000 + n % 20}年,{2001 + n % 20}年\n"
        yield f"{_other_name(n)},1,2\n指标{n % 200},3,4\n\n"


_SYLLABLES = "工农商教医路桥房车电水林牧"


def _other_name(n: int) -> str:
    """Return the nth of many names that no plan of ours has."""
    size = len(_SYLLABLES)
    return "".join(_SYLLABLES[n // size**place % size] for place in range(4)) + "增加值"


def _row(n: int, region: str, period: str, value: str) -> str:
    return f"指标{n},{region},{period},{value},{_unit(n)},,final,统计年鉴,统计局,,\n"


def _unit(n: int) -> str:
    return UNITS[n % len(UNITS)]


def _goal(n: int) -> int:
    return (n + 20) * 16


def _value(n: int, year: float) -> str:
    return f"{(n + 20) * 10 * 1.06 ** (year - BASE_YEAR):.2f}"
