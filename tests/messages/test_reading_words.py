"""The words of `gapcalc read`: one for each name that the reader gives, in both languages."""

import re

import pytest
from helpers.cases import for_each

from gapcalc.core.data_options import COLUMN_ROLES
from gapcalc.messages import reading_words
from gapcalc.tables.account import FATES, Why
from gapcalc.tables.formats import FORMATS, SERIES_ROWS
from gapcalc.tables.layout import Form

CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("table", list(reading_words.__all__))
def test_every_word_is_in_both_languages(table):
    for text in getattr(reading_words, table).values():
        assert CHINESE.search(text.zh) or text.zh == text.en  # SDMX-CSV is a name in either
        assert text.en.strip() and not CHINESE.search(text.en)


def test_every_fate_and_reason_has_its_word_and_no_other():
    assert tuple(reading_words.FATE_WORDS) == FATES
    assert tuple(reading_words.WHY_WORDS) == Why.__args__


@for_each("role", COLUMN_ROLES)
def test_in_english_a_role_is_called_as_the_option_takes_it(role):
    assert reading_words.ROLE_WORDS[role].en == role


def test_every_form_and_format_has_its_word_and_no_other():
    known = {one.name for one in (*FORMATS, SERIES_ROWS)}
    assert reading_words.FORMAT_WORDS.keys() == {"none", *Form.__args__, *known}
