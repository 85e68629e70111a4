"""YAML read as marked text: every scalar is a string that knows its line and column.

Only what a plan needs is admitted. Tags and several documents are refused before anything is built.
An alias counts as all that it stands for, so that no small file can unfold into a large one
("billion laughs"). No scalar becomes a number, a date or a truth value on the way: `no` stays no
and `1.10` stays 1.10.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, NoReturn

import yaml

from gapcalc.core.problem import Problem

__all__ = ["Document", "Node", "parse_yaml"]

# Some ten thousand targets, each written out.
MAX_CHARACTERS = 5_000_000
MAX_DEPTH = 12
MAX_NODES = 200_000
# The key whose mappings are taken over into its own.
_MERGE = "<<"
# libyaml is about ten times as fast. PyYAML has it in its wheels, but not everywhere.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Node:
    """One value of the file with its 1-based line and column.

    Exactly one of `text`, `items` and `entries` is set: it is a scalar, a list or a mapping. `keys`
    are the nodes of a mapping's keys.
    """

    line: int
    column: int
    text: str | None = None
    items: list[Node] | None = None
    entries: dict[str, Node] | None = None
    keys: dict[str, Node] = field(default_factory=dict)


@dataclass(slots=True)
class Document:
    """The root node of a YAML file (None if it cannot be read) and the problems in the file."""

    root: Node | None
    problems: list[Problem]


class _Anchored(NamedTuple):
    """What an alias stands for, with the number of its nodes and how deep it is."""

    node: Node
    size: int
    depth: int


class _YamlRefused(Exception):
    """Raised to give up a file, with the problem that says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def parse_yaml(text: str, path: str) -> Document:
    """Parse YAML `text`. `path` is only put into the problems.

    Problems without a root: `yaml-syntax`, `yaml-too-large`, `yaml-too-deep`, `yaml-feature`,
    `yaml-full-width`, `yaml-empty`. A `duplicate-key` is reported and its first value kept.
    """
    builder = _Builder(text, path)

    try:
        if len(text) > MAX_CHARACTERS:
            limit = f"{MAX_CHARACTERS // 1_000_000} MB"
            raise _YamlRefused(Problem("yaml-too-large", {"limit": limit}, path))

        _refuse_depth(text, path)
        root = builder.build()
    except _YamlRefused as refused:
        return Document(None, [*builder.problems, refused.problem])
    except yaml.MarkedYAMLError as error:
        return Document(None, [*builder.problems, _syntax_problem(error, text, path)])
    except (yaml.YAMLError, ValueError) as error:
        # A character that YAML forbids has no mark, and the error has a second line about it.
        reason = str(error).split("\n")[0]
        return Document(None, [*builder.problems, Problem("yaml-syntax", {"what": reason}, path)])

    return Document(root, builder.problems)


# base_year：2020, {zh：进出口}: the colon of a Chinese keyboard, which YAML takes for text.
_FULL_WIDTH = re.compile(r"^\s*(?:-\s+)?[\w.-]{1,60}\s*(：)|\{[^{}：]{0,200}(：)")
# The parser stumbles over such a line, or over the one that follows it.
_LINES_BEFORE = 2
_LONGEST_LINE = 1000
_LONGEST_SHOWN = 40


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, path: str) -> Problem:
    """Return what is wrong where the parser gave up, in its words if there are no better ones."""
    reason = {"what": error.problem or error.context or ""}
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Problem("yaml-syntax", reason, path)

    lines = text.split("\n")[: mark.line + 1]
    for number in range(len(lines), max(0, len(lines) - 1 - _LINES_BEFORE), -1):
        line = lines[number - 1][:_LONGEST_LINE]
        match = _FULL_WIDTH.search(line)
        if match is not None and not line.lstrip().startswith("#"):
            place = match.end()
            value = line[:place].strip()[-_LONGEST_SHOWN:]
            return Problem("yaml-full-width", {"value": value}, path, number, place)

    return Problem("yaml-syntax", reason, path, mark.line + 1, mark.column + 1)


_BRACKET = re.compile(r"[\[\]{}]")


def _refuse_depth(text: str, path: str) -> None:
    """Refuse deep flow nesting, [[[[…, before the scanner sees it.

    The scanner's cost grows with the square of the depth. Brackets within quoted text and comments
    are counted too, so that the limit is four times that of nodes.
    """
    depth = 0

    for bracket in _BRACKET.finditer(text):
        if bracket[0] in "[{":
            depth += 1
        else:
            depth = max(0, depth - 1)

        if depth > 4 * MAX_DEPTH:
            line = text.count("\n", 0, bracket.start()) + 1
            raise _YamlRefused(Problem("yaml-too-deep", {"limit": str(MAX_DEPTH)}, path, line))


