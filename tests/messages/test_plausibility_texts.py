"""Phrases about implausible values: in both languages, with the same details to fill in."""

import re

import pytest
from helpers.cases import for_each

from gapcalc.messages.plausibility_texts import REFERENCES, SLIPS


@for_each("text", [*REFERENCES.values(), *SLIPS.values()])
def test_a_phrase_is_there_in_both_languages(text):
    assert text.zh.strip() and text.en.strip()
    assert text.zh != text.en


def places(text, language):
    """The details that a phrase is filled with, without the language of those that have one."""
    names = re.findall(r"\{(\w+)\}", text)
    return sorted(name.removesuffix(f"_{language}") for name in names)


@pytest.mark.parametrize("text", REFERENCES.values())
def test_both_languages_are_filled_with_the_same(text):
    assert places(text.zh, "zh") == places(text.en, "en")
