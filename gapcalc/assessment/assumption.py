"""Assumptions: values set by hand and growth a year, gathered into cases that stand side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from gapcalc.assessment.numbers import Rate
from gapcalc.assessment.status import Assessment
from gapcalc.core.period import Period
from gapcalc.core.problem import GapcalcError, Problem, not_among
from gapcalc.core.text import fold, halfwidth, simplified, visible
from gapcalc.core.unit import RATIO, UnitError, convert, dimension, parse_number, parse_quantity
from gapcalc.data.observation import Observation
from gapcalc.data.reading import parse_setting
from gapcalc.plan.model import Plan, Target
from gapcalc.plan.search import find

__all__ = ["Case", "Growth", "Setting", "parse_cases", "parse_growth"]

_LONGEST = 1000
_CASE = re.compile(r"\s*(?P<case>[^=:：]*[^=:：\s])\s*[:：](?P<rest>.*)", re.DOTALL)
_POINTS = re.compile(r"(?P<number>.*?)\s*(?:个?百分点|pp|percentage points?)", re.IGNORECASE)
_PERCENT = {"%", "‰"}
# More than eleven times as much a year is a slip of the pen.
_MOST = 10


@dataclass(frozen=True, slots=True)
class Setting:
    """A value that stands over the data, and the text that set it."""

    text: str = field(compare=False)
    observation: Observation

    @property
    def subject(self) -> tuple[str, Period | None]:
        """What it speaks of; no case can have two assumptions on one subject."""
        return self.observation.target, self.observation.period


@dataclass(frozen=True, slots=True)
class Growth:
    """A growth a year of a target, from its latest value on; `text` is the rate as it was written.

    An absolute `rate` is added each year. A compound one multiplies the level, on a cumulative path the yearly amount.
    """

    target: str
    rate: Rate
    text: str = field(default="", compare=False)

    @property
    def subject(self) -> tuple[str, Period | None]:
        """What it speaks of; no case can have two assumptions on one subject."""
        return self.target, None


@dataclass(frozen=True, slots=True)
class Case:
    """Assumptions that hold together. The name is "" where no case was named."""

    name: str
    assumptions: tuple[Setting | Growth, ...]

    @property
    def settings(self) -> list[Setting]:
        return [one for one in self.assumptions if isinstance(one, Setting)]

    @property
    def growths(self) -> dict[str, Growth]:
        return {one.target: one for one in self.assumptions if isinstance(one, Growth)}


def parse_cases(
    assessment: Assessment, settings: Iterable[str], growths: Iterable[str]
) -> tuple[Case, ...]:
    """Return the cases that `[CASE:]ID=VALUE`, `[CASE:]ID@PERIOD=VALUE` and `[CASE:]ID=RATE` describe.

    What names no case holds in each; what a case says itself stands over that. Raises `GapcalcError` where a text
    cannot be understood, a case is given two values for one thing, or something said of all cases holds in none.
    """
    plan = assessment.plan
    is_dated = assessment.observations or assessment.as_of != plan.base_year
    year = assessment.as_of if is_dated else None
    names = plan.names()
    said: dict[str, dict[tuple[str, Period | None], Setting | Growth]] = {}
    for option, text in [*(("--growth", g) for g in growths), *(("--set", s) for s in settings)]:
        name, rest = _split(text, names)
        own = said.setdefault(name, {})
        for one in _settings(rest, plan, year) if option == "--set" else [parse_growth(rest, plan)]:
            if own.setdefault(one.subject, one) != one:
                raise GapcalcError(
                    Problem("assumed-twice", {"value": text, "target": one.subject[0]}, option)
                )
    shared = said.pop("", {})
    if not said:
        return (Case("", tuple(shared.values())),) if shared else ()
    for subject, one in shared.items():
        if all(own.get(subject, one) != one for own in said.values()):
            raise GapcalcError(
                Problem("assumed-twice", {"value": subject[0], "target": subject[0]})
            )
    return tuple(Case(name, tuple({**shared, **own}.values())) for name, own in said.items())


def _split(text: str, names: Mapping[str, object]) -> tuple[str, str]:
    """Return the name of the case ("" for none) and the rest; a target's own name may hold a colon."""
    match = _CASE.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None or fold(re.split("[=@]", text, maxsplit=1)[0]) in names:
        return "", text
    return visible(match["case"]), match["rest"]


def _settings(text: str, plan: Plan, year: int | None) -> list[Setting]:
    made = [Setting(text, observation) for observation in parse_setting(text, plan, year)]
    if any(one.observation.period.year > plan.target_year for one in made):
        known = f"ID@YEAR=VALUE (YEAR <= {plan.target_year})"
        raise not_among("--set", text, [known])
    return made


def parse_growth(text: str, plan: Plan) -> Growth:
    """Return the growth that `ID=RATE` assumes: 8%, 120公里, 0.5个百分点 or 0.5pp, each a year.

    Raises `GapcalcError` where it cannot be understood or does not fit the target.
    """
    where = f"--growth {text}"
    name, _, written = text.partition("=")
    if not name.strip() or not written.strip() or len(text) > _LONGEST:
        raise GapcalcError(Problem("growth-malformed", {"value": text}, where))
    try:
        target = find(plan, name.strip())
        return Growth(target.id, _rate(target, written.strip()), visible(written))
    except GapcalcError as error:
        raise GapcalcError(*(replace(problem, path=where) for problem in error.problems)) from None
    except UnitError as error:
        code = (
            "growth-malformed" if error.code in {"not-a-number", "number-missing"} else error.code
        )
        details = {"value": written, **error.details, "target": target.id}
        raise GapcalcError(Problem(code, details, where)) from None


def _rate(target: Target, written: str) -> Rate:
    """Return a rate in the form that the target's path takes."""
    if target.path == "step" or target.goal.form in {"none", "stage", "over_series"}:
        raise UnitError("growth-refused")
    text = simplified(halfwidth(written)).removesuffix("/年")
    points = _POINTS.fullmatch(text)
    value, unit = (parse_number(points["number"]), "%") if points else parse_quantity(text)
    percent = unit in _PERCENT and not points
    unit = unit or (RATIO if target.unit == RATIO else "")
    if (
        not unit
        or (target.path == "compound" and not percent)
        or (points and dimension(target.unit))
    ):
        number = "8" if unit and not points else str(value)
        wanted = f"{target.id}={number}{_form(target)}"
        if (
            _form(target) == "%" and not unit and abs(value) < 1
        ):  # a share of one, as a spreadsheet has it
            wanted = f"{target.id}={(value * 100).normalize():f}% ({wanted}?)"
        raise UnitError("growth-unit", wanted=wanted)
    if target.path == "compound" or (percent and dimension(target.unit)):
        rate = convert(value, unit, RATIO)
        if not -1 < rate <= _MOST:
            raise UnitError("growth-malformed")
        return Rate(rate, "compound", RATIO)
    if percent:
        raise UnitError("growth-ambiguous", wanted=f"{target.id}={value}pp")
    return Rate(convert(value, unit, target.unit), "linear", target.unit)


def _form(target: Target) -> str:
    """Return what stands behind the number of a growth of `target`."""
    return "%" if target.path == "compound" else "pp" if target.unit == "%" else target.unit
