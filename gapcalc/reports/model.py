"""A report as pure data: what stands in it, in order, whatever it is written as.

A page, a Markdown text and a workbook are made of the same report: sections with paragraphs and
tables whose cells know what they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from gapcalc.assessment.firmness import Change
from gapcalc.assessment.history import Turned
from gapcalc.assessment.odds import Odds
from gapcalc.assessment.rollup import GOOD, JUDGED
from gapcalc.assessment.status import Assessment, Reason, Result
from gapcalc.assessment.systems import Verdict
from gapcalc.core.growth import Number
from gapcalc.core.problem import Problem
from gapcalc.data.observation import Observation
from gapcalc.data.source_grade import SourceGrade, source_grade
from gapcalc.plan.model import Target
from gapcalc.views.print_speaker import PrintSpeaker
from gapcalc.views.speaker import Speaker

__all__ = [
    "Cell",
    "Citation",
    "Entry",
    "Figure",
    "Item",
    "Mark",
    "Part",
    "Report",
    "Section",
    "SourceKey",
    "Table",
    "source_key",
]

# A source as it is told apart from others: its words, its publisher, its address.
SourceKey: TypeAlias = tuple[str, str, str]

_NOT_AS_PLANNED = set(JUDGED) - set(GOOD)


@dataclass(frozen=True, slots=True)
class Entry:
    """One target of a report.

    `flips` are the changes that would turn its verdict, `others` the verdicts of other systems by
    name, empty where the plan's own rule gives none. `odds` are those of meeting its goal, or the
    reason why none are given.
    """

    result: Result
    flips: tuple[Change, ...]
    others: Mapping[str, Verdict]
    odds: Odds | Reason


@dataclass(frozen=True, slots=True)
class Citation:
    """One source with its number in the list of sources, and how many values rest on it."""

    number: int
    source: str
    publisher: str
    url: str
    values: int

    @property
    def grade(self) -> SourceGrade | None:
        """How near it is to the office; None where no source is given."""
        if not (self.publisher or self.url):
            return None

        return source_grade(self.publisher, self.url)

    def title(self, speaker: Speaker) -> str:
        """Return what the source is called: by its own words, else by who published it."""
        return self.source or self.publisher or speaker.word("no-source")


@dataclass(frozen=True, slots=True)
class Report:
    """What a report rests on, the targets in the plan's order.

    `citations` are numbered in the order of the targets; `inputs` maps the name of each file read
    to its SHA-256 in hexadecimal digits. `turned` is what turned since the last half-year, None
    where there was no verdict then. A `brief` report is the note on it alone.
    """

    assessment: Assessment
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    citations: Mapping[SourceKey, Citation]
    inputs: Mapping[str, str]
    made_on: date
    speaker: PrintSpeaker
    turned: Turned | None = None
    brief: bool = False

    @property
    def results(self) -> list[Result]:
        return [entry.result for entry in self.entries]

    @property
    def furthest_behind(self) -> list[Entry]:
        """The targets not as planned, the furthest behind first; those without a lead come last.

        Behind all of them stand the old verdicts, in the same order.
        """
        behind = [entry for entry in self.entries if entry.result.status in _NOT_AS_PLANNED]
        return sorted(behind, key=_lag)

    def citation(self, observation: Observation) -> Citation:
        """Return the source of a published value."""
        return self.citations[source_key(observation, self.speaker)]


def _lag(entry: Entry) -> tuple[bool, float]:
    return entry.result.old, float(entry.result.numbers.lead or 0)


def source_key(observation: Observation, speaker: Speaker) -> SourceKey:
    """Return what tells the source of a value from others; a value set by hand says so."""
    by_hand = "" if observation.path else speaker.word("set-by-hand")
    return observation.source or by_hand, observation.publisher, observation.url


# --- tables


@dataclass(frozen=True, slots=True)
class Mark:
    """A status as a cell; `fragile` where another reasonable way of reckoning changes it.

    `age` is the period of an old verdict's value as a mark: '23. `unchanged` is one that stands
    beside the same status of an earlier date, for which its sign is enough.
    """

    status: str
    fragile: bool = False
    age: str = ""
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as a cell: how it is shown, and what it is sorted by."""

    text: str
    value: Number | None


# A fraction is a share, shown in per cent; a target stands for its name.
Cell: TypeAlias = str | int | Fraction | Target | Mark | Figure | None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; `title` is "" where the heading of the section says it all."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Item:
    """What is said of one thing in a few sentences, which follow its name."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """Items under a heading of their own: what lags in one action.

    `number` is that of the action in the plan, "" where it has none.
    """

    number: str
    title: str
    items: tuple[Item, ...]

    @property
    def heading(self) -> str:
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter of the report under the heading `word(key)`: paragraphs, tables, then parts."""

    key: str
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    parts: tuple[Part, ...] = ()
