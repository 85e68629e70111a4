"""What `--fail-on` fails a run for: a status, an old verdict, a share or coverage out of bounds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from operator import ge, gt, le, lt
from typing import TYPE_CHECKING

from gapcalc.cli.choices import choose_word
from gapcalc.core.problem import GapcalcError, invalid_choice
from gapcalc.messages.statuses import STATUS_WORDS
from gapcalc.messages.view_words import VIEW_WORDS

if TYPE_CHECKING:
    from gapcalc.assessment.rollup import Rollup
    from gapcalc.assessment.status import Result
    from gapcalc.views.speaker import Speaker

__all__ = ["OLD", "FailCondition", "failures", "parse_conditions"]

# What a verdict that rests on an old value is called.
OLD = "old"
_NAMED = {**STATUS_WORDS, OLD: VIEW_WORDS["old"]}
_QUANTITIES = {"share": "share", "占比": "share", "coverage": "coverage", "覆盖率": "coverage"}
_COMPARED: dict[str, Callable[[Fraction, Fraction], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}
# share<70%, coverage <= 0.3, share > 80 %
_CONDITION = re.compile(
    r"(?P<quantity>share|coverage|占比|覆盖率)(?P<sign><=|>=|<|>)"
    r"(?P<bound>\d{1,3}(?:\.\d{1,6})?)(?P<percent>%?)"
)
_SIGNS = str.maketrans({"≤": "<=", "≥": ">=", "＜": "<", "＞": ">", "％": "%"})
# More targets would push out of sight what else is told.
_MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class FailCondition:
    """A condition as it was typed, and what it asks for.

    `status` is a status or "old"; it is None for a bound, which is a share of 1.
    """

    text: str
    status: str | None = None
    quantity: str = ""
    sign: str = "<"
    bound: Fraction = Fraction(0)

    def failing(self, results: Iterable[Result]) -> list[Result]:
        """Return the targets that have the status; none for a bound."""
        if self.status == OLD:
            return [result for result in results if result.old]

        return [result for result in results if result.status == self.status]

    def is_out_of_bounds(self, value: Fraction | None) -> bool:
        """Whether a share or coverage meets the condition.

        What rests on nothing (None) is below any bound: nothing is known to be as planned.
        """
        if value is None:
            return self.sign in {"<", "<="}

        return _COMPARED[self.sign](value, self.bound)


def parse_conditions(texts: Iterable[str]) -> list[FailCondition]:
    """Return the conditions; raises `GapcalcError` for what is none."""
    return [_parse(text) for text in texts]


def _parse(text: str) -> FailCondition:
    """Return the condition that a text is; a text that compares nothing is a status."""
    # "Share ＜ 70 %" is share<70%
    typed = text.lower().translate(_SIGNS)
    match = _CONDITION.fullmatch("".join(typed.split()))
    if match is None:
        return FailCondition(text, _status_named(text))

    bound = Fraction(match["bound"])

    # 0.8 is a share of 1; nobody means 80 by it, nor 0.8 % by 80.
    if match["percent"] or bound > 1:
        bound /= 100

    quantity = _QUANTITIES[match["quantity"]]
    return FailCondition(text, None, quantity, match["sign"], bound)


def _status_named(text: str) -> str:
    try:
        return choose_word(text, _NAMED, "--fail-on")
    except GapcalcError:
        choices = [*_NAMED, "share<70%", "coverage<30%"]
        raise invalid_choice("--fail-on", text, choices) from None


def failures(
    conditions: Sequence[FailCondition], results: Sequence[Result], speaker: Speaker
) -> list[str]:
    """Return a line for each condition that is met, and for each target that meets it."""
    from gapcalc.assessment.rollup import roll_up

    # One roll-up serves every condition.
    group = roll_up(results)
    lines: list[str] = []

    for condition in conditions:
        if condition.status is None:
            lines += _bound_failure(condition, group, speaker)
        else:
            lines += _status_failure(condition, results, speaker)

    return lines


def _bound_failure(condition: FailCondition, group: Rollup, speaker: Speaker) -> list[str]:
    from gapcalc.views.numbers import percent

    if condition.quantity == "share":
        key = "fail-on-share"
        value = group.share
        part = group.good
        whole = group.fresh
    else:
        key = "fail-on-coverage"
        value = group.coverage
        part = group.with_data
        whole = group.targets

    if not condition.is_out_of_bounds(value):
        return []

    # share<70%: 66.7% (8 of 12)
    shown = "-" if value is None else percent(value, 1)
    return [
        speaker.word(
            key,
            condition=condition.text,
            value=shown,
            part=part,
            whole=whole,
        )
    ]


def _status_failure(
    condition: FailCondition, results: Sequence[Result], speaker: Speaker
) -> list[str]:
    failing = condition.failing(results)
    if not failing:
        return []

    # reversing: 2 targets
    lines = [speaker.word("fail-on-targets", condition=condition.text, count=len(failing))]

    for result in failing[:_MOST_NAMED]:
        lines.append(f"  {_target_with_status(result, speaker)}")

    hidden = len(failing) - _MOST_NAMED
    if hidden > 0:
        more = speaker.word("fail-on-more", count=hidden)
        lines.append(f"  {more}")

    return lines


def _target_with_status(result: Result, speaker: Speaker) -> str:
    """Return a target with its status and the period that it rests on."""
    target_name = speaker.text(result.target.name)
    name = speaker.in_brackets(target_name, result.target.id)
    status = speaker.word(result.status)
    current = result.numbers.current
    if current is not None:
        # Imports and exports (foreign_trade_total): reversing (2024)
        period = speaker.period(current.period)
        status = speaker.in_brackets(status, period)

    return f"{name}: {status}"
