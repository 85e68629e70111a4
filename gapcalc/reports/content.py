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
from gapcalc.core.problem import Lang, Problem
from gapcalc.data.observation import Observation
from gapcalc.messages.words import word
from gapcalc.plan.model import Target
from gapcalc.views import numbers as figures
from gapcalc.views.status_table import signed

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

    def named(self, lang: Lang) -> str:
        """Return what it is called: by its own words, else by who published it."""
        return self.source or self.publisher or word("no-source", lang)


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
    lang: Lang

    @property
    def results(self) -> list[Result]:
        return [entry.result for entry in self.entries]

    @property
    def furthest(self) -> list[Entry]:
        """The targets that are not as planned, the furthest behind first; those without a lead come last."""
        behind = [entry for entry in self.entries if entry.result.status in set(JUDGED) - set(GOOD)]
        return sorted(behind, key=lambda entry: float(entry.result.numbers.lead or 0))

    def cited(self, observation: Observation) -> Citation:
        return self.citations[_cited(observation, self.lang)]


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
    lang: Lang,
    *,
    sources: Mapping[str, str],
    made_on: date,
) -> Report:
    """Return the report on `scope`, the results of a plan or of a part of it.

    `sources` maps the name of each file read, the plan's included, to its SHA-256 (see `digests`).
    """
    entries = [_entry(assessment, result) for result in scope]
    counts = Counter(
        _cited(o, lang) for o in {o: None for result in scope for o in observations(result)}
    )
    citations = {key: Citation(i, *key, count) for i, (key, count) in enumerate(counts.items(), 1)}
    return Report(assessment, tuple(entries), tuple(problems), citations, sources, made_on, lang)


def _entry(assessment: Assessment, result: Result) -> Entry:
    judged = result.status in JUDGED
    flips = tuple(change for change in firmness(assessment, result) or () if change.flips)
    return Entry(result, flips, verdicts(assessment, result) if judged else {})


def observations(result: Result) -> Iterator[Observation]:
    """Yield every published value of a target: those its series is made of, then those left out of it."""
    for point in result.series.points:
        yield from point.parts
    yield from (unused.observation for unused in result.series.unused)


def _cited(o: Observation, lang: Lang) -> tuple[str, str, str]:
    by_hand = "" if o.path else word("set-by-hand", lang)
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


def said(cell: Cell, lang: Lang) -> str:
    """Return a cell as text."""
    match cell:
        case None:
            return "-"
        case Fraction():
            return figures.percent(cell)
        case Target():
            return cell.name.of(lang)
        case Mark():
            return signed(cell.status, lang) + (" *" if cell.fragile else "")
        case Figure():
            return cell.text
        case str():  # as it is: what is markup already stays so
            return cell
        case int():
            return str(cell)


def title(report: Report) -> str:
    """Return the plan's name."""
    return report.assessment.plan.name.of(report.lang)


def heading(report: Report, action: str | None) -> str:
    """Return number and name of an action."""
    actions = report.assessment.plan.actions
    if action is None:
        return word("no-action", report.lang)
    name = actions[action].of(report.lang) if action in actions else ""
    return f"{action} {name}".strip()


def facts(report: Report) -> list[tuple[str, str]]:
    """Return the lines of the title block: what is reported on, as of when, made when and with what."""
    plan, lang = report.assessment.plan, report.lang
    rows = [("document", plan.document), ("issued", plan.issued), ("report-part", _part(report))]
    gone = word("as-of", lang, year=report.assessment.as_of)
    rows += [
        ("period", gone),
        ("made-on", report.made_on.isoformat()),
        ("program", f"gapcalc {__version__}"),
    ]
    return [(word(key, lang), value) for key, value in rows if value]


def _part(report: Report) -> str:
    """Return which part of the plan is reported on; "" for all of it."""
    plan, lang = report.assessment.plan, report.lang
    if len(report.entries) == len(plan.targets):
        return ""
    actions, regions = (
        {getattr(r.target, key) for r in report.results} for key in ("action", "region")
    )
    names = [heading(report, actions.pop())] if len(actions) == 1 else []
    if len(regions) == 1 and (region := plan.regions.get(regions.pop() or plan.region or "")):
        names.append(region.name.of(lang))
    return " · ".join(
        [*names, word("found", lang, count=len(report.entries), all=len(plan.targets))]
    )


