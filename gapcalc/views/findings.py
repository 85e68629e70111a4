"""Reports of all that was found: for a terminal, for CI systems and code scanners, line by line."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from gapcalc.core.catalogue import CATALOGUE, explain
from gapcalc.core.problem import Problem
from gapcalc.core.tally import by_code, severities
from gapcalc.views.entries import (
    NOWHERE,
    fingerprints,
    github,
    gitlab,
    plain,
    problem_line,
    problem_parts,
    relative,
    sarif,
    sarif_text,
    xml,
)  # fmt: skip
from gapcalc.views.speaker import Speaker

if TYPE_CHECKING:
    from gapcalc.assessment.check import Findings

__all__ = ["report", "report_lines", "report_pieces"]

# So many problems of a code are shown on a terminal.
_SHOWN = 100


def report(found: Findings, format: str, speaker: Speaker, strict: bool = False) -> str:
    """Return findings as text, json, github, gitlab, sarif or junit.

    With `strict` a warning fails its file in the JUnit report; the other forms leave each problem its severity.
    """
    return "\n".join(report_pieces(found, format, speaker, strict))


def report_pieces(
    found: Findings, format: str, speaker: Speaker, strict: bool = False
) -> Iterator[str]:
    """Yield what `report` returns line by line: a million problems need no more room than one."""
    problems = found.problems
    if format == "junit":
        yield from _junit(problems, found.looked, speaker, strict)
    elif format == "json":
        entries = [plain(p, speaker) for p in problems]
        yield from _document(
            {"version": 1, "problems": [], "summary": _summary(found)}, entries, ascii=False
        )
    elif format == "gitlab":
        yield from _document(
            [],
            [gitlab(p, n, speaker) for p, n in zip(problems, fingerprints(problems), strict=True)],
        )
    elif format == "sarif":
        entries = [
            sarif(p, n, speaker) for p, n in zip(problems, fingerprints(problems), strict=True)
        ]
        yield from _document(_sarif_frame(speaker), entries)
    else:
        yield from (
            github(p, speaker) if format == "github" else problem_line(p, speaker) for p in problems
        )
        yield _closing(found, speaker)


def report_lines(found: Findings, speaker: Speaker) -> Iterator[list[tuple[str, str]]]:
    """Yield the report as text for a terminal, in pieces with their styles: of each code the first problems."""
    seen: Counter[str] = Counter()
    for problem in found.problems:
        seen[problem.code] += 1
        if seen[problem.code] <= _SHOWN:
            yield problem_parts(problem, speaker.problem(problem), speaker)
    for code, count in by_code(found.problems).items():
        if count > _SHOWN:
            yield [(speaker.word("more-of-code", count=count - _SHOWN, code=code), "dim")]
    yield [(_closing(found, speaker), "bold")]


def _closing(found: Findings, speaker: Speaker) -> str:
    return speaker.word("checked", **_summary(found))


def _summary(found: Findings) -> dict[str, int]:
    errors, warnings = severities(found.problems)
    return {"files": found.files, "rows": found.rows, "errors": errors, "warnings": warnings}


def _document(
    frame: object, entries: Iterable[dict[str, Any]], ascii: bool = True
) -> Iterator[str]:
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


def _sarif_frame(speaker: Speaker) -> dict[str, Any]:
    """Return a SARIF 2.1.0 log without results, whose rules are the whole catalogue."""
    from gapcalc import __version__

    rules = [_rule(code, speaker) for code in CATALOGUE]
    driver = {
        "name": "gapcalc",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": rules,
    }
    run = {
        "tool": {"driver": driver},
        "language": speaker.language,
        "columnKind": "unicodeCodePoints",
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return {"$schema": schema, "version": "2.1.0", "runs": [run | {"results": []}]}


def _rule(code: str, speaker: Speaker) -> dict[str, Any]:
    said, meaning, _ = CATALOGUE[code].texts(speaker.language)
    texts = {
        "shortDescription": said,
        "fullDescription": meaning,
        "help": explain(code, speaker.language),
    }
    return {
        "id": code,
        **{key: {"text": sarif_text(text)} for key, text in texts.items()},
        "defaultConfiguration": {"level": CATALOGUE[code].severity},
    }


def _junit(
    problems: Sequence[Problem], files: Sequence[str], speaker: Speaker, strict: bool
) -> Iterator[str]:
    """Yield JUnit XML, a suite for each of `files` that holds one case: failed where it has errors.

    Warnings fail with `strict` only, and are told beside the case otherwise.
    """
    groups: defaultdict[tuple[str, bool], list[Problem]] = defaultdict(list)
    for p in problems:
        groups[p.path or NOWHERE, strict or p.severity == "error"].append(p)
    paths = dict.fromkeys([*files, *(path for path, _ in groups)])
    failed = sum((path, True) in groups for path in paths)
    end = ">" if paths else " />"
    yield "<?xml version='1.0' encoding='us-ascii'?>"
    yield f'<testsuites name="gapcalc check" tests="{len(paths)}" failures="{failed}" errors="0"{end}'
    for path in paths:
        failures, beside = (groups.get((path, fails), []) for fails in (True, False))
        yield from _suite(_quoted(relative(path)), failures, beside, speaker)
    if paths:
        yield "</testsuites>"


def _suite(
    name: str, failures: Sequence[Problem], beside: Sequence[Problem], speaker: Speaker
) -> Iterator[str]:
    yield f'  <testsuite name={name} tests="1" failures="{bool(failures):d}" errors="0" skipped="0">'
    yield f'    <testcase classname="gapcalc.check" name={name}{">" if failures or beside else " />"}'
    if failures:
        first = failures[0]
        more = f" (+{len(failures) - 1})" if len(failures) > 1 else ""
        opened = f'failure type="{first.code}" message={_quoted(speaker.problem(first) + more)}'
        yield from _element(opened, (xml(problem_line(p, speaker)) for p in failures))
    if beside:
        yield from _element("system-out", (xml(problem_line(p, speaker)) for p in beside))
    if failures or beside:
        yield "    </testcase>"
    yield "  </testsuite>"


def _element(opened: str, lines: Iterator[str]) -> Iterator[str]:
    said = f"      <{opened}>{next(lines)}"
    for line in lines:
        yield said
        said = line
    yield f"{said}</{opened.split()[0]}>"


def _quoted(text: str) -> str:
    return '"{}"'.format(xml(text).replace('"', "&quot;"))
