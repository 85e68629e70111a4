"""Problem texts: whole in both languages, examples as the program takes them, pages current."""

from __future__ import annotations

import io
import re
import shlex
import string
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from unittest import mock

import pytest
import write_problem_pages as problems
from helpers.cases import for_each

from gapcalc.assessment.check import check
from gapcalc.cli.main import main
from gapcalc.core.catalogue import CATALOGUE, CatalogueEntry, explain
from gapcalc.core.problem import Problem
from gapcalc.messages.locale import Language
from gapcalc.messages.problem_texts import LABELS, PLACEHOLDERS, SECTIONS
from gapcalc.plan.reader import read_plan

ROOT = Path(__file__).parents[2]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
LANGUAGES: tuple[Language, Language] = ("zh", "en")
# Examples that are shortened, or whose fault is in bytes that no text can show.
NOT_TO_RUN = {"line-too-long", "too-many-columns", "line-encoding"}
COMMANDS = {
    "unknown-command", "no-such-option", "option-misused", "argument-missing", "argument-too-many",
    "no-file", "unreadable", "no-data", "unknown-option", "setting-malformed", "setting-unused",
    "unknown-target",
}  # fmt: skip
DATA = [
    code for code, entry in CATALOGUE.items()
    if "," in entry.right and not entry.right.startswith(("plan:", "    ", "gapcalc ", "pip "))
    and code not in NOT_TO_RUN and any((ROOT / "tests" / "bad").glob(f"{code}.*"))
]  # fmt: skip
PLANS = [code for code, entry in CATALOGUE.items() if entry.right.startswith(("plan:", "    "))]
# What the lines of an example stand in where they are not a whole plan file.
PLAN = {"plan": "plan: {base_year: 2022, target_year: 2027}", "targets": "targets:\n  gdp:"}
TARGET = {
    "name": "    name: GDP",
    "goal": "    goal: {over: 3 万亿元}",
    "unit": "    unit: 亿元",
    "path": "    path: compound",
}


def names(*templates: str) -> set[str]:
    """The names that templates are filled with, a pair of languages being one name."""
    found = {
        name
        for text in templates
        for _, name, _, _ in string.Formatter().parse(text)
        if name is not None
    }
    return {re.sub("_(zh|en)$", "", name) for name in found}


# --- words


@for_each("code, entry", CATALOGUE.items())
def test_entry_says_the_same_in_both_languages(code: str, entry: CatalogueEntry) -> None:
    assert re.fullmatch("[a-z]+(-[a-z]+)*", code)
    assert names(entry.zh) == names(entry.en)
    assert names(entry.remedy_zh) == names(entry.remedy_en)
    assert not any("_en}" in text for text in (entry.zh, entry.remedy_zh))
    assert not any("_zh}" in text for text in (entry.en, entry.remedy_en))
    for text in (entry.zh, entry.meaning_zh):
        assert CHINESE.search(text)


@for_each("code, entry", CATALOGUE.items())
def test_entry_is_of_one_form(code: str, entry: CatalogueEntry) -> None:
    """What puts a message and a remedy together ends them; a meaning is one to three sentences."""
    for text in (entry.zh, entry.en, entry.remedy_zh, entry.remedy_en):
        assert text == text.strip()
        assert text
        assert text[-1] not in ".。"
    assert entry.meaning_zh.endswith("。")
    assert 1 <= entry.meaning_zh.count("。") <= 3
    assert entry.meaning_en.endswith(".")
    assert 1 <= len(re.findall(r"[.?](?: |$)", entry.meaning_en)) <= 3
    assert not names(entry.meaning_zh, entry.meaning_en)
    assert entry.wrong != entry.right


def test_each_code_stands_in_one_section() -> None:
    assert sum(len(codes) for codes in SECTIONS.values()) == len(CATALOGUE) > 80


def test_each_detail_has_its_word_and_no_other() -> None:
    used = names(*(text for e in CATALOGUE.values() for text in (e.zh, e.remedy_zh)))
    assert used == PLACEHOLDERS.keys()


@pytest.mark.parametrize("table", [LABELS, PLACEHOLDERS, {title: title for title in SECTIONS}])
def test_labels_are_in_both_languages(table: dict[object, tuple[str, str]]) -> None:
    for zh, en in table.values():
        assert CHINESE.search(zh)
        assert en.strip()
        assert not CHINESE.search(en)


# --- told without a problem


