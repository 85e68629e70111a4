"""What came of verdicts and odds: plans that are over, judged half-way, and how they ended.

`python tools/write_hindsight_page.py` writes docs/hindsight.md. The plans stand in tests/hindsight,
each with its goal, its values, their source and their licence.
"""

from __future__ import annotations

import csv
import math
import random
import textwrap
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from math import fsum
from pathlib import Path
from typing import Any

from gapcalc import Assessment, Observation, Period, Plan, Result, Target, assess
from gapcalc.assessment.comparison import verdicts
from gapcalc.assessment.odds import Odds, odds, odds_of, yearly_changes
from gapcalc.assessment.rollup import GOOD
from gapcalc.assessment.status import STATUSES, decide
from gapcalc.assessment.systems import METHODS, NOT_AVAILABLE, SYSTEMS
from gapcalc.core.growth import likelihood
from gapcalc.messages.locale import Bilingual
from gapcalc.messages.statuses import METHOD_WORDS
from gapcalc.messages.words import word
from gapcalc.plan.model import Goal
from gapcalc.views.speaker import Speaker

ROOT = Path(__file__).parent.parent
PLANS = ROOT / "tests" / "hindsight" / "plans.csv"
PAGE = ROOT / "docs" / "hindsight.md"

# A case is a plan as of a year at 20 to 80 % of its way.
EARLIEST = Fraction(2, 10)
LATEST = Fraction(8, 10)
TOLERANCES = {
    "plan": Fraction(5, 100),
    "plan, tolerance 0%": Fraction(0),
    "plan, tolerance 10%": Fraction(10, 100),
}
RULES = (*TOLERANCES, *METHODS)
FOLDS = 10
DRAWS = 1000
SEED = 2027
_WIDTH = 120


# --- the plans, and what could be said of them on their way


@dataclass(frozen=True)
class Finished:
    """A plan that is over: its goal, the values of its series by year, and whether it was met."""

    id: str
    family: str
    country: str
    unit: str
    plan: Plan
    first_judged: int
    met: bool
    observations: tuple[Observation, ...]

    @property
    def target(self) -> Target:
        return self.plan.targets["t"]

    @property
    def years(self) -> list[int]:
        """The years with a value at which the plan is judged."""
        start, span = self.target.base_year, self.plan.span(self.target)
        years = []

        for observation in self.observations:
            year = observation.period.year
            if year >= self.first_judged and EARLIEST <= Fraction(year - start, span) <= LATEST:
                years.append(year)

        return years


@dataclass(frozen=True)
class Case:
    """A plan as of one year.

    `said` is what each rule calls it, `told` the odds that gapcalc prints, None where it refuses
    them, and `reckoned` those of any plan with a scatter. `young` are those of a series that begins
    with the plan. `weight` is such that each plan weighs 1.
    """

    plan: Finished
    year: int
    weight: float
    said: Mapping[str, str]
    told: Odds | None
    reckoned: Odds | None
    young: Odds | None

    @property
    def met(self) -> int:
        return int(self.plan.met)


def rows(path: Path = PLANS) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def finished(row: Mapping[str, str]) -> Finished:
    """Return a plan as its row tells of it."""
    name = Bilingual(row["indicator"], row["indicator"])
    # Only that a unit is per cent matters: one method goes by it.
    unit = "%" if row["unit"] == "%" else "比值"
    base_year = int(row["base_year"])
    goal = Goal("level", row["comparator"], Fraction(Decimal(row["goal"])))
    target = Target("t", name, goal, unit, row["path"], base_year)
    values = dict(enumerate(row["values"].split(), int(row["first_year"])))
    # The base of some Kyoto targets is that of a year of their own.
    values[base_year] = row["base"]
    seen = []

    for year, value in values.items():
        if value != "-":
            seen.append(Observation("t", Period(year), Decimal(value), unit, path="-", line=1))

    return Finished(
        id=row["id"],
        family=row["family"],
        country=row["country"],
        unit=row["unit"],
        plan=Plan("p", name, base_year, int(row["goal_year"]), {"t": target}),
        first_judged=int(row["first_judged"]),
        met=row["met"] == "1",
        observations=tuple(seen),
    )