def _listed(parts: Iterable[str], lang: Lang, mark: str = "、") -> str:
    return mark.join(parts) if lang == "zh" else ("; " if mark == "；" else ", ").join(parts)


def _counted(statuses: Mapping[str, int], wanted: Iterable[str], lang: Lang) -> str:
    """Return how many targets have each of the wanted statuses: 4 reversing, 7 behind."""
    present = (
        (status, statuses[status]) for status in STATUSES if status in wanted and statuses[status]
    )
    return _listed(
        (word("and-status", lang, status=word(s, lang), count=n) for s, n in present), lang
    )


def summary(report: Report) -> str:
    """Return the verdict in one paragraph: what can be judged, how it stands, what lags, and what that takes."""
    lang, whole, assessment = report.lang, roll_up(report.results), report.assessment
    plan = assessment.plan
    gone = Fraction(assessment.as_of - plan.base_year, plan.target_year - plan.base_year)
    told = (
        [word("say-time", lang, year=assessment.as_of, share=figures.percent(gone))]
        if 0 <= gone <= 1
        else []
    )
    told.append(
        word(
            "say-counts",
            lang,
            targets=whole.targets,
            with_data=whole.with_data,
            judged=whole.judged,
        )
    )
    told += _verdict(whole, lang)
    if unjudged := _counted(whole.statuses, set(STATUSES) - set(JUDGED), lang):
        told.append(word("say-unjudged", lang, statuses=unjudged))
    if furthest := [e.result for e in report.furthest if (e.result.numbers.lead or 0) < 0][
        :_FURTHEST
    ]:
        told.append(
            word("say-furthest", lang, names=_listed((_lag(r, lang) for r in furthest), lang, "；"))
        )
        if assessment.as_of < plan.target_year and (
            needs := [need for r in furthest if (need := _need(r, lang))]
        ):
            told.append(word("say-need", lang, names=_listed(needs, lang, "；")))
    if fragile := sum(
        bool(entry.flips) for entry in report.entries if entry.result.status in JUDGED
    ):
        told.append(word("say-fragile", lang, count=fragile))
    return paragraph(told, lang)


def _verdict(whole: Rollup, lang: Lang) -> list[str]:
    if whole.share is None:
        return [word("say-none", lang)]
    if whole.good == whole.judged:
        return [word("say-all-good", lang, good=whole.good)]
    statuses = _counted(whole.statuses, set(JUDGED) - set(GOOD), lang)
    share, bad = figures.percent(whole.share), whole.judged - whole.good
    return [word("say-good", lang, good=whole.good, share=share, bad=bad, statuses=statuses)]


def paragraph(sentences: Iterable[str], lang: Lang) -> str:
    """Return sentences, each with its full stop, as one text."""
    stop = word("stop", lang)
    return "".join(f"{sentence}{stop}" for sentence in sentences).strip()


def _dated(result: Result, lang: Lang) -> str:
    """Return the target's name, with the period of its value where that is not the year judged."""
    name, current = result.target.name.of(lang), result.numbers.current
    if current is None or not result.stale:
        return name
    when = current.period.in_words(lang)
    return f"{name}（{when}）" if lang == "zh" else f"{name} ({when})"


def _lag(result: Result, lang: Lang) -> str:
    n = result.numbers
    gap = "" if lang == "zh" else ", "
    return f"{_dated(result, lang)}{gap}{figures.lead(n.lead or 0, n.lead_months or 0, lang)}"


def _need(result: Result, lang: Lang) -> str:
    n = result.numbers
    if n.required is None or n.observed is None:
        return ""
    compound = n.required.shape == "compound"
    required, seen = (
        figures.change(rate, lang, per_year=not compound) for rate in (n.required, n.observed)
    )
    key = "say-compound" if compound else "say-absolute"
    return word(key, lang, name=result.target.name.of(lang), required=required, seen=seen)