@pytest.mark.parametrize("lang", LANGUAGES)
@for_each("code", CATALOGUE)
def test_explain_says_all_of_an_entry(code: str, lang: Language) -> None:
    entry, text = CATALOGUE[code], explain(code, lang)
    assert all(line.isprintable() for line in text.split("\n"))
    assert not re.search(r"\{\w+\}", text)
    for part in (code, LABELS[entry.severity][lang == "en"], *entry.texts(lang), *entry.example):
        assert part in text
    assert text.endswith(("。", "？") if lang == "zh" else (".", "?"))


def test_explain_names_what_a_problem_fills_in() -> None:
    assert "‹value› is not a number" in explain("not-a-number", "en")
    assert "〈值〉不是数字" in explain("not-a-number", "zh")
    assert "〈文件类型〉" in explain("wrong-kind", "zh")


def test_explain_refuses_what_is_no_code() -> None:
    with pytest.raises(KeyError):
        explain("no-such-code")


def test_example_marks_what_changes() -> None:
    example = CATALOGUE["missing-year"].example
    assert [line[:2] for line in example] == ["  ", "+ ", "  "]
    assert "24\\u200b500" in CATALOGUE["hidden-character"].example[1]
    assert CATALOGUE["plan-form"].example[0].startswith("-     goal")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_page_is_up_to_date(lang: Language) -> None:
    """`python tools/write_problem_pages.py` writes it."""
    assert problems.PAGES[lang].read_text(encoding="utf-8") == problems.page(lang)


# --- examples as the program takes them


def in_data(text: str, folder: Path) -> Iterator[str]:
    file = folder / "example.csv"
    file.write_text(text + "\n", encoding="utf-8")
    yield from (problem.code for problem in check([str(file)]).problems)


def in_plan(text: str, folder: Path) -> Iterator[str]:
    """The codes found in a plan of one target, with the lines of `text` in place of its own."""
    own = {
        key: line
        for key, line in TARGET.items()
        if not re.search(f"^    {key}:", text, re.MULTILINE)
    }
    lines = {
        key: line for key, line in PLAN.items() if not re.search(f"^{key}:", text, re.MULTILINE)
    }
    whole = text
    if text.startswith("    "):
        whole = "\n".join([*lines.values(), *own.values(), text])
    elif not text.startswith("#") and "targets" in lines:
        whole = "\n".join([text, *lines.values(), *own.values()])
    file = folder / "example.yaml"
    file.write_text(whole + "\n", encoding="utf-8")
    yield from (problem.code for problem in read_plan(file)[1])


def in_command(line: str) -> Iterator[str]:
    said = io.StringIO()
    words = shlex.split(line)
    with (
        mock.patch("sys.argv", words),
        redirect_stdout(io.StringIO()),
        redirect_stderr(said),
        suppress(SystemExit),
    ):
        main()
    yield from re.findall(r"\(([\w-]+)\)$", said.getvalue(), re.MULTILINE)


@pytest.mark.parametrize("code", DATA)
def test_example_of_data(code: str, tmp_path: Path) -> None:
    assert set(in_data(CATALOGUE[code].wrong, tmp_path)) == {code}
    assert list(in_data(CATALOGUE[code].right, tmp_path)) == []


@pytest.mark.parametrize("code", PLANS)
def test_example_of_a_plan(code: str, tmp_path: Path) -> None:
    assert set(in_plan(CATALOGUE[code].wrong, tmp_path)) == {code}
    assert list(in_plan(CATALOGUE[code].right, tmp_path)) == []


@pytest.mark.parametrize("code", sorted(COMMANDS))
def test_example_of_a_command(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert code in set(in_command(CATALOGUE[code].wrong))
    assert code not in set(in_command(CATALOGUE[code].right))


def test_examples_are_run_where_they_can_be() -> None:
    assert len(DATA) > 20
    assert len(PLANS) > 12
    assert CATALOGUE.keys() >= COMMANDS | NOT_TO_RUN


# --- details


def test_words_of_ours_are_shown_whole_and_strangers_cut() -> None:
    """A name that ends with a language is a pair of our own words, as is a list of choices."""
    long = "x" * 300
    pair = {"kind_en": long, "kind_zh": long}
    assert long in Problem("wrong-kind", pair).message("en")
    assert long in Problem("wrong-kind", pair).message("zh")
    assert long in Problem("unknown-value", {"key": "k", "value": "v", "known": long}).message()
    assert long not in Problem("not-a-number", {"value": long}).message()
