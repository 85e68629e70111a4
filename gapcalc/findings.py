"""Problems in the words of those who take them: a terminal, CI systems, code scanners. Nothing in them can act."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .codes import CATALOGUE, explain
from .problem import Lang, Problem
from .problems import by_code, severities
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
    "report_pieces",
]

# Where a problem stands that is no single file's.
_NOWHERE = "gapcalc"
# What details say beside what is wrong: where else, how often, what could be written.
_BESIDE = ("first", "count", "known", "_en", "_zh")
# So many problems of a code are shown on a terminal.
_SHOWN = 100
_PLACEHOLDER = re.compile(r"\{(\d+)\}")


def report(found: Findings, format: str, lang: Lang, strict: bool = False) -> str:
    """Return findings as text, json, github, gitlab, sarif or junit.

    With `strict` a warning fails its file in the JUnit report; the other forms leave each problem its severity.
    """
    return "\n".join(report_pieces(found, format, lang, strict))


def report_pieces(found: Findings, format: str, lang: Lang, strict: bool = False) -> Iterator[str]:
    """Yield what `report` returns line by line: a million problems need no more room than one (in JUnit they do)."""
    problems = found.problems
    if format == "junit":
        yield problems_junit(problems, found.looked, lang, strict)
    elif format == "json":
        frame = problems_json((), found.files, found.rows, lang) | {"summary": _summary(found)}
        yield from _document(frame, (_in_json(p, lang) for p in problems), ascii=False)
    elif format == "gitlab":
        yield from _document([], _in_gitlab(problems, lang))
    elif format == "sarif":
        yield from _document(problems_sarif((), lang), _in_sarif(problems, lang))
    else:
        say = problem_github if format == "github" else problem_line
        yield from (say(p, lang) for p in problems)
        yield _closing(found, lang)


def report_lines(found: Findings, lang: Lang) -> Iterator[list[tuple[str, str]]]:
    """Yield the report as text for a terminal, in pieces with their styles: of each code the first problems."""
    codes = by_code(found.problems)
    left = {code: min(count, _SHOWN) for code, count in codes.items()}
    for problem in found.problems:
        if left[problem.code]:
            left[problem.code] -= 1
            yield problem_parts(problem, lang)
    for code, count in codes.items():
        if count > _SHOWN:
            yield [(word("more-of-code", lang, count=count - _SHOWN, code=code), "dim")]
    yield [(_closing(found, lang), "bold")]


def _closing(found: Findings, lang: Lang) -> str:
    return word("checked", lang, **_summary(found))


def _summary(found: Findings) -> dict[str, int]:
    errors, warnings = severities(found.problems)
    return {"files": found.files, "rows": found.rows, "errors": errors, "warnings": warnings}


def _document(frame: object, entries: Iterator[dict[str, Any]], ascii: bool = True) -> Iterator[str]:
    """Yield the lines of a JSON document: `frame`, and in its last empty list `entries`, a line each.

    In ASCII no machine's code page can spoil it.
    """
    head, _, tail = json.dumps(frame, indent=2, ensure_ascii=ascii).rpartition("[]")
    yield head + "["
    last = None
    for entry in entries:
        if last is not None:
            yield f"{last},"
        last = json.dumps(entry, ensure_ascii=ascii)
    if last is not None:
        yield last
    yield "]" + tail


# --- one line each


def problem_line(problem: Problem, lang: Lang) -> str:
    """Return a problem as one line: place, severity, message, code and column name."""
    return "".join(text for text, _ in problem_parts(problem, lang))


def problem_parts(problem: Problem, lang: Lang) -> list[tuple[str, str]]:
    """Return the pieces of a problem's line, each with the style in which a terminal shows it."""
    where = f" [{safe(problem.field)}]" if problem.field else ""
    place = problem.place
    if place.startswith("::"):  # no command to GitHub's runner
        place = f"./{place}"
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
    errors, warnings = severities(problems)
    summary = {"files": files, "rows": rows, "errors": errors, "warnings": warnings}
    return {"version": 1, "problems": [_in_json(p, lang) for p in problems], "summary": summary}


def _in_json(problem: Problem, lang: Lang) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message(lang),
        "path": safe(problem.path, 500) if problem.path else None,
        "line": problem.line,
        "column": problem.column,
        "field": safe(problem.field) if problem.field else None,
    }


def problems_gitlab(problems: Sequence[Problem], lang: Lang) -> list[dict[str, Any]]:
    """Return problems as a GitLab Code Quality report."""
    return list(_in_gitlab(problems, lang))


def _in_gitlab(problems: Iterable[Problem], lang: Lang) -> Iterator[dict[str, Any]]:
    for problem, fingerprint in _with_fingerprints(problems):
        yield {
            "description": problem.message(lang),
            "check_name": problem.code,
            "fingerprint": fingerprint,
            "severity": "major" if problem.severity == "error" else "minor",
            "location": {"path": _path(problem), "lines": {"begin": problem.line or 1}},
        }


def problems_sarif(problems: Sequence[Problem], lang: Lang) -> dict[str, Any]:
    """Return problems as a SARIF 2.1.0 log whose rules are the whole catalogue."""
    from . import __version__

    rules = [_rule(code, lang) for code in CATALOGUE]
    driver = {"name": "gapcalc", "version": __version__, "semanticVersion": __version__, "rules": rules}
    run = {"tool": {"driver": driver}, "language": lang, "columnKind": "unicodeCodePoints"}
    results = list(_in_sarif(problems, lang))
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return {"$schema": schema, "version": "2.1.0", "runs": [run | {"results": results}]}


def _in_sarif(problems: Iterable[Problem], lang: Lang) -> Iterator[dict[str, Any]]:
    places = {code: place for place, code in enumerate(CATALOGUE)}
    for problem, fingerprint in _with_fingerprints(problems):
        yield {
            "ruleId": problem.code,
            "ruleIndex": places[problem.code],
            "level": problem.severity,
            "message": {"text": _sarif_text(problem.message(lang))},
            "locations": [{"physicalLocation": _physical(problem)}],
            "partialFingerprints": {"problem/v1": fingerprint},
        }


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


def _with_fingerprints(problems: Iterable[Problem]) -> Iterator[tuple[Problem, str]]:
    """Yield each problem with a name that stays when lines move: equal ones are counted through instead."""
    from hashlib import sha256

    seen: Counter[int] = Counter()
    for p in problems:
        details = {key: value for key, value in p.details.items() if not key.endswith(_BESIDE)}
        same = json.dumps([p.code, _path(p), p.field, details], sort_keys=True)
        seen[hash(same)] += 1
        yield p, sha256(f"{same}{seen[hash(same)]}".encode()).hexdigest()[:32]
