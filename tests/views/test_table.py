"""The table with names and cells of several lines, at any width."""

import pytest
from helpers.changes import plain_text

from gapcalc.views.columns import line_len
from gapcalc.views.table import NamedRow, TerminalTable

ROWS = [
    NamedRow("short", [[("1", "")], [("a", ""), ("below a", "")]]),
    NamedRow("a name of several words, longer than the others", [[("1,000", "")], [("b", "")]]),
]
HEADERS = ["Number", "Text"]


def texts(width=None, rows=ROWS):
    return plain_text(TerminalTable(HEADERS, rows, width, numbers=1).lines()).splitlines()


def test_without_a_width_a_row_takes_as_many_lines_as_its_tallest_cell():
    header, first, second, third = (line.rstrip() for line in texts())
    assert header.split() == HEADERS
    assert first.split() == ["short", "1", "a"]
    assert second.split() == ["below", "a"]
    assert third.endswith("others   1,000  b")


def test_numbers_are_flush_right_and_texts_flush_left():
    header, first, second, third = texts()
    end = header.index("Number") + len("Number")
    assert (first.index("1") + 1, third.index("1,000") + 5) == (end, end)
    assert header.index("Text") == first.index(" a") + 1 == second.index("below")


def test_a_long_name_is_wrapped_beside_its_cells():
    lines = texts(width=46)
    assert lines[3].startswith("a name of several words")
    assert lines[4].startswith("longer than")
    assert "1,000" in lines[3] and "1,000" not in lines[4]


def test_names_stand_above_their_cells_where_there_is_little_room():
    lines = [line.rstrip() for line in texts(width=30)]
    assert lines[1] == "short"
    assert lines[2].split() == ["1", "a"]


def test_an_empty_line_at_the_end_of_a_cell_takes_none():
    assert len(texts(rows=[NamedRow("name", [[("1", "")], [("a", ""), ("", "")]])])) == 2


@pytest.mark.parametrize("width", range(20, 70, 7))
def test_no_line_is_wider_than_the_terminal(width):
    lines = TerminalTable(HEADERS, ROWS, width, numbers=1).lines()
    assert max(map(line_len, lines)) <= width