def cases_of(plans: Iterable[Finished]) -> list[Case]:
    """Return every case, judged from the values up to its year."""
    cases = []

    for plan in plans:
        years = plan.years
        cases += [case(plan, year, 1 / len(years)) for year in years]

    return cases


def case(plan: Finished, year: int, weight: float = 1) -> Case:
    """Return what is said of `plan` as of the end of `year`."""
    assessment = assess(plan.plan, plan.observations, year)
    result = assessment["t"]
    told = odds(plan.plan, result)
    changes = yearly_changes(result.series.points)
    in_plan = [change for change in changes if change.start.time >= plan.target.base_year]
    return Case(
        plan=plan,
        year=year,
        weight=weight,
        said=_said(assessment, result),
        told=told if isinstance(told, Odds) else None,
        reckoned=_reckoned(plan, result, changes),
        young=_reckoned(plan, result, tuple(in_plan)),
    )


def _said(assessment: Assessment, result: Result) -> dict[str, str]:
    """Return what each rule calls a target."""
    said: dict[str, str] = {}

    for rule, tolerance in TOLERANCES.items():
        plan = replace(assessment.plan, tolerance=tolerance)
        said[rule], _ = decide(plan, result.target, result.series, result.numbers)

    for method, verdict in verdicts(assessment, result).items():
        said[method] = verdict.status

    return said


def _reckoned(plan: Finished, result: Result, changes: Sequence[Any]) -> Odds | None:
    if not changes:
        return None

    try:
        return odds_of(result.numbers, plan.plan.target_year, tuple(changes))
    except (ArithmeticError, ValueError):
        return None


# --- shares, and how sure they are


@dataclass
class Ratio:
    """A ratio of two sums, by clusters that are drawn together: countries, or families."""

    over: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    under: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def add(self, cluster: str, over: float, under: float) -> None:
        self.over[cluster] += over
        self.under[cluster] += under

    @property
    def weight(self) -> float:
        return fsum(self.under.values())

    @property
    def value(self) -> float:
        return fsum(self.over.values()) / self.weight

    def interval(self, draws: Mapping[str, Sequence[int]]) -> tuple[float, float]:
        """Return the middle 95 % of the ratios of all draws."""
        over = [0.0] * DRAWS
        under = [0.0] * DRAWS

        for cluster, weight in self.under.items():
            share = self.over[cluster]
            times = draws[cluster]
            over = [total + often * share for total, often in zip(over, times, strict=True)]
            under = [total + often * weight for total, often in zip(under, times, strict=True)]

        # A draw may hold no country that has such a case.
        ratios = sorted(one / other for one, other in zip(over, under, strict=True) if other)
        cut = round(len(ratios) * 0.025)
        return ratios[cut], ratios[-1 - cut]


def drawn(clusters: Iterable[str]) -> dict[str, list[int]]:
    """Return how often each cluster is in each draw: as many as there are, with replacement."""
    names = sorted(set(clusters))
    times = {name: [0] * DRAWS for name in names}
    chance = random.Random(SEED)

    for draw in range(DRAWS):
        for name in chance.choices(names, k=len(names)):
            times[name][draw] += 1

    return times


def country(case: Case) -> str:
    return case.plan.country


def family(case: Case) -> str:
    return case.plan.family


def arrived(cases: Iterable[Case]) -> Ratio:
    """Return the share of the plans that arrived."""
    ratio = Ratio()

    for one in cases:
        ratio.add(country(one), one.weight * one.met, one.weight)

    return ratio


# --- what a forecast misses by

Forecast = Callable[[Case], float]


def losses(cases: Sequence[Case], forecast: Forecast) -> list[float]:
    """Return the squared distance of each forecast from what came."""
    return [(forecast(one) - one.met) ** 2 for one in cases]


def brier(cases: Sequence[Case], lost: Sequence[float]) -> float:
    total = fsum(one.weight * loss for one, loss in zip(cases, lost, strict=True))
    return total / fsum(one.weight for one in cases)


