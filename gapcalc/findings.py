"""Problems in the words of those who take them: a terminal, CI systems, code scanners. Nothing in them can act."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .problem import CATALOGUE, Lang, Problem, explain
from .text import safe, visible
from .words import word

if TYPE_CHECKING:
    from .check import Findings

__all__ = [
    "problem_github",
    "problem_line",
    "problem_parts",
    "problems_gitlab",
    "problems_json",
    "problems_junit",
    "problems_sarif",
    "report",
    "report_lines",
]

# Where a problem stands that is no single file's.
_NOWHERE = "gapcalc"
# What details say beside what is wrong: where else, how often, what could be written.
_BESIDE = ("first", "count", "known", "_en", "_zh")
_PLACEHOLDER = re.compile(r"\{(\d+)\}")


def report(found: Findings, format: str, lang: Lang, strict: bool = False) -> str:
    """Return findings as text, json, github, gitlab, sarif or junit.

    With `strict` a warning fails its file in the JUnit report; the other forms leave each problem its severity.
    """
    if format == "junit":
        return problems_junit(found.problems, found.looked, lang, strict)
    if format in {"gitlab", "sarif"}:
        make = problems_gitlab if format == "gitlab" else problems_sarif
        return json.dumps(make(found.problems, lang), indent=2)  # in ASCII: no machine's code page can spoil it
    if format == "json":
        from .export import as_json

        return as_json(problems_json(found.problems, found.files, found.rows, lang))
    say = problem_github if format == "github" else problem_line
    return "\n".join([*(say(p, lang) for p in found.problems), _closing(found, lang)])


def report_lines(found: Findings, lang: Lang) -> list[list[tuple[str, str]]]:
    """Return the report as text for a terminal, in pieces with their styles."""
    return [*(problem_parts(p, lang) for p in found.problems), [(_closing(found, lang), "bold")]]


def _closing(found: Findings, lang: Lang) -> str:
    return word("checked", lang, **_summary(found.problems, found.files, found.rows))


def _summary(problems: Sequence[Problem], files: int, rows: int) -> dict[str, int]:
    errors = sum(p.severity == "error" for p in problems)
    return {"files": files, "rows": rows, "errors": errors, "warnings": len(problems) - errors}


# --- one line each


def problem_line(problem: Problem, lang: Lang) -> str:
    """Return a problem as one line: place, severity, message, code and column name."""
    return "".join(text for text, _ in problem_parts(problem, lang))


def problem_parts(problem: Problem, lang: Lang) -> list[tuple[str, str]]:
    """Return the pieces of a problem's line, each with the style in which a terminal shows it."""
    where = f" [{safe(problem.field)}]" if problem.field else ""
    place = f"./{problem.place}" if problem.place.startswith("::") else problem.place  # no command to GitHub's runner
    style = "bold red" if problem.severity == "error" else "yellow"
    severity = (f"{word(problem.severity, lang)}: ", style)
    return [(f"{place}: ", "bold"), severity, (problem.message(lang), ""), (f" ({problem.code}){where}", "dim")]


def problem_github(problem: Problem, lang: Lang) -> str:
    """Return a workflow command that marks the place in a pull request."""
    place = {"file": _path(problem) if problem.path else None, "line": problem.line, "col": problem.column}
    known = {key: value for key, value in place.items() if value} | {"title": problem.code}
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in known.items())
    return f"::{problem.severity} {properties}::{_data(problem.message(lang))}"


