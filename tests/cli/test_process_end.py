"""The process leaves without taking its objects apart, and loses nothing that it has written."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEADER = "indicator,region,period,value,unit\n"
# Ended in Python's ordinary way, which flushes every stream.
ORDINARY_END = "import sys; from gapcalc.cli.main import main; sys.argv[0] = 'gapcalc'; main()"
FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="a device of Linux")


def environment():
    return {**os.environ, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "PYTHONUTF8": "1"}


def run(*words, program=("-m", "gapcalc")):
    return subprocess.run(
        [sys.executable, *program, *words], env=environment(), capture_output=True, timeout=120
    )


@pytest.fixture
def bad(tmp_path):
    """Data with more problems than a pipe holds at once."""
    file = tmp_path / "bad.csv"
    file.write_text(HEADER + "gdp_metro,,2023,many,亿元\n" * 3000, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize(
    "words",
    [["check", "BAD", "--format", "json"], ["show", "no-such"]],
    ids=" ".join,
)
def test_output_and_exit_code_are_those_of_a_process_that_ends_in_the_ordinary_way(words, bad):
    words = [bad if word == "BAD" else word for word in words]
    done, ordinary = run(*words), run(*words, program=("-c", ORDINARY_END))
    assert (done.returncode, done.stdout, done.stderr) == (
        ordinary.returncode,
        ordinary.stdout,
        ordinary.stderr,
    )
    assert done.stdout or done.stderr


def test_a_reader_that_takes_its_time_gets_everything(bad):
    words = [sys.executable, "-m", "gapcalc", "check", bad]
    with subprocess.Popen(words, env=environment(), stdout=subprocess.PIPE) as process:
        time.sleep(1)  # the pipe is full, and the program waits
        lines = process.stdout.read().decode().splitlines()
    assert lines[-1] == "files: 1, rows: 3000, errors: 3000, warnings: 0"
    # A thousand in full, one for the rest, the command to look into the file, the counts.
    assert len(lines) == 1003


def test_a_file_is_whole(tmp_path):
    file = tmp_path / "report.html"
    assert run("report", "-o", str(file)).returncode == 0
    assert file.read_bytes().rstrip().endswith(b"</html>")


@needs_full
@pytest.mark.parametrize("streams", [("stdout",), ("stderr",)])
def test_what_cannot_be_written_is_no_success(streams):
    """Standard error matters where a command has only an error to print."""
    words = ["show", "no-such"] if streams == ("stderr",) else ["status"]
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "gapcalc", *words],
            env=environment(),
            timeout=120,
            **(
                {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
                | dict.fromkeys(streams, full)
            ),
        )
    assert done.returncode == 2
    if streams == ("stdout",):
        assert done.stderr == b"gapcalc: No space left on device\n"