def folds_of_countries(cases: Iterable[Case]) -> dict[str, int]:
    """Return the fold of each country; the countries are dealt out after a shuffle."""
    names = sorted({country(one) for one in cases})
    random.Random(SEED).shuffle(names)
    return {name: place % FOLDS for place, name in enumerate(names)}


def learnt(cases: Sequence[Case], rule: str | None, fold: Callable[[Case], object]) -> list[float]:
    """Return the losses of forecasting by a rule's words what came of them in the other folds.

    Without a rule the share of all plans that arrived is forecast.
    """
    forecasts: dict[object, dict[str, float]] = {}

    for held_out in {fold(one) for one in cases}:
        others = [one for one in cases if fold(one) != held_out]
        forecasts[held_out] = _shares(others, rule)

    def forecast(one: Case) -> float:
        shares = forecasts[fold(one)]
        return shares.get(one.said[rule] if rule else "", shares[""])

    return losses(cases, forecast)


def _shares(cases: Iterable[Case], rule: str | None) -> dict[str, float]:
    """Return the share that arrived by what the rule said; that of all stands under ""."""
    over: dict[str, float] = defaultdict(float)
    under: dict[str, float] = defaultdict(float)

    for one in cases:
        for said in {"", one.said[rule] if rule else ""}:
            over[said] += one.weight * one.met
            under[said] += one.weight

    return {said: over[said] / under[said] for said in under}


def difference(
    cases: Sequence[Case], one: Sequence[float], other: Sequence[float], by: Callable[[Case], str]
) -> Ratio:
    """Return by how much the first losses are above the others, by clusters."""
    ratio = Ratio()

    for item, first, second in zip(cases, one, other, strict=True):
        ratio.add(by(item), item.weight * (first - second), item.weight)

    return ratio


# --- other ways to reckon the odds


def _z(
    case: Case,
    *,
    seen: float | None = None,
    least: float = 1,
    fewer: int = 0,
    variance: float = 1,
) -> float:
    """Return z with another pace seen, `least` times the least scatter, the squares divided by
    `fewer` changes, or `variance` times the variance.
    """
    found = case.told
    assert found is not None

    if seen is None:
        seen = float(found.seen)

    squares = float(found.squares) + (float(found.least) * least) ** 2
    spread = math.sqrt(variance * squares / (len(found.changes) - fewer))
    return (seen - float(found.needed)) / spread


def _gone(case: Case) -> int:
    return case.year - case.plan.target.base_year


def _left(case: Case) -> int:
    return case.plan.plan.target_year - case.year


def _mean_pace(case: Case) -> float:
    assert case.told is not None
    return (float(case.told.seen) + float(case.told.mean)) / 2


VARIANTS: dict[str, Callable[[Case], float]] = {
    "the squares divided by n − 1": lambda c: _z(c, fewer=1),
    "h a fifth as large (1 %)": lambda c: _z(c, least=0.2),
    "h twice as large (10 %)": lambda c: _z(c, least=2),
    "sd widened for the pace seen, √(1 + 1/(t − t0))": lambda c: _z(c, variance=1 + 1 / _gone(c)),
    "a random walk, √(1/(t − t0) + 1/(T − t))": (
        lambda c: _z(c, variance=1 / _gone(c) + 1 / _left(c))
    ),
    "v the mean of the pace since the base and m": lambda c: _z(c, seen=_mean_pace(c)),
    "z · 0.8": lambda c: 0.8 * _z(c),
}


def fitted(cases: Sequence[Case]) -> list[float]:
    """Return the losses of z times the factor that fits the other families best."""
    factors = [step / 20 for step in range(8, 27)]
    lost = {k: losses(cases, lambda one, k=k: likelihood(k * _z(one))) for k in factors}
    best = {}

    for name in {family(one) for one in cases}:
        others = [place for place, one in enumerate(cases) if family(one) != name]

        def missed(factor: float, others: list[int] = others) -> float:
            return fsum(cases[place].weight * lost[factor][place] for place in others)

        best[name] = min(factors, key=missed)

    return [lost[best[family(one)]][place] for place, one in enumerate(cases)]


# --- the page


def share(value: float) -> str:
    return f"{100 * value:.0f}%"


