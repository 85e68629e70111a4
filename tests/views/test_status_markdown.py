"""The status as a Markdown page: what the terminal's table says, in words, and nothing that acts."""

import pytest

from gapcalc import assess, read_observations
from gapcalc.assessment.rollup import by_action
from gapcalc.core.files import bundled
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_markdown import status_markdown

HEADER = "indicator,period,value,unit,bound,status\n"


@pytest.fixture
def page(tiny, observe):
    """A function that returns the page on one target with the rows given."""

    def make(*rows, lang="en", with_odds=False, plan=None):
        plan = plan or tiny("at_least: 200 亿元", measure="flow")
        lines = [row + "," * (5 - row.count(",")) for row in rows]
        assessment = assess(plan, observe(plan, HEADER + "\n".join(lines)))
        results = assessment.results
        return status_markdown(assessment, results, Speaker(lang), False, results, with_odds)

    return make


def rows_of(text):
    """The cells of each row of the tables, without the rules below their headers."""
    lines = [line for line in text.split("\n") if line.startswith("|") and "---" not in line]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_a_target_stands_with_its_numbers_in_words(page):
    header, row, *_ = rows_of(page("t,2022,100,亿元", "t,2025,150,亿元,>,preliminary"))
    assert header == [
        "Target", "2022", "Current", "Goal", "Left", "Needs/yr", "Seen/yr", "Progress", "Status",
    ]  # fmt: skip
    # 50 of 100 are left; sqrt(200/150) - 1 a year is needed, and (150/100)^(1/3) - 1 was seen.
    assert row[:7] == [
        "Indicator (100m yuan)", "100", "over 150 (preliminary)", "≥200", "50", "+15.5%", "+14.5%",
    ]  # fmt: skip


def test_the_headline_is_plan_date_share_and_who_lags(page):
    lines = page("t,2022,100,亿元", "t,2025,90,亿元").split("\n")
    assert lines[0] == "# tiny"
    assert "as of the end of 2025 · 60% of the time gone" in lines
    assert "**Furthest behind**" in lines
    assert any(line.startswith("- ✗ reversing Indicator") for line in lines)


def test_odds_have_a_column_where_they_are_asked_for(page):
    rows = ("t,2022,100,亿元", "t,2023,104,亿元", "t,2024,107,亿元", "t,2025,113,亿元")
    plain, with_odds = (rows_of(page(*rows, with_odds=on))[0] for on in (False, True))
    assert [cell for cell in with_odds if cell not in plain] == ["Odds"]


def test_what_is_not_listed_is_counted(page):
    assert "- 1 more have no data to show: list them with --all" in page().split("\n")


def test_a_status_that_is_old_names_its_period_and_says_why(page, make_plan):
    plan = make_plan("""
        plan: {base_year: 2022, target_year: 2027}
        targets:
          t: {name: 甲, goal: {at_least: 200 亿元}, path: compound, unit: 亿元, measure: flow}
          u: {name: 乙, goal: {at_least: 200 亿元}, path: compound, unit: 亿元, measure: flow}
    """)
    both = ("t,2022,100,亿元", "t,2023,120,亿元", "u,2022,100,亿元", "u,2025,190,亿元")
    text = page(*both, plan=plan)
    (row,) = (row for row in rows_of(text) if row[0].startswith("甲") and len(row) == 9)
    assert row[-1].startswith("▸ on track (2023)")
    assert text.endswith(
        "- a status with a period is old, as its value is more than 1 year before the date, "
        "and kept out of the share"
    )


def test_no_text_of_a_plan_is_markup(page, make_plan):
    plan = make_plan("""
        plan: {name: '<b>x</b> @team', base_year: 2022, target_year: 2027}
        targets:
          t: {name: 'a|b [x](http://x)', goal: {at_least: 200 亿元}, path: compound, unit: 亿元, measure: flow}
    """)
    text = page("t,2022,100,亿元", "t,2025,150,亿元", plan=plan)
    assert text.startswith("# \\<b\\>x\\</b\\> @&#8203;team\n")
    assert "a\\|b \\[x\\](http:&#8203;//x)" in text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_target_with_data_stands_below_its_action(plan, lang):
    assessment = assess(plan, read_observations(bundled() / "data", plan))
    speaker = Speaker(lang)
    results = assessment.results
    text = status_markdown(assessment, results, speaker, False, results)
    assert text.count("\n## ") == len(by_action(plan, results))
    listed = [result for result in results if result.has_data]
    wide = [row for row in rows_of(text) if len(row) == 9 and row[0] not in {"指标", "Target"}]
    assert len(wide) == len(listed)
