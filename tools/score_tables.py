#!/usr/bin/env python3
"""Score what `gapcalc read` takes for values against tables whose cells people have annotated.

    python tools/score_tables.py FOLDER GAPCALC [--worst N]
    python tools/score_tables.py FOLDER --in-process [--worst N]

For every table NAME.csv, FOLDER has NAME.roles.csv of the same shape, which says what each cell is:
d data, r derived (a total, a change), h header, a attribute, n note, m title. GAPCALC is the
executable of an installed build; with --in-process, the package that this Python imports is
scored without starting a process for each table.

Recall: of the cells annotated d or r that have a digit, the share that the reader gives as values.
Precision: of the cells that it gives, the share annotated d or r. Exits 1 where a table could not
be scored.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

VALUE_ROLES = {"d", "r"}
# A table counts as read where no more than a tenth of its value cells is missing.
READ = 0.9
SECONDS = 120  # longer than any table takes

Cell = tuple[int, int]  # line and place, both counted from 1


class NotScored(Exception):
    """A table or an answer of the reader with which nothing can be compared."""


@dataclass(slots=True)
class Answer:
    """What a reader says of one file: how many tables it has, and where its values stand."""

    tables: int = 0
    values: set[Cell] = field(default_factory=set)


@dataclass(slots=True)
class Score:
    """The counts of one file, or the sums of several."""

    name: str
    tables: int = 0
    wanted: int = 0  # annotated as values, with a digit
    found: int = 0  # of these, given by the reader
    given: int = 0  # given by the reader
    right: int = 0  # of these, annotated as values
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share of the wanted cells that were found; 1 where none was wanted."""
        return self.found / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        """The share of the given cells that are values; 1 where none was given."""
        return self.right / self.given if self.given else 1.0


# --- the annotations