def score(value: float) -> str:
    """Return a Brier score: .122."""
    return f"{value:.3f}".replace("0.", ".", 1)


def signed(value: float) -> str:
    """Return the difference of two scores: +.004, −.011, .000."""
    if abs(value) < 0.0005:
        return ".000"

    return ("+" if value > 0 else "−") + score(abs(value))


def between(interval: tuple[float, float], form: Callable[[float], str] = share) -> str:
    """Return an interval: 39 to 62%, −.011 to +.002."""
    low, high = interval
    return f"{form(low).removesuffix('%')} to {form(high)}"


def wrapped(text: str) -> str:
    """Return a text whose paragraphs and items are filled to the lines of a page."""
    return "\n\n".join(_filled(part) for part in text.split("\n\n"))


def _filled(part: str) -> str:
    """Return a heading or a table as it is, each item of a list by itself, or one paragraph."""
    if part.startswith(("#", "|")):
        return part

    items = part.replace("\n  ", " ").split("\n- ")
    if not part.startswith("- "):
        return textwrap.fill(part, _WIDTH, break_on_hyphens=False)

    filled = []

    for item in items:
        text = f"- {item.removeprefix('- ')}"
        filled.append(textwrap.fill(text, _WIDTH, subsequent_indent="  ", break_on_hyphens=False))

    return "\n".join(filled)


def table(head: Sequence[str], rows: Iterable[Sequence[str]], texts: int = 1) -> str:
    """Return a Markdown table whose first `texts` columns are text, the others numbers."""
    marks = ["---"] * texts + ["--:"] * (len(head) - texts)
    lines = [f"| {' | '.join(line)} |" for line in (head, *rows)]
    lines.insert(1, f"|{'|'.join(marks)}|")
    return "\n".join(lines)


