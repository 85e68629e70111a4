"""Time gapcalc beside its peers on the same inputs, in one go; README.md says what and how."""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent))
from inputs import write_areas, write_plan, write_shape, write_table

HERE = Path(__file__).parent
PARTS = ("prompt", "years", "months", "own", "broken", "shapes", "areas", "peers")
SHAPES = ("across", "wide", "columns", "names", "units", "tables", "blank")
LONG = 20  # seconds beyond which a command runs once
# The programs of the last part, where the interpreter given by --peers has them.
PACKAGES = ("pandas", "polars", "csvkit", "frictionless")


@dataclass
class Command:
    """What is timed, with the processor seconds and the wall seconds of each run, and its memory.

    `goal` is the most that it may take of the first command of its part, `limit` the most seconds.
    """

    name: str
    arguments: list[str]
    goal: float | None = None
    package: str | None = None
    limit: float | None = None
    processor: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    peak: float = 0  # MiB

    def run(self, out: Path) -> None:
        """Run once; raises SystemExit where it neither works nor finds problems."""
        environment = dict(os.environ, GAPCALC_LANG="en", PYTHONUTF8="1")
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # else all is compiled at every run
        with out.open("wb") as stdout:
            process = subprocess.Popen(
                self.arguments,
                stdin=subprocess.DEVNULL,
                stdout=stdout,
                stderr=subprocess.DEVNULL,
                env=environment,
                cwd=out.parent,
            )
            begun = perf_counter()
            _, status, usage = os.wait4(process.pid, 0)
            self.wall.append(perf_counter() - begun)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in {0, 1}:
            raise SystemExit(f"{self.name}: exit code {process.returncode}")
        self.processor.append(usage.ru_utime + usage.ru_stime)
        unit = 1024**2 if sys.platform == "darwin" else 1024
        self.peak = max(self.peak, usage.ru_maxrss / unit)


# --- what is timed


def commands_of(part: str, folder: Path, rows: int, own_rows: int, peers: str) -> list[Command]:
    """Return the commands of a part; the others are held against the first."""
    if part == "prompt":
        return _prompt()
    if part == "shapes":
        return list(_shapes(folder))
    if part == "areas":
        return list(_areas(folder / "areas"))
    kind = "years" if part == "peers" else part
    file = folder / f"{kind}.csv"
    if not file.exists():
        write_table(kind, file, own_rows if part == "own" else rows)
    reader = Command("csv.reader", [sys.executable, str(HERE / "reader.py"), str(file)])
    if part == "peers":
        return [reader, _status(file, folder), *_peers(file, folder, peers)]
    goal = {"years": 5.0, "months": 5.0, "own": 30.0}.get(part)
    return [reader, _gapcalc(f"check, {part}", ["check", str(file)], folder, goal)]


def _prompt() -> list[Command]:
    program = str(Path(sys.executable).with_name("gapcalc"))
    return [
        Command(
            "a Typer app, three rows in a Rich table", [sys.executable, str(HERE / "floor.py")]
        ),
        Command("gapcalc --version", [program, "--version"]),
        Command("gapcalc --help", [program, "--help"], goal=1.0),
        Command("gapcalc status", [program, "status"], goal=1.7),
    ]


def _shapes(folder: Path) -> Iterator[Command]:
    """Yield the check of a table of one row, and of tables that are large in other ways."""
    one = folder / "one.csv"
    write_table("months", one, 1)
    yield _gapcalc("check, one row", ["check", str(one)], folder)
    for shape in SHAPES:
        file = folder / f"{shape}.csv"
        write_shape(shape, file)
        command = _gapcalc(f"check, {shape}", ["check", str(file)], folder)
        command.limit = 2.0
        yield command


def _areas(folder: Path) -> Iterator[Command]:
    """Yield what a province asks for whose areas have goals of their own."""
    write_areas(folder)
    data = str(folder / "data.csv")
    for name, words in (
        ("targets", ["targets"]),
        ("check", ["check", data]),
        ("status --by region", ["status", data, "--by", "region"]),
        ("status --region, one of 40", ["status", data, "--region", "a3"]),
    ):
        command = _gapcalc(name, words, folder)
        command.limit = 3.0
        yield command


