"""Warnings that are known and shall not fail a check again: by `--ignore`, or in a baseline file.

A baseline is JSON: {"version": 1, "problems": [{"fingerprint", "code", "path", "message"}, ...]}.
Only the fingerprints count, which do not change when lines are added above; the rest is for who
reviews the file. Errors are never known: their values are left out of every figure.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

from gapcalc.assessment.check import Findings
from gapcalc.core.files import read_text
from gapcalc.core.problem import GapcalcError, Problem
from gapcalc.core.tally import severities
from gapcalc.views.findings.document import document
from gapcalc.views.findings.fingerprint import fingerprints
from gapcalc.views.findings.location import NO_FILE, relative_path
from gapcalc.views.speaker import Speaker

__all__ = ["Ignored", "read_baseline", "without_known", "write_baseline"]

# A code, and the pattern that one of a problem's names has to match; "*" if there is none.
Ignored = tuple[str, str]

_VERSION = 1
_LONGEST_FINGERPRINT = 64


def without_known(
    findings: Findings, ignored: Sequence[Ignored] = (), baseline: Iterable[str] = ()
) -> Findings:
    """Return `findings` without the warnings that `ignored` or the `baseline` names.

    They are counted in `known`. An entry of `ignored` that leaves out nothing is told.
    """
    fingerprints_known = frozenset(baseline)
    kept: list[Problem] = []
    known: list[Problem] = []
    used: set[Ignored] = set()
    prints = fingerprints(findings.problems)

    for problem, fingerprint in zip(findings.problems, prints, strict=True):
        matching = [entry for entry in ignored if _matches(problem, entry)]
        used.update(matching)
        is_known = bool(matching) or fingerprint in fingerprints_known

        if is_known and problem.severity == "warning":
            known.append(problem)
        else:
            kept.append(problem)

    kept += _unused_ignored(ignored, used)
    return replace(findings, problems=kept, known=sum(severities(known)))


def _matches(problem: Problem, entry: Ignored) -> bool:
    """Whether a problem has the code, and the path, the field or a detail that matches.

    Details are the names in its message: the target, the unknown name, the unit. What closes a
    list of one code counts as this code where no pattern parts its problems.
    """
    code, pattern = entry
    if problem.details.get("code") == code and pattern == "*":
        return True
    if problem.code != code:
        return False

    names = [
        relative_path(problem.path or NO_FILE),
        problem.field or "",
        *problem.details.values(),
    ]
    return any(fnmatchcase(name, pattern) for name in names)


def _unused_ignored(ignored: Iterable[Ignored], used: set[Ignored]) -> Iterator[Problem]:
    """Yield a warning for each --ignore that left nothing out: a slip in it would go unseen."""
    for code, pattern in ignored:
        if (code, pattern) in used:
            continue

        value = code if pattern == "*" else f"{code}:{pattern}"
        yield Problem("ignore-unused", {"value": value})


# --- the baseline file


def write_baseline(findings: Findings, speaker: Speaker) -> str:
    """Return the baseline of the warnings of `findings`, one a line, sorted by their place."""
    prints = fingerprints(findings.problems)
    entries = []

    for problem, fingerprint in zip(findings.problems, prints, strict=True):
        # An error is never known of: it has to be mended.
        if problem.severity != "warning":
            continue

        entry = {
            "fingerprint": fingerprint,
            "code": problem.code,
            "path": relative_path(problem.path or NO_FILE),
            "message": speaker.problem(problem),
        }
        entries.append(entry)

    entries.sort(key=lambda entry: (entry["path"], entry["code"], entry["fingerprint"]))
    frame = {"version": _VERSION, "problems": []}
    return document(frame, entries, ascii_only=False)


def read_baseline(path: str) -> frozenset[str]:
    """Return the fingerprints in the baseline file at `path`.

    Raises `GapcalcError` where there is no such file, or where it is no baseline.
    """
    text, problems = read_text(path)
    if text is None:
        raise GapcalcError(*problems)

    try:
        content = json.loads(text)
        entries = content["problems"]
        found = [entry["fingerprint"] for entry in entries]
        is_baseline = content["version"] == _VERSION and all(map(_is_fingerprint, found))
    except (ValueError, KeyError, TypeError, RecursionError):
        is_baseline = False

    if not is_baseline:
        raise GapcalcError(Problem("baseline-form", path=path))

    return frozenset(found)


def _is_fingerprint(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST_FINGERPRINT