def _data(text: str) -> str:
    """Escape as the runner of GitHub Actions takes it back; per cent first, or it would escape the escapes."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


# --- one document


def problems_json(problems: Sequence[Problem], files: int, rows: int, lang: Lang) -> dict[str, Any]:
    """Return problems after the published contract, version 1."""
    return {
        "version": 1,
        "problems": [
            {
                "code": p.code,
                "severity": p.severity,
                "message": p.message(lang),
                "path": safe(p.path, 500) if p.path else None,
                "line": p.line,
                "column": p.column,
                "field": safe(p.field) if p.field else None,
            }
            for p in problems
        ],
        "summary": _summary(problems, files, rows),
    }


def problems_gitlab(problems: Sequence[Problem], lang: Lang) -> list[dict[str, Any]]:
    """Return problems as a GitLab Code Quality report."""
    return [
        {
            "description": problem.message(lang),
            "check_name": problem.code,
            "fingerprint": fingerprint,
            "severity": "major" if problem.severity == "error" else "minor",
            "location": {"path": _path(problem), "lines": {"begin": problem.line or 1}},
        }
        for problem, fingerprint in zip(problems, _fingerprints(problems), strict=True)
    ]


def problems_sarif(problems: Sequence[Problem], lang: Lang) -> dict[str, Any]:
    """Return problems as a SARIF 2.1.0 log whose rules are the whole catalogue."""
    from . import __version__

    rules = [_rule(code, lang) for code in CATALOGUE]
    places = {code: place for place, code in enumerate(CATALOGUE)}
    results = [
        {
            "ruleId": problem.code,
            "ruleIndex": places[problem.code],
            "level": problem.severity,
            "message": {"text": _sarif_text(problem.message(lang))},
            "locations": [{"physicalLocation": _physical(problem)}],
            "partialFingerprints": {"problem/v1": fingerprint},
        }
        for problem, fingerprint in zip(problems, _fingerprints(problems), strict=True)
    ]
    driver = {"name": "gapcalc", "version": __version__, "semanticVersion": __version__, "rules": rules}
    run = {"tool": {"driver": driver}, "language": lang, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}


def _rule(code: str, lang: Lang) -> dict[str, Any]:
    said, meaning, _ = CATALOGUE[code].told(lang)
    texts = {"shortDescription": said, "fullDescription": meaning, "help": explain(code, lang)}
    return {
        "id": code,
        **{key: {"text": _sarif_text(text)} for key, text in texts.items()},
        "defaultConfiguration": {"level": CATALOGUE[code].severity},
    }


def _physical(problem: Problem) -> dict[str, Any]:
    region = {"startLine": problem.line or 1} | ({"startColumn": problem.column} if problem.column else {})
    return {"artifactLocation": {"uri": _uri(problem)}, "region": region}


def _sarif_text(text: str) -> str:
    """Return `text` as a SARIF message that means itself: there {0} is a placeholder, and [text](place) a link."""
    return _PLACEHOLDER.sub(r"{{\1}}", text).replace("](", "] (")


def problems_junit(problems: Sequence[Problem], files: Sequence[str], lang: Lang, strict: bool = False) -> str:
    """Return problems as JUnit XML, a suite for each of `files` that holds one case: failed where it has errors.

    Warnings fail with `strict` only, and are told beside the case otherwise.
    """
    from xml.etree import ElementTree as XML

    by_file: dict[str, list[Problem]] = {path: [] for path in files}
    for problem in problems:
        by_file.setdefault(problem.path or _NOWHERE, []).append(problem)
    root = XML.Element("testsuites", name="gapcalc check")
    failed = 0
    for path, here in by_file.items():
        failures = [p for p in here if strict or p.severity == "error"]
        beside = [] if strict else [p for p in here if p.severity == "warning"]
        failed += bool(failures)
        shown = _shown(path)
        suite = XML.SubElement(
            root, "testsuite", name=shown, tests="1", failures=str(int(bool(failures))), errors="0", skipped="0"
        )
        case = XML.SubElement(suite, "testcase", classname="gapcalc.check", name=shown)
        if failures:
            first = failures[0].message(lang)
            message = first if len(failures) == 1 else f"{first} (+{len(failures) - 1})"
            failure = XML.SubElement(case, "failure", type=failures[0].code, message=message)
            failure.text = "\n".join(problem_line(p, lang) for p in failures)
        if beside:
            XML.SubElement(case, "system-out").text = "\n".join(problem_line(p, lang) for p in beside)
    root.attrib |= {"tests": str(len(by_file)), "failures": str(failed), "errors": "0"}
    XML.indent(root)
    written: bytes = XML.tostring(root, encoding="us-ascii", xml_declaration=True)
    return written.decode("ascii")


# --- where, and which


def _relative(path: str) -> Path:
    """Return `path` as seen from the working folder, or as it was given where it lies elsewhere."""
    file = Path(path)
    here = Path.cwd()
    return file.relative_to(here) if file.is_absolute() and file.is_relative_to(here) else file


def _shown(path: str) -> str:
    written = _relative(path).as_posix()
    return written if written.isprintable() else visible(written)


def _path(problem: Problem) -> str:
    return _shown(problem.path or _NOWHERE)


def _uri(problem: Problem) -> str:
    from urllib.parse import quote

    path = _relative(problem.path or _NOWHERE)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))


def _fingerprints(problems: Sequence[Problem]) -> Iterator[str]:
    """Yield for each problem a name that stays when lines move: equal ones are counted through instead."""
    from hashlib import sha256

    seen: Counter[str] = Counter()
    for p in problems:
        details = {key: value for key, value in p.details.items() if not key.endswith(_BESIDE)}
        same = json.dumps([p.code, _path(p), p.field, details], sort_keys=True)
        seen[same] += 1
        yield sha256(f"{same}{seen[same]}".encode()).hexdigest()[:32]
