"""Assumptions in words."""

from __future__ import annotations

from gapcalc.assessment.assumption import Growth, Setting
from gapcalc.core.problem import Lang
from gapcalc.core.text import safe
from gapcalc.messages.words import word
from gapcalc.views import numbers as figures

__all__ = ["assumed"]


def assumed(one: Setting | Growth, lang: Lang) -> str:
    """Return an assumption in words, without its target: 8% a year, or 2026 = 24500 亿元."""
    if isinstance(one, Growth):
        if not one.text:
            return figures.change(one.rate, lang, per_year=True, places=2)
        return safe(one.text.removesuffix("/年")) + word("a-year", lang)
    o = one.observation
    value = word(o.value, lang) if isinstance(o.value, str) else f"{o.value} {o.unit}".strip()
    return f"{o.period.in_words(lang)} = {value}"
