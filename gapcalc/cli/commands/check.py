"""`gapcalc check`: every problem in data and plan files."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gapcalc.cli.exit_code import CANNOT_RUN, OK, PROBLEMS
from gapcalc.cli.option_groups import with_option_groups
from gapcalc.cli.options import (
    BaselineOption,
    CheckFormatOption,
    DataGroup,
    ExplainOption,
    GeneralGroup,
    IgnoreOption,
    RequiredFilesArgument,
    StrictOption,
    WriteBaselineOption,
)
from gapcalc.core.problem import GapcalcError, Problem

if TYPE_CHECKING:
    from gapcalc.assessment.check import Findings
    from gapcalc.views.speaker import Speaker

__all__ = ["check"]

# The file whose Markdown GitHub shows on the page of a job; its runner sets the variable.
_STEP_SUMMARY = "GITHUB_STEP_SUMMARY"


@with_option_groups
def check(
    files: RequiredFilesArgument,
    *,
    strict: StrictOption = False,
    ignore: IgnoreOption = None,
    baseline: BaselineOption = None,
    write_baseline: WriteBaselineOption = None,
    explain: ExplainOption = None,
    format: CheckFormatOption = None,
    data: DataGroup,
    general: GeneralGroup,
) -> int:
    """Name every problem in data and plan files."""
    from gapcalc.assessment.check import check as find_problems
    from gapcalc.cli.inputs import UNUSABLE_INPUT, named_paths
    from gapcalc.cli.output import progress_bar
    from gapcalc.cli.output_file import save
    from gapcalc.core.tally import by_code, severities
    from gapcalc.views.findings.known import read_baseline, without_known
    from gapcalc.views.findings.known import write_baseline as baseline_of

    files = named_paths(files)
    speaker = general.speaker()
    printed, written = _reports(format or ())
    # Without --baseline every warning is new.
    known = read_baseline(baseline) if baseline is not None else frozenset()

    with progress_bar() as progress:
        findings = find_problems(files, general.plan_path, data, progress)

    if write_baseline is not None:
        content = f"{baseline_of(findings, speaker)}\n"
        save(content.encode(), write_baseline, files)
        known = read_baseline(write_baseline)

    findings = without_known(findings, ignore or (), known)
    _report(findings, printed, written, speaker, strict, files)

    # A missing file is among the findings, so that every form reports it, but nothing was checked.
    if UNUSABLE_INPUT & by_code(findings.problems).keys():
        return CANNOT_RUN

    errors, warnings = severities(findings.problems)
    if errors or (strict and warnings):
        return PROBLEMS

    return OK


def _reports(formats: Sequence[tuple[str, str]]) -> tuple[str, list[tuple[str, str]]]:
    """Return the form to print, and the forms to write with their files.

    `--format github --format sarif=out.sarif` prints one and writes another. Raises `GapcalcError`
    where two are to be printed.
    """
    printed = [form for form, file in formats if not file]
    # --format sarif=check.sarif goes to its file, and text to the terminal.
    written = [(form, file) for form, file in formats if file]

    if len(printed) > 1:
        wanted = f"{printed[1]}=FILE"
        details = {"option": "--format", "value": printed[1], "wanted": wanted}
        raise GapcalcError(Problem("option-malformed", details))

    return (printed or ["text"])[0], written


def _report(
    findings: "Findings",
    printed: str,
    written: Sequence[tuple[str, str]],
    speaker: "Speaker",
    strict: bool,
    sources: Sequence[str],
) -> None:
    """Print the report in one form, and write it in others; no source is written over."""
    from gapcalc.cli.output import print_lines, write
    from gapcalc.cli.output_file import save
    from gapcalc.views.findings import report
    from gapcalc.views.findings.text import terminal_lines

    for form, file in written:
        content = f"{report(findings, form, speaker, strict)}\n"
        save(content.encode(errors="backslashreplace"), file, sources)

    # On a terminal the text has colours and is shortened; in a pipe or file it is complete.
    if printed == "text" and sys.stdout.isatty():
        print_lines(terminal_lines(findings, speaker))
    else:
        write(report(findings, printed, speaker, strict))

    if printed == "github":
        _add_step_summary(report(findings, "markdown", speaker, strict))


def _add_step_summary(text: str) -> None:
    """Add `text` to the summary of the job that GitHub runs this in; nothing elsewhere."""
    path = os.environ.get(_STEP_SUMMARY)
    if not path:
        return

    try:
        with open(path, "a", encoding="utf-8", errors="backslashreplace") as file:  # noqa: PTH123
            file.write(f"{text}\n")
    except OSError as error:
        what = {"what_en": str(error.strerror), "what_zh": str(error.strerror)}
        raise GapcalcError(Problem("unwritable", what, path)) from None
