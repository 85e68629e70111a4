"""Areas against targets: words where they fit, signs where they do not, and the flat forms."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import MakePlan

from gapcalc.assessment.areas import half_a_year_before
from gapcalc.assessment.status import Assessment, assess
from gapcalc.data.reading import read_observations
from gapcalc.plan.model import Plan
from gapcalc.views.area_export import area_columns, area_json
from gapcalc.views.area_matrix import AreaTable, area_table
from gapcalc.views.columns import line_len
from gapcalc.views.speaker import Speaker

AREAS = "甲乙丙丁戊己"
ZH, EN = Speaker("zh"), Speaker("en")


def plan_text(targets: int) -> str:
    regions = ", ".join(f"r{n}: {{zh: {name}区, en: District {n}}}" for n, name in enumerate(AREAS))
    goals = ", ".join(f"r{n}: {{at_least: 200 亿元}}" for n in range(len(AREAS)))
    lines = [
        f"  t{n}: {{name: {{zh: 第{n}项指标名称, en: Indicator {n}}}, unit: 亿元, path: linear,"
        f" measure: stock, regions: *goals}}"
        for n in range(1, targets)
    ]
    first = (
        "  t0: {name: {zh: 工业总产值, en: Industrial output}, unit: 亿元, path: linear,"
        f" measure: stock, total: all, regions: &goals {{{goals}}}}}"
    )
    whole = "  all: {name: 总额, goal: {at_least: 1200 亿元}, unit: 亿元, path: linear}"
    return "\n".join([
        "plan: {base_year: 2022, target_year: 2027, region: city}",
        f"regions: {{city: {{zh: 全市, en: City}}, {regions}}}",
        "targets:", whole, first, *lines,
    ]) + "\n"  # fmt: skip


def tabled(folder: Path, plan: Plan) -> tuple[AreaTable, Assessment]:
    file = folder / "data.csv"
    rows = "t0/r0,,2022,100,亿元\nt0/r0,,2024,150,亿元\nt0/r1,,2022,100,亿元\nt0/r1,,2024,90,亿元\n"
    file.write_text("indicator,region,period,value,unit\n" + rows, encoding="utf-8")
    assessment = assess(plan, read_observations([file], plan))
    earlier = half_a_year_before(assessment, assessment.results)
    return AreaTable(assessment, assessment.results, earlier.results), earlier


@pytest.fixture
def small(tmp_path: Path, make_plan: MakePlan) -> tuple[AreaTable, Assessment]:
    return tabled(tmp_path, make_plan(plan_text(2)))


def shown(made: tuple[AreaTable, Assessment], speaker: Speaker, width: int | None) -> list[str]:
    return [
        "".join(text for text, _ in line).rstrip() for line in area_table(*made, speaker, width)
    ]


def test_words_stand_where_there_is_room(small: tuple[AreaTable, Assessment]) -> None:
    lines = shown(small, ZH, 80)
    (header,) = [line for line in lines if "工业总产值" in line]
    assert "第1项指标名称" in header
    assert "甲区  ▸ 达到时序进度    缺数据" in lines
    assert "乙区  ✗ 背离目标        缺数据" in lines


def test_the_whole_stands_above_its_areas(small: tuple[AreaTable, Assessment]) -> None:
    matrix = shown(small, ZH, 80)[-11:]
    names = [line[:2] for line in matrix if line[:2] in {"全市", "甲区", "乙区", "丙区"}]
    assert names == ["全市", "甲区", "乙区", "丙区"]


def test_the_ranking_gives_what_it_rests_on(small: tuple[AreaTable, Assessment]) -> None:
    lines = shown(small, EN, 120)
    header = next(line for line in lines if line.startswith("Rank"))
    best = next(line for line in lines if "District 0" in line)
    heads = "Rank Change Area Share As planned Fresh Targets Lead Lead rank Lead change"
    assert " ".join(header.split()) == heads
    assert best.split() == ["1", "District", "0", "100%", "1", "1", "2", "+10", "pts", "1"]


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("targets", [1, 8, 30])
@pytest.mark.parametrize("speaker", [ZH, EN])
def test_the_matrix_fits_the_terminal_and_leaves_no_cell_out(
    tmp_path: Path, make_plan: MakePlan, width: int, targets: int, speaker: Speaker
) -> None:
    made = tabled(tmp_path, make_plan(plan_text(targets)))
    lines = area_table(*made, speaker, width)
    start = next(n for n, line in enumerate(lines) if line and line[0][1] == "bold" and n > 1)
    assert max(map(line_len, lines[start:])) <= width
    text = "\n".join("".join(piece for piece, _ in line) for line in lines[start:-1])
    assert text.count("▸") == text.count("✗") == 1


def test_a_pipe_has_words_however_many_there_are(tmp_path: Path, make_plan: MakePlan) -> None:
    lines = shown(tabled(tmp_path, make_plan(plan_text(30))), ZH, None)
    assert sum("缺数据" in line for line in lines) >= len(AREAS)


def test_json_has_every_cell_and_rank(small: tuple[AreaTable, Assessment]) -> None:
    content = area_json(*small, EN)
    assert content["version"] == 1
    assert (content["as_of"], content["since"]) == (2024, "2024-06")
    assert [one["id"] for one in content["indicators"]] == ["t0", "t1"]
    whole, best, *others = content["areas"]
    assert (whole["region"], whole["rank"]) == ("city", None)
    assert whole["verdicts"]["t0"]["id"] == "all"
    assert (best["region"], best["rank"], best["share"], best["targets"]) == ("r0", 1, 1.0, 2)
    assert best["verdicts"]["t0"] == {
        "id": "t0/r0",
        "status": "on_track",
        "old": False,
        "progress": 0.5,
        "lead_points": pytest.approx(0.1),
    }
    assert len(others) == len(AREAS) - 1


def test_the_flat_form_has_a_row_for_each_area(small: tuple[AreaTable, Assessment]) -> None:
    header, rows = area_columns(*small, ZH)
    assert header[-2:] == ["工业总产值", "第1项指标名称"]
    assert len(rows) == len(AREAS) + 1
    assert rows[1][-2] == "▸ 达到时序进度"


def test_a_plan_without_areas_says_so(tmp_path: Path, make_plan: MakePlan) -> None:
    plan = make_plan(
        "plan: {base_year: 2022, target_year: 2027}\n"
        "targets:\n  t: {name: 甲, goal: {over: 3 亿元}, unit: 亿元, path: linear}\n"
    )
    assessment = assess(plan, (), 2024)
    assert "规划的目标不分地区" in shown((AreaTable(assessment, (), ()), assessment), ZH, 80)
