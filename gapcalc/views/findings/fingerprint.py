"""Names by which a platform recognizes a problem that it has seen before."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from gapcalc.core.problem import Problem
from gapcalc.views.findings.location import NO_FILE, relative_path

__all__ = ["fingerprints"]

# Details that do not say what is wrong: where else it stands, how often, what could be written
# instead. They change when other lines do.
_CHANGING_DETAILS = ("first", "last", "count", "known", "_en", "_zh")
_DIGITS = 32


def fingerprints(problems: Sequence[Problem]) -> Iterator[str]:
    """Yield for each problem a fingerprint of 32 hexadecimal digits.

    It is made of the code, the path, the field and the details, never of the line: it stays the
    same when lines are added above. Problems that are alike in all of these are numbered.
    """
    seen: Counter[str] = Counter()

    for problem in problems:
        identity = json.dumps(
            [
                problem.code,
                relative_path(problem.path or NO_FILE),
                problem.field,
                _lasting(problem.details),
            ]
        )

        # Two rows with the same unknown unit are two problems: the second has a 2 behind it.
        seen[identity] += 1
        numbered = f"{identity}{seen[identity]}"
        yield sha256(numbered.encode()).hexdigest()[:_DIGITS]


def _lasting(details: Mapping[str, str]) -> dict[str, str]:
    """Return the details that say what is wrong, in a fixed order."""
    lasting = {}

    for name in sorted(details):
        if not name.endswith(_CHANGING_DETAILS):
            lasting[name] = details[name]

    return lasting
