"""Text in columns: as wide as a terminal draws it, broken where a reader would break it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len as as_rich_has_it

from gapcalc.messages import help_pages
from gapcalc.messages.problem_texts import SECTIONS
from gapcalc.messages.reasons import REASONS
from gapcalc.messages.statuses import STATUS_WORDS
from gapcalc.messages.words import WORDS
from gapcalc.plan.load import load_plan
from gapcalc.views.columns import cell_len, folded, left, line_len, right, wrap


def our_texts():
    """Every text of the messages, the help pages and the bundled plan."""
    for table in (WORDS, STATUS_WORDS, REASONS):
        for pair in table.values():
            yield from pair
    for section in SECTIONS.values():
        for row in section.values():
            for text in row[1:3]:
                yield from text
    for page in help_pages.PAGES.values():
        yield from (*page.summary, *page.description)
    for target in load_plan().targets.values():
        yield from (target.name.zh, target.name.en, *target.also)


def test_columns_are_those_of_a_terminal_library():
    assert [text for text in our_texts() if cell_len(text) != as_rich_has_it(text)] == []


@pytest.mark.parametrize(
    ("text", "width"),
    [("a", 1), ("重庆", 4), ("（", 2), ("e\u0301", 1), ("≥", 1), ("⣿", 1), ("", 0)],
)
def test_width_of_a_character(text, width):
    assert cell_len(text) == width


@given(st.text("ab 重庆（）。, ", max_size=60), st.integers(4, 30))
def test_wrapped_lines_fit_and_lose_nothing_but_spaces(text, width):
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(st.text("a重", max_size=10), st.integers(20, 30))
def test_padding_fills_the_columns(text, width):
    assert cell_len(left(text, width)) == cell_len(right(text, width)) == width
    assert left(text, width).rstrip() == right(text, width).lstrip() == text


def test_a_folded_line_goes_on_under_its_label():
    first, *rest = (
        "".join(text for text, _ in line)
        for line in folded([("name  ", ""), ("one two three", "bold")], 14)
    )
    assert (first, rest) == ("name  one two", ["      three"])


texts = st.text(
    st.characters(
        codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Mn", "Me"]
    )
)
mixed = st.text(st.sampled_from("ab 重庆市（）()，。%1")) | texts


@given(mixed)
def test_text_that_fits_is_not_wrapped(text):
    assert wrap(text, cell_len(text) + 1) == [text.rstrip()]


@given(st.lists(st.text("abcdef", min_size=1, max_size=6), min_size=1), st.integers(6, 30))
def test_words_that_fit_are_not_broken(words, columns):
    assert " ".join(wrap(" ".join(words), columns)).split() == words


@given(mixed, st.integers(0, 60))
def test_padding_reaches_the_width(text, width):
    for padded in (left(text, width), right(text, width)):
        assert cell_len(padded) == max(width, cell_len(text))
        assert text in padded


def test_the_length_of_a_line_is_that_of_its_pieces():
    assert line_len([("重庆", "bold"), ("ab", "")]) == 6
    assert line_len([]) == 0


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("增长 5.5%", 5, ["增长", "5.5%"]),
        ("产值（亿元）", 9, ["产值", "（亿元）"]),
        ("一二三。", 6, ["一二", "三。"]),
    ],
)
def test_a_line_breaks_where_a_reader_would(text, width, lines):
    """Not before a closing sign or %, and not within a unit in brackets."""
    assert wrap(text, width) == lines
