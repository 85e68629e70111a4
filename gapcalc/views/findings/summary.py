"""The counts that close a report: files and rows that were read, errors and warnings."""

from __future__ import annotations

from gapcalc.assessment.check import Findings
from gapcalc.core.tally import severities
from gapcalc.views.speaker import Speaker

__all__ = ["closing_line", "summary"]


def summary(findings: Findings) -> dict[str, int]:
    """Return the number of files, data rows, errors and warnings, and of known ones if any are."""
    errors, warnings = severities(findings.problems)
    counts = {
        "files": findings.files,
        "rows": findings.rows,
        "errors": errors,
        "warnings": warnings,
    }

    if findings.known:
        counts["known"] = findings.known

    return counts


def closing_line(findings: Findings, speaker: Speaker) -> str:
    """Return the same counts as a sentence, the last line of a report for people."""
    counts = summary(findings)
    return speaker.word("checked-but-known" if findings.known else "checked", **counts)
