"""`gapcalc status`: where every target stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from gapcalc.cli.choices import choose
from gapcalc.cli.exit_code import PROBLEMS, exit_code
from gapcalc.cli.option_groups import with_option_groups
from gapcalc.cli.options import (
    AllOption,
    ByOption,
    DataGroupBesideSelection,
    FailOnOption,
    FilesArgument,
    FormatOption,
    GeneralGroup,
    MethodOption,
    OddsOption,
    OutputOption,
    SelectionGroup,
    SetOption,
    YearOption,
)
from gapcalc.cli.output_forms import CommandOutput, FlatTable, form_of_file, give_output

if TYPE_CHECKING:
    from gapcalc.assessment.status import Assessment, Result
    from gapcalc.views.area_matrix import AreaTable
    from gapcalc.views.columns import Line
    from gapcalc.views.speaker import Speaker

__all__ = ["status"]


@with_option_groups
def status(
    files: FilesArgument = None,
    *,
    year: YearOption = None,
    set_: SetOption = None,
    selection: SelectionGroup,
    all_: AllOption = False,
    by: ByOption = None,
    odds: OddsOption = False,
    method: MethodOption = "plan",
    fail_on: FailOnOption = None,
    format: FormatOption = "table",
    output_path: OutputOption = None,
    data: DataGroupBesideSelection,
    general: GeneralGroup,
) -> int:
    """Show where every target stands."""
    from gapcalc.cli.fail_conditions import failures, parse_conditions
    from gapcalc.cli.inputs import assess_files, data_paths
    from gapcalc.cli.output import point_to_read, print_problems, write_error

    form_of_file(output_path)  # another ending is refused before any file is read
    speaker = general.speaker()
    plan = general.load_plan()
    # A slip in an option is named before any data are read.
    statuses = selection.statuses()
    conditions = parse_conditions(fail_on or ())
    method = _chosen_method(method)

    paths = data_paths(files, plan, general.plan_path)
    assessment, problems, without_values = assess_files(
        plan, paths, data, year, set_, verdicts_only=by is not None
    )
    scope = selection.scope(assessment)
    listed = selection.with_status(scope)

    # Who asks for a status by name, no_data for instance, wants all that have it.
    lists_all = all_ or bool(statuses)
    output: CommandOutput = _StatusOutput(
        assessment, scope, listed, speaker, method, lists_all, odds
    )

    if by == "region":
        output = _AreaOutput(assessment, scope, speaker)
    elif by == "lead":
        output = _OfficeOutput(assessment, listed, speaker)

    give_output(output, format, output_path, [*paths, plan.path])
    print_problems(problems, speaker)
    point_to_read(without_values, speaker)

    # The conditions are on the whole scope: a miss counts though it is not listed.
    reasons = failures(conditions, scope, speaker)
    if reasons:
        write_error("\n".join(reasons))
        return PROBLEMS

    return exit_code(problems)


@dataclass(frozen=True)
class _StatusOutput(CommandOutput):
    assessment: "Assessment"
    # The results that the roll-up counts, and those of them that are listed.
    scope: "Sequence[Result]"
    listed: "Sequence[Result]"
    speaker: "Speaker"
    # The system whose verdicts are listed; the plan's own unless --method names another.
    method: str
    # Whether targets without data are listed.
    lists_all: bool
    # Whether the table has a column of odds, which stand beside the plan's own verdicts.
    shows_odds: bool

    def lines(self, width: int | None) -> "Iterable[Line]":
        if self._shows_own_verdicts():
            from gapcalc.views.status_table import status_table

            return status_table(
                self.assessment,
                self.listed,
                self.speaker,
                width,
                self.lists_all,
                self.scope,
                self.shows_odds,
            )

        from gapcalc.views.method_table import method_table

        return method_table(self.assessment, self.listed, self.speaker, self.method, width)

    def document(self) -> dict[str, Any]:
        from gapcalc.views.status_export import status_json

        content = status_json(self.assessment, self.listed, self.speaker, self.scope)

        if not self._shows_own_verdicts():
            from gapcalc.views.method_export import with_method

            with_method(content, self.assessment, self.listed, self.method, self.speaker)

        return content

    def flat_table(self) -> FlatTable:
        from gapcalc.views.status_export import status_columns

        units = {result.target.id: result.series.unit for result in self.listed}
        return status_columns(self.document()["targets"], units)

    def markdown(self) -> str:
        if not self._shows_own_verdicts():
            return super().markdown()

        from gapcalc.views.status_markdown import status_markdown

        return status_markdown(
            self.assessment, self.listed, self.speaker, self.lists_all, self.scope, self.shows_odds
        )

    def _shows_own_verdicts(self) -> bool:
        from gapcalc.assessment.status import OWN

        return self.method == OWN


@dataclass(frozen=True)
class _AreaOutput(CommandOutput):
    """The areas of the plan side by side (`--by region`)."""

    assessment: "Assessment"
    results: "Sequence[Result]"
    speaker: "Speaker"

    @cached_property
    def _earlier(self) -> "Assessment":
        from gapcalc.assessment.areas import half_a_year_before

        return half_a_year_before(self.assessment, self.results)

    @cached_property
    def _table(self) -> "AreaTable":
        from gapcalc.views.area_matrix import AreaTable

        return AreaTable(self.assessment, self.results, self._earlier.results)

    def lines(self, width: int | None) -> "Iterable[Line]":
        from gapcalc.views.area_matrix import area_table

        return area_table(self._table, self._earlier, self.speaker, width)

    def document(self) -> dict[str, Any]:
        from gapcalc.views.area_export import area_json

        return area_json(self._table, self._earlier, self.speaker)

    def flat_table(self) -> FlatTable:
        from gapcalc.views.area_export import area_columns

        return area_columns(self._table, self._earlier, self.speaker)


@dataclass(frozen=True)
class _OfficeOutput(CommandOutput):
    """The lead offices, with the values that each owes (`--by lead`)."""

    assessment: "Assessment"
    results: "Sequence[Result]"
    speaker: "Speaker"

    def lines(self, width: int | None) -> "Iterable[Line]":
        from gapcalc.views.silence import silence_table

        return silence_table(self.assessment, self.results, self.speaker)

    def document(self) -> dict[str, Any]:
        from gapcalc.views.silence import silence_json

        return silence_json(self.assessment, self.results, self.speaker)

    def flat_table(self) -> FlatTable:
        from gapcalc.views.silence import silence_columns

        return silence_columns(self.assessment, self.results, self.speaker)


def _chosen_method(name: str) -> str:
    from gapcalc.assessment.status import ALL, OWN

    if name in {OWN, ALL}:
        return name

    # The other systems are a large module, which most runs do not need.
    from gapcalc.assessment.systems import METHODS

    return choose(name, (OWN, *METHODS, ALL), "--method", "-")
