"""The report as a workbook: every number a number, every text a text, and the same bytes for the same report."""

import re
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from gapcalc import GapcalcError, assess, read_observations
from gapcalc.assessment.rollup import roll_up
from gapcalc.core.files import bundled
from gapcalc.messages.words import word
from gapcalc.reports.gather import gather
from gapcalc.reports.ledger import READABLE, SOURCE, TARGET, VALUE, published_values
from gapcalc.tables.excel import workbook_sheets as sheets

pytest.importorskip("xlsxwriter", reason="needs the extra gapcalc[excel]")

from gapcalc.reports.workbook import as_xlsx
from gapcalc.views.speaker import Speaker

DAY = date(2026, 7, 1)
HOSTILE = "=cmd|'/c calc'!A1"


@pytest.fixture(scope="module")
def report(plan):
    assessment = assess(plan, read_observations(bundled() / "data", plan))
    return gather(
        assessment, assessment.results, [], Speaker("en"), sources={"a.csv": "0f"}, made_on=DAY
    )


@pytest.fixture(scope="module")
def data(report):
    return as_xlsx(report)


@pytest.fixture(scope="module")
def book(data, tmp_path_factory):
    """Each sheet's rows of texts by its name, as our own reader reads them."""
    return read(data, tmp_path_factory.mktemp("book") / "report.xlsx")


def read(data, file):
    file.write_bytes(data)
    return {sheet.name: [cells for _, cells in sheet.rows] for sheet in sheets(str(file))}


def columns(rows, key):
    """Return the cells of one row of a grid, by the names of its columns, found by its first cell."""
    row = next(row for row in rows if row[0] == key)
    return dict(zip(rows[0], row, strict=True))


def part(data, name):
    return ZipFile(BytesIO(data)).read(name).decode()


# --- what is in it


def test_a_front_sheet_one_for_each_action_charts_and_the_data(book, report):
    names = list(book)
    assert names[:3] == ["Read me first", "By action", "Targets not as planned"]
    assert names[3] == "How the verdicts stood"
    assert [name.split(" ")[0] for name in names[4:14]] == [str(n) for n in range(1, 11)]
    assert names[14:17] == ["Charts", "Data", "Published values"]
    assert names[17:] == ["Sources", "How a status is decided", "Cells of the charts"]


def test_every_target_has_its_row_with_its_numbers(book, report):
    grids = list(book.values())[4:14]
    assert sum(len(rows) - 1 for rows in grids) == len(report.entries) == len(book["Data"]) - 1
    trade = columns(book["Data"], "foreign_trade_total")
    wanted = {"Unit": "100m yuan", "Comparator": "≥", "Goal": "11000", "Base year": "2022", "Base value": "8158.4",
              "Current": "8006.8", "Period": "2025", "Left": "2993.2", "Time gone": "60%", "Unit of rates": "% a year",
              "Status": "✗ reversing *", "Action": "8 Inland hub of opening up"}  # fmt: skip
    shown = {key: trade[key].replace(",", "") for key in wanted}
    assert shown | {"Status": ""} == wanted | {"Status": ""}
    assert trade["Required rate"].startswith("17.2") and trade["Required rate"].endswith("%")


def test_an_absolute_rate_is_an_amount_in_its_unit(book):
    roads = columns(book["Data"], "expressway_length")
    assert (roads["Required rate"], roads["Unit of rates"]) == ("114.5", "km a year")


def test_per_cent_and_percentage_points_are_told_apart(book, data, report):
    told = columns(book["Data"], "disposable_income_vs_national")
    assert told["Unit"] == "%"
    assert told["Unit of what is left"] == "percentage points"
    assert told["Unit of rates"] == "percentage points a year"
    formats = re.findall(r'formatCode="([^"]+)"', part(data, "xl/styles.xml"))
    assert any(code.endswith("&quot; percentage points&quot;") for code in formats)


def test_every_published_value_stands_with_its_source(book, report):
    rows = book["Published values"]
    told = list(published_values(report))
    assert len(rows) - 1 == len(told) > 150
    assert {row[7] for row in rows[1:]} == {"yes", "no"}
    assert [row[0] for row in rows[1:]] == [p.observation.target for p in told]
    assert len(book["Sources"]) - 1 == len(report.citations)


