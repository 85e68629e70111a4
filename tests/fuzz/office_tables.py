"""Tables as offices write them, made by chance, each with what it says: a reader must find that and no more.

`python tests/fuzz/office_tables.py --count 3000 --seed 1` reads so many files and prints the counts
for each feature, and the seeds of files that were read wrong or of which something was lost in
silence. `--show SEED` prints one file and what became of it; `--feature NAME` (repeatable) draws a
feature wherever it can be.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Also as a script, the modules beside this one and the package of this checkout are found.
# ruff: noqa: E402
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from fuzz import office_words as words
from fuzz.office_files import OfficeFile, Table, TextForm, text_file, workbook_file
from fuzz.office_forms import FORMS, Maker
from fuzz.office_scoring import OUTCOMES, TableScore, frequent_kinds, read, score, table_of_counts

from gapcalc import Plan, load_plan

# Forms in which the place of a table is told by its sheet alone.
_PLACELESS = ("periods-across", "names-across", "current-report")
_YEARLESS = ("current-report", "regions-across", "regions-down")


def make_file(seed: int, forced: frozenset[str] = frozenset()) -> OfficeFile:
    """Return the file of a seed; with `forced` these features are drawn wherever they can be."""
    rng = random.Random(seed)
    is_workbook = rng.random() < 0.25
    maker = Maker(rng, rng.choice(("zh", "zh", "en")), is_workbook, forced=forced)
    maker.liveliness = rng.choice((0.2, 0.6, 1.0))
    maker.features.add(f"language:{maker.language}")
    count = rng.choice((1, 1, 1, 2, 2, 3))
    maker.features.add(f"tables:{count}")
    if is_workbook:
        return _workbook(maker, seed, count)

    form = _text_form(maker)
    tables = [_table(maker, _form(maker)) for _ in range(count)]
    content, places, shown = text_file(tables, form)
    return OfficeFile(f"{seed}.csv", content, places, frozenset(maker.features), shown)


def _table(maker: Maker, form: str) -> Table:
    """Make a table; what is drawn for it is kept with it, and not with the file."""
    of_file, maker.features = maker.features, {f"form:{form}"}
    table = FORMS[form](maker)
    table.features = frozenset(maker.features)
    maker.features = of_file
    return table


def _form(maker: Maker) -> str:
    """Draw the form of the next table."""
    wanted = [form for form in FORMS if f"form:{form}" in maker.forced]
    return maker.one(wanted or list(FORMS))


def _text_form(maker: Maker) -> TextForm:
    rng = maker.rng
    delimiter = maker.choose("delimiter", (",", ",", ",", ";", "\t"))
    encodings = ["utf-8", "utf-8", "utf-8-sig", "utf-16"]
    if maker.language == "zh":
        encodings.append("gb18030")
    encoding = maker.choose("encoding", encodings)
    if delimiter == ";" and maker.language == "en":
        maker.decimal_comma = maker.some("number:decimal-comma", 0.4)
    padded = maker.some("file:padded", 0.35)
    blank_lines = rng.choice((0, 1, 1, 2))
    if blank_lines == 0:
        maker.features.add("file:no-blank-line-between")
    line_end = rng.choice(("\n", "\r\n"))
    names_delimiter = delimiter in ",;" and maker.some("file:sep-line", 0.05)
    return TextForm(delimiter, line_end, encoding, padded, blank_lines, names_delimiter)


# --- workbooks


def _workbook(maker: Maker, seed: int, count: int) -> OfficeFile:
    maker.features.add("file:workbook")
    on_own_sheets = count > 1 and maker.some("book:sheet-for-each-table", 0.5)
    tables = []
    maker.sheet = maker.one(("Sheet1", "数据", "年度数据", "季度数据", "Data"))
    for number in range(count):
        form = _form(maker)
        if on_own_sheets or count == 1:
            maker.sheet = f"Sheet{number + 1}"
            _name_sheet(maker, form)
        table = _table(maker, form)
        _hide(maker, table, is_alone=on_own_sheets or count == 1)
        tables.append(table)
    more = []
    if maker.some("book:sheet-of-notes", 0.15):
        name = "说明" if maker.language == "zh" else "Notes"
        more.append((name, [maker.word(words.NOTES) for _ in range(4)], False))
    content, places, shown = workbook_file(tables, more)
    return OfficeFile(f"{seed}.xlsx", content, places, frozenset(maker.features), shown)


def _name_sheet(maker: Maker, form: str) -> None:
    """Draw a name of the sheet that says something of the table on it."""
    maker.sheet_is_actual, maker.sheet_region, maker.sheet_year = True, None, ""
    if maker.some("sheet:forecast", 0.04):
        maker.sheet = "预测" if maker.language == "zh" else "Projections"
        maker.sheet_is_actual = False
    elif form in _PLACELESS and maker.some("sheet:other-place", 0.05):
        maker.sheet_region = maker.one(words.OTHERS)
        maker.sheet = maker.place_names(maker.sheet_region)
    elif form in _YEARLESS and maker.some("sheet:year", 0.15):
        maker.sheet_year = str(maker.rng.randint(2019, 2025))
        maker.sheet = f"{maker.sheet_year}年" if maker.language == "zh" else maker.sheet_year


def _hide(maker: Maker, table: Table, is_alone: bool) -> None:
    """Hide a row or a column with values; what it says is then not the table's."""
    if not table.claims:
        return
    if maker.some("book:hidden-row", 0.06):
        row = maker.one(table.claims).row
        table.hidden_rows.add(row)
        table.claims = [claim for claim in table.claims if claim.row != row]
    elif is_alone and maker.some("book:hidden-column", 0.05):
        place = maker.one(table.claims).place
        if len({claim.place for claim in table.claims}) > 1:
            table.hidden_columns.add(place)
            table.claims = [claim for claim in table.claims if claim.place != place]


