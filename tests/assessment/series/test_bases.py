"""Values on several bases: which series is made of them, how they are linked, what is left out."""

from __future__ import annotations

from fractions import Fraction as F
from random import Random

import pytest
from helpers.series import reasons, values

from gapcalc.assessment.status import assess

LEVEL = "at_least: 1.65 万亿元"
HEAD = "indicator,period,basis,value,unit,status"


@pytest.fixture
def judged(observe):
    """A function from a plan and rows `period,basis,value[,unit[,status]]` to the result of `t`."""

    def judged(plan, *rows: str, year: int | None = None):
        lines = [HEAD]
        for row in rows:
            period, basis, value, unit, status = [*row.split(","), "", ""][:5]
            lines.append(f"t,{period},{basis},{value},{unit or plan.targets['t'].unit},{status}")
        observations = observe(plan, "\n".join(lines))
        assert observations.problems == []
        return assess(plan, observations, year)["t"]

    return judged


@pytest.fixture
def retail(tiny):
    return tiny(LEVEL, measure="flow", basis="old")


RETAIL = ("2022,old,13926.08", "2022,new,14299.6", "2024,new,16190.4", "2025,new,16688.5")


# --- linking


def test_newer_values_are_carried_over_to_the_basis_of_the_goal(retail, judged) -> None:
    result = judged(retail, *RETAIL)
    ratio = F("13926.08") / F("14299.6")
    assert values(result.series) == {
        "2022": F("13926.08"),
        "2024": F("16190.4") * ratio,  # 15,767.49
        "2025": F("16688.5") * ratio,  # 16,252.58, where 16,500 are asked for
    }
    assert (result.status, result.series.basis) == ("on_track", "old")
    assert round(float(result.numbers.progress), 3) == 0.911
    assert [reason.code for reason in result.reasons][-1] == "linked"


def test_older_values_are_carried_over_to_a_goal_set_on_the_newer_basis(tiny, judged) -> None:
    result = judged(tiny(LEVEL, measure="flow", basis="new"), "2021,old,13000", *RETAIL)
    assert values(result.series) == {
        "2021": 13000 * F("14299.6") / F("13926.08"),
        "2022": F("14299.6"),
        "2024": F("16190.4"),
        "2025": F("16688.5"),
    }
    assert result.status == "achieved"


def test_link_is_the_latest_period_on_both(retail, judged) -> None:
    found = judged(retail, *RETAIL, "2024,old,15677.3").series
    assert found.links[0].value.period.year == 2024
    assert values(found)["2024"] == F("15677.3")
    assert values(found)["2025"] == F("16688.5") * F("15677.3") / F("16190.4")


def test_bases_that_meet_at_no_time_are_linked_over_a_third(tiny, judged) -> None:
    plan = tiny("at_least: 100 亿元", "linear", basis="a")
    rows = ("2022,a,10", "2022,b,20", "2023,b,22", "2023,c,66", "2024,c,72")
    found = judged(plan, *rows).series
    assert values(found) == {"2022": 10, "2023": 11, "2024": 72 * F(22, 66) * F(10, 20)}
    assert [(link.basis, link.onto) for link in found.links] == [("b", "a"), ("c", "b")]


def test_month_of_a_stock_links_too(tiny, judged) -> None:
    plan = tiny("at_least: 100 家", "linear", unit="家", measure="stock", basis="a")
    found = judged(plan, "2022,a,10", "2023-06,a,12", "2023-06,b,24", "2023,b,26").series
    assert values(found)["2023"] == 13


@pytest.mark.parametrize(("old", "new"), [("0", "5"), ("5", "0"), ("-5", "5")])
def test_values_of_no_common_sign_link_nothing(tiny, judged, old: str, new: str) -> None:
    plan = tiny("at_least: 100 亿元", "linear", basis="old")
    result = judged(plan, f"2022,old,{old}", f"2022,new,{new}", "2023,new,7")
    assert (result.status, values(result.series)) == ("not_assessable", {"2022": F(old)})


