"""What the column of bases of a data file gives to its values."""

from __future__ import annotations

import pytest

from gapcalc.core.data_options import DataOptions
from gapcalc.data.reading import read_observations

CANONICAL = "indicator,period,basis,value,unit"


@pytest.fixture
def bases(tiny, observe):
    """A function from rows of a data file and keys of a plan to the bases of the values of `t`."""

    def bases(text: str, **keys: str) -> list[str]:
        found = observe(tiny("at_least: 100 亿元", **keys), text)
        return [one.basis for one in found]

    return bases


def test_value_stands_on_its_basis(bases) -> None:
    assert bases(f"{CANONICAL}\nt,2022,before,90,亿元\nt,2023,after,95,亿元\n") == [
        "before",
        "after",
    ]


def test_blank_cell_is_no_basis_and_no_member(bases) -> None:
    assert bases(f"{CANONICAL}\nt,2022,,90,亿元\nt,2023,after,95,亿元\n") == ["", "after"]


def test_years_across_have_the_basis_of_their_row(bases) -> None:
    table = "指标,口径,单位,2022年,2023年\nt,普查前,亿元,90,\nt,普查后,亿元,91,96\n"
    assert bases(table) == ["普查前", "普查后", "普查后"]


def test_rows_that_repeat_their_names_keep_their_bases_apart(bases) -> None:
    rows = [f"t,{year},{basis},{year},亿元" for year in range(2015, 2023) for basis in ("a", "b")]
    assert bases("\n".join([CANONICAL, *rows])) == ["a", "b"] * 8


@pytest.mark.parametrize("heading", ["口径", "统计口径", "口径说明", "數據口徑", "Vintage"])
def test_other_headings(bases, heading: str) -> None:
    assert bases(f"指标,年份,{heading},数值,单位\nt,2022,普查前,90,亿元\n") == ["普查前"]


def test_part_among_bases_is_left_out(tiny, observe) -> None:
    rows = [f"t,{year},普查前,90,亿元" for year in range(1990, 2020) for _ in range(11)]
    table = "\n".join(["指标,年份,口径,数值,单位", *rows, "t,2022,限额以上,9,亿元"])
    found = observe(tiny("at_least: 100 亿元"), table)
    assert {one.basis for one in found} == {"普查前"}
    assert "parts-not-read" in {problem.code for problem in found.problems}


def test_part_is_read_where_the_goal_was_set_on_it(bases) -> None:
    table = "指标,年份,口径,数值,单位\nt,2022,限额以上,90,亿元\nt,2022,合计,95,亿元\n"
    assert bases(table) == [""]
    assert bases(table, basis="限额以上") == ["限额以上"]


def test_user_says_that_a_column_is_one(tiny, tmp_path) -> None:
    table = "指标,年份,口径,数值,单位\nt,2022,甲,90,亿元\nt,2022,乙,95,亿元\n"
    given = DataOptions(columns=(("口径", "basis"),))
    file = tmp_path / "data.csv"
    file.write_text(table, encoding="utf-8")
    found = read_observations(file, tiny("at_least: 100 亿元"), given)
    assert [one.basis for one in found] == ["甲", "乙"]
