"""How near a value's source is to the office that compiled it: its own page, the press, a copy.

The grade is read from the address and the words of the publisher, so that no data file has to state
it. Nothing is looked up: a page that does not tell is graded "other" rather than guessed at.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, get_args
from urllib.parse import urlsplit

__all__ = ["GRADES", "SourceGrade", "source_grade"]

# office: a page of a government, parliament or international body. press: a newspaper, agency or
# station that wrote of it. copy: a page that repeats what another published, or an office's words
# on a page that is not the office's. other: whatever does not tell, and no address at all.
SourceGrade = Literal["office", "press", "copy", "other"]
GRADES: tuple[SourceGrade, ...] = get_args(SourceGrade)

# What only governments get: census.gov and who.int; cq.gov.cn, ine.gob.es and stat.go.jp.
_RESERVED = {"gov", "int", "mil"}
_RESERVED_IN_COUNTRY = {"gov", "govt", "gob", "gouv", "gub", "go", "gc", "admin", "fgov", "gv"}
_INTERNATIONAL = ("europa.eu", "un.org", "oecd.org", "worldbank.org", "imf.org", "ilo.org")
# Patterns are texts, which `re` compiles at their first use: few commands grade a source.
_COPY = (
    r"(?i)转[载帖贴]|副本|镜像|摘要|汇编|论坛|百科|转引|转自|github|wiki"
    r"|repost|reprint|mirror|copy|copies|summary|aggregat"
)
_PRESS = (
    # A name that ends in 报, 网 or 社, before what stands in brackets: 重庆日报（市农业农村委）.
    r"(?i)[报网社台](?=$|[（(／/，、;；-])|新闻|新华|电视|广电|广播|卫视|客户端|杂志|周刊|传播中心|融媒|央视|央广"
    r"|国际在线|\bnews\b|xinhua|daily|times|\bpress\b|post\b|herald|journal|gazette|guardian"
    r"|reuters|bloomberg|agency|magazine|\btv\b|cgtn"
)
_OFFICE = (
    r"(?i)统计局|调查总?队|[局委厅署](?=$|[）)、，（(])|政府|海关|人大|政协|法院|人民银行|办公[室厅]"
    r"|ministry|bureau|department|government|statistic|parliament|central bank|municipal|council"
)


@lru_cache(maxsize=4096)
def source_grade(publisher: str, url: str) -> SourceGrade:
    """Return the grade of a source from its publisher and address, either of which may be "".

    An office's page goes by its address alone. 重庆日报（转载） is a copy, whatever it copies;
    重庆市统计局 on a page that is not the office's is one too.
    """
    if not url:
        return "other"
    # tjj.cq.gov.cn
    if _is_of_an_office(url):
        return "office"
    # 重庆日报（转载）
    if re.search(_COPY, publisher):
        return "copy"
    # 华龙网, Xinhua
    if re.search(_PRESS, publisher):
        return "press"
    if re.search(_OFFICE, publisher):
        return "copy"

    return "other"


def _is_of_an_office(url: str) -> bool:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:  # a bracket that is not closed
        return False
    if any(host == body or host.endswith(f".{body}") for body in _INTERNATIONAL):
        return True

    parts = host.split(".")
    # localhost
    if len(parts) < 2:
        return False

    is_of_country = len(parts[-1]) == 2 and parts[-2] in _RESERVED_IN_COUNTRY
    return is_of_country or parts[-1] in _RESERVED