def test_summary_holds_the_counts_as_numbers(book, data, report):
    row = next(row for row in book["By action"] if row[0] == "All" and len(row) > 5)
    counts, shares = [row[i] for i in (1, 2, 4, 5, 6, 7, 8)], [row[3], row[9]]
    whole = roll_up(report.results)
    verdicts = [whole.judged, whole.fresh, whole.old, whole.unjudged]
    told = [whole.targets, whole.with_data, *verdicts, whole.good]
    assert counts == [str(count) for count in told] and whole.targets == 248
    wanted = [float(whole.coverage * 100), float(whole.share * 100)]
    assert [float(share.rstrip("%")) for share in shares] == pytest.approx(wanted, abs=0.05)


def test_numbers_are_numbers_and_nothing_is_a_formula_or_a_link(data):
    names = [
        name for name in ZipFile(BytesIO(data)).namelist() if name.startswith("xl/worksheets/sheet")
    ]
    text = "".join(part(data, name) for name in names)
    assert "<f>" not in text and "hyperlink" not in text
    assert (
        len(re.findall(r"<c r=\"\w+\" s=\"\d+\"><v>", text)) > 1000
    )  # cells without t="s" are numbers


def test_the_head_stays_in_sight_and_filters(data):
    grid = part(data, "xl/worksheets/sheet16.xml")
    assert '<pane xSplit="2" ySplit="1"' in grid and "<autoFilter ref=" in grid and "<cols>" in grid


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "grid", [READABLE, TARGET, VALUE, SOURCE], ids=["read", "targets", "values", "sources"]
)
def test_the_columns_of_a_grid_have_names_of_their_own(grid, lang):
    names = [word(column.name, lang, year=2022) for column in grid]
    assert len(set(names)) == len(names)


def test_the_same_report_gives_the_same_bytes(report, data):
    assert as_xlsx(report) == data
    assert "2026-07-01T00:00:00Z" in part(data, "docProps/core.xml")


def test_it_opens_in_another_reader_with_the_same_values(data, report):
    openpyxl = pytest.importorskip("openpyxl", reason="needs openpyxl")
    book = openpyxl.load_workbook(BytesIO(data))
    sheet = book["Data"]
    head = [cell.value for cell in sheet[1]]
    row = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == "foreign_trade_total")
    cells = dict(zip(head, row, strict=True))
    n = report.assessment["foreign_trade_total"].numbers
    assert cells["Required rate"].value == pytest.approx(float(n.required.value))
    assert (cells["Required rate"].number_format, cells["Goal"].value) == (
        "+0.0%;-0.0%;0.0%",
        11000,
    )
    assert cells["Progress"].value == pytest.approx(float(n.progress))


def test_every_sheet_lies_across_fits_a_page_and_repeats_its_head(data):
    names = [
        name for name in ZipFile(BytesIO(data)).namelist() if name.startswith("xl/worksheets/sheet")
    ]
    assert len(names) == 20
    for name in names:
        text = part(data, name)
        assert 'orientation="landscape"' in text and "<pageSetUpPr fitToPage=" in text
        assert 'fitToHeight="0"' in text and "fitToWidth=" not in text  # one, which is the default
    printed = part(data, "xl/workbook.xml")
    assert printed.count('name="_xlnm.Print_Titles"') == 14  # the grids


def test_charts_rest_on_cells_and_repeat_none_of_them_wrongly(data, report, book):
    charts = [
        name for name in ZipFile(BytesIO(data)).namelist() if name.startswith("xl/charts/chart")
    ]
    cells = book["Cells of the charts"]
    drawn = [
        e
        for e in report.entries
        if len(e.result.series.points) > 1 and e.result.target.goal.form != "stage"
    ]
    assert len(charts) == 1 + len(drawn) > 40
    assert cells[0][0] == "Targets by status and action"
    assert (
        sum(int(cell) for row in cells[2:12] for cell in row[1:5])
        == roll_up(report.results).targets
    )


def test_the_note_as_a_workbook_is_a_front_the_actions_and_what_lags(report, tmp_path):
    names = list(read(as_xlsx(replace(report, brief=True)), tmp_path / "note.xlsx"))
    assert names == ["Read me first", "By action", "Targets not as planned", "Cells of the charts"]


# --- harmless


