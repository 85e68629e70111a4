"""`gapcalc check`: every problem in data and plan files."""

import sys

from gapcalc.cli.exit_code import CANNOT_RUN, OK, PROBLEMS
from gapcalc.cli.option_groups import with_option_groups
from gapcalc.cli.options import (
    CheckFormatOption,
    DataGroup,
    ExplainOption,
    GeneralGroup,
    RequiredFilesArgument,
    StrictOption,
)

__all__ = ["check"]


@with_option_groups
def check(
    files: RequiredFilesArgument,
    *,
    strict: StrictOption = False,
    explain: ExplainOption = None,
    format: CheckFormatOption = "text",
    data: DataGroup,
    general: GeneralGroup,
) -> int:
    """Name every problem in data and plan files."""
    from gapcalc.assessment.check import check as find_problems
    from gapcalc.cli.inputs import UNUSABLE_INPUT
    from gapcalc.cli.output import print_lines, progress_bar, write
    from gapcalc.core.tally import by_code, severities
    from gapcalc.views.findings import report
    from gapcalc.views.findings.text import terminal_lines

    speaker = general.speaker()

    with progress_bar() as progress:
        findings = find_problems(files, general.plan_path, data, progress)

    # On a terminal the text has colours and is shortened; in a pipe or file it is complete.
    if format == "text" and sys.stdout.isatty():
        print_lines(terminal_lines(findings, speaker))
    else:
        write(report(findings, format, speaker, strict))

    # A missing file is among the findings, so that every form reports it, but nothing was checked.
    if UNUSABLE_INPUT & by_code(findings.problems).keys():
        return CANNOT_RUN

    errors, warnings = severities(findings.problems)
    if errors or (strict and warnings):
        return PROBLEMS

    return OK