def test_linked_value_has_the_marks_of_all_that_it_rests_on(retail, observe) -> None:
    rows = (
        "t,2022,old,100,亿元,final,\nt,2022,new,110,亿元,preliminary,>\nt,2023,new,121,亿元,final,"
    )
    head = "indicator,period,basis,value,unit,status,bound"
    point = assess(retail, observe(retail, f"{head}\n{rows}"))["t"].numbers.current
    assert (point.value, point.bound, point.status) == (110, "<", "preliminary")
    assert [part.value for part in point.parts] == [100, 110, 121]


# --- which basis


def test_goal_without_a_basis_is_that_of_values_without_one(tiny, judged) -> None:
    plan = tiny(LEVEL, measure="flow")
    found = judged(plan, "2022,,13926.08", "2022,new,14299.6", "2025,new,16688.5").series
    assert (found.basis, values(found)["2022"]) == ("", F("13926.08"))
    assert values(found)["2025"] == F("16688.5") * F("13926.08") / F("14299.6")


def test_where_all_values_name_one_the_goal_is_on_the_older_of_the_base_year(tiny, judged) -> None:
    result = judged(tiny(LEVEL, measure="flow"), *RETAIL)
    assert (result.series.basis, result.status) == ("old", "on_track")


@pytest.mark.parametrize("basis", ["", "old"])
def test_one_basis_alone_is_as_none(tiny, judged, basis: str) -> None:
    rows = ["2022,{0},100", "2023,{0},110,,preliminary", "2023,{0},112,,final", "2024,{0},90"]
    named = judged(tiny(LEVEL, basis="old"), *(row.format("old") for row in rows))
    plain = judged(
        tiny(LEVEL, **({"basis": basis} if basis else {})), *(r.format("") for r in rows)
    )
    assert (values(named.series), named.status) == (values(plain.series), plain.status)
    assert named.numbers.progress == plain.numbers.progress
    taken = "basis-taken" in {reason.code for reason in plain.reasons}
    assert taken is bool(basis)


def test_values_that_name_none_are_taken_for_the_goals_where_no_others_are(retail, judged) -> None:
    result = judged(retail, "2022,,13926.08", "2022,new,14299.6", "2025,new,16688.5")
    assert (result.series.basis, result.status) == ("old", "on_track")
    assert "basis-taken" in {reason.code for reason in result.reasons}


def test_value_set_by_hand_continues_what_is_published_now(retail, observe) -> None:
    from gapcalc.data.reading import parse_setting

    read = observe(retail, "\n".join([HEAD, *(f"t,{row},亿元," for row in RETAIL)]))
    read.extend(parse_setting("t@2026=17000亿元", retail, None))
    ratio = F("13926.08") / F("14299.6")
    assert values(assess(retail, read)["t"].series)["2026"] == 17000 * ratio
    read.extend(parse_setting("t@2022=28599.2亿元", retail, None))  # 2 * 14,299.6
    assert values(assess(retail, read)["t"].series)["2026"] == 17000 * ratio / 2


# --- nothing links them


def test_verdict_is_withheld_from_the_first_value_that_nothing_links(tiny, judged) -> None:
    plan = tiny("at_least: 62%", "linear", unit="%", measure="rate")
    rows = ("2022,old,59.7", "2023,old,59.4", "2024,new,50", "2025,new,51")
    result = judged(plan, *rows)
    assert (result.status, result.has_data, result.withheld) == ("not_assessable", True, True)
    since, latest, last = (reason.values["point"] for reason in result.reasons[:3])
    assert [point.period.year for point in (since, latest, last)] == [2024, 2025, 2023]
    assert (result.numbers.progress, result.numbers.forecast) == (None, None)
    assert reasons(result.series) == {"2024": "not-linked", "2025": "not-linked"}
    assert [problem.code for problem in result.series.problems] == ["basis-not-linked"]


def test_before_the_break_the_verdict_is_as_it_was(tiny, judged) -> None:
    plan = tiny("at_least: 62%", "linear", unit="%", measure="rate")
    rows = ("2022,old,59.7", "2023,old,60.5", "2024,new,50")
    assert judged(plan, *rows, year=2023).status == "on_track"
    assert judged(plan, *rows, year=2024).status == "not_assessable"


