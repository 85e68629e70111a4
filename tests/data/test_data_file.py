"""Data files as they lie on disk: encodings, quoting, broken tables, folders, and the place of
every finding.
"""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from conftest import Tiny

from gapcalc import Observations, Plan, read_observations
from gapcalc.assessment.check import check

HEADER = "indicator,region,period,value,unit\n"
ROW = "t,,2024,1,亿元\n"


@pytest.fixture
def one(tiny: Tiny) -> Plan:
    return tiny("over: 3 万亿元")


def told(read: Observations) -> list[tuple[str, int | None]]:
    """Return code and line of each problem."""
    return [(problem.code, problem.line) for problem in read.problems]


def read(tmp_path: Path, plan: Plan, content: str | bytes) -> Observations:
    file = tmp_path / "data.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = read_observations(file, plan)
    assert {problem.path for problem in found.problems} <= {str(file)}
    return found


@pytest.mark.parametrize(
    "content",
    [
        HEADER + ROW, "\ufeff" + HEADER + ROW, (HEADER + ROW).replace("\n", "\r\n"),
        (HEADER + ROW).replace("\n", "\r"),
        (HEADER + ROW).rstrip(), "\n\n" + HEADER + "\n" + ROW + "\n\n",
        ",,,,\n" + HEADER + " , ,,,\n" + ROW,
        '"indicator","region","period","value","unit"\n"t","","2024","1","亿元"\n',
        HEADER + "  t , , 2024 , 1 , 亿元 \n",
        "value,unit,period,indicator\n1,亿元,2024,t\n",
    ],
    ids=["plain", "bom", "crlf", "cr", "no end", "blank lines", "empty rows", "quoted", "spaces",
    "other order"],
)  # fmt: skip
def test_ways_to_write_one_row(tmp_path: Path, one: Plan, content: str) -> None:
    found = read(tmp_path, one, content)
    assert (told(found), found.rows) == ([], 1)
    assert [(o.target, o.period.year, o.value, o.unit) for o in found] == [("t", 2024, 1, "亿元")]


@pytest.mark.parametrize(
    ("content", "problems", "values"),
    [
        ("", [("no-header", None)], 0),
        ("\n \n,,\n", [("no-header", None)], 0),
        ("\ufeff", [("no-header", None)], 0),
        (ROW, [("no-header", 1)], 0),
        ("\n" + ROW * 3, [("no-header", 2)], 0),
        ("indicator,period\nt,2024\n", [("no-header", 1)], 0),
        ("<html><body>no</body></html>\n", [("wrong-kind", None)], 0),
        ("indicator;region;period;value;unit\nt;;2024;1;亿元\n", [], 1),
        (HEADER, [], 0),
        ("indicator,period,value,value\nt,2024,1,2\n", [("duplicate-column", 1)], 0),
        ("indicator,period,value,指标\nt,2024,1,t\n", [("duplicate-column", 1)], 0),
        ("indicator,period,value,unit,colour\nt,2024,1,亿元,red\n", [("unknown-column", 1)], 1),
        ("indicator,period,value,unit,,\nt,2024,1,亿元,,\n", [], 1),
        (HEADER + "t,,2024,1\n" + ROW, [("cell-count", 2)], 1),
        (HEADER + "t,,2024,1,亿元,\n" + ROW, [], 2),
        (HEADER + "t,,2024,30,000,亿元\n" + ROW, [("cell-count", 2)], 1),
        (HEADER + ROW + 't,,2024,"1,亿元\n' + ROW, [("csv-syntax", 3)], 2),
        (HEADER + 't,,2024,"1"x,亿元\n' + ROW, [("csv-syntax", 2)], 1),
        (HEADER + ROW + "t,," + "x" * 200_000 + ",1,亿元\n", [("csv-syntax", 3)], 1),
        (HEADER + ROW + "t,,2024,\0,亿元\n" + ROW, [("binary-file", None)], 0),
        (b"PK\x03\x04\0\0", [("wrong-kind", None)], 0),
        ("\0", [("binary-file", None)], 0),
        ((HEADER + ROW).encode("gb18030"), [], 1),
        (b"\xff\xfe" + (HEADER + ROW).encode("utf-16-le"), [], 1),
        (b"\xff", [("encoding", 1)], 0),
    ],
    ids=range(25),
)
def test_file_that_is_no_clean_table(
    tmp_path: Path,
    one: Plan,
    content: str | bytes,
    problems: list[tuple[str, int | None]],
    values: int,
) -> None:
    found = read(tmp_path, one, content)
    assert told(found) == problems
    assert len(found) == values


def test_wrong_byte_is_named_with_its_line(tmp_path: Path, one: Plan) -> None:
    found = read(tmp_path, one, (HEADER + ROW * 2).encode() + "t,,2024,1,亿元\n".encode("gb18030"))
    (problem,) = found.problems
    assert (problem.code, problem.details["byte"], problem.line) == ("line-encoding", "0xd2", 4)


