"""Plan files of one target, and the mistakes for which they are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from gapcalc import GapcalcError, load_plan

HEAD = "plan: {base_year: 2022, target_year: 2027}\n"
SERIES = "series:\n  nation: {name: 全国, unit: 元}\n"


def target(before: str, keys: str, head: str = HEAD) -> str:
    """Return a plan file whose one target has these keys."""
    return f"{head}targets:\n  t: {before}{{{keys}}}\n"


def mark(text: str) -> tuple[int, int]:
    """Return line and column of the mark ‸ in `text`."""
    lines = text[: text.index("‸")].split("\n")
    return len(lines), len(lines[-1]) + 1


def mistakes(tmp_path: Path, text: str) -> list[tuple[str, int | None, int | None]]:
    """Return code, line and column of each problem for which `load_plan` refuses `text`."""
    file = tmp_path / "plan.yaml"
    file.write_text(text.replace("‸", ""), encoding="utf-8")
    with pytest.raises(GapcalcError) as caught:
        load_plan(file)
    assert caught.value.problems
    assert {problem.path for problem in caught.value.problems} == {str(file)}
    return [(problem.code, problem.line, problem.column) for problem in caught.value.problems]
