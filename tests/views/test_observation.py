"""A published value as text and as JSON."""

import json
from decimal import Decimal

import pytest

from gapcalc.core.period import Period
from gapcalc.data.observation import Observation
from gapcalc.plan.model import Stage
from gapcalc.views.observation import observation_json, value_as_published, value_text
from gapcalc.views.speaker import Speaker

CHINESE, ENGLISH = Speaker("zh"), Speaker("en")


def observation(value="24500", unit="亿元", **more):
    return Observation("t", Period(2024), Decimal(value), unit, **more)


@pytest.mark.parametrize(
    ("published", "text"),
    [
        (observation(), "24,500 亿元"),
        (observation("24500.10"), "24,500.10 亿元"),
        (observation("41", "%"), "41%"),
        (observation("2.5", "‰"), "2.5‰"),
        (observation("3", ""), "3"),
        (observation(bound=">"), ">24,500 亿元"),
        (observation(status="preliminary"), "24,500 亿元 初步数"),
        (observation(bound="~", status="estimate"), "~24,500 亿元 预计数"),
    ],
)
def test_a_value_has_all_digits_its_bound_unit_and_status(published, text):
    assert value_text(published, CHINESE) == text


def test_the_status_can_be_left_out():
    published = observation(status="preliminary")
    assert value_text(published, CHINESE, with_status=False) == "24,500 亿元"


def test_the_unit_is_in_the_readers_language():
    assert value_text(observation(), ENGLISH) == "2.45 trillion yuan"


def test_a_stage_is_a_word():
    stage = observation()._replace(value=Stage("completed"), unit="")
    assert value_text(stage, ENGLISH) == value_as_published(stage, ENGLISH) == "completed"


def test_as_published_the_unit_is_that_of_the_file():
    assert value_as_published(observation(), ENGLISH) == "24500 亿元"
    assert value_as_published(observation("1.50", ""), ENGLISH) == "1.50"


def test_as_published_the_bound_can_be_left_out():
    published = observation(bound=">")
    assert value_as_published(published, ENGLISH) == ">24500 亿元"
    assert value_as_published(published, ENGLISH, with_bound=False) == "24500 亿元"


def test_json_has_the_value_and_where_it_comes_from():
    published = observation(source="公报", publisher="统计局", path="a.csv", line=3)
    assert json.loads(json.dumps(observation_json(published))) == {
        "period": "2024",
        "value": 24500.0,
        "unit": "亿元",
        "bound": None,
        "status": "reported",
        "source": "公报",
        "publisher": "统计局",
        "url": "",
        "grade": "other",
        "note": "",
        "published": None,
        "path": "a.csv",
        "line": 3,
    }


def test_a_value_set_by_hand_has_no_file():
    content = observation_json(observation())
    assert content["path"] is None and content["line"] is None


def test_a_path_in_json_hides_nothing():
    assert observation_json(observation(path="a\u202eb.csv"))["path"] == "a\\u202eb.csv"
