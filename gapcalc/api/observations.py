"""Observations that a program made by hand, held against the plan before they are judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from gapcalc.core.period import Period
from gapcalc.core.problem import GapcalcError, Problem, bilingual_detail, target_hint
from gapcalc.core.text import nearest
from gapcalc.core.unit import UnitError, factor
from gapcalc.data.observation import Observation, Observations
from gapcalc.messages.hints import OBSERVATION_IN_PYTHON
from gapcalc.plan.model import Plan, Stage

__all__ = ["checked_observations"]


def checked_observations(plan: Plan, given: Iterable[Observation]) -> Observations:
    """Return what was given as `Observations`.

    Raises `GapcalcError` for the first that is none, and for the first made by hand that no target
    of the plan could take.
    """
    try:
        values = list(given)
    except TypeError:  # compare(plan, None, "data")
        raise _no_observation("observations", given) from None

    for value in values:
        if not isinstance(value, Observation):
            raise _no_observation("observations", value)
        if value.path is None:
            for problem in _problems_of(plan, value):
                raise GapcalcError(problem)

    return given if isinstance(given, Observations) else Observations(values)


def _no_observation(what: str, value: object) -> GapcalcError:
    hint = bilingual_detail("hint", OBSERVATION_IN_PYTHON)
    return GapcalcError(Problem("unknown-option", {"option": what, "value": repr(value), **hint}))


def _problems_of(plan: Plan, value: Observation) -> Iterator[Problem]:
    if value.target not in plan.targets and value.target not in plan.benchmarks:
        hint = target_hint(nearest(str(value.target), list(plan.targets)))
        yield Problem("unknown-target", {"value": str(value.target), **hint})
        return

    if not isinstance(value.period, Period):
        raise _no_observation("Observation.period", value.period)
    if isinstance(value.value, Stage):
        return

    if not _is_number(value.value):
        yield Problem("not-a-number", {"value": str(value.value)})

    try:
        entry = plan.entry(value.target)
        # A growth rate in per cent may stand for a target in yuan.
        factor(value.unit, "%" if value.unit == "%" else entry.unit)
    except UnitError as error:
        yield Problem(error.code, {"target": value.target, **error.details})


def _is_number(value: object) -> bool:
    """Whether a value can be reckoned with: no 4.35万, nothing missing, nothing without end."""
    try:
        Fraction(value)  # type: ignore[call-overload]
    except (ValueError, OverflowError, TypeError, ZeroDivisionError):
        return False

    return True
