"""Check tables met in the field: whatever stands in them, the program says so and ends well.

Usage: field.py FOLDER GAPCALC, with the installed program's python. `GAPCALC check` runs over every
table of cases/, real/ and tables/ with the plan that goes with it. Ends with 1 where a run ends in
a traceback or an internal error, hangs, ends with another exit code than 0, 1 and 2, says nothing,
or passes a control character through. How many tables are read, and how many of the cases come out
as their manifest wants, is printed only: a measure, on which nothing fails.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import running

import gapcalc
from gapcalc.core.data_options import DataOptions
from gapcalc.core.unit import convert

FOLDERS = ("cases", "real", "tables")
OUTCOMES = ("values", "refused", "nothing", "broken")
# Files that stand beside the tables and are none.
NO_TABLES = {"manifest.json", "README.md"}
# The plans that the real files are held against, and the files, by the beginnings of their names.
REAL_PLANS = {
    "en": ["hpu"],
    "cn2": ["hk_census", "ludan"],
    "fao": ["ecb", "fao"],
    "gk": ["gk_"],
    "misc": ["abs", "arm", "fredgraph", "jstat", "owid", "px_", "sdmxcsv2", "unrate"],
    "mn": ["mn1"],
    "ons": ["ons"],
    "prov": ["taichi"],
    "tw": ["tw_"],
    "un": ["unsdg", "unsyb"],
    "wb": ["imf", "unctad", "wb_"],
}
# The made tables are held against plan.yaml of their folder, but for these; None is the bundled
# plan.
TABLE_PLANS = {"n12": "plan_k.yaml", **dict.fromkeys(("n15", "n18", "w14", "w15", "y01"), None)}


@dataclass
class Table:
    """One file, and what it is checked with; `wanted` is its entry in the manifest of the cases."""

    folder: str
    file: Path
    plan: Path | None
    options: list[str]
    wanted: dict[str, Any] | None = None

    @property
    def given(self) -> DataOptions:
        """What the options say of the file, as the library takes it: --unit % is unit="%"."""
        names, values = self.options[::2], self.options[1::2]
        by_name = dict(zip(names, values, strict=True))
        return DataOptions(**{name.strip("-"): value for name, value in by_name.items()})


def tables(folder: Path) -> Iterator[Table]:
    """Yield every table below `folder` with its plan."""
    cases = folder / "cases"
    manifest = json.loads((cases / "manifest.json").read_text(encoding="utf-8"))
    for case in manifest:
        file = cases / case["file"]
        yield Table("cases", file, cases / case["plan"], case["options"], case)
    for file in table_files(folder / "real"):
        yield Table("real", file, real_plan(folder / "plans", file), [])
    for file in table_files(folder / "tables"):
        name = TABLE_PLANS.get(file.name[:3], "plan.yaml")
        yield Table("tables", file, file.with_name(name) if name else None, [])


def table_files(folder: Path) -> list[Path]:
    files = sorted(folder.iterdir())
    return [file for file in files if file.suffix != ".yaml" and file.name not in NO_TABLES]


def real_plan(plans: Path, file: Path) -> Path | None:
    """Return the plan that speaks of what stands in a real file, or None (the bundled plan)."""
    for name, beginnings in REAL_PLANS.items():
        if file.name.startswith(tuple(beginnings)):
            return plans / f"{name}.yaml"
    return None


def faults(program: str, table: Table) -> list[str]:
    """Return what is wrong with how `program` checks a table."""
    plan = ["--plan", str(table.plan)] if table.plan else []
    return running.faults(
        running.run([program, "check", *table.options, *plan, "--", str(table.file)])
    )


def read(table: Table) -> gapcalc.Observations:
    plan = gapcalc.load_plan(table.plan)
    return gapcalc.read_observations([table.file], plan, given=table.given)


def outcome(observations: gapcalc.Observations) -> str:
    """Return what reading came to: values, only problems, or nothing at all."""
    if observations:
        return "values"
    return "refused" if observations.problems else "nothing"


def as_wanted(table: Table, observations: gapcalc.Observations) -> bool:
    """Whether a case comes out as the manifest wants.

    "read": the value is there, and no other one for the same period; "refuse": there is none, and a
    problem says why.
    """
    assert table.wanted is not None
    target, period = table.wanted["target"], str(table.wanted["year"])
    values = [o for o in observations if o.target == target and str(o.period) == period]
    if table.wanted["want"] == "refuse":
        return not values and bool(observations.problems)
    number, _, unit = table.wanted["value"].partition(" ")
    exact = [convert(Fraction(str(o.value)), o.unit, unit) == Fraction(number) for o in values]
    return bool(exact) and all(exact)


def main(folder: Path, program: str) -> int:
    """Check everything, print what is broken and the counts; return the exit code."""
    everything = list(tables(folder))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        broken = list(pool.map(lambda table: faults(program, table), everything))

    counts: Counter[tuple[str, str]] = Counter()
    right: list[str] = []
    wrong: list[str] = []
    for table, found in zip(everything, broken, strict=True):
        if found:  # it is not read here too: what hangs there would hang here
            print("\n    ".join([f"{table.folder}/{table.file.name}", *found]))
            counts[table.folder, "broken"] += 1
            observations = gapcalc.Observations()
        else:
            observations = read(table)
            counts[table.folder, outcome(observations)] += 1
        if table.wanted:
            (right if as_wanted(table, observations) else wrong).append(table.wanted["id"])

    print("".join(f"{head:>9}" for head in ("", "files", *OUTCOMES)))
    for part in FOLDERS:
        numbers = [counts[part, each] for each in OUTCOMES]
        print(f"{part:>9}" + "".join(f"{number:>9}" for number in (sum(numbers), *numbers)))
    print(f"cases as wanted: {len(right)} of {len(right) + len(wrong)}; not yet:", *wrong)
    return int(any(broken))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
