"""The chapters of a report: each what it says and the tables it rests on; and all of them as Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from gapcalc.assessment.comparison import disagrees
from gapcalc.assessment.firmness import Change
from gapcalc.assessment.rollup import GOOD, Rollup, by_action, roll_up
from gapcalc.assessment.series import Point
from gapcalc.assessment.status import STATUSES
from gapcalc.assessment.systems import METHODS, SYSTEMS
from gapcalc.core.files import STDIN
from gapcalc.core.growth import Number
from gapcalc.core.problem import Problem
from gapcalc.messages.words import METHOD_WORDS
from gapcalc.plan.model import COMMITMENTS
from gapcalc.reports.content import (
    Cell,
    Entry,
    Figure,
    Mark,
    Report,
    Section,
    Table,
    address,
    facts,
    heading,
    paragraph,
    said,
    summary,
    title,
)
from gapcalc.views import numbers as figures
from gapcalc.views.speaker import Speaker
from gapcalc.views.writers import as_markdown as markdown_table
from gapcalc.views.writers import in_markdown as escaped

__all__ = ["alternative", "as_markdown", "chapters", "groups", "target_head", "target_row"]

_TARGET = (
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
_COUNTS = ("targets", "with-data", "coverage", "judged", "good", "share")


def chapters(report: Report) -> tuple[Section, ...]:
    """Return the chapters in the order in which they are read."""
    speaker = report.speaker
    return (
        Section("section-summary", (summary(report),)),
        Section(
            "section-actions", (paragraph([speaker.word("say-share")], speaker),), _rollups(report)
        ),
        _behind(report),
        Section(
            "section-all",
            (speaker.word("legend-marks"), speaker.word("legend-fragile")),
            _all(report),
        ),
        _firm(report),
        _others(report),
        _data(report),
        Section("section-sources", (), (_inputs(report),)),
        _method(report),
    )


# --- how it stands


def groups(report: Report) -> list[tuple[str, Rollup]]:
    """Return the roll-up of each action under its heading, of all, and of commitments and strivings."""
    speaker, whole = report.speaker, roll_up(report.results)
    actions = by_action(report.assessment.plan, report.results)
    rows = (
        [(heading(report, action), group) for action, group in actions.items()]
        if len(actions) > 1
        else []
    )
    apart = [(speaker.word(c), group) for c, group in whole.commitments.items() if group.targets]
    return [*rows, (speaker.word("all"), whole), *apart]


def _rollups(report: Report) -> tuple[Table, ...]:
    speaker = report.speaker
    rows: list[list[Cell]] = [
        [name, g.targets, g.with_data, g.coverage, g.judged, g.good, g.share]
        for name, g in groups(report)
    ]
    head = [speaker.word(key) for key in ("action", *_COUNTS)]
    parts = [
        roll_up(report.results),
        *(roll_up(report.results).commitments[c] for c in COMMITMENTS),
    ]
    statuses: list[list[Cell]] = [
        [Mark(status), *(part.statuses[status] for part in parts)]
        for status in STATUSES
        if parts[0].statuses[status]
    ]
    columns = [speaker.word(key) for key in ("status", "all", *COMMITMENTS)]
    return Table("", head, rows), Table(speaker.word("by-status"), columns, statuses)


def target_head(report: Report) -> list[str]:
    """Return the names of the columns that `target_row` fills."""
    return [report.speaker.word(key, year=report.assessment.plan.base_year) for key in _TARGET]


def target_row(entry: Entry, speaker: Speaker) -> list[Cell]:
    """Return one target as a row: what it asks for, where it is, what is left and what that takes a year."""
    result, n = entry.result, entry.result.numbers
    stage = result.target.goal.form == "stage"
    met = stage or result.status in {"achieved", "holding"}
    return [
        result.target,
        Mark(result.status, bool(entry.flips)),
        "" if stage else speaker.unit(result.series.unit),
        _value(n.base, speaker),
        _value(n.current, speaker, dated=result.stale),
        Figure(speaker.goal(result.target, n.aim, ""), n.aim.value if n.aim else None),
        None if n.gap is None or met else Figure(figures.amount(abs(n.gap)), abs(n.gap)),
        Figure(speaker.change(n.required), n.required.value) if n.required else None,
        Figure(speaker.change(n.observed), n.observed.value) if n.observed else None,
        Figure(figures.percent(n.progress), n.progress) if n.progress is not None else None,
    ]


def _value(point: Point | None, speaker: Speaker, dated: bool = False) -> Figure | None:
    if point is None:
        return None
    when = f" {figures.short(point.period)}" if dated or not point.period.is_year else ""
    return Figure(f"{speaker.marked_value(point)}{when}", point.amount)


def _all(report: Report) -> tuple[Table, ...]:
    """Return the targets with a value that can be used, then the others with the reason."""
    speaker = report.speaker
    used = [entry for entry in report.entries if entry.result.has_data]
    others = [entry for entry in report.entries if not entry.result.has_data]
    lacking = Table(
        speaker.word("without-data", count=len(others)),
        [speaker.word(key) for key in ("name", "status", "unit", "goal", "reason")],
        [_lacking(report, entry) for entry in others],
    )
    return Table("", target_head(report), [target_row(entry, speaker) for entry in used]), lacking


def _lacking(report: Report, entry: Entry) -> list[Cell]:
    name, status, unit, _, _, goal, *_ = target_row(entry, report.speaker)
    return [
        name,
        status,
        unit,
        goal,
        report.speaker.reasons(report.assessment.plan, entry.result),
    ]


def _behind(report: Report) -> Section:
    """Return the targets that are not as planned, their lead in place of base and progress."""
    speaker = report.speaker
    rows = []
    for entry in report.furthest:
        row, n = target_row(entry, speaker), entry.result.numbers
        rows.append([*row[:3], *row[4:-1], _scaled(n.lead, 100), _scaled(n.lead_months, 1)])
    if not rows:
        return Section("section-behind", (paragraph([speaker.word("no-target-behind")], speaker),))
    known = target_head(report)
    head = [*known[:3], *known[4:-1], speaker.word("lead-points"), speaker.word("lead-months")]
    return Section("section-behind", (), (Table("", head, rows),))


def _scaled(value: Number | None, factor: int) -> Figure | None:
    return None if value is None else Figure(figures.amount(value * factor, 2), value)


# --- how sure it is


def _firm(report: Report) -> Section:
    speaker = report.speaker
    rows: list[list[Cell]] = [
        [
            entry.result.target,
            Mark(entry.result.status),
            _listed((alternative(c, speaker) for c in entry.flips), speaker),
        ]
        for entry in report.entries
        if entry.flips
    ]
    if not rows:
        return Section("section-firm", (paragraph([speaker.word("no-fragile")], speaker),))
    head = [speaker.word(key) for key in ("name", "status", "changed-by")]
    return Section(
        "section-firm", (paragraph([speaker.word("say-firm")], speaker),), (Table("", head, rows),)
    )


def alternative(change: Change, speaker: Speaker) -> str:
    """Return what is changed, to what, and the status that comes of it: base year 2021 → ▾ behind."""
    to = change.to
    if change.question == "digit":
        to = ""
    elif change.question in {"shape", "reading"} and not to.isdigit():
        to = speaker.word(to)
    question = f"{speaker.word(f'{change.question}-question')} {to}".strip()
    return f"{question} → {said(Mark(change.status), speaker)}"


def _others(report: Report) -> Section:
    """Return how often each other system says what, and the targets on which one of them and the plan disagree."""
    speaker = report.speaker
    judged = [entry for entry in report.entries if entry.others]
    rows: list[list[Cell]] = []
    for method in METHODS:
        given = [entry.others[method] for entry in judged]
        counts = Counter(other.status for other in given)
        words = [
            f"{METHOD_WORDS[status][speaker.language == 'en']} {counts[status]}"
            for status in SYSTEMS[method].statuses[:-1]
        ]
        available = len(given) - counts["not_available"]
        good = sum(counts[status] for status in SYSTEMS[method].as_planned)
        against = sum(disagrees(entry.result, entry.others[method]) for entry in judged)
        rows.append([speaker.word(f"method-{method}"), available, good, against, " · ".join(words)])
    own = [entry for entry in judged if entry.result.status in GOOD]
    rows.insert(0, [speaker.word("own"), len(judged), len(own), None, ""])
    head = [
        speaker.word(key)
        for key in ("method-name", "judged", "as-planned-there", "opposite", "verdicts")
    ]
    tables = [Table("", head, rows)]
    disputed = [
        entry for entry in judged if any(disagrees(entry.result, o) for o in entry.others.values())
    ]
    if disputed:
        columns = [
            speaker.word("name"),
            speaker.word("own"),
            *(speaker.word(f"method-{m}") for m in METHODS),
        ]
        tables.append(
            Table(
                speaker.word("disputes"), columns, [_dispute(entry, speaker) for entry in disputed]
            )
        )
    return Section(
        "section-others", (paragraph([speaker.word("say-others")], speaker),), tuple(tables)
    )


def _dispute(entry: Entry, speaker: Speaker) -> list[Cell]:
    said_there = [
        f"{speaker.method_status(o)}{' !' if disagrees(entry.result, o) else ''}"
        for o in entry.others.values()
    ]
    return [entry.result.target, Mark(entry.result.status, bool(entry.flips)), *said_there]


def _data(report: Report) -> Section:
    """Return how old the values are, what marks they carry, and what was found wrong in the files."""
    speaker = report.speaker
    entries = [entry for entry in report.entries if entry.result.has_data]
    current = [point for entry in entries if (point := entry.result.numbers.current)]
    years = Counter(point.period.year for point in current)
    ages: list[list[Cell]] = [[str(year), years[year]] for year in sorted(years, reverse=True)]
    tables = [
        Table(speaker.word("value-year"), [speaker.word("period"), speaker.word("count")], ages),
        Table(
            speaker.word("value-marks"),
            [speaker.word("note"), speaker.word("count")],
            _marks(entries, current, speaker),
        ),
    ]
    if report.problems:
        head = [speaker.word(key) for key in ("severity", "code", "count", "first-case")]
        tables.append(
            Table(speaker.word("found-problems"), head, _problems(report.problems, speaker))
        )
    told = () if report.problems else (paragraph([speaker.word("no-problems")], speaker),)
    return Section("section-data", told, tuple(tables))


def _marks(entries: Sequence[Entry], points: Sequence[Point], speaker: Speaker) -> list[list[Cell]]:
    counts = {
        "mark-stale": sum(entry.result.stale for entry in entries),
        "mark-part": sum(not point.period.is_year for point in points),
        "mark-bound": sum(point.bound not in {None, "~"} for point in points),
        "mark-about": sum(point.bound == "~" for point in points),
    }
    counts |= {
        status: sum(p.status == status for p in points)
        for status in ("estimate", "preliminary", "revised")
    }
    return [[speaker.word(key), count] for key, count in counts.items()]


def _problems(problems: Iterable[Problem], speaker: Speaker) -> list[list[Cell]]:
    """Return each code with how often it was found and what was said of it first, errors before warnings."""
    first: dict[str, Problem] = {}
    for problem in problems:
        first.setdefault(problem.code, problem)
    counts = Counter(problem.code for problem in problems)
    ordered = sorted(first.values(), key=lambda problem: problem.severity)
    return [[speaker.word(p.severity), p.code, counts[p.code], speaker.problem(p)] for p in ordered]


def _inputs(report: Report) -> Table:
    rows: list[list[Cell]] = [
        [report.speaker.word("standard-input") if name == STDIN else name, digest or None]
        for name, digest in report.inputs.items()
    ]
    return Table(report.speaker.word("inputs"), [report.speaker.word("file"), "SHA-256"], rows)


def _method(report: Report) -> Section:
    """Return the two tests and the formulas on which they rest."""
    speaker, plan = report.speaker, report.assessment.plan
    enough = figures.percent(1 - plan.tolerance)
    tests = speaker.word("say-tests", enough=enough, year=plan.target_year)
    letters = speaker.word(
        "letters",
        base=plan.base_year,
        end=plan.target_year,
        a=figures.percent(plan.tolerance),
    )
    rows: list[list[Cell]] = [
        [
            speaker.word("compound"),
            "B * (G / B)^e",
            "ln(x / B) / ln(G / B)",
            "(G / x)^(1 / (T - t)) - 1",
        ],
        [speaker.word("linear"), "B + (G - B) * e", "(x - B) / (G - B)", "(G - x) / (T - t)"],
        [speaker.word("cumulative"), "G * e", "x / G", "(G - x) / (T - t)"],
    ]
    head = [speaker.word(key) for key in ("path", "expected", "progress", "required-rate")]
    return Section(
        "section-method",
        (paragraph([tests, speaker.word("say-rest")], speaker), letters),
        (Table("", head, rows),),
    )


def _listed(parts: Iterable[str], speaker: Speaker) -> str:
    return ("；" if speaker.language == "zh" else "; ").join(parts)


# --- as Markdown


def as_markdown(report: Report) -> str:
    """Return the report as GitHub Markdown, in short: without what is said of each target by itself."""
    speaker = report.speaker
    lines = [f"# {escaped(title(report))}", "", f"**{speaker.word('report')}**", ""]
    lines += [f"- {name}: {escaped(value)}" for name, value in facts(report)]
    for chapter in chapters(report):
        lines += ["", f"## {speaker.word(chapter.key)}"]
        for text in chapter.paragraphs:
            lines += ["", escaped(text)]
        if chapter.key == "section-sources":
            lines += ["", *_sources(report)]
        for table in chapter.tables:
            if table.rows:
                lines += ["", f"### {escaped(table.title)}", ""] if table.title else [""]
                lines.append(
                    markdown_table(
                        table.head, [[said(cell, speaker) for cell in row] for row in table.rows]
                    )
                )
    return "\n".join(lines)


def _sources(report: Report) -> list[str]:
    lines = []
    for c in report.citations.values():
        name, link = escaped(c.named(report.speaker)), address(c.url)
        publisher = f", {escaped(c.publisher)}" if c.source and c.publisher else ""
        lines.append(
            f"{c.number}. [{name}]({link}){publisher}" if link else f"{c.number}. {name}{publisher}"
        )
    return lines
