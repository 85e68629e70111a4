"""Comparisons of two data cuts for the tests of their views."""

from gapcalc.assessment.changes import compare
from gapcalc.data.snapshot import Snapshot

# 100 in 2022 and 200 in 2027 are 20 a year.
BASE = "2022,100"


def changes_between(read, plan, old, new):
    """What changed between two cuts, each given as rows for the fixture `read`."""
    return compare(plan, Snapshot("old", read(plan, *old)), Snapshot("new", read(plan, *new)))


def plain_text(lines):
    """Styled lines as one text."""
    return "\n".join("".join(text for text, _ in line) for line in lines)
