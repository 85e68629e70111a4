"""YAML read as marked text: every scalar is a string that knows its line and column.

Only what a plan needs is admitted. Anchors, aliases, tags and several documents are refused before
anything is built, so no small file can unfold into a large one, and no scalar is turned into a number,
a date or a truth value on the way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml

from gapcalc.core.problem import Problem

__all__ = ["Document", "Node", "read"]

MAX_BYTES = 2_000_000
MAX_DEPTH = 12
MAX_NODES = 60_000
_BRACKET = re.compile(r"[\[\]{}]")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Node:
    """One value of the file with its 1-based place; exactly one of `text`, `items`, `entries` is set."""

    line: int
    column: int
    text: str | None = None
    items: list[Node] | None = None
    entries: dict[str, Node] | None = None
    keys: dict[str, Node] = field(default_factory=dict)


@dataclass(slots=True)
class Document:
    """The root node of a YAML file (None where it cannot be read) and the problems met on the way."""

    root: Node | None
    problems: list[Problem]


class _Refused(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def read(text: str, path: str) -> Document:
    """Parse YAML `text`; `path` is only put into the problems.

    Problems: `yaml-syntax`, `yaml-too-large`, `yaml-too-deep`, `yaml-feature`, `yaml-empty` (no root);
    `duplicate-key` (the first value is kept).
    """
    problems: list[Problem] = []
    try:
        if len(text) > MAX_BYTES:
            raise _Refused(
                Problem(
                    "yaml-too-large", path=path, details={"limit": f"{MAX_BYTES // 1_000_000} MB"}
                )
            )
        _refuse_depth(text, path)
        root = _build(text, path, problems)
    except _Refused as refused:
        return Document(None, [*problems, refused.problem])
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (None, None)
        problem = Problem(
            "yaml-syntax", {"what": error.problem or error.context or ""}, path, *place
        )
        return Document(None, [*problems, problem])
    except (yaml.YAMLError, ValueError) as error:  # a character that YAML forbids has no mark
        return Document(
            None, [*problems, Problem("yaml-syntax", {"what": str(error).split("\n")[0]}, path)]
        )
    return Document(root, problems)


def _refuse_depth(text: str, path: str) -> None:
    """Refuse deep flow nesting before the scanner sees it: its cost grows with the square of the depth."""
    depth = 0
    for bracket in _BRACKET.finditer(text):
        depth = max(0, depth + (1 if bracket[0] in "[{" else -1))
        if depth > 4 * MAX_DEPTH:
            line = text.count("\n", 0, bracket.start()) + 1
            raise _Refused(Problem("yaml-too-deep", {"limit": str(MAX_DEPTH)}, path, line))


def _build(text: str, path: str, problems: list[Problem]) -> Node:
    root: Node | None = None
    count = 0
    stack: list[
        tuple[Node, Node | None]
    ] = []  # open containers, each with the key that waits for a value
    for event in yaml.parse(text, Loader=_LOADER):
        line, column = _place_of(event)
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            stack.pop()
            continue
        if isinstance(event, yaml.DocumentStartEvent) and root is not None:
            raise _Refused(Problem("yaml-feature", {"what": "---"}, path, line, column))
        if not isinstance(event, yaml.NodeEvent):
            continue
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            raise _Refused(
                Problem("yaml-feature", {"what": f"{sign}{event.anchor}"}, path, line, column)
            )
        if tag := getattr(event, "tag", None):
            raise _Refused(Problem("yaml-feature", {"what": tag}, path, line, column))
        count += 1
        if count > MAX_NODES:
            raise _Refused(
                Problem(
                    "yaml-too-large", {"limit": f"{MAX_NODES:,} YAML nodes"}, path, line, column
                )
            )
        node = Node(line, column)
        if isinstance(event, yaml.ScalarEvent):
            node.text = event.value
        elif isinstance(event, yaml.SequenceStartEvent):
            node.items = []
        else:
            node.entries = {}
        _place(node, stack, path, problems)
        root = root or node
        if node.text is None:
            if len(stack) >= MAX_DEPTH:
                raise _Refused(
                    Problem("yaml-too-deep", {"limit": str(MAX_DEPTH)}, path, line, column)
                )
            stack.append((node, None))
    if root is None:
        raise _Refused(Problem("yaml-empty", path=path))
    return root


def _place_of(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _place(
    node: Node, stack: list[tuple[Node, Node | None]], path: str, problems: list[Problem]
) -> None:
    """Put `node` where it belongs in the innermost open container: as an item, a key, or a key's value."""
    if not stack:
        return
    parent, key = stack[-1]
    if parent.items is not None:
        parent.items.append(node)
        return
    assert parent.entries is not None
    if key is None:
        if node.text is None:
            raise _Refused(Problem("yaml-feature", {"what": "? […]"}, path, node.line, node.column))
        stack[-1] = (parent, node)
        return
    stack[-1] = (parent, None)
    name = key.text or ""
    if name in parent.entries:
        first = parent.keys[name].line
        problems.append(
            Problem("duplicate-key", {"key": name, "first": str(first)}, path, key.line, key.column)
        )
    else:
        parent.entries[name] = node
        parent.keys[name] = key
