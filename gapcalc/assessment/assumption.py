"""Assumptions: values set by hand and growth a year, gathered into cases that stand side by side.

On the command line a value is `--set ID@2026=24500亿元` and a growth `--growth ID=8%`. The name of
a case may stand before it: `--growth high:ID=8%`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from gapcalc.assessment.numbers import Rate
from gapcalc.assessment.status import Assessment
from gapcalc.core.clock import AsOf
from gapcalc.core.period import Period
from gapcalc.core.problem import GapcalcError, Problem, invalid_choice
from gapcalc.core.text import fold, halfwidth, simplified, visible
from gapcalc.core.unit import RATIO, UnitError, convert, dimension, parse_number, parse_quantity
from gapcalc.data.observation import Observation
from gapcalc.data.reading import parse_setting
from gapcalc.plan.model import Plan, Target
from gapcalc.plan.search import find_target

__all__ = ["Case", "Growth", "Setting", "parse_cases", "parse_growth"]

_MAX_LENGTH = 1000  # characters of an option's text
_CASE = re.compile(r"\s*(?P<case>[^=:：]*[^=:：\s])\s*[:：](?P<rest>.*)", re.DOTALL)
_POINTS = re.compile(r"(?P<number>.*?)\s*(?:个?百分点|pp|percentage points?)", re.IGNORECASE)
_PER_CENT_UNITS = {"%", "‰"}
# More than eleven times as much each year (+1000 %) is a slip of the pen.
_MAX_GROWTH = 10

# What an assumption is about: the id of a target or benchmark, and for a value its period.
_Subject = tuple[str, Period | None]


@dataclass(frozen=True, slots=True)
class Setting:
    """A value set by hand, which stands over the data, and the text that set it."""

    text: str = field(compare=False)
    observation: Observation

    @property
    def subject(self) -> _Subject:
        """What it is about; a case has one assumption on one subject."""
        return self.observation.target, self.observation.period


@dataclass(frozen=True, slots=True)
class Growth:
    """A growth a year of a target, from its latest value on; `text` is the rate as it was written.

    An absolute `rate` is added each year. A compound one multiplies the level, or on a cumulative
    path the amount that a year adds.
    """

    target: str
    rate: Rate
    text: str = field(default="", compare=False)

    @property
    def subject(self) -> _Subject:
        """What it is about; a case has one assumption on one subject."""
        return self.target, None


@dataclass(frozen=True, slots=True)
class Case:
    """Assumptions that hold together. The name is "" if no case was named."""

    name: str
    assumptions: tuple[Setting | Growth, ...]

    @property
    def settings(self) -> list[Setting]:
        """The values set by hand."""
        return [one for one in self.assumptions if isinstance(one, Setting)]

    @property
    def growths(self) -> dict[str, Growth]:
        """The assumed growth by target id."""
        return {one.target: one for one in self.assumptions if isinstance(one, Growth)}


# --- cases

_BySubject = dict[_Subject, Setting | Growth]


def parse_cases(
    assessment: Assessment, settings: Iterable[str], growths: Iterable[str]
) -> tuple[Case, ...]:
    """Return the cases that the texts of `--set` and `--growth` describe.

    `settings` are `[CASE:]ID=VALUE` or `[CASE:]ID@PERIOD=VALUE`, `growths` are `[CASE:]ID=RATE`.
    What names no case holds in each of them; what a case says itself stands over that. A value
    without a period is for the year of `assessment`, up to its date.

    Raises `GapcalcError` if a text cannot be understood, if a case is given two values for one
    subject, or if something that names no case holds in none.
    """
    plan = assessment.plan
    names = plan.names()
    period = _period_of_settings(assessment)
    by_case: dict[str, _BySubject] = {}

    for text in growths:
        case, rest = _split_case(text, names)
        _add(by_case.setdefault(case, {}), parse_growth(rest, plan), "--growth", text)

    for text in settings:
        case, rest = _split_case(text, names)
        for setting in _settings_of_text(rest, plan, period):
            _add(by_case.setdefault(case, {}), setting, "--set", text)

    shared = by_case.pop("", {})
    # Without any named case what was assumed is one case of its own.
    if not by_case:
        return (Case("", tuple(shared.values())),) if shared else ()

    _refuse_overruled(shared, by_case)
    cases = []

    for name, own in by_case.items():
        # gdp=6% for all cases, and 高:gdp=8%: in 高 it is 8 %.
        assumptions = {**shared, **own}
        cases.append(Case(name, tuple(assumptions.values())))

    return tuple(cases)


def _period_of_settings(assessment: Assessment) -> Period | None:
    """Return the period of a value that names none; None if there is nothing to go by.

    Without data, and without a year that was asked for, an assessment is as of the base year.
    """
    if assessment.observations or assessment.date != AsOf(assessment.plan.base_year):
        return assessment.date.so_far

    return None


def _split_case(text: str, names: Mapping[str, object]) -> tuple[str, str]:
    """Return the name of the case ("" for none) and the rest of an option's text.

    The full name of a target may hold a colon itself: 其中：甲=8% names no case, and of
    高：其中：甲=8% the case is 高. `names` are the folded names of the plan.
    """
    if len(text) > _MAX_LENGTH:
        return "", text

    match = _CASE.fullmatch(text)
    if match is None:
        return "", text

    subject = re.split("[=@]", text, maxsplit=1)[0]
    if fold(subject) in names:
        return "", text

    return visible(match["case"]), match["rest"]


def _add(own: _BySubject, assumption: Setting | Growth, option: str, text: str) -> None:
    """Add an assumption to those of a case; it may be repeated, but not with another value."""
    subject = assumption.subject
    if own.setdefault(subject, assumption) != assumption:
        details = {"value": text, "target": subject[0]}
        raise GapcalcError(Problem("assumed-twice", details, option))


def _refuse_overruled(shared: _BySubject, by_case: Mapping[str, _BySubject]) -> None:
    """Raise for an assumption that names no case, if every case has another one on its subject."""
    for subject, assumption in shared.items():
        in_each_case = [own.get(subject, assumption) for own in by_case.values()]
        if assumption not in in_each_case:
            details = {"value": subject[0], "target": subject[0]}
            raise GapcalcError(Problem("assumed-twice", details))


def _settings_of_text(text: str, plan: Plan, default: Period | None) -> list[Setting]:
    """Return the values that `ID=VALUE` sets; a name may be that of several targets."""
    settings = []

    for observation in parse_setting(text, plan, default):
        if observation.period.year > plan.target_year:
            wanted = f"ID@YEAR=VALUE (YEAR <= {plan.target_year})"
            raise invalid_choice("--set", text, [wanted])

        settings.append(Setting(text, observation))

    return settings


# --- growth


class _WrittenRate(NamedTuple):
    """A rate as it was written: 8 %, 120 公里, or 0.5 percentage points, whose unit is %."""

    value: Decimal
    unit: str
    is_points: bool

    @property
    def is_per_cent(self) -> bool:
        """Whether it is per cent of the value itself, and not percentage points."""
        return self.unit in _PER_CENT_UNITS and not self.is_points


def parse_growth(text: str, plan: Plan) -> Growth:
    """Return the growth that `ID=RATE` assumes: 8%, 120公里, 0.5个百分点 or 0.5pp, each a year.

    Raises `GapcalcError` if it cannot be understood or does not fit the target.
    """
    where = f"--growth {text}"
    name, _, rate_text = text.partition("=")
    if not name.strip() or not rate_text.strip() or len(text) > _MAX_LENGTH:
        raise GapcalcError(Problem("growth-malformed", {"value": text}, where))

    try:
        target = find_target(plan, name.strip())
        rate = _parse_rate(target, rate_text.strip())
    except GapcalcError as error:
        problems = [replace(problem, path=where) for problem in error.problems]
        raise GapcalcError(*problems) from None
    except UnitError as error:
        is_no_number = error.code in {"not-a-number", "number-missing"}
        code = "growth-malformed" if is_no_number else error.code
        details = {"value": rate_text, **error.details, "target": target.id}
        raise GapcalcError(Problem(code, details, where)) from None

    return Growth(target.id, rate, visible(rate_text))


def _parse_rate(target: Target, text: str) -> Rate:
    """Return a rate in the form that the target's path takes.

    Raises `UnitError` with the code and details of a problem.
    """
    # What comes as a whole does not grow; nor is a ratio to a benchmark known by growth of its own.
    if target.path == "step" or target.goal.form in {"none", "stage", "over_series"}:
        raise UnitError("growth-refused")

    written = _written_rate(target, text)
    if not _is_fitting(target, written):
        raise UnitError("growth-unit", wanted=_fitting_example(target, written))

    if target.path == "compound":
        return _compound_rate(written)

    is_amount = bool(dimension(target.value_unit))
    if written.is_per_cent and is_amount:
        return _compound_rate(written)
    if written.is_per_cent:
        # A share of 40 % may grow by 0.5 % (to 40.2 %) or by half a point (to 40.5 %).
        raise UnitError("growth-ambiguous", wanted=f"{target.id}={written.value}pp")

    unit = target.value_unit
    amount = convert(written.value, written.unit, unit)
    return Rate(amount, "linear", unit)


def _compound_rate(written: _WrittenRate) -> Rate:
    """Return a rate of growth on the year before: 0.08 of 8 %.

    Raises `UnitError` for one that leaves nothing (-100 %), or is no growth in earnest.
    """
    rate = convert(written.value, written.unit, RATIO)
    if not -1 < rate <= _MAX_GROWTH:
        raise UnitError("growth-malformed")

    return Rate(rate, "compound", RATIO)


def _written_rate(target: Target, text: str) -> _WrittenRate:
    """Return a rate as it is written: 8%/年, 0.5个百分点.

    Raises `UnitError` for what is no number or has a unit that is not known.
    """
    # ８％ and 120公里/年 as people type them.
    plain = simplified(halfwidth(text)).removesuffix("/年")
    points = _POINTS.fullmatch(plain)
    if points:
        return _WrittenRate(parse_number(points["number"]), "%", is_points=True)

    value, unit = parse_quantity(plain)
    # Of a ratio, such as 2.5, 0.1 a year has no unit to be written.
    if not unit and target.value_unit == RATIO:
        unit = RATIO

    return _WrittenRate(value, unit, is_points=False)


def _is_fitting(target: Target, written: _WrittenRate) -> bool:
    """Whether a rate has a unit in which this target can grow."""
    if not written.unit:
        return False
    if target.path == "compound":
        return written.is_per_cent

    if not written.is_points:
        return True

    # Percentage points are added to shares only, not to 公里.
    return not dimension(target.value_unit)


def _fitting_example(target: Target, written: _WrittenRate) -> str:
    """Return how the growth could be written, with the number given if that had no unit."""
    unit = _unit_of_growth(target)
    has_unit = written.unit and not written.is_points
    number = "8" if has_unit else written.value
    example = f"{target.id}={number}{unit}"

    if unit == "%" and not written.unit and abs(written.value) < 1:
        # 0.08 is 8 % in a spreadsheet, but may be meant as 0.08 %.
        per_cent = (written.value * 100).normalize()
        return f"{target.id}={per_cent:f}% ({example}?)"

    return example


def _unit_of_growth(target: Target) -> str:
    """Return the unit in which a growth of `target` is written."""
    if target.path == "compound":
        return "%"

    return "pp" if target.value_unit == "%" else target.value_unit
