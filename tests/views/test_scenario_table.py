"""Scenarios on a terminal: what is listed where, at any width, and names that do nothing."""

import pytest
from helpers.scenarios import lines_of

from gapcalc import assess
from gapcalc.views.columns import cell_len

LANGS = ("zh", "en")
SETTINGS = ["gdp_metro@2022=22352亿元", "gdp_metro@2024=24500亿元"]
GROWTHS = ["high:gdp_metro=8%", "low:gdp_metro=4%", "high:livable_villages=40%"]
MANY_CASES = [f"case {n}:gdp_metro={n}%" for n in range(1, 9)]


@pytest.fixture
def ask(bundled_assessment):
    """A function from texts of --set and --growth to the lines on the bundled data."""

    def ask(settings=SETTINGS, growths=GROWTHS, lang="en", width=None):
        return lines_of(bundled_assessment, settings, growths, lang, width)

    return ask


@pytest.fixture
def small(tiny, read):
    """A function from a goal, a path, rows, and texts of --growth and --set to the whole text."""

    def small(goal, path, rows, growths=(), settings=(), lang="en", **keys):
        plan = tiny(goal, path, **keys)
        assessment = assess(plan, read(plan, *rows))
        return "\n".join(lines_of(assessment, settings, growths, lang, full=True))

    return small


def after(lines, start):
    """The lines from the one that begins with `start` to the next empty one."""
    first = next(n for n, line in enumerate(lines) if line.startswith(start))
    return lines[first : next((n for n in range(first, len(lines)) if not lines[n]), len(lines))]


def test_assumptions_are_told_those_of_every_case_once(ask):
    _, *told = after(ask(), "Assumptions")
    assert [line.split()[0] for line in told] == ["Each", "GDP", "high", "Livable", "low"]
    assert told[0].endswith("2022 = 22352 亿元") and told[2].endswith("8% a year")


def test_cases_stand_side_by_side(ask):
    _, head, gdp, below, *_ = after(ask(), "At the end of 2027")
    assert head.split() == ["Current", "Goal", "Trend", "high", "low"]
    assert gdp.split()[-5:] == ["-", "✓", "30,863", "✗", "27,559"]
    assert below.split() == ["Aug", "2027", "2,440.8", "to", "go", "(29%)", "Feb", "2030"]


def test_a_case_that_says_nothing_of_a_target_is_as_the_trend(ask):
    lines = after(ask(), "At the end of 2027")
    (row,) = (line for line in lines if line.startswith("Livable"))
    assert row.split()[-1] == "=" and "✓ 1,171.2" in row
    (trade,) = (line for line in lines if line.startswith("Imports and exports"))
    assert trade.split()[-2:] == ["=", "="]


def test_without_assumptions_there_is_the_trend_and_what_is_needed(ask):
    lines = ask((), ())
    assert not any(line.startswith("Assumptions") for line in lines)
    assert after(lines, "At the end of 2027")[1].split() == ["Current", "Goal", "Trend"]
    needs = after(lines, "What lags, and what it needs")
    heads = ["Needs/yr", "Recent/yr", "Seen/yr", "Due", "2026", "Even", "odds", "Status"]
    assert needs[1].split() == heads
    (row,) = (n for n, line in enumerate(needs) if line.startswith("Disposable income per head"))
    rates, due = ["+9.7%", "+4.7%", "+5.2%"], [">=46,106", ">=46,733"]
    assert needs[row].split()[-7:] == [*rates, *due, "▾", "behind"]
    assert needs[row + 1].split() == ["2.1x", "1.8x"]


def test_the_counts_name_what_they_rest_on(ask):
    counts = after(ask(), "Goals met in 2027")
    assert [line.split()[0] for line in counts[2:]] == ["Trend", "high", "low"]
    trend, high = counts[2].split()[1], counts[3].split()[1]
    met, of = map(int, trend.split("/"))
    assert high == f"{met + 2}/{of + 1}"  # GDP can be told and is met, the villages are met


