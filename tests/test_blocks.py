"""Tables read a block at a time and row by row: nobody can tell which, but by the time it takes."""

from __future__ import annotations

import csv
import gc
import io
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gapcalc import Observations, Plan, encoding, load_plan, matching, read_observations, records, rows
from gapcalc.header import Block, Row
from gapcalc.matching import LeftOut
from gapcalc.observation import Observation
from gapcalc.records import Record

TESTS = Path(__file__).parent
FILES = [
    file
    for folder in (TESTS / "bad", TESTS / "offices", TESTS.parent / "data")
    for file in sorted(folder.rglob("*"))
    if file.suffix in {".csv", ".tsv", ".txt"}
]
HEADER = "indicator,region,period,value,unit,note\n"
OURS = "社会消费品零售总额,重庆市,2024,15677.37,亿元,\n"
FOREIGN = "社会消费品零售总额,某某县,2024,12.5,亿元,\n"


@contextmanager
def pieces(size: int, blocks: bool) -> Iterator[None]:
    """Read text in pieces of `size` characters from the first line on, each as a block where it can be, or none."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows, "_PIECE", size)
        patch.setattr(rows, "_SAMPLE", 1)
        if not blocks:
            patch.setattr(rows, "_columns", lambda text, delimiter: None)
        yield


def told(read: Observations) -> tuple[object, ...]:
    problems = [(p.code, dict(p.details), p.path, p.line, p.column, p.field) for p in read.problems]
    return read.rows, list(read), problems


def assert_same_both_ways(file: Path, plan: Plan, *sizes: int) -> Observations:
    for size in sizes:
        with pieces(size, blocks=False):
            one_by_one = read_observations(file, plan)
        with pieces(size, blocks=True):
            in_blocks = read_observations(file, plan)
        assert told(in_blocks) == told(one_by_one)
    return in_blocks


bundled_plan = cache(load_plan)


@pytest.fixture
def the_plan() -> Plan:
    return bundled_plan()


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_file_of_the_tests_and_the_data(file: Path, the_plan: Plan) -> None:
    assert_same_both_ways(file, the_plan, 1, 60, 400)


def test_files_were_found() -> None:
    assert {file.parent.name for file in FILES} == {"bad", "offices", "data"}


# --- any table


def mostly(usual: list[str], odd: list[str]) -> st.SearchStrategy[str]:
    """One of `usual` five times in six: a table in which everything is odd is no table, and tells nothing."""
    return st.integers(0, 5).flatmap(lambda n: st.sampled_from(usual if n else odd))


NAMES = mostly(
    ["社会消费品零售总额", "retail_sales", "地区生产总值(亿元)", "甲指标", "乙指标"],
    [
        "项目",
        "年份",
        "合计：",
        "其中：工业",
        "",
        " 社会消费品零售总额 ",
        "注：甲",
        "单位：万元",
        "重庆市",
        "indicator",
        "2024",
    ],
)
REGIONS = mostly(["重庆市", "主城都市区", "某某县", "某某县", "四川"], ["", "区域", "全国", " 重庆 ", "注："])
PERIODS = mostly(["2022", "2023", "2024", "2024年"], ["2024.1", "2024.2", "2024Q3", "2024年目标", "", "abc"])
VALUES = mostly(
    ["5", "-7.25", "2024", "12.50", ""],
    ["2024年", "2024.1", "1,234.5", "约5", "-", "—", "abc", "5%", " 8 ", "数值", "2024年1-9月", ".", "１２"],
)
UNITS = mostly(["亿元"], ["万元", "%", "", "蝌蚪"])
NOTES = mostly([""], ["目标", "初步数", "a\nb", 'say "so"', "见表；2"])
LINES = st.sampled_from([
    "", ",,,,,", "注：以上为初步数", "单位：万元", "四川省主要指标", "来源：统计局,,,,,", "重庆市2023年主要指标",
    "甲,乙", '"open', '甲,"乙"丙,1,2,3,4',
    "指标,地区,年份,数值,单位,备注", "地区,指标,年份,数值,单位,备注", "指标,2023年,2024年", "其中,,,,,",
    "a,b,c,d,e,f,g",
])  # fmt: skip
ROWS = st.tuples(NAMES, REGIONS, PERIODS, VALUES, UNITS, NOTES)
ORDERS = st.sampled_from([(0, 1, 2, 3, 4, 5), (1, 0, 2, 3, 4, 5), (2, 3, 0, 1, 4, 5), (3, 5, 4, 2, 1, 0)])
HEADINGS = ("指标", "地区", "年份", "数值", "单位", "备注")


def written(table: list[tuple[str, ...] | str], order: tuple[int, ...], delimiter: str, end: str, quote: int) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quote)
    writer.writerow([HEADINGS[place] for place in order])
    for line in table:
        if isinstance(line, str):
            out.write(line.replace(",", delimiter) + end)
        else:
            writer.writerow([line[place] for place in order])
    return out.getvalue()


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    runs=st.lists(st.tuples(st.one_of(*[ROWS] * 9, LINES), st.integers(1, 15)), max_size=20),
    order=ORDERS,
    delimiter=st.sampled_from([",", ",", "\t", ";"]),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    quote=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
    size=st.integers(1, 300),
)
def test_any_table(
    runs: list[tuple[tuple[str, ...] | str, int]], order: tuple[int, ...], delimiter: str, end: str, quote: int,
    encoding: str, size: int, tmp_path: Path,
) -> None:  # fmt: skip
    """Rows come in runs, so that blocks hold what was seen before, what was not, and what is no row."""
    table = [row for row, times in runs for _ in range(times)]
    file = tmp_path / "table.csv"
    file.write_bytes(written(table, order, delimiter, end, quote).encode(encoding))
    assert_same_both_ways(file, bundled_plan(), size)


# --- what a row costs, on any machine


def calls(work: Callable[[], object]) -> int:
    """Count the calls of functions, Python's own among them."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def a_row(tmp_path: Path, plan: Plan, row: str) -> float:
    """Return the calls that a further `row` takes in a long table."""
    taken = []
    for size in (4000, 12_000):
        file = tmp_path / f"{size}.csv"
        file.write_text(HEADER + row * size, encoding="utf-8")
        taken.append(calls(lambda file=file: read_observations(file, plan)))  # type: ignore[misc]
    return (taken[1] - taken[0]) / 8000