class Page:
    """All that is computed for the page, and its parts."""

    def __init__(self, plans: Sequence[Finished]) -> None:
        self.plans = plans
        self.cases = cases_of(plans)
        self.countries = drawn(plan.country for plan in plans)
        self.families = drawn(plan.family for plan in plans)
        self.told = reweighted([one for one in self.cases if one.told is not None])
        folds = folds_of_countries(self.cases)
        self.by_country = {
            rule: learnt(self.cases, rule, lambda one: folds[country(one)])
            for rule in (None, *RULES)
        }
        self.by_family = {rule: learnt(self.cases, rule, family) for rule in (None, *RULES)}
        self.reckoned = losses(self.cases, _reckoned_share)

    def text(self) -> str:
        parts = [
            _INTRODUCTION.format(plans=len(self.plans), cases=f"{len(self.cases):,}"),
            self.families_table(),
            _STATUSES.format(),
            self.words_table(("plan",)),
            self.tolerances(),
            self.words_table(METHODS),
            _HITS.format(),
            self.hits_table(),
            self.former_claim(),
            _SCORES.format(folds=FOLDS),
            self.scores_table(),
            self.scores_said(),
            _ODDS.format(cases=f"{len(self.told):,}", plans=len({c.plan.id for c in self.told})),
            self.calibration_table(),
            self.calibration_said(),
            self.odds_by_family_table(),
            _CHANGES,
            self.changes_table(),
            _OTHERS.format(score=score(brier(self.told, self._told_losses()))),
            self.variants_table(),
            _CLOSING,
        ]

        return wrapped("\n\n".join(parts)) + "\n"

    def _told_losses(self) -> list[float]:
        return losses(self.told, lambda one: likelihood(_z(one)))

    def _arrived_with_interval(self, cases: Sequence[Case]) -> tuple[str, str]:
        ratio = arrived(cases)
        return share(ratio.value), between(ratio.interval(self.countries))

    def families_table(self) -> str:
        rows = []

        for name in sorted({plan.family for plan in self.plans}):
            plans = [plan for plan in self.plans if plan.family == name]
            cases = [one for one in self.cases if family(one) == name]
            met = sum(plan.met for plan in plans)
            rows.append([name, str(len(plans)), str(met), str(len(cases))])

        met = sum(plan.met for plan in self.plans)
        rows.append(["all", str(len(self.plans)), str(met), str(len(self.cases))])
        return table(["family", "plans", "arrived", "cases"], rows)

    def words_table(self, rules: Sequence[str]) -> str:
        """Return what came of each word of some rules."""
        rows = []

        for rule in rules:
            for status in _words(rule):
                cases = [one for one in self.cases if one.said[rule] == status]
                if cases:
                    plans = f"{fsum(one.weight for one in cases):.0f}"
                    name = _word(rule, status)
                    found = self._arrived_with_interval(cases)
                    rows.append([rule, name, str(len(cases)), plans, *found])

        return table(["rule", "says", "cases", "plans", "arrived", "95 %"], rows, texts=2)

    def tolerances(self) -> str:
        told = []

        for rule, tolerance in TOLERANCES.items():
            cases = [one for one in self.cases if one.said[rule] == "on_track"]
            found, sure = self._arrived_with_interval(cases)
            told.append((tolerance, f"{found} ({sure}) at {share(float(tolerance))}"))

        said = ", ".join(text for _, text in sorted(told))
        return _TOLERANCE.format(said=said)

    def hits_table(self) -> str:
        rows = []

        for rule in RULES:
            hits = self.hits(rule)
            wrong = Ratio(), Ratio()

            for one in _judged(self.cases, rule):
                is_good = _is_good(rule, one.said[rule])
                wrong[0].add("", one.weight * (one.met and not is_good), one.weight)
                wrong[1].add("", one.weight * (is_good and not one.met), one.weight)

            rows.append(
                [
                    rule,
                    share(hits.weight / len(self.plans)),
                    share(hits.value),
                    between(hits.interval(self.countries)),
                    *(share(ratio.value) for ratio in wrong),
                ]
            )

        head = ["rule", "judged", "right", "95 %", "said behind, arrived"]
        return table([*head, "said as planned, did not"], rows)

    def hits(self, rule: str) -> Ratio:
        """Return how often a rule is right: as planned and arrived, or not and not."""
        ratio = Ratio()

        for one in _judged(self.cases, rule):
            is_right = _is_good(rule, one.said[rule]) == bool(one.met)
            ratio.add(country(one), one.weight * is_right, one.weight)

        return ratio

    def former_claim(self) -> str:
        strict = self.hits("plan, tolerance 0%")
        usual = self.hits("plan")
        less = Ratio()

        for name, weight in usual.under.items():
            less.add(name, strict.over[name] - usual.over[name], weight)

        low, high = less.interval(self.countries)
        return _FORMER.format(
            strict=share(strict.value),
            usual=share(usual.value),
            less=f"{100 * less.value:+.1f}".replace("-", "−"),
            sure=f"{100 * low:+.1f} to {100 * high:+.1f}".replace("-", "−"),
        )

    def scores_table(self) -> str:
        names = {None: "the share of all plans that arrived", **{rule: rule for rule in RULES}}
        rows = []

        for rule, name in names.items():
            by_country, by_family = self.by_country[rule], self.by_family[rule]
            rows.append(
                [name, score(brier(self.cases, by_country)), score(brier(self.cases, by_family))]
            )

        odds_score = score(brier(self.cases, self.reckoned))
        rows.append(["**odds**, nothing learnt", f"**{odds_score}**", f"**{odds_score}**"])
        return table(["forecast from", "countries", "families"], rows)

    def scores_said(self) -> str:
        parts = {
            "country": (self.by_country["plan"], country, self.countries),
            "family": (self.by_family["plan"], family, self.families),
        }

        said = {}

        for name, (lost, by, draws) in parts.items():
            less = difference(self.cases, self.reckoned, lost, by)
            said[name] = f"{signed(less.value)} ({between(less.interval(draws), signed)})"

        words = learnt(self.told, "plan", family)
        said["told_words"] = score(brier(self.told, words))
        said["told_odds"] = score(brier(self.told, self._told_losses()))
        less = difference(self.told, self._told_losses(), words, family)
        said["told"] = f"{signed(less.value)} ({between(less.interval(self.families), signed)})"
        return _SCORES_SAID.format(**said)

    def calibration_table(self) -> str:
        speaker = Speaker("en")
        rows = []

        for value in sorted({one.told.value for one in self.told if one.told}):
            cases = [one for one in self.told if one.told and one.told.value == value]
            plans = fsum(one.weight for one in cases)
            meant = fsum(one.weight * _told_share(one) for one in cases) / plans
            name = speaker.odds_in_words(cases[0].told) if cases[0].told else ""
            found = self._arrived_with_interval(cases)
            rows.append([name, str(len(cases)), f"{plans:.0f}", share(meant), *found])

        return table(["printed", "cases", "plans", "mean p", "arrived", "95 %"], rows)

    def calibration_said(self) -> str:
        high = [one for one in self.told if _told_share(one) >= 0.55]
        low = [one for one in self.told if _told_share(one) < 0.55]
        said = {}

        for name, cases in (("high", high), ("low", low)):
            plans = fsum(one.weight for one in cases)
            said[f"{name}_said"] = share(fsum(c.weight * _told_share(c) for c in cases) / plans)
            said[f"{name}_met"] = share(arrived(cases).value)

        return _CALIBRATION.format(**said)

    def odds_by_family_table(self) -> str:
        rows = []

        for name in sorted({family(one) for one in self.told}):
            cases = [one for one in self.told if family(one) == name]
            plans = fsum(one.weight for one in cases)
            meant = fsum(one.weight * _told_share(one) for one in cases) / plans
            lost = losses(cases, _told_share)
            row = [name, f"{plans:.0f}", share(meant), share(arrived(cases).value)]
            rows.append([*row, score(brier(cases, lost))])

        return table(["family", "plans", "mean p", "arrived", "Brier"], rows)

    def changes_table(self) -> str:
        """Return the score by the number of yearly changes, with the values since the base only."""
        groups: dict[str, list[Case]] = defaultdict(list)

        for one in self.cases:
            if one.young is not None:
                count = len(one.young.changes)
                groups[str(count) if count < 3 else "3 or more"].append(one)

        rows = []

        for name, cases in sorted(groups.items()):
            odds_score = score(brier(cases, losses(cases, _young_share)))
            rate = arrived(cases).value
            alone = score(brier(cases, losses(cases, lambda one, rate=rate: rate)))
            rows.append([name, str(len(cases)), odds_score, alone])

        return table(["yearly changes", "cases", "odds", "the share alone"], rows)

    def variants_table(self) -> str:
        kept = self._told_losses()
        rows = []
        lost = {
            name: losses(self.told, lambda one, z=z: likelihood(z(one)))
            for name, z in VARIANTS.items()
        }
        lost["z times what fits the other families best"] = fitted(self.told)

        for name, missed in lost.items():
            by_country = difference(self.told, missed, kept, country)
            by_family = difference(self.told, missed, kept, family)

            rows.append(
                [
                    name,
                    score(brier(self.told, missed)),
                    signed(by_country.value),
                    between(by_country.interval(self.countries), signed),
                    between(by_family.interval(self.families), signed),
                ]
            )

        return table(
            ["instead", "Brier", "less or more", "95 %, countries", "95 %, families"], rows
        )


