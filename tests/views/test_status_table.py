"""The table on a terminal: never wider than it, nothing lost, the worst first; plain and whole in a pipe."""

import io
import re

import pytest

from gapcalc import assess, read_observations
from gapcalc.assessment.rollup import roll_up
from gapcalc.assessment.status import STATUSES
from gapcalc.core.files import bundled
from gapcalc.messages.words import word
from gapcalc.views.columns import cell_len
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_style import SIGNS, STYLES
from gapcalc.views.status_table import status_table
from gapcalc.views.terminal import show, width_of

LANGS = ("zh", "en")
WIDTHS = (80, 100, 120, 200)
COLOUR = r"\x1b\[[\d;]*m"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self):
        return True


@pytest.fixture(scope="module")
def assessment(plan):
    return assess(plan, read_observations(bundled() / "data", plan))


@pytest.fixture
def terminal(monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    return Terminal()


SIGNED = "|".join(
    re.escape(f"{SIGNS[status]} {word(status, lang)}") for status in STATUSES for lang in LANGS
)
# behind a status: '23 *d
MARKS = rf"({SIGNED})(?: '\d\d[-~\d]*)?(?: \*[a-z]+)?$"


def written(lines):
    """The lines as text, without the marks of an old and of a fragile verdict."""
    texts = ["".join(text for text, _ in line).rstrip() for line in lines]
    plain = [re.sub(MARKS, r"\1", text) for text in texts]
    # A verdict that is withheld says since when in place of its status.
    english = [re.sub(r"- not comparable '\d\d$", "- not assessable", text) for text in plain]
    in_chinese = f"- {word('not_assessable', 'zh')}"
    return [re.sub(r"- 不可比 '\d\d$", in_chinese, text) for text in english]


def is_shown(result):
    """Whether the table has a row for a result without being asked for all."""
    return result.status != "no_data" and (result.numbers.current or result.series.incomparable)


def squeezed(text):
    return re.sub(r"\s+", "", text)


def rows_of(assessment, lines, lang):
    """The lines that end in a target's status, in order, with that status."""
    signed = {f"{SIGNS[status]} {word(status, lang)}": status for status in STATUSES}
    found = []
    for line in lines:
        end = next((s for text, s in signed.items() if line.endswith(text)), None)
        if end and not line.startswith(("✗", "▾")):
            found.append((line, end))
    return found


# --- the width


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_terminal(assessment, terminal, monkeypatch, width, lang, full):
    monkeypatch.setenv("COLUMNS", str(width))
    show(
        status_table(assessment, assessment.results, Speaker(lang), width_of(terminal), full),
        terminal,
    )
    lines = re.sub(COLOUR, "", terminal.getvalue()).split("\n")
    assert [line for line in lines if cell_len(line) > width] == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [80, 120, None])
def test_statuses_stand_in_one_column(assessment, width, lang):
    lines = written(status_table(assessment, assessment.results, Speaker(lang), width, False))
    rows = rows_of(assessment, lines, lang)
    starts = {
        cell_len(line) - cell_len(f"{SIGNS[status]} {word(status, lang)}") for line, status in rows
    }
    assert (len(rows), len(starts)) == (
        sum(map(bool, map(is_shown, assessment.results))),
        1,
    )


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [80, 120, None])
def test_shares_of_the_way_end_in_one_column(assessment, width, lang):
    lines = written(status_table(assessment, assessment.results, Speaker(lang), width, False))
    rows = [
        line[: line.rindex(SIGNS[status])].rstrip()
        for line, status in rows_of(assessment, lines, lang)
    ]
    ends = [cell_len(row) for row in rows if row.endswith("%")]
    progress = [
        r for r in assessment.results if r.numbers.progress is not None and r.status != "no_data"
    ]
    assert ends.count(max(ends)) == len(progress)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("full", [False, True])
def test_no_name_is_lost(assessment, width, lang, full):
    """A name too long for its column goes on below."""
    lines = status_table(assessment, assessment.results, Speaker(lang), width, full)
    names = squeezed("".join(line[0][0] for line in lines if line))
    for result in assessment.results:
        if full or (result.numbers.current and result.status != "no_data"):
            assert squeezed(result.target.name.of(lang)) in names