def test_row_that_is_not_the_plans_takes_a_handful_of_calls(tmp_path: Path, the_plan: Plan) -> None:
    assert a_row(tmp_path, the_plan, FOREIGN) < 5
    assert a_row(tmp_path, the_plan, FOREIGN.replace("某某县", '"某某县"')) < 7


def test_row_of_the_plan_takes_a_dozen_calls(tmp_path: Path, the_plan: Plan) -> None:
    assert a_row(tmp_path, the_plan, OURS) < 20


@pytest.mark.parametrize(("what", "instead"), [
    ("亿元", "蝌蚪"), ("亿元", ""), ("亿元", "吨"), ("15677.37", "许多"), ("2024", "某年"), ("2024", "2024年目标"),
    ("重庆市", ""), ("15677.37", "many"),
])  # fmt: skip
def test_row_that_is_refused_takes_a_dozen_calls(tmp_path: Path, the_plan: Plan, what: str, instead: str) -> None:
    """Its reason is that of rows before it in the same words."""
    assert a_row(tmp_path, the_plan, OURS.replace(what, instead)) < 25


def test_row_with_spaces_costs_their_removal_only(tmp_path: Path, the_plan: Plan) -> None:
    assert a_row(tmp_path, the_plan, FOREIGN.replace(",", " , ")) < 12


