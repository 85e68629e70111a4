"""The plot on a terminal: as wide as it may be, and right without colour."""

import unicodedata

import pytest

from gapcalc import assess
from gapcalc.messages.words import word
from gapcalc.views.columns import cell_len
from gapcalc.views.plot import plot_lines
from gapcalc.views.speaker import Speaker
from gapcalc.views.trajectory import trajectory

ROWS = 12
VALUES = set("◉◦▴▵▾▿")


@pytest.fixture(scope="module")
def drawn(bundled_assessment):
    """The trajectory of each target of the bundled plan that has one."""
    results = bundled_assessment.results
    found = {r.target.id: trajectory(bundled_assessment, r) for r in results}
    return {id: t for id, t in found.items() if t}


@pytest.fixture
def plot(read):
    """A function from a plan and rows, as for `read`, to the lines of the plot of target `t`."""

    def plot(plan, *rows, lang="en", width=60):
        assessment = assess(plan, read(plan, *rows))
        return texts(plot_lines(trajectory(assessment, assessment["t"]), Speaker(lang), width))

    return plot


def texts(lines):
    return ["".join(text for text, _ in line) for line in lines]


def marks(rows):
    """The place of each value's sign, as row and column, from left to right."""
    found = [
        (y, x) for y, row in enumerate(rows[:ROWS]) for x, char in enumerate(row) if char in VALUES
    ]
    return sorted(found, key=lambda place: place[1])


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 61, 80, 100])
def test_no_line_is_wider_than_asked_and_every_sign_takes_one_column(drawn, lang, width):
    for id, t in drawn.items():
        lines = texts(plot_lines(t, Speaker(lang), width))
        assert max(map(cell_len, lines)) <= width, id
        assert {cell_len(line) for line in lines[:ROWS]} == {width}, id
        ambiguous = {c for line in lines for c in line if unicodedata.east_asian_width(c) == "A"}
        assert not ambiguous, (id, ambiguous)


def test_the_frame_is_between_40_and_100_columns_wide(drawn):
    t = drawn["foreign_trade_total"]
    assert max(map(cell_len, texts(plot_lines(t, Speaker("zh"), 10))[:ROWS])) == 40
    assert max(map(cell_len, texts(plot_lines(t, Speaker("zh"), 300))[:ROWS])) == 100


def test_every_value_has_its_sign_at_its_height(tiny, plot):
    rows = plot(tiny("at_least: 200 亿元"), "2022,100", "2023,150", "2024,120", "2025,180")
    heights = [y for y, _ in marks(rows)]
    assert len(heights) == 4
    assert sorted(heights, reverse=True) == [heights[0], heights[2], heights[1], heights[3]]


def test_a_value_short_of_the_goal_is_never_shown_on_its_line(tiny, plot):
    for value, place in (("199.9", "below"), ("200", "on"), ("200.1", "above")):
        rows = plot(tiny("at_least: 200 亿元", path="step"), "2023,10", "2024,400", f"2025,{value}")
        goal = next(y for y, row in enumerate(rows) if ">=200" in row)
        at = marks(rows)[-1][0]
        assert ("below" if at > goal else "above" if at < goal else "on") == place


def test_signs_tell_bounds_and_what_is_not_firm(tiny, plot):
    plan = tiny("at_least: 200 亿元")
    rows = plot(
        plan,
        "2021,80,,<",
        "2022,100",
        "2023,110,,>",
        "2024,120,,,estimate",
        "2025,130,,>,preliminary",
    )
    assert [rows[y][x] for y, x in marks(rows)] == ["▾", "◉", "▴", "◦", "▵"]
    legend = " ".join(rows[ROWS:])
    for key in (
        "published",
        "open-value",
        "true-above",
        "true-below",
        "true-above-open",
        "planned-path",
        "goal",
    ):
        assert word(key, "en") in legend


def test_the_legend_names_only_what_is_there(tiny, plot):
    legend = " ".join(plot(tiny("at_least: 200 亿元", path="step"), "2023,50")[ROWS:])
    assert word("published", "en") in legend and ">=200" in legend
    for key in ("open-value", "true-above", "planned-path", "forecast"):
        assert word(key, "en") not in legend


def test_the_goal_stands_in_the_margin_at_its_line(drawn):
    rows = texts(plot_lines(drawn["foreign_trade_total"], Speaker("zh"), 80))
    at = next(y for y, row in enumerate(rows) if row.strip().startswith(">=11,000"))
    assert "╌╌╌" in rows[at]


def test_years_stand_below_their_ticks_the_target_year_among_them(drawn):
    for t in drawn.values():
        lines = texts(plot_lines(t, Speaker("zh"), 80))
        axis, names = lines[ROWS], lines[ROWS + 1]
        years = names.split()
        assert str(t.end) in years
        assert axis.count("⠲") == len(years)
        for tick, year in zip((x for x, c in enumerate(axis) if c == "⠲"), years, strict=True):
            assert names.index(year) <= tick < names.index(year) + 4


def test_the_zero_from_which_a_sum_starts_is_no_published_value(tiny, plot):
    rows = plot(tiny("at_least: 100 亿元", path="cumulative", measure="flow"), "2023,10", "2024,12")
    assert len(marks(rows)) == 2


@pytest.mark.parametrize("value", ["99999999999999999999", "0.0000000001", "-5", "0", "100"])
def test_extreme_and_equal_values_keep_the_frame(tiny, plot, value):
    rows = plot(tiny("at_least: 100 亿元"), "2022,100", f"2023,{value}", width=50)
    assert {cell_len(row) for row in rows[:ROWS]} == {50}
    assert max(map(cell_len, rows)) <= 50
