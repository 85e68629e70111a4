"""A question put to a verdict, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from gapcalc.assessment.status import Result, Status

__all__ = ["QUESTIONS", "UNDER_WAY", "Change", "Question", "change", "decisive"]

Question = Literal[
    "digit",
    "count",
    "about",
    "basis",
    "standing",
    "recent",
    "base_year",
    "reading",
    "shape",
    "tolerance",
]

# The letters under which the table marks what would change a verdict, the weightiest first.
QUESTIONS: dict[Question, str] = {
    "digit": "d",
    "count": "c",
    "about": "a",
    "basis": "l",
    "standing": "e",
    "recent": "i",
    "base_year": "b",
    "reading": "r",
    "shape": "s",
    "tolerance": "t",
}

UNDER_WAY = {"reversing", "behind", "slowing", "recovering", "on_track"}
# A change that leads to one of these leaves nothing to judge, and so turns no verdict.
_NO_VERDICT = {"no_data", "not_assessable"}
# Questions that leave the figures as they are. Another reading or base year may lack its base
# value. But where rounding alone takes a goal back that was met, and there is no base, the verdict
# is gone: that is a flip.
_OF_TEXT_AND_RULE = {"base_year", "reading", "shape", "tolerance"}


@dataclass(frozen=True, slots=True)
class Change:
    """One question put to a verdict: what was changed, to what, and the status that comes of it.

    `flips` says that this status is another verdict than the one in question.
    """

    question: Question
    to: str
    status: Status
    flips: bool


def change(result: Result, question: Question, to: str, status: Status) -> Change:
    """Return the answer to a question: `status` is what comes of the change."""
    is_verdict = status not in _NO_VERDICT

    if status == "no_baseline" and question in _OF_TEXT_AND_RULE:
        is_verdict = False

    return Change(question, to, status, is_verdict and status != result.status)


def decisive(answers: Iterable[Change]) -> Iterator[Change]:
    """Yield the first of several answers to one question that flips, or the first if none does.

    Answers behind the one that flips are not worked out. No answers give nothing.
    """
    first: Change | None = None

    for answer in answers:
        if answer.flips:
            yield answer
            return

        first = first or answer

    if first is not None:
        yield first