def reweighted(cases: Sequence[Case]) -> list[Case]:
    """Return the cases with weights such that each plan among them weighs 1."""
    counts: dict[str, int] = defaultdict(int)

    for one in cases:
        counts[one.plan.id] += 1

    return [replace(one, weight=1 / counts[one.plan.id]) for one in cases]


def _reckoned_share(one: Case) -> float:
    assert one.reckoned is not None
    return one.reckoned.probability


def _told_share(one: Case) -> float:
    assert one.told is not None
    return one.told.probability


def _young_share(one: Case) -> float:
    assert one.young is not None
    return one.young.probability


def _words(rule: str) -> Sequence[str]:
    return STATUSES if rule in TOLERANCES else SYSTEMS[rule].statuses


def _word(rule: str, status: str) -> str:
    if rule in TOLERANCES:
        return word(status, "en")

    return "no verdict" if status == NOT_AVAILABLE else METHOD_WORDS[status].en


def _is_good(rule: str, status: str) -> bool:
    return status in (GOOD if rule in TOLERANCES else SYSTEMS[rule].as_planned)


def _judged(cases: Iterable[Case], rule: str) -> list[Case]:
    return [one for one in cases if one.said[rule] != NOT_AVAILABLE]


_INTRODUCTION = """\
# Would a verdict have been right?

A verdict half-way is a forecast: it can be held against what came. Here {plans} plans that are
over are judged on their way, each from the values up to the year in question, and compared with
how they ended. They are goals that governments set beforehand: vaccination of 90 % of the
children, the ceilings on air pollutants, the targets of Kyoto, aid and research as shares of
what a country earns, and those of Germany's strategy. The facts stand in
[`tests/hindsight/`](../tests/hindsight/README.md), each with its source.

A case is a plan as of a year at 20 to 80 % of its way; there are {cases}. Each plan weighs 1,
however many cases it has, so that plans, in the tables, are sums of such weights. Intervals are
the middle 95 % of 1,000 draws of countries."""
_STATUSES = """\
## What each status has meant

What share of the plans arrived after each status of gapcalc's own rule, with the usual
tolerance of 5 %:"""
_TOLERANCE = """\
A goal that is met half-way is not always met in the end: some lose it again. The tolerance
makes little difference: of what was on track there arrived {said} tolerance.

The same of the other systems:"""
_HITS = """\
## How often each rule is right

A rule is right where it calls a plan as planned (for gapcalc: on track, achieved) and the goal
is met, or where it does not and the goal is missed. What a rule refuses to judge is not counted
against it; what it judged is told in per cent of the plans."""
_FORMER = """\
This page once said that the rule without its tolerance is right more often than with it, in 89
against 84 % of the cases. That rested on 47 stretches of published series. It does not
replicate: over these plans it is {strict} against {usual}, a difference of {less} points (95 %:
{sure}), and as forecasts the two score alike, as the next table says."""
_SCORES = """\
## How much a word tells

The Brier score is the mean squared distance between what was forecast and what came, 0 or 1:
lower is better. From a word one forecasts the share of plans that arrived after it, learnt from
other plans only: those of the other nine of {folds} folds of countries, or of the other
families."""
_SCORES_SAID = """\
Against the words of gapcalc's own rule the odds are {country} over countries, {family} over
families. Here they are reckoned in every case, also where the goal is met already and none are
printed. In the cases that have some it is {told_odds} against {told_words}, {told} over families:
better than the words, for another kind of plan too."""
_ODDS = """\
## What the odds have meant

p = Φ(z), z = (v − w) / sd: by how many standard deviations of the yearly changes the pace seen
is ahead of the pace needed ([odds.md](odds.md)). It is given for {cases} of the cases, in
{plans} plans: not where the goal is met already, and not below three yearly changes. Nothing in
it is fitted."""
_CALIBRATION = """\
Up to even odds, what is printed is what came: {low_said} said, {low_met} arrived. Above it the
odds are too sure of themselves: {high_said} said, {high_met} arrived. Read "about 8 in 10" as
"two in three". Kinds of plans differ more than that: where the law binds, as for the ceilings,
more arrive than the pace alone says."""
_CHANGES = """\
Three yearly changes are asked for because fewer tell little. With the values since the base
alone, as a plan has them whose series begins with it, the odds score this, and the bare share
of those cases that arrived that:"""
_OTHERS = """\
## What else was tried

Other formulas on the cases with odds, where the one that is used scores {score}. None is better
than that beyond chance, so the simplest stays."""
_CLOSING = """\
## What this cannot say

- Values are those of later publications; vaccination, air and greenhouse gases were revised with
  hindsight. An office that judges today has less.
- Countries are drawn together, but the plans of one family share their years, crises and rules:
  there are only nine families, and the intervals over families are the honest ones for a plan of
  another kind.
- Five-year plans of a city are none of them. That a status has meant something there is likely,
  not shown.
- The goals of vaccination, Kyoto and Germany's strategy are well-known figures that were not read
  in the texts again; the column `goal_standing` tells which.

This page is written by `python tools/write_hindsight_page.py`; a test holds it to what the
script computes."""


if __name__ == "__main__":
    page = Page([finished(row) for row in rows()])
    PAGE.write_text(page.text(), encoding="utf-8")
