"""YAML read as marked text: places, duplicates, what is refused, and scalars that stay text."""

from __future__ import annotations

import pytest
from helpers.cases import for_each
from hypothesis import given
from hypothesis import strategies as st

from gapcalc.plan.marked_yaml import (
    MAX_CHARACTERS,
    MAX_DEPTH,
    MAX_NODES,
    Document,
    Node,
    parse_yaml,
)


def entries(document: Document) -> dict[str, Node]:
    """Return the entries of a document that was read without a problem."""
    assert document.problems == []
    assert document.root is not None
    assert document.root.entries is not None
    return document.root.entries


def place(node: Node) -> tuple[int, int]:
    return node.line, node.column


def test_every_value_knows_its_line_and_column() -> None:
    found = entries(parse_yaml("a: 1\nb:\n  - x\n  - {c: y}\n中文:   z\n", "p"))
    assert place(found["a"]) == (1, 4)
    assert found["b"].items is not None
    one, other = found["b"].items
    assert place(one) == (3, 5)
    assert other.entries is not None
    assert place(other) == (4, 5)
    assert place(other.entries["c"]) == (4, 9)
    assert place(found["中文"]) == (5, 7)


def test_every_key_knows_its_line_and_column() -> None:
    root = parse_yaml("a: 1\nb: {c: 2,\n  d: 3}\n", "p").root
    assert root is not None
    assert root.entries is not None
    assert [place(key) for key in root.keys.values()] == [(1, 1), (2, 1)]
    assert [place(key) for key in root.entries["b"].keys.values()] == [(2, 5), (3, 3)]


@for_each(
    "text",
    ["no", "yes", "on", "true", "null", "~", "1.10", "12:30", "1_000", "0x1F", "0o17", "017", "1e3",
     ".inf", ".nan",
     "2023-03-10", "=", "2022-01-01T00:00:00Z", "+1", "1,000", "%5", "3 万亿元"],
)  # fmt: skip
def test_scalar_stays_the_text_it_is(text: str) -> None:
    quoted = f"'{text}'" if text == "%5" else text
    assert entries(parse_yaml(f"a: {quoted}\n", "p"))["a"].text == text


@pytest.mark.parametrize(
    ("yaml", "text"),
    [
        ("a: 'x'", "x"),
        ('a: "x\\ny"', "x\ny"),
        ("a: |\n  x\n  y\n", "x\ny\n"),
        ("a: >\n  x\n  y\n", "x y\n"),
        ("a:", ""),
    ],
)
def test_every_style_of_scalar_is_read(yaml: str, text: str) -> None:
    assert entries(parse_yaml(yaml, "p"))["a"].text == text


@pytest.mark.parametrize("key", ["no", "1", "1.10", "2023-03-10", "<<", "=", "null"])
def test_key_stays_the_text_it_is(key: str) -> None:
    assert list(entries(parse_yaml(f"{key}: x\n", "p"))) == [key]


def test_duplicate_key_names_both_places_and_keeps_the_first_value() -> None:
    document = parse_yaml("a: 1\nb: 2\na: 3\n", "p")
    (problem,) = document.problems
    assert (problem.code, problem.location) == ("duplicate-key", "p:3:1")
    assert problem.details == {"key": "a", "first": "1"}
    assert document.root is not None
    assert document.root.entries is not None
    assert document.root.entries["a"].text == "1"


def test_duplicate_keys_are_found_at_every_level() -> None:
    document = parse_yaml("a: {b: 1, 'b': 2}\nc:\n  - d: 1\n    d: 2\n    d: 3\n", "p")
    assert [(p.code, p.line, p.column) for p in document.problems] == [
        ("duplicate-key", 1, 11),
        ("duplicate-key", 4, 5),
        ("duplicate-key", 5, 5),
    ]


def test_one_key_in_two_mappings_is_no_duplicate() -> None:
    assert parse_yaml("a: {x: 1}\nb: {x: 1}\n", "p").problems == []


@for_each(
    "text, code, line, column",
    [
        ("a: *x\n", "yaml-syntax", 1, 4),
        ("a:\n  base_year：2020\n  b: 1\n", "yaml-full-width", 2, 12),
        ("a: {zh：进出口, en: Trade\n", "yaml-full-width", 1, 7),
        ("b: 1\na: {<<: *x}\n", "yaml-syntax", 2, 9),
        ("a: &x {b: *x}\n", "yaml-syntax", 1, 11),
        ("a: &x [[[[[[1]]]]]]\nb: [[[[[[*x]]]]]]\n", "yaml-too-deep", 2, 10),
        ("a: &x !!str 1\n", "yaml-feature", 1, 4),
        ("a: !!str 1\n", "yaml-feature", 1, 4),
        ("a: !!python/object/apply:os.system [ls]\n", "yaml-feature", 1, 4),
        ("a: ! x\n", "yaml-feature", 1, 4),
        ("!x {a: 1}\n", "yaml-feature", 1, 1),
        ("a: 1\n---\nb: 2\n", "yaml-feature", 2, 1),
        ("a: 1\n...\n---\n", "yaml-feature", 3, 1),
        ("? [a]\n: 1\n", "yaml-feature", 1, 3),
        ("{{a: 1}: 2}\n", "yaml-feature", 1, 2),
        ("a: [1\nb: 2\n", "yaml-syntax", 2, 2),
        ("a: 'x\n", "yaml-syntax", 2, 1),
        ("a: b: c\n", "yaml-syntax", 1, 5),
        ("a: 1\n b: 2\n", "yaml-syntax", 2, 3),
        ("\ta: 1\n", "yaml-syntax", 1, 1),
        ("a: @x\n", "yaml-syntax", 1, 4),
        ("a: %x\n", "yaml-syntax", 1, 4),
        ("}\n", "yaml-syntax", 1, 1),
        ("a: 1\nb\n", "yaml-syntax", 3, 1),
    ],
)
def test_what_is_refused_is_placed(text: str, code: str, line: int, column: int) -> None:
    document = parse_yaml(text, "p")
    assert document.root is None
    (problem,) = document.problems
    assert (problem.code, problem.path, problem.line, problem.column) == (code, "p", line, column)


