"""JSON with an entry a line."""

import json

import pytest

from gapcalc.views.findings.document import document

FRAME = {"version": 1, "problems": [], "summary": {"files": 0}}


@pytest.mark.parametrize("entries", [[], [{"a": 1}], [{"a": "[]"}, {"b": '"\n'}]])
def test_the_entries_stand_in_the_empty_list(entries):
    assert json.loads(document(FRAME, entries)) == {**FRAME, "problems": entries}
    assert json.loads(document([], entries)) == entries


def test_every_entry_has_a_line():
    assert document([], [{"a": 1}, {"b": [2, 3]}]) == '[\n{"a": 1},\n{"b": [2, 3]}\n]'


def test_only_ascii_unless_asked():
    assert document([], [{"单位": "亿元"}]).isascii()
    assert "亿元" in document([], [{"单位": "亿元"}], ascii_only=False)
