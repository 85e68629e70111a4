"""The chart for the wall: every target once on one sheet, nothing cut or overlapping, harmless whatever is in the data."""

import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from helpers.cases import for_each
from helpers.program import run_program

from gapcalc import assess, load_plan, read_observations
from gapcalc.core.files import bundled
from gapcalc.reports.gather import gather
from gapcalc.reports.poster import as_poster_page, as_poster_svg
from gapcalc.reports.poster_sheet import PAPERS, distance_of, letter_height
from gapcalc.reports.poster_text import fitted, is_of_known_width, lines_of, width_of
from gapcalc.views.speaker import Speaker

DAY = date(2026, 7, 1)
SVG = "{http://www.w3.org/2000/svg}"
DISTRICTS = Path(__file__).parents[1] / "districts"
HOSTILE = '</title></style><script>alert(1)</script><img src=x onerror=alert(1)>&quot;"'
SMALL = """
    plan: {base_year: 2022, target_year: 2027, name: {zh: 三年计划, en: Three years}}
    actions: {1: {zh: 产业, en: Industry}, 2: {zh: 民生, en: People, lead: {zh: 民政局, en: Welfare}}}
    targets:
      a: {name: {zh: 产值, en: Output}, at: {action: 1}, lead: {zh: 经信局, en: Industry office},
          goal: {at_least: 200 亿元}, unit: 亿元, path: compound}
      b: {name: {zh: 床位, en: Beds}, at: {action: 2}, goal: {at_least: 600 张}, unit: 张, measure: stock, path: linear}
      c: {name: {zh: 大桥, en: Bridge}, at: {action: 2}, goal: {stage: completed}, path: step}
"""
# Output was on track at the end of 2023 and is behind; half the way to 600 beds from 300 is 450.
ROWS = (
    "indicator,period,value,unit\na,2022,100,亿元\na,2023,116,亿元\na,2024,117,亿元\n"
    "b,2022,300,张\nb,2024,450,张\nc,2023-04,started,\n"
)


def report_on(plan, observations, lang="zh"):
    assessment = assess(plan, observations)
    return gather(assessment, assessment.results, [], Speaker(lang), sources={}, made_on=DAY)


@pytest.fixture(scope="module", params=["zh", "en"])
def bundled_report(request, plan):
    return report_on(plan, read_observations(bundled() / "data", plan), request.param)


@pytest.fixture(scope="module", params=["zh", "en"])
def districts(request):
    plan = load_plan(DISTRICTS / "plan.yaml")
    return report_on(plan, read_observations(DISTRICTS / "data.csv", plan), request.param)


@pytest.fixture
def small(make_plan, observe):
    """A function from language to the report on a plan of three targets."""

    def make(lang="en", plan=SMALL, rows=ROWS):
        made = make_plan(plan)
        return report_on(made, observe(made, rows), lang)

    return make


@pytest.fixture
def hostile(small):
    """The report on a plan in which every text tries to act, and is long beside."""
    quoted = HOSTILE.replace('"', '\\"')
    names = [quoted, "名称很长" * 60, "Nowordhasablank" * 30, "﷽" * 40 + "مؤشر" * 20]
    text = f"""
        plan: {{base_year: 2022, target_year: 2027, name: "{quoted * 3}", document: "{quoted}"}}
        actions: {{1: {{zh: "{names[1]}", en: "{names[2]}", lead: "{quoted}"}}}}
        regions: {{n: {{zh: "{names[1]}", en: "{names[2]}"}}, s: {{zh: "{names[3]}", en: "{quoted}"}}}}
        targets:
    """
    rows = "indicator,region,period,value,unit\n"
    for number, name in enumerate(names):
        text += f"""
          a{number}: {{name: "{name}{number}", at: {{action: 1}}, goal: {{at_least: 2 亿元}}, unit: 亿元, path: linear}}
          b{number}: {{name: "{name}b{number}", goal: {{at_least: 2 亿元}}, unit: 亿元, path: linear}}
          c{number}: {{name: "{name}c{number}", goal: {{stage: completed}}, path: step}}
          d{number}: {{name: "{name}d{number}", unit: 亿元, path: linear,
                       regions: {{n: {{at_least: 2 亿元}}, s: {{at_least: 3 亿元}}}}}}
        """
        rows += f"a{number},,2022,1,亿元\na{number},,2024,-{'9' * 15},亿元\nc{number},,2010-04,started,\n"
        rows += f"d{number}/n,,2022,1,亿元\nd{number}/n,,2024,{'9' * 15},亿元\n"
    return small("en", text, rows)


