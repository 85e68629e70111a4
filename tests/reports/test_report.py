"""The report as data: what it says in sentences, what it counts, what it cites; and its Markdown."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256

import pytest
from helpers.cases import for_each
from hypothesis import given, settings
from hypothesis import strategies as st

from gapcalc import GapcalcError, Observation, Plan, Problem, Target, assess, read_observations
from gapcalc.assessment.rollup import GOOD, JUDGED, roll_up
from gapcalc.cli.selection import Selection
from gapcalc.core.files import bundled
from gapcalc.core.period import Period
from gapcalc.data.reading import parse_setting
from gapcalc.messages.locale import Bilingual
from gapcalc.messages.words import word
from gapcalc.plan.model import Goal
from gapcalc.reports.chapters import chapters, target_head, target_row
from gapcalc.reports.formats import form_of, rendered
from gapcalc.reports.gather import digests, gather
from gapcalc.reports.markdown import as_markdown
from gapcalc.reports.model import Figure, Mark
from gapcalc.reports.summary import summary as summary_paragraphs
from gapcalc.reports.text import cell_text, facts, web_address
from gapcalc.views.speaker import Speaker

DAY = date(2026, 7, 1)
PLAN = """
    plan: {base_year: 2022, target_year: 2027, name: {zh: 计划, en: Plan}}
    actions: {1: 甲, 2: 乙}
    targets:
      a: {name: {zh: 产值, en: Output}, at: {action: 1}, goal: {at_least: 200 亿元}, unit: 亿元, path: compound}
      b: {name: {zh: 比重, en: Share}, at: {action: 1}, goal: {at_least: 60 %}, unit: '%', path: linear}
      c: {name: {zh: 面积, en: Area}, at: {action: 2}, goal: {at_least: 9 亩}, unit: 亩, path: linear}
