"""The pages of docs/: what they show is run, what they reckon is reckoned again, and both languages say the same."""

from __future__ import annotations

import contextlib
import io
import math
import re
import shutil
from fractions import Fraction
from typing import Any

import pytest
import write_plan_file_pages as plan_file_docs
from helpers.cases import for_each
from helpers.console import ROOT, assert_shown, run, sessions

from gapcalc import assess, load_plan, read_observations
from gapcalc.assessment.status import Assessment, Result
from gapcalc.core.data_options import COLUMN_ROLES
from gapcalc.core.files import bundled
from gapcalc.data.reading import parse_setting
from gapcalc.messages.statuses import STATUS_WORDS
from gapcalc.tables.account import FATES

NAMES = (
    "status", "dates", "odds", "plan-file", "own-plan", "python", "notebook", "reading", "formats", "bases",
    "regions", "goals", "ledger", "reports", "history", "stability", "ci",
)  # fmt: skip
SECOND = ROOT / "tests" / "second_plan"
PAGES = [f"docs/{name}{language}.md" for name in NAMES for language in ("", ".zh-CN")]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def fences(page: str) -> list[tuple[str, str]]:
    """Every fenced block of a page: its kind and its content."""
    return [(kind, body) for kind, body in FENCE.findall(text(page))]


# --- the pages as such


@for_each("page", PAGES)
def test_a_page_is_short_and_its_links_lead_somewhere(page: str) -> None:
    # The list of all keys is looked up and not read.
    longest = 170 if "plan-file" in page else 150
    assert len(text(page).splitlines()) < longest
    for link in re.findall(r"\]\(([^)]+)\)", text(page)):
        file, _, heading = link.partition("#")
        if file.startswith("http"):
            continue
        target = (ROOT / page).parent / file
        assert target.exists(), link
        slugs = (
            re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), re.MULTILINE)
            if heading
            else []
        )
        assert not heading or heading in [slug.lower().replace(" ", "-") for slug in slugs], link


@for_each("name", NAMES)
def test_both_languages_have_the_same_parts(name: str) -> None:
    english, chinese = f"docs/{name}.md", f"docs/{name}.zh-CN.md"
    for mark in ("# ", "## ", "### ", "| "):
        counts = [
            sum(line.startswith(mark) for line in text(page).splitlines())
            for page in (english, chinese)
        ]
        assert counts[0] == counts[1], mark
    assert [kind for kind, _ in fences(english)] == [kind for kind, _ in fences(chinese)]
    for (kind, one), (_, other) in zip(fences(english), fences(chinese), strict=True):
        assert kind == "console" or one == other


# --- status: every number by hand


@pytest.fixture(scope="module")
def published() -> Assessment:
    plan = load_plan()
    return assess(plan, read_observations(bundled() / "data", plan))


def judged(published: Assessment, said: str) -> Result:
    """The result of `ID` in the bundled data, or of `ID@PERIOD=VALUE` with this value put in."""
    if "=" not in said:
        return published[said]
    values = [o for found in published.observations.values() for o in found]
    return assess(published.plan, [*values, *parse_setting(said, published.plan, None)])[
        said.partition("@")[0]
    ]


def reckoned(formula: str) -> float:
    """What a formula of the page comes to; only numbers, brackets, ln and + - * / ^ are one."""
    assert re.fullmatch(r"(?:ln\(|[\d.+\-*/^() ])+", formula), formula
    return float(eval(formula.replace("^", "**"), {"__builtins__": {}, "ln": math.log}))


def close(value: float, printed: str) -> bool:
    """Whether `value` is `printed` within the rounding of its last digit."""
    number, share = printed.removesuffix("%"), 100 if printed.endswith("%") else 1
    places = len(number.partition(".")[2])
    return abs(value * share - float(number)) <= 0.5 * 10**-places + 1e-9


def letters(result: Result) -> dict[str, Any]:
    """The program's own figures by the letters of the page."""
    n = result.numbers
    return {
        "B": n.base and n.base.amount, "x": n.current and n.current.amount, "G": n.aim and n.aim.value,
        "e": n.elapsed, "P": n.progress, "E": n.expected, "R": n.required and n.required.value,
        "r": n.recent and n.recent.value, "F": n.forecast, "Q": n.forecast_progress,
    }  # fmt: skip


