"""What Pint makes of every unit word, and of the joint units that the bundled plan is published in.

`python tools/write_measures.py` writes gapcalc/core/measures.txt; it has to be run where units.txt or the plan's units change.
"""

from __future__ import annotations

from pathlib import Path

import gapcalc
from gapcalc.core.unit import measures, spell
from gapcalc.plan.load import load_plan

FILE = Path(gapcalc.__file__).parent.joinpath("core/measures.txt")


def contents() -> str:
    """Return what the file has to hold."""
    plan = load_plan()
    units = {
        spell(entry.unit)
        for entry in (*plan.targets.values(), *plan.benchmarks.values())
        if entry.unit
    }
    return measures(sorted(units))


if __name__ == "__main__":
    FILE.write_text(contents(), encoding="utf-8")