@pytest.mark.parametrize(
    ("content", "lines", "problems"),
    [
        (HEADER + ROW + ROW + "t,,x,1,亿元\n", [2, 3], [("period-malformed", 4)]),
        (
            HEADER + 't,,2024,1,"亿\n元"\n' + ROW + "t,,x,1,亿元\n",
            [2, 4],
            [("period-malformed", 5)],
        ),
        (HEADER + 't,"\n\n\n",2024,1,亿元\n' + ROW, [2, 6], []),
        ("\n" + '"indicator","\n",period,value,unit\n' + "t,,2023,1,亿元\n" + ROW, [4, 5], []),
        (
            HEADER + '\n\nt,"\r\n",2024,1,亿元\r\n' + 't,"",x,"1\n",亿元\n',
            [4],
            [("period-malformed", 6)],
        ),
    ],
    ids=["plain", "unit", "region", "header", "mixed"],
)
def test_line_is_the_first_physical_line_of_the_record(
    tmp_path: Path, one: Plan, content: str, lines: list[int], problems: list[tuple[str, int]]
) -> None:
    found = read(tmp_path, one, content)
    assert [observation.line for observation in found] == lines
    assert told(found) == problems


def test_missing_file(tmp_path: Path, one: Plan) -> None:
    found = read_observations(tmp_path / "absent.csv", one)
    assert (told(found), len(found)) == ([("no-file", None)], 0)


@pytest.mark.parametrize(
    "name", ["x" * 5000 + ".csv", "a\0b.csv", "\udcff.csv"], ids=["long", "nul", "bytes"]
)
def test_file_name_that_no_system_takes(one: Plan, name: str) -> None:
    found = read_observations(name, one)
    assert len(found.problems) == 1
    assert found.problems[0].code in {"no-file", "unreadable", "no-data"}
    assert found.problems[0].location.isprintable()


def test_folder_without_data_files(tmp_path: Path, one: Plan) -> None:
    (tmp_path / "read.txt").write_text("x", encoding="utf-8")
    folder = tmp_path / "empty"
    folder.mkdir()
    found = read_observations(folder, one)
    assert (told(found), found.files) == ([("no-data", None)], 0)


def test_folder_is_read_with_the_folders_in_it_in_order(tmp_path: Path, one: Plan) -> None:
    folder = tmp_path / "data"
    for name, year in (
        ("b.csv", 2023),
        ("a.csv", 2022),
        ("c/d.csv", 2024),
        (".hidden.csv", 2025),
        ("e.txt", 2026),
    ):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{HEADER}t,,{year},1,亿元\n", encoding="utf-8")
    found = read_observations(folder, one)
    assert (told(found), found.files, found.rows) == ([("files-passed-over", None)], 3, 3)
    assert [observation.period.year for observation in found] == [2022, 2023, 2024]


def test_several_paths_are_read_one_after_the_other(tmp_path: Path, one: Plan) -> None:
    files = []
    for year in (2024, 2022):
        file = tmp_path / f"{year}.csv"
        file.write_text(f"{HEADER}t,,{year},1,亿元\n", encoding="utf-8")
        files.append(str(file))
    found = read_observations([*files, tmp_path / "absent.csv"], one)
    assert [observation.period.year for observation in found] == [2024, 2022]
    assert [observation.path for observation in found] == files
    assert told(found) == [("no-file", None)]


def test_what_is_no_regular_file_is_not_opened(one: Plan) -> None:
    assert told(read_observations("/dev/null", one)) == [("unreadable", None)]


def test_counts_are_told_for_each_file(tmp_path: Path, one: Plan) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(HEADER + "x,,2024,1,元\n" * 2, encoding="utf-8")
    found = read_observations([tmp_path / "a.csv", tmp_path / "b.csv"], one)
    assert [(p.code, p.details["count"], Path(p.path or "").name) for p in found.problems] == [
        ("unknown-indicator", "2", "a.csv"),
        ("unknown-indicator", "2", "b.csv"),
    ]


def test_dash_is_standard_input(one: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "sys.stdin", io.TextIOWrapper(io.BytesIO(("\ufeff" + HEADER + ROW).encode()))
    )
    found = read_observations("-", one)
    assert [(observation.value, observation.path, observation.line) for observation in found] == [
        (1, "-", 2)
    ]


def test_the_nearest_name_is_offered_for_a_file_that_is_not_there(tmp_path):
    (tmp_path / "export-2025.csv").write_text("", encoding="utf-8")
    near, far = (
        check([str(tmp_path / name)]).problems[0].message()
        for name in ("exprot-2025.csv", "zzz.csv")
    )
    assert "Did you mean" in near and "export-2025.csv?" in near
    assert "Check the path" in far
