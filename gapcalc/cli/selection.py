"""The part of a plan's targets that a command lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gapcalc.cli.choices import choose
from gapcalc.core.text import fold

if TYPE_CHECKING:
    from gapcalc.assessment.status import Assessment, Result
    from gapcalc.plan.model import Plan

__all__ = ["Selection"]


@dataclass(frozen=True, slots=True)
class Selection:
    """Conditions on targets; None sets none.

    A further condition is a field here with a step in `results`, its Typer option in
    `cli/options.py` (SelectionGroup) and its help text in `messages/help_pages.py`.
    """

    # The number of an action of the plan: 8.
    action: str | None = None
    # The id or name of a region of the plan: metro, 主城都市区.
    region: str | None = None

    def results(self, assessment: Assessment) -> list[Result]:
        """Return the results of the targets that meet every condition, in the plan's order.

        Raises `GapcalcError` where the plan has no such action or region.
        """
        plan = assessment.plan
        selected = list(assessment.results)

        if self.action is not None:
            action = choose(self.action, _actions(plan), "--action")
            selected = [result for result in selected if result.target.action == action]

        if self.region is not None:
            region = _region_id(plan, self.region)
            selected = [result for result in selected if _region_of(plan, result) == region]

        return selected


def _actions(plan: Plan) -> list[str]:
    """Return the actions that the plan lists, else those that its targets name."""
    if plan.actions:
        return list(plan.actions)

    named = [target.action for target in plan.targets.values() if target.action]
    return list(dict.fromkeys(named))


def _region_id(plan: Plan, text: str) -> str:
    named = plan.region_names().get(fold(text))
    return named or choose(text, plan.regions, "--region")


def _region_of(plan: Plan, result: Result) -> str | None:
    # A target may have several regions that its data can be for; the first is its own.
    regions = plan.regions_of(result.target.id)
    return regions[0] if regions else None