# --- reading them


def office_plan(folder: Path) -> tuple[Path, Plan]:
    """Write the plan of the generated tables into a folder, and load it."""
    path = folder / "plan.yaml"
    path.write_text(words.PLAN, encoding="utf-8")
    return path, load_plan(path)


def read_many(seeds: Sequence[int], forced: frozenset[str] = frozenset()) -> Iterator[TableScore]:
    """Read the file of each seed and yield what became of it."""
    with tempfile.TemporaryDirectory() as name:
        path, plan = office_plan(Path(name))
        for seed in seeds:
            file = make_file(seed, forced)
            yield from score(file, *read(file, path, plan))


def show(seed: int, forced: frozenset[str]) -> None:
    """Print one file, what it says, and what was read of it."""
    with tempfile.TemporaryDirectory() as name:
        file = make_file(seed, forced)
        values, problems = read(file, *office_plan(Path(name)))
    print(f"{file.name}: {', '.join(sorted(file.features))}")
    for place in file.places:
        print(f"table at line {place.lines[0]}: {', '.join(sorted(place.table.features))}")
    print(file.shown)
    for claim, place in file.claims:
        print(
            f"{claim.kind:<6} line {place.lines[claim.row]}: {claim.target} {claim.period} {claim.value}"
        )
    for value in values:
        print(f"read   line {value.line}: {value.target} {value.period} {value.value} {value.unit}")
    for problem in problems:
        print(
            f"told   {problem.location} {problem.code} {problem.field or ''}: {problem.message()}"
        )
    for number, one in enumerate(score(file, values, problems)):
        print(f"table {number + 1}: {dict(one.counts)}")
        for outcome, lines in (("wrong", one.wrong), ("silent", one.silent)):
            for line in lines:
                print(f"{outcome}: {line}")


def summary(scores: Sequence[TableScore], kinds: int, with_examples: bool = False) -> str:
    """Return the counts, the kinds of table that go wrong most often, and seeds of such files."""
    parts = [table_of_counts(scores)]
    for outcome in ("wrong", "silent"):
        for name, tables in frequent_kinds(scores, outcome, kinds):
            names = " ".join(one.file.name for one in tables[:8])
            parts.append(f"{outcome}: {name}: {len(tables)} tables: {names}")
            if with_examples:
                parts.append(_example(tables, outcome))

    return "\n".join(parts) + "\n"


def _example(tables: Sequence[TableScore], outcome: str) -> str:
    """Return the text of the shortest file, and the first faults in its table."""
    one = min(tables, key=lambda each: len(each.file.shown))
    faults = one.wrong if outcome == "wrong" else one.silent
    lines = [f"{one.file.name}: {', '.join(sorted(one.features))}", one.file.shown.rstrip("\n")]
    lines += [f"{outcome}: {fault}" for fault in faults[:4]]
    more = [f"… {len(faults) - 4} more"] if len(faults) > 4 else []
    return "".join(f"    {line}\n" for text in [*lines, *more] for line in text.splitlines())


def main(given: Sequence[str] | None = None) -> int:
    """Read as many files as are asked for; return 1 where any was read wrong or in part lost."""
    parser = argparse.ArgumentParser(description="Read generated office tables.")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1, help="the first of the seeds")
    parser.add_argument("--show", type=int, metavar="SEED", help="print one file and its outcome")
    parser.add_argument("--feature", action="append", default=[], metavar="NAME")
    parser.add_argument("--kinds", type=int, default=10, help="how many kinds of fault to name")
    parser.add_argument("--examples", action="store_true", help="with a file of each kind")
    options = parser.parse_args(given)
    forced = frozenset(options.feature)
    if options.show is not None:
        show(options.show, forced)
        return 0

    scores = list(read_many(range(options.seed, options.seed + options.count), forced))
    print(summary(scores, options.kinds, options.examples), end="")
    return int(any(one.outcome in OUTCOMES[:2] for one in scores))


if __name__ == "__main__":
    raise SystemExit(main())