@pytest.mark.parametrize("character", ["\x01", "\x07", "\x1b", "\x7f", "\ufffe"], ids=ascii)
def test_control_character_is_refused(character: str) -> None:
    document = parse_yaml(f"a: x{character}y\n", "p")
    assert document.root is None
    assert [p.code for p in document.problems] == ["yaml-syntax"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "# a comment\n"])
def test_text_without_content_is_empty(text: str) -> None:
    document = parse_yaml(text, "p")
    assert document.root is None
    assert [p.code for p in document.problems] == ["yaml-empty"]


def nested(depth: int, style: str) -> str:
    """Return a document whose containers lie `depth` deep."""
    if style == "flow":
        return "[" * depth + "]" * depth
    if style == "dashes":
        return "- " * (depth - 1) + "- x"
    return "".join(f"{' ' * level}a:\n" for level in range(depth)) + " " * depth + "x"


@pytest.mark.parametrize("style", ["flow", "dashes", "keys"])
def test_depth_up_to_the_limit_is_read(style: str) -> None:
    assert parse_yaml(nested(MAX_DEPTH, style), "p").problems == []


@pytest.mark.parametrize("style", ["flow", "dashes", "keys"])
@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 100, 1000])
def test_depth_beyond_the_limit_is_refused(depth: int, style: str) -> None:
    document = parse_yaml(nested(depth, style), "p")
    assert document.root is None
    assert [p.code for p in document.problems] == ["yaml-too-deep"]


@pytest.mark.parametrize(
    "text", ["[" * 1_000_000, "{" * 1_000_000, "{a: [" * 100_000], ids=["[", "{", "{["]
)
def test_tower_of_open_brackets_is_refused(text: str) -> None:
    assert [p.code for p in parse_yaml(text, "p").problems] == ["yaml-too-deep"]


def test_refused_depth_names_its_line() -> None:
    (problem,) = parse_yaml("a: 1\nb:\n  " + "[" * 100, "p").problems
    assert problem.line == 3


def test_size_up_to_the_limit_is_read() -> None:
    text = "a: 1\n"
    assert parse_yaml(text + "#" * (MAX_CHARACTERS - len(text)), "p").problems == []
    assert [
        p.code for p in parse_yaml(text + "#" * (MAX_CHARACTERS + 1 - len(text)), "p").problems
    ] == ["yaml-too-large"]


def test_duplicates_before_a_refusal_are_still_reported() -> None:
    assert [p.code for p in parse_yaml("a: 1\na: 2\nb: *x\n", "p").problems] == [
        "duplicate-key",
        "yaml-syntax",
    ]


@given(st.text(max_size=60) | st.text(alphabet="ab:-?[]{}&*!|>'\"%@#, \n\t", max_size=60))
def test_any_text_gives_a_root_or_a_problem(text: str) -> None:
    document = parse_yaml(text, "p")
    assert document.root is not None or document.problems
    for problem in document.problems:
        assert problem.message("zh")
        assert problem.message("en")


def test_a_file_of_too_many_nodes_is_refused() -> None:
    text = "".join(f"k{n}: 1\n" for n in range(MAX_NODES))
    assert [problem.code for problem in parse_yaml(text, "plan.yaml").problems] == [
        "yaml-too-large"
    ]


# --- anchors


def test_an_alias_is_what_its_anchor_names_where_that_is_written() -> None:
    found = entries(parse_yaml("a: &x {b: 1}\nc: *x\nd: [*x]\n", "p"))
    assert found["c"] is found["a"]
    assert place(found["c"]) == (1, 4)
    assert found["d"].items == [found["a"]]


def test_the_last_anchor_of_a_name_counts() -> None:
    found = entries(parse_yaml("a: &x 1\nb: &x 2\nc: *x\n", "p"))
    assert found["c"].text == "2"


def test_merged_entries_stand_behind_those_that_are_written_out() -> None:
    text = "a: &x {b: 1, c: 2}\nd: &y {c: 3, e: 4}\nf: {<<: [*x, *y], b: 5}\n"
    merged = entries(parse_yaml(text, "p"))["f"].entries
    assert merged is not None
    assert {key: node.text for key, node in merged.items()} == {"b": "5", "c": "2", "e": "4"}
    assert place(merged["c"]) == (1, 17)


@pytest.mark.parametrize("merge", ["*l{}", "<<: *l{}"])
def test_a_file_that_unfolds_into_too_many_nodes_is_refused(merge: str) -> None:
    lines = ["l0: &l0 {a: x, b: x, c: x, d: x}"]
    for n in range(9):
        again = ", ".join(f"{key}: {merge.format(n)}" for key in "abcdefghi")
        if merge.startswith("<<"):
            again = ", ".join(f"{key}: {{{merge.format(n)}, {key}: 1}}" for key in "abcdefghi")
        lines.append(f"l{n + 1}: &l{n + 1} {{{again}}}")
    document = parse_yaml("\n".join(lines), "p")
    assert document.root is None
    assert [problem.code for problem in document.problems] == ["yaml-too-large"]