def test_a_need_that_a_value_set_changes_names_its_case(ask):
    (row,) = (line for line in ask() if line.endswith("▾ behind") and line.startswith("GDP"))
    assert "[high, low]" in row and ">=27,954" in row
    lines = ask(["low:disposable_income@2026=43000元"], ["high:retail_sales=1%"])
    rows = [
        line for line in lines if line.startswith("Disposable income per head") and "behind" in line
    ]
    assert ["[low]" in row for row in rows] == [False, True]
    assert ">=50,000 '27" in rows[1]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [80, 100, 120, 160])
def test_no_line_of_the_tables_is_wider_than_the_terminal(ask, lang, width):
    _, *lines = ask(lang=lang, width=width)  # the plan's own name is folded like any text
    assert max(map(cell_len, lines)) <= width


@pytest.mark.parametrize("lang", LANGS)
def test_cases_too_many_for_the_width_stand_one_under_the_other(ask, lang):
    lines = ask(SETTINGS, MANY_CASES, lang=lang, width=100)
    assert max(map(cell_len, lines)) <= 100
    shown = [line for line in lines if line.startswith("    case ")]
    assert [line.split()[1] for line in shown] == [str(n) for n in range(1, 9)]
    assert len({line.index("✗") for line in shown if "✗" in line}) == 1


def test_a_pipe_cuts_nothing(ask):
    head = after(ask(SETTINGS, MANY_CASES), "At the end of 2027")[1]
    assert all(f"case {n}" in head for n in range(1, 9))


@pytest.mark.parametrize("name", ["[red]x[/red]", "\x1b[31mx", "a\u202eb", "x" * 300, "{0}", "%s"])
@pytest.mark.parametrize("width", [None, 80])
def test_the_name_of_a_case_reaches_a_terminal_harmless(ask, name, width):
    _, *lines = ask((), [f"{name}:gdp_metro=8%", "other:retail_sales=1%"], width=width)
    assert all(line.isprintable() for line in lines)
    assert width is None or max(map(cell_len, lines)) <= width


def test_equality_where_the_goal_has_to_be_passed_is_said(small):
    assert "exactly at it" in small(
        "over: 130 亿元", "linear", ["2022,50", "2024,100"], ["t=10亿元"]
    )
    assert "恰为目标值" in small(
        "over: 130 亿元", "linear", ["2022,50", "2024,100"], ["t=10亿元"], lang="zh"
    )


def test_what_is_to_fall_is_due_at_most(small):
    text = small("at_most: 50 吨", "linear", ["2022,100", "2024,95"], unit="吨")
    assert "<=71.5" in text  # 100 − 50 · 0.57 by the end of 2025
    assert "37.5 to go (75%)" in text  # 95 − 3 · 2.5 = 87.5


def test_rates_that_stand_still_or_lead_away_have_no_multiple(small):
    text = small("at_least: 100 亿元", "linear", ["2022,50", "2023,48", "2024,48"])
    assert "flat" in text and "away" in text
    assert "停滞" in small(
        "at_least: 100 亿元", "linear", ["2022,50", "2023,48", "2024,48"], lang="zh"
    )


def test_a_stage_is_shown_as_a_word(small):
    text = small("stage: completed", "step", ["2024,开工"], settings=["t@2026=建成"], unit="")
    assert "✓ completed" in text


def test_what_arrives_just_too_late_is_not_shown_as_in_time(small):
    rows = ["2022,50", "2024,79.99"]  # 15 − 0.005 a year: 79.99 + 44.985 = 124.975 of 125
    text = small("at_least: 125 亿元", "linear", rows)
    assert "✗ 124.97" in text and "0.025 to go (<1%)  Jan 2028" in text


def test_the_year_that_is_due_follows_what_is_known(small):
    settings = ["t@2022=50亿元", "t@2024=52亿元"]
    text = small("at_least: 100 亿元", "linear", [], settings=settings)
    assert "Due 2025" in text and ">=78.5" in text  # 50 + 50 · 0.57


def test_long_names_of_cases_that_begin_alike_are_told_apart(ask):
    names = [f"scenario of the ministry, {kind} growth" for kind in ("high", "low")]
    head = after(
        ask((), [f"{name}:gdp_metro={n}%" for n, name in enumerate(names, 2)]), "At the end of 2027"
    )[1]
    assert "high growth" in head and "low growth" in head
