"""Each problem in the words of those who take it: a terminal, CI systems, code scanners. Nothing in them can act."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from html import escape
from json.encoder import encode_basestring, encode_basestring_ascii
from pathlib import Path
from typing import NamedTuple, cast

from .codes import CATALOGUE, wording
from .problem import Lang, Problem
from .problems import Kind, Problems
from .text import safe, visible
from .words import word

__all__ = ["NOWHERE", "named", "problem_line", "problem_parts", "relative", "sarif_text", "written", "xml"]

# Where a problem stands that is no single file's.
NOWHERE = "gapcalc"
# What details say beside what is wrong: where else, how often, what could be written.
_BESIDE = ("first", "count", "known", "_en", "_zh")
_PLACEHOLDER = re.compile(r"\{(\d+)\}")
# What stands for line, message and fingerprint until they are filled in: no text that is shown has such characters.
_LINE, _MESSAGE, _NAME = "\0", "\1", "\2"
# So many columns and codes have what is the same for all their problems put together once.
_REMEMBERED = 1000

_Around = tuple[str, Callable[[Mapping[str, str], str | None], str], str]


class _Form(NamedTuple):
    """How a problem is written, with a hole for its message, and how a text in it is."""

    write: Callable[[Problem, Lang], str]
    encode: Callable[[str], str]


def written(problems: Problems, form: str, lang: Lang) -> Iterator[str]:
    """Yield each problem as text, json, github, gitlab, sarif or junit has it.

    What problems have in common is put into words once, with holes for what differs. Those of gitlab and sarif wait
    to be `named`.
    """
    write, encode = _FORMS[form]
    line_hole, message_hole = map(encode, (_LINE, _MESSAGE))
    anywhere = cast(int, _LINE)

    @lru_cache(_REMEMBERED)
    def around(code: str, path: str | None, line: int | None, column: int | None, field: str | None) -> _Around:
        before, after = write(Problem(code, {}, path, line, column, field), lang).split(message_hole)
        return before, wording(code, lang).filled, after

    def said(kind: Kind, line: int | None) -> str:
        code, details, path, column, field = kind
        before, filled, after = around(code, path, line, column, field)
        return f"{before}{encode(filled(details, field))}{after}"

    for kinds, which, lines in problems.blocks():
        texts = [said(kind, anywhere).split(line_hole) for kind in kinds]
        for place, line in zip(which, lines, strict=True):
            if line:
                before, after = texts[place]
                yield f"{before}{line}{after}"
            else:  # each form has its own way to say that there is none
                yield said(kinds[place], line)


def named(problems: Problems, written: Iterator[str]) -> Iterator[str]:
    """Yield what is written of `problems` with a fingerprint for each that stays when lines move.

    It is taken of code, path, field and what of the details says what is wrong; equal ones are counted through.
    """
    from hashlib import sha256

    @lru_cache(_REMEMBERED)
    def begun(code: str, path: str | None, field: str | None) -> str:
        return json.dumps([code, relative(path or NOWHERE), field])[:-1]

    def alike(kind: Kind) -> str:
        code, details, path, _, field = kind
        lasting = [
            f"{encode_basestring_ascii(key)}: {encode_basestring_ascii(value)}"
            for key, value in sorted(details.items())
            if not key.endswith(_BESIDE)
        ]
        return f"{begun(code, path, field)}, {{{', '.join(lasting)}}}]"

    hole = encode_basestring_ascii(_NAME)
    seen: Counter[int] = Counter()
    for kinds, which, _ in problems.blocks():
        names = [alike(kind) for kind in kinds]
        for place, text in zip(which, written, strict=False):  # of all blocks
            same = names[place]
            seen[hash(same)] += 1  # which takes less room than the text
            name = sha256(f"{same}{seen[hash(same)]}".encode()).hexdigest()[:32]
            yield text.replace(hole, f'"{name}"')


# --- one line each


def problem_line(problem: Problem, lang: Lang) -> str:
    """Return a problem as one line: place, severity, message, code and column name."""
    return "".join(text for text, _ in problem_parts(problem, problem.message(lang), lang))


def _text(problem: Problem, lang: Lang) -> str:
    return "".join(text for text, _ in problem_parts(problem, _MESSAGE, lang))


def problem_parts(problem: Problem, message: str, lang: Lang) -> list[tuple[str, str]]:
    """Return the pieces of a problem's line, each with the style in which a terminal shows it."""
    where = f" [{safe(problem.field)}]" if problem.field else ""
    place = problem.place
    if place.startswith("::"):  # no command to GitHub's runner
        place = f"./{place}"
    style = "bold red" if problem.severity == "error" else "yellow"
    severity = (f"{word(problem.severity, lang)}: ", style)
    return [(f"{place}: ", "bold"), severity, (message, ""), (f" ({problem.code}){where}", "dim")]


def _github(problem: Problem, lang: Lang) -> str:
    """Return a workflow command that marks the place in a pull request."""
    place = {"file": relative(problem.path) if problem.path else None, "line": problem.line, "col": problem.column}
    known = {key: value for key, value in place.items() if value} | {"title": problem.code}
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in known.items())
    return f"::{problem.severity} {properties}::{_MESSAGE}"


def _data(text: str) -> str:
    """Escape as the runner of GitHub Actions takes it back; per cent first, or it would escape the escapes."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


# --- an entry of a document


def _json(problem: Problem, lang: Lang) -> str:
    """Return an entry after the published contract, version 1."""
    entry = {
        "code": problem.code,
        "severity": problem.severity,
        "message": _MESSAGE,
        "path": safe(problem.path, 500) if problem.path else None,
        "line": problem.line,
        "column": problem.column,
        "field": safe(problem.field) if problem.field else None,
    }
    return json.dumps(entry, ensure_ascii=False)


def _gitlab(problem: Problem, lang: Lang) -> str:
    """Return an entry of a GitLab Code Quality report."""
    entry = {
        "description": _MESSAGE,
        "check_name": problem.code,
        "fingerprint": _NAME,
        "severity": "major" if problem.severity == "error" else "minor",
        "location": {"path": relative(problem.path or NOWHERE), "lines": {"begin": problem.line or 1}},
    }
    return json.dumps(entry)


def _sarif(problem: Problem, lang: Lang) -> str:
    """Return a result of a SARIF 2.1.0 log."""
    region = {"startLine": problem.line or 1} | ({"startColumn": problem.column} if problem.column else {})
    place = {"artifactLocation": {"uri": _uri(problem)}, "region": region}
    result = {
        "ruleId": problem.code,
        "ruleIndex": list(CATALOGUE).index(problem.code),
        "level": problem.severity,
        "message": {"text": _MESSAGE},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"problem/v1": _NAME},
    }
    return json.dumps(result)


def sarif_text(text: str) -> str:
    """Return `text` as a SARIF message that means itself: there {0} is a placeholder, and [text](place) a link."""
    return (_PLACEHOLDER.sub(r"{{\1}}", text) if "{" in text else text).replace("](", "] (")


def xml(text: str) -> str:
    """Return `text` as content of an XML element, in ASCII."""
    return escape(text, quote=False).encode("ascii", "xmlcharrefreplace").decode("ascii")


_FORMS = {
    "text": _Form(_text, str),
    "json": _Form(_json, encode_basestring),
    "github": _Form(_github, _data),
    "gitlab": _Form(_gitlab, encode_basestring_ascii),
    "sarif": _Form(_sarif, lambda text: encode_basestring_ascii(sarif_text(text))),
    "junit": _Form(lambda problem, lang: xml(_text(problem, lang)), xml),
}


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
