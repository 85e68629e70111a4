"""`gapcalc template`: the table of values still lacking, for an office to fill in."""

import sys
from typing import TYPE_CHECKING

from gapcalc.cli.exit_code import exit_code
from gapcalc.cli.option_groups import with_option_groups
from gapcalc.cli.options import (
    FilesArgument,
    GeneralGroup,
    OutputOption,
    SelectionGroup,
    YearOption,
)
from gapcalc.core.data_options import DataOptions
from gapcalc.core.problem import invalid_choice

if TYPE_CHECKING:
    from gapcalc.plan.model import Plan

__all__ = ["template"]


@with_option_groups
def template(
    files: FilesArgument = None,
    *,
    year: YearOption = None,
    selection: SelectionGroup,
    output: OutputOption = None,
    general: GeneralGroup,
) -> int:
    """Write the table of values still lacking, for an office to fill in."""
    from gapcalc.cli.inputs import assess_files, assess_without_data, data_paths
    from gapcalc.cli.output import print_problems
    from gapcalc.cli.output_file import save
    from gapcalc.reports.template import asks
    from gapcalc.reports.template import template as table

    speaker = general.speaker()
    _check_ending(output)
    plan = general.load_plan()
    _check_year(year, plan)
    paths = data_paths(files, plan, general.plan_path)
    if paths:
        assessment, problems, _ = assess_files(plan, paths, DataOptions(), year)
    else:
        # A plan of one's own may have no data yet: then every value is lacking.
        assessment, problems, _ = assess_without_data(plan, year)

    scope = selection.results(assessment)
    questions = asks(assessment, scope)
    sources = [*paths, plan.path]
    # A file of that name may be filled in already.
    save(table(plan, questions, speaker), output, sources, overwrite=False)
    errors = [problem for problem in problems if problem.severity == "error"]
    print_problems(errors, speaker)

    if not questions:
        sys.stderr.write(f"{speaker.word('nothing-lacking', date=speaker.date(assessment.date))}\n")

    return exit_code(errors)


def _check_ending(output: str | None) -> None:
    """Refuse a file that would not open as what it is, a CSV."""
    if not output or output == "-" or output.lower().endswith(".csv"):
        return

    raise invalid_choice("-o", output, ["FILE.csv"])


def _check_year(year: str | None, plan: "Plan") -> None:
    """Refuse a year that no value could be used for: 2021 or 2028 in a plan of 2022 to 2027."""
    from gapcalc.core.clock import date_of

    if year is None:
        return

    base_years = [target.base_year for target in plan.targets.values()]
    first = min(base_years, default=plan.base_year)
    if first <= date_of(year).year <= plan.last_year:
        return

    raise invalid_choice("--year", year, map(str, range(first, plan.last_year + 1)))