def test_no_object_is_made_for_a_row_that_is_not_the_plans(
    tmp_path: Path, the_plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def count(kind: type) -> None:
        maker = "__new__" if issubclass(kind, tuple) else "__init__"
        begin = getattr(kind, maker)

        def counted(*args: object, **kwargs: object) -> object:
            made.append(kind.__name__)
            return begin(*args, **kwargs)

        monkeypatch.setattr(kind, maker, counted)

    for kind in (Row, Record, LeftOut, Observation):
        count(kind)
    file = tmp_path / "table.csv"
    file.write_text(HEADER + FOREIGN * 3000 + OURS + FOREIGN * 30_000, encoding="utf-8")
    read = read_observations(file, the_plan)
    assert (read.rows, len(read), read.problems[0].details["count"]) == (33_001, 1, "33000")
    assert made.count("Row") < 3000  # of the lines that tell what divides cells
    assert made.count("LeftOut") == 1
    assert made.count("Record") == made.count("Row")
    assert made.count("Observation") == 0


def test_rows_without_a_value_are_not_among_those_left_out(tmp_path: Path, the_plan: Plan) -> None:
    file = tmp_path / "table.csv"
    file.write_text(HEADER + FOREIGN * 40 + FOREIGN.replace("12.5", "") * 5 + FOREIGN * 3, encoding="utf-8")
    (problem,) = assert_same_both_ways(file, the_plan, 200).problems
    assert problem.details["count"] == "43"


def test_block_gives_its_rows() -> None:
    block = Block(5, [["a", "b", "c"], ["1", "2", "3"]])
    assert len(block) == 3
    assert list(block.rows(1)) == [Row(6, ["b", "2"]), Row(7, ["c", "3"])]


@pytest.mark.parametrize("row", [FOREIGN, "第{n}号指标,,2024,1,亿元,\n", "社会消费品零售总额,第{n}县,2024,1,亿元,\n"])
def test_memory_does_not_grow_with_rows_that_are_not_the_plans(
    tmp_path: Path, the_plan: Plan, monkeypatch: pytest.MonkeyPatch, row: str
) -> None:
    """Not even where no two of them are alike."""
    monkeypatch.setattr(encoding, "CHUNK", 10_000)
    monkeypatch.setattr(matching, "_MOST_GROUPS", 10)
    monkeypatch.setattr(matching, "_MOST_REMEMBERED", 1000)
    monkeypatch.setattr(records, "_MOST_NAMES", 1000)
    peaks = []
    for size in (10_000, 30_000):  # more than the caches of the process hold
        file = tmp_path / "table.csv"
        file.write_text(HEADER + "".join(row.replace("{n}", str(n)) for n in range(size)), encoding="utf-8")
        tracemalloc.start()
        read = read_observations(file, the_plan)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert sum(int(p.details["count"]) for p in read.problems) == read.rows == size
    assert peaks[1] < peaks[0] * 1.3


@pytest.mark.parametrize(("what", "instead"), [
    ("", ""), ("亿元", "蝌蚪"), ("亿元", ""), ("15677.37", "x{n}"), ("15677.37", "9{n}.5x"), ("2024", "某年{n}"),
    ("重庆市", ""), ("重庆市", "第{n}县"), ("社会消费品零售总额", "第{n}号指标"), (",\n", ",目标\n"),
])  # fmt: skip
def test_nothing_is_left_that_holds_on_to_itself(tmp_path: Path, the_plan: Plan, what: str, instead: str) -> None:
    """An error that is kept would keep the rows that were at work, until the collector comes by."""
    row = OURS.replace(what, instead) if what else OURS
    file = tmp_path / "table.csv"
    file.write_text(HEADER + "".join(row.replace("{n}", str(n)) for n in range(6000)), encoding="utf-8")
    read_observations(file, the_plan)  # what the process remembers from here on
    gc.collect()
    gc.disable()
    try:
        read = read_observations(file, the_plan)
        assert (read.rows, gc.collect()) == (6000, 0)
    finally:
        gc.enable()