class Box:
    """The room that a line of text is reckoned to take."""

    def __init__(self, node):
        self.text = node.text
        self.size = float(node.get("font-size"))
        width = width_of(node.text) * self.size
        if node.get("font-weight"):
            width *= 1.07
        x = float(node.get("x"))
        anchor = node.get("text-anchor")
        self.left = x - {None: 0, "middle": width / 2, "end": width}[anchor]
        self.right = self.left + width
        self.bottom = float(node.get("y")) + 0.1 * self.size
        self.top = self.bottom - 0.9 * self.size

    def overlaps(self, other):
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 0.05 and down > 0.05

    def __repr__(self):
        return f"{self.text} at {self.left:.0f}, {self.top:.0f}"


def root_of(svg):
    return ElementTree.fromstring(svg.encode())


def boxes_of(svg):
    return [Box(node) for node in root_of(svg).iter(f"{SVG}text")]


def assert_all_in_its_place(svg):
    boxes = sorted(boxes_of(svg), key=lambda box: box.top)
    width, height = map(float, root_of(svg).get("viewBox").split()[2:])
    for number, box in enumerate(boxes):
        assert box.left >= 0 and box.top >= 0, box
        assert box.right <= width and box.bottom <= height, box
        for other in boxes[number + 1 :]:
            if other.top > box.bottom:
                break
            assert not box.overlaps(other), (box, other)


def targets_in(svg):
    return Counter(
        node.get("data-target") for node in root_of(svg).iter() if node.get("data-target")
    )


# --- what stands on it


def test_every_target_of_the_plan_stands_on_it_once(bundled_report):
    found = targets_in(as_poster_svg(bundled_report))
    assert found == dict.fromkeys((r.target.id for r in bundled_report.results), 1)
    assert len(found) == 251


def test_goals_of_areas_stand_in_the_matrix_once_each_with_its_whole_name(districts):
    svg = as_poster_svg(districts)
    assert targets_in(svg) == dict.fromkeys((r.target.id for r in districts.results), 1)
    titles = [node.text for node in root_of(svg).iter(f"{SVG}title")]
    for result in districts.results:
        name = districts.speaker.text(result.target.name)
        assert any(title.startswith(name) for title in titles), name


def test_a_row_has_name_way_share_and_lead_office(small):
    svg = as_poster_svg(small("en"))
    words = [box.text for box in boxes_of(svg)]
    for word in (
        "Output",
        "11.7 billion yuan → ≥20 billion yuan",
        "Industry office",
        "450 → ≥600 beds",
        "50%",
        "Welfare",
    ):
        assert word in words, word


def test_a_milestone_says_what_it_has_reached_and_when_and_what_is_due(small):
    english = " ".join(box.text for box in boxes_of(as_poster_svg(small("en"))))
    assert "started April 2023" in english and "completed due 2027" in english
    chinese = "".join(box.text for box in boxes_of(as_poster_svg(small("zh"))))
    # A line breaks without its blank.
    assert "2023年4月开工" in chinese and "应于2027年建成" in chinese.replace(" ", "")


def test_what_turned_is_listed_with_the_date_it_is_compared_with(small):
    svg = as_poster_svg(small("en"))
    turned = [node.get("data-turned") for node in root_of(svg).iter() if node.get("data-turned")]
    assert turned == ["a"]
    words = " ".join(box.text for box in boxes_of(svg))
    assert "What turned since the end of June 2024" in words and "worse 1" in words


def test_the_head_has_the_time_gone_and_the_counts_that_the_share_rests_on(small):
    words = " ".join(box.text for box in boxes_of(as_poster_svg(small("en"))))
    # Two of the five years; beds are on their way, output is behind, a step has no verdict.
    for word in ("40%", "50%", "1 of 2 verdicts", "3 with data", "of 2 verdicts"):
        assert word in words, word