def records_of(path: Path) -> list[list[str]]:
    """Return the records of a CSV file; a blank line is a record without cells."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines))


def record_at_line(path: Path) -> list[int]:
    """Return for each physical line of a CSV file the number of its record, counted from 0.

    A cell with line breaks makes its record several lines long; a value in such a record may be
    given with the first of them or with its own.
    """
    found: list[int] = []
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.reader(lines)
        for number, _ in enumerate(reader):
            found.extend([number] * (reader.line_num - len(found)))

    return found


def roles_path(table: Path) -> Path:
    """Return where the roles of a table stand: 000.csv has 000.roles.csv."""
    return table.with_name(f"{table.stem}.roles.csv")


def is_wanted(cell: str, role: str) -> bool:
    """Whether a reader should give this cell as a value: "(S)" and "-" hold none."""
    return role in VALUE_ROLES and any(character.isdecimal() for character in cell)


def score(table: Path, answer: Answer) -> Score:
    """Compare what a reader says of one table with the annotations beside it."""
    cells = records_of(table)
    roles = records_of(roles_path(table))
    if len(cells) != len(roles):
        raise NotScored(f"{len(cells)} records, but roles for {len(roles)}")

    records = record_at_line(table)
    given: set[Cell] = set()  # both counted from 0
    for line, place in answer.values:
        is_inside = 0 < line <= len(records)
        given.add((records[line - 1] if is_inside else -1 - abs(line), place - 1))

    result = Score(table.name, tables=answer.tables, given=len(given))
    for number, (row, row_roles) in enumerate(zip(cells, roles, strict=True)):
        for place, (cell, role) in enumerate(zip(row, row_roles, strict=False)):
            if is_wanted(cell, role):
                result.wanted += 1
                result.found += (number, place) in given
            if (number, place) not in given:
                continue
            if role in VALUE_ROLES:
                result.right += 1
            else:
                result.wrong.append(f"record {number + 1}, column {place + 1} ({role}): {cell}")

    return result


# --- the reader


def answer_of_json(text: str) -> Answer:
    """Return what the JSON of `read --format json --cells` says of one file."""
    try:
        document = json.loads(text)
        if document["version"] != 1:
            raise NotScored(f"version {document['version']} of the JSON is not known")

        answer = Answer()
        for table in document["tables"]:
            answer.tables += table["format"] != "none"
            answer.values.update((line, place) for line, place in table["values"])
    except (ValueError, KeyError, TypeError) as error:
        raise NotScored(f"not the JSON that was expected: {error!r}") from error

    return answer


def ask_executable(gapcalc: str, table: Path) -> Answer:
    """Ask an installed build. Exit code 1 says that there are problems in the data."""
    command = [gapcalc, "read", "--format", "json", "--cells", str(table)]
    done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    if done.returncode not in (0, 1):
        last_line = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise NotScored(f"exit code {done.returncode}: {last_line}")

    return answer_of_json(done.stdout.decode())


def reader_in_process() -> Callable[[Path], Answer]:
    """Return a function that asks the package which this Python imports."""
    import gapcalc

    plan = gapcalc.load_plan()

    def ask(table: Path) -> Answer:
        answer = Answer()
        for account in gapcalc.read_observations([table], plan, cells=True).tables:
            answer.tables += account.format != "none"
            answer.values.update(account.values)
        return answer

    return ask


# --- what is printed


def total(scores: Sequence[Score]) -> Score:
    """Return the sums over all files."""
    result = Score("total")
    for each in scores:
        result.tables += each.tables
        result.wanted += each.wanted
        result.found += each.found
        result.given += each.given
        result.right += each.right

    return result


def as_line(score: Score) -> str:
    """Return the line of one file: shares in percent, cut and not rounded up to 100."""
    recall, precision = int(score.recall * 1000) / 10, int(score.precision * 1000) / 10
    counts = f"{score.found:>7}/{score.wanted:<7}{score.right:>7}/{score.given:<7}"
    return f"{score.name:<16}{recall:>7}{precision:>7}{counts}{score.tables:>4}"


def write_report(scores: Sequence[Score], worst: int | None) -> None:
    """Print a line for each file, or for the `worst` ones by recall, and the totals.

    With `worst`, three cells are shown of those that were given but are no values.
    """
    shown = list(scores)
    if worst is not None:
        shown.sort(key=lambda score: (score.recall, score.precision))
        shown = shown[:worst]

    heads = f"{'file':<16}{'recall':>7}{'prec.':>7}{'found/wanted':>15}{'right/given':>15}"
    print(f"{heads}{'tables':>7}")
    for each in shown:
        print(as_line(each))
        if worst is not None:
            for cell in each.wrong[:3]:
                print(f"    no value: {cell[:90]}")
    print(as_line(total(scores)))
    seen = sum(score.found > 0 for score in scores)
    read = sum(score.recall >= READ for score in scores)
    print(f"{len(scores)} files: {seen} with values found, {read} with nine tenths of their cells")


def main(words: Sequence[str] | None = None) -> int:
    """Score all annotated tables of a folder; return the exit code."""
    parser = argparse.ArgumentParser(description="Score a reader against annotated tables.")
    parser.add_argument("folder", type=Path, help="tables NAME.csv with NAME.roles.csv")
    parser.add_argument("gapcalc", nargs="?", help="executable of an installed build")
    parser.add_argument("--in-process", action="store_true", help="score the imported package")
    parser.add_argument("--worst", type=int, metavar="N", help="list the N worst files only")
    given = parser.parse_args(words)
    if given.in_process == (given.gapcalc is not None):
        parser.error("either GAPCALC or --in-process says what is scored")

    tables = sorted(table for table in given.folder.glob("*.csv") if roles_path(table).is_file())
    if not tables:
        parser.error(f"no table in {given.folder} has roles beside it")

    if given.in_process:
        ask = reader_in_process()
        workers = 1
    else:
        ask = partial(ask_executable, given.gapcalc)
        workers = 2

    def outcome(table: Path) -> Score | str:
        try:
            return score(table, ask(table))
        except (NotScored, subprocess.TimeoutExpired) as error:
            return f"{table.name}: not scored: {error}"

    with ThreadPoolExecutor(workers) as pool:
        outcomes = list(pool.map(outcome, tables))

    scores = [each for each in outcomes if isinstance(each, Score)]
    failures = [each for each in outcomes if isinstance(each, str)]
    write_report(scores, given.worst)
    for failure in failures:
        print(failure, file=sys.stderr)

    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
