"""Names and regions held against the plan: what is looked up once, what is counted together, what
is forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from conftest import MakePlan

from gapcalc.data import matching
from gapcalc.data.matching import LeftOut, Matches, Meant, Names, Refused, remember
from gapcalc.tables.layout import Column, Layout, Title
from gapcalc.tables.record import Record

PLAN = """\
plan: {base_year: 2022, target_year: 2027, region: city}
regions:
  city: {zh: 全市, en: City}
  metro: {zh: 主城, en: Metro}
targets:
  gdp: {name: 主城生产总值, also: [生产总值], region: metro, goal: {over: 3 万亿元},
        unit: 亿元, path: compound}
  income: {name: 居民收入, goal: {at_least: 5 万元}, unit: 元, path: compound}
  bridge: {name: 大桥, goal: {stage: in_operation}, path: step}
"""
COLUMN = Column(2, "value")
LAYOUT = Layout(
    ["indicator", "region", "value"], {"indicator": 0, "region": 1}, (COLUMN,), form="long"
)


@pytest.fixture
def names(make_plan: MakePlan) -> Names:
    return Names(make_plan(PLAN))


@dataclass
class Table:
    """Finds names and regions line after line."""

    matches: Matches
    line: int = 1

    def __call__(self, name: str, region: str = "") -> Meant | LeftOut:
        self.line += 1
        return self.matches.find(name, region, Record(self.line, {}, [], Title(), LAYOUT), COLUMN)

    @property
    def groups(self) -> list[tuple[str, int, str | None]]:
        return [(left.row.code, left.line, left.field) for left in self.matches.left_out.values()]


@pytest.fixture
def table(names: Names) -> Table:
    return Table(Matches(names))


def test_ids_and_stages(table: Table) -> None:
    gdp, bridge = table("生产总值（亿元）", "主城"), table("大桥")
    assert isinstance(gdp, Meant) and isinstance(bridge, Meant)
    assert (gdp.ids, gdp.reading.unit, gdp.in_words) == (["gdp"], "亿元", False)
    assert (bridge.ids, bridge.in_words) == (["bridge"], True)


def test_stranger_is_one_in_every_region(table: Table) -> None:
    assert table("甲", "主城") is table("甲", "火星") is table("甲") is not table("乙")
    assert table.groups == [
        ("unknown-indicator", 2, "indicator"),
        ("unknown-indicator", 5, "indicator"),
    ]


def test_region_that_the_plan_has_not_is_one_for_all_its_names(table: Table) -> None:
    first = table("居民收入", "火星")
    assert table("生产总值", "火星") is first
    assert table("甲", "火星") is not first
    assert [code for code, *_ in table.groups] == ["unknown-region", "unknown-indicator"]


def test_other_region_is_one_for_each_target_and_region(table: Table) -> None:
    found = [
        table(*pair) for pair in (("生产总值", "全市"), ("生产总值", "City"), ("居民收入", "主城"))
    ]
    assert table("主城生产总值", "全市") is found[0]
    assert table.groups == [("other-region", line, "region") for line in (2, 3, 4)]


def test_name_without_a_region_is_counted_for_all_its_rows(table: Table) -> None:
    first = table("生产总值")
    assert table("生产总值") is first
    assert [(code, field) for code, _, field in table.groups] == [("region-missing", "region")]


def test_what_is_said_of_each_row_is_not_counted(table: Table) -> None:
    for _ in range(2):
        with pytest.raises(Refused) as caught:
            table("生产总值".encode().decode("gbk", "replace"))
        assert caught.value.code == "mojibake"
    assert table.groups == []


def test_beyond_so_many_groups_the_rest_is_one(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "_MOST_GROUPS", 3)
    found = [table(f"第{n}号") for n in range(6)]
    assert found[3] is found[4] is found[5] is table("居民收入", "火星") is table("第5号")
    assert [code for code, *_ in table.groups] == ["unknown-indicator"] * 3 + ["others-left-out"]
    assert table("第0号") is found[0]


def test_what_is_forgotten_is_found_again(names: Names, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [
        (name, region)
        for name in ("居民收入", "生产总值", "甲", "乙")
        for region in ("主城", "全市", "火星", "")[:3]
    ]
    remembering, forgetting = Table(Matches(names)), Table(Matches(names))
    wanted = [remembering(*pair) for pair in asked * 2]
    monkeypatch.setattr(matching, "_MOST_REMEMBERED", 0)
    found = [forgetting(*pair) for pair in asked * 2]
    assert forgetting.groups == remembering.groups
    same = {
        id(one): id(other)
        for one, other in zip(wanted, found, strict=True)
        if isinstance(one, LeftOut)
    }
    assert len(set(same.values())) == len(same)


def test_remember_keeps_what_came_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "_MOST_REMEMBERED", 2)
    memo: dict[int, str] = {}
    assert [remember(memo, n, str(n)) for n in range(4)] == ["0", "1", "2", "3"]
    assert memo == {0: "0", 1: "1"}
    names: dict[str, str] = {}
    assert (remember(names, "甲" * 10_000, "x"), names) == ("x", {})
