"""Findings as workflow commands, which GitHub Actions shows beside the lines of a pull request.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gapcalc.assessment.check import Findings
from gapcalc.core.problem import Problem
from gapcalc.core.tally import is_closing, severities
from gapcalc.views.findings.location import relative_path
from gapcalc.views.findings.summary import closing_line
from gapcalc.views.findings.text import problem_line
from gapcalc.views.speaker import Speaker

__all__ = ["render"]

# GitHub shows so many errors and so many warnings of a step, and drops the others.
_MOST_OF_A_KIND = 10


def render(findings: Findings, speaker: Speaker, strict: bool) -> str:
    """Return workflow commands for the weightiest problems, and a plain line with the counts.

    Errors come before warnings. Of each no more are given than GitHub shows, so chosen that no code
    is missing while another has two; a plain line says how many there are besides.
    """
    lines = []

    for severity in ("error", "warning"):
        problems = [one for one in findings.problems if one.severity == severity]
        listed = _annotations_shown(problems)
        lines += [_command(problem, speaker) for problem in listed]
        rest = sum(severities(problems)) - len(listed)

        if rest:
            # 7 more errors: GitHub shows ten of a kind in a step.
            lines.append(speaker.word(f"more-of-{severity}s", count=rest))

        # Of one code only so many are kept in full: the line that counts the others is told too.
        lines += [problem_line(problem, speaker) for problem in problems if is_closing(problem)]

    lines.append(closing_line(findings, speaker))
    return "\n".join(lines)


def _annotations_shown(problems: Sequence[Problem]) -> list[Problem]:
    """Return those to show: the first of each code, then the second of each, in their order."""
    by_code: dict[str, list[Problem]] = {}

    for problem in problems:
        if not is_closing(problem):
            by_code.setdefault(problem.code, []).append(problem)

    chosen: list[Problem] = []

    for rank in range(_MOST_OF_A_KIND):
        for of_code in by_code.values():
            if rank < len(of_code) and len(chosen) < _MOST_OF_A_KIND:
                chosen.append(of_code[rank])

    return sorted(chosen, key=problems.index)


def _command(problem: Problem, speaker: Speaker) -> str:
    """Return `::error file=data/a.csv,line=3,title=unit-unknown::data/a.csv:3: message`.

    The place stands in the message too: GitHub leaves the properties out of the log.
    """
    # A property without a value would mark line 0: what is not known is left out.
    properties: dict[str, object] = {}

    if problem.path:
        properties["file"] = relative_path(problem.path)
    if problem.line:
        properties["line"] = problem.line
    if problem.column:
        properties["col"] = problem.column

    properties["title"] = problem.code
    pairs = []

    for key, value in properties.items():
        pairs.append(f"{key}={_property(str(value))}")

    written = ",".join(pairs)
    text = ": ".join(_place_and_message(problem, speaker))
    return f"::{problem.severity} {written}::{_message(text)}"


def _place_and_message(problem: Problem, speaker: Speaker) -> Iterator[str]:
    """Yield where a problem is, if anywhere, and what it is."""
    if problem.path:
        yield problem.location

    yield speaker.problem(problem)


def _message(text: str) -> str:
    """Escape `text` as the runner of GitHub Actions unescapes it.

    The per cent sign goes first: after it, it would escape the other escapes.
    """
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape the value of a property, which a comma or colon would end."""
    return _message(text).replace(":", "%3A").replace(",", "%2C")