def _gapcalc(name: str, words: list[str], folder: Path, goal: float | None = None) -> Command:
    plan = ["--plan", str(folder / "plan.yaml")]
    return Command(f"gapcalc {name}", [sys.executable, "-m", "gapcalc", *words, *plan], goal)


def _status(file: Path, folder: Path) -> Command:
    return _gapcalc("status", ["status", str(file), "--format", "json"], folder)


def _peers(file: Path, folder: Path, python: str) -> Iterator[Command]:
    goals = str(folder / "goals.csv")
    for package in ("pandas", "polars"):
        script = str(HERE / f"with_{package}.py")
        arguments = [python, script, str(file), goals]
        yield Command(f"{package}, the same rates", arguments, package=package)
    launch = "from csvkit.utilities.csvclean import launch_new_instance as run; run()"
    yield Command("csvclean", [python, "-c", launch, "-a", str(file)], package="csvkit")
    validate = [python, "-m", "frictionless", "validate", file.name]
    yield Command("frictionless validate", validate, package="frictionless")


# --- timing


def time_in_turn(commands: list[Command], runs: int, out: Path) -> None:
    """Run the commands one after the other and round again, so that all have the same weather."""
    for _ in range(runs):
        for command in commands:
            if not command.wall or max(command.wall) < LONG:
                command.run(out)


def table(commands: list[Command]) -> Iterator[str]:
    """Yield the lines of a Markdown table: medians, and their ratio to the first command."""
    yield "| | processor s | ratio | goal | wall s | MiB |"
    yield "|---|---|---|---|---|---|"
    first = median(commands[0].processor)
    for command in commands:
        seconds = median(command.processor)
        goal = "" if command.goal is None else f"{command.goal:g}"
        goal = goal if command.limit is None else f"{command.limit:g} s"
        yield (
            f"| {command.name} | {seconds:.2f} | {seconds / first:.2f} | {goal} "
            f"| {median(command.wall):.2f} | {command.peak:.0f} |"
        )


def assert_same_rates(commands: list[Command], out: Path) -> None:
    """Raise SystemExit where pandas or Polars come to other rates than gapcalc."""
    wanted: dict[str, list[float]] = {}
    for command in commands:
        if "status" in command.name:
            command.run(out)
            for target in json.loads(out.read_text(encoding="utf-8"))["targets"]:
                rates = [target[key]["value"] for key in ("observed_rate", "required_rate")]
                wanted[target["name"]] = rates
        elif "rates" in command.name:
            command.run(out)
            found = json.loads(out.read_text(encoding="utf-8"))
            if found.keys() != wanted.keys() or not all(
                math.isclose(one, other, rel_tol=1e-9)
                for name in found
                for one, other in zip(found[name], wanted[name], strict=True)
            ):
                raise SystemExit(f"{command.name}: not those of gapcalc")


def installed_versions(python: str) -> dict[str, str]:
    """Return the versions of the packages in `PACKAGES` that an interpreter has."""
    script = (
        "import json\nfrom importlib.metadata import version, PackageNotFoundError\n"
        f"found = {{}}\nfor name in {PACKAGES!r}:\n"
        "    try: found[name] = version(name)\n    except PackageNotFoundError: pass\n"
        "print(json.dumps(found))"
    )
    found: dict[str, str] = json.loads(subprocess.check_output([python, "-c", script]))
    return found


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--own-rows", type=int, default=200_000)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--peers", default=sys.executable, metavar="PYTHON")
    options.add_argument("--only", action="append", choices=PARTS, help="repeatable")
    asked = options.parse_args()
    versions = installed_versions(asked.peers)
    print(f"{platform.platform()}, {os.cpu_count()} processors, Python", platform.python_version())
    print(", ".join(f"{name} {versions.get(name, 'not installed')}" for name in PACKAGES))
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_plan(folder)
        for part in asked.only or PARTS:
            commands = commands_of(part, folder, asked.rows, asked.own_rows, asked.peers)
            commands = [c for c in commands if c.package is None or c.package in versions]
            if part == "peers":
                assert_same_rates(commands, folder / "out")
            time_in_turn(commands, asked.runs, folder / "out")
            print(f"\n{part}\n", *table(commands), sep="\n", flush=True)


if __name__ == "__main__":
    main()
