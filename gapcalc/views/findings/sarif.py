"""Findings as a SARIF 2.1.0 log, for code scanning.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import re
from typing import Any

from gapcalc.assessment.check import Findings
from gapcalc.core.catalogue import CATALOGUE, explain
from gapcalc.core.problem import Problem
from gapcalc.views.findings.document import document
from gapcalc.views.findings.fingerprint import fingerprints
from gapcalc.views.findings.location import NO_FILE, uri
from gapcalc.views.speaker import Speaker

__all__ = ["render"]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_RULE_INDEXES = {code: index for index, code in enumerate(CATALOGUE)}
_PLACEHOLDER = re.compile(r"\{(\d+)\}")


def render(findings: Findings, speaker: Speaker, strict: bool) -> str:
    """Return the log: every code of the catalogue as a rule, every problem as a result."""
    problems = findings.problems
    results = []

    for problem, fingerprint in zip(problems, fingerprints(problems), strict=True):
        results.append(_result_json(problem, fingerprint, speaker))

    return document(_log(speaker), results)


def _log(speaker: Speaker) -> dict[str, Any]:
    """Return the log without its results."""
    from gapcalc import __version__

    # Every code is a rule, found or not: a platform lists what was looked for.
    driver = {
        "name": "gapcalc",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(code, speaker) for code in CATALOGUE],
    }

    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "language": speaker.language,
        "columnKind": "unicodeCodePoints",
        "results": [],
    }

    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str, speaker: Speaker) -> dict[str, Any]:
    message, meaning, _ = CATALOGUE[code].texts(speaker.language)
    return {
        "id": code,
        "shortDescription": _message_json(message),
        "fullDescription": _message_json(meaning),
        "help": _message_json(explain(code, speaker.language)),
        "defaultConfiguration": {"level": CATALOGUE[code].severity},
    }


def _result_json(problem: Problem, fingerprint: str, speaker: Speaker) -> dict[str, Any]:
    # Code scanning shows a result at a line, even one that is the whole file's.
    region = {"startLine": problem.line or 1}

    if problem.column:
        region["startColumn"] = problem.column

    location = {
        "artifactLocation": {"uri": uri(problem.path or NO_FILE)},
        "region": region,
    }

    return {
        "ruleId": problem.code,
        "ruleIndex": _RULE_INDEXES[problem.code],
        "level": problem.severity,
        "message": _message_json(speaker.problem(problem)),
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"problem/v1": fingerprint},
    }


def _message_json(text: str) -> dict[str, str]:
    """Return a message object whose `text` stands for itself.

    In a SARIF message {0} is a placeholder and [text](place) a link. A cell that reads "{0}" or
    "[click](http://evil)" must be neither: {0} is doubled to {{0}}, ]( gets a space.
    """
    doubled = _PLACEHOLDER.sub(r"{{\1}}", text)
    return {"text": doubled.replace("](", "] (")}
