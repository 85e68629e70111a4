"""Assumptions in words."""

from __future__ import annotations

from gapcalc.assessment.assumption import Growth, Setting
from gapcalc.core.text import safe
from gapcalc.plan.model import Stage
from gapcalc.views.speaker import Speaker

__all__ = ["assumed"]


def assumed(one: Setting | Growth, speaker: Speaker) -> str:
    """Return an assumption in words, without its target: 8% a year, or 2026 = 24500 亿元."""
    if isinstance(one, Growth):
        if not one.text:
            return speaker.change(one.rate, per_year=True, places=2)
        return safe(one.text.removesuffix("/年")) + speaker.word("a-year")
    o = one.observation
    value = speaker.word(o.value) if isinstance(o.value, Stage) else f"{o.value} {o.unit}".strip()
    return f"{speaker.period(o.period)} = {value}"
