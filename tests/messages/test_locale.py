"""The reader's language: of the command line, else of the environment, else of the locale."""

import pytest

from gapcalc.messages.locale import language_of_command_line, resolve_language


@pytest.mark.parametrize(
    ("lang", "environment", "spoken"),
    [
        ("zh", {"LANG": "en_US.UTF-8"}, "zh"),
        ("en", {"LANG": "zh_CN.UTF-8"}, "en"),
        (None, {"LANG": "zh_CN.UTF-8"}, "zh"),
        (None, {"LANG": "zh_TW"}, "zh"),
        (None, {"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        (None, {"LC_ALL": "", "LC_MESSAGES": "zh_SG", "LANG": "C"}, "zh"),
        (None, {"LANG": "de_DE.UTF-8"}, "en"),
        (None, {}, "en"),
    ],
)
def test_language_asked_for_goes_before_the_locale(lang, environment, spoken):
    assert resolve_language(lang, environment) == spoken


@pytest.mark.parametrize(
    ("words", "environment", "spoken"),
    [
        (["status", "--lang", "zh"], {}, "zh"),
        (["--help", "--lang=zh"], {}, "zh"),
        (["--lang", "en"], {"GAPCALC_LANG": "zh"}, "en"),
        (["--lang"], {"GAPCALC_LANG": "zh"}, "zh"),
        (["--lang", "fr"], {"LANG": "zh_CN"}, "zh"),
        ([], {"GAPCALC_LANG": "xx", "LANG": "en_US"}, "en"),
    ],
)
def test_language_of_a_command_line_that_is_not_taken_apart(words, environment, spoken):
    assert language_of_command_line(words, environment) == spoken
