"""The scorer of the reader against annotated tables, with a stand-in for the reader."""

import json
import sys
from types import SimpleNamespace

import pytest
from score_tables import Answer, NotScored, answer_of_json, main, score

TABLE = 'Title,,\n"Name of\nthe place",2001,2002\nNorth,5,(S)\n\nTotal,5,7\n'
ROLES = "m,,\nh,h,h\na,d,d\n\na,r,r\n"
STAND_IN = """#!{python}
import sys
assert sys.argv[1:-1] == ["read", "--format", "json", "--cells"], sys.argv
print({json!r})
sys.exit({code})
"""


def document(*values, form="periods-across"):
    return json.dumps({"version": 1, "tables": [{"format": form, "values": values}]})


@pytest.fixture
def table(tmp_path):
    (tmp_path / "a.roles.csv").write_text(ROLES, encoding="utf-8")
    table = tmp_path / "a.csv"
    table.write_text(TABLE, encoding="utf-8")
    return table


@pytest.fixture
def stand_in(tmp_path):
    """A function that makes an executable which answers with `text`."""

    def make(text, code=0):
        path = tmp_path / "gapcalc"
        path.write_text(
            STAND_IN.format(python=sys.executable, json=text, code=code), encoding="utf-8"
        )
        path.chmod(0o755)
        return str(path)

    return make


def counts(result):
    return result.found, result.wanted, result.right, result.given


@pytest.mark.parametrize(("values", "expected"), [
    ([], (0, 3, 0, 0)),
    ([(4, 2), (6, 2), (6, 3)], (3, 3, 3, 3)),
    ([(4, 2), (4, 3)], (1, 3, 2, 2)),  # "(S)" is a value cell, though none that must be found
    ([(2, 2), (3, 2), (4, 2)], (1, 3, 1, 2)),  # lines 2 and 3 are one record, the header
    ([(6, 1)], (0, 3, 0, 1)),
    ([(5, 2), (0, 2), (99, 1), (4, 99)], (0, 3, 0, 4)),  # where no cell is
])  # fmt: skip
def test_cells_are_found_by_physical_line(table, values, expected):
    assert counts(score(table, Answer(values=set(values)))) == expected


def test_a_cell_given_by_two_tables_counts_once():
    text = json.dumps({"version": 1, "tables": [
        {"format": "long", "values": [[4, 2]]}, {"format": "none", "values": [[4, 2]]},
    ]})  # fmt: skip
    assert answer_of_json(text) == Answer(tables=1, values={(4, 2)})


@pytest.mark.parametrize("text", ["", "[]", '{"version": 2, "tables": []}', '{"version": 1}'])
def test_json_of_another_form_is_not_scored_as_nothing_found(text):
    with pytest.raises(NotScored):
        answer_of_json(text)


def test_annotations_of_another_table_are_not_scored(table):
    table.write_text(TABLE + "North,1,2\n", encoding="utf-8")
    with pytest.raises(NotScored, match="6 records, but roles for 5"):
        score(table, Answer())


@pytest.mark.parametrize("code", [0, 1])
def test_shares_and_totals_are_printed(table, stand_in, capsys, code):
    reader = stand_in(document([4, 2], [6, 3], [2, 2]), code)
    assert main([str(table.parent), reader]) == 0
    _, line, total, summary = capsys.readouterr().out.splitlines()
    assert line.split() == ["a.csv", "66.6", "66.6", "2/3", "2/3", "1"]
    assert total.split() == ["total", "66.6", "66.6", "2/3", "2/3", "1"]
    assert summary == "1 files: 1 with values found, 0 with nine tenths of their cells"


def test_the_worst_files_are_shown_with_what_is_no_value(table, stand_in, capsys):
    for name, content in [("b.csv", "x,5\n"), ("b.roles.csv", "a,n\n")]:
        (table.parent / name).write_text(content, encoding="utf-8")
    main([str(table.parent), stand_in(document([2, 2])), "--worst", "1"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("a.csv")
    assert lines[2] == "    no value: record 2, column 2 (h): 2001"
    assert lines[3].startswith("total")


def test_the_imported_package_is_scored_in_process(table, monkeypatch, capsys):
    accounts = [SimpleNamespace(format="long", values=[(4, 2)])]
    answer = SimpleNamespace(tables=accounts)
    monkeypatch.setattr("gapcalc.read_observations", lambda *_, cells: answer, raising=False)
    assert main([str(table.parent), "--in-process"]) == 0
    assert capsys.readouterr().out.splitlines()[1].split()[1:] == [
        "33.3",
        "100.0",
        "1/3",
        "1/1",
        "1",
    ]


def test_a_reader_that_fails_fails_the_scoring(table, stand_in, capsys):
    assert main([str(table.parent), stand_in("", code=2)]) == 1
    assert "a.csv: not scored: exit code 2" in capsys.readouterr().err
