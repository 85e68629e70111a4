"""The part of a plan's targets that a command lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gapcalc.cli.choices import choose, choose_word
from gapcalc.core.problem import (
    invalid_choice,
    unfit_option,
)
from gapcalc.core.text import fold
from gapcalc.messages.hints import NO_OFFICES

if TYPE_CHECKING:
    from gapcalc.assessment.status import Assessment, Result
    from gapcalc.messages.locale import Bilingual
    from gapcalc.plan.model import Plan, Target

__all__ = ["Selection"]


@dataclass(frozen=True, slots=True)
class Selection:
    """Conditions on targets, all of which are to be met; None or () sets none.

    A further condition is a field here with a step in `targets`, its Typer option in
    `cli/options.py` (SelectionGroup) and its help text in `messages/help_pages.py`.
    """

    # The number of an action of the plan, or its name or a part of it: 8, 创新.
    action: str | None = None
    # The id or name of a region of the plan: metro, 主城都市区.
    region: str | None = None
    # The office that answers for the target, or one of several: 市统计局.
    lead: str | None = None
    # How far the plan binds itself: strive, 约束性.
    commitment: str | None = None
    # Statuses, of which one is enough: behind, 滞后.
    only: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is no condition at all."""
        return self == Selection()

    def targets(self, plan: Plan) -> list[Target]:
        """Return the targets that meet every condition but that of the status.

        They come in the plan's order. Raises `GapcalcError` where a condition names nothing that
        the plan has.
        """
        selected = list(plan.targets.values())

        if self.action is not None:
            action = _action(plan, self.action)
            # Conditions add up: --action 8 --region metro is both.
            selected = [target for target in selected if target.action == action]

        if self.region is not None:
            region = _region_id(plan, self.region)
            selected = [target for target in selected if plan.region_of(target.id) == region]

        if self.lead is not None:
            office = _office(plan, self.lead)
            answered_for = []

            for target in selected:
                # One target may have several offices: 市发展改革委、市统计局.
                if office in _folded_offices(plan.lead(target)):
                    answered_for.append(target)

            selected = answered_for

        if self.commitment is not None:
            commitment = _commitment(self.commitment)
            selected = [target for target in selected if target.commitment == commitment]

        return selected

    def scope(self, assessment: Assessment) -> list[Result]:
        """Return the results of the targets that meet every condition but that of the status."""
        selected = {target.id for target in self.targets(assessment.plan)}
        return [result for result in assessment.results if result.target.id in selected]

    def results(self, assessment: Assessment) -> list[Result]:
        """Return the results of the targets that meet every condition, in the plan's order."""
        return self.with_status(self.scope(assessment))

    def with_status(self, results: Sequence[Result]) -> list[Result]:
        """Return those of `results` that have one of the statuses asked for."""
        statuses = self.statuses()
        # No status asked for is any status.
        return [result for result in results if not statuses or result.status in statuses]

    def statuses(self) -> list[str]:
        """Return the statuses asked for, as the program calls them.

        Raises `GapcalcError` for a word that is none.
        """
        if not self.only:
            return []

        from gapcalc.messages.statuses import STATUS_WORDS

        return [choose_word(word, STATUS_WORDS, "--only") for word in self.only]


def _action(plan: Plan, text: str) -> str:
    """Return the action of this number, or the only one with `text` in its name."""
    numbers = _actions(plan)
    # 创新 is enough for 科技创新中心.
    part = fold(text)
    named = []

    for number, name in plan.actions.items():
        if part and any(part in fold(word) for word in name):
            named.append(number)

    if text not in numbers and len(named) == 1:
        return named[0]

    return choose(text, numbers, "--action")


def _actions(plan: Plan) -> list[str]:
    """Return the actions that the plan lists, else those that its targets name."""
    if plan.actions:
        return list(plan.actions)

    # A plan need not list its actions.
    named = [target.action for target in plan.targets.values() if target.action]
    return list(dict.fromkeys(named))


def _region_id(plan: Plan, text: str) -> str:
    """Return the id of the region that `text` is the id or a name of."""
    named = plan.region_names().get(fold(text))
    return named or choose(text, plan.regions, "--region")


def _commitment(text: str) -> str:
    """Return the commitment that `text` is the key or the word of, in either language."""
    from gapcalc.messages.view_words import COMMITMENT_WORDS

    return choose_word(text, COMMITMENT_WORDS, "--commitment")


# --- offices


def _folded_offices(lead: Bilingual | None) -> set[str]:
    """Return the folded names of the offices in `lead`: of all together, and of each."""
    if lead is None:
        return set()

    from gapcalc.plan.offices import offices_in

    names: set[str] = set()

    for text in lead:
        names.update(fold(name) for name in (text, *offices_in(text)))

    return names


def _office(plan: Plan, text: str) -> str:
    """Return the folded name of an office of the plan: `text` itself, or the one it is part of."""
    spellings = _spellings_of_offices(plan)
    wanted = fold(text)
    if wanted in spellings:
        return wanted

    containing = [folded for folded in spellings if wanted and wanted in folded]
    if len(containing) == 1:
        return containing[0]

    if not spellings:
        raise unfit_option("--lead", text, NO_OFFICES)

    # Two spellings that fold alike are offered once.
    raise invalid_choice("--lead", text, dict.fromkeys(spellings.values()))


def _spellings_of_offices(plan: Plan) -> dict[str, str]:
    """Return the offices of the plan as it first spells them, by their folded names."""
    from gapcalc.plan.offices import offices_in

    spellings: dict[str, str] = {}

    for target in plan.targets.values():
        for name in plan.lead(target) or ():
            for office in (name, *offices_in(name)):
                spellings.setdefault(fold(office), office.strip())

    return spellings