def test_a_bar_ends_at_the_share_of_the_way_and_its_line_at_the_time_gone(small):
    root = root_of(as_poster_svg(small("en")))
    beds = next(node for node in root.iter() if node.get("data-target") == "b")
    whole, covered = (float(rect.get("width")) for rect in beds.iter(f"{SVG}rect"))
    assert covered / whole == pytest.approx(0.5, abs=0.001)
    left = float(next(beds.iter(f"{SVG}rect")).get("x"))
    line = [p.get("d") for p in beds.iter(f"{SVG}path")][-1]
    gone = float(re.match(r"M([\d.]+)", line)[1]) - left
    assert gone / whole == pytest.approx(0.4, abs=0.001)


def test_signs_are_told_apart_by_their_shapes_and_not_by_colour_alone(small):
    root = root_of(as_poster_svg(small("en")))
    shapes = {}
    for id in ("a", "b", "c"):
        target = next(node for node in root.iter() if node.get("data-target") == id)
        sign = next(p for p in target.iter(f"{SVG}path") if p.get("transform"))
        shapes[id] = sign.get("d")
    assert len(set(shapes.values())) == 3  # behind, on track, pending


def test_a_selection_without_targets_is_a_sheet_without_rows(small):
    made = small("en")
    empty = gather(made.assessment, [], [], Speaker("en"), sources={}, made_on=DAY)
    svg = as_poster_svg(empty)
    assert not targets_in(svg)
    assert_all_in_its_place(svg)


# --- how it is laid out


def test_nothing_of_the_bundled_plan_overlaps_or_hangs_out(bundled_report):
    assert_all_in_its_place(as_poster_svg(bundled_report))


def test_nothing_of_a_plan_by_districts_overlaps_or_hangs_out(districts):
    assert_all_in_its_place(as_poster_svg(districts))


@for_each("lang", ["zh", "en"])
def test_nothing_of_a_plan_of_three_targets_overlaps_or_hangs_out(small, lang):
    assert_all_in_its_place(as_poster_svg(small(lang)))


@for_each("across", [2, 6, 30])
def test_nothing_of_forty_areas_overlaps_or_hangs_out(small, across):
    plan = "plan: {base_year: 2022, target_year: 2027, name: 四十区县}\nregions:\n"
    for area in range(40):
        plan += f"  r{area}: {{zh: 临江{area}区, en: District {area}}}\n"
    plan += "targets:\n"
    for number in range(across):
        plan += f"  t{number}: {{name: 第{number}项指标, unit: 亿元, path: linear, regions: {{"
        plan += ", ".join(f"r{area}: {{at_least: 200 亿元}}" for area in range(40)) + "}}\n"
    rows = "indicator,period,value,unit\nt0/r3,2022,100,亿元\nt0/r3,2024,90,亿元\n"
    svg = as_poster_svg(small("zh", plan, rows))
    assert set(targets_in(svg).values()) == {1} and len(targets_in(svg)) == 40 * across
    assert_all_in_its_place(svg)


@for_each("paper", PAPERS)
def test_it_is_drawn_in_millimetres_of_the_paper_asked_for(small, paper):
    size = PAPERS[paper]
    root = root_of(as_poster_svg(small(), paper))
    assert (root.get("width"), root.get("height")) == (f"{size.width}mm", f"{size.height}mm")
    page = as_poster_page(small(), paper)
    assert f"@page{{size:{size.width}mm {size.height}mm;margin:0}}" in page
    assert page.count("<svg") == 1


def said_of_letters(svg):
    said = next(box.text for box in boxes_of(svg) if box.text.startswith("最小字高"))
    size, distance, paper = re.fullmatch(
        r"最小字高 ([\d.]+) 毫米，([\d.]+) 米内可读（(A\d)）", said
    ).groups()
    return float(size), float(distance), paper


def test_without_a_paper_it_is_the_smallest_that_can_be_read_from_two_metres(small, plan):
    few = said_of_letters(as_poster_svg(small("zh")))
    many = report_on(plan, read_observations(bundled() / "data", plan))
    assert few[1] >= 2 and few[2] == "A3"
    assert said_of_letters(as_poster_svg(many))[1:] == (2.0, "A0")


def test_the_sheet_says_how_high_its_smallest_letters_are(small):
    svg = as_poster_svg(small("zh"), "A1")
    size, distance, _ = said_of_letters(svg)
    smallest = min(box.size for box in boxes_of(svg)) * 594 / 841
    assert size == pytest.approx(letter_height(smallest, "zh"), abs=0.06)
    assert distance == pytest.approx(distance_of(smallest, "zh"), abs=0.06)


