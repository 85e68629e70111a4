"""Parts of a report as text: cells, headings, the title block, web addresses."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from urllib.parse import quote, urlsplit

from gapcalc import __version__
from gapcalc.assessment.firmness import Change
from gapcalc.plan.model import Target
from gapcalc.reports.model import Cell, Figure, Mark, Report
from gapcalc.views.numbers import percent
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_style import SIGNS, signed

__all__ = [
    "action_name",
    "alternative",
    "cell_text",
    "facts",
    "heading",
    "kind_of_report",
    "latin_width",
    "paragraph",
    "title",
    "web_address",
]

# Latin and the other narrow scripts stand before the signs of Chinese.
_LAST_NARROW = 0x2E80


def cell_text(cell: Cell, speaker: Speaker) -> str:
    """Return a cell of a table as text."""
    match cell:
        # An empty cell might be one that was forgotten.
        case None:
            return "-"
        case Fraction():
            return percent(cell)
        case Target():
            return speaker.text(cell.name)
        case Mark(unchanged=True):
            return SIGNS[cell.status].strip() + cell.age
        case Mark():
            # ▾ behind (October 2025) *
            fragile = " *" if cell.fragile else ""
            return f"{signed(cell.status, speaker)}{cell.age}{fragile}"
        case Figure():
            return cell.text
        case str():  # as it is: what is markup already stays so
            return cell
        case int():
            return str(cell)


def paragraph(sentences: Iterable[str], speaker: Speaker) -> str:
    """Return sentences, each with its full stop, as one text."""
    stop = speaker.word("stop")
    text = ""

    for sentence in sentences:
        text += f"{sentence}{stop}"

    return text.strip()


def alternative(change: Change, speaker: Speaker) -> str:
    """Return what is changed, to what, and what comes of it: base year 2021 → ▾ behind."""
    question = speaker.question(change)
    status = signed(change.status, speaker)
    return f"{question} → {status}"


def web_address(url: str) -> str | None:
    """Return a web address that can be put into a link, in ASCII.

    None where `url` is no web address: `javascript:alert(1)` must not become a link.
    """
    try:
        # http://[ is no address, and raises.
        parts = urlsplit(url.strip())
    except ValueError:
        return None

    if parts.scheme.lower() not in {"http", "https"} or not parts.netloc:
        return None

    return quote(url.strip(), safe=":/?#@!$&*+,;=%~")


# --- the title block


def title(report: Report) -> str:
    """Return the plan's name."""
    return report.speaker.text(report.assessment.plan.name)


def heading(report: Report, action: str | None) -> str:
    """Return number and name of an action; the number alone where the plan does not name it."""
    number = action or ""
    name = action_name(report, action)
    return f"{number} {name}".strip()


def action_name(report: Report, action: str | None) -> str:
    """Return the name of an action; "" where the plan does not name it."""
    if action is None:
        return report.speaker.word("no-action")

    name = report.assessment.plan.actions.get(action)
    if not name:
        return ""

    return report.speaker.text(name)


def kind_of_report(report: Report) -> str:
    """Return what the report is called: the whole, or the note on it."""
    key = "report-brief" if report.brief else "report"
    return report.speaker.word(key)


def facts(report: Report) -> list[tuple[str, str]]:
    """Return the lines of the title block: on what, as of when, made when and with what."""
    plan = report.assessment.plan
    speaker = report.speaker
    date = speaker.date(report.assessment.date)

    rows = [
        ("document", plan.document),
        ("issued", plan.issued),
        ("report-part", _part_of_plan(report)),
        ("period", speaker.word("as-of", date=date)),
        ("made-on", report.made_on.isoformat()),
        ("program", f"gapcalc {__version__}"),
    ]

    return [(speaker.word(key), text) for key, text in rows if text]


def _part_of_plan(report: Report) -> str:
    """Return which part of the plan is reported on; "" for all of it."""
    plan = report.assessment.plan
    speaker = report.speaker

    if len(report.entries) == len(plan.targets):
        return ""

    names = []
    actions = {result.target.action for result in report.results}
    # A report on one action is called by it.
    if len(actions) == 1:
        names.append(heading(report, actions.pop()))

    regions = {result.target.region for result in report.results}
    if len(regions) == 1:
        region = plan.regions.get(regions.pop() or plan.region or "")
        if region is not None:
            names.append(speaker.text(region.name))

    # 8 Opening up · 12 of 253 targets
    count = speaker.word("found", count=len(report.entries), all=len(plan.targets))
    names.append(count)

    return " · ".join(names)


def latin_width(text: str) -> int:
    """Return how wide a text is in a sheet, in Latin characters."""
    width = 0

    for character in text:
        # A Chinese character is as wide as two Latin ones.
        width += 2 if ord(character) > _LAST_NARROW else 1

    return width
