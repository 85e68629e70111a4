"""The strip of signs on a terminal: it fits, says what is left out, and shows no text that acts."""

from __future__ import annotations

import json

import pytest
from helpers.changes import plain_text

from gapcalc import assess
from gapcalc.assessment.history import history
from gapcalc.views.columns import line_len
from gapcalc.views.history_export import history_columns, history_json, history_markdown
from gapcalc.views.history_table import history_table
from gapcalc.views.speaker import Speaker
from gapcalc.views.writers import as_csv, as_json

EN = Speaker("en")
HOSTILE = "=1+1 [red]x[/red] <script>\x1b[31m |b| @team"
PLAN = """
    plan: {{base_year: 2022, target_year: 2042, name: {name}}}
    targets:
      t: {{name: {name}, goal: {{at_least: 300 公里}}, unit: 公里, path: linear, measure: stock}}
"""


@pytest.fixture
def long_history(make_plan, observe):
    """Forty half-years of one target that falls back in 2030."""
    plan = make_plan(PLAN.format(name="Way"))
    rows = ["t,,2022,100,公里"]
    for year in range(2023, 2043):
        value = 100 + 10 * (year - 2022) if year != 2030 else 90
        rows += [f"t,,{year}-06,{value - 5},公里", f"t,,{year},{value},公里"]
    return history(assess(plan, observe(plan, "\n".join(rows)), 2042))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(bundled_assessment, language, width):
    lines = history_table(history(bundled_assessment), Speaker(language), width)
    # The two lines above the table are folded where they are printed, as they are everywhere.
    assert max(line_len(line) for line in lines[2:]) <= width


def test_in_a_pipe_all_dates_are_there(long_history):
    lines = plain_text(history_table(long_history, EN, None)).splitlines()
    assert lines[3].split()[1:-1] == [
        label for year in range(2023, 2043) for label in (f"{year % 100}H1", str(year))
    ]


def test_a_terminal_shows_the_latest_dates_that_fit_and_counts_the_others(long_history):
    text = plain_text(history_table(long_history, EN, 80))
    labels = text.splitlines()[3].split()[1:]
    assert labels[-1] == "2042" and "2023" not in labels
    assert f"{40 - len(labels)} earlier dates do not fit; --format csv has them all" in text


def test_a_turn_has_its_arrow_and_the_legend_names_what_occurs(long_history):
    text = plain_text(history_table(long_history, EN, None))
    assert "✗↓" in text and "▸↑" in text and "✓↑" in text
    assert "↓ ↑ turned for the worse, the better" in text and "23H1 the end of June 2023" in text
    assert "breached" not in text


def test_of_nothing_there_is_nothing(bundled_assessment):
    text = plain_text(history_table(history(bundled_assessment, []), EN, 80))
    assert "no target fits" in text


def test_text_from_the_plan_stays_text_in_every_form(make_plan, observe):
    plan = make_plan(PLAN.format(name=json.dumps(HOSTILE)))
    rows = "t,,2022,100,公里\nt,,2023,120,公里\n"
    found = history(assess(plan, observe(plan, rows)))
    table = plain_text(history_table(found, EN, None))
    markdown = history_markdown(found, EN)
    for text in (table, markdown, as_csv(*history_columns(found, EN))):
        assert "\x1b" not in text
    assert "\x1b" not in as_json(history_json(found, EN))
    assert "'=1+1" in as_csv(*history_columns(found, EN))
    assert "<script>" not in markdown and "@team" not in markdown
