"""How firm a verdict is: what, changed within reason, would turn it into another.

Each question changes one thing and decides again by the same rules. The weightiest come first:
what is uncertain about the published figures, then what the plan's text leaves open, then what the
rule itself assumes.

- digit: each value anywhere within its last printed digit (20 is 19.5 to 20.5), and a goal that is
  no round figure, by its own last digit (98.47 is 98.5 at the precision of a goal of 98.5).
- count: one thing more or less of a small number of things.
- about: half or twice of what 左右 (about) allows.
- basis: values on another basis as they were published, not linked by a ratio.
- standing: an estimate or preliminary value revised, a bound passed by a little.
- recent: the recent rate from the value before the one it starts from.
- base_year: the year before or after the base year.
- reading: the other reading of a text that can be read in two ways.
- shape: a line in place of a curve, or the reverse.
- tolerance: none, or twice the plan's.

To add a question, write a function that yields its changes, and list it in `_ASKED` and, with the
letter that marks it, in `QUESTIONS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gapcalc.assessment.firmness.assumptions import (
    other_about,
    other_base_years,
    other_readings,
    other_shape,
    other_starts,
    other_tolerances,
    without_links,
)
from gapcalc.assessment.firmness.change import QUESTIONS, Change, Question
from gapcalc.assessment.firmness.goal_digit import other_goal_digits
from gapcalc.assessment.firmness.values import other_counts, other_digits, other_standings
from gapcalc.assessment.rollup import JUDGED
from gapcalc.assessment.status import Assessment, Result

__all__ = ["QUESTIONS", "Change", "Question", "firmness", "weightiest"]

# A step that is pending is no verdict, but rounding could make it one.
_QUESTIONED = {*JUDGED, "pending"}

_Asked = Callable[[Assessment, Result], Iterator[Change]]
# In the order of `QUESTIONS`, the weightiest first.
_ASKED: tuple[_Asked, ...] = (
    other_digits,
    other_goal_digits,
    other_counts,
    other_about,
    without_links,
    other_standings,
    other_starts,
    other_base_years,
    other_readings,
    other_shape,
    other_tolerances,
)


def firmness(assessment: Assessment, result: Result) -> list[Change] | None:
    """Return the status under each change that can be tried; None without a verdict to question.

    A change that leaves nothing to judge (a reading for which no values are published) is no flip.
    """
    return list(_conceivable_changes(assessment, result)) if _is_questioned(result) else None


def weightiest(assessment: Assessment, result: Result) -> Question | None:
    """Return the weightiest question that turns a verdict; None if none does.

    No question is put after the first that does.
    """
    if not _is_questioned(result):
        return None

    for change in _conceivable_changes(assessment, result):
        if change.flips:
            return change.question

    return None


def _is_questioned(result: Result) -> bool:
    """Whether there is a verdict to question; a stage is reached or not, whatever is rounded."""
    if result.target.same_as is not None:  # it is judged there
        return False

    return result.status in _QUESTIONED and result.target.goal.form != "stage"


def _conceivable_changes(assessment: Assessment, result: Result) -> Iterator[Change]:
    """Yield what comes of each question, the weightiest first."""
    for ask in _ASKED:
        yield from ask(assessment, result)
