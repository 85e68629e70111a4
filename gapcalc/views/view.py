"""What a reader is shown of one target, the same in every table, page and file.

A renderer asks a `TargetView` and lays out the answers; which unit is named, when a value carries
its date and when the gap is hidden is decided here and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gapcalc.assessment.series import Point
from gapcalc.assessment.status import Result
from gapcalc.plan.model import Target
from gapcalc.views.numbers import percent
from gapcalc.views.so_far import so_far_text
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_style import SIGNS, signed

__all__ = ["TargetView"]

# A target with one of these statuses has nothing left to go, whatever goal − current may be.
_GOAL_MET = {"achieved", "holding"}


@dataclass(frozen=True, slots=True)
class TargetView:
    """One result in the words of one reader.

    Texts are empty and numbers None where there is nothing to show. Numbers are in the unit of the
    result's series.
    """

    result: Result
    speaker: Speaker

    @property
    def target(self) -> Target:
        return self.result.target

    @property
    def is_milestone(self) -> bool:
        """Whether the goal is a stage of a project, which has no unit and no amount to go."""
        return self.target.goal.form == "stage"

    @property
    def name(self) -> str:
        return self.speaker.text(self.target.name)

    @property
    def unit(self) -> str:
        """The unit in the reader's words: 亿元 is "100m yuan" in English.

        An index that yearly rates were chained to has its base in place of one: 2022=100.
        """
        series = self.result.series
        if self.is_milestone or not series.unit:
            return ""

        base = self.result.numbers.base
        # 2020=100 says more of an index than "points" would.
        if self.target.index is not None:
            return f"{self.target.index}=100"
        if self.target.takes_rates and base is not None and not base.parts:
            return f"{self.target.base_year}=100"

        return self.speaker.unit(series.unit)

    @property
    def name_with_unit(self) -> str:
        """The name with the unit in brackets, full-width ones in Chinese."""
        # GDP (100m yuan), but "Jianquan pumped storage station"
        if not self.unit or self.target.goal.form == "none":
            return self.name

        return self.speaker.in_brackets(self.name, self.unit)

    # --- values

    @property
    def base(self) -> str:
        """The value of the base year with its marks."""
        base = self.result.numbers.base
        if base is None:
            return ""

        return self.speaker.marked_value(base)

    @property
    def current(self) -> str:
        """The latest value with its marks, and its date where it is not that of the as-of year."""
        current = self.result.numbers.current
        if current is None:
            return ""

        return self.dated_value(current, self.result.stale)

    def dated_value(self, point: Point, stale: bool = False) -> str:
        """Return a value with its marks, dated if it is old or of part of a year: 412 '25-10."""
        return self.speaker.dated_value(point, stale)

    # --- the goal and what is left to it

    @property
    def goal(self) -> str:
        """The goal in the unit of the series, without that unit: >=11,000."""
        return self.speaker.goal(self.target, self.result.numbers.aim, "")

    @property
    def worded_goal(self) -> str:
        """The goal as the plan words it: >3 万亿元."""
        return self.speaker.worded_goal(self.target)

    @property
    def resolved_goal(self) -> str:
        """The goal with the unit of the series, and what a goal of 左右 (about) admits."""
        aim = self.result.numbers.aim
        goal = self.speaker.goal(self.target, aim, self.result.series.unit)
        # ~340 km (>=331.24)
        return goal + self.speaker.allowance(self.target, aim)

    @property
    def current_to_goal(self) -> tuple[str, str]:
        """The latest value and the goal, to stand side by side: 412 and ≥600 km.

        The value has the unit too where English moves its multiple into the number: 11.7 billion
        yuan and ≥20 billion yuan.
        """
        current = self.result.numbers.current
        unit = self.result.series.unit
        if current is None or not self.speaker.moves_multiple(unit):
            return self.current, self.resolved_goal

        return self.speaker.dated_value(current, self.result.stale, unit), self.resolved_goal

    @property
    def gap(self) -> Fraction | None:
        """Goal − current; None for a milestone, whose stages are ranks and no amounts."""
        if self.is_milestone:
            return None

        return self.result.numbers.gap

    @property
    def remaining(self) -> Fraction | None:
        """The size of the gap while the goal is not met; None once it is."""
        gap = self.gap
        # A value above the goal has a gap that is none.
        is_met = self.result.status in _GOAL_MET or self._is_level_reached
        if gap is None or is_met:
            return None

        return abs(gap)

    @property
    def _is_level_reached(self) -> bool:
        """Whether the level that an average growth leads to is reached early."""
        return any(reason.code == "reached-early" for reason in self.result.reasons)

    @property
    def remaining_text(self) -> str:
        if self.remaining is None:
            return ""

        return self.speaker.number_of(self.remaining, self.result.series.unit)

    # --- pace

    @property
    def required_rate(self) -> str:
        return self.speaker.change(self.result.numbers.required)

    @property
    def observed_rate(self) -> str:
        return self.speaker.change(self.result.numbers.observed)

    @property
    def progress(self) -> str:
        """The share of the way covered; beyond ten times the way only that it is beyond."""
        progress = self.result.numbers.progress
        if progress is None:
            return ""
        if abs(float(progress)) < 10:
            return percent(progress)

        return ">10x" if progress > 0 else "<-10x"

    @property
    def status(self) -> str:
        """The status in words behind its sign, dated where it is old or withheld.

        ▸ on track at the end of 2023, nothing since
        - not comparable since 2024
        """
        sign = SIGNS[self.result.status]
        since = self.result.series.incomparable_since
        if self.result.withheld and since is not None:
            words = self.speaker.word("not-comparable", year=since.period.year)
            return f"{sign} {words}"

        if self.result.old:
            words = self.speaker.old_verdict(self.result)
            return f"{sign} {words}"

        return signed(self.result.status, self.speaker)

    @property
    def so_far(self) -> str:
        """The first months of a year beside those of the year before."""
        if not self.result.so_far:
            return ""

        return so_far_text(self.result.so_far, self.speaker)

    @property
    def short_status(self) -> str:
        """The status for a table, with the mark of its period where it is old: ▸ on track '23.

        One that is withheld has the year since when: - not comparable '24.
        """
        since = self.result.series.incomparable_since
        if self.result.withheld and since is not None:
            sign = SIGNS[self.result.status]
            words = self.speaker.word("not-comparable-short")
            year = since.period.year % 100
            return f"{sign} {words} '{year:02}"

        status = signed(self.result.status, self.speaker)
        return f"{status}{self.age_mark}"

    @property
    def age_mark(self) -> str:
        """The period of the value that an old verdict rests on, as a mark behind it."""
        current = self.result.numbers.current
        if current is None or not self.result.old:
            return ""

        return self.speaker.age_mark(current.period)
