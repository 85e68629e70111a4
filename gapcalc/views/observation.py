"""One published value, as it reads in a sentence or table and as it stands in JSON."""

from __future__ import annotations

from typing import Any

from gapcalc.core.text import visible
from gapcalc.data.observation import Observation
from gapcalc.plan.model import Stage
from gapcalc.views.json_values import value_json
from gapcalc.views.speaker import Speaker

__all__ = ["observation_json", "value_as_published", "value_text"]


def value_text(observation: Observation, speaker: Speaker, with_status: bool = True) -> str:
    """Return a value for a reader, with all of its digits: `>24,500 亿元 初步数`.

    The unit is in the reader's language. The status is left out where it is the ordinary one
    (reported), and without `with_status`.
    """
    status = ""

    if with_status and observation.status != "reported":
        status = f" {speaker.word(observation.status)}"
    if isinstance(observation.value, Stage):
        return f"{speaker.word(observation.value)}{status}"

    # The digits are those that were published: 24500.10 keeps its zero.
    number = f"{observation.bound or ''}{observation.value:,f}"
    return f"{speaker.measured(number, observation.unit)}{status}"


def value_as_published(observation: Observation, speaker: Speaker, with_bound: bool = True) -> str:
    """Return a value with its digits and unit as they were published: `>24500 亿元`."""
    if isinstance(observation.value, Stage):
        return speaker.word(observation.value)

    if not with_bound:
        observation = observation._replace(bound=None)

    return observation.as_published


def observation_json(observation: Observation) -> dict[str, Any]:
    """Return a value with its source, and where it was read, for other programs.

    `value` is a number in `unit`, or the word of a stage. `path` and `line` are None for a value
    that was set by hand.
    """
    return {
        "period": str(observation.period),
        "value": value_json(observation.value),
        "unit": observation.unit,
        "bound": observation.bound,
        "status": observation.status,
        "source": observation.source,
        "publisher": observation.publisher,
        "url": observation.url,
        "grade": observation.grade,
        "note": observation.note,
        "published": observation.published or None,
        "path": visible(observation.path) if observation.path else observation.path,
        "line": observation.line,
    }
