"""What a run can be made to fail for, as people write it, and what is said of it."""

from fractions import Fraction

import pytest
from helpers.cases import for_each
from helpers.program import run_program as run

from gapcalc.cli.fail_conditions import parse_conditions
from gapcalc.core.problem import GapcalcError

DATA = """indicator,region,period,value,unit
disposable_income,全市,2022,35666,元
disposable_income,全市,2024,36000,元
hightech_firms,全市,2022,6348,家
hightech_firms,全市,2024,9123,家
"""


@for_each(
    "text, value, met",
    [
        ("share<50%", "1/2", False),
        ("share<50.1%", "1/2", True),
        ("share < 60 %", "1/2", True),
        ("share<0.6", "1/2", True),
        ("share<60", "1/2", True),
        ("share<=50%", "1/2", True),
        ("share > 80%", "1/2", False),
        ("share > 80%", "9/10", True),
        ("SHARE≥0.5", "1/2", True),
        ("占比＜80％", "1/2", True),
        ("覆盖率<=0.5", "1/2", True),
        ("coverage<1", "1/2", True),
        ("coverage<1", "1", False),
    ],
)
def test_a_bound_is_a_share_of_one_however_it_is_written(text, value, met):
    (condition,) = parse_conditions([text])
    assert condition.is_out_of_bounds(Fraction(value)) is met


@pytest.mark.parametrize(("text", "met"), [("share<1%", True), ("share>1%", False)])
def test_a_share_of_nothing_is_below_any_bound(text, met):
    (condition,) = parse_conditions([text])
    assert condition.is_out_of_bounds(None) is met


@pytest.mark.parametrize(("text", "status"), [
    ("behind", "behind"), ("On Track", "on_track"), ("滞后", "behind"), ("old", "old"), ("超时效", "old"),
])  # fmt: skip
def test_a_status_may_be_worded_in_either_language(text, status):
    assert parse_conditions([text])[0].status == status


@pytest.mark.parametrize(
    "text", ["", "share", "share<", "share<1e3%", "share<50%%", "progress<5%", "behnd"]
)
def test_what_is_no_condition_is_refused(text):
    with pytest.raises(GapcalcError):
        parse_conditions([text])


@pytest.fixture
def data(tmp_path):
    path = tmp_path / "data.csv"
    path.write_text(DATA, encoding="utf-8")
    return path


def test_the_targets_that_fail_a_run_are_named_with_their_status(data):
    done = run("status", data, "--fail-on", "behind", "--lang", "en")
    assert done.code == 1
    assert "--fail-on behind: 1 of the targets" in done.err
    assert "(disposable_income): behind (2024)" in done.err
    assert run("status", data, "--fail-on", "breached").code == 0


def test_many_targets_are_counted(data):
    done = run("status", data, "--fail-on", "no-data", "--lang", "en")
    assert done.code == 1
    assert len([line for line in done.err.splitlines() if "no data" in line]) == 10
    assert "  and " in done.err


def test_a_share_that_fails_a_run_is_said_with_its_counts(data):
    done = run("status", data, "--fail-on", "share<99%", "--lang", "zh")
    assert done.code == 1
    assert "--fail-on share<99%：达到预期占比为 " in done.err
