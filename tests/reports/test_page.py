"""The report's page: whole without a script or a network, sound as HTML, and harmless whatever is in the data."""

import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gapcalc
from gapcalc import Observation, Plan, Problem, Target, assess, read_observations
from gapcalc.assessment.status import STATUSES
from gapcalc.core.files import bundled
from gapcalc.core.period import Period
from gapcalc.messages.locale import Bilingual
from gapcalc.messages.words import word
from gapcalc.plan.model import Goal
from gapcalc.reports.card import has_card
from gapcalc.reports.chapters import chapters
from gapcalc.reports.gather import gather
from gapcalc.reports.markup import Html, element
from gapcalc.reports.page import as_html
from gapcalc.reports.status_class import CLASSES
from gapcalc.views.speaker import Speaker

VOID = {"meta", "wbr", "br", "link"}
DAY = date(2026, 7, 1)
HOSTILE = "</title></style></script><script>alert(1)</script><img src=x onerror=alert(1)>&quot;\"'`{{7*7}}${x}"


class Strict(HTMLParser):
    """Elements in order with their depth; raises where one is closed that is not open."""

    def __init__(self, text):
        super().__init__()
        self.open, self.elements, self.texts = [], [], []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        assert len({name for name, _ in attrs}) == len(attrs)
        self.elements.append((tag, dict(attrs), tuple(self.open)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append((tuple(self.open), data))

    def all(self, name):
        return [attrs for tag, attrs, _ in self.elements if tag == name]


@pytest.fixture(scope="module")
def assessment(plan):
    return assess(plan, read_observations(bundled() / "data", plan))


@pytest.fixture(scope="module", params=["zh", "en"])
def whole(request, assessment):
    return gather(
        assessment,
        assessment.results,
        [],
        Speaker(request.param),
        sources={"a.csv": "0f"},
        made_on=DAY,
    )


@pytest.fixture(scope="module")
def text(whole):
    return as_html(whole)


@pytest.fixture(scope="module")
def page(text):
    return Strict(text)


@pytest.fixture
def hostile(make_plan, observe):
    """The page of a plan and data in which every text tries to act."""
    quoted = HOSTILE.replace('"', '\\"')
    plan = make_plan(f"""
        plan: {{base_year: 2022, target_year: 2027, name: "{quoted}", document: "{quoted}"}}
        actions: {{"1": "{quoted}"}}
        targets:
          a: {{name: "{quoted}", at: {{action: 1}}, goal: {{at_least: 2 亿元}}, unit: 亿元, path: linear,
               note: "{quoted}"}}
          b: {{name: "b {quoted}", goal: {{none: "{quoted}"}}, path: step}}
    """)
    cell = '"' + HOSTILE.replace('"', '""') + '"'
    rows = [
        f"a,2022,1,亿元,{cell},{cell},javascript:alert(1),{cell}",
        f'a,2023,1.2,亿元,{cell},{cell},"https://a.example/""onclick=alert(1)",{cell}',
        f"a,2024,1.3,亿元,,,{cell},",
    ]
    read = observe(
        plan, "\n".join(["indicator,period,value,unit,source,publisher,url,note", *rows]) + "\n"
    )
    assessment = assess(plan, read)
    assert len(assessment["a"].series.points) == 3
    return as_html(
        gather(
            assessment,
            assessment.results,
            [],
            Speaker("en"),
            sources={HOSTILE: HOSTILE},
            made_on=DAY,
        )
    )


# --- sound


def test_every_element_is_closed_in_order_and_says_its_language(page, whole):
    assert page.elements[0][:2] == (
        "html",
        {"lang": "zh-CN" if whole.speaker.language == "zh" else "en"},
    )
    assert [tag for tag, _, path in page.elements if path == ("html",)] == ["head", "body"]


def test_ids_are_unique_and_every_link_within_the_page_has_its_place(page):
    ids = [attrs["id"] for _, attrs, _ in page.elements if "id" in attrs]
    assert len(set(ids)) == len(ids)
    inner = {a["href"][1:] for a in page.all("a") if a["href"].startswith("#")}
    assert inner <= set(ids) and len(inner) > 100


def test_landmarks_stand_once_and_sections_have_names(page):
    landmarks = [tag for tag, _, path in page.elements if path == ("html", "body")]
    assert [tag for tag in landmarks if tag != "script"] == ["header", "nav", "main", "footer"]
    ids = {attrs["id"] for _, attrs, _ in page.elements if "id" in attrs}
    assert all(section["aria-labelledby"] in ids for section in page.all("section"))


def test_no_level_of_headings_is_left_out(page):
    levels = [int(tag[1]) for tag, _, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_contents_list_every_chapter_and_action(page, whole):
    hrefs = [attrs["href"] for tag, attrs, path in page.elements if tag == "a" and "nav" in path]
    assert {f"#{c.key}" for c in chapters(whole)} < set(hrefs)
    assert sum(href.startswith("#action-") for href in hrefs) == 10


def test_columns_and_rows_are_named_for_who_cannot_see(page):
    assert {attrs.get("scope") for attrs in page.all("th")} == {"col", "row", "rowgroup"}


def test_a_row_of_a_table_is_as_wide_as_its_head(text):
    for table in re.findall(r"<table.*?</table>", text, re.S):
        head = re.search(r"<thead>.*?</thead>", table, re.S)
        rows = re.findall(r"<tr(?: class=\"quiet\")?>(.*?)</tr>", table.split("</thead>")[-1], re.S)
        widths = {len(re.findall(r"<t[hd][ >]", row)) for row in rows}
        assert len(widths) <= 1
        assert not (head and widths) or widths == {len(re.findall(r"<th[ >]", head[0]))}


# --- whole


def test_each_target_with_a_published_value_has_its_sheet(page, whole):
    sheets = [attrs["id"] for attrs in page.all("article")]
    assert len(sheets) == sum(has_card(entry) for entry in whole.entries) > 60
    assert "target-foreign_trade_total" in sheets


def test_each_source_is_listed_and_linked_safely(page, whole):
    items = [attrs["id"] for attrs in page.all("li") if "id" in attrs]
    assert items == [f"source-{c.number}" for c in whole.citations.values()]
    outer = [attrs for attrs in page.all("a") if not attrs["href"].startswith("#")]
    assert len(outer) > 150
    assert all(
        a["href"].startswith(("http://", "https://")) and a["rel"] == "noopener noreferrer"
        for a in outer
    )


def test_charts_can_be_read_without_being_seen(page):
    charts = [attrs for attrs in page.all("svg") if attrs.get("class") == "trajectory"]
    assert len(charts) > 40 and all(chart["role"] == "img" for chart in charts)
    others = [attrs for attrs in page.all("svg") if attrs.get("class") != "trajectory"]
    assert others and all(attrs["aria-hidden"] == "true" for attrs in others)


def test_numbers_of_a_target_stand_with_their_formula(text, whole):
    article = re.search(r'<article id="target-foreign_trade_total">.*?</article>', text, re.S)[0]
    assert "8,158.4" in article and "+17.2%" in article
    assert "(11,000 / 8,006.8)^(1 / (2027 - 2025)) - 1" in article


def test_a_row_of_many_columns_is_a_card_that_names_its_figures(text, whole):
    table = re.search(r'<section id="section-behind".*?</section>', text, re.S)[0]
    assert 'class="cards sortable"' in table
    row = re.search(r'<tr><th scope="row"><a href="#target-foreign_trade_total".*?</tr>', table)[0]
    for key in ("current", "goal", "gap", "required"):
        assert f'data-l="{whole.speaker.word(key)}"' in row
    # What holds nothing has no name, and is left out of a card.
    assert not re.search(r'data-l="[^"]*"[^>]*>-?</td>', table)


def test_a_note_has_its_chapters_and_no_cards_to_link_to(whole):
    made = as_html(replace(whole, brief=True))
    assert re.findall(r'<section id="(section-\w+)"', made) == [
        "section-turned", "section-summary", "section-lagging", "section-actions",
    ]  # fmt: skip
    assert "#target-" not in made and "<article" not in made


def test_sorting_goes_by_numbers_not_by_their_digits(whole, text):
    table = re.search(r'<section id="section-behind".*?</section>', text, re.S)[0]
    leads = re.findall(r'data-v="(-?[\d.e-]+)"[^>]*>−?[\d.]+</td></tr>', table)
    months = [entry.result.numbers.lead_months for entry in whole.furthest_behind]
    wanted = [float(lead) for lead in months if lead is not None]
    assert [float(lead) for lead in leads] == pytest.approx(wanted) and len(leads) > 5


def test_a_page_for_a_plan_without_actions_or_data(tiny, observe):
    plan = tiny("at_least: 2 亿元", "linear")
    empty = assess(plan, observe(plan, "t,,2022,1,亿元\n"), 2024)
    for results in (empty.results, ()):
        text = as_html(gather(empty, results, [], Speaker("en"), sources={}, made_on=DAY))
        assert Strict(text).all("main") and "<tbody></tbody>" not in text


def test_the_page_of_the_whole_plan_is_below_a_megabyte(text):
    assert len(text.encode()) < 1_000_000


def test_the_same_report_gives_the_same_page(whole, text):
    assert as_html(whole) == text


# --- harmless


def test_nothing_is_loaded_and_only_our_style_and_script_may_run(page, text):
    (policy,) = (
        m["content"] for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy"
    )
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for name in ("style", "script"):
        (content,) = re.findall(rf"<{name}>(.*?)</{name}>", text, re.S)
        assert (
            rules[f"{name}-src"]
            == f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
        )
    assert not {tag for tag, _, _ in page.elements} & {
        "link",
        "img",
        "iframe",
        "object",
        "form",
        "base",
        "input",
    }
    assert not {
        name
        for _, attrs, _ in page.elements
        for name in attrs
        if name == "src" or name.startswith("on")
    }
    assert "url(" not in text and "@import" not in text


def test_the_policy_stands_before_what_it_governs(page):
    inside = [(tag, attrs) for tag, attrs, path in page.elements if path == ("html", "head")]
    assert [tag for tag, _ in inside[:2]] == ["meta", "meta"] and inside[1][1]["http-equiv"]


def test_nothing_from_plan_or_data_acts(hostile):
    made = Strict(hostile)
    assert len(made.all("script")) == 1 and not made.all("img")
    assert not {name for _, attrs, _ in made.elements for name in attrs if name.startswith("on")}
    outer = {attrs["href"] for attrs in made.all("a") if not attrs["href"].startswith("#")}
    assert outer == {"https://a.example/%22onclick=alert%281%29"}
    assert [data for path, data in made.texts if path[-2:] == ("head", "title")] == [
        f"{HOSTILE} · Progress report"
    ]


def test_hidden_characters_are_shown_not_obeyed():
    hidden = "x\u202ey\u200bz\x1b[31m"
    values = [
        Observation("t", Period(year), Decimal(1), "亿元", note=hidden) for year in (2022, 2024)
    ]
    assessment = assess(PLAIN, values)
    text = as_html(
        gather(
            assessment, assessment.results, [], Speaker("zh"), sources={hidden: "0f"}, made_on=DAY
        )
    )
    assert not set(text) & {"\u202e", "\u200b", "\x1b"} and text.count("\\u202e") == 3


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60) | st.text(alphabet="<>&\"'/=-!` x", max_size=30))
def test_no_text_changes_how_the_page_is_built(text):
    """Whatever names, notes, sources and reasons say, the elements of the page are the same."""
    assert built(text) == built("x")


PLAIN = Plan(
    "p", Bilingual("x", "x"), 2022, 2027,
    {"t": Target("t", Bilingual("x", "x"), Goal("level", ">=", Fraction(2), text="2 亿元"), "亿元", "linear", 2022)},
)  # fmt: skip


@cache
def built(text):
    """The elements of a page on which every text from outside is `text`, with their depth."""
    name = Bilingual(f"x{text}", f"x{text}")
    target = replace(PLAIN.targets["t"], name=name, note=name, action="1", item=f"1{text}")
    plan = replace(
        PLAIN, name=name, document=f"x{text}", actions={"1": name}, targets={"t": target}
    )
    values = [
        Observation("t", Period(year), Decimal(value), "亿元", source=f"x{text}", publisher=f"x{text}", note=f"x{text}",
                    url=f"{text}:x", path=f"x{text}", line=1)
        for year, value in ((2022, "1"), (2023, "1.1"), (2024, "1.9"))
    ]  # fmt: skip
    assessment = assess(plan, values)
    problem = Problem(
        "unknown-indicator", {"value": text, "count": "1", "hint_en": "", "hint_zh": ""}
    )
    page = Strict(
        as_html(
            gather(
                assessment,
                assessment.results,
                [problem],
                Speaker("en"),
                sources={text: text},
                made_on=DAY,
            )
        )
    )
    return [(tag, attrs.keys() - {"class"}, path) for tag, attrs, path in page.elements]


# --- what a target's sheet tells


@pytest.fixture
def sheet(make_plan, observe):
    """A function from rows of data and a goal to the article of the target `t`, as text between its tags."""

    def make(*rows, goal="at_least: 200 亿元", path="compound", lang="en"):
        plan = make_plan(f"""
            plan: {{base_year: 2022, target_year: 2027}}
            targets: {{t: {{name: t, goal: {{{goal}}}, unit: 亿元, path: {path}, measure: flow}}}}
        """)
        lines = [",".join([*row.split(","), *[""] * 9][:9]) for row in rows]
        head = "indicator,period,value,unit,bound,status,source,url,note"
        assessment = assess(plan, observe(plan, "\n".join([head, *lines]) + "\n"))
        text = as_html(
            gather(assessment, assessment.results, [], Speaker(lang), sources={}, made_on=DAY)
        )
        return re.sub(r"<[^>]*>", "|", re.search(r"<article.*</article>", text, re.S)[0])

    return make


def test_a_value_left_out_stands_with_the_reason(sheet):
    told = sheet("t,2022,100,亿元", "t,2024,110,亿元", "t,2025-03,30,亿元,,,quarterly")
    assert re.search(
        r"\|2025-03\|+30 亿元\|+-\|+Not used: part of a year, never taken for the year\|+quarterly",
        told,
    )


def test_marks_of_a_value_stay_with_it(sheet):
    told = sheet("t,2022,100,亿元", "t,2024,120,亿元,&gt;".replace("&gt;", ">") + ",preliminary")
    assert "over 12 billion yuan (preliminary)" in told and "120p" not in told


def test_a_goal_in_another_unit_is_told_both_ways(sheet):
    assert "≥0.02 万亿元 = ≥20 billion yuan" in sheet(
        "t,2022,100,亿元", goal="at_least: 0.02 万亿元"
    )
    assert "|≥200 亿元 = ≥20 billion yuan|" in sheet("t,2022,100,亿元")


def test_a_base_alone_has_no_lead(sheet):
    assert "|Lead|" not in sheet("t,2022,100,亿元").split("Derivation")[0]


def test_a_running_total_stands_beside_what_was_published(sheet):
    told = sheet("t,2023,10,亿元", "t,2024,15,亿元", goal="at_least: 100 亿元", path="cumulative")
    assert re.search(r"\|2024\|+15 亿元\|+2.5 billion yuan\|", told)
    assert len(re.findall("10 亿元", told)) == 1


def test_a_value_without_a_source_says_so(sheet):
    assert "no source given" in sheet("t,2022,100,亿元", "t,2024,110,亿元")


# --- the builder


def test_markup_is_what_says_so_and_all_else_is_escaped():
    assert element("p", "<b>", Html("<i></i>"), None, 3) == "<p>&lt;b&gt;<i></i>3</p>"
    assert element("a", "x", href='"><', class_="k", aria_hidden="true", id=None) == (
        '<a href="&quot;&gt;&lt;" class="k" aria-hidden="true">x</a>'
    )
    assert element("meta", name="a", content="b") == '<meta name="a" content="b">'


# --- colours


def luminance(colour):
    """Relative luminance after WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["ink", "quiet", "good", "warn", "bad"])
def test_text_stands_out_from_its_ground(scheme, name):
    css = Path(gapcalc.__file__).parent.joinpath("reports/page.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root \{(.*?)\}", css, re.S)
    colours = dict(re.findall(r"--(\w+): (#\w{6})", blocks[scheme]))
    assert len(blocks) == 2
    assert min(contrast(colours[name], colours[ground]) for ground in ("ground", "tint")) >= 4.5


def test_dark_is_for_screens_only():
    css = Path(gapcalc.__file__).parent.joinpath("reports/page.css").read_text(encoding="utf-8")
    assert re.findall(r"@media ([^{]*prefers-color-scheme[^{]*) \{", css) == [
        "screen and (prefers-color-scheme: dark)"
    ]


def test_every_status_has_its_colour_and_word_beside_it(page, whole):
    assert CLASSES.keys() == set(STATUSES) and set(CLASSES.values()) == {
        "good",
        "warn",
        "bad",
        "quiet",
    }
    shown = {text for path, text in page.texts if path and path[-1] == "strong"}
    assert any(word("on_track", whole.speaker.language) in text for text in shown)
