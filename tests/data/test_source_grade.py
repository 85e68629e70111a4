"""How near a source is to the office, told from its address and the words of its publisher."""

from __future__ import annotations

from decimal import Decimal

import pytest
from helpers.cases import for_each

from gapcalc.core.period import Period
from gapcalc.data.observation import Observation
from gapcalc.data.source_grade import SourceGrade, source_grade


@for_each(
    "publisher, url, grade",
    [
        ("重庆市统计局", "https://tjj.cq.gov.cn/zwgk/a.html", "office"),
        ("", "https://www.ons.gov.uk/economy", "office"),
        ("INE", "http://ine.gob.es/x", "office"),
        ("BLS", "https://bls.gov", "office"),
        ("Eurostat", "https://ec.europa.eu/eurostat", "office"),
        ("WHO", "https://data.who.int/x", "office"),
        ("重庆日报（市卫生健康委）", "https://epaper.cqrb.cn/a.htm", "press"),
        ("Xinhua (People's Daily Online)", "http://en.people.cn/a.html", "press"),
        ("中国新闻网", "https://www.chinanews.com.cn/a.shtml", "press"),
        ("重庆市公安局／华龙网", "https://h5.cqliving.com/a.html", "press"),
        ("重庆日报（转载）", "http://example.com/a.html", "copy"),
        ("国家统计局（GitHub someone/data）", "https://github.com/someone/data", "copy"),
        ("DoNews（AI摘要）", "https://www.donews.com/a", "copy"),
        ("重庆市统计局（统计法治网）", "http://tjfz.org.cn/show-6751.html", "copy"),
        ("Municipal Energy Bureau", "https://example.com/news", "copy"),
        ("A blog", "https://example.com/news", "other"),
        ("重庆市统计局", "", "other"),
        ("", "http://[broken", "other"),
    ],
)
def test_grade(publisher: str, url: str, grade: SourceGrade) -> None:
    assert source_grade(publisher, url) == grade


@pytest.mark.parametrize(
    "url", ["https://gov.example.com/a", "https://cq.gov.cn.example.com", "https://go.com", "gov"]
)
def test_a_name_that_anybody_can_have_is_no_office(url: str) -> None:
    assert source_grade("", url) == "other"


def test_value_without_a_source_or_set_by_hand_has_no_grade() -> None:
    value = Observation("t", Period(2024), Decimal(1), "km", path="a.csv", line=2)
    assert value.grade is None
    assert value._replace(publisher="重庆日报", url="https://cqrb.cn/a").grade == "press"
    assert value._replace(url="https://cq.gov.cn/a", path=None).grade is None
