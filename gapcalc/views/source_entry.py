"""The entry of `sources` that makes a file readable, as YAML to paste into a plan file."""

from __future__ import annotations

import glob
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from gapcalc.core.data_options import DataOptions
from gapcalc.core.text import visible
from gapcalc.data.needed_source import NeededSource
from gapcalc.views.speaker import Speaker

__all__ = ["source_entries"]

# What YAML takes as text without quotation marks, and flow collections too.
_PLAIN = re.compile(r"[^\W_][\w.-]*(?: [\w.-]+)*")
_WORDS_OF_YAML = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}


def source_entries(needed: Sequence[NeededSource], speaker: Speaker) -> str:
    """Return the entries of several files in one block of YAML, with remarks on what to check."""
    lines: list[str] = []
    for one in needed:
        lines += _entry_lines(one, speaker)

    if any(not line.lstrip().startswith("#") for line in lines):
        lines.insert(0, "sources:")

    return "\n".join(lines)


def _entry_lines(needed: NeededSource, speaker: Speaker) -> Iterator[str]:
    # The plan file is not for one machine: no folder of it stands in it.
    name = visible(PurePath(needed.path).name)
    keys = list(_keys_said(needed.given))
    # The file is read as it is, or no words in the plan would make it readable.
    if not keys and not needed.unsaid:
        remark = "source-not-needed" if needed.values else "source-cannot-help"
        yield f"# {speaker.word(remark, file=name)}"
        return

    # A name with * or ? in it is no pattern.
    pattern = glob.escape(name)
    yield f"  - files: {_yaml_text(pattern)}"
    taken = speaker.word("source-taken")

    for key, text in keys:
        line = f"    {key}: {text}"
        yield f"{line}  # {taken}" if key in needed.taken else line

    unsaid = speaker.word("source-unsaid")

    for key, choices in needed.unsaid:
        listed = visible(speaker.listed(choices))
        yield f"    # {key}: {listed}  {unsaid}"


def _keys_said(given: DataOptions) -> Iterator[tuple[str, str]]:
    """Yield each key of a source that says something, with its value as YAML."""
    single = (
        ("indicator", given.indicator),
        ("region", given.region),
        ("period", given.period),
        ("unit", given.unit),
    )
    for key, value in single:
        if value:
            yield key, _yaml_text(value)
    if given.sheets:
        yield "sheet", _yaml_list(given.sheets)
    if given.columns:
        yield "columns", _yaml_mapping(given.columns)
    if given.where:
        yield "where", _yaml_mapping(given.where)
    if given.skip_columns:
        yield "skip", _yaml_list(given.skip_columns)
    if given.header_row:
        yield "header_row", str(given.header_row)
    if given.encoding:
        yield "encoding", _yaml_text(given.encoding)
    if given.hidden:
        yield "hidden", "true"


def _yaml_text(text: str) -> str:
    """Return a text as YAML reads it back; quoted where it would mean something else."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML:
        return text

    return json.dumps(text, ensure_ascii=False)


def _yaml_list(items: Sequence[str]) -> str:
    """Return items on one line: `[2023, 2024]`."""
    texts = [_yaml_text(item) for item in items]
    return f"[{', '.join(texts)}]"


def _yaml_mapping(pairs: Sequence[tuple[str, str]]) -> str:
    """Return pairs on one line: `{Gemeinde: region, Jahr: period}`."""
    entries = [f"{_yaml_text(name)}: {_yaml_text(value)}" for name, value in pairs]
    return "{" + ", ".join(entries) + "}"
