"""Values below zero, and zeros, in series that have neither.

A minus is mostly a dash that was read as one, and a zero a cell that was left empty. Changes and
balances (增速, 利润) have either sign; what is new begins at zero, and what is few may come to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gapcalc.assessment.plausibility.comparable import NASCENT, ComparableSeries, ComparableValue
from gapcalc.core.problem import Problem
from gapcalc.plan.model import Target

__all__ = ["check_signs", "check_zeros"]


def check_signs(series: ComparableSeries) -> Iterator[Problem]:
    """Doubt a value below zero where the others are above it ("sign-change").

    -25,000 亿元 between 24,000 and 26,000. Where signs change back and forth, or most values are
    below zero, it is a balance, whatever its name says.
    """
    levels = series.undoubted(series.levels)
    below = [value for value in levels if value.size < 0]
    if not below or series.passes_zero:
        return

    above = [value for value in levels if value.size > 0]
    for value in below:
        other = _nearest_other(value, above)
        if other is not None:
            yield series.doubt(
                "sign-change",
                value,
                before=str(other.observation.period),
                before_value=other.observation.as_published,
            )


def check_zeros(series: ComparableSeries) -> Iterator[Problem]:
    """Doubt a zero beside values that come nowhere near it ("zero-value").

    0 between 24,000 and 26,000 亿元. Before the first value that is no zero nothing may have been
    there yet, unless that value is well on its way to the goal already and grows by a rate. 3 家
    may become none, as may 0.4 % where 0 % is printed.
    """
    has_zero = any(value.size == 0 for value in series.levels)
    if not has_zero or series.is_change or series.passes_zero:
        return

    levels = series.standing_levels()
    for position, value in enumerate(levels):
        if value.size != 0 or value.observation.bound:
            continue

        other = _value_it_is_far_from(series, levels, position)
        if other is not None:
            yield series.doubt(
                "zero-value",
                value,
                before=str(other.observation.period),
                before_value=other.observation.as_published,
            )


def _value_it_is_far_from(
    series: ComparableSeries, levels: Sequence[ComparableValue], position: int
) -> ComparableValue | None:
    """Return the value beside a zero that no year leads to or from; None if there is none."""
    zero = levels[position]
    # A zero beside another zero tells nothing of it.
    before = [value for value in levels[:position] if value.size > 0]
    after = [value for value in levels[position + 1 :] if value.size > 0]

    if before:
        other = before[-1]
    elif after and _has_long_grown(series, after[0]):
        other = after[0]
    else:
        return None

    # Of a printed 0 the true value may be up to half of its last digit.
    _, highest = series.bounds(zero)
    is_within_digits = other.size <= 2 * float(highest)
    return None if is_within_digits or series.is_small_count(other) else other


def _has_long_grown(series: ComparableSeries, value: ComparableValue) -> bool:
    """Whether a value grows by a rate and is a tenth of its goal or more: it was not nothing."""
    grows_by_a_rate = isinstance(series.entry, Target) and series.entry.path == "compound"
    if not grows_by_a_rate or series.reference is None:
        return False

    return value.size >= NASCENT * series.reference.size


def _nearest_other(
    value: ComparableValue, others: Sequence[ComparableValue]
) -> ComparableValue | None:
    """Return the last of `others` not after `value`, else the first one; None if there is none."""
    not_after = [other for other in others if other.time <= value.time]
    if not_after:
        return not_after[-1]

    return others[0] if others else None
