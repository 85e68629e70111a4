"""Options of data that change nothing are told."""

import pytest

from gapcalc.core.data_options import DataOptions
from gapcalc.data.unused_options import unused_options

GIVEN = DataOptions(
    where=(("Sex", "Female"),),
    skip_columns=("Note",),
    columns=(("Gemeinde", "region"),),
    sheets=("2024",),
)
TOLD = {
    "where:Sex": ("--where", "Sex=Female"),
    "skip_columns:Note": ("--skip-column", "Note"),
    "columns:Gemeinde": ("--column", "Gemeinde=region"),
    "sheets:2024": ("--sheet", "2024"),
}


def told(used):
    return [
        (problem.code, problem.details["option"], problem.details["value"])
        for problem in unused_options(GIVEN, used)
    ]


@pytest.mark.parametrize("key", TOLD)
def test_only_the_option_that_changed_nothing_is_told(key):
    assert told(TOLD.keys() - {key}) == [("option-unused", *TOLD[key])]


def test_options_that_found_what_they_name_are_not_told():
    assert told(TOLD.keys()) == []
    assert unused_options(DataOptions(unit="亿元", hidden=True), ()) == []
