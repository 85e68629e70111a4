"""The values that a plan still lacks for a year, as a table for an office to fill in.

Its columns are those that `reading` takes, and so is all that stands in them: filled in and saved by a spreadsheet,
the table is a data file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from gapcalc.assessment.series import is_growth
from gapcalc.assessment.status import Assessment, Result
from gapcalc.core.encoding import mojibake
from gapcalc.core.text import fold, visible
from gapcalc.core.unit import UnitError, dimension, factor, spell
from gapcalc.data.matching import Names, Refused
from gapcalc.data.observation import GROWING, Observation
from gapcalc.messages.locale import Bilingual, Language
from gapcalc.plan.model import Benchmark, Plan, Stage, Target
from gapcalc.tables.header import COLUMNS, role
from gapcalc.views.speaker import Speaker
from gapcalc.views.writers import as_csv

__all__ = ["Ask", "asks", "template"]

_HEADER = (
    "indicator",
    "region",
    "period",
    "value",
    "unit",
    "bound",
    "status",
    "source",
    "publisher",
    "url",
    "note",
)
_GROWTH_UNIT = "%"
# The characters that programs save in every encoding: Chinese ones have GBK, others each a page of their own.
_CHARSETS: Mapping[Language, str] = {"zh": "gbk", "en": "ascii"}
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
# Cells made of nothing else are numbers, times or dates to a spreadsheet, which writes them anew: 007, 1-2, Mar 5.
_CONVERTED = re.compile(
    r"(?:[\W\d_]|e|[ap]m?|true|false|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|jun|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|[年月日时時分秒上下午零〇一二三四五六七八九十])+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Ask:
    """One value that an office is asked for: of a target or benchmark, for a year, in `unit` ("" for a stage).

    `what` is the key of the words that say which value is meant. `revised` asks for the revised one, as what it is
    compared with is a revised value.
    """

    entry: Target | Benchmark
    year: int
    unit: str
    what: str
    revised: bool = False


def template(assessment: Assessment, results: Iterable[Result], speaker: Speaker) -> bytes:
    """Return the table of what `results` lack, as a file: CSV in UTF-8 with its mark, lines as spreadsheets end them.

    Without anything lacking it is the header alone.
    """
    header = [COLUMNS[name][0] if speaker.language == "zh" else name for name in _HEADER]
    writer = _Writer(assessment.plan, speaker)
    rows = (writer.row(ask) for ask in asks(assessment, results))
    return f"{as_csv(header, rows)}\n".replace("\n", "\r\n").encode("utf-8-sig")


# --- what is lacking


def asks(assessment: Assessment, results: Iterable[Result]) -> list[Ask]:
    """Return what `results` lack to have a value for the year of the assessment, by action and item, benchmarks last.

    That is the year's own value, and where values are added or chained those of the years before it; where they are
    compared, the benchmark's of the same vintage. Nothing is asked for a target without a threshold, which no figure
    could decide, nor for a stage that has been reached, which stays reached. A forecast of demand is asked for: it is
    shown beside what came of it. A year with values that contradict each other lacks none: `check` names them.
    """
    plan, year = assessment.plan, assessment.as_of
    found: dict[tuple[str, int, bool], Ask] = {}
    for result in sorted(results, key=lambda result: _place(plan, result.target)):
        target = result.target
        reached = target.goal.form == "stage" and result.status == "achieved"
        if (
            target.goal.form == "none"
            or reached
            or target.base_year > year
            or result.series.at(year) is not None
        ):
            continue
        compared = target.goal.form == "over_series" and target.goal.series
        asked = _compared(plan, result, assessment) if compared else _own(result, assessment)
        for ask in asked:
            found.setdefault((ask.entry.id, ask.year, ask.revised), ask)
    return sorted(found.values(), key=lambda ask: isinstance(ask.entry, Benchmark))


def _place(plan: Plan, target: Target) -> tuple[int, int, str]:
    """Return where the plan has the target; items are compared as the numbers they are: 3 comes before 12."""
    order = list(plan.actions)
    item = target.item or ""
    return order.index(target.action) if target.action in order else len(order), len(item), item


def _own(result: Result, assessment: Assessment) -> Iterator[Ask]:
    """Ask for the target's values of the years that have none."""
    target, year = result.target, assessment.as_of
    published = assessment.observations.get(target.id, ())
    growth = _comes_as_growth(target, published)
    if target.goal.form in GROWING:
        published = [o for o in published if is_growth(o) == growth]
    state = target.measure == "stock" or target.goal.form == "stage"
    known = {
        o.period.end for o in published if o.period.since is None and (state or o.period.is_year)
    }
    known |= {point.time for point in result.series.points}
    unit = _GROWTH_UNIT if growth else target.unit
    for wanted in _years(target, year, growth):
        if Fraction(wanted) not in known:
            yield Ask(target, wanted, unit, _what(target, growth))


def _years(target: Target, year: int, growth: bool) -> Sequence[int]:
    """Return the years that a value for `year` rests on."""
    if growth or (target.path == "cumulative" and target.measure != "stock"):
        return range(target.base_year + 1, year + 1)
    return sorted({target.base_year, year}) if target.path == "cumulative" else [year]


