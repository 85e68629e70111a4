"""Problems sorted into the tables in whose lines they stand."""

from helpers.readings import long_table, not_a_number, reading

from gapcalc import Problem
from gapcalc.views.reading import name_of


def lines_of(table):
    return [problem.line for problem in table.problems]


def test_a_problem_belongs_to_the_last_table_that_begins_above_it():
    first, second = long_table(first_line=1), long_table(first_line=20)
    found = reading(first, second, problems=map(not_a_number, [3, 19, 20, 300])).tables
    assert [lines_of(table) for table in found] == [[3, 19], [20, 300]]


def test_a_problem_of_the_whole_file_belongs_to_its_first_table():
    found = reading(long_table(first_line=5), problems=[not_a_number(None)])
    assert lines_of(found.tables[0]) == [None] and not found.others


def test_a_sheet_is_known_with_its_file_and_by_the_file_alone():
    """Of a workbook with one sheet a problem names the file, of one with several the sheet too."""
    sheets = [long_table(sheet="a"), long_table(sheet="b")]
    problems = [not_a_number(6, "data.xlsx[b]"), not_a_number(7, "data.xlsx[a]")]
    assert [lines_of(t) for t in reading(*sheets, problems=problems).tables] == [[7], [6]]
    assert lines_of(reading(long_table(), problems=[not_a_number(8)]).tables[0]) == [8]


def test_a_sheet_is_named_once():
    assert name_of(long_table()) == "data.xlsx[Sheet1]"
    assert name_of(long_table(path="data.xlsx[Sheet1]")) == "data.xlsx[Sheet1]"
    assert name_of(long_table(path="data.csv", sheet="")) == "data.csv"


def test_what_belongs_to_no_table_is_kept_apart():
    missing = Problem("no-file", {}, "missing.csv")
    found = reading(long_table(), problems=[missing], looked=["data.xlsx", "empty.csv"])
    assert (list(found.others), list(found.bare)) == ([missing], ["empty.csv"])


def test_problems_are_counted_by_code_the_most_frequent_first():
    rest = Problem("more-of-error", {"code": "not-a-number", "count": "200"}, "data.xlsx", 1002)
    once = Problem("no-header", {}, "data.xlsx", 6)
    (table,) = reading(long_table(), problems=[once, not_a_number(9), rest]).tables
    groups = [(group.code, group.count, group.first.line) for group in table.groups()]
    assert groups == [("not-a-number", 201, 9), ("no-header", 1, 6)]
