"""Findings as text: one line a problem, and the counts at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gapcalc.assessment.check import Findings
from gapcalc.core.problem import Problem
from gapcalc.core.text import safe
from gapcalc.views.columns import Line
from gapcalc.views.findings.summary import closing_line
from gapcalc.views.speaker import Speaker

__all__ = ["problem_line", "render", "terminal_lines"]

# A terminal shows this many problems of a code: a wrong unit in each of 20,000 rows must not
# scroll everything else away.
_MOST_OF_A_CODE = 100
_SEVERITY_STYLES = {"error": "bold red", "warning": "yellow"}


def render(findings: Findings, speaker: Speaker, strict: bool) -> str:
    """Return every problem on a line of its own, and a line with the counts."""
    lines = [problem_line(problem, speaker) for problem in findings.problems]
    lines.append(closing_line(findings, speaker))
    return "\n".join(lines)


def terminal_lines(findings: Findings, speaker: Speaker) -> Iterator[Line]:
    """Yield the report in styled lines for a terminal: of each code the first 100 problems."""
    seen: Counter[str] = Counter()

    for problem in findings.problems:
        seen[problem.code] += 1

        if seen[problem.code] <= _MOST_OF_A_CODE:
            yield _styled(problem, speaker)

    for code, count in seen.items():
        if count > _MOST_OF_A_CODE:
            hidden = count - _MOST_OF_A_CODE
            yield [(speaker.word("more-of-code", count=hidden, code=code), "dim")]

    yield [(closing_line(findings, speaker), "bold")]


def problem_line(problem: Problem, speaker: Speaker) -> str:
    """Return a problem as one line: location, severity, message, code and the column's name.

    data/a.csv:3:5: error: The unit 亿吨 does not measure … (unit-mismatch) [unit]
    """
    return "".join(text for text, _ in _styled(problem, speaker))


def _styled(problem: Problem, speaker: Speaker) -> Line:
    location = problem.location
    # In a log of GitHub Actions a line that begins with :: is a command to the runner. A file
    # may be called "::error::a.csv"; "./::error::a.csv" is the same file and no command.
    if location.startswith("::"):
        location = f"./{location}"

    severity = speaker.word(problem.severity)
    code = f" ({problem.code})"

    if problem.field:
        code += f" [{safe(problem.field)}]"

    return [
        (f"{location}: ", "bold"),
        (f"{severity}: ", _SEVERITY_STYLES[problem.severity]),
        (speaker.problem(problem), ""),
        (code, "dim"),
    ]
