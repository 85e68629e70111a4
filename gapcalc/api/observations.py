"""Observations that a program made by hand, held against the plan before they are judged."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from gapcalc.core.period import Period
from gapcalc.core.problem import GapcalcError, Problem, target_hint, unfit_option
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
        # What was read from a file was checked as it was read.
        if value.path is not None:
            continue

        problem = _problem_of(plan, value)
        if problem is not None:
            raise GapcalcError(problem)

    if isinstance(given, Observations):
        return given

    return Observations(values)


def _no_observation(what: str, value: object) -> GapcalcError:
    """Return the error that `what` cannot be `value`, with how an observation is written."""
    return unfit_option(what, repr(value), OBSERVATION_IN_PYTHON)


def _problem_of(plan: Plan, value: Observation) -> Problem | None:
    """Return why no target of the plan could take a value, None where one can."""
    if value.target not in plan.targets and value.target not in plan.benchmarks:
        hint = target_hint(nearest(str(value.target), list(plan.targets)))
        return Problem("unknown-target", {"value": str(value.target), **hint})

    # Observation("gdp_metro", 2024, …)
    if not isinstance(value.period, Period):
        raise _no_observation("Observation.period", value.period)

    # "started" has no unit.
    if isinstance(value.value, Stage):
        return None

    if not _is_number(value.value):
        return Problem("not-a-number", {"value": str(value.value)})

    # A growth rate in per cent may stand for a target in yuan.
    if value.unit == "%":
        return None

    try:
        entry = plan.entry(value.target)
        factor(value.unit, entry.unit)
    except UnitError as error:
        return Problem(error.code, {"target": value.target, **error.details})

    return None


def _is_number(value: object) -> bool:
    """Whether a value can be reckoned with: no 4.35万, nothing missing, nothing without end."""
    try:
        Fraction(value)  # type: ignore[call-overload]
    except (ValueError, OverflowError, TypeError, ZeroDivisionError):
        return False

    return True
