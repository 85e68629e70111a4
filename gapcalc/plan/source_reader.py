"""The `sources` of a plan file, read with every mistake reported."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Any

from gapcalc.core.data_options import COLUMN_ROLES, DataOptions
from gapcalc.core.period import parse_period
from gapcalc.plan.fields import FieldReader
from gapcalc.plan.marked_yaml import Node
from gapcalc.plan.source import Source

__all__ = ["read_sources"]

_LONGEST_PATTERN = 200
_TRUTHS = {"true": True, "false": False}


def read_sources(fields: FieldReader, node: Node | None) -> tuple[Source, ...]:
    """Return the sources that a plan file lists, without those that have a mistake."""
    if node is None:
        return ()
    if node.items is None:
        fields.report("plan-form", node, key="sources", wanted="- files: …")
        return ()

    sources = []

    for item in node.items:
        source = _read_source(fields, item)
        if source is not None:
            sources.append(source)

    return tuple(sources)


def _read_source(fields: FieldReader, node: Node) -> Source | None:
    """Return one source, None where anything about it is wrong, which is reported."""
    problems_before = len(fields.problems)
    entries = fields.entries(node, "source", "sources")
    given: dict[str, Any] = {}

    # What is left out keeps the default of the options.
    for key, (field, read) in _READERS.items():
        if key in entries:
            given[field] = read(fields, entries[key], f"sources.{key}")

    files_node = entries.get("files")
    files = fields.text(files_node, "files") or ""
    if files_node is not None and not _is_pattern(files):
        fields.report("plan-form", files_node, "files", key="files", wanted="folder/*.csv")
    if len(fields.problems) > problems_before:
        return None

    return Source(files, DataOptions(**given), node.line)


def _is_pattern(files: str) -> bool:
    """Whether a path can be matched with a text; an absolute one fits no other machine."""
    if not 0 < len(files) <= _LONGEST_PATTERN:
        return False

    return not PurePath(files).is_absolute()


# --- one key


def _read_period(fields: FieldReader, node: Node, key: str) -> str | None:
    """Return a period as it is written, which the reader of data parses once more."""
    text = fields.text(node, key)
    if text is not None and parse_period(text) is None:
        fields.report("plan-form", node, key, key=key, wanted="2024, 2024-09, 2024Q3")

    return text


def _read_line_number(fields: FieldReader, node: Node, key: str) -> int | None:
    """Return the number of a line, from 1; None where it is none, which is reported."""
    text = fields.text(node, key) or ""
    if text.isascii() and text.isdigit():
        # No file has a line 1,000,000,000, and a number of a thousand digits takes long to read.
        number = int(text[:9])
        if number > 0:
            return number

    fields.report("plan-form", node, key, key=key, wanted="1, 2, …")
    return None


def _truth(fields: FieldReader, node: Node, key: str) -> bool:
    """Return whether it says `true`; another word than `false` is reported."""
    word = fields.choice(node, key, _TRUTHS)
    return word is not None and _TRUTHS[word]


def _one_or_several(fields: FieldReader, node: Node, key: str) -> tuple[str, ...]:
    """Return the texts of a list, or the one that stands there without a list."""
    if node.items is not None:
        return fields.texts(node, key)

    text = fields.text(node, key)
    if text is None:
        return ()

    return (text,)


def _read_headings(fields: FieldReader, node: Node, key: str) -> Mapping[str, Node]:
    """Return a mapping whose keys are headings, which may be written with spaces."""
    if node.entries is None:
        fields.report("plan-form", node, key, key=key, wanted="heading: value")
        return {}

    return node.entries


def _members(fields: FieldReader, node: Node, key: str) -> tuple[tuple[str, str], ...]:
    """Return which rows count, by heading and member: 地区: 重庆市."""
    members = []

    for heading, member in _read_headings(fields, node, key).items():
        text = fields.text(member, key)
        members.append((heading, text or ""))

    return tuple(members)


def _read_roles(fields: FieldReader, node: Node, key: str) -> tuple[tuple[str, str], ...]:
    """Return what the columns are, by heading and role: 数值: value."""
    roles = []

    for heading, node_of_role in _read_headings(fields, node, key).items():
        role = fields.choice(node_of_role, key, COLUMN_ROLES)
        roles.append((heading, role or ""))

    return tuple(roles)


def _read_plain_text(fields: FieldReader, node: Node, key: str) -> str | None:
    """Return a text as it stands."""
    return fields.text(node, key)


def _read_source_unit(fields: FieldReader, node: Node, key: str) -> str | None:
    """Return the unit of a file that names none itself."""
    return fields.unit(node)


_Read = Callable[[FieldReader, Node, str], object]
# For each key of a source the field of `DataOptions` that it fills, and how it is read.
_READERS: dict[str, tuple[str, _Read]] = {
    "unit": ("unit", _read_source_unit),
    "region": ("region", _read_plain_text),
    "indicator": ("indicator", _read_plain_text),
    "period": ("period", _read_period),
    "sheet": ("sheets", _one_or_several),
    "columns": ("columns", _read_roles),
    "where": ("where", _members),
    "skip": ("skip_columns", _one_or_several),
    "header_row": ("header_row", _read_line_number),
    "encoding": ("encoding", _read_plain_text),
    "hidden": ("hidden", _truth),
}
