"""An indicator as a system is asked to judge it: its values, its goal, and the conventions."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, TypeAlias

from gapcalc.assessment.systems.verdict import NOT_AVAILABLE, Verdict
from gapcalc.core.growth import Number, Shape

__all__ = ["Direction", "Indicator", "RateKind", "Rule", "Variant", "Year"]

# A year is whole or, for a value within a year, a part of one: 2018.5.
Year: TypeAlias = int | Fraction
Direction = Literal["up", "down"]
# Reach the goal by the goal year, keep it in every year, or only move in the right direction.
Rule = Literal["target", "each", "direction"]
Variant = Literal["end-points", "regression"]
RateKind = Literal["discrete", "continuous"]


@dataclass(slots=True)
class Indicator:
    """One indicator with its yearly values, exact and in one unit, and what is asked of it.

    `sign` is 1 if more is better, -1 if less is. `goal_year` is 0 if there is none. `limit`,
    `shape`, `is_percent`, `variant` and `rate` are each for one system: see `judge`.

    `year` and `current` are the last year and its value; `base_year` and `base` are those from
    which the system counts. If there is no base, or no time after it, `unfit` is the note that says
    so and the base is not to be used. `notes` are added to whatever verdict comes of it.
    """

    method: str
    values: dict[Year, Fraction]
    goal: Fraction | None
    goal_year: int
    asked_base_year: int | None
    sign: int
    limit: Fraction | None
    rule: Rule
    shape: Shape
    is_percent: bool
    variant: Variant
    rate: RateKind
    notes: list[str] = field(default_factory=list)
    unfit: str = ""
    base_year: Year = 0
    base: Fraction = Fraction(0)
    year: Year = 0
    current: Fraction = Fraction(0)

    @property
    def years(self) -> Year:
        """The years from the base to the last value."""
        return self.year - self.base_year

    @property
    def years_to_goal(self) -> Year:
        """The years from the base to the goal year."""
        return self.goal_year - self.base_year

    def meets_goal(self, value: Fraction) -> bool:
        """Whether `value` is at the goal or on its good side; without a goal none is."""
        return self.goal is not None and self.sign * (value - self.goal) >= 0

    def verdict(
        self, status: str, *notes: str, value: Number | None = None, score: float | None = None
    ) -> Verdict:
        """Return a verdict with `notes` before those of the indicator; empty notes are left out."""
        every_note = (*notes, *self.notes)
        unique = dict.fromkeys(note for note in every_note if note)
        figure = None if value is None else float(value)
        return Verdict(status, figure, score, self.method, tuple(unique))

    def refusal(self, why: str, value: Number | None = None) -> Verdict:
        """Return the verdict of a system that cannot judge."""
        return self.verdict(NOT_AVAILABLE, why, value=value)
