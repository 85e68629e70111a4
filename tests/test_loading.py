"""The bundled plan compiled into the wheel: the same plan, and taken only where nothing has changed since."""

import pickle
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from gapcalc import loading
from gapcalc.loading import compiled, load_plan
from gapcalc.plan_file import read_plan

SOURCE = Path(__file__).parent.parent / "targets.yaml"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder as the wheel brings it: the plan, and beside it the plan as it was read."""
    source = tmp_path / "targets.yaml"
    source.write_bytes(SOURCE.read_bytes())
    source.with_suffix(".pickle").write_bytes(compiled(load_plan(source), source))
    monkeypatch.setattr(loading, "bundled", lambda: tmp_path)
    return tmp_path


def reads_yaml(monkeypatch):
    """Whether loading the bundled plan goes by its text."""
    read = []

    def by_text(path):
        read.append(path)
        return read_plan(path)

    monkeypatch.setattr("gapcalc.plan_file.read_plan", by_text)
    load_plan()
    return bool(read)


def the_program_in(folder, monkeypatch):
    """Let the program's files be copies in `folder`; return where they are."""
    program = folder / "program"
    shutil.copytree(Path(loading.__file__).parent, program, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(loading, "__file__", str(program / "loading.py"))
    return program


def test_a_compiled_plan_is_the_plan(folder):
    source = folder / "targets.yaml"
    assert load_plan() == load_plan(source)
    assert load_plan().path == str(source)


def test_the_text_need_not_be_read(folder, monkeypatch, tmp_path):
    assert not reads_yaml(monkeypatch)
    the_program_in(tmp_path, monkeypatch)  # wherever it lies
    assert not reads_yaml(monkeypatch)


@pytest.mark.parametrize("change", ["plan", "program", "a part of the program gone", "damage", "nothing", "gone"])
def test_what_is_old_or_damaged_is_not_taken(folder, monkeypatch, tmp_path, change):
    source, made = folder / "targets.yaml", folder / "targets.pickle"
    if change == "plan":
        source.write_bytes(source.read_bytes() + b"\n")
    elif change == "program":
        program = the_program_in(tmp_path, monkeypatch)
        (program / "plan_file.py").write_bytes((program / "plan_file.py").read_bytes() + b"\n")
    elif change == "a part of the program gone":
        (the_program_in(tmp_path, monkeypatch) / "plan_file.py").unlink()
    elif change == "damage":
        made.write_bytes(made.read_bytes()[1:])
    elif change == "nothing":
        made.write_bytes(b"")
    else:
        made.unlink()
    assert load_plan() == replace(load_plan(SOURCE), path=str(source))
    assert reads_yaml(monkeypatch)


def test_another_plan_is_never_taken_from_beside_it(tmp_path):
    source = tmp_path / "plan.yaml"
    source.write_text(
        "plan: {base_year: 2020, target_year: 2025}\ntargets: {t: {name: n, goal: none, reason: r, path: step}}\n"
    )
    source.with_suffix(".pickle").write_bytes(compiled(load_plan(SOURCE), source))
    assert list(load_plan(source).targets) == ["t"]


def test_nothing_else_is_unpickled(folder):
    (folder / "targets.pickle").write_bytes(b"x\n" + pickle.dumps(print))
    assert load_plan().targets