def test_older_basis_that_nothing_links_is_left_out_and_told(tiny, judged) -> None:
    plan = tiny("at_least: 100 亿元", "linear", basis="new")
    result = judged(plan, "2020,old,70", "2022,new,50", "2023,new,60")
    assert (result.status, values(result.series)) == ("on_track", {"2022": 50, "2023": 60})
    assert [problem.code for problem in result.series.problems] == ["basis-not-linked"]


def test_goal_on_a_basis_of_which_nothing_is_published_is_not_judged(retail, judged) -> None:
    result = judged(retail, "2022,new,14299.6", "2025,new,16688.5")
    assert (result.status, result.numbers.current) == ("not_assessable", None)
    assert [reason.code for reason in result.reasons] == ["not-comparable", "latest"]


# --- no conflict


def test_two_values_of_a_year_on_two_bases_are_no_conflict(retail, judged) -> None:
    result = judged(retail, "2022,old,10", "2022,new,20", "2023,old,11", "2023,new,24")
    assert result.series.problems == []
    assert values(result.series) == {"2022": 10, "2023": 11}
    assert reasons(result.series) == {"2022": "other-basis", "2023": "other-basis"}


def test_two_values_on_one_basis_are(retail, judged) -> None:
    result = judged(retail, "2022,old,10", "2022,new,20", "2023,new,24", "2023,new,25")
    assert [problem.code for problem in result.series.problems] == ["conflicting-values"]


# --- other kinds of series


def test_flows_are_added_up_on_one_basis(tiny, judged) -> None:
    plan = tiny("at_least: 100 亿元", "cumulative", measure="flow", basis="old")
    rows = ("2023,old,10", "2024,old,10", "2024,new,20", "2025,new,30")
    assert values(judged(plan, *rows).series) == {"2022": 0, "2023": 10, "2024": 20, "2025": 35}


def test_sum_ends_before_a_flow_that_nothing_links(tiny, judged) -> None:
    plan = tiny("at_least: 100 亿元", "cumulative", measure="flow", basis="old")
    result = judged(plan, "2023,old,10", "2024,new,20")
    assert (values(result.series), result.status) == ({"2022": 0, "2023": 10}, "not_assessable")


def test_first_months_and_totals_are_carried_over(tiny, judged) -> None:
    plan = tiny("at_least: 100 亿元", "cumulative", measure="flow", basis="old")
    rows = ("2023,old,10", "2023,new,20", "2024-01/06,new,8")
    assert values(judged(plan, *rows).series)["2024-01/06"] == 14
    rows = ("2023,old,10", "2023,new,20", "2023-2025,new,90")
    assert values(judged(plan, *rows).series)["2025"] == 45


def test_gains_of_a_stock_are_counted_on_one_basis(tiny, judged) -> None:
    plan = tiny("at_least: 10 家", "cumulative", unit="家", measure="stock", basis="old")
    found = judged(plan, "2022,old,10", "2022,new,20", "2024,new,30").series
    assert values(found) == {"2022": 0, "2024": 5}


def test_growth_rates_are_chained_over_a_break(tiny, judged) -> None:
    plan = tiny("average_growth: 10%", measure="flow", basis="old")
    rows = ("2022,old,100", "2023,old,10,%", "2024,new,20,%", "2024,old,15,%", "2025,new,10,%")
    found = judged(plan, *rows).series
    assert values(found) == {"2022": 100, "2023": 110, "2024": F("126.5"), "2025": F("139.15")}
    assert (found.chained_bases, reasons(found)) == (["new"], {"2024": "other-basis"})


@pytest.mark.parametrize("goal", ["times_base: 2", "average_growth: 10%", "reduce_by: 20%"])
def test_goal_against_the_base_is_the_same_on_either_basis(tiny, judged, goal: str) -> None:
    rows = ("2022,old,100", "2022,new,130", "2024,new,150")
    shares = {
        judged(tiny(goal, measure="flow", basis=basis), *rows).numbers.progress
        for basis in ("old", "new")
    }
    assert max(shares) == pytest.approx(min(shares))


