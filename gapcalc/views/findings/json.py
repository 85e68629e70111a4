"""Findings as JSON after the published contract, version 1."""

from __future__ import annotations

from typing import Any

from gapcalc.assessment.check import Findings
from gapcalc.core.problem import Problem
from gapcalc.core.text import safe
from gapcalc.views.findings.document import document
from gapcalc.views.findings.summary import summary
from gapcalc.views.speaker import Speaker

__all__ = ["render"]

# Longer than any path in use, so that programs can open what a problem names.
_LONGEST_PATH = 500


def render(findings: Findings, speaker: Speaker, strict: bool) -> str:
    """Return the problems, an object a line, and the counts."""
    frame = {"version": 1, "problems": [], "summary": summary(findings)}
    entries = [_problem_json(problem, speaker) for problem in findings.problems]
    return document(frame, entries, ascii_only=False)


def _problem_json(problem: Problem, speaker: Speaker) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": speaker.problem(problem),
        "path": safe(problem.path, _LONGEST_PATH) if problem.path else None,
        "line": problem.line,
        "column": problem.column,
        "field": safe(problem.field) if problem.field else None,
    }
