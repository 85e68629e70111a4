"""Findings as a Code Quality report, which GitLab shows in a merge request.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from typing import Any

from gapcalc.assessment.check import Findings
from gapcalc.core.problem import Problem
from gapcalc.views.findings.document import document
from gapcalc.views.findings.fingerprint import fingerprints
from gapcalc.views.findings.location import NO_FILE, relative_path
from gapcalc.views.speaker import Speaker

__all__ = ["render"]

_SEVERITIES = {"error": "major", "warning": "minor"}


def render(findings: Findings, speaker: Speaker, strict: bool) -> str:
    """Return an array with an object for each problem, an object a line."""
    problems = findings.problems
    entries = []

    for problem, fingerprint in zip(problems, fingerprints(problems), strict=True):
        entries.append(_gitlab_entry(problem, fingerprint, speaker))

    return document([], entries)


def _gitlab_entry(problem: Problem, fingerprint: str, speaker: Speaker) -> dict[str, Any]:
    return {
        "description": speaker.problem(problem),
        "check_name": problem.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[problem.severity],
        "location": {
            "path": relative_path(problem.path or NO_FILE),
            # GitLab wants a line even for what stands on none.
            "lines": {"begin": problem.line or 1},
        },
    }
