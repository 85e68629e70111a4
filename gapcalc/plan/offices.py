"""The offices that answer for targets (牵头单位), each for itself where several share one."""

from __future__ import annotations

import re

from gapcalc.core.text import fold
from gapcalc.messages.locale import Language
from gapcalc.plan.model import Plan, Target

__all__ = ["by_office", "offices_in"]

# What parts the offices that share a target: 市发展改革委、市经济信息委; 市教委/市科技局.
_BETWEEN = re.compile("[、，,;；/]| and | & ")


def offices_in(text: str) -> list[str]:
    """Return the offices that a text names: 市教委 and 市科技局 of 市教委/市科技局."""
    names = [name.strip() for name in _BETWEEN.split(text)]
    # 市教委、 leaves nothing behind its 、.
    return [name for name in names if name]


def by_office(plan: Plan, language: Language) -> dict[str, list[Target]]:
    """Return the targets of each office, in the plan's order; "" has those without one.

    A target that several offices share is among those of each.
    """
    spelt: dict[str, str] = {"": ""}
    targets: dict[str, list[Target]] = {}

    for target in plan.targets.values():
        lead = plan.lead(target)
        offices = [] if lead is None else offices_in(lead.of(language))

        for name in dict.fromkeys(offices or [""]):
            # An office is listed as it is spelt first.
            office = spelt.setdefault(fold(name), name)
            targets.setdefault(office, []).append(target)

    # Those without an office come last.
    ordered = sorted(targets, key=lambda office: not office)
    return {office: targets[office] for office in ordered}
