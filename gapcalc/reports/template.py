"""The values that a plan still lacks for a year, as a table for an office to fill in.

Its columns are those that data files have, and so is all that stands in them: filled in and
saved by a spreadsheet, the table is a data file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from gapcalc.assessment.lacking import Ask, asks
from gapcalc.core.mojibake import is_mojibake
from gapcalc.core.period import Period
from gapcalc.core.text import fold, visible
from gapcalc.core.unit import UnitError, factor, normalize_unit
from gapcalc.data.matching import Names, Refused
from gapcalc.messages.locale import Bilingual, Language
from gapcalc.plan.model import Benchmark, Plan, Stage, Target
from gapcalc.tables.header import role
from gapcalc.tables.remark_columns import REMARK_COLUMNS
from gapcalc.tables.vocabulary import COLUMNS
from gapcalc.views.reading_export import canonical_columns
from gapcalc.views.speaker import Speaker
from gapcalc.views.writers import as_csv

__all__ = ["REMARKS", "Ask", "RowWriter", "asks", "column_heading", "template"]

# The columns in which an office says how a target stands.
REMARKS = ("progress", "problems", "measures", "reported_by", "reported_on")

# The characters that programs save in every encoding: those of GBK in China, elsewhere only ASCII,
# as every country has a page of its own.
_CHARSETS: Mapping[Language, str] = {"zh": "gbk", "en": "ascii"}
_STRAIGHT_QUOTES = str.maketrans("‘’“”", "''\"\"")
# Cells made of nothing else are numbers, times or dates to a spreadsheet, which writes them anew:
# 007 becomes 7, 1-2 and Mar 5 become dates.
_CONVERTED = re.compile(
    r"(?:[\W\d_]|e|[ap]m?|true|false"
    r"|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|jun|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|[年月日时時分秒上下午零〇一二三四五六七八九十])+",
    re.IGNORECASE,
)


def template(
    plan: Plan, questions: Iterable[Ask], speaker: Speaker, with_remarks: bool = False
) -> bytes:
    """Return the table of what is asked for, as a file that opens in a spreadsheet.

    It is CSV in UTF-8 with its mark and the line ends of spreadsheets. Where nothing is asked for
    it is the header alone. `with_remarks` adds the columns of remarks before the last one, which
    is never blank.
    """
    asked = list(questions)
    columns = list(canonical_columns(any(ask.basis for ask in asked)))

    if with_remarks:
        columns[-1:] = [*REMARKS, columns[-1]]

    header = [column_heading(name, speaker.language) for name in columns]
    writer = RowWriter(plan, speaker)
    rows = [writer.row(ask, columns) for ask in asked]
    return f"{as_csv(header, rows)}\n".replace("\n", "\r\n").encode("utf-8-sig")


def column_heading(column: str, language: Language) -> str:
    """Return the heading of a column; 口径 alone may as well set parts apart."""
    if column in REMARK_COLUMNS:
        chinese = REMARK_COLUMNS[column][0]
        return chinese if language == "zh" else column
    if language == "en":
        return column

    heading = COLUMNS[column][0]
    if column == "basis":
        return f"{heading} basis"

    return heading


# --- how it is written


class RowWriter:
    """Puts what is asked into words that are read back as what was meant."""

    def __init__(self, plan: Plan, speaker: Speaker) -> None:
        self._plan = plan
        self._speaker = speaker
        self._names = Names(plan)
        self._regions = plan.region_names()

    def row(self, ask: Ask, columns: Sequence[str]) -> list[str]:
        """Return the cells of a row under `columns`."""
        cells = self.cells(ask)
        return [cells.get(column, "") for column in columns]

    def cells(self, ask: Ask) -> dict[str, str]:
        """Return the cells of a row by their canonical columns."""
        regions = self._plan.regions_of(ask.entry.id)
        region = self._region(regions[0] if regions else None)
        # The name is what an office knows; the id is what is sure to be read.
        name = self._typed(ask.entry.name)
        is_read = bool(name) and self._is_read(name, region, ask)

        return {
            "indicator": name if is_read else _as_text(ask.entry.id),
            "region": region,
            "period": self._period(ask.period),
            "unit": self._unit(ask.unit),
            "status": self._speaker.word("revised") if ask.revised else "",
            "basis": ask.basis,
            "note": self._note(ask, "" if is_read else name),
        }

    def _typed(self, name: Bilingual) -> str:
        """Return a name on one line, in English with the quotation marks of a keyboard.

        "" for one that not all programs can save, or that would be taken for text in another
        encoding.
        """
        text = self._speaker.text(name)

        if self._speaker.language == "en":
            text = text.translate(_STRAIGHT_QUOTES)

        text = visible(text)
        if not self._is_saved_whole(text) or is_mojibake(text):
            return ""

        return _as_text(text)

    def _is_saved_whole(self, text: str) -> bool:
        """Whether programs save every character of `text`, in whichever encoding."""
        charset = _CHARSETS[self._speaker.language]
        return text.encode(charset, "ignore").decode(charset) == text

    def _is_read(self, name: str, region: str, ask: Ask) -> bool:
        """Whether a row under `name` in `region` is read as what is asked for, and nothing else."""
        # "Value" is a heading, and "Of which:" a line beside the table.
        if role(name) or name.endswith((":", "：")):
            return False

        try:
            meant = self._names.read(name, region)
        except Refused:
            return False

        # Two targets of one name in one region: then the id stands in its place.
        if ask.entry.id not in meant.ids:
            return False

        unit = meant.reading.unit
        if unit and not _means_same_unit(unit, ask.unit):
            return False

        for id in meant.ids:
            other = self._plan.entry(id)
            if id != ask.entry.id and not self._may_be_told_with(other, ask.entry):
                return False

        return True

    def _may_be_told_with(self, other: Target | Benchmark, entry: Target | Benchmark) -> bool:
        """Whether a value of `entry` is one of `other` too: a goal that says it again, or one that
        has its name for what it measures.
        """
        if isinstance(other, Target) and other.same_as == entry.id:
            return True

        return other.unit == entry.unit and self._speaker.text(entry.name) in other.also

    def _region(self, region: str | None) -> str:
        """Return the region's name where it means this region, else its id.

        "" for a region that the plan does not list.
        """
        # The plan's own region need not be said.
        if region is None or region not in self._plan.regions:
            return ""

        name = self._typed(self._plan.regions[region].name)
        if name and self._regions.get(fold(name)) == region:
            return name

        return _as_text(region)

    def _period(self, period: Period) -> str:
        """Return a period in a form that no spreadsheet takes for a date, as it does 2026-06."""
        if period.is_year:
            return str(period.year)
        if period.first == period.last:
            # 2026M06
            return f"{period.year}M{period.last:02}"
        if self._speaker.language == "zh":
            return f"{period.year}年{period.first}-{period.last}月"

        return self._speaker.months(period).replace("–", "-")

    def _unit(self, unit: str) -> str:
        """Return the unit in words that are read as the same unit, else as the plan has it."""
        if not unit:
            return ""

        for words in (self._speaker.unit(unit), "units"):
            if _means_same_unit(words, unit) and self._is_saved_whole(words):
                return words

        return normalize_unit(unit)

    def _note(self, ask: Ask, name: str) -> str:
        """Return which value is meant, and of what where the row has an id in place of the name.

        It is never blank: Excel leaves off the separators before a last column that is.
        """
        stages = [self._speaker.word(stage) for stage in Stage]
        first = ""
        # A benchmark has no base year of its own.
        if isinstance(ask.entry, Target):
            first = str(ask.entry.base_year + 1)

        what = self._speaker.word(
            ask.what,
            stages=self._speaker.listed(stages),
            first=first,
            month=self._speaker.month_name(ask.period.last),
        )
        if not name:
            return what

        return self._speaker.word("ask-named", name=name, said=what)


def _means_same_unit(words: str, unit: str) -> bool:
    """Whether words in a table are read as a unit; words that are none are read as nothing."""
    if words == unit:
        return True

    try:
        return factor(words, unit) == 1
    except UnitError:
        return False


def _as_text(name: str) -> str:
    """Return `name` marked as text where a spreadsheet would take it for a number or a date.

    The mark, an apostrophe, is not read.
    """
    if _CONVERTED.fullmatch(name):
        return f"'{name}"

    return name
