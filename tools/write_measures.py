"""Write what Pint makes of every unit word and of every multiple.

`python tools/write_measures.py` writes gapcalc/core/measures.txt. It has to be run when units.txt
or currencies.txt have changed; a test tells if it is due.
"""

from __future__ import annotations

from pathlib import Path

import gapcalc
from gapcalc.core.unit import recorded_definitions

FILE = Path(gapcalc.__file__).parent / "core" / "measures.txt"


def contents() -> str:
    """Return what the file has to hold."""
    return recorded_definitions()


if __name__ == "__main__":
    FILE.write_text(contents(), encoding="utf-8")
