"""Each problem in the words of those who take it: a terminal, CI systems, code scanners. Nothing in them can act."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

from gapcalc.core.catalogue import CATALOGUE
from gapcalc.core.problem import Problem
from gapcalc.core.text import safe, visible
from gapcalc.views.speaker import Speaker

__all__ = ["NOWHERE", "fingerprints", "github", "gitlab", "plain", "problem_line", "problem_parts", "relative", "sarif",
           "sarif_text", "xml"]  # fmt: skip

# Where a problem stands that is no single file's.
NOWHERE = "gapcalc"
# What details say beside what is wrong: where else, how often, what could be written.
_BESIDE = ("first", "count", "known", "_en", "_zh")
_PLACEHOLDER = re.compile(r"\{(\d+)\}")


def fingerprints(problems: Sequence[Problem]) -> Iterator[str]:
    """Yield for each problem a name that stays when lines move.

    It is taken of code, path, field and what of the details says what is wrong; equal ones are counted through.
    """
    import json
    from hashlib import sha256

    seen: Counter[str] = Counter()
    for p in problems:
        lasting = {
            key: value for key, value in sorted(p.details.items()) if not key.endswith(_BESIDE)
        }
        same = json.dumps([p.code, relative(p.path or NOWHERE), p.field, lasting])
        seen[same] += 1
        yield sha256(f"{same}{seen[same]}".encode()).hexdigest()[:32]


# --- one line each


def problem_line(problem: Problem, speaker: Speaker) -> str:
    """Return a problem as one line: place, severity, message, code and column name."""
    return "".join(text for text, _ in problem_parts(problem, speaker.problem(problem), speaker))


def problem_parts(problem: Problem, message: str, speaker: Speaker) -> list[tuple[str, str]]:
    """Return the pieces of a problem's line, each with the style in which a terminal shows it."""
    where = f" [{safe(problem.field)}]" if problem.field else ""
    place = problem.location
    if place.startswith("::"):  # no command to GitHub's runner
        place = f"./{place}"
    style = "bold red" if problem.severity == "error" else "yellow"
    severity = (f"{speaker.word(problem.severity)}: ", style)
    return [(f"{place}: ", "bold"), severity, (message, ""), (f" ({problem.code}){where}", "dim")]


def github(problem: Problem, speaker: Speaker) -> str:
    """Return a workflow command that marks the place in a pull request."""
    place = {
        "file": relative(problem.path) if problem.path else None,
        "line": problem.line,
        "col": problem.column,
    }
    known = {key: value for key, value in place.items() if value} | {"title": problem.code}
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in known.items())
    return f"::{problem.severity} {properties}::{_data(speaker.problem(problem))}"


def _data(text: str) -> str:
    """Escape as the runner of GitHub Actions takes it back; per cent first, or it would escape the escapes."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


# --- an entry of a document


def plain(problem: Problem, speaker: Speaker) -> dict[str, Any]:
    """Return an entry after the published contract, version 1."""
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": speaker.problem(problem),
        "path": safe(problem.path, 500) if problem.path else None,
        "line": problem.line,
        "column": problem.column,
        "field": safe(problem.field) if problem.field else None,
    }


def gitlab(problem: Problem, fingerprint: str, speaker: Speaker) -> dict[str, Any]:
    """Return an entry of a GitLab Code Quality report."""
    return {
        "description": speaker.problem(problem),
        "check_name": problem.code,
        "fingerprint": fingerprint,
        "severity": "major" if problem.severity == "error" else "minor",
        "location": {
            "path": relative(problem.path or NOWHERE),
            "lines": {"begin": problem.line or 1},
        },
    }


def sarif(problem: Problem, fingerprint: str, speaker: Speaker) -> dict[str, Any]:
    """Return a result of a SARIF 2.1.0 log."""
    region = {"startLine": problem.line or 1} | (
        {"startColumn": problem.column} if problem.column else {}
    )
    place = {"artifactLocation": {"uri": _uri(problem)}, "region": region}
    return {
        "ruleId": problem.code,
        "ruleIndex": list(CATALOGUE).index(problem.code),
        "level": problem.severity,
        "message": {"text": sarif_text(speaker.problem(problem))},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"problem/v1": fingerprint},
    }


def sarif_text(text: str) -> str:
    """Return `text` as a SARIF message that means itself: there {0} is a placeholder, and [text](place) a link."""
    return (_PLACEHOLDER.sub(r"{{\1}}", text) if "{" in text else text).replace("](", "] (")


def xml(text: str) -> str:
    """Return `text` as content of an XML element, in ASCII."""
    return escape(text, quote=False).encode("ascii", "xmlcharrefreplace").decode("ascii")


# --- where


def _relative(path: str) -> Path:
    """Return `path` as seen from the working folder, or as it was given where it lies elsewhere."""
    file = Path(path)
    here = Path.cwd()
    return file.relative_to(here) if file.is_absolute() and file.is_relative_to(here) else file


def relative(path: str) -> str:
    """Return `path` as reports for other programs name it: from the working folder, with nothing hidden."""
    written = _relative(path).as_posix()
    return written if written.isprintable() else visible(written)


def _uri(problem: Problem) -> str:
    from urllib.parse import quote

    path = _relative(problem.path or NOWHERE)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))
