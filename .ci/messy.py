"""Run the installed program over a folder of real and hazardous files: every one must end with a verdict.

Usage: messy.py FOLDER GAPCALC. Each file is checked in a process of its own and must end with 0, 1 or 2, without
a traceback and without passing a terminal escape through.
"""

import subprocess
import sys
from collections import Counter
from pathlib import Path

folder, program = Path(sys.argv[1]), sys.argv[2]
ends: Counter[int] = Counter()
bad = []
for file in sorted([*folder.rglob("*.csv"), *folder.rglob("*.yaml")]):
    done = subprocess.run([program, "check", str(file)], capture_output=True, timeout=60)
    ends[done.returncode] += 1
    spoken = done.stdout + done.stderr
    if done.returncode not in (0, 1, 2) or b"Traceback" in spoken or b"internal error" in spoken or b"\x1b" in spoken:
        bad.append(f"{file}: exit {done.returncode}: {done.stderr[-300:]!r}")
print(f"{sum(ends.values())} files: " + ", ".join(f"{n} ended with {code}" for code, n in sorted(ends.items())))
print("\n".join(bad))
sys.exit(bool(bad))
