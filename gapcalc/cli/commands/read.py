"""`gapcalc read`: how files were read, and their values as a data file."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gapcalc.cli.exit_code import CANNOT_RUN, exit_code
from gapcalc.cli.option_groups import with_option_groups
from gapcalc.cli.options import (
    CellsOption,
    DataGroup,
    GeneralGroup,
    ReadFormatOption,
    RequiredFilesArgument,
    WriteSourceOption,
)
from gapcalc.cli.output_forms import CommandOutput, FlatTable, print_output
from gapcalc.core.problem import Problem, unfit_option
from gapcalc.messages.hints import CELLS_NEED_JSON

if TYPE_CHECKING:
    from gapcalc.core.data_options import DataOptions
    from gapcalc.data.observation import Observations
    from gapcalc.plan.model import Plan
    from gapcalc.views.columns import Line
    from gapcalc.views.reading import Reading
    from gapcalc.views.speaker import Speaker

__all__ = ["read"]


@with_option_groups
def read(
    files: RequiredFilesArgument,
    *,
    cells: CellsOption = False,
    write_source: WriteSourceOption = False,
    format: ReadFormatOption = "table",
    data: DataGroup,
    general: GeneralGroup,
) -> int:
    """Show how files were read."""
    from gapcalc.cli.inputs import UNUSABLE_INPUT, named_paths
    from gapcalc.cli.output import print_problems, progress_bar
    from gapcalc.data.reading import read_observations
    from gapcalc.data.unused_options import unused_options
    from gapcalc.views.reading import reading_of

    speaker = general.speaker()
    if cells and format != "json":
        raise unfit_option("--format", format, CELLS_NEED_JSON)

    files = named_paths(files)
    plan = general.load_plan()
    if write_source:
        return _write_source(files, plan, data, speaker)

    with progress_bar() as progress:
        observations = read_observations(files, plan, data, progress, cells=cells)

    reading = reading_of(observations)
    print_output(_ReadingOutput(observations, reading, plan, speaker, cells), format)

    unused = unused_options(data, observations.used_options)
    # The table names the problems of each table itself.
    beside = reading.others if format == "table" else observations.problems
    print_problems([*beside, *unused], speaker)

    # As in `check`: what could be read is shown, but a file that is not there is no finding.
    if any(problem.code in UNUSABLE_INPUT for problem in observations.problems):
        return CANNOT_RUN

    return exit_code(observations.problems)


def _write_source(
    files: "Iterable[str]", plan: "Plan", data: "DataOptions", speaker: "Speaker"
) -> int:
    """Print the entries of `sources` that make files readable."""
    from gapcalc.cli.output import print_problems, write
    from gapcalc.core.files import STDIN, data_files
    from gapcalc.data.needed_source import needed_source
    from gapcalc.views.source_entry import source_entries

    needed = []
    problems = []
    for path, problem in data_files(files):
        if path == STDIN:  # it can be read once, and has no name that a pattern would fit
            problems.append(Problem("no-file", path=path))
        elif problem is not None:
            problems.append(problem)
        else:
            needed.append(needed_source(path, plan, data))

    write(source_entries(needed, speaker))
    print_problems(problems, speaker)
    # Where no file could be looked at, there is nothing to tell.
    return CANNOT_RUN if problems and not needed else exit_code(problems)


@dataclass(frozen=True)
class _ReadingOutput(CommandOutput):
    observations: "Observations"
    reading: "Reading"
    plan: "Plan"
    speaker: "Speaker"
    # Whether the places of the value cells are listed.
    cells: bool

    def lines(self, width: int | None) -> "Iterable[Line]":
        from gapcalc.views.reading_table import reading_lines

        return reading_lines(self.reading, self.speaker, width)

    def document(self) -> dict[str, Any]:
        from gapcalc.views.reading_export import reading_json

        return reading_json(self.reading, self.speaker, self.cells)

    def flat_table(self) -> FlatTable:
        """Return the values as a data file: what an office sent in canonical form."""
        from gapcalc.views.reading_export import canonical_columns, canonical_rows

        columns = canonical_columns(
            any(one.basis for one in self.observations),
            any(one.published for one in self.observations),
        )
        return columns, canonical_rows(self.observations, self.plan)
