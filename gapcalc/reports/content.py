"""The report on a plan as pure data: what stands in it, in order, for a page, a Markdown text and a workbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias
from urllib.parse import quote, urlsplit

from gapcalc import __version__
from gapcalc.assessment.comparison import verdicts
from gapcalc.assessment.firmness import Change, firmness
from gapcalc.assessment.rollup import GOOD, JUDGED, Rollup, roll_up
from gapcalc.assessment.status import STATUSES, Assessment, Result
from gapcalc.assessment.systems import Verdict
from gapcalc.core.files import STDIN, data_files
from gapcalc.core.growth import Number
from gapcalc.core.problem import Problem
from gapcalc.data.observation import Observation
from gapcalc.plan.model import Target
from gapcalc.views import numbers as figures
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_style import signed

__all__ = ["Cell", "Citation", "Entry", "Figure", "Mark", "Report", "Section", "Table", "address", "digests", "facts", "gather", "heading", "observations", "paragraph", "said", "summary", "title",]  # fmt: skip

_FURTHEST = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One target: its result, the changes that would turn its verdict, and other systems' verdicts by name."""

    result: Result
    flips: tuple[Change, ...]
    others: Mapping[str, Verdict]


@dataclass(frozen=True, slots=True)
class Citation:
    """One source with its number in the list of sources, and how many values rest on it."""

    number: int
    source: str
    publisher: str
    url: str
    values: int

    def named(self, speaker: Speaker) -> str:
        """Return what it is called: by its own words, else by who published it."""
        return self.source or self.publisher or speaker.word("no-source")


@dataclass(frozen=True, slots=True)
class Report:
    """What the report rests on, the targets in the plan's order.

    `citations` holds the sources by their words, publisher and address, numbered in the order of the targets; `inputs`
    maps the name of each file read to its SHA-256 in hexadecimal digits.
    """

    assessment: Assessment
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    citations: Mapping[tuple[str, str, str], Citation]
    inputs: Mapping[str, str]
    made_on: date
    speaker: Speaker

    @property
    def results(self) -> list[Result]:
        return [entry.result for entry in self.entries]

    @property
    def furthest(self) -> list[Entry]:
        """The targets that are not as planned, the furthest behind first; those without a lead come last."""
        behind = [entry for entry in self.entries if entry.result.status in set(JUDGED) - set(GOOD)]
        return sorted(behind, key=lambda entry: float(entry.result.numbers.lead or 0))

    def cited(self, observation: Observation) -> Citation:
        return self.citations[_cited(observation, self.speaker)]


@dataclass(frozen=True, slots=True)
class Mark:
    """A status as a cell of a table; `fragile` where another reasonable way of reckoning changes it."""

    status: str
    fragile: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as a cell: how it is shown, and what it is sorted by."""

    text: str
    value: Number | None


# A fraction is a share, shown in per cent; a target stands for its name.
Cell: TypeAlias = str | int | Fraction | Target | Mark | Figure | None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; `title` is "" where the heading of the section says it all."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report under the heading `word(key)`: paragraphs, then tables."""

    key: str
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()


# --- gathering


def gather(
    assessment: Assessment,
    scope: Sequence[Result],
    problems: Iterable[Problem],
    speaker: Speaker,
    *,
    sources: Mapping[str, str],
    made_on: date,
) -> Report:
    """Return the report on `scope`, the results of a plan or of a part of it.

    `sources` maps the name of each file read, the plan's included, to its SHA-256 (see `digests`).
    """
    entries = [_entry(assessment, result) for result in scope]
    counts = Counter(
        _cited(o, speaker) for o in {o: None for result in scope for o in observations(result)}
    )
    citations = {key: Citation(i, *key, count) for i, (key, count) in enumerate(counts.items(), 1)}
    return Report(assessment, tuple(entries), tuple(problems), citations, sources, made_on, speaker)


def _entry(assessment: Assessment, result: Result) -> Entry:
    judged = result.status in JUDGED
    flips = tuple(change for change in firmness(assessment, result) or () if change.flips)
    return Entry(result, flips, verdicts(assessment, result) if judged else {})


def observations(result: Result) -> Iterator[Observation]:
    """Yield every published value of a target: those its series is made of, then those left out of it."""
    for point in result.series.points:
        yield from point.parts
    yield from (unused.observation for unused in result.series.unused)


def _cited(o: Observation, speaker: Speaker) -> tuple[str, str, str]:
    by_hand = "" if o.path else speaker.word("set-by-hand")
    return o.source or by_hand, o.publisher, o.url


def digests(paths: Iterable[str]) -> dict[str, str]:
    """Return the SHA-256 of each file that `paths` name, folders opened, by its name.

    A report tells nothing of where on a machine its files lie, unless two have one name. Standard input cannot be read
    a second time: its digest is "".
    """
    given = [file for file, problem in data_files(paths) if problem is None]
    files = [Path(file) for file in dict.fromkeys(given) if Path(file).is_file()]
    names = Counter(file.name for file in files)
    found = {
        file.name if names[file.name] == 1 else str(file): sha256(file.read_bytes()).hexdigest()
        for file in files
    }
    return found | ({STDIN: ""} if STDIN in given else {})


def address(url: str) -> str | None:
    """Return a web address that can be put into a link, in ASCII; None where `url` is none, such as `javascript:`."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not parts.netloc:
        return None
    return quote(url.strip(), safe=":/?#@!$&*+,;=%~")


# --- words


def said(cell: Cell, speaker: Speaker) -> str:
    """Return a cell as text."""
    match cell:
        case None:
            return "-"
        case Fraction():
            return figures.percent(cell)
        case Target():
            return speaker.text(cell.name)
        case Mark():
            return signed(cell.status, speaker) + (" *" if cell.fragile else "")
        case Figure():
            return cell.text
        case str():  # as it is: what is markup already stays so
            return cell
        case int():
            return str(cell)


def title(report: Report) -> str:
    """Return the plan's name."""
    return report.speaker.text(report.assessment.plan.name)


