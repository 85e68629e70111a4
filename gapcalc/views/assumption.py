"""Assumptions in words."""

from __future__ import annotations

from gapcalc.assessment.assumption import Growth, Setting
from gapcalc.core.text import safe
from gapcalc.views.observation import value_as_published
from gapcalc.views.speaker import Speaker

__all__ = ["assumption_text"]


def assumption_text(assumption: Setting | Growth, speaker: Speaker) -> str:
    """Return an assumption without its target: `8% a year`, or `2026 = 24500 亿元`."""
    if isinstance(assumption, Setting):
        observation = assumption.observation
        period = speaker.period(observation.period)
        value = value_as_published(observation, speaker, with_bound=False)
        # 2027 = 43,500 yuan
        return f"{period} = {value}"

    if assumption.text:
        return safe(assumption.text.removesuffix("/年")) + speaker.word("a-year")

    return speaker.change(assumption.rate, per_year=True, places=2)
