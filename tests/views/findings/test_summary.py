"""The counts at the end of a report."""

from helpers.findings import FOUND

from gapcalc.views.findings.summary import closing_line, summary
from gapcalc.views.speaker import Speaker


def test_files_rows_errors_and_warnings_are_counted():
    assert summary(FOUND) == {"files": 4, "rows": 9, "errors": 2, "warnings": 3}


def test_the_closing_line_names_every_count():
    for language in ("zh", "en"):
        line = closing_line(FOUND, Speaker(language))
        assert all(str(count) in line for count in summary(FOUND).values())
