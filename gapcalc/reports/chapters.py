"""The chapters of a report: each what it says and the tables it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from gapcalc.assessment.comparison import disagrees
from gapcalc.assessment.rollup import GOOD, Rollup, by_action, roll_up
from gapcalc.assessment.series import Point
from gapcalc.assessment.status import STATUSES
from gapcalc.assessment.systems import METHODS, SYSTEMS
from gapcalc.core.files import STDIN
from gapcalc.core.growth import EXPECTED, PROGRESS, RATE, Number, Shape
from gapcalc.core.problem import Problem
from gapcalc.core.tally import by_code, is_closing
from gapcalc.data.observation import Observation
from gapcalc.data.source_grade import GRADES
from gapcalc.messages.statuses import METHOD_WORDS
from gapcalc.plan.model import commitments_among
from gapcalc.reports.history_chapter import history_section
from gapcalc.reports.model import Cell, Entry, Figure, Mark, Report, Section, Table
from gapcalc.reports.note import lagging_section, turned_section
from gapcalc.reports.summary import summary
from gapcalc.reports.text import alternative, heading, paragraph
from gapcalc.views.numbers import amount, percent
from gapcalc.views.print_speaker import typographic
from gapcalc.views.speaker import Speaker
from gapcalc.views.view import TargetView

__all__ = ["chapters", "groups", "target_head", "target_row"]

_Column = TypeVar("_Column")
_TARGET_COLUMNS = (
    "name",
    "status",
    "unit",
    "base",
    "current",
    "goal",
    "gap",
    "required",
    "observed",
    "progress",
)
_COUNT_COLUMNS = (
    "targets",
    "with-data",
    "coverage",
    "judged",
    "fresh",
    "old",
    "unjudged",
    "good",
    "share",
)
# What stands beside the counts where the plan gives weights.
_WEIGHT_COLUMNS = ("fresh-weight", "good-weight", "weighted-share")
# What stands in the target's row in place of base and progress where it is behind.
_LEAD_COLUMNS = ("lead-points", "lead-months")


def chapters(report: Report) -> tuple[Section, ...]:
    """Return the chapters in the order in which they are read."""
    contents = _Chapters(report)
    change = turned_section(report)
    opening = [] if change is None else [change]
    opening.append(Section("section-summary", summary(report)))

    if report.brief:
        return (*opening, lagging_section(report), contents.actions_in_brief())

    return (
        *opening,
        contents.actions(),
        contents.behind(),
        *history_section(report),
        contents.all_targets(),
        contents.firmness(),
        contents.other_systems(),
        contents.data(),
        Section("section-sources", (), (contents.inputs(),)),
        contents.method(),
    )


# --- rows that a page needs too


def groups(report: Report, by_commitment: bool = True) -> list[tuple[str, Rollup]]:
    """Return the roll-up of each action under its heading, of all, and by commitment."""
    rows = []
    actions = by_action(report.assessment.plan, report.results)
    # The row of a single action would say the same as that of all targets.
    if len(actions) > 1:
        for action, group in actions.items():
            rows.append((heading(report, action), group))

    whole = roll_up(report.results)
    rows.append((report.speaker.word("all"), whole))

    for commitment, group in whole.commitments.items():
        if group.targets and by_commitment:
            rows.append((report.speaker.commitment(commitment), group))

    return rows


def target_head(report: Report) -> list[str]:
    """Return the names of the columns that `target_row` fills."""
    base_year = report.assessment.plan.base_year
    return [report.speaker.word(key, year=base_year) for key in _TARGET_COLUMNS]


def target_row(entry: Entry, speaker: Speaker) -> list[Cell]:
    """Return one target as a row: the goal, where it is, what is left and what that takes."""
    view = TargetView(entry.result, speaker)
    numbers = entry.result.numbers
    required = numbers.required
    observed = numbers.observed
    progress = numbers.progress
    return [
        view.target,
        Mark(entry.result.status, bool(entry.flips), view.age_mark),
        view.unit,
        _dated(view, numbers.base),
        _dated(view, numbers.current, entry.result.stale),
        Figure(view.goal, numbers.aim.value if numbers.aim else None),
        None if view.remaining is None else Figure(view.remaining_text, view.remaining),
        None if required is None else Figure(view.required_rate, required.value),
        None if observed is None else Figure(view.observed_rate, observed.value),
        None if progress is None else Figure(typographic(percent(progress)), progress),
    ]


def _dated(view: TargetView, point: Point | None, stale: bool = False) -> Figure | None:
    return None if point is None else Figure(view.dated_value(point, stale), point.amount)


def _scaled(value: Number | None, factor: int) -> Figure | None:
    """Return a lead as a figure, in points or months."""
    return None if value is None else Figure(typographic(amount(value * factor, 2)), value)


def _weight_cells(group: Rollup) -> tuple[Cell, ...]:
    """Return the weights with a fresh verdict, those as planned, and their share."""
    weights = group.weights
    if weights is None:
        return (None,) * len(_WEIGHT_COLUMNS)

    sums = (weights.fresh, weights.good)
    return (*(Figure(amount(sum_), sum_) for sum_ in sums), weights.share)


class _Chapters:
    """The chapters of one report."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.plan = report.assessment.plan
        self.speaker = report.speaker
        # Other systems were asked only of the targets on which the plan has a verdict.
        # A goal that is said twice counts once, here as in the roll-up.
        listed = {result.target.id for result in report.results}
        self.judged = [
            entry
            for entry in report.entries
            if entry.others and entry.result.target.same_as not in listed
        ]

    def _words(self, *keys: str) -> list[str]:
        return [self.speaker.word(key) for key in keys]

    def _saying(self, *keys: str) -> tuple[str, ...]:
        """Return the texts of the keys as one paragraph."""
        return (paragraph(self._words(*keys), self.speaker),)

    # --- how it stands

    def actions(self) -> Section:
        """Return the roll-up by action, and the counts by status and commitment."""
        rows: list[list[Cell]] = []

        weighted = roll_up(self.report.results).weights is not None

        for name, group in groups(self.report):
            rows.append(
                [
                    name,
                    group.targets,
                    group.with_data,
                    group.coverage,
                    group.judged,
                    group.fresh,
                    group.old,
                    group.unjudged,
                    group.good,
                    group.share,
                    *(_weight_cells(group) if weighted else ()),
                ]
            )

        columns = _COUNT_COLUMNS + (_WEIGHT_COLUMNS if weighted else ())
        rollups = Table("", self._words("action", *columns), rows)
        tables = (rollups, self._by_status())
        return Section("section-actions", self._share_saying(), tables)

    def actions_in_brief(self) -> Section:
        """Return the roll-up by action in the columns that a note has room for."""
        rows: list[list[Cell]] = []

        for name, group in groups(self.report, by_commitment=False):
            counts = (group.targets, group.with_data, group.fresh, group.good)
            rows.append([name, *counts, group.share])

        head = self._words("action", "targets", "with-data", "fresh", "good", "share")
        basis = self._saying("say-note-basis")
        return Section(
            "section-actions",
            (*self._share_saying(), *basis),
            (Table("", head, rows),),
        )

    def _share_saying(self) -> tuple[str, ...]:
        """Return what the share is a share of."""
        years = self.speaker.years(self.plan.fresh)
        return (paragraph([self.speaker.word("say-share", years=years)], self.speaker),)

    def _by_status(self) -> Table:
        whole = roll_up(self.report.results)
        present = commitments_among(result.target for result in self.report.results)
        parts = [whole, *(whole.commitments[commitment] for commitment in present)]
        rows: list[list[Cell]] = []

        for status in STATUSES:
            if whole.statuses[status]:
                rows.append([Mark(status), *(part.statuses[status] for part in parts)])

        title = self.speaker.word("by-status")
        head = self._words("status", "all")
        head += [self.speaker.commitment(commitment) for commitment in present]
        return Table(title, head, rows)

    def behind(self) -> Section:
        """Return the targets that are not as planned, their lead in place of base and progress."""
        rows = []

        for entry in self.report.furthest_behind:
            row = target_row(entry, self.speaker)
            numbers = entry.result.numbers
            leads = [_scaled(numbers.lead, 100), _scaled(numbers.lead_months, 1)]
            rows.append([*_without_base_and_progress(row), self._odds(entry), *leads])

        if not rows:
            return Section("section-behind", self._saying("no-target-behind"))

        columns = _without_base_and_progress(target_head(self.report))
        table = Table("", [*columns, *self._words("odds", *_LEAD_COLUMNS)], rows)
        return Section("section-behind", tuple(self._words("legend-odds")), (table,))

    def _odds(self, entry: Entry) -> str:
        return self.speaker.odds_cell(entry.odds)

    def all_targets(self) -> Section:
        """Return the targets with a value that can be used, then the others with the reason."""
        used = [entry for entry in self.report.entries if entry.result.has_data]
        others = [entry for entry in self.report.entries if not entry.result.has_data]
        rows = [[*target_row(entry, self.speaker), self._odds(entry)] for entry in used]
        head = [*target_head(self.report), self.speaker.word("odds")]

        lacking = Table(
            self.speaker.word("without-data", count=len(others)),
            self._words("name", "status", "unit", "goal", "reason"),
            [self._lacking(entry) for entry in others],
        )

        legends = tuple(self._words("legend-fragile", "legend-odds"))
        return Section("section-all", legends, (Table("", head, rows), lacking))

    def _lacking(self, entry: Entry) -> list[Cell]:
        name, status, unit, _, _, goal, *_ = target_row(entry, self.speaker)
        return [name, status, unit, goal, self.speaker.reasons(self.plan, entry.result)]

    # --- how sure it is

    def firmness(self) -> Section:
        """Return the verdicts that another reasonable way of reckoning would turn."""
        rows: list[list[Cell]] = []

        for entry in self.report.entries:
            if entry.flips:
                changes = [alternative(change, self.speaker) for change in entry.flips]
                mark = Mark(entry.result.status)
                rows.append([entry.result.target, mark, self.speaker.sentences(changes)])

        if not rows:
            return Section("section-firm", self._saying("no-fragile"))

        table = Table("", self._words("name", "status", "changed-by"), rows)
        return Section("section-firm", self._saying("say-firm"), (table,))

    def other_systems(self) -> Section:
        """Return how often each other system says what, and the targets it is disputed on."""
        good = sum(entry.result.status in GOOD for entry in self.judged)
        own: list[Cell] = [self.speaker.word("own"), len(self.judged), good, None, ""]
        rows = [own, *(self._system(method) for method in METHODS)]
        head = self._words("method-name", "judged", "as-planned-there", "opposite", "verdicts")
        tables = [Table("", head, rows)]
        disputed = [entry for entry in self.judged if _is_disputed(entry)]
        if disputed:
            columns = self._words("name", "own", *(f"method-{method}" for method in METHODS))
            disputes = [self._dispute(entry) for entry in disputed]
            tables.append(Table(self.speaker.word("disputes"), columns, disputes))

        return Section("section-others", self._saying("say-others"), tuple(tables))

    def _system(self, method: str) -> list[Cell]:
        """Return one other system's verdicts, counted in its own words."""
        verdicts = [entry.others[method] for entry in self.judged]
        counts = Counter(verdict.status for verdict in verdicts)
        words = []

        for status in SYSTEMS[method].statuses[:-1]:  # the last is not_available
            words.append(f"{self.speaker.text(METHOD_WORDS[status])} {counts[status]}")

        return [
            self.speaker.word(f"method-{method}"),
            len(verdicts) - counts["not_available"],
            sum(counts[status] for status in SYSTEMS[method].as_planned),
            sum(disagrees(entry.result, entry.others[method]) for entry in self.judged),
            " · ".join(words),
        ]

    def _dispute(self, entry: Entry) -> list[Cell]:
        row: list[Cell] = [entry.result.target, Mark(entry.result.status, bool(entry.flips))]

        for verdict in entry.others.values():
            mark = " !" if disagrees(entry.result, verdict) else ""
            row.append(f"{self.speaker.method_status(verdict)}{mark}")

        return row

    # --- what it rests on

    def data(self) -> Section:
        """Return how old the values are, what marks they carry, and what is wrong in the files."""
        tables = [self._ages(), self._value_marks()]

        if self.report.problems:
            tables.append(self._problems())

        tables += [self._so_far(), self._grades()]
        saying = () if self.report.problems else self._saying("no-problems")
        return Section("section-data", saying, tuple(tables))

    def _entries_with_data(self) -> list[Entry]:
        return [entry for entry in self.report.entries if entry.result.has_data]

    def _current_points(self) -> list[Point]:
        points = [entry.result.numbers.current for entry in self._entries_with_data()]
        return [point for point in points if point is not None]

    def _ages(self) -> Table:
        years = Counter(point.period.year for point in self._current_points())
        rows: list[list[Cell]] = [[str(year), years[year]] for year in sorted(years, reverse=True)]
        return Table(self.speaker.word("value-year"), self._words("period", "count"), rows)

    def _so_far(self) -> Table:
        """Return the first months of a year beside those of the year before."""
        rows: list[list[Cell]] = []

        for entry in self.report.entries:
            view = TargetView(entry.result, self.speaker)
            if view.so_far:
                rows.append([view.target, view.so_far])

        return Table(self.speaker.word("so-far"), self._words("name", "value"), rows)

    def _value_marks(self) -> Table:
        points = self._current_points()

        counts = {
            "mark-stale": sum(entry.result.stale for entry in self._entries_with_data()),
            "mark-part": sum(not point.period.is_year for point in points),
            "mark-bound": sum(point.bound not in {None, "~"} for point in points),
            "mark-about": sum(point.bound == "~" for point in points),
        }

        for standing in ("estimate", "preliminary", "revised"):
            counts[standing] = sum(point.status == standing for point in points)

        rows: list[list[Cell]] = [[self.speaker.word(k), count] for k, count in counts.items()]
        return Table(self.speaker.word("value-marks"), self._words("note", "count"), rows)

    def _grades(self) -> Table:
        """Return how many of the values used come from an office's own page, the press, a copy."""
        used: dict[Observation, None] = {}

        for entry in self._entries_with_data():
            for point in entry.result.series.points:
                used.update(dict.fromkeys(point.parts))

        counts = Counter(observation.grade for observation in used)
        rows: list[list[Cell]] = [[self.speaker.word(f"grade-{g}"), counts[g]] for g in GRADES]
        return Table(self.speaker.word("source-grades"), self._words("grade", "count"), rows)

    def _problems(self) -> Table:
        """Return each code with its count and its first case, errors before warnings."""
        first: dict[str, Problem] = {}

        for problem in self.report.problems:
            if not is_closing(problem):
                first.setdefault(problem.code, problem)

        counts = by_code(self.report.problems)
        rows: list[list[Cell]] = []

        for problem in sorted(first.values(), key=lambda problem: problem.severity):
            severity = self.speaker.word(problem.severity)
            message = self.speaker.problem(problem)
            rows.append([severity, problem.code, counts[problem.code], message])

        head = self._words("severity", "code", "count", "first-case")
        return Table(self.speaker.word("found-problems"), head, rows)

    def inputs(self) -> Table:
        """Return the files read, each with its digest."""
        rows: list[list[Cell]] = []

        for name, digest in self.report.inputs.items():
            shown = self.speaker.word("standard-input") if name == STDIN else name
            rows.append([shown, digest or None])

        return Table(
            self.speaker.word("inputs"),
            [self.speaker.word("file"), "SHA-256"],
            rows,
        )

    def method(self) -> Section:
        """Return the two tests and the formulas on which they rest."""
        tolerance = self.plan.tolerance
        year = self.plan.target_year
        tests = self.speaker.word("say-tests", enough=percent(1 - tolerance), year=year)
        letters = self.speaker.word(
            "letters",
            base=self.plan.base_year,
            end=year,
            a=percent(tolerance),
        )

        rows: list[list[Cell]] = []

        for shape in ("compound", "linear"):
            expected, progress = EXPECTED.text(shape), PROGRESS.text(shape)
            rows.append([self.speaker.word(shape), expected, progress, _required_rate(shape)])

        # A total begins at nothing, so the linear formulas lose their base.
        rows.append([self.speaker.word("cumulative"), "G * e", "x / G", _required_rate("linear")])

        head = self._words("path", "expected", "progress", "required-rate")
        says = paragraph([tests, self.speaker.word("say-rest")], self.speaker)
        return Section("section-method", (says, letters), (Table("", head, rows),))


def _required_rate(shape: Shape) -> str:
    """Return the formula of the rate from the current value x to the goal G."""
    return RATE.text(shape, start="x", end="G")


def _without_base_and_progress(row: Sequence[_Column]) -> list[_Column]:
    """Return a target's row, or its head, without the columns of the base and of progress."""
    return [*row[:3], *row[4:-1]]


def _is_disputed(entry: Entry) -> bool:
    return any(disagrees(entry.result, verdict) for verdict in entry.others.values())
