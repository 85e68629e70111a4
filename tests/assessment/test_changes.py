"""What changed between two snapshots: values, statuses, and the values that turned them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from conftest import RATIO_PLAN, Tiny
from helpers.repository import Repository, needs_git, table
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gapcalc import Observation, Observations, Plan, load_plan
from gapcalc.assessment.changes import KINDS, TURNS, Changes, ValueChange, compare, compare_dates
from gapcalc.assessment.status import assess
from gapcalc.core.clock import AsOf
from gapcalc.core.period import Period
from gapcalc.data.observation import STANDINGS
from gapcalc.data.snapshot import Snapshot, read_snapshot
from gapcalc.views.change_table import change_lines
from gapcalc.views.speaker import Speaker

Read = Callable[..., Observations]
Between = Callable[..., Changes]
# 100 in 2022, 200 in 2027: 20 a year.
BASE = "2022,100"


@pytest.fixture
def t(tiny: Tiny) -> Plan:
    return tiny("at_least: 200 亿元", "linear")


@pytest.fixture
def between(read: Read) -> Between:
    """A function from a plan, the rows of the old cut and those of the new one to what changed."""

    def between(plan: Plan, old: list[str], new: list[str], year: int | None = None) -> Changes:
        return compare(
            plan, Snapshot("old", read(plan, *old)), Snapshot("new", read(plan, *new)), year
        )

    return between


def told(values: tuple[ValueChange, ...]) -> list[str]:
    return [f"{value.of} {value.period} {value.kind}" for value in values]


def text(changes: Changes, lang: str = "en", width: int | None = None) -> str:
    return "\n".join(
        "".join(part for part, _ in line) for line in change_lines(changes, Speaker(lang), width)
    )  # type: ignore[arg-type]


# --- values


def test_a_revision_has_its_difference_in_the_targets_unit_and_in_per_cent(
    t: Plan, between: Between
) -> None:
    changes = between(t, [BASE, "2023,120"], [BASE, "2023,0.0126,万亿元"])
    (value,) = changes.values
    assert (value.kind, value.unit, value.difference, value.relative) == (
        "revised",
        "亿元",
        6,
        Fraction(1, 20),
    )
    assert "120 亿元 -> 0.0126 万亿元  (+6 亿元, +5.0%)" in text(changes, "zh")


def test_the_same_amount_in_another_unit_is_no_change(t: Plan, between: Between) -> None:
    changes = between(t, [BASE, "2023,120"], [BASE, "2023,0.0120,万亿元"])
    assert (changes.targets, changes.values, changes.added, changes.removed) == ((), (), (), ())


def test_the_same_amount_with_another_status_or_bound_is_relabelled(
    t: Plan, between: Between
) -> None:
    for old, new in (("120,,,preliminary", "120,,,final"), ("120", "120,,>")):
        changes = between(t, [BASE, f"2023,{old}"], [BASE, f"2023,{new}"])
        assert told(changes.values) == ["t 2023 relabelled"]
        assert changes.values[0].difference is None


def test_what_was_superseded_and_kept_is_neither_gone_nor_added(t: Plan, between: Between) -> None:
    old = [BASE, "2023,120,,,preliminary"]
    changes = between(t, old, [*old, "2023,118,,,final"])
    assert told(changes.values) == ["t 2023 revised"]
    assert (changes.added, changes.removed) == ((), ())


def test_values_come_and_go(t: Plan, between: Between) -> None:
    old, new = [BASE, "2023,120"], [BASE, "2024,140"]
    assert told(between(t, old, new).values) == ["t 2023 gone", "t 2024 new"]


def test_a_conflict_keeps_a_published_value_out_of_use(t: Plan, read: Read) -> None:
    old = read(t, BASE, "2023,120")
    rows = [
        Observation("t", Period(2023), value, "亿元", path="b.csv", line=2) for value in (120, 125)
    ]  # type: ignore[arg-type]
    new = Observations([o for o in old if o.period.year == 2022] + rows)
    changes = compare(t, Snapshot("old", old), Snapshot("new", new))
    (value,) = changes.targets[0].values
    assert (value.kind, value.why, value.status) == ("unused", "conflict", "no_data")
    assert [str(o.value) for o in changes.added] == ["125"]
    assert (changes.targets[0].turn, [p.code for p in changes.problems]) == (
        "unjudged",
        ["conflicting-values"],
    )
    back = compare(t, Snapshot("new", new), Snapshot("old", old))
    assert (told(back.values), [str(o.value) for o in back.removed]) == (["t 2023 used"], ["125"])


def test_a_part_of_a_year_that_cannot_stand_is_beside(t: Plan, between: Between) -> None:
    changes = between(t, [BASE, "2023,120"], [BASE, "2023,120", "2023-01/09,90"])
    assert (changes.targets, changes.values) == ((), ())
    assert [str(o.period) for o in changes.added] == ["2023-01/09"]
    assert "1 added" in text(changes) and "增加 1 个" in text(changes, "zh")


def test_a_sum_takes_part_years_and_gives_them_up_for_the_year(
    tiny: Tiny, between: Between
) -> None:
    plan = tiny("at_least: 100 亿元", "cumulative", measure="flow")
    changes = between(plan, ["2023,20", "2024-01/06,8"], ["2023,20", "2024,15"])
    assert told(changes.values) == ["t 2024-01/06 gone", "t 2024 new"]


def test_a_gap_that_is_closed_puts_later_years_to_use(tiny: Tiny, between: Between) -> None:
    plan = tiny("at_least: 100 亿元", "cumulative", measure="flow")
    changes = between(plan, ["2023,20", "2025,25"], ["2023,20", "2024,15", "2025,25"])
    assert [(v.kind, str(v.period), v.why) for v in changes.values] == [
        ("new", "2024", None),
        ("used", "2025", "after-gap"),
    ]


def test_a_state_at_the_end_of_december_is_the_years(tiny: Tiny, between: Between) -> None:
    plan = tiny("at_least: 200 亿元", "linear", measure="stock")
    assert between(plan, [BASE, "2023,120"], [BASE, "2023-12,120"]).values == ()
    assert told(between(plan, [BASE, "2023,120"], [BASE, "2023-12,121"]).values) == [
        "t 2023-12 revised"
    ]


def test_a_growth_rate_in_place_of_a_level_has_no_difference(tiny: Tiny, between: Between) -> None:
    plan = tiny("average_growth: 10%", "compound")
    changes = between(plan, [BASE, "2023,110"], [BASE, "2023,11,%"])
    assert [(v.kind, v.difference) for v in changes.values] == [("revised", None)]
    assert "110 亿元 -> 11%" in text(changes, "zh")


def test_shares_differ_in_points(tiny: Tiny, between: Between) -> None:
    plan = tiny("at_least: 50%", "linear", unit="%")
    assert "40% -> 41%  (+1 pp)" in text(
        between(plan, [BASE[:5] + "30", "2023,40"], [BASE[:5] + "30", "2023,41"])
    )


def test_a_base_of_zero_has_no_per_cent(t: Plan, between: Between) -> None:
    (value,) = between(t, ["2022,0"], ["2022,5"]).values
    assert (value.difference, value.relative) == (5, None)


def test_a_project_moves_from_stage_to_stage(tiny: Tiny, between: Between) -> None:
    plan = tiny("stage: in_operation", "step", unit="")
    changes = between(plan, ["2023,started"], ["2023,started", "2025,in_operation"])
    (change,) = changes.targets
    assert (change.before.status, change.after.status, change.turn) == (
        "pending",
        "achieved",
        "better",
    )
    assert told(change.values) == ["t 2025 new"]
    assert "2025  new  in operation  hence achieved" in text(changes)
    (value,) = between(plan, ["2023,started"], ["2023,completed"]).values
    assert (value.kind, value.difference) == ("revised", None)


@needs_git
def test_a_file_that_was_renamed_changes_nothing(
    t: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    repository = Repository(tmp_path)
    repository.commit(data__a=table(y2022=100, y2023=120))
    repository.commit(data__a=None, data__b=table(y2023=120), data__c=table(y2022=100, y2023=120))
    changes = compare(t, read_snapshot("HEAD~1:data", t), read_snapshot("data", t))
    assert (changes.targets, changes.values, changes.added, changes.removed) == ((), (), (), ())
    assert changes.names == ("HEAD~1:data", "data")
    assert "the two cuts do not differ" in text(changes)


# --- verdicts


def test_the_value_that_turned_a_verdict_is_named(t: Plan, between: Between) -> None:
    changes = between(t, [BASE, "2023,120"], [BASE, "2023,121", "2024,125"])
    (change,) = changes.targets
    assert (change.before.status, change.after.status, change.turn) == (
        "on_track",
        "behind",
        "worse",
    )
    assert [(v.period.year, v.status) for v in change.values] == [(2023, None), (2024, "behind")]
    assert "hence behind" in text(changes) and "由此转为滞后" in text(changes, "zh")


def test_a_verdict_may_turn_and_turn_back(t: Plan, between: Between) -> None:
    changes = between(t, [BASE, "2023,105"], [BASE, "2023,120", "2024,121"])
    assert [v.status for v in changes.targets[0].values] == [
        None,
        None,
    ]  # behind before and after: nothing to explain
    changes = between(t, [BASE, "2023,105"], [BASE, "2023,120", "2024,99"])
    assert [v.status for v in changes.targets[0].values] == ["on_track", "reversing"]


def test_revisions_and_new_years_are_kept_apart(t: Plan, between: Between) -> None:
    changes = between(t, [BASE, "2023,120"], [BASE, "2023,105", "2024,150"])
    (change,) = changes.targets
    assert change.between is not None
    assert [r.status for r in (change.before, change.between, change.after)] == [
        "on_track",
        "behind",
        "on_track",
    ]
    assert (
        changes.before.as_of,
        changes.between and changes.between.as_of,
        changes.after.as_of,
    ) == (2023, 2023, 2024)
    assert "Old 2023  New 2023  New 2024" in text(changes)


def test_with_a_year_both_cuts_are_judged_as_of_it(t: Plan, between: Between) -> None:
    changes = between(t, [BASE, "2023,120"], [BASE, "2023,120", "2024,125"], year=2023)
    assert (changes.between, changes.targets, changes.values, changes.added) == (None, (), (), ())


def test_where_only_time_moved_it_is_counted(make_plan: Callable[[str], Plan], read: Read) -> None:
    plan = make_plan("""
        plan: {base_year: 2022, target_year: 2027}
        targets:
          a: {name: a, goal: {at_least: 200 元}, unit: 元, path: linear}
          b: {name: b, goal: {at_least: 200 元}, unit: 元, path: linear}
          c: {name: c, goal: {at_least: 200 元}, unit: 元, path: linear}
    """)
    old = ["a:2022,100", "a:2023,120", "b:2022,100", "b:2023,120", "c:2022,100"]
    changes = compare(
        plan, Snapshot("", read(plan, *old)), Snapshot("", read(plan, *old, "a:2024,140"))
    )
    assert [change.target.id for change in changes.targets] == ["a"]
    assert changes.outdated == 1  # c had no value of 2023 either
    assert "1 have no value for 2024" in text(changes)


def test_a_benchmark_turns_the_target_set_against_it(
    make_plan: Callable[[str], Plan], between: Between
) -> None:
    rows = ["t:2022,2.4", "t:2023,2.5", "m:2022,2.5"]
    changes = between(make_plan(RATIO_PLAN), [*rows, "m:2023,2.6"], [*rows, "m:2023,2.4"])
    (change,) = changes.targets
    assert (change.before.status, change.after.status) == ("behind", "achieved")
    assert told(change.values) == told(changes.benchmarks) == ["m 2023 revised"]
    assert change.values[0].status == "achieved"
    assert "Nation  hence achieved" in text(changes) and "对照数列 (1)" in text(changes, "zh")


@pytest.mark.parametrize(
    ("old", "new", "turn"),
    [
        (["2023,120"], ["2023,101"], "worse"),
        (["2023,101"], ["2023,120"], "better"),
        ([], ["2023,120"], "judged"),
        (["2023,120"], [], "unjudged"),
        (["2023,120"], ["2023,121"], None),
    ],
)
def test_the_way_a_status_turns(
    t: Plan, between: Between, old: list[str], new: list[str], turn: str | None
) -> None:
    changes = between(t, [BASE, *old], [BASE, *new])
    assert changes.targets[0].turn == turn
    assert sum(changes.turns.values()) == (turn is not None)
    assert (tuple(changes.turns), tuple(changes.kinds)) == (TURNS, KINDS)


def test_a_baseline_that_is_lost_is_another_change(t: Plan, between: Between) -> None:
    assert between(t, ["2023,120"], [BASE]).targets[0].turn == "other"


def test_a_problem_that_both_snapshots_have_is_reported_once(
    t: Plan, observe: Callable[[Plan, str], Observations]
) -> None:
    old, new = (
        "t,,2022,100,亿元\nx,,2022,1,亿元\n",
        "t,,2022,100,亿元\nt,,2023,,吨\ny,,2022,1,亿元\nx,,2022,1,亿元\n",
    )
    cuts = [Snapshot("", observe(t, text)) for text in (old, new)]
    assert [p.details["value"] for p in compare(t, *cuts).problems] == ["y", "x"]
    assert len(compare(t, cuts[1], cuts[0]).problems) == 2


# --- laws


_observations = st.builds(
    lambda id, year, value, status, bound: Observation(
        id, Period(year), value, "亿元", bound, status, path="a", line=1
    ),
    st.sampled_from(["a", "b"]),
    st.integers(2021, 2025),
    st.integers(90, 210),
    st.sampled_from(sorted(STANDINGS)),
    st.sampled_from([None, ">", "~"]),
)
_cuts = st.lists(_observations, max_size=12)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    file = tmp_path_factory.mktemp("plan") / "plan.yaml"
    target = "goal: {at_least: 200 亿元}, unit: 亿元"
    file.write_text(
        "plan: {base_year: 2022, target_year: 2027}\ntargets:\n"
        f"  a: {{name: a, {target}, path: linear}}\n"
        f"  b: {{name: b, {target}, path: cumulative, measure: flow}}\n"
    )
    return load_plan(file)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(_cuts)
def test_a_cut_does_not_differ_from_itself(two: Plan, values: list[Observation]) -> None:
    moved = [o._replace(path="b", line=9, source="x") for o in reversed(values)]
    for other in (values, moved, values + moved):
        changes = compare(
            two, Snapshot("", Observations(values)), Snapshot("", Observations(other))
        )
        assert (
            changes.targets,
            changes.values,
            changes.added,
            changes.removed,
            changes.outdated,
        ) == (
            (),
            (),
            (),
            (),
            0,
        )


_MIRROR = {"new": "gone", "gone": "new", "used": "unused", "unused": "used"}
_MIRRORED_TURN = {"better": "worse", "worse": "better", "judged": "unjudged", "unjudged": "judged"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(_cuts, _cuts)
def test_the_way_back_is_the_mirror_of_the_way(
    two: Plan, one: list[Observation], other: list[Observation]
) -> None:
    there = compare(two, Snapshot("", Observations(one)), Snapshot("", Observations(other)))
    back = compare(two, Snapshot("", Observations(other)), Snapshot("", Observations(one)))
    mirrored = [
        (
            v.of,
            v.period,
            _MIRROR.get(v.kind, v.kind),
            v.after,
            v.before,
            None if v.difference is None else -v.difference,
        )
        for v in there.values
    ]
    assert mirrored == [
        (v.of, v.period, v.kind, v.before, v.after, v.difference) for v in back.values
    ]
    assert (there.added, there.removed) == (back.removed, back.added)
    turns = [(c.target.id, _MIRRORED_TURN.get(c.turn or "", c.turn)) for c in there.targets]
    assert turns == [(c.target.id, c.turn) for c in back.targets]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(_cuts, _cuts)
def test_the_last_value_that_turns_a_verdict_leads_to_the_one_given(
    two: Plan, one: list[Observation], other: list[Observation]
) -> None:
    changes = compare(two, Snapshot("", Observations(one)), Snapshot("", Observations(other)))
    for change in changes.targets:
        turned = [value.status for value in change.values if value.status]
        assert turned[-1:] == ([change.after.status] if change.turn else [])
    results = zip(changes.before.results, assess(two, other).results, strict=True)
    turned_at_all = {old.target.id for old, new in results if old.status != new.status}
    assert turned_at_all == {change.target.id for change in changes.targets if change.turn}


# --- two dates of one data set


def test_between_two_dates_what_ended_after_the_first_is_new(t: Plan, read: Read) -> None:
    # 20 of 100 in a fifth of the time is on track, 21 in two fifths is behind.
    snapshot = Snapshot("data", read(t, BASE, "2023,120", "2024,121", "2025,190"))
    changes = compare_dates(t, snapshot, AsOf(2023), AsOf(2024))
    assert (changes.before.as_of, changes.after.as_of, changes.between) == (2023, 2024, None)
    assert told(changes.values) == ["t 2024 new"]
    (change,) = changes.targets
    assert (change.turn, change.before.status, change.after.status) == (
        "worse", "on_track", "behind",
    )  # fmt: skip
    (value,) = change.values
    assert value.status == "behind"


def test_two_dates_are_judged_as_status_judges_them(t: Plan, read: Read) -> None:
    observations = read(t, BASE, "2023,120", "2024,121", "2025,190")
    changes = compare_dates(t, Snapshot("data", observations), AsOf(2023), AsOf(2025))
    for judged in (changes.before, changes.after):
        assert judged["t"].status == assess(t, observations, judged.date)["t"].status


def test_two_dates_are_called_dates_and_no_cuts(t: Plan, read: Read) -> None:
    snapshot = Snapshot("data", read(t, BASE, "2023,120", "2024,121"))
    shown = text(compare_dates(t, snapshot, AsOf(2023), AsOf(2024)))
    assert "What changed between two dates" in shown and "From 2023  To 2024" in shown
    same = text(compare_dates(t, snapshot, AsOf(2024), AsOf(2025)))
    assert "nothing changed between the two dates" in same and "cut" not in shown + same


def test_of_those_that_turned_the_same_way_the_worst_comes_first(
    make_plan: Callable[[str], Plan], read: Read
) -> None:
    plan = make_plan("""
        plan: {base_year: 2022, target_year: 2027}
        targets:
          a: {name: A, goal: {at_least: 200 亿元}, unit: 亿元, path: linear}
          b: {name: B, goal: {at_least: 200 亿元}, unit: 亿元, path: linear}
    """)
    rows = [f"{id},,{row},亿元" for id in "ab" for row in ("2022,100", "2023,120")]
    rows += ["a,,2024,121,亿元", "b,,2024,90,亿元"]  # behind, and below its base: reversing
    file = Path(plan.path).with_name("two.csv")
    file.write_text("\n".join(["indicator,region,period,value,unit", *rows]), encoding="utf-8")
    changes = compare_dates(plan, read_snapshot(str(file), plan), AsOf(2023), AsOf(2024))
    shown = text(changes)
    assert 0 < shown.index("reversing  was on track  B") < shown.index("behind  was on track  A")


def test_of_two_dates_the_earlier_has_what_was_published_by_then(
    make_plan: Callable[[str], Plan], tmp_path: Path
) -> None:
    plan = make_plan("""
        plan: {base_year: 2022, target_year: 2027}
        targets:
          t: {name: T, goal: {at_least: 200 亿元}, unit: 亿元, path: linear}
    """)
    file = tmp_path / "published.csv"
    rows = [
        "2022,100,亿元,,",
        "2023,120,亿元,preliminary,2023-12-30",
        "2023,101,亿元,revised,2024-05-02",
    ]
    file.write_text(
        "\n".join(["indicator,period,value,unit,status,published", *(f"t,{r}" for r in rows)]),
        encoding="utf-8",
    )
    snapshot = read_snapshot(str(file), plan)
    changes = compare_dates(plan, snapshot, AsOf(2023), AsOf(2024, 6))
    # The latest date of the data is 2023, at which everything is known: nothing differs.
    assert changes.targets == ()
    snapshot.observations.append(
        Observation("t", Period(2024), Decimal(121), "亿元", path="more", published="2025-01")
    )
    changes = compare_dates(plan, snapshot, AsOf(2023), AsOf(2024, 6))
    assert told(changes.values) == ["t 2023 revised"]
    assert [(c.before.status, c.after.status) for c in changes.targets] == [("on_track", "behind")]
