"""Findings as text: one line a problem, and the counts at the end."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterator, Sequence

from gapcalc.assessment.check import Findings
from gapcalc.core.problem import Problem
from gapcalc.core.text import safe
from gapcalc.views.columns import Line
from gapcalc.views.findings.summary import closing_line
from gapcalc.views.speaker import Speaker

__all__ = ["pointer_to_read", "problem_line", "render", "terminal_lines"]

# A terminal shows this many problems of a code: a wrong unit in each of 20,000 rows must not
# scroll everything else away.
_MOST_OF_A_CODE = 100
_LONGEST_PATH = 240
_SEVERITY_STYLES = {"error": "bold red", "warning": "yellow"}


def render(findings: Findings, speaker: Speaker, strict: bool) -> str:
    """Return every problem on a line of its own, and a line with the counts."""
    lines = [problem_line(problem, speaker) for problem in findings.problems]

    if findings.without_values:
        lines.append(pointer_to_read(findings.without_values, speaker))

    lines.append(closing_line(findings, speaker))
    return "\n".join(lines)


def terminal_lines(findings: Findings, speaker: Speaker) -> Iterator[Line]:
    """Yield the report in styled lines for a terminal: of each code the first 100 problems."""
    seen: Counter[str] = Counter()

    for problem in findings.problems:
        seen[problem.code] += 1

        if seen[problem.code] <= _MOST_OF_A_CODE:
            yield _coloured(problem, speaker)

    for code, count in seen.items():
        if count > _MOST_OF_A_CODE:
            hidden = count - _MOST_OF_A_CODE
            yield [(speaker.word("more-of-code", count=hidden, code=code), "dim")]

    if findings.without_values:
        yield [(pointer_to_read(findings.without_values, speaker), "")]

    yield [(closing_line(findings, speaker), "bold")]


def pointer_to_read(files: Sequence[str], speaker: Speaker) -> str:
    """Return the line that names the command to look into `files`, of which no value was used."""
    path = safe(files[0], _LONGEST_PATH)
    # In quotes, since it is there to be copied: a file may be called "$(reboot).csv".
    shown = safe(shlex.quote(files[0]), _LONGEST_PATH)
    key = "read-points-here" if len(files) == 1 else "read-points-here-for-several"
    return speaker.word(key, path=path, shown=shown, count=len(files))


def problem_line(problem: Problem, speaker: Speaker) -> str:
    """Return a problem as one line: location, severity, message, code and the column's name.

    data/a.csv:3:5: error: The unit 亿吨 does not measure … (unit-mismatch) [unit]
    """
    return "".join(text for text, _ in _coloured(problem, speaker))


def _coloured(problem: Problem, speaker: Speaker) -> Line:
    """Return the pieces of a problem's line with their styles."""
    severity = speaker.word(problem.severity)
    code = f" ({problem.code})"

    # The column of a table, or the key of a plan file.
    if problem.field:
        code += f" [{safe(problem.field)}]"

    return [
        (f"{problem.location}: ", "bold"),
        (f"{severity}: ", _SEVERITY_STYLES[problem.severity]),
        (speaker.problem(problem), ""),
        (code, "dim"),
    ]
