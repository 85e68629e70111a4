"""The note: what turned since the last half-year, what lags and why by action, within a few pages."""

from dataclasses import replace
from datetime import date

import pytest

from gapcalc import assess
from gapcalc.reports.chapters import chapters
from gapcalc.reports.gather import gather
from gapcalc.reports.markdown import as_markdown
from gapcalc.reports.note import lagging_section, turned_section
from gapcalc.views.speaker import Speaker

DAY = date(2026, 7, 1)
PLAN = """
    plan: {base_year: 2022, target_year: 2027, name: {zh: 计划, en: Plan}}
    actions: {1: {zh: 甲, en: One}, 2: {zh: 乙, en: Two}}
    targets:
      a: {name: {zh: 产值, en: Output}, at: {action: 1}, goal: {at_least: 200 亿元}, unit: 亿元, path: compound}
      b: {name: {zh: 比重, en: Share}, at: {action: 2}, goal: {at_least: 60 %}, unit: '%', path: linear, lead: 发展改革委}
"""
# The share was behind at the end of 2023 and has caught up; output was on track and is behind.
ROWS = "indicator,period,value,unit\na,2022,100,亿元\na,2023,116,亿元\na,2024,117,亿元\nb,2022,50,%\nb,2023,50.5,%\nb,2024,56,%\n"


@pytest.fixture
def report(make_plan, observe):
    """A function from language, rows and date to the note on a plan of two targets."""

    def make(lang="en", rows=ROWS, year=None):
        plan = make_plan(PLAN)
        assessment = assess(plan, observe(plan, rows), year)
        return gather(
            assessment,
            assessment.results,
            [],
            Speaker(lang),
            sources={},
            made_on=DAY,
            brief=True,
        )

    return make


def test_it_is_compared_with_the_end_of_the_last_half_year(report):
    assert report().turned.since.value == "2024-06"
    assert report(year="2024-06").turned.since.value == 2023
    assert report(year="2025-03").turned.since.value == 2024


def test_without_a_verdict_before_there_is_nothing_to_compare(report):
    made = report(rows="indicator,period,value,unit\na,2022,100,亿元\na,2023,116,亿元\n")
    assert made.turned is None and turned_section(made) is None
    assert [c.key for c in chapters(made)] == [
        "section-summary",
        "section-lagging",
        "section-actions",
    ]


def test_what_turned_is_listed_worse_first(report):
    section = turned_section(report())
    assert section.paragraphs == ("Since the end of June 2024: 1 worse, 1 better.",)
    (table,) = section.tables
    rows = [(row[0].id, row[2].status, row[3].status, row[4]) for row in table.rows]
    assert rows == [
        ("a", "on_track", "behind", "11.7 billion yuan (2024)"),
        ("b", "behind", "on_track", "56% (2024)"),
    ]


def test_nothing_turned_is_said_so(report):
    rows = "indicator,period,value,unit\na,2022,100,亿元\na,2023,116,亿元\na,2024,135,亿元\n"
    section = turned_section(report("zh", rows))
    assert (
        section.paragraphs == ("与 2024 年 6 月末相比，各目标的状态没有变化。",)
        and not section.tables
    )


def test_what_lags_stands_under_its_action_with_reason_gap_and_pace(report):
    (part,) = lagging_section(report()).parts
    assert (part.number, part.title, part.heading) == ("1", "One", "1 One")
    (item,) = part.items
    assert item.name == "Output" and item.text.startswith("Behind: 23% of the way covered, 40%")
    assert "8.3 billion yuan are left to the 2027 goal of ≥20 billion yuan." in item.text
    assert (
        "It needs growth of 19.6% a year; since 2022 it has seen growth of 8.2% a year."
        in item.text
    )


def test_in_chinese_it_can_be_pasted(report):
    (part,) = lagging_section(report("zh")).parts
    text = part.items[0].text
    assert (
        "2027 年目标 ≥200 亿元，尚差 83 亿元。年均需增长 19.6%，2022 年以来年均增长 8.2%。" in text
    )


def test_the_lead_office_is_named(report):
    made = report(rows="indicator,period,value,unit\nb,2022,50,%\nb,2023,50.5,%\nb,2024,51,%\n")
    assert "Lead: 发展改革委." in lagging_section(made).parts[0].items[0].text


def test_it_keeps_to_the_furthest_behind_however_many_lag(make_plan, observe):
    targets = "\n".join(
        f"      t{n}: {{name: t{n}, goal: {{at_least: 200 亿元}}, unit: 亿元, path: compound}}"
        for n in range(30)
    )
    plan = make_plan(f"    plan: {{base_year: 2022, target_year: 2027}}\n    targets:\n{targets}\n")
    rows = "".join(f"t{n},2022,100,亿元\nt{n},2024,{101 + n / 10},亿元\n" for n in range(30))
    assessment = assess(plan, observe(plan, "indicator,period,value,unit\n" + rows))
    made = gather(
        assessment, assessment.results, [], Speaker("en"), sources={}, made_on=DAY, brief=True
    )
    section = lagging_section(made)
    items = [item.name for part in section.parts for item in part.items]
    assert len(items) == 10 and items[0] == "t0"
    assert section.paragraphs == ("The full report has 20 more that are not as planned.",)


def test_the_whole_opens_with_what_turned_too_and_markdown_has_the_parts(report):
    whole = replace(report(), brief=False)
    assert [c.key for c in chapters(whole)][:2] == ["section-turned", "section-summary"]
    text = as_markdown(report())
    assert "### 1 One" in text and "1. **Output** Behind" in text
    assert len(text) < len(as_markdown(whole))


def test_the_first_months_of_a_year_stand_in_the_note(report):
    months = "a,2024年1-6月,70,亿元\na,2025年1-6月,77,亿元\n"
    note = report(rows=f"{ROWS}{months}")
    (section,) = (section for section in chapters(note) if section.key == "so-far")
    ((_, said),) = section.tables[0].rows
    # 77 / 70 - 1 is 10 %.
    assert "7.7 billion yuan" in said and "+10.0%" in said
    assert all(section.key != "so-far" for section in chapters(report()))
