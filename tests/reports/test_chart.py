"""The chart on a page: one picture without ids or loads, its labels clear of one another, its numbers in words."""

import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcalc import assess, read_observations
from gapcalc.core.files import bundled
from gapcalc.messages.locale import Bilingual
from gapcalc.messages.words import word
from gapcalc.reports.chart import STYLE, _spread, trajectory_svg
from gapcalc.views.print_speaker import PrintSpeaker as Speaker
from gapcalc.views.trajectory import trajectory

LANGS = ("zh", "en")
WIDTH, HEIGHT = 640, 260


@pytest.fixture(scope="module")
def drawn(plan):
    assessment = assess(plan, read_observations(bundled() / "data", plan), 2025)
    found = [(r, trajectory(assessment, r)) for r in assessment.results]
    return [(r, t) for r, t in found if t]


@pytest.fixture
def svg(read):
    """A function from a plan and rows, as for `read`, to the picture of its target `t`."""

    def svg(plan, *rows, lang="en"):
        assessment = assess(plan, read(plan, *rows))
        return trajectory_svg(trajectory(assessment, assessment["t"]), Speaker(lang))

    return svg


def classes(picture, name):
    return [e for e in ElementTree.fromstring(picture).iter() if name in e.get("class", "").split()]


@pytest.mark.parametrize("lang", LANGS)
def test_every_picture_is_well_formed_small_and_loads_nothing(drawn, lang):
    assert len(drawn) > 60
    for result, t in drawn:
        picture = trajectory_svg(t, Speaker(lang))
        root = ElementTree.fromstring(picture)
        assert root.tag == "svg" and root.get("role") == "img" and root.get("lang") == lang
        assert len(picture.encode()) < 6000, result.target.id
        assert not re.search(r"\b(id|href|style|on\w+|src)=|url\(|<script|<style|http", picture), (
            result.target.id
        )


@pytest.mark.parametrize("lang", LANGS)
def test_title_and_description_tell_the_numbers(drawn, lang):
    for result, t in drawn:
        root = ElementTree.fromstring(trajectory_svg(t, Speaker(lang)))
        assert root[0].tag == "title" and root[0].text == result.target.name.of(lang)
        told = root[1].text
        for point in t.values:
            assert Speaker(lang).quantity(point.amount, t.unit) in told
        if t.aim:
            assert Speaker(lang).goal(t.target, t.aim, t.unit) in told
        if t.outcome is not None:
            assert word("forecast", lang) in told


def test_each_part_has_its_class_and_nothing_rests_on_colour(tiny, svg):
    plan = tiny("at_least: 200 亿元")
    picture = svg(plan, "2021,80,,<", "2022,100", "2023,110,,>", "2024,120,,,estimate")
    for name in ("grid", "path", "lag", "forecast", "goal", "values"):
        assert classes(picture, name), name
    marks = [
        e for e in classes(picture, "value") if len(e)
    ]  # those with a hint, not the samples beside the frame
    shapes = [e.get("d").split("m", 1)[1] for e in marks]
    assert len(set(shapes)) == 4  # bound below, base, bound above, plain
    assert ["open" in e.get("class") for e in marks] == [False, False, False, True]
    assert all(e.get("stroke-dasharray") for e in classes(picture, "forecast"))
    for key in ("goal", "expected", "forecast", "base-short", "current"):
        assert word(key, "en") in picture


def test_every_class_drawn_has_its_colour_and_colours_are_the_pages(drawn):
    used = {c for _, t in drawn for e in ElementTree.fromstring(trajectory_svg(t, Speaker("en"))).iter()
            for c in e.get("class", "").split()}  # fmt: skip
    assert [name for name in used if f".{name}" not in STYLE] == []
    assert not re.search(r"#[0-9a-f]{3}|rgb|url|@import", STYLE)
    assert (
        re.findall(r"var\(--\w+(?!\w|,)", STYLE) == []
    )  # every variable has something to fall back on


def test_everything_drawn_lies_within_the_picture(drawn):
    for result, t in drawn:
        root = ElementTree.fromstring(trajectory_svg(t, Speaker("en")))
        for e in root.iter("path"):
            for x, y in re.findall(
                r"[ML]?(-?[\d.]+) (-?[\d.]+)(?=[ HVmv\"]|$)", e.get("d").split("m")[0]
            ):
                assert 0 <= float(x) <= WIDTH and 0 <= float(y) <= HEIGHT, result.target.id
        for e in root.iter("text"):
            assert 0 <= float(e.get("x")) <= WIDTH and 0 <= float(e.get("y")) <= HEIGHT


