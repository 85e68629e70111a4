"""What the template asks an office for."""

from __future__ import annotations

from gapcalc.messages.locale import Bilingual

__all__ = ["TEMPLATE_WORDS"]

TEMPLATE_WORDS: dict[str, Bilingual] = {
    "ask-year": Bilingual("填全年数值", "value of the whole year"),
    "ask-divided": Bilingual(
        "填总量（未除以所除数列之前的数值）", "the amount itself, before it is divided"
    ),
    "ask-divisor": Bilingual("填同期数值（用作除数）", "value of the same period, to divide by"),
    "ask-year-end": Bilingual("填年末数值", "value at the end of the year"),
    "ask-amount": Bilingual(
        "填当年数，不填自 {first} 年起的累计数",
        "amount of this year alone, not the total since {first}",
    ),
    "ask-total": Bilingual(
        "填年末总数，不填当年新增数", "total at the end of the year, not what came in it"
    ),
    "ask-since-start": Bilingual("填自启动以来的累计数", "running total since it began"),
    "ask-growth": Bilingual(
        "填比上年增长率，下降填负数", "growth on the year before, negative for a fall"
    ),
    "ask-level": Bilingual("填总量，不填增长率", "the amount itself, not its growth"),
    "ask-month-end": Bilingual("填 {month}末数值", "value at the end of {month}"),
    "ask-months": Bilingual(
        "填年初至 {month}末合计数", "amount from the start of the year to the end of {month}"
    ),
    "ask-growth-months": Bilingual(
        "填年初至 {month}末比上年同期增长率，下降填负数",
        "growth to the end of {month} on the same months a year before, negative for a fall",
    ),
    "ask-named": Bilingual("{name}：{said}", "{name}: {said}"),
    "ask-stage": Bilingual("填进展阶段：{stages}", "a stage: {stages}"),
    "nothing-lacking": Bilingual(
        "{date}不缺数值，无须填报", "no value is lacking for {date}, there is nothing to fill in"
    ),
}