HAND = [body.splitlines() for kind, body in fences("docs/status.md") if kind == "text"]


@pytest.mark.parametrize("lines", HAND, ids=lambda lines: lines[0])
def test_a_worked_example_can_be_done_by_hand_and_is_what_the_program_says(
    lines, published
) -> None:
    said, status = lines[0].rsplit(": ", 1)
    result = judged(published, said)
    assert result.status == status
    own = letters(result)
    for line in lines[1:]:
        letter, sign, formula, printed = re.fullmatch(
            r"(\w) (=|<|>=) (.+?)(?: = (\S+))?", line
        ).groups()
        assert printed is None or close(reckoned(formula), printed), line
        if sign == "=":
            assert close(float(own[letter]), printed), line
        else:
            assert (own[letter] < reckoned(formula)) is (sign == "<"), line


@pytest.mark.parametrize("page", ["docs/status.md", "docs/status.zh-CN.md"])
def test_every_status_is_on_the_page_with_a_target_that_has_it(
    page: str, published: Assessment
) -> None:
    words = {pair[page == "docs/status.md"]: status for status, pair in STATUS_WORDS.items()}
    rows = re.findall(
        r"^\| ([^|`]+) \| `([^`]+)` \| (?:(\S+) ([≥<]) (\S+))?", text(page), re.MULTILINE
    )
    for word, said, value, sign, goal in rows:
        result = judged(published, said)
        assert result.status == words[word]
        if value:
            assert (letters(result)["x"], letters(result)["G"]) == (Fraction(value), Fraction(goal))
            assert (Fraction(value) < Fraction(goal)) is (sign == "<")
    shown = {words[word] for word, *_ in rows} | {lines[0].rsplit(": ", 1)[1] for lines in HAND}
    assert shown == set(STATUS_WORDS)
    assert all(f"**{word}**" in text(page) for word in words)


# --- bases: the ratio by hand


def test_the_example_of_bases_can_be_done_by_hand() -> None:
    (lines,) = [body.splitlines() for kind, body in fences("docs/bases.md") if kind == "text"]
    for line in lines:
        formula, printed = line.split(" = ")
        assert close(reckoned(formula), printed), line


# --- plan file: rendered from the schema


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_reference_is_what_the_schema_says(lang) -> None:
    """`python tools/write_plan_file_pages.py` writes it anew."""
    assert plan_file_docs.PAGES[lang].read_text(encoding="utf-8") == plan_file_docs.page(lang)


# --- own plan and Python: what they show comes


@pytest.mark.parametrize(
    ("page", "least"),
    [(f"docs/{name}{language}.md", least)
     for name, least in (("own-plan", 8), ("reading", 4), ("odds", 1), ("bases", 5), ("regions", 3), ("ledger", 5), ("history", 2), ("ci", 7), ("goals", 6))
     for language in ("", ".zh-CN")],
)  # fmt: skip
def test_what_the_page_shows_is_what_comes(page: str, least: int, tmp_path) -> None:
    for name in ("second_plan", "districts", "ledger_plan"):
        shutil.copytree(ROOT / "tests" / name, tmp_path / "tests" / name)
    commands = sessions(page)
    assert len(commands) >= least
    for command, shown in commands:
        if command.startswith("cat "):
            (tmp_path / command.split()[1]).write_text("\n".join([*shown, ""]), encoding="utf-8")
        else:
            assert_shown(shown, run(command, tmp_path).out.splitlines())


@pytest.mark.parametrize("page", ["docs/reading.md", "docs/reading.zh-CN.md"])
def test_every_role_and_fate_is_explained(page: str) -> None:
    explained = re.findall(r"^\| `(\w+)` \|", text(page), re.MULTILINE)
    assert tuple(explained) == (*COLUMN_ROLES, *FATES)


