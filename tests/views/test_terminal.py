"""Lines on a terminal, in a pipe, and in encodings that lack our signs."""

import io

import pytest

from gapcalc import assess
from gapcalc.views.plot import plot_lines
from gapcalc.views.speaker import Speaker
from gapcalc.views.terminal import show, width_of
from gapcalc.views.trajectory import trajectory

ROWS = 12


def written(lines, encoding):
    """What a pipe of an encoding gets."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    show(lines, stream)
    stream.flush()
    return stream.buffer.getvalue().decode(encoding)


@pytest.fixture
def plot(tiny, read):
    """The lines of a plot with all that it can have but open values."""
    plan = tiny("at_least: 200 亿元", path="linear")
    assessment = assess(plan, read(plan, "2022,100", "2024,120"))
    return plot_lines(trajectory(assessment, assessment["t"]), Speaker("en"), 40)


def test_a_pipe_has_no_width():
    assert width_of(io.StringIO()) is None


def test_a_pipe_gets_plain_text_without_spaces_at_the_end():
    stream = io.StringIO()
    show([[("a", "bold"), ("b  ", "red")], []], stream)
    assert stream.getvalue() == "ab\n\n"


@pytest.mark.parametrize("encoding", ["ascii", "gbk"])
def test_a_console_without_our_signs_gets_ascii(bundled_assessment, encoding):
    for result in bundled_assessment.results:
        drawn = trajectory(bundled_assessment, result)
        if drawn is None:
            continue
        text = written(plot_lines(drawn, Speaker("en"), 80), encoding)
        assert text.isascii()
        assert "=" in text or drawn.aim is None
        assert set("*o^v") & set("".join(text.splitlines()[:ROWS]))


def test_chinese_stays_where_an_encoding_has_it():
    assert written([[("✓ 完成", "")]], "gbk") == "+ 完成\n"


def test_signs_stay_where_an_encoding_has_them():
    assert written([[("✓ ◉ ⠒", "")]], "utf-8") == "✓ ◉ ⠒\n"


def test_what_is_blank_stays_blank_in_ascii(plot):
    lines = written(plot, "ascii").splitlines()
    for line, in_ascii in zip(plot, lines, strict=True):
        before = "".join(text for text, _ in line).rstrip().replace("\u2800", " ")
        assert [c == " " for c in before] == [c == " " for c in in_ascii]


def test_the_axis_is_upright_in_ascii(plot):
    rows = written(plot, "ascii").splitlines()[:ROWS]
    assert all("|" in row for row in rows)


@pytest.mark.parametrize(
    ("braille", "stroke"),
    [("⠁", "'"), ("⠂", "-"), ("⠄", "-"), ("⡀", "."), ("⠉", "'"), ("⣀", "."), ("⡇", "|"), ("⠀", "")],
)
def test_braille_becomes_the_stroke_at_its_height(braille, stroke):
    assert written([[(braille, "")]], "ascii") == f"{stroke}\n"
