"""One target with nothing hidden: every number can be computed again from what is printed."""

import re

import pytest
from helpers.calculator import computed, holds, printed

from gapcalc import assess, read_observations
from gapcalc.core.files import bundled
from gapcalc.messages.words import word
from gapcalc.views.columns import cell_len
from gapcalc.views.derivation import derivation
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_export import target_json
from gapcalc.views.target import target_details_json, target_lines

LANGS = ("zh", "en")
YEARS = (2024, 2025)
# The name of each number's step, and whether its result is printed as per cent of one.
STEPS = {
    "gap": "gap", "elapsed": "elapsed", "progress": "progress", "expected": "expected", "lead": "lead",
    "required": "required-rate", "planned": "planned-rate", "observed": "observed-rate", "recent": "recent-rate",
    "forecast": "forecast", "forecast_progress": "reach", "arrival": "arrival",
}  # fmt: skip
SHARES = {"elapsed", "progress", "forecast_progress"}
RATES = {"required", "planned", "observed", "recent"}


@pytest.fixture(scope="module")
def read(plan):
    return read_observations(bundled() / "data", plan)


@pytest.fixture(scope="module", params=YEARS)
def assessment(request, plan, read):
    return assess(plan, read, request.param)


@pytest.fixture(scope="module")
def results(assessment):
    return [
        result for result in assessment.results if result.numbers.current and result.numbers.aim
    ]


# --- the calculator itself


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2 + 3 · 4", 14),
        ("(1,000 − 1) / 3", 333),
        ("2^10", 1024),
        ("ln(2 / 1) / ln(4)", 0.5),
        ("1 * (−2)", -2),
    ],
)
def test_calculator(text, value):
    assert computed(text) == pytest.approx(value)


@pytest.mark.parametrize("text", ["open('x')", "a + 1", "'x' * 3", "2 // 3", "().x"])
def test_calculator_computes_nothing_else(text):
    with pytest.raises(AssertionError):
        computed(text)


# --- the derivation


def test_every_number_is_derived(plan, results):
    for result in results:
        steps = {step.name for step in derivation(plan, result, Speaker("en"))}
        for key, name in STEPS.items():
            assert (name in steps) is (getattr(result.numbers, key) is not None), (
                result.target.id,
                key,
            )


def test_every_step_shows_formula_numbers_and_result(plan, results):
    for result in results:
        for step in derivation(plan, result, Speaker("zh")):
            assert step.formula and step.numbers and step.result, (result.target.id, step)


@pytest.mark.parametrize("lang", LANGS)
def test_every_number_can_be_computed_from_what_is_printed(plan, results, lang):
    checked = 0
    for result in results:
        steps = {step.name: step for step in derivation(plan, result, Speaker(lang))}
        for key, name in STEPS.items():
            step = steps.get(name)
            if step is None:
                continue
            if re.search("[<>≥≤]", step.numbers):  # the goal is met: the value is set against it
                assert holds(step.numbers), (result.target.id, step)
                continue
            value = computed(step.numbers)
            shown, half = printed(step.result, last=key in {"lead", "arrival"})
            if key in SHARES or (key in RATES and result.numbers.shape == "compound"):
                shown, half = shown / 100, half / 100
            if key == "lead":  # in months, its direction in words
                value = abs(value)
            assert value == pytest.approx(shown, abs=1.01 * half + 1e-9), (result.target.id, step)
            checked += 1
    assert checked > 100


def test_printed_calculations_give_the_numbers_of_the_assessment(plan, results):
    """To more digits than the result is printed with: months are printed to a ten-thousandth of a year."""
    checked = 0
    for result in results:
        steps = {step.name: step for step in derivation(plan, result, Speaker("en"))}
        for key, name in STEPS.items():
            if name in steps and not re.search("[<>≥≤]", steps[name].numbers):
                number = getattr(result.numbers, key)
                if key == "lead":  # in months, in points where it went back
                    months = result.numbers.lead_months
                    number = number * 100 if months is None else months
                number = float(getattr(number, "value", number))
                close = pytest.approx(number, rel=2e-4, abs=1e-6)
                assert computed(steps[name].numbers) == close, (result.target.id, steps[name])
                checked += 1
    assert checked > 100


def test_goals_set_against_the_base_are_derived(plan, results):
    relative = [r for r in results if r.target.goal.relative and r.numbers.base]
    assert relative
    for result in relative:
        step = next(step for step in derivation(plan, result, Speaker("en")) if step.name == "goal")
        assert computed(step.numbers) == pytest.approx(float(result.numbers.aim.value), rel=1e-8)


