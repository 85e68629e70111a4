"""Reproduce published results with the program's own arithmetic.

Usage: conformance.py FOLDER GAPCALC. Reads china_fyp.csv: completions by the logarithm, and mean yearly rates.
A printed value counts as reproduced where the rounding of the printed inputs and of the result leaves room for it.
"""

import csv
import sys
from decimal import Decimal
from pathlib import Path

from gapcalc import path


def rounding(printed: str) -> tuple[float, float]:
    """Return the bounds between which the true value of a printed number lies."""
    number = Decimal(printed)
    half = Decimal(1).scaleb(int(number.as_tuple().exponent)) / 2
    return float(number - half), float(number + half)


def computed(row: dict[str, str], base: float, current: float) -> float | None:
    """Return what gapcalc makes of a case, in per cent, or None where the case is of another kind."""
    asked = row["published_quantity"]
    if "ln ratio" in asked:
        return float(path.progress("compound", base, current, float(row["target_value"]))) * 100
    if asked.startswith("average annual reduction"):
        years = int(row["current_year"]) - int(row["base_year"])
        return -float(path.rate("compound", base, current, years)) * 100
    return None


rows = list(csv.DictReader((Path(sys.argv[1]) / "china_fyp.csv").open(encoding="utf-8")))
failed = tried = 0
for row in rows:
    if not row["base_value"] or not row["current_value"]:
        continue
    base = float(row["base_value"])
    values = [computed(row, base, current) for current in rounding(row["current_value"])]
    if None in values:
        continue
    tried += 1
    low, high = rounding(row["published_value"])
    near = min(values) <= high and max(values) >= low
    failed += not near
    print(f"{row['case_id']}: {min(values):.4f} to {max(values):.4f} against {row['published_value']}", "" if near else "NO")
print(f"{tried} cases tried of {len(rows)}, {failed} not reproduced; the others are of other methods or give no value")
sys.exit(bool(failed) or not tried)
