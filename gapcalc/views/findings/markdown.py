"""Findings as Markdown: the counts, and a table of problems; GitHub shows it as a job's summary."""

from __future__ import annotations

from collections.abc import Sequence

from gapcalc.assessment.check import Findings
from gapcalc.core.problem import Problem
from gapcalc.core.tally import by_code, is_closing
from gapcalc.views.findings.summary import closing_line
from gapcalc.views.speaker import Speaker
from gapcalc.views.writers import as_markdown, in_markdown

__all__ = ["render"]

# GitHub takes summaries of at most 1 MiB, and nobody reads a longer list than this.
_MOST_LISTED = 100


def render(findings: Findings, speaker: Speaker, strict: bool) -> str:
    """Return a heading with the counts, how many there are of each code, and the first problems."""
    blocks = [f"### gapcalc check: {in_markdown(closing_line(findings, speaker))}"]
    # "error" stands before "warning" in the alphabet too.
    errors_first = sorted(findings.problems, key=lambda problem: problem.severity)

    if errors_first:
        blocks.append(_counts_line(errors_first, speaker))
        closing = [problem for problem in errors_first[_MOST_LISTED:] if is_closing(problem)]
        blocks.append(_problem_lines([*errors_first[:_MOST_LISTED], *closing], speaker))

    return "\n\n".join(blocks)


def _counts_line(problems: Sequence[Problem], speaker: Speaker) -> str:
    """Return a table of the codes, each with how often it was found."""
    code = speaker.word("problem-code")
    count = speaker.word("problem-count")
    return as_markdown([code, count], by_code(problems).items())


def _problem_lines(problems: Sequence[Problem], speaker: Speaker) -> str:
    """Return a table of the problems, a row for each."""
    rows = []

    for problem in problems:
        severity = speaker.word(problem.severity)
        message = speaker.problem(problem)
        rows.append([severity, problem.location, message, problem.code])

    keys = ("severity", "problem-place", "problem-message", "problem-code")
    head = [speaker.word(key) for key in keys]
    return as_markdown(head, rows)