def test_both_tests_are_shown_and_true(plan, results):
    paced = [r for r in results if r.status in {"on_track", "slowing", "recovering", "behind"}]
    assert paced
    for result in paced:
        steps = {step.name: step for step in derivation(plan, result, Speaker("en"))}
        for name, passing in (
            ("schedule-test", {"on_track", "slowing"}),
            ("forecast-test", {"on_track", "recovering"}),
        ):
            assert holds(steps[name].numbers.split(" = ")[0])
            passed = "<" not in steps[name].numbers
            assert passed is (result.status in passing)
            assert steps[name].result == word("passed" if passed else "failed", "en")


def test_letters_are_explained(plan, assessment, results):
    """Every letter of the formulas stands in the line that says what the letters are."""
    for result in (r for r in results if r.status == "behind"):
        shown = text_of(assessment, result, "en")
        formulas = " ".join(step.formula for step in derivation(plan, result, Speaker("en")))
        letters = set(re.findall(r"\b(?:t0|tp|[A-Za-z])\b", formulas)) - {"r"}
        legend = shown.split(word("derivation", "en"))[1].split(word("gap", "en"))[0]
        assert [letter for letter in letters if not re.search(rf"\b{letter}\b", legend)] == []


# --- the whole page


def text_of(assessment, result, lang):
    return "\n".join(
        "".join(text for text, _ in line)
        for line in target_lines(assessment, result, Speaker(lang))
    )


@pytest.mark.parametrize("lang", LANGS)
def test_every_target_can_be_shown(plan, read, lang):
    assessment = assess(plan, read)
    for result in assessment.results:
        text = text_of(assessment, result, lang)
        assert text.startswith(result.target.name.of(lang))
        assert result.target.id in text
        # What is withheld says since when in place of its status.
        if not result.series.incomparable:
            assert word(result.status, lang) in text


def test_every_value_is_shown_with_its_source_and_address(plan, read):
    found = read.by_target(2025)
    assessment = assess(plan, read)
    for result in assessment.results:
        text = text_of(assessment, result, "zh")
        for o in found.get(result.target.id, ()):
            assert [
                part
                for part in (o.source, o.url, str(o.value), f":{o.line}")
                if part and part not in text
            ] == []


def test_values_left_out_are_shown_with_the_reason(plan, read):
    assessment = assess(plan, read)
    result = assessment["urban_new_jobs"]
    assert result.series.unused or result.series.points
    shown = text_of(assessment, result, "en")
    for left in result.series.unused:
        assert str(left.observation.value) in shown
    assert (word("unused", "en") in shown) is bool(result.series.unused)


def test_a_value_set_by_hand_is_said_to_be(tiny, observe):
    from gapcalc.data.reading import parse_setting

    plan = tiny("at_least: 100 亿元")
    assessment = assess(
        plan, [*observe(plan, "t,,2022,50,亿元\n"), *parse_setting("t@2024=60亿元", plan, None)]
    )
    assert "--set" in text_of(assessment, assessment["t"], "en")


def test_a_ratio_shows_both_sources(plan, read):
    assessment = assess(plan, read)
    text = text_of(assessment, assessment["rd_intensity_vs_national"], "zh")
    assert "2.36" in text and "2.54" in text


@pytest.mark.parametrize("width", [None, 80, 120])
@pytest.mark.parametrize("lang", LANGS)
def test_the_chart_stands_between_what_is_asked_and_the_published_values(plan, read, lang, width):
    assessment = assess(plan, read, 2025)
    lines = target_lines(assessment, assessment["foreign_trade_total"], Speaker(lang), width)
    shown = ["".join(text for text, _ in line) for line in lines]
    chart = [at for at, line in enumerate(shown) if re.search("[⢸⢼]", line)]
    heads = {line.split("  ")[0]: at for at, line in enumerate(shown)}
    assert heads[word("trajectory", lang)] + 1 == chart[0]
    assert chart == list(range(chart[0], chart[0] + 12))
    assert chart[-1] < heads[word("series", lang)] < heads[word("derivation", lang)]
    assert {cell_len(shown[at]) for at in chart} == {{None: 80, 80: 80, 120: 100}[width]}


def test_no_chart_is_shown_where_there_is_nothing_to_draw(plan, read):
    assessment = assess(plan, read, 2025)
    for id in ("services_share_gdp_metro", "jiangbei_airport_t3b"):
        assert not re.search("[⢸⢼]", text_of(assessment, assessment[id], "zh"))


def test_json_holds_series_sources_and_derivation(plan, assessment, results):
    for result in results:
        entry = target_details_json(
            plan, result, target_json(assessment, result, Speaker("en")), Speaker("en")
        )
        assert len(entry["series"]) == len(result.series.points)
        assert [step["result"] for step in entry["derivation"]] == [
            s.result for s in derivation(plan, result, Speaker("en"))
        ]
        for shown, point in zip(entry["series"], result.series.points, strict=True):
            assert [part["url"] for part in shown["parts"]] == [o.url for o in point.parts]


def test_nothing_is_derived_without_a_value_or_a_goal(plan):
    assert [
        r.target.id for r in assess(plan, []).results if derivation(plan, r, Speaker("en"))
    ] == []