def _comes_as_growth(target: Target, published: Sequence[Observation]) -> bool:
    """Whether the target's values are growth rates: its unit says so, or nothing else has been published."""
    if target.goal.form not in GROWING:
        return False
    return not dimension(target.unit) or (bool(published) and all(map(is_growth, published)))


def _what(target: Target, growth: bool) -> str:
    if target.goal.form == "stage":
        return "ask-stage"
    if target.goal.form in GROWING:
        return "ask-growth" if growth else "ask-level"
    if target.path == "cumulative":
        return "ask-total" if target.measure == "stock" else "ask-amount"
    if target.window == "since_start":
        return "ask-since-start"
    return "ask-year-end" if target.measure == "stock" else "ask-year"


def _compared(plan: Plan, result: Result, assessment: Assessment) -> Iterator[Ask]:
    """Ask for the target's value or its benchmark's, revised where the other is: only like is divided by like."""
    target, year = result.target, assessment.as_of
    benchmark = plan.benchmarks[target.goal.series or ""]
    own, other = (
        {
            o.status == "revised"
            for o in assessment.observations.get(id, ())
            if o.period.is_year and o.period.year == year
        }
        for id in (target.id, benchmark.id)
    )
    revised = max(own) if own else min(other, default=False)
    if not own:
        yield Ask(target, year, target.unit, _what(target, False), revised)
    if revised not in other:
        yield Ask(benchmark, year, benchmark.unit, "ask-year", revised)


# --- how it is written


class _Writer:
    """Puts what is asked into the words of one language, each such that the reader takes it for what was meant."""

    def __init__(self, plan: Plan, speaker: Speaker) -> None:
        self._plan, self._speaker = plan, speaker
        self._names, self._regions = Names(plan), plan.region_names()

    def row(self, ask: Ask) -> list[str]:
        region = self._region(next(iter(self._plan.regions_of(ask.entry.id)), None))
        name = self._typed(ask.entry.name)
        is_read = bool(name) and self._is_read(name, region, ask)
        cells = {
            "indicator": name if is_read else _as_text(ask.entry.id),
            "region": region,
            "period": str(ask.year),
            "unit": self._unit(ask.unit),
            "status": self._speaker.word("revised") if ask.revised else "",
            "note": self._note(ask, "" if is_read else name),
        }
        return [cells.get(column, "") for column in _HEADER]

    def _typed(self, name: Bilingual) -> str:
        """Return a name on one line, in English with the quotation marks of a keyboard, which are read as the others.

        "" for one that not all programs can save, or that would be taken for the ruins of another encoding.
        """
        typed = visible(name.zh if self._speaker.language == "zh" else name.en.translate(_STRAIGHT))
        return _as_text(typed) if self._is_kept(typed) and not mojibake(typed) else ""

    def _is_kept(self, text: str) -> bool:
        """Whether programs save every character of `text`, in whichever encoding."""
        return (
            text.encode(_CHARSETS[self._speaker.language], "ignore").decode(
                _CHARSETS[self._speaker.language]
            )
            == text
        )

    def _is_read(self, name: str, region: str, ask: Ask) -> bool:
        """Whether a row under `name` in `region` is read as a value of what is asked for, and of nothing else."""
        if role(name) or name.endswith((":", "：")):  # a heading, or a line beside the table
            return False
        try:
            meant = self._names.read(name, region)
        except Refused:
            return False
        unit = meant.reading.unit
        return meant.ids == [ask.entry.id] and (not unit or _same(unit, ask.unit))

    def _region(self, region: str | None) -> str:
        """Return the region's name where it means this region, else its id; "" for one that the plan does not list."""
        if region is None or region not in self._plan.regions:
            return ""
        name = self._typed(self._plan.regions[region].name)
        return name if name and self._regions.get(fold(name)) == region else _as_text(region)

    def _unit(self, unit: str) -> str:
        """Return the unit in words of the language that are read as the same unit, else as the plan has it."""
        if not unit:
            return ""
        known = (
            words
            for words in (self._speaker.unit(unit), "units")
            if _same(words, unit) and self._is_kept(words)
        )
        return next(known, spell(unit))

    def _note(self, ask: Ask, name: str) -> str:
        """Return which value is meant, and of what where the row has the id in place of the name.

        It is never blank: Excel leaves off the separators before a last column that is.
        """
        stages = [self._speaker.word(stage) for stage in Stage]
        listed = "、".join(stages) if self._speaker.language == "zh" else ", ".join(stages)
        first = ask.entry.base_year + 1 if isinstance(ask.entry, Target) else ""
        said = self._speaker.word(ask.what, stages=listed, first=first)
        return self._speaker.word("ask-named", name=name, said=said) if name else said


def _same(words: str, unit: str) -> bool:
    try:
        return words == unit or factor(words, unit) == 1
    except UnitError:
        return False


def _as_text(name: str) -> str:
    """Return `name` marked as text where a spreadsheet would take it for a number or a date; the mark is not read."""
    return f"'{name}" if _CONVERTED.fullmatch(name) else name
