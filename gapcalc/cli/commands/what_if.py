"""`gapcalc what-if`: the target year under assumptions, and what would be needed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gapcalc.cli.exit_code import exit_code
from gapcalc.cli.option_groups import with_option_groups
from gapcalc.cli.options import (
    AllOption,
    CaseSetOption,
    DataGroupBesideSelection,
    FilesArgument,
    FormatOption,
    GeneralGroup,
    GrowthOption,
    OutputOption,
    SelectionGroup,
    YearOption,
)
from gapcalc.cli.output_forms import CommandOutput, FlatTable, form_of_file, give_output

if TYPE_CHECKING:
    from gapcalc.assessment.scenario import Scenario
    from gapcalc.views.columns import Line
    from gapcalc.views.speaker import Speaker

__all__ = ["what_if"]


@with_option_groups
def what_if(
    files: FilesArgument = None,
    *,
    set_: CaseSetOption = None,
    growth: GrowthOption = None,
    year: YearOption = None,
    selection: SelectionGroup,
    all_: AllOption = False,
    format: FormatOption = "table",
    output_path: OutputOption = None,
    data: DataGroupBesideSelection,
    general: GeneralGroup,
) -> int:
    """Show the target year under assumptions, and what would be needed."""
    from gapcalc.assessment import scenario
    from gapcalc.assessment.assumption import parse_cases
    from gapcalc.cli.inputs import assess_files, assess_without_data, data_paths
    from gapcalc.cli.output import print_problems

    form_of_file(output_path)  # another ending is refused before any file is read
    speaker = general.speaker()
    plan = general.load_plan()
    paths = data_paths(files, plan, general.plan_path)
    if not paths and set_:
        # Every value is an assumption; the trend has none to go on.
        assessment, problems, _ = assess_without_data(plan, year)
    else:
        assessment, problems, _ = assess_files(plan, paths, data, year)

    cases = parse_cases(assessment, set_ or (), growth or ())
    scenarios, case_problems = scenario.what_if(assessment, cases)

    scope = [result.target.id for result in selection.results(assessment)]
    listed = scenario.listed(scenarios, scope, all_)
    give_output(
        _ScenariosOutput(scenarios, listed, scope, speaker),
        format,
        output_path,
        [*paths, plan.path],
    )
    problems = [*problems, *case_problems]
    print_problems(problems, speaker)

    return exit_code(problems)


@dataclass(frozen=True)
class _ScenariosOutput(CommandOutput):
    scenarios: "Sequence[Scenario]"
    # The ids of the targets that are listed, and of those that are counted.
    listed: Sequence[str]
    scope: Sequence[str]
    speaker: "Speaker"

    def lines(self, width: int | None) -> "Iterable[Line]":
        from gapcalc.views.scenario_table import what_if_lines

        return what_if_lines(self.scenarios, self.listed, self.scope, self.speaker, width)

    def document(self) -> dict[str, Any]:
        from gapcalc.views.scenario_export import what_if_json

        return what_if_json(self.scenarios, self.listed, self.scope, self.speaker)

    def flat_table(self) -> FlatTable:
        from gapcalc.views.scenario_export import what_if_columns

        return what_if_columns(self.document())
