"""What a reader makes of a generated file: values right, told, lost in silence, or wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from fuzz.office_files import Claim, OfficeFile, Place
from fuzz.office_words import UNITS

from gapcalc import Observation, Plan, Problem, read_observations
from gapcalc.assessment.check import check
from gapcalc.core.unit import UnitError, convert

OUTCOMES = ("wrong", "silent", "told", "right")

# A name or a value that a problem speaks of: it tells nothing of rows with other names.
_OF_A_NAME = {"unknown-indicator", "unknown-region", "other-region", "others-left-out"}
# Problems of one column: they tell nothing of the others.
_OF_A_COLUMN = {
    "unknown-column",
    "column-not-read",
    "unnamed-column",
    "kind-not-read",
    "not-actual",
}
# Target, period, and the value in the target's unit; a value that cannot be in it is a text.
Reading = tuple[str, str, Fraction | str]


@dataclass(slots=True)
class TableScore:
    """What became of one table: counts of `OUTCOMES`, and for people what went wrong and where."""

    file: OfficeFile
    place: Place
    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)

    @property
    def outcome(self) -> str:
        """The worst outcome of its values."""
        return worst(self.counts)

    @property
    def features(self) -> frozenset[str]:
        """All that was drawn for the table and its file, and how it stands to other tables."""
        number = next(i for i, each in enumerate(self.file.places) if each is self.place)
        if number > 0:
            order = "below another"
        else:
            order = "above another" if len(self.file.places) > 1 else "alone"
        drawn = self.file.features | self.place.table.features
        form = next((each for each in drawn if each.startswith("form:")), "form:")

        return drawn | {f"order:{order}", f"{form} {order}"}


def worst(counts: Counter[str]) -> str:
    """Return the worst outcome that was counted; "right" where there is none."""
    return next((each for each in OUTCOMES if counts[each]), "right")


def read(file: OfficeFile, plan_path: Path, plan: Plan) -> tuple[list[Observation], list[Problem]]:
    """Write the file beside the plan, read it, and return the values and the problems.

    Whether a value is doubtful may be said only when it is checked against the others.
    """
    path = plan_path.with_name(file.name)
    path.write_bytes(file.content)
    try:
        found = read_observations([path], plan)
        problems = list(found.problems)
        if any(claim.kind == "doubt" for claim, _ in file.claims):
            problems = list(check([str(path)], str(plan_path)).problems)
    finally:
        path.unlink()

    return list(found), problems


def score(
    file: OfficeFile, values: Iterable[Observation], problems: Sequence[Problem]
) -> list[TableScore]:
    """Compare what was read of a file with what each of its tables says."""
    scores = [TableScore(file, place) for place in file.places]
    given = [(_reading(value), value) for value in values]
    read_ones = {reading for reading, _ in given}
    allowed: set[Reading] = set()
    for one in scores:
        for claim in one.place.table.claims:
            reading = claim.target, claim.period, Fraction(claim.value)
            is_told = any(tells(problem, claim, one.place, file) for problem in problems)
            if claim.kind != "doubt" or is_told:
                allowed.add(reading)
            if claim.kind == "doubt":  # 截至2024年底累计, read as such a total
                allowed.add((claim.target, f"../{claim.period}", Fraction(claim.value)))
            if claim.kind != "true":
                continue
            if reading in read_ones:
                one.counts["right"] += 1
            elif is_told:
                one.counts["told"] += 1
            else:
                one.counts["silent"] += 1
                one.silent.append(
                    f"line {one.place.lines[claim.row]}: "
                    f"{claim.target} {claim.period} {claim.value}"
                )
    for reading, value in given:
        if reading not in allowed:
            one = _table_of(scores, value)
            one.counts["wrong"] += 1
            one.wrong.append(
                f"line {value.line}: {value.target} {value.period} {value.value} {value.unit}"
            )

    return scores


def _table_of(scores: Sequence[TableScore], value: Observation) -> TableScore:
    """Return the table from which a value was read."""
    sheets = {one.place.table.sheet for one in scores}
    for one in scores:
        is_on_sheet = len(sheets) == 1 or one.place.table.sheet in (value.path or "")
        if is_on_sheet and value.line is not None and value.line <= one.place.lines[-1]:
            return one

    return scores[-1]


def _reading(value: Observation) -> Reading:
    """Return what was read in the terms of a claim."""
    period = str(value.period)
    if value.unit == "%":  # also the rate of a target that is measured in something else
        return value.target, period, Fraction(str(value.value))
    try:
        number = convert(Fraction(str(value.value)), value.unit, UNITS[value.target])
    except (UnitError, ValueError):
        return value.target, period, f"{value.value} {value.unit}"

    return value.target, period, number


def tells(problem: Problem, claim: Claim, place: Place, file: OfficeFile) -> bool:
    """Whether a problem says, of this cell, that it was not read or is doubtful.

    It does if it stands at its row, names its column or one of its names, or speaks of the whole
    table or file.
    """
    several = len({each.table.sheet for each in file.places}) > 1
    if several and problem.path and place.table.sheet not in problem.path:
        return False

    labels = place.table.labels(claim)
    spoken = problem.details.get("value", ""), problem.field or ""
    is_named = any(_is_made_of(text, labels) for text in spoken)
    line, code = problem.line, problem.code
    if code in _OF_A_NAME:
        return is_named or line == place.lines[claim.row]
    is_inside = line is None or place.lines[0] <= line <= place.lines[-1]
    if code in _OF_A_COLUMN:
        is_column = is_named or problem.column == claim.place + 1
        return is_inside and (is_column or line == place.lines[claim.row])
    if code == "rows-not-read" and line is not None:
        return line <= place.lines[claim.row] <= line + int(problem.details["count"]) + 1
    if line == place.lines[claim.row]:
        return True
    if claim.kind == "doubt" and problem.details.get("target") == claim.target:
        return True  # found by comparing the values of a target
    if problem.severity == "warning" and problem.field and not is_named:
        return False  # a remark on another column, which lets the rows pass
    if line is None:
        return True

    # Of a whole table: said at its title or header, or with a number of rows.
    is_of_table = line in _lines(place, place.table.head) or bool(
        {"count", "rows"} & set(problem.details)
    )
    return is_inside and is_of_table


def _lines(place: Place, rows: range) -> set[int]:
    return {place.lines[row] for row in rows}


def _is_made_of(text: str, labels: Iterable[str]) -> bool:
    """Whether a text is one of the labels of a cell, or several of them put together."""
    rest = _plain(text)
    if not rest:
        return False
    for label in sorted(map(_plain, labels), key=len, reverse=True):
        rest = rest.replace(label, "") if label else rest

    return not rest


def _plain(text: str) -> str:
    return "".join(text.split())


# --- many files


def by_feature(scores: Sequence[TableScore]) -> dict[str, Counter[str]]:
    """Return for each feature the counts of values, and of `tables` by their worst outcome."""
    found: dict[str, Counter[str]] = {}
    for one in scores:
        for feature in one.features:
            counts = found.setdefault(feature, Counter())
            counts.update(one.counts)
            counts["tables"] += 1
            counts[f"{one.outcome} tables"] += 1

    return found


def frequent_kinds(
    scores: Sequence[TableScore], outcome: str, most: int
) -> list[tuple[str, list[TableScore]]]:
    """Return the features that explain most tables with an outcome, each with these tables.

    The feature is taken under which the outcome is most in excess of what is usual; its tables are
    set aside, and the next is sought among the others.
    """
    rest, kinds = list(scores), []
    while len(kinds) < most:
        bad = [one for one in rest if one.counts[outcome]]
        if not bad:
            break
        usual = len(bad) / len(rest)
        totals = Counter(name for one in rest for name in one.features if _is_kind(name))
        hits = Counter(name for one in bad for name in one.features if _is_kind(name))
        excess = {name: count - usual * totals[name] for name, count in hits.items()}
        name = max(excess, key=lambda each: (excess[each], each))
        if excess[name] <= 0:
            kinds.append(("(no feature in particular)", bad))
            break
        kinds.append((name, [one for one in bad if name in one.features]))
        rest = [one for one in rest if name not in one.features]

    return kinds


# What most tables have, whatever else is drawn for them, and what says nothing of their layout.
_COMMON = (
    "language:", "tables:", "order:", "unit:name", "unit:column", "file:workbook", "number:missing",
    "indicators:of-no-plan",
)  # fmt: skip


def _is_kind(feature: str) -> bool:
    """Whether a feature may be why a table was misread."""
    return not feature.startswith(_COMMON)


def table_of_counts(scores: Sequence[TableScore]) -> str:
    """Return the counts of files, tables and values, and for each feature, as lines of text."""
    files: dict[str, Counter[str]] = {}
    for one in scores:
        files.setdefault(one.file.name, Counter()).update(one.counts)
    tables = Counter(one.outcome for one in scores)
    values = sum(files.values(), Counter())
    by_file = Counter(map(worst, files.values()))
    counted = (
        (f"{len(files)} files", by_file),
        (f"{len(scores)} tables", tables),
        ("values", values),
    )
    lines = [
        f"{name}: " + ", ".join(f"{each} {of[each]}" for each in OUTCOMES) for name, of in counted
    ]
    heads = "".join(f"{'v.' + each:>9}" for each in OUTCOMES)
    lines += ["(a file or table counts by its worst value)", ""]
    lines.append(f"{'feature':<44}{'tables':>7}{'wrong':>7}{'silent':>7}{heads}")
    for name, counts in sorted(by_feature(scores).items()):
        bad = f"{counts['wrong tables']:>7}{counts['silent tables']:>7}"
        cells = "".join(f"{counts[each]:>9}" for each in OUTCOMES)
        lines.append(f"{name:<44}{counts['tables']:>7}{bad}{cells}")

    return "\n".join(lines) + "\n"
