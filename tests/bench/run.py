"""Time gapcalc and its peers on the same inputs, in one go; README.md says what and how."""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Thread
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from inputs import FILES, build

HERE = Path(__file__).parent
LONG = 20  # seconds beyond which a command runs once
PACKAGES = ("csvkit", "frictionless", "pandas", "polars")
FORMS = ("text", "json", "github", "gitlab", "sarif", "junit")


@dataclass
class Command:
    """What is timed: its arguments, the file on its standard input, seconds of each run, and the most memory in MiB.

    `kept` tells whether answers are kept between its runs, `terminal` that it writes to one.
    """

    name: str
    arguments: list[str]
    stdin: Path | None = None
    package: str | None = None
    kept: bool = False
    terminal: bool = False
    taken: list[float] = field(default_factory=list)
    peak: float = 0

    def run(self, out: Path) -> None:
        """Run once; raises SystemExit where it neither works nor finds problems."""
        cache = str(out.parent) if self.kept else "off"
        environment = {
            **os.environ,
            "GAPCALC_LANG": "en",
            "PYTHONUTF8": "1",
            "GAPCALC_CACHE": cache,
        }
        with (
            (self.stdin or Path(os.devnull)).open("rb") as given,
            _screen(out, self.terminal) as taken,
        ):
            begun = perf_counter()
            process = subprocess.Popen(
                self.arguments,
                stdin=given,
                stdout=taken,
                stderr=subprocess.DEVNULL,
                env=environment,
                cwd=out.parent,
            )
            _, status, usage = os.wait4(process.pid, 0)
            self.taken.append(perf_counter() - begun)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in {0, 1}:
            raise SystemExit(f"{self.name}: exit code {process.returncode}")
        self.peak = max(
            self.peak, usage.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)
        )


def parts(folder: Path, peers: str) -> dict[str, list[Command]]:
    """Return what is timed, by part; what comes first in a part is what the others are held against."""
    rows, kept, problems, alike = (folder / name for name in FILES)
    goals = str(folder / "goals.csv")

    def reader(file: Path) -> Command:
        return Command("csv.reader", [sys.executable, str(HERE / "reader.py"), str(file)])

    def gapcalc(*words: str, stdin: Path | None = None) -> Command:
        options = ["--plan", str(folder / "plan.yaml")]
        shown = " ".join(Path(w).name if w.startswith("/") else w for w in words)
        return Command(
            f"gapcalc {shown}", [sys.executable, "-m", "gapcalc", *words, *options], stdin
        )

    def prompt(name: str, word: str, kept: bool = False, terminal: bool = False) -> Command:
        return Command(f"gapcalc {word}{name}", [str(program), word], kept=kept, terminal=terminal)

    def peer(name: str, package: str, *words: str) -> Command:
        return Command(name, [peers, *words], package=package)

    def script(name: str) -> str:
        return str(HERE / f"with_{name}.py")

    program = Path(sys.executable).with_name("gapcalc")
    csvkit = "from csvkit.utilities.{0} import launch_new_instance as run; run()"
    return {
        "rows": [
            reader(rows),
            gapcalc("check", str(rows)),
            gapcalc("status", "-", "--format", "json", stdin=rows),
            peer("pandas, rates", "pandas", script("pandas"), str(rows), goals),
            peer("Polars, rates", "polars", script("polars"), str(rows), goals),
            peer("csvclean", "csvkit", "-c", csvkit.format("csvclean"), "-a", str(rows)),
            peer("csvstat", "csvkit", "-c", csvkit.format("csvstat"), str(rows)),
            peer(
                "frictionless validate", "frictionless", "-m", "frictionless", "validate", rows.name
            ),
        ],
        "kept": [
            reader(kept),
            gapcalc("check", str(kept)),
            gapcalc("status", "-", "--format", "json", stdin=kept),
        ],
        "problems": [
            reader(problems),
            gapcalc("check", str(rows)),
            *(
                gapcalc("check", str(file), "--format", form)
                for file in (alike, problems)
                for form in FORMS
            ),
        ],
        "start-up": [
            Command("floor", [sys.executable, str(HERE / "floor.py")]),
            Command("floor --help", [sys.executable, str(HERE / "floor.py"), "--help"]),
            prompt("", "--version"),
            prompt("", "--help"),
            prompt("", "status", kept=True),
            prompt(" in a terminal", "status", kept=True, terminal=True),
            prompt(", nothing kept", "status"),
            prompt(" in a terminal, nothing kept", "status", terminal=True),
        ],
    }