@pytest.mark.parametrize("width", ["80", "120"])
def test_a_long_name_wraps(make_plan, observe, terminal, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", width)
    name = "一个很长的指标名称" * 8
    plan = make_plan(f"""
        plan: {{base_year: 2022, target_year: 2027}}
        targets: {{t: {{name: {name}, goal: {{at_least: 100 亿元}}, unit: 亿元, path: linear}}}}
    """)
    found = assess(plan, observe(plan, "t,,2022,50,亿元\nt,,2024,70,亿元\n"))
    lines = status_table(found, found.results, Speaker("zh"), width_of(terminal), False)
    show(lines, terminal)
    assert max(map(cell_len, re.sub(COLOUR, "", terminal.getvalue()).split("\n"))) <= int(width)
    assert name in squeezed("".join(line[0][0] for line in lines if line))


# --- a pipe


@pytest.mark.parametrize("lang", LANGS)
def test_a_pipe_gets_one_whole_line_a_target(assessment, lang):
    lines = written(status_table(assessment, assessment.results, Speaker(lang), None, True))
    for result in assessment.results:
        name = result.target.name.of(lang)
        assert any(
            line.startswith(name) and line.endswith(word(result.status, lang)) for line in lines
        ), name
    assert not any("…" in line for line in lines)


def test_a_pipe_gets_no_colours(assessment):
    stream = io.StringIO()
    show(
        status_table(assessment, assessment.results, Speaker("zh"), width_of(stream), True), stream
    )
    assert width_of(stream) is None
    assert "\x1b" not in stream.getvalue()


def test_a_terminal_gets_colours_and_the_same_text(assessment, terminal, monkeypatch):
    lines = status_table(assessment, assessment.results, Speaker("en"), 120, False)
    monkeypatch.setenv("COLUMNS", "120")
    show(lines, terminal)
    assert "\x1b[" in terminal.getvalue()
    plain = re.sub(COLOUR, "", terminal.getvalue())
    assert written([[(line, "")] for line in plain.splitlines()]) == written(lines)


def test_no_color_takes_the_colours_away(assessment, terminal, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    show(status_table(assessment, assessment.results, Speaker("en"), 100, False), terminal)
    assert not re.search(r"\x1b\[[\d;]*[34]\d", terminal.getvalue())


def test_markup_in_text_is_shown_as_it_stands(terminal):
    show([[("[red]x[/red] :smile: [link=http://x]y[/link]", "bold")]], terminal)
    assert "[red]x[/red] :smile: [link=http://x]y[/link]" in terminal.getvalue()


def test_an_encoding_without_our_signs_gets_plain_ones(assessment):
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, "ascii", errors="backslashreplace")
    show(status_table(assessment, assessment.results, Speaker("en"), None, False), stream)
    stream.flush()
    assert b"\\u" not in raw.getvalue()


# --- what is listed, and in which order


@pytest.mark.parametrize("lang", LANGS)
def test_the_worst_comes_first_within_an_action(assessment, lang):
    plan = assessment.plan
    for action in plan.actions:
        chosen = [r for r in assessment.results if r.target.action == action]
        lines = written(status_table(assessment, chosen, Speaker(lang), None, True))
        order = [STATUSES.index(status) for _, status in rows_of(assessment, lines, lang)]
        old = [STATUSES.index(result.status) for result in chosen if result.old]
        known = [place for place in order if place < STATUSES.index("no_data")]
        fresh = known[: len(known) - len(old)]
        # what is old stands behind the rest, in an order of its own
        assert fresh == sorted(fresh) and known[len(fresh) :] == sorted(old)
        assert order[: len(known)] == known
        assert len(order) >= sum(r.status != "no_data" for r in chosen)


def test_of_equal_status_the_furthest_behind_comes_first(assessment):
    lines = written(status_table(assessment, assessment.results, Speaker("en"), None, False))
    behind = [r for r in assessment.results if r.status == "behind"]
    start = lines.index(next(line for line in lines if line.startswith(word("name", "en"))))
    place = {
        r.target.id: next(i for i, s in enumerate(lines) if i > start and r.target.name.en in s)
        for r in behind
    }
    for action in {r.target.action for r in behind}:
        ids = [
            r.target.id
            for r in sorted(behind, key=lambda r: r.numbers.lead)
            if r.target.action == action
        ]
        assert [place[id] for id in ids] == sorted(place[id] for id in ids)


def test_actions_stand_in_the_order_of_the_plan(assessment):
    lines = written(status_table(assessment, assessment.results, Speaker("zh"), 120, True))
    titles = [f"{action} {name.zh}" for action, name in assessment.plan.actions.items()]
    assert [line for line in lines if line in titles] == titles


def test_targets_without_data_are_counted_or_listed(assessment):
    hidden = [r for r in assessment.results if not is_shown(r)]
    short, full = (
        "\n".join(written(status_table(assessment, assessment.results, Speaker("en"), None, full)))
        for full in (False, True)
    )
    assert word("listed", "en", count=len(hidden)) in short.splitlines()
    for result in hidden:
        lines = (f"\n{result.target.name.en}{end}" for end in (" ", "\n"))
        assert any(line in full for line in lines)
    rows = {
        full: len(rows_of(assessment, text.splitlines(), "en"))
        for full, text in ((False, short), (True, full))
    }
    assert rows[False] == 251 - len(hidden)


@pytest.mark.parametrize("lang", LANGS)
def test_summary_adds_up(assessment, lang):
    lines = written(status_table(assessment, assessment.results, Speaker(lang), 80, False))
    counts = {}
    for line in lines:
        match = re.fullmatch(r"(.*?\S)\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)", line)
        if match:
            counts[match[1].strip()] = [int(n) for n in match.groups()[1:]]
    total = counts.pop(word("all", lang))
    assert total[0] == 248 == total[1] + total[2]
    counts = {
        name: n
        for name, n in counts.items()
        if name in {f"{SIGNS[s]} {word(s, lang)}".strip() for s in STATUSES}
    }
    assert [sum(column) for column in zip(*counts.values(), strict=True)] == total
    for status, count in roll_up(assessment.results).statuses.items():
        assert counts.get(f"{SIGNS[status]} {word(status, lang)}".strip(), [0])[0] == count


def test_no_targets_make_a_table_too(assessment):
    assert written(status_table(assessment, [], Speaker("en"), 80, True))


def test_every_status_has_a_sign_a_style_and_a_word():
    assert set(SIGNS) == set(STYLES) == set(STATUSES)
    assert all(word(status, lang) for status in STATUSES for lang in LANGS)