def test_capitals_of_five_millimetres_and_characters_of_six_are_read_from_two_metres():
    assert distance_of(5 / 0.7, "en") == pytest.approx(2)
    assert distance_of(6.667 / 0.9, "zh") == pytest.approx(2, abs=0.001)


def test_the_same_report_gives_the_same_bytes(districts):
    assert as_poster_svg(districts) == as_poster_svg(districts)
    assert as_poster_page(districts) == as_poster_page(districts)


# --- harmless


def test_texts_that_try_to_act_stay_text_and_long_ones_stay_in_their_room(hostile):
    svg = as_poster_svg(hostile)
    assert set(targets_in(svg).values()) == {1}
    drawn = {node.tag.removeprefix(SVG) for node in root_of(svg).iter()}
    assert drawn <= {"svg", "g", "title", "text", "rect", "path", "circle"}
    assert_all_in_its_place(svg)


def test_nothing_is_loaded_and_nothing_runs(hostile):
    attributes = {name for node in root_of(as_poster_svg(hostile)).iter() for name in node.attrib}
    assert not {name for name in attributes if re.search("href|src|style|^on", name)}
    page = as_poster_page(hostile)
    assert not re.search(r"<(script|img|image|use|link|iframe|foreignObject)\b", page, re.I)
    assert "default-src &#x27;none&#x27;" in page


# --- text


@for_each(
    "text, room, most, lines",
    [
        ("主城都市区常住人口", 5, 2, ["主城都市区", "常住人口"]),
        ("主城都市区常住人口", 5, 1, ["主城都市…"]),
        ("建设（试点）", 3, 2, ["建设", "（试…"]),
        ("GDP of the city", 5, 3, ["GDP of", "the city"]),
        ("abcdefghijkl", 3, 2, ["abcde", "fghi…"]),
        ("", 5, 2, [""]),
    ],
)
def test_text_breaks_where_it_may_and_is_elided_where_it_must(text, room, most, lines):
    assert lines_of(text, room, most) == lines
    assert all(width_of(line) <= room for line in lines)


def test_what_fits_is_not_elided():
    assert fitted("人口", 2) == "人口" and fitted("人口数", 2) == "人…"


def test_letters_of_scripts_without_a_known_width_are_pressed_into_their_room():
    assert is_of_known_width("GDP ≥5%，人口") and not is_of_known_width("﷽")


# --- the command


@for_each(
    "words, said",
    [
        (["--poster", "-o", "x.docx"], ".html, .svg"),
        (["--poster", "-o", "x.md"], ".html, .svg"),
        (["--poster", "-o", "x.xlsx"], ".html, .svg"),
        (["-o", "x.svg"], "add --poster"),
        (["--paper", "A1", "-o", "x.html"], "--paper goes with --poster"),
        (["--poster", "--brief", "-o", "x.svg"], "options-conflict"),
        (["--poster", "--paper", "A5", "-o", "x.svg"], "A3, A2, A1, A0"),
        (["--poster", "--split", "lead", "-f", "docx", "-o", "out"], ".html, .svg"),
    ],
)
def test_what_is_no_wall_chart_is_refused_before_anything_is_read(tmp_path, words, said):
    done = run_program("report", *words, "no-such-file.csv", "--lang", "en", cwd=tmp_path)
    assert done.code == 2 and said in done.err
    assert not list(tmp_path.iterdir())


def test_the_command_writes_the_sheet_on_the_paper_asked_for_and_one_for_each_region(tmp_path):
    plan = ("--plan", str(DISTRICTS / "plan.yaml"), str(DISTRICTS / "data.csv"), "--lang", "zh")
    done = run_program("report", "--poster", "--paper", "a2", "-o", "x.svg", *plan, cwd=tmp_path)
    assert done.code == 0
    assert 'width="594mm"' in (tmp_path / "x.svg").read_text(encoding="utf-8")
    split = ("--split", "region", "-f", "svg", "-o", "out")
    assert run_program("report", "--poster", *split, *plan, cwd=tmp_path).code == 0
    assert (tmp_path / "out" / "山前区.svg").exists()