@contextmanager
def _screen(out: Path, terminal: bool) -> Iterator[Any]:
    """Give a file, or a terminal whose output goes there."""
    if not terminal:
        with out.open("wb") as file:
            yield file
        return
    ours, theirs = os.openpty()
    reader = Thread(target=_drain, args=(ours, out))
    reader.start()
    try:
        yield theirs
    finally:
        os.close(theirs)
        reader.join()
        os.close(ours)


def _drain(terminal: int, out: Path) -> None:
    with out.open("wb") as file, suppress(OSError):  # the other end is closed
        while data := os.read(terminal, 65536):
            file.write(data)


def versions(python: str) -> dict[str, str]:
    """Return the versions of the peers that `python` has."""
    asked = (
        "import json\nfrom importlib.metadata import version, PackageNotFoundError\nfound = {}\n"
        f"for name in {PACKAGES!r}:\n    try: found[name] = version(name)\n    except PackageNotFoundError: pass\n"
        "print(json.dumps(found))"
    )
    found: dict[str, str] = json.loads(subprocess.check_output([python, "-c", asked]))
    return found


def assert_agree(commands: list[Command], out: Path) -> None:
    """Raise SystemExit where pandas or Polars come to other rates than gapcalc."""
    wanted: dict[str, list[float]] = {}
    for command in commands:
        if "status" in command.name:
            command.run(out)
            targets = json.loads(out.read_text(encoding="utf-8"))["targets"]
            wanted = {
                t["name"]: [t[key]["value"] for key in ("observed_rate", "required_rate")]
                for t in targets
            }
    for command in commands:
        if "rates" in command.name:
            command.run(out)
            found = json.loads(out.read_text(encoding="utf-8"))
            same = found.keys() == wanted.keys() and all(
                math.isclose(a, b, rel_tol=1e-9)
                for name in found
                for a, b in zip(found[name], wanted[name], strict=True)
            )
            if not same:
                raise SystemExit(f"{command.name} and gapcalc do not come to the same rates")


def timed(commands: list[Command], runs: int, out: Path) -> None:
    """Run the commands in turn, so many times."""
    for command in commands:
        command.taken, command.peak = [], 0
    for _ in range(runs):
        for command in commands:
            if not command.taken or max(command.taken) < LONG:
                command.run(out)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--peers", default=sys.executable, metavar="PYTHON")
    options.add_argument(
        "--only",
        action="append",
        metavar="PART",
        help="rows, kept, problems or start-up; repeatable",
    )
    asked = options.parse_args()
    have = versions(asked.peers)
    print(
        f"{platform.platform()}, {os.cpu_count()} processors, Python {platform.python_version()}, {asked.rows:,} rows"
    )
    print(", ".join(f"{name} {have.get(name, 'not installed')}" for name in PACKAGES))
    with TemporaryDirectory() as name:
        folder = Path(name)
        build(folder, asked.rows)
        for part, commands in parts(folder, asked.peers).items():
            if asked.only and part not in asked.only:
                continue
            commands = [c for c in commands if c.package is None or c.package in have]
            if part == "rows":
                assert_agree(commands, folder / "out")
            timed(commands, asked.runs, folder / "out")
            floor = median(commands[0].taken)
            print(f"\n{part:40}{'seconds':>10}{'ratio':>8}{'MiB':>8}")
            for c in commands:
                print(
                    f"{c.name:40}{median(c.taken):10.3f}{median(c.taken) / floor:8.2f}{c.peak:8.0f}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
