"""`gapcalc units`: the units that there are, or what one word means."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gapcalc.cli.exit_code import OK
from gapcalc.cli.option_groups import with_option_groups
from gapcalc.cli.options import FormatOption, GeneralGroup, WordArgument
from gapcalc.cli.output_forms import CommandOutput, FlatTable, print_output
from gapcalc.core.problem import GapcalcError, Problem

if TYPE_CHECKING:
    from gapcalc.core.unit_list import ListedUnit
    from gapcalc.views.columns import Line
    from gapcalc.views.speaker import Speaker

__all__ = ["units"]

_COLUMNS = ("unit", "names", "dimension", "worth", "reference", "own")


@with_option_groups
def units(
    word: WordArgument = None, *, format: FormatOption = "table", general: GeneralGroup
) -> int:
    """List the units, or say what a word means."""
    from gapcalc.core.unit import UnitError
    from gapcalc.core.unit_list import listed_units, units_like

    speaker = general.speaker()
    plan = general.load_plan()
    if word is None:
        print_output(_UnitListOutput(listed_units(plan.path), speaker), format)
        return OK

    try:
        spelling, found = units_like(word, plan.path)
    except UnitError as error:
        raise GapcalcError(Problem(error.code, error.details)) from None

    print_output(_UnitWordOutput(found, speaker, word, spelling), format)

    return OK


@dataclass(frozen=True)
class _UnitListOutput(CommandOutput):
    units: "Sequence[ListedUnit]"
    speaker: "Speaker"

    def lines(self, width: int | None) -> "Iterable[Line]":
        from gapcalc.views.unit_list import unit_lines

        return unit_lines(self.units, self.speaker)

    def document(self) -> dict[str, Any]:
        return {"version": 1, "units": self._entries()}

    def flat_table(self) -> FlatTable:
        rows = []

        for entry in self._entries():
            entry["names"] = ", ".join(entry["names"])
            # True would be 1 in some spreadsheets and TRUE in others.
            entry["own"] = "own" if entry["own"] else ""
            rows.append([entry[column] for column in _COLUMNS])

        return _COLUMNS, rows

    def _entries(self) -> list[dict[str, Any]]:
        from gapcalc.views.unit_list import unit_entries

        return unit_entries(self.units)


@dataclass(frozen=True)
class _UnitWordOutput(_UnitListOutput):
    word: str
    spelling: str

    def lines(self, width: int | None) -> "Iterable[Line]":
        from gapcalc.views.unit_list import word_lines

        return word_lines(self.word, self.spelling, self.units, self._measures, self.speaker)

    def document(self) -> dict[str, Any]:
        from gapcalc.core.text import visible

        return {
            "version": 1,
            "word": visible(self.word),
            "unit": self.spelling,
            "label": self.speaker.unit(self.spelling),
            "dimension": self._measures,
            "units": self._entries(),
        }

    @property
    def _measures(self) -> str:
        from gapcalc.core.unit_list import measures_of

        return measures_of(self.spelling)
