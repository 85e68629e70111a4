"""Findings as workflow commands, which GitHub Actions shows beside the lines of a pull request.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from gapcalc.assessment.check import Findings
from gapcalc.core.problem import Problem
from gapcalc.views.findings.location import relative_path
from gapcalc.views.findings.summary import closing_line
from gapcalc.views.speaker import Speaker

__all__ = ["render"]


def render(findings: Findings, speaker: Speaker, strict: bool) -> str:
    """Return a workflow command for each problem, and a plain line with the counts."""
    lines = [_command(problem, speaker) for problem in findings.problems]
    lines.append(closing_line(findings, speaker))
    return "\n".join(lines)


def _command(problem: Problem, speaker: Speaker) -> str:
    """Return `::error file=data/a.csv,line=3,title=unit-unknown::message`."""
    # A property without a value would mark line 0: what is not known is left out.
    properties: dict[str, object] = {}

    if problem.path:
        properties["file"] = relative_path(problem.path)
    if problem.line:
        properties["line"] = problem.line
    if problem.column:
        properties["col"] = problem.column

    properties["title"] = problem.code
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{problem.severity} {written}::{_message(speaker.problem(problem))}"


def _message(text: str) -> str:
    """Escape `text` as the runner of GitHub Actions unescapes it.

    The per cent sign goes first: after it, it would escape the other escapes.
    """
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape the value of a property, which a comma or colon would end."""
    return _message(text).replace(":", "%3A").replace(",", "%2C")