def test_share_is_carried_over_by_ratio(tiny, judged) -> None:
    plan = tiny("at_least: 60%", "linear", unit="%", measure="rate", basis="old")
    found = judged(plan, "2022,old,50", "2022,new,40", "2024,new,44").series
    assert values(found)["2024"] == 55  # 44 * 50 / 40, where the difference would make 54


RATIO = """
plan: {base_year: 2022, target_year: 2027}
series: {nation: {name: N, unit: '%'}}
targets:
  t: {name: T, goal: {over_series: nation}, unit: '%', measure: rate, path: linear}
"""


def test_ratio_to_a_benchmark_is_taken_on_each_basis(make_plan, observe) -> None:
    plan = make_plan(RATIO)
    rows = "t,2022,old,2\nt,2022,new,3\nt,2023,new,4\nnation,2022,old,4\nnation,2022,new,5\n"
    text = f"indicator,period,basis,value,unit\n{rows}nation,2023,new,5\n".replace("\n", ",%\n")
    text = text.replace("unit,%", "unit")
    found = assess(plan, observe(plan, text))["t"].series
    # On the newer one, as a comparison within a year: 3 / 5 and 4 / 5, and not 2 / 4.
    assert (found.basis, values(found)) == ("new", {"2022": F(3, 5), "2023": F(4, 5)})


def test_milestone_has_no_basis(tiny, judged) -> None:
    plan = tiny("stage: completed", "step", unit="")
    assert judged(plan, "2023,old,started", "2024,new,completed").status == "achieved"


# --- properties

SEEDS = range(12)


def _rows(random: Random) -> list[tuple[int, str, F]]:
    """Values on an old basis to some year, and on a new one from that year or an earlier one on."""
    ends = random.randint(2022, 2025)
    begins = random.randint(2021, ends)
    ratio = F(random.randint(60, 160), 100)
    rows = []
    for year in range(2021, 2027):
        value = F(random.randint(50, 150))
        if year <= ends:
            rows.append((year, "old", value))
        if year >= begins:
            rows.append((year, "new", value * ratio))

    return rows


def _texts(rows: list[tuple[int, str, F]]) -> list[str]:
    return [f"{year},{basis},{value.numerator / value.denominator}" for year, basis, value in rows]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("path", ["compound", "linear", "cumulative"])
def test_measuring_another_basis_in_other_amounts_changes_nothing(
    tiny, judged, seed: int, path: str
) -> None:
    plan = tiny("at_least: 300 亿元", path, measure="flow", basis="old")
    rows = _rows(Random(seed))
    scaled = [(year, basis, value * (4 if basis == "new" else 1)) for year, basis, value in rows]
    one, other = judged(plan, *_texts(rows)), judged(plan, *_texts(scaled))
    assert values(one.series) == values(other.series)
    assert (one.status, one.numbers.progress) == (other.status, other.numbers.progress)


@pytest.mark.parametrize("seed", SEEDS)
def test_order_of_rows_changes_nothing(tiny, judged, seed: int) -> None:
    random = Random(seed)
    plan = tiny("at_least: 300 亿元", measure="flow")
    rows = _texts(_rows(random))
    shuffled = random.sample(rows, len(rows))
    assert values(judged(plan, *rows).series) == values(judged(plan, *shuffled).series)


@pytest.mark.parametrize("seed", SEEDS)
def test_two_bases_in_proportion_are_as_one(tiny, judged, seed: int) -> None:
    """Where the newer basis is the older one by a factor, the series is that of the older one."""
    random = Random(seed)
    plan = tiny("at_least: 300 亿元", measure="flow", basis="old")
    rows = _rows(random)
    old = {year: value for year, basis, value in rows if basis == "old"}
    by_new = {year: value for year, basis, value in rows if basis == "new"}
    shared = max(old.keys() & by_new.keys())
    whole = {
        **{year: value * old[shared] / by_new[shared] for year, value in by_new.items()},
        **old,
    }
    assert values(judged(plan, *_texts(rows)).series) == {
        str(year): pytest.approx(value) for year, value in sorted(whole.items())
    }
