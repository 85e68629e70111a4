"""The chapter on how the verdicts stood, and the report's opening on what turned, in every form."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from io import BytesIO
from zipfile import ZipFile

import pytest

from gapcalc import assess
from gapcalc.plan.model import Target
from gapcalc.reports.chapters import chapters
from gapcalc.reports.gather import gather
from gapcalc.reports.history_chapter import history_section
from gapcalc.reports.markdown import as_markdown
from gapcalc.reports.model import Mark
from gapcalc.reports.note import turned_section
from gapcalc.reports.page import as_html
from gapcalc.reports.word import as_docx
from gapcalc.reports.workbook import as_xlsx
from gapcalc.views.speaker import Speaker

DAY = date(2026, 7, 1)
PLAN = """
    plan: {base_year: 2022, target_year: 2027, name: {zh: 计划, en: Plan}}
    targets:
      way: {name: {zh: 里程, en: Way}, goal: {at_least: 200 公里}, unit: 公里, path: linear, measure: stock}
      rate: {name: {zh: 比率, en: Rate}, goal: {at_least: 95 %}, unit: '%', path: hold}
      none: {name: {zh: 无, en: Nothing}, goal: {at_least: 10 个}, unit: 个, path: linear}
"""
ROWS = (
    "indicator,period,value,unit\nway,2022,100,公里\nway,2023,120,公里\nway,2024-06,121,公里\n"
    "way,2024,150,公里\nrate,2022,96,%\nrate,2023,97,%\nrate,2024,94,%\n"
)
AREAS = """
    plan: {base_year: 2022, target_year: 2027}
    regions: {a: {zh: 甲, en: A}, b: {zh: 乙, en: B}}
    targets:
      t: {name: 产值, unit: 公里, path: linear, measure: stock, regions: {a: {at_least: 200 公里}, b: {at_least: 200 公里}}}
"""
# Area a is on track at the end of 2023 and behind in 2024; area b is behind, then on track.
OF_AREAS = (
    "indicator,period,value,unit\nt/a,2022,100,公里\nt/a,2023,120,公里\nt/a,2024,121,公里\n"
    "t/b,2022,100,公里\nt/b,2023,105,公里\nt/b,2024,160,公里\n"
)


@pytest.fixture
def report(make_plan, observe):
    """A function from language, plan, rows and brevity to a report."""

    def make(lang="en", plan=PLAN, rows=ROWS, brief=False):
        made = make_plan(plan)
        assessment = assess(made, observe(made, rows))
        return gather(
            assessment, assessment.results, [], Speaker(lang), sources={}, made_on=DAY, brief=brief
        )

    return make


def test_each_date_is_a_column_and_a_status_that_stays_is_its_sign(report):
    (section,) = history_section(report())
    strips, shares = section.tables
    assert strips.head == ["Target", "2023", "2024H1", "2024"]
    assert [
        (row[0].id, [(mark.status, mark.unchanged) for mark in row[1:]]) for row in strips.rows
    ] == [
        ("rate", [("holding", False), ("holding", True), ("breached", False)]),
        ("way", [("on_track", False), ("behind", False), ("on_track", False)]),
    ]
    assert [(row[0], row[4], row[5]) for row in shares.rows] == [
        ("2023", 2, 1), ("June 2024", 1, Fraction(1, 2)), ("2024", 1, Fraction(1, 2)),
    ]  # fmt: skip
    assert "1 more targets had no data at any of the dates" in section.paragraphs[0]


def test_of_more_dates_than_a_page_takes_the_latest_are_shown(make_plan, observe):
    plan = make_plan(PLAN.replace("target_year: 2027", "target_year: 2042"))
    rows = [f"way,,{year},{100 + 5 * (year - 2022)},公里" for year in range(2022, 2036)]
    assessment = assess(plan, observe(plan, "\n".join(rows)), 2035)
    made = gather(assessment, assessment.results, [], Speaker("en"), sources={}, made_on=DAY)
    (section,) = history_section(made)
    strips, shares = section.tables
    assert strips.head == ["Target", *map(str, range(2026, 2036))] and len(shares.rows) == 10
    # The first that is shown has its word, whatever the date before it was.
    assert [cell.unchanged for cell in strips.rows[0][1:] if isinstance(cell, Mark)] == [
        False, *[True] * 9,
    ]  # fmt: skip
    assert "gapcalc history has 3 earlier dates" in section.paragraphs[0]


def test_one_date_is_no_history_and_a_note_has_none(report):
    one = "indicator,period,value,unit\nway,2022,100,公里\nway,2023,120,公里\n"
    assert list(history_section(report(rows=one))) == []
    assert list(history_section(report(brief=True))) == []


def test_the_report_opens_with_what_turned_and_has_the_history_in_every_form(report):
    made = report()
    keys = [chapter.key for chapter in chapters(made)]
    assert keys[:2] == ["section-turned", "section-summary"] and "section-history" in keys
    assert "| Rate | ✓ holding | ✓ | ✗ breached |" in as_markdown(made)
    page = as_html(made)
    assert 'title="holding"' in page and page.count('id="section-history"') == 1
    assert page.index('id="section-turned"') < page.index('id="section-summary"')


def test_in_word_the_sign_of_what_stays_is_one_that_every_font_has(report):
    pytest.importorskip("docx")
    text = ZipFile(BytesIO(as_docx(report("zh")))).read("word/document.xml").decode()
    assert "历次状态" in text and "<w:t>=</w:t>" in text.replace(' xml:space="preserve"', "")
    assert not set("✓✗▾▴▸") & set(text)


def test_the_workbook_has_it_on_a_sheet_of_its_own(report):
    pytest.importorskip("xlsxwriter")
    book = ZipFile(BytesIO(as_xlsx(report("zh")))).read("xl/workbook.xml").decode()
    assert 'name="历次状态"' in book


def test_areas_whose_rank_changed_stand_in_the_opening_the_fallen_first(report):
    section = turned_section(report(plan=AREAS, rows=OF_AREAS))
    targets, ranks = section.tables
    assert [row[0].id for row in targets.rows if isinstance(row[0], Target)] == ["t/a", "t/b"]
    assert ranks.rows == [["A", 2, "↓1", 2, "↓1"], ["B", 1, "↑1", 1, "↑1"]]


def test_without_goals_by_area_there_are_no_ranks(report):
    assert len(turned_section(report()).tables) == 1
