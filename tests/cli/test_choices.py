"""Words of the command line: in the program's spelling or in the reader's, and hints where neither."""

import pytest

from gapcalc import GapcalcError
from gapcalc.cli.choices import choose
from gapcalc.core.data_options import COLUMN_ROLES

ROLES_IN_CHINESE = {"指标": "indicator", "地区": "region", "年份": "period", "计量单位": "unit"}


@pytest.mark.parametrize(("text", "choice"), [
    ("region", "region"), ("Region", "region"), ("地区", "region"), ("區域", "region"),
    ("牵头单位", "lead"), (" 责任单位 ", "lead"),
])  # fmt: skip
def test_a_choice_is_taken_by_its_name_or_a_chinese_word(text, choice):
    assert choose(text, ["region", "lead"], "--by") == choice


@pytest.mark.parametrize(("text", "role"), ROLES_IN_CHINESE.items())
def test_roles_of_columns_have_chinese_words(text, role):
    assert choose(text, COLUMN_ROLES, "--column") == role


def test_a_word_for_a_choice_of_another_option_is_refused():
    with pytest.raises(GapcalcError):
        choose("指标", ["region", "lead"], "--by")


def test_a_refusal_lists_the_choices_in_the_readers_words():
    with pytest.raises(GapcalcError) as raised:
        choose("zzz", ["region", "csv"], "--by")
    (problem,) = raised.value.problems
    assert "region（地区）、csv" in problem.message("zh")
    assert "region, csv" in problem.message("en")
