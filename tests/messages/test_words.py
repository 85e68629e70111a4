"""The words of views and reports: whole in both languages, each key in one table."""

import re
import string

import pytest

from gapcalc.messages.reasons import REASONS
from gapcalc.messages.statuses import METHOD_WORDS, STATUS_WORDS
from gapcalc.messages.words import WORD_TABLES, WORDS, word

CHINESE = re.compile(r"[\u4e00-\u9fff]")


def placeholders(template):
    """The names that a template is filled with."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


@pytest.mark.parametrize(
    "table", [WORDS, METHOD_WORDS, REASONS], ids=["words", "methods", "reasons"]
)
def test_both_languages_have_a_text_that_is_filled_with_the_same(table):
    for key, text in table.items():
        assert text.zh.strip() and text.en.strip(), key
        assert not CHINESE.search(text.en), key
        assert placeholders(text.zh) == placeholders(text.en), key


def test_no_key_is_in_two_tables():
    """The later table would hide the earlier one's text."""
    assert len(WORDS) == sum(len(table) for table in WORD_TABLES)


def test_a_word_is_filled_in_the_language_asked_for():
    assert word("as-of", "en", date="2025") == "as of the end of 2025"
    assert word("as-of", "zh", date="2025 年") == "截至 2025 年末"
    assert word("behind", "zh") == STATUS_WORDS["behind"].zh


def test_an_unknown_word_is_a_mistake_of_the_program():
    with pytest.raises(KeyError):
        word("no-such-word", "en")