def test_labels_beside_the_frame_are_clear_of_one_another(drawn):
    for result, t in drawn:
        notes = classes(trajectory_svg(t, Speaker("zh")), "quiet")
        heights = sorted(float(e.get("y")) for e in notes)
        assert len(heights) >= 1
        assert all(b - a >= 39.9 for a, b in pairwise(heights)), result.target.id


@given(st.lists(st.floats(32, 226), min_size=1, max_size=5))
def test_labels_keep_their_order_and_stay_in_the_picture(wanted):
    placed = _spread(sorted(wanted))
    assert placed == sorted(placed)
    assert all(b - a >= 39.9 for a, b in pairwise(placed))
    assert placed[0] >= 20 and placed[-1] <= HEIGHT - 20


def test_a_label_alone_stands_where_its_line_is():
    assert _spread([50.0, 150.0]) == [50.0, 150.0]


def test_a_forecast_beyond_the_frame_is_told_and_pointed_at(tiny, svg):
    plan = tiny("at_least: 120 亿元")
    assert classes(svg(plan, "2022,10", "2023,100"), "beyond")
    assert not classes(svg(plan, "2022,100", "2023,103"), "beyond")
    assert "1,000,000" in svg(plan, "2022,10", "2023,100")


def test_names_and_units_from_strangers_are_escaped(make_plan, read):
    plan = make_plan("""
        plan: {base_year: 2022, target_year: 2027}
        targets:
          t:
            name: {zh: '<script>alert(1)</script>&"', en: "</title><img src=x onerror=alert(1)>\\u202e\\e[31m"}
            goal: {at_least: 20 亿元}
            unit: 亿元
            path: compound
        """)
    assessment = assess(plan, read(plan, "2022,10", "2023,12"))
    for lang in LANGS:
        picture = trajectory_svg(trajectory(assessment, assessment["t"]), Speaker(lang))
        root = ElementTree.fromstring(picture)
        assert {e.tag for e in root.iter()} <= {"svg", "title", "desc", "path", "rect", "text", "g"}
        assert "<script" not in picture and "<img" not in picture
        assert not re.search("[\u202e\x1b]", picture)


def test_what_does_not_show_itself_is_written_out(tiny, read):
    assessment = assess(plan := tiny("at_least: 20 亿元"), read(plan, "2022,10"))
    t = trajectory(assessment, assessment["t"])
    name = Bilingual("总额\u202e\x1b[31m", "Total\u200b")
    for lang in LANGS:
        picture = trajectory_svg(replace(t, target=replace(t.target, name=name)), Speaker(lang))
        assert picture.isprintable()


def test_the_latest_value_is_joined_to_where_the_path_expects_it(tiny, svg):
    picture = svg(tiny("at_least: 150 亿元", path="linear"), "2022,100", "2023,100", "2024,100")
    (lag,) = classes(picture, "lag")
    x, expected, same_x, value = map(float, lag.get("d").removeprefix("M").split())
    # The axis runs from 100 at the foot to 160 at the top of the frame.
    foot, top = (float(t.get("y")) for t in ElementTree.fromstring(picture).iter("text") if t.text in {"100", "160"}
                 and t.get("text-anchor"))  # fmt: skip
    assert x == same_x and value == foot
    assert expected == pytest.approx(foot + (top - foot) * 20 / 60, abs=0.1)


@pytest.mark.parametrize("value", ["99999999999999999999", "0.0000000001", "-5", "0", "10"])
def test_extreme_and_equal_values_are_drawn(tiny, svg, value):
    picture = svg(tiny("at_least: 20 亿元"), "2022,10", f"2023,{value}")
    assert len(picture) < 6000
    assert not re.search("nan|inf", picture)


def test_text_too_long_for_its_room_is_pressed_together(tiny, svg):
    long = svg(tiny("at_least: 20 亿元"), "2022,10", "2023,99999999999999999999")
    assert 'textLength="' in long
    assert 'textLength="' not in svg(tiny("at_least: 20 亿元"), "2022,10", "2023,12")


def test_each_of_many_values_adds_little(tiny, svg):
    plan = tiny("at_least: 20 家", path="linear", unit="家", measure="stock")
    rows = [
        f"{year}-{month:02},{year - 2012 + month / 100:.2f}"
        for year in range(2018, 2025)
        for month in range(1, 13)
    ]
    picture = svg(plan, *rows)
    assert len(classes(picture, "value")) > 80
    assert len(picture.encode()) < 200 * len(rows)
