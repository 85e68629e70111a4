"""A comparison on a terminal."""

import pytest
from conftest import RATIO_PLAN
from helpers.changes import BASE, changes_between, plain_text

from gapcalc.assessment.changes import compare
from gapcalc.data.snapshot import Snapshot
from gapcalc.views.change_table import change_lines
from gapcalc.views.columns import cell_len
from gapcalc.views.speaker import Speaker


def text(changes, language="en", width=None):
    return plain_text(change_lines(changes, Speaker(language), width))


@pytest.fixture
def amounts(tiny):
    return tiny("at_least: 200 亿元", "linear")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [80, 120])
def test_rows_of_figures_break_between_figures(bundled_changes, language, width):
    """Names and reasons are folded by the terminal."""
    whole = text(bundled_changes, language, width)
    rows = [line for line in whole.splitlines() if " -> " in line]
    assert len(rows) > 20
    assert [row for row in rows if cell_len(row) > width] == []


def test_a_narrow_terminal_takes_more_lines_than_a_pipe(bundled_changes):
    narrow, pipe = text(bundled_changes, width=80), text(bundled_changes)
    assert len(narrow.splitlines()) > len(pipe.splitlines())
    assert narrow.split() != [] and set(narrow.split()) <= set(pipe.split())


def test_every_target_that_changed_is_listed_once(bundled_changes):
    lines = text(bundled_changes).splitlines()
    for change in bundled_changes.targets:
        assert sum(line.endswith(f"  {change.target.id}") for line in lines) == 1


def test_targets_stand_below_the_way_they_turned(amounts, read):
    changes = changes_between(read, amounts, [BASE, "2023,120"], [BASE, "2023,101"])
    lines = text(changes).splitlines()
    title = lines.index("Worse (1)")
    assert lines[title + 1].split()[-1] == "t"
    assert "was on track" in lines[title + 1]
    assert "12 billion yuan -> 10.1 billion yuan" in lines[title + 2]


def test_a_value_of_a_benchmark_has_its_name(make_plan, read):
    rows = ["t:2022,2.4", "t:2023,2.5", "m:2022,2.5"]
    plan = make_plan(RATIO_PLAN)
    changes = changes_between(read, plan, [*rows, "m:2023,2.6"], [*rows, "m:2023,2.4"])
    assert "Nation  hence achieved" in text(changes)
    assert "对照数列 (1)" in text(changes, "zh")


def test_where_nothing_differs_that_is_all(amounts, read):
    changes = changes_between(read, amounts, [BASE], [BASE])
    assert text(changes).rstrip().splitlines()[-1] == "the two cuts do not differ"


def test_names_of_cuts_do_not_act_on_a_terminal(amounts, read):
    old, new = read(amounts, BASE), read(amounts, BASE, "2023,120")
    changes = compare(amounts, Snapshot("\x1b[2Ja", old), Snapshot("b\u202e\n", new))
    assert all(line.isprintable() for line in text(changes).splitlines())
    assert "\\u001b[2Ja" in text(changes) and "b\\u202e" in text(changes)