def heading(report: Report, action: str | None) -> str:
    """Return number and name of an action."""
    actions = report.assessment.plan.actions
    if action is None:
        return report.speaker.word("no-action")
    name = report.speaker.text(actions[action]) if action in actions else ""
    return f"{action} {name}".strip()


def facts(report: Report) -> list[tuple[str, str]]:
    """Return the lines of the title block: what is reported on, as of when, made when and with what."""
    plan, speaker = report.assessment.plan, report.speaker
    rows = [("document", plan.document), ("issued", plan.issued), ("report-part", _part(report))]
    gone = speaker.word("as-of", year=report.assessment.as_of)
    rows += [
        ("period", gone),
        ("made-on", report.made_on.isoformat()),
        ("program", f"gapcalc {__version__}"),
    ]
    return [(speaker.word(key), value) for key, value in rows if value]


def _part(report: Report) -> str:
    """Return which part of the plan is reported on; "" for all of it."""
    plan, speaker = report.assessment.plan, report.speaker
    if len(report.entries) == len(plan.targets):
        return ""
    actions, regions = (
        {getattr(r.target, key) for r in report.results} for key in ("action", "region")
    )
    names = [heading(report, actions.pop())] if len(actions) == 1 else []
    if len(regions) == 1 and (region := plan.regions.get(regions.pop() or plan.region or "")):
        names.append(speaker.text(region.name))
    return " · ".join(
        [*names, speaker.word("found", count=len(report.entries), all=len(plan.targets))]
    )


def _listed(parts: Iterable[str], speaker: Speaker, mark: str = "、") -> str:
    return (
        mark.join(parts)
        if speaker.language == "zh"
        else ("; " if mark == "；" else ", ").join(parts)
    )


def _counted(statuses: Mapping[str, int], wanted: Iterable[str], speaker: Speaker) -> str:
    """Return how many targets have each of the wanted statuses: 4 reversing, 7 behind."""
    present = (
        (status, statuses[status]) for status in STATUSES if status in wanted and statuses[status]
    )
    return _listed(
        (speaker.word("and-status", status=speaker.word(s), count=n) for s, n in present), speaker
    )


def summary(report: Report) -> str:
    """Return the verdict in one paragraph: what can be judged, how it stands, what lags, and what that takes."""
    speaker, whole, assessment = report.speaker, roll_up(report.results), report.assessment
    plan = assessment.plan
    gone = Fraction(assessment.as_of - plan.base_year, plan.target_year - plan.base_year)
    told = (
        [speaker.word("say-time", year=assessment.as_of, share=figures.percent(gone))]
        if 0 <= gone <= 1
        else []
    )
    told.append(
        speaker.word(
            "say-counts",
            targets=whole.targets,
            with_data=whole.with_data,
            judged=whole.judged,
        )
    )
    told += _verdict(whole, speaker)
    if unjudged := _counted(whole.statuses, set(STATUSES) - set(JUDGED), speaker):
        told.append(speaker.word("say-unjudged", statuses=unjudged))
    if furthest := [e.result for e in report.furthest if (e.result.numbers.lead or 0) < 0][
        :_FURTHEST
    ]:
        told.append(
            speaker.word(
                "say-furthest", names=_listed((_lag(r, speaker) for r in furthest), speaker, "；")
            )
        )
        if assessment.as_of < plan.target_year and (
            needs := [need for r in furthest if (need := _need(r, speaker))]
        ):
            told.append(speaker.word("say-need", names=_listed(needs, speaker, "；")))
    if fragile := sum(
        bool(entry.flips) for entry in report.entries if entry.result.status in JUDGED
    ):
        told.append(speaker.word("say-fragile", count=fragile))
    return paragraph(told, speaker)


def _verdict(whole: Rollup, speaker: Speaker) -> list[str]:
    if whole.share is None:
        return [speaker.word("say-none")]
    if whole.good == whole.judged:
        return [speaker.word("say-all-good", good=whole.good)]
    statuses = _counted(whole.statuses, set(JUDGED) - set(GOOD), speaker)
    share, bad = figures.percent(whole.share), whole.judged - whole.good
    return [speaker.word("say-good", good=whole.good, share=share, bad=bad, statuses=statuses)]


def paragraph(sentences: Iterable[str], speaker: Speaker) -> str:
    """Return sentences, each with its full stop, as one text."""
    stop = speaker.word("stop")
    return "".join(f"{sentence}{stop}" for sentence in sentences).strip()


def _dated(result: Result, speaker: Speaker) -> str:
    """Return the target's name, with the period of its value where that is not the year judged."""
    name, current = speaker.text(result.target.name), result.numbers.current
    if current is None or not result.stale:
        return name
    when = speaker.period(current.period)
    return f"{name}（{when}）" if speaker.language == "zh" else f"{name} ({when})"


def _lag(result: Result, speaker: Speaker) -> str:
    n = result.numbers
    gap = "" if speaker.language == "zh" else ", "
    return f"{_dated(result, speaker)}{gap}{speaker.lead(n.lead or 0, n.lead_months or 0)}"


def _need(result: Result, speaker: Speaker) -> str:
    n = result.numbers
    if n.required is None or n.observed is None:
        return ""
    compound = n.required.shape == "compound"
    required, seen = (
        speaker.change(rate, per_year=not compound) for rate in (n.required, n.observed)
    )
    key = "say-compound" if compound else "say-absolute"
    return speaker.word(key, name=speaker.text(result.target.name), required=required, seen=seen)
