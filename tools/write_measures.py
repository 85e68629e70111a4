"""Write what Pint makes of every unit word, and of the joint units of the bundled plan.

`python tools/write_measures.py` writes gapcalc/core/measures.txt. It has to be run when units.txt
or the units of the plan have changed; a test tells if it is due.
"""

from __future__ import annotations

from pathlib import Path

import gapcalc
from gapcalc.core.unit import normalize_unit, recorded_definitions
from gapcalc.plan.load import load_plan

FILE = Path(gapcalc.__file__).parent / "core" / "measures.txt"


def contents() -> str:
    """Return what the file has to hold."""
    plan = load_plan()
    units = set()
    for entry in (*plan.targets.values(), *plan.benchmarks.values()):
        if entry.unit:  # a milestone has none
            units.add(normalize_unit(entry.unit))
    return recorded_definitions(sorted(units))


if __name__ == "__main__":
    FILE.write_text(contents(), encoding="utf-8")