def test_parts_of_the_plan_shown_are_in_the_plan() -> None:
    lines = [line.partition("  #")[0] for line in text("tests/second_plan/plan.yaml").splitlines()]
    shown = [body for kind, body in fences("docs/own-plan.md") if kind == "yaml"]
    assert shown and all(line in lines for body in shown for line in body.splitlines())
    districts = text("tests/districts/plan.yaml")
    shown = [body for kind, body in fences("docs/regions.md") if kind == "yaml"]
    assert shown and all(body in districts for body in shown)


@pytest.mark.parametrize(
    "page",
    ["docs/python.md", "docs/python.zh-CN.md", "docs/notebook.md", "docs/notebook.zh-CN.md"],
)
def test_the_python_blocks_run_in_order_and_print_what_is_shown(page: str, monkeypatch) -> None:
    monkeypatch.chdir(ROOT)
    blocks = fences(page)
    assert [kind for kind, _ in blocks] == ["python", "text"] * (len(blocks) // 2)
    names: dict[str, Any] = {}
    for (_, code), (_, shown) in zip(blocks[::2], blocks[1::2], strict=True):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(code, names)
        assert printed.getvalue() == shown


# --- the second plan

# The classes of the official mid-term review (Xinhua and Caixin, December 2023), by which gapcalc's statuses fit them.
EARLY, AHEAD, ABOUT, LATE = (
    {"achieved"},
    {"achieved", "on_track"},
    {"on_track", "holding"},
    {"behind", "reversing"},
)
REVIEW = {
    "urbanization_rate": EARLY, "good_water": EARLY, "rd_spending": AHEAD, "high_value_patents": AHEAD,
    "doctors": AHEAD, "urban_unemployment": ABOUT, "life_expectancy": ABOUT, "grain": ABOUT,
    "energy_intensity": LATE, "co2_intensity": LATE, "good_air_days": LATE,
}  # fmt: skip


@pytest.fixture(scope="module")
def second() -> tuple[Any, Any]:
    plan = load_plan(SECOND / "plan.yaml")
    return plan, read_observations(SECOND / "data.csv", plan)


def test_the_second_plan_is_free_of_problems_and_takes_every_path(second) -> None:
    plan, observations = second
    assert observations.problems == []
    assert {target.path for target in plan.targets.values()} == {
        "compound",
        "linear",
        "cumulative",
        "hold",
        "step",
    }
    assert {"average_growth", "reduce_by", "level", "none"} == {
        t.goal.form for t in plan.targets.values()
    }
    assert all(o.source and o.publisher and o.url.startswith("http") for o in observations)


def test_half_way_the_second_plan_stands_where_the_official_review_saw_it(second) -> None:
    """All but unemployment, whose 5.6 % of 2022 is over the 5.5 % that the plan allows."""
    assessment = assess(*second, year=2022)
    differing = {id for id, fitting in REVIEW.items() if assessment[id].status not in fitting}
    assert differing == {"urban_unemployment"}
    assert assessment["urban_unemployment"].status == "breached"


def test_four_years_on_the_second_plan_has_these_statuses(second) -> None:
    assessment = assess(*second)
    assert assessment.as_of == 2024
    assert {result.target.id: result.status for result in assessment.results} == {
        "gdp_growth": "not_assessable", "urbanization_rate": "achieved", "rd_spending": "on_track",
        "high_value_patents": "achieved", "urban_unemployment": "holding", "urban_new_jobs": "on_track",
        "doctors": "achieved", "life_expectancy": "achieved", "energy_intensity": "behind", "co2_intensity": "behind",
        "good_air_days": "reversing", "good_water": "achieved", "grain": "holding", "nuclear_capacity": "pending",
    }  # fmt: skip


def test_figures_of_the_second_plan_by_hand(second) -> None:
    assessment = assess(*second)
    assert assessment["urban_new_jobs"].numbers.current.amount == 1269 + 1206 + 1244 + 1256
    assert assessment["rd_spending"].numbers.current.amount == Fraction("33357.1") * Fraction(
        "1.083"
    )
    breaches = [reason.values["periods"] for reason in assessment["urban_unemployment"].reasons[1:]]
    assert [str(period) for periods in breaches for period in periods] == ["2022"]
    assert assessment["energy_intensity"].numbers.current.amount == 100 * Fraction(
        "0.973"
    ) * Fraction("0.999")
