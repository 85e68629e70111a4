"""Findings as JUnit XML, which CI systems show as tests: a suite with one case for each file.

https://github.com/jenkinsci/xunit-plugin (junit-10.xsd)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from gapcalc.assessment.check import Findings
from gapcalc.core.problem import Problem
from gapcalc.core.tally import by_code
from gapcalc.views.findings.location import NO_FILE, relative_path
from gapcalc.views.findings.text import problem_line
from gapcalc.views.speaker import Speaker

__all__ = ["render"]


def render(findings: Findings, speaker: Speaker, strict: bool) -> str:
    """Return the XML in ASCII. A file fails where it has errors, with `strict` also warnings."""
    root = _Suites(findings, speaker, strict).element()
    indent(root)
    # In ASCII no code page of a CI machine can spoil it: 亿 is written &#20159;.
    written: bytes = tostring(root, encoding="us-ascii", xml_declaration=True)
    return written.decode("ascii")


class _Suites:
    """The problems sorted by file, into those that fail its case and those reported beside it."""

    def __init__(self, findings: Findings, speaker: Speaker, strict: bool) -> None:
        self.speaker = speaker
        self.failures: defaultdict[str, list[Problem]] = defaultdict(list)
        self.warnings: defaultdict[str, list[Problem]] = defaultdict(list)

        for problem in findings.problems:
            fails = strict or problem.severity == "error"
            group = self.failures if fails else self.warnings
            group[problem.path or NO_FILE].append(problem)

        # The files that were read come first, in their order; a clean one is a case that passes.
        blamed = (problem.path or NO_FILE for problem in findings.problems)
        self.paths = list(dict.fromkeys([*findings.looked, *blamed]))

    def element(self) -> Element:
        root = Element(
            "testsuites",
            name="gapcalc check",
            tests=str(len(self.paths)),
            failures=str(len(self.failures)),
            errors="0",
        )

        for path in self.paths:
            root.append(self._suite(path))

        return root

    def _suite(self, path: str) -> Element:
        # Suite and case have the same name: CI systems list one or the other.
        name = relative_path(path)
        failures = self.failures.get(path, [])
        warnings = self.warnings.get(path, [])

        suite = Element(
            "testsuite",
            name=name,
            tests="1",
            failures="1" if failures else "0",
            errors="0",
            skipped="0",
        )

        case = SubElement(suite, "testcase", classname="gapcalc.check", name=name)

        if failures:
            failure = SubElement(
                case,
                "failure",
                type=failures[0].code,
                message=self._headline(failures),
            )
            failure.text = self._lines(failures)

        # Where CI systems show a passed case's output, warnings can be read without failing it.
        if warnings:
            SubElement(case, "system-out").text = self._lines(warnings)

        return suite

    def _headline(self, failures: Sequence[Problem]) -> str:
        """Return the first message, and how many others there are: `… (+2)`."""
        message = self.speaker.problem(failures[0])
        others = by_code(failures).total() - 1
        return f"{message} (+{others})" if others else message

    def _lines(self, problems: Sequence[Problem]) -> str:
        return "\n".join(problem_line(problem, self.speaker) for problem in problems)
