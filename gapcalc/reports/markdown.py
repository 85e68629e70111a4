"""A report as GitHub Markdown, in short: without what a page says of each target by itself."""

from __future__ import annotations

from collections.abc import Iterator

from gapcalc.reports.chapters import chapters
from gapcalc.reports.model import Citation, Part, Report, Section, Table
from gapcalc.reports.text import cell_text, facts, kind_of_report, title, web_address
from gapcalc.views.speaker import Speaker
from gapcalc.views.writers import as_markdown as markdown_table
from gapcalc.views.writers import in_markdown

__all__ = ["as_markdown"]


def as_markdown(report: Report) -> str:
    """Return the report as Markdown; no text in it is markup."""
    return "\n".join(_section_lines(report))


def _section_lines(report: Report) -> Iterator[str]:
    yield f"# {in_markdown(title(report))}"
    yield ""
    yield f"**{kind_of_report(report)}**"
    yield ""

    for name, text in facts(report):
        yield f"- {name}: {in_markdown(text)}"

    for chapter in chapters(report):
        yield from _chapter(report, chapter)


def _chapter(report: Report, chapter: Section) -> Iterator[str]:
    yield ""
    yield f"## {report.speaker.word(chapter.key)}"

    for text in chapter.paragraphs:
        yield ""
        yield in_markdown(text)

    if chapter.key == "section-sources":
        yield ""

        for citation in report.citations.values():
            yield _source(citation, report.speaker)

    for table in chapter.tables:
        if table.rows:
            yield from _table_lines(table, report.speaker)

    for part in chapter.parts:
        yield from _part_lines(part)


def _part_lines(part: Part) -> Iterator[str]:
    """Yield the heading of a part and its items: `1. **Imports and exports** Reversing: …`."""
    yield ""
    yield f"### {in_markdown(part.heading)}"
    yield ""

    # 1. **Imports and exports** Reversing: …
    for number, item in enumerate(part.items, 1):
        name = in_markdown(item.name)
        text = in_markdown(item.text)
        yield f"{number}. **{name}** {text}"


def _table_lines(table: Table, speaker: Speaker) -> Iterator[str]:
    """Yield a table below its title, with the same texts as on the page."""
    yield ""

    if table.title:
        yield f"### {in_markdown(table.title)}"
        yield ""

    rows = []

    for row in table.rows:
        rows.append([cell_text(cell, speaker) for cell in row])

    yield markdown_table(table.head, rows)


def _source(citation: Citation, speaker: Speaker) -> str:
    """Return a source with its number, linked where its address is a web address."""
    name = in_markdown(citation.title(speaker))
    link = web_address(citation.url)
    if link:
        name = f"[{name}]({link})"

    is_named_by_publisher = not citation.source
    if citation.publisher and not is_named_by_publisher:
        name = f"{name}, {in_markdown(citation.publisher)}"

    if citation.grade:
        name = f"{name} ({speaker.word(f'grade-{citation.grade}')})"

    return f"{citation.number}. {name}"
