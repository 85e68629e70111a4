"""Problems for the tests of every report format: a few ordinary ones, and hostile texts."""

import json
import unicodedata

from gapcalc.assessment.check import Findings
from gapcalc.core.problem import Problem
from gapcalc.views.findings import report
from gapcalc.views.speaker import Speaker

# Texts that a terminal, a CI runner, a web page or a format's own syntax would act on.
HOSTILE = [
    "plain", "中文 名称", "a b", "a%0Ab", "a:b,c=d",
    "x\n::error file=evil::owned", "x\r::stop-commands::t", "::add-mask::x", "##[error]x",
    "]]>", "</failure><x/>", "<script>alert(1)</script>", "&amp;\"'",
    "\x1b[31mred", "\x1b]8;;http://x\x07link", "\u202eevil\u202c", "\u2066x", "\x9b31m",
    "nul\x00", "a\x0bb\x0c", "a\x85b\u2028c", "\ufffe\uffff", "\udcff",
    "[click](http://evil)", "{0} {1}", "{field}", "%s%n", "back\\slash", "😀", "x" * 3000,
]  # fmt: skip
HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def hidden(text):
    """Characters that a terminal or reader acts on instead of showing them."""
    return [char for char in text if unicodedata.category(char) in HIDDEN]


def texts(content):
    """Every text in nested lists and dicts."""
    if isinstance(content, str):
        return [content]
    values = []
    if isinstance(content, dict):
        values = list(content.values())
    if isinstance(content, list):
        values = content
    return [text for value in values for text in texts(value)]


def problem(text="亿吨", path="data/a.csv", line=3, **more):
    """An error of one code, with `text` from a cell in its details."""
    details = {"unit": text, "hint_en": "Look", "hint_zh": "看"}
    return Problem("unit-unknown", details, path, line, **more)


INDICATOR = {"value": "x", "count": "2", "hint_en": "Look", "hint_zh": "看"}
KEY = {"key": "gaol", "hint_en": "Look", "hint_zh": "看"}
# Errors and warnings, in data and in a plan, with and without line, column and file.
MIXED = (
    problem(),
    Problem("unknown-indicator", INDICATOR, "data/a.csv", 4),
    Problem("unknown-key", KEY, "targets.yaml", 5, 7, "gaol"),
    Problem("missing-year", {"target": "t", "year": "2023"}, "data/warned.csv"),
    Problem("missing-year", {"target": "u", "year": "2023"}),
)
READ_FILES = ("targets.yaml", "data/a.csv", "data/clean.csv", "data/warned.csv")
FOUND = Findings(MIXED, 4, 9, READ_FILES)
NOTHING = Findings((), 1, 1, ("a.csv",))


def report_of(problems, format, language="en"):
    """A report of nothing but `problems`."""
    return report(Findings(tuple(problems), 1, 1), format, Speaker(language))


def json_report_of(problems, format, language="en"):
    """The same, read back from its JSON."""
    return json.loads(report_of(problems, format, language))