"""
HEADER = "indicator,region,period,value,unit,bound,status,source,publisher,url"
ROWS = ["a,,2022,100,亿元,,,报告,统计局,https://a.example/x", "a,,2024,105,亿元,,,报告,统计局,https://a.example/x",
        "b,,2022,50,%", "b,,2024,56,%,,,公报,,javascript:alert(1)"]  # fmt: skip


@pytest.fixture
def report(make_plan, observe):
    """A function from a language and rows of data to the report on a plan of three targets."""

    def make(lang="en", rows=ROWS, problems=(), part=None, **files):
        plan = make_plan(PLAN)
        lines = [",".join([*row.split(","), *[""] * 10][:10]) for row in rows]
        assessment = assess(plan, observe(plan, "\n".join([HEADER, *lines]) + "\n"))
        scope = Selection(action=part).results(assessment)
        return gather(assessment, scope, problems, Speaker(lang), sources=files, made_on=DAY)

    return make


@pytest.fixture(scope="module", params=["zh", "en"])
def whole(request, plan):
    """The report on the bundled plan and its data."""
    read = read_observations(bundled() / "data", plan)
    assessment = assess(plan, read)
    return gather(
        assessment,
        assessment.results,
        read.problems,
        Speaker(request.param),
        sources={},
        made_on=DAY,
    )


def summary(report):
    between = "" if report.speaker.language == "zh" else " "
    return between.join(summary_paragraphs(report))


def chapter(report, key):
    return next(c for c in chapters(report) if c.key == f"section-{key}")


def table(report, key, number=0):
    made = chapter(report, key).tables[number]
    return [[cell_text(cell, report.speaker) for cell in row] for row in made.rows]


# --- sentences


def test_summary_says_how_many_stand_how_and_what_the_last_need(report):
    said_ = summary(report("en"))
    assert said_.startswith(
        "By the end of 2024, 40% of the plan's time has gone. Of 3 targets, 2 have data"
    )
    assert (
        "As planned (on track, holding or achieved): 1 of the fresh verdicts, 50%; "
        "the other 1: 1 behind." in said_
    )
    assert "Furthest behind: Output, 33 points behind, some 20 months" in said_
    assert (
        "Output needs growth of 24.0% a year (growth of 2.5% a year since 2022)" in said_
    )  # (200 / 105)^(1 / 3) - 1, (105 / 100)^(1 / 2) - 1


def test_summary_in_chinese(report):
    said_ = summary(report("zh"))
    assert (
        "时效内的结论中，达到序时进度、保持达标或已达成的 1 个，占 50%；其余 1 个（滞后 1 个）。"
        in said_
    )
    assert "产值年均需增长 24.0%（2022 年以来年均增长 2.5%）" in said_
    assert said_.endswith("。") and "  " not in said_


def test_a_share_lags_in_points(report):
    rows = ["b,,2022,50,%", "b,,2024,51,%"]
    assert (
        "Share needs a rise of 3 percentage points a year (a rise of 0.5 percentage points"
        in summary(report("en", rows))
    )


def test_without_data_nothing_is_claimed(report):
    made = report("en", [])
    assert "There is no fresh verdict yet. Without a verdict: 3 no data." in summary(made)
    assert "%" not in summary(made).split("There is no")[1]
    assert (
        chapter(made, "behind").tables == ()
        and "No target" in chapter(made, "behind").paragraphs[0]
    )


def test_all_as_planned_is_said_so(report):
    rows = ["b,,2022,50,%", "b,,2024,56,%"]
    assert "All fresh verdicts (1) are on track, holding or achieved" in summary(report("en", rows))


def test_a_value_older_than_the_year_is_dated(report):
    rows = [*ROWS[:1], "a,,2023,101,亿元", *ROWS[2:]]
    assert "Output (2023), " in summary(report("en", rows))


def test_a_breach_has_no_lead_to_be_furthest_behind_by(tiny, observe):
    plan = tiny("at_least: 2 亿元", "hold")
    assessment = assess(plan, observe(plan, "t,,2024,1,亿元\n"))
    made = gather(assessment, assessment.results, [], Speaker("en"), sources={}, made_on=DAY)
    assert [entry.result.status for entry in made.furthest_behind] == ["breached"]
    assert "Furthest behind" not in summary(made)


def test_a_part_of_the_plan_is_named(report):
    assert ("Covers", "1 甲 · 2 of 3 targets") in facts(report("en", part="1"))
    assert "Covers" not in dict(facts(report("en")))


# --- counts


def test_weights_stand_beside_the_counts(make_plan, observe):
    """a (3) is slow and b (1) on track: 1 of 4 by weight, 1 of 2 by number; c has no weight."""
    weighted = PLAN.replace("path: compound}", "path: compound, weight: 3}").replace(
        "unit: '%', path: linear}", "unit: '%', path: linear, weight: 1}"
    )
    plan = make_plan(weighted)
    rows = "".join(f"{','.join([*row.split(','), *[''] * 10][:10])}\n" for row in ROWS)
    assessment = assess(plan, observe(plan, f"{HEADER}\n{rows}"))
    made = gather(assessment, assessment.results, [], Speaker("en"), sources={}, made_on=DAY)
    assert "By weight 25% is as planned (1 of 4)" in summary(made)
    assert "no part in it: 1" in summary(made)
    section = next(part for part in chapters(made) if part.key == "section-actions")
    table = section.tables[0]
    assert table.head[-3:] == ["Weight", "Weight good", "By weight"]
    whole = next(row for row in table.rows if row[0] == "All")
    assert [cell_text(cell, Speaker("en")) for cell in whole[-3:]] == ["4", "1", "25%"]


def test_counts_are_those_of_the_roll_up(whole):
    group = roll_up(whole.results)
    rows = chapter(whole, "actions").tables[0].rows
    total = next(row for row in rows if row[0] in {"合计", "All"})
    assert total[1:] == [
        group.targets,
        group.with_data,
        group.coverage,
        group.judged,
        group.fresh,
        group.old,
        group.unjudged,
        group.good,
        group.share,
    ]
    actions = rows[: rows.index(total)]
    assert sum(row[1] for row in actions) == group.targets and len(actions) == 10
    assert sum(row[1] for row in chapter(whole, "actions").tables[1].rows) == group.targets


def test_every_target_is_listed_once(whole):
    listed = [row[0].id for made in chapter(whole, "all").tables for row in made.rows]
    assert sorted(listed) == sorted(whole.assessment.plan.targets)


def test_those_behind_are_all_that_are_judged_and_not_as_planned_furthest_first(whole):
    wanted = {r.target.id for r in whole.results if r.status in set(JUDGED) - set(GOOD)}
    assert {e.result.target.id for e in whole.furthest_behind} == wanted and wanted
    for old in (False, True):
        listed = [e.result for e in whole.furthest_behind if e.result.old is old]
        leads = [float(result.numbers.lead or 0) for result in listed]
        assert leads == sorted(leads) and listed
    assert not whole.furthest_behind[0].result.old and whole.furthest_behind[-1].result.old


def test_a_row_has_a_cell_for_each_column(whole):
    for entry in whole.entries:
        assert len(target_row(entry, whole.speaker)) == len(target_head(whole))


def test_other_systems_are_counted_with_their_disputes(whole):
    own, *others = chapter(whole, "others").tables[0].rows
    # Each system judges the same values, whatever their age.
    good = sum(result.status in GOOD for result in whole.results if not result.target.same_as)
    assert own[1:3] == [roll_up(whole.results).judged, good]
    disputed = chapter(whole, "others").tables[1].rows
    marks = sum(cell.endswith("!") for row in disputed for cell in row[2:])
    assert marks == sum(row[3] for row in others) > 0


def test_fragile_verdicts_tell_what_changes_them(report):
    rows = ["a,,2022,100,亿元", "a,,2023,115,亿元", "a,,2024,131,亿元"]
    ((name, status, changes),) = table(report("en", rows), "firm")
    assert (name, status) == ("Output", "▸ on track")
    assert "tolerance 0% → ▾ behind" in changes


def test_ages_and_marks_of_the_current_values(report):
    rows = [
        "a,,2022,100,亿元",
        "a,,2023,150,亿元,>",
        "b,,2022,50,%",
        "b,,2024,56,%,,estimate",
        "c,,2024,5,亩,~",
    ]
    ages, marks = table(report("en", rows), "data"), dict(table(report("en", rows), "data", 1))
    assert ages == [["2024", "2"], ["2023", "1"]]
    assert (
        marks["bound (such as “over”)"],
        marks["older than the year judged"],
        marks["estimate"],
    ) == ("1",) * 3
    assert (marks["about"], marks["preliminary"]) == ("1", "0")


def test_problems_are_counted_by_code_errors_first(report):
    doubt, error = (
        Problem("missing-year", {"target": "c", "year": "2023"}),
        Problem("no-data", path="b.csv"),
    )
    rows = table(report("en", problems=[doubt, error, error]), "data", 2)
    assert [row[:3] for row in rows] == [
        ["error", "no-data", "2"],
        ["warning", "missing-year", "1"],
    ]
    assert "no problem" in chapter(report("en"), "data").paragraphs[0].lower()


# --- sources


def test_values_of_one_source_are_cited_together(report):
    made = report("en")
    first, unnamed, last = made.citations.values()
    assert (first.number, first.source, first.values) == (1, "报告", 2)
    assert (unnamed.source, last.number, last.url) == ("", 3, "javascript:alert(1)")


def test_a_value_set_by_hand_is_cited_as_such(tiny):
    plan = tiny("at_least: 2 亿元", "linear")
    assessment = assess(plan, parse_setting("t@2022=1亿元", plan, None))
    made = gather(assessment, assessment.results, [], Speaker("en"), sources={}, made_on=DAY)
    assert [citation.title(Speaker("en")) for citation in made.citations.values()] == [
        "set by hand"
    ]


@for_each("url", [
    "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//evil.example/", "/x", "", "ftp://a.example/",
    "http:", "http://[", "javascript://a.example/%0aalert(1)", "JaVaScRiPt:alert(1)", "https:alert",
])  # fmt: skip
def test_what_is_no_web_address_is_no_link(url):
    assert web_address(url) is None


def test_an_address_keeps_its_meaning_and_cannot_leave_its_quotes():
    assert web_address(" https://a.example/b?c=d&e=%20f#g ") == "https://a.example/b?c=d&e=%20f#g"
    odd = web_address("https://a.example/\"'<>()[]|`\\ 统计\n")
    assert odd.startswith("https://a.example/%22") and re.fullmatch(r"[!-~]+", odd)
    assert not set(odd) & set("\"'<>()[]|`\\")


def test_files_are_told_by_name_and_digest(tmp_path):
    for name, text in (("a.csv", "1"), ("x/b.csv", "2"), ("y/b.csv", "3")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    paths = [str(tmp_path / name) for name in ("a.csv", "x", "y/b.csv", "a.csv", "absent.csv")]
    found = digests([*paths, "-"])
    assert list(found) == ["a.csv", str(tmp_path / "x/b.csv"), paths[2], "-"]
    assert (found["a.csv"], found["-"]) == (sha256(b"1").hexdigest(), "")


def test_the_report_names_its_files(report):
    made = report("en", **{"a.csv": "0f", "-": ""})
    assert table(made, "sources") == [["a.csv", "0f"], ["standard input", "-"]]


# --- cells


@pytest.mark.parametrize(("cell", "text"), [
    (None, "-"), (3, "3"), (Fraction(3, 4), "75%"), ("x", "x"), (Figure("1,000", 1000), "1,000"),
    (Mark("behind"), "▾ behind"), (Mark("achieved", fragile=True), "✓ achieved *"),
])  # fmt: skip
def test_cells_as_text(cell, text):
    assert cell_text(cell, Speaker("en")) == text


# --- forms


@pytest.mark.parametrize(("name", "form"), [
    ("a.html", ".html"), ("a.HTM", ".html"), ("-", ".html"), ("x/a.b.md", ".md"), ("a.markdown", ".md"),
    ("A.XLSX", ".xlsx"),
])  # fmt: skip
def test_the_ending_of_the_name_decides_the_form(name, form):
    assert form_of(name) == form


@pytest.mark.parametrize("name", ["a", "a.pdf", "a.csv", ".html"])
def test_another_ending_is_refused_with_those_there_are(name):
    with pytest.raises(GapcalcError, match=r"\.html, \.md, \.xlsx"):
        form_of(name)


def test_a_near_ending_is_offered():
    with pytest.raises(GapcalcError, match=r"Did you mean \.xlsx\?"):
        form_of("a.xls")


def test_each_form_is_what_it_says(report):
    made = report("zh")
    assert rendered(made, ".html").startswith(b'<!DOCTYPE html>\n<html lang="zh-CN">')
    assert rendered(made, ".md").decode().startswith("# 计划\n") and rendered(made, ".md").endswith(
        b"|\n"
    )


# --- Markdown


def test_markdown_has_every_chapter_and_whole_tables(whole):
    text = as_markdown(whole)
    assert re.findall(r"^## .*$", text, re.M) == [
        f"## {word(c.key, whole.speaker.language)}" for c in chapters(whole)
    ]
    for lines in re.findall(r"(?:^\|.*\|$\n?)+", text, re.M):
        counts = {len(re.findall(r"(?<!\\)\|", line)) for line in lines.splitlines()}
        assert len(counts) == 1
    assert "进出口总额" in text or "Imports and exports" in text


def test_markdown_links_web_addresses_only(report):
    text = as_markdown(report("en"))
    assert "1. [报告](https://a.example/x), 统计局" in text
    assert "3. 公报" in text and "](javascript" not in text


def test_nothing_in_markdown_acts(make_plan, observe):
    name = "<img src=x onerror=alert(1)> | `x` [a](javascript:alert(1)) *b* $x$ #1"
    plan = make_plan(f"""
        plan: {{base_year: 2022, target_year: 2027, name: "{name}"}}
        actions: {{1: "{name}"}}
        targets:
          a: {{name: "{name}", at: {{action: 1}}, goal: {{at_least: 2 亿元}}, unit: 亿元, path: linear}}
    """)
    rows = (
        f'a,2022,1,亿元,"{name}","{name}",https://a.example/)[x](javascript:1)\na,2024,1,亿元,,,\n'
    )
    assessment = assess(
        plan, observe(plan, "indicator,period,value,unit,source,publisher,url\n" + rows)
    )
    made = gather(
        assessment, assessment.results, [], Speaker("zh"), sources={name: "0f"}, made_on=DAY
    )
    text = as_markdown(made)
    bare = re.sub(r"\\[\\`*_\[\]<>|#~&$]", "", text)
    assert "<" not in bare and "`" not in bare and "$" not in bare
    assert re.findall(r"\]\(([^)]*)\)", bare) == ["https://a.example/%29%5Bx%5D%28javascript:1%29"]
    assert all(re.match(r"#{1,3} \S", line) for line in bare.splitlines() if line.startswith("#"))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=40) | st.text(alphabet="|\\\n#-*_[]()<>`$ x", max_size=20))
def test_no_text_changes_how_the_markdown_is_built(text):
    def lines(text):
        name = Bilingual(f"x{text}", f"x{text}")
        goal = Goal("level", ">=", Fraction(2), text="2 亿元")
        target = Target("t", name, goal, "亿元", "linear", 2022, action="1", note=name)
        plan = Plan("p", name, 2022, 2027, {"t": target}, {"1": name}, document=f"x{text}")
        values = [
            Observation(
                "t",
                Period(year),
                Decimal(year - 2020),
                "万元",
                source=f"x{text}",
                path=text,
                url=text,
            )
            for year in (2022, 2024)
        ]
        assessment = assess(plan, values)
        made = as_markdown(
            gather(
                assessment, assessment.results, [], Speaker("en"), sources={text: "0f"}, made_on=DAY
            )
        )
        return [
            (line[:2], len(re.findall(r"(?<!\\)(?:\\\\)*\|", line))) for line in made.splitlines()
        ]

    assert lines(text) == lines("x")


def test_values_used_are_counted_by_the_grade_of_their_source(report):
    rows = table(report("en"), "data", -1)
    assert [name for name, _ in rows] == ["office page", "press", "copy", "other source"]
    assert sum(int(count) for _, count in rows) > 0
