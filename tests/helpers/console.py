"""The console sessions that pages show, run again."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

from helpers.program import Completed, clean_environment, run_program

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


def run(command: str, folder: Path) -> Completed:
    """Run a line of a shell; one that is plain, in this process, and any other in a real shell."""
    if parts := plain(command):
        words, source, result = parts
        given = (folder / source).read_bytes() if source else b""
        done = run_program(*words, input=given, cwd=folder)
        if result:
            (folder / result).write_bytes(done.out.encode())
            done = done._replace(out="")
        return done
    program = f"{shlex.quote(sys.executable)} -m gapcalc"
    shell = re.sub(r"(^|\| )gapcalc ", rf"\1{program} ", command)
    environment = clean_environment(PYTHONPATH=str(ROOT), LANG="C.UTF-8", PYTHONUTF8="1")
    ended = subprocess.run(
        ["sh", "-c", shell], cwd=folder, env=environment, capture_output=True, encoding="utf-8"
    )
    return Completed(ended.returncode, ended.stdout, ended.stderr)


def plain(command: str) -> tuple[list[str], str | None, str | None] | None:
    """The words of `gapcalc WORDS`, the file that goes into it and the one that takes the output.

    None where a line is more than `cat FILE | gapcalc WORDS > FILE`, of which only the middle
    has to be there.
    """
    lexer = shlex.shlex(command, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    words = list(lexer)
    source = result = None
    if words[:1] == ["cat"] and words[2:3] == ["|"]:
        source, words = words[1], words[3:]
    if words[-2:-1] == [">"]:
        result, words = words[-1], words[:-2]
    special = any(word[0] in "|&;<>()" or set("$`*?") & set(word) for word in words)
    return None if special or words[:1] != ["gapcalc"] else (words[1:], source, result)


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
