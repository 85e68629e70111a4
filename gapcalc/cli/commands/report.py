"""`gapcalc report`: the report that an office hands upward."""

import sys

from gapcalc.cli.exit_code import exit_code
from gapcalc.cli.option_groups import with_option_groups
from gapcalc.cli.options import (
    BriefOption,
    DataGroupBesideSelection,
    FilesArgument,
    GeneralGroup,
    OutputOption,
    SelectionGroup,
    SetOption,
    YearOption,
)
from gapcalc.core.problem import GapcalcError, Problem

__all__ = ["report"]


@with_option_groups
def report(
    files: FilesArgument = None,
    *,
    output: OutputOption = None,
    brief: BriefOption = False,
    year: YearOption = None,
    set_: SetOption = None,
    selection: SelectionGroup,
    data: DataGroupBesideSelection,
    general: GeneralGroup,
) -> int:
    """Write the report that an office hands upward."""
    from datetime import date

    from gapcalc.cli.inputs import assess_files, data_paths
    from gapcalc.cli.output import print_problems
    from gapcalc.cli.output_file import save
    from gapcalc.reports.formats import form_of, rendered
    from gapcalc.reports.gather import digests, gather

    _refuse_terminal(output)
    speaker = general.speaker()
    # An ending that is no form of the report is refused before any file is read.
    form = form_of(output or "-")
    plan = general.load_plan()
    paths = data_paths(files, plan, general.plan_path)
    assessment, problems, _ = assess_files(plan, paths, data, year, set_)
    sources = [*paths, plan.path]

    content = gather(
        assessment,
        selection.results(assessment),
        problems,
        speaker,
        sources=digests(sources),
        made_on=date.today(),
        brief=brief,
    )

    save(rendered(content, form), output, sources)
    print_problems(problems, speaker)

    return exit_code(problems)


def _refuse_terminal(output: str | None) -> None:
    """Refuse to print the page, half a megabyte of markup, where a person would have to read it."""
    if output is not None or not sys.stdout.isatty():
        return

    details = {"value": "-o FILE", "command": "gapcalc report"}
    raise GapcalcError(Problem("argument-missing", details))