@pytest.fixture
def hostile(make_plan, observe):
    plan = make_plan(f"""
        plan: {{base_year: 2022, target_year: 2027, name: "{HOSTILE}"}}
        actions: {{"1": "[A]:*?/\\\\ 'history' of a very long name indeed", "2": "history", "3": "History", "4": "'''"}}
        targets:
          a: {{name: "{HOSTILE}", at: {{action: 1}}, goal: {{at_least: 2 亿元}}, unit: 亿元, path: linear}}
          b: {{name: "+b", at: {{action: 2}}, goal: {{at_least: 2 亿元}}, unit: 亿元, path: linear}}
          c: {{name: "@c", at: {{action: 3}}, goal: {{at_least: 2 亿元}}, unit: 亿元, path: linear}}
          d: {{name: "http://a.example", at: {{action: 4}}, goal: {{at_least: 2 亿元}}, unit: 亿元, path: linear}}
          e: {{name: _x0041_, goal: {{at_least: 2 亿元}}, unit: 亿元, path: linear}}
    """)
    rows = [
        f'a,2022,1,亿元,"{HOSTILE}",=1+1,http://a.example/,\x1b[31m\u202e',
        "a,2024,1.5,亿元,-1,{=2},javascript:x,@x",
    ]
    read_ = observe(
        plan, "\n".join(["indicator,period,value,unit,source,publisher,url,note", *rows]) + "\n"
    )
    assessment = assess(plan, read_)
    return as_xlsx(
        gather(
            assessment, assessment.results, [], Speaker("zh"), sources={HOSTILE: "=0"}, made_on=DAY
        )
    )


def test_no_text_becomes_a_formula_a_link_or_a_control(hostile, tmp_path):
    names = ZipFile(BytesIO(hostile)).namelist()
    text = "".join(part(hostile, name) for name in names if name.endswith(".xml"))
    assert "<f>" not in text and "hyperlink" not in text
    assert not any(
        name.endswith(".rels") and b"External" in ZipFile(BytesIO(hostile)).read(name)
        for name in names
    )
    assert "\x1b" not in text and "\u202e" not in text
    cells = {
        cell for rows in read(hostile, tmp_path / "x.xlsx").values() for row in rows for cell in row
    }
    assert {
        HOSTILE,
        "=1+1",
        "+b",
        "@c",
        "-1",
        "javascript:x",
        "http://a.example",
        "_x0041_",
    } <= cells


def test_sheet_names_are_such_as_excel_takes_and_all_different(hostile, tmp_path):
    names = list(read(hostile, tmp_path / "x.xlsx"))
    assert len({name.casefold() for name in names}) == len(names) == 14
    for name in names:
        assert 0 < len(name) <= 31 and not set(name) & set("[]:*?/\\")
        assert not name.startswith("'") and not name.endswith("'")


@pytest.mark.parametrize("keys", [("x", "xx"), ("x", "X")])
def test_two_actions_of_one_long_name_keep_their_sheets(make_plan, observe, tmp_path, keys):
    name = "the same long name of an action that goes on"
    plan = make_plan(f"""
        plan: {{base_year: 2022, target_year: 2027}}
        actions: {{{keys[0]}: "{name}", {keys[1]}: "{name}"}}
        targets:
          a: {{name: a, at: {{action: {keys[0]}}}, goal: {{at_least: 2 亿元}}, unit: 亿元, path: linear}}
          b: {{name: b, at: {{action: {keys[1]}}}, goal: {{at_least: 2 亿元}}, unit: 亿元, path: linear}}
    """)
    assessment = assess(plan, observe(plan, "a,,2022,1,亿元\n"))
    made = as_xlsx(
        gather(assessment, assessment.results, [], Speaker("en"), sources={}, made_on=DAY)
    )
    names = list(read(made, tmp_path / "x.xlsx"))
    assert len(set(names)) == len(names) and all(len(name) <= 31 for name in names)


def test_a_text_beyond_excels_limit_is_cut_not_lost(tiny, observe):
    plan = tiny("at_least: 2 亿元", "linear")
    note = "x" * 40_000
    assessment = assess(plan, observe(plan, f"t,,2022,1,亿元,,,,,,{note}\nt,,2024,1,亿元,,,,,,\n"))
    text = part(
        as_xlsx(gather(assessment, assessment.results, [], Speaker("en"), sources={}, made_on=DAY)),
        "xl/sharedStrings.xml",
    )
    assert max(map(len, re.findall("x+", text))) == 32_767


def test_without_the_library_it_says_how_to_get_it(report, monkeypatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(GapcalcError) as error:
        as_xlsx(report)
    assert [problem.code for problem in error.value.problems] == ["excel-writer-missing"]
    assert "pip install 'gapcalc[excel]'" in error.value.problems[0].message("en")
