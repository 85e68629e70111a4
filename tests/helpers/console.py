"""The console sessions that pages show, run again."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.zh-CN.md")
BLOCK = re.compile(r"^```(console|sh|python)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks(readme: str, kind: str) -> list[str]:
    text = (ROOT / readme).read_text(encoding="utf-8")
    return [body for found, body in BLOCK.findall(text) if found == kind]


def sessions(readme: str) -> list[tuple[str, list[str]]]:
    """Each command of a README with the output shown for it."""
    found: list[tuple[str, list[str]]] = []
    for body in blocks(readme, "console"):
        for line in body.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return found


def run(command: str, folder: Path) -> str:
    program = f"{shlex.quote(sys.executable)} -m gapcalc"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "PYTHONUTF8": "1"}
    for key in ("GAPCALC_PLAN", "GAPCALC_LANG", "LC_ALL", "LC_MESSAGES"):
        environment.pop(key, None)
    shell = re.sub(r"(^|\| )gapcalc ", rf"\1{program} ", command)
    done = subprocess.run(
        shell, shell=True, cwd=folder, env=environment, capture_output=True, encoding="utf-8"
    )
    return done.stdout


def assert_shown(shown: list[str], printed: list[str]) -> None:
    """The lines shown are the lines printed, in order, `…` standing for any number of them."""
    place, skipping = 0, False
    for line in shown:
        if line == "…":
            skipping = True
            continue
        ahead = printed[place:] if skipping else printed[place : place + 1]
        assert line in ahead, f"not printed: {line}"
        place += ahead.index(line) + 1
        skipping = False
    assert skipping or place == len(printed)
