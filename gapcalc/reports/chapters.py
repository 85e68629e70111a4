"""The chapters of a report: each what it says and the tables it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from gapcalc.assessment.comparison import disagrees
from gapcalc.assessment.numbers import Rate
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
_COUNT_COLUMNS: tuple[str, ...] = (
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
        lagging = lagging_section(report)
        return (*opening, *contents.months(), lagging, contents.actions_in_brief())

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
    speaker = report.speaker
    base_year = report.assessment.plan.base_year
    return [speaker.word(key, year=base_year) for key in _TARGET_COLUMNS]


def target_row(entry: Entry, speaker: Speaker) -> list[Cell]:
    """Return one target as a row: the goal, where it is, what is left and what that takes."""
    result = entry.result
    numbers = result.numbers
    view = TargetView(result, speaker)
    is_fragile = bool(entry.flips)
    # A stage, or twice a base that is not known, is sorted as no number.
    goal = None if numbers.aim is None else numbers.aim.value
    return [
        view.target,
        Mark(result.status, is_fragile, view.age_mark),
        view.unit,
        _dated_figure(view, numbers.base),
        _dated_figure(view, numbers.current, result.stale),
        Figure(view.goal, goal),
        _figure(view.remaining_text, view.remaining),
        _rate_figure(view.required_rate, numbers.required),
        _rate_figure(view.observed_rate, numbers.observed),
        _share_figure(numbers.progress),
    ]


def _figure(text: str, value: Number | None) -> Figure | None:
    """Return a number with the text that it is shown as; no number has no cell."""
    if value is None:
        return None

    return Figure(text, value)


def _rate_figure(text: str, rate: Rate | None) -> Figure | None:
    """Return a rate with the text that it is shown as: `+5.8%` for 0.058 a year."""
    if rate is None:
        return None

    return Figure(text, rate.value)


def _share_figure(share: Number | None) -> Figure | None:
    """Return a share in per cent: `−26%` for what lies below the base."""
    if share is None:
        return None

    text = typographic(percent(share))
    return Figure(text, share)


def _dated_figure(view: TargetView, point: Point | None, stale: bool = False) -> Figure | None:
    """Return a value with its date where that is not the year: `412 (October 2025)`."""
    if point is None:
        return None

    text = view.dated_value(point, stale)
    return Figure(text, point.amount)


def _lead_figure(value: Number | None, factor: int) -> Figure | None:
    """Return a lead as a figure, in points or months."""
    if value is None:
        return None

    # A share of the way is told in points: −0.088 is −8.8.
    text = typographic(amount(value * factor, 2))
    return Figure(text, value)


def _weight_cells(group: Rollup) -> tuple[Cell, ...]:
    """Return the weights with a fresh verdict, those as planned, and their share."""
    weights = group.weights
    if weights is None:
        return (None,) * len(_WEIGHT_COLUMNS)

    # 65% of 10: the share means nothing without the weight it is of.
    fresh = Figure(amount(weights.fresh), weights.fresh)
    good = Figure(amount(weights.good), weights.good)
    return (fresh, good, weights.share)


class _Chapters:
    """The chapters of one report."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.plan = report.assessment.plan
        self.speaker = report.speaker
        # Other systems were asked only of the targets on which the plan has a verdict.
        # A goal that is said twice counts once, here as in the roll-up.
        listed = {result.target.id for result in report.results}
        self.judged: list[Entry] = []

        for entry in report.entries:
            is_said_again = entry.result.target.same_as in listed
            if entry.others and not is_said_again:
                self.judged.append(entry)

    def _words(self, *keys: str) -> list[str]:
        """Return the words of the keys, as the head of a table has them."""
        return [self.speaker.word(key) for key in keys]

    def _saying(self, *keys: str) -> tuple[str, ...]:
        """Return the texts of the keys as one paragraph."""
        text = paragraph(self._words(*keys), self.speaker)
        return (text,)

    # --- how it stands

    def actions(self) -> Section:
        """Return the roll-up by action, and the counts by status and commitment."""
        columns = _COUNT_COLUMNS
        # Few plans weigh their targets; without weights three columns would stand empty.
        weighted = roll_up(self.report.results).weights is not None
        if weighted:
            columns += _WEIGHT_COLUMNS

        rows: list[list[Cell]] = []

        for name, group in groups(self.report):
            row: list[Cell] = [
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
            ]
            if weighted:
                row += _weight_cells(group)

            rows.append(row)

        head = self._words("action", *columns)
        tables = (Table("", head, rows), self._by_status())
        return Section("section-actions", self._share_saying(), tables)

    def actions_in_brief(self) -> Section:
        """Return the roll-up by action in the columns that a note has room for."""
        rows: list[list[Cell]] = []

        for name, group in groups(self.report, by_commitment=False):
            counts = (group.targets, group.with_data, group.fresh, group.good)
            rows.append([name, *counts, group.share])

        head = self._words("action", "targets", "with-data", "fresh", "good", "share")
        basis = self._saying("say-note-basis")
        paragraphs = (*self._share_saying(), *basis)
        return Section("section-actions", paragraphs, (Table("", head, rows),))

    def _share_saying(self) -> tuple[str, ...]:
        """Return what the share is a share of."""
        years = self.speaker.years(self.plan.fresh)
        saying = self.speaker.word("say-share", years=years)
        text = paragraph([saying], self.speaker)
        return (text,)

    def _by_status(self) -> Table:
        """Return how many targets have each status: `▾ behind | 7 | 5 | 2`."""
        whole = roll_up(self.report.results)
        columns = [whole]
        head = self._words("status", "all")

        for commitment in commitments_among(result.target for result in self.report.results):
            columns.append(whole.commitments[commitment])
            head.append(self.speaker.commitment(commitment))

        rows: list[list[Cell]] = []

        for status in STATUSES:
            if whole.statuses[status]:
                counts = [group.statuses[status] for group in columns]
                rows.append([Mark(status), *counts])

        title = self.speaker.word("by-status")
        return Table(title, head, rows)

    def behind(self) -> Section:
        """Return the targets that are not as planned, their lead in place of base and progress."""
        rows = []

        for entry in self.report.furthest_behind:
            row = _without_base_and_progress(target_row(entry, self.speaker))
            numbers = entry.result.numbers
            row.append(self._odds(entry))
            row.append(_lead_figure(numbers.lead, 100))
            row.append(_lead_figure(numbers.lead_months, 1))
            rows.append(row)

        if not rows:
            return Section("section-behind", self._saying("no-target-behind"))

        head = _without_base_and_progress(target_head(self.report))
        head += self._words("odds", *_LEAD_COLUMNS)
        legends = tuple(self._words("legend-odds"))
        return Section("section-behind", legends, (Table("", head, rows),))

    def _odds(self, entry: Entry) -> str:
        """Return the odds as a cell: `about 1 in 10`; empty where there are none."""
        return self.speaker.odds_cell(entry.odds)

    def all_targets(self) -> Section:
        """Return the targets with a value that can be used, then the others with the reason."""
        rows: list[list[Cell]] = []
        lacking: list[list[Cell]] = []

        for entry in self.report.entries:
            # Without data there is no row of numbers, only a reason.
            if entry.result.has_data:
                rows.append([*target_row(entry, self.speaker), self._odds(entry)])
            else:
                lacking.append(self._lacking(entry))

        head = [*target_head(self.report), self.speaker.word("odds")]
        # The count stands in the title: 没有数据（14）.
        title = self.speaker.word("without-data", count=len(lacking))
        lacking_head = self._words("name", "status", "unit", "goal", "reason")
        tables = (
            Table("", head, rows),
            Table(title, lacking_head, lacking),
        )

        legends = tuple(self._words("legend-fragile", "legend-odds"))
        return Section("section-all", legends, tables)

    def _lacking(self, entry: Entry) -> list[Cell]:
        """Return the row of a target without data: its goal, and why nothing is known of it."""
        name, status, unit, _, _, goal, *_ = target_row(entry, self.speaker)
        reasons = self.speaker.reasons(self.plan, entry.result)
        return [name, status, unit, goal, reasons]

    # --- how sure it is

    def firmness(self) -> Section:
        """Return the verdicts that another reasonable way of reckoning would turn."""
        rows: list[list[Cell]] = []

        for entry in self.report.entries:
            if not entry.flips:
                continue

            changes = [alternative(change, self.speaker) for change in entry.flips]
            changed_by = self.speaker.sentences(changes)
            mark = Mark(entry.result.status)
            rows.append([entry.result.target, mark, changed_by])

        if not rows:
            return Section("section-firm", self._saying("no-fragile"))

        table = Table("", self._words("name", "status", "changed-by"), rows)
        return Section("section-firm", self._saying("say-firm"), (table,))

    def other_systems(self) -> Section:
        """Return how often each other system says what, and the targets it is disputed on."""
        # The plan's own verdicts are the first row, for comparison.
        good = sum(entry.result.status in GOOD for entry in self.judged)
        own: list[Cell] = [
            self.speaker.word("own"),
            len(self.judged),
            good,
            None,
            "",
        ]
        rows = [own]

        for method in METHODS:
            rows.append(self._system(method))

        head = self._words("method-name", "judged", "as-planned-there", "opposite", "verdicts")
        tables = [Table("", head, rows)]
        disputes = [self._dispute(entry) for entry in self.judged if _is_disputed(entry)]
        if disputes:
            methods = [f"method-{method}" for method in METHODS]
            columns = self._words("name", "own", *methods)
            title = self.speaker.word("disputes")
            tables.append(Table(title, columns, disputes))

        return Section("section-others", self._saying("say-others"), tuple(tables))

    def _system(self, method: str) -> list[Cell]:
        """Return one other system's verdicts, counted in its own words."""
        system = SYSTEMS[method]
        counts: Counter[str] = Counter()
        opposite = 0

        for entry in self.judged:
            verdict = entry.others[method]
            counts[verdict.status] += 1
            opposite += disagrees(entry.result, verdict)

        words = []

        for status in system.statuses[:-1]:  # the last is not_available
            word = self.speaker.text(METHOD_WORDS[status])
            words.append(f"{word} {counts[status]}")

        as_planned = sum(counts[status] for status in system.as_planned)
        return [
            self.speaker.word(f"method-{method}"),
            len(self.judged) - counts["not_available"],
            as_planned,
            opposite,
            # on track 12 · off track 5
            " · ".join(words),
        ]

    def _dispute(self, entry: Entry) -> list[Cell]:
        """Return a target with each system's verdict, `!` behind one that says the opposite."""
        result = entry.result
        own = Mark(result.status, bool(entry.flips))
        row: list[Cell] = [result.target, own]

        for verdict in entry.others.values():
            text = self.speaker.method_status(verdict)
            if disagrees(result, verdict):
                text = f"{text} !"

            row.append(text)

        return row

    # --- what it rests on

    def data(self) -> Section:
        """Return how old the values are, what marks they carry, and what is wrong in the files."""
        # What a verdict is worth depends on how old its value is.
        tables = [self._ages(), self._value_marks()]

        # An empty table would say less than the sentence that there is none.
        if self.report.problems:
            tables.append(self._problems())

        tables.append(self._so_far())
        tables.append(self._grades())
        saying = () if self.report.problems else self._saying("no-problems")
        return Section("section-data", saying, tuple(tables))

    def _entries_with_data(self) -> list[Entry]:
        """Return the targets of which a value can be used."""
        return [entry for entry in self.report.entries if entry.result.has_data]

    def _current_points(self) -> list[Point]:
        """Return the value on which each verdict rests."""
        points = []

        for entry in self._entries_with_data():
            current = entry.result.numbers.current
            if current is not None:
                points.append(current)

        return points

    def _ages(self) -> Table:
        """Return of which years the current values are, the latest first."""
        counts = Counter(point.period.year for point in self._current_points())
        rows: list[list[Cell]] = []

        for year in sorted(counts, reverse=True):
            # A year is no amount: as a number it would be 2,024.
            rows.append([str(year), counts[year]])

        title = self.speaker.word("value-year")
        head = self._words("period", "count")
        return Table(title, head, rows)

    def months(self) -> tuple[Section, ...]:
        """Return the first months of a year, which are what a half-yearly note has to tell; none
        where none were published.
        """
        table = self._so_far()
        if not table.rows:
            return ()

        return (Section("so-far", (), (replace(table, title=""),)),)

    def _so_far(self) -> Table:
        """Return the first months of a year beside those of the year before."""
        rows: list[list[Cell]] = []

        for entry in self.report.entries:
            view = TargetView(entry.result, self.speaker)
            if view.so_far:
                rows.append([view.target, view.so_far])

        title = self.speaker.word("so-far")
        head = self._words("name", "value")
        return Table(title, head, rows)

    def _value_marks(self) -> Table:
        """Return how many of the current values carry each mark; a mark that none has counts 0."""
        # A value may carry several marks, and counts with each.
        entries = self._entries_with_data()
        points = self._current_points()

        counts = {
            "mark-stale": sum(entry.result.stale for entry in entries),
            "mark-part": sum(not point.period.is_year for point in points),
            "mark-bound": sum(point.bound not in {None, "~"} for point in points),
            "mark-about": sum(point.bound == "~" for point in points),
        }

        for standing in ("estimate", "preliminary", "revised"):
            counts[standing] = sum(point.status == standing for point in points)

        rows: list[list[Cell]] = []

        for key, count in counts.items():
            rows.append([self.speaker.word(key), count])

        title = self.speaker.word("value-marks")
        head = self._words("note", "count")
        return Table(title, head, rows)

    def _grades(self) -> Table:
        """Return how many of the values used come from an office's own page, the press, a copy."""
        # One observation may serve two targets and several points; it counts once.
        used: set[Observation] = set()

        for entry in self._entries_with_data():
            for point in entry.result.series.points:
                used.update(point.parts)

        counts = Counter(observation.grade for observation in used)
        rows: list[list[Cell]] = []

        for grade in GRADES:
            name = self.speaker.word(f"grade-{grade}")
            rows.append([name, counts[grade]])

        title = self.speaker.word("source-grades")
        head = self._words("grade", "count")
        return Table(title, head, rows)

    def _problems(self) -> Table:
        """Return each code with its count and its first case, errors before warnings."""
        first: dict[str, Problem] = {}

        for problem in self.report.problems:
            if not is_closing(problem):
                first.setdefault(problem.code, problem)

        # A code may be found a thousand times: it is told once, with its count.
        counts = by_code(self.report.problems)
        rows: list[list[Cell]] = []

        for problem in sorted(first.values(), key=lambda problem: problem.severity):
            severity = self.speaker.word(problem.severity)
            message = self.speaker.problem(problem)
            rows.append([severity, problem.code, counts[problem.code], message])

        title = self.speaker.word("found-problems")
        head = self._words("severity", "code", "count", "first-case")
        return Table(title, head, rows)

    def inputs(self) -> Table:
        """Return the files read, each with its digest."""
        rows: list[list[Cell]] = []

        for name, digest in self.report.inputs.items():
            shown = self.speaker.word("standard-input") if name == STDIN else name
            rows.append([shown, digest or None])

        title = self.speaker.word("inputs")
        head = [self.speaker.word("file"), "SHA-256"]
        return Table(title, head, rows)

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
            expected = EXPECTED.text(shape)
            progress = PROGRESS.text(shape)
            rate = _required_rate(shape)
            rows.append([self.speaker.word(shape), expected, progress, rate])

        # A total begins at nothing, so the linear formulas lose their base.
        rate = _required_rate("linear")
        rows.append([self.speaker.word("cumulative"), "G * e", "x / G", rate])

        head = self._words("path", "expected", "progress", "required-rate")
        rest = self.speaker.word("say-rest")
        says = paragraph([tests, rest], self.speaker)
        return Section("section-method", (says, letters), (Table("", head, rows),))


def _required_rate(shape: Shape) -> str:
    """Return the formula of the rate from the current value x to the goal G."""
    return RATE.text(shape, start="x", end="G")


def _without_base_and_progress(row: Sequence[_Column]) -> list[_Column]:
    """Return a target's row, or its head, without the columns of the base and of progress."""
    return [*row[:3], *row[4:-1]]


def _is_disputed(entry: Entry) -> bool:
    """Whether any other system says the opposite of the plan."""
    return any(disagrees(entry.result, verdict) for verdict in entry.others.values())