class _Builder:
    """Builds the nodes of one file from the events of PyYAML's parser."""

    def __init__(self, text: str, path: str) -> None:
        self.problems: list[Problem] = []
        self._path = path
        self._text = text
        self._events: Iterator[yaml.Event] = iter(())
        self._anchors: dict[str, _Anchored] = {}
        self._count = 0

    def build(self) -> Node:
        """Return the root node. Raises `_YamlRefused` and yaml.YAMLError."""
        root: Node | None = None
        # yaml.parse asks before each event whether there is one more; None ends them as well.
        self._events = iter(_LOADER(self._text).get_event, None)

        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                root = self._node(event, depth=0)
            elif isinstance(event, yaml.DocumentStartEvent) and root is not None:
                # A second plan in one file.
                self._refuse(event, "yaml-feature", what="---")

        if root is None:
            raise _YamlRefused(Problem("yaml-empty", path=self._path))

        return root

    def _node(self, event: yaml.NodeEvent, depth: int) -> Node:
        """Return the node that begins with `event`, `depth` containers deep."""
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, depth)

        before = self._count
        node = self._new_node(event, depth)

        # Within what it names an anchor is not known yet, so that nothing can contain itself.
        if event.anchor:
            size = self._count - before
            self._anchors[event.anchor] = _Anchored(node, size, _depth(node))

        return node

    def _alias(self, event: yaml.AliasEvent, depth: int) -> Node:
        """Return the node that an alias stands for; it counts as all that is in it."""
        anchored = self._anchors.get(event.anchor or "")
        if anchored is None:
            self._refuse(event, "yaml-syntax", what=f"found undefined alias {event.anchor!r}")
        if depth + anchored.depth > MAX_DEPTH:
            self._refuse(event, "yaml-too-deep", limit=str(MAX_DEPTH))

        self._add(event, anchored.size)

        return anchored.node

    def _new_node(self, event: yaml.NodeEvent, depth: int) -> Node:
        """Return the text, list or mapping that begins with `event`."""
        self._admit(event)
        line, column = _mark_position(event)

        if isinstance(event, yaml.ScalarEvent):
            return Node(line, column, event.value)
        if depth >= MAX_DEPTH:
            self._refuse(event, "yaml-too-deep", limit=str(MAX_DEPTH))

        if isinstance(event, yaml.SequenceStartEvent):
            return Node(line, column, items=self._items(depth + 1))

        node = Node(line, column, entries={})
        self._fill(node, depth + 1)

        return node

    def _items(self, depth: int) -> list[Node]:
        """Return the items up to the end of the list that has begun."""
        items = []

        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                items.append(self._node(event, depth))
            else:  # the end of this list, as no other list or mapping is open
                break

        return items

    def _fill(self, mapping: Node, depth: int) -> None:
        """Put all that comes up to the end of the mapping that has begun into its node."""
        assert mapping.entries is not None
        merged: list[Node] = []

        for event in self._events:
            if not isinstance(event, yaml.NodeEvent):  # the end of this mapping
                break

            key = self._key(event)
            first_of_value = next(self._events)
            assert isinstance(first_of_value, yaml.NodeEvent), "the parser pairs keys with values"
            name = key.text or ""
            is_new = name not in mapping.entries

            # Other readers of YAML take the last of two goals in silence.
            if not is_new:
                details = {"key": name, "first": str(mapping.keys[name].line)}
                problem = Problem("duplicate-key", details, self._path, key.line, key.column)
                self.problems.append(problem)

            value = self._node(first_of_value, depth)

            if name == _MERGE and value.text is None:
                merged += value.items or [value]
                continue

            # A second value is read for its mistakes only.
            if is_new:
                mapping.entries[name] = value
                mapping.keys[name] = key

        for other in merged:
            _merge(mapping, other)

    def _key(self, event: yaml.NodeEvent) -> Node:
        """Return the key that is at `event`; only a text can be one."""
        self._admit(event)

        if not isinstance(event, yaml.ScalarEvent):  # ? [a, b] : a key that is a list
            self._refuse(event, "yaml-feature", what="? […]")

        line, column = _mark_position(event)
        return Node(line, column, event.value)

    def _admit(self, event: yaml.NodeEvent) -> None:
        """Refuse one node too many, and what a plan has no need of: !tag."""
        tag = getattr(event, "tag", None)  # an alias has none
        if tag:
            self._refuse(event, "yaml-feature", what=tag)

        self._add(event, 1)

    def _add(self, event: yaml.NodeEvent, nodes: int) -> None:
        """Count nodes, and refuse the file once they are too many."""
        self._count += nodes

        if self._count > MAX_NODES:
            counted = "YAML nodes"
            if self._anchors:
                # Nine levels of nine aliases each stand for 387 million nodes in a few lines.
                counted = "YAML nodes (an alias counts as its anchor)"

            self._refuse(event, "yaml-too-large", limit=f"{MAX_NODES:,} {counted}")

    def _refuse(self, event: yaml.Event, code: str, **details: str) -> NoReturn:
        """Give up the file for what stands at `event`."""
        line, column = _mark_position(event)
        raise _YamlRefused(Problem(code, details, self._path, line, column))


def _depth(node: Node) -> int:
    """Return how many containers lie in each other at `node`: 0 for a scalar."""
    if node.text is not None:
        return 0

    # {a: [1, 2]} lies two deep.
    within = [*(node.items or ()), *(node.entries or {}).values()]
    return 1 + max(map(_depth, within), default=0)


def _merge(mapping: Node, other: Node) -> None:
    """Put the entries of `other` into a mapping that has none of their names (`<<: *other`).

    They keep the places at which they are written. What is no mapping has no entries.
    """
    assert mapping.entries is not None

    for name, value in (other.entries or {}).items():
        if name not in mapping.entries:
            mapping.entries[name] = value
            mapping.keys[name] = other.keys[name]


def _mark_position(event: yaml.Event) -> tuple[int, int]:
    """Return the 1-based line and column at which an event begins."""
    mark = event.start_mark
    if mark is None:
        return (1, 1)

    return (mark.line + 1, mark.column + 1)
