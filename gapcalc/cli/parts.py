"""The targets of a command parted by lead office or by region, a file for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gapcalc.assessment.status import Result
    from gapcalc.plan.model import Plan
    from gapcalc.views.speaker import Speaker

__all__ = ["parts_by_office", "parts_by_region"]


def parts_by_office(
    plan: Plan, results: Sequence[Result], speaker: Speaker
) -> dict[str, list[Result]]:
    """Return those of `results` that each office answers for, by its name.

    A target of several offices is among those of each; those without one stand together, last.
    """
    from gapcalc.plan.offices import by_office

    wanted = {result.target.id: result for result in results}
    parts: dict[str, list[Result]] = {}

    for office, targets in by_office(plan, speaker.language).items():
        # With --action 8 an office answers for less than the plan gives it.
        own = [wanted[target.id] for target in targets if target.id in wanted]
        if own:
            parts.setdefault(office or speaker.word("no-office"), []).extend(own)

    return parts


def parts_by_region(
    plan: Plan, results: Sequence[Result], speaker: Speaker
) -> dict[str, list[Result]]:
    """Return `results` by the name of their region; those without one stand together, last."""
    parts: dict[str, list[Result]] = {}
    others = []

    for result in results:
        region = plan.regions.get(plan.region_of(result.target.id) or "")
        if region is None:
            others.append(result)
        else:
            parts.setdefault(speaker.text(region.name), []).append(result)

    if others:
        parts.setdefault(speaker.word("no-region"), []).extend(others)

    return parts
