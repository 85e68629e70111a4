"""Print the lowest versions that pyproject.toml allows, as pins for pip: `name==version` a line.

Usage: pip install $(python tools/lowest_versions.py). The pins are those of what the package needs,
of all its extras and of what it is built with, so that the bounds stand in one place only and a
test run can hold them to their word.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path
from typing import Any

PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"
_NAME = re.compile(r"[A-Za-z0-9][\w.-]*")
_LOWER_BOUND = re.compile(r">=\s*([\w.]+)")


def requirements(pyproject: dict[str, Any]) -> list[str]:
    """Return every requirement but those on the package's own extras."""
    project = pyproject["project"]
    lists = [
        project["dependencies"],
        *project["optional-dependencies"].values(),
        pyproject["build-system"]["requires"],
    ]
    own_extra = project["name"] + "["
    return [each for group in lists for each in group if not each.startswith(own_extra)]


def pin(requirement: str) -> str:
    """Return the pin of a requirement's lower bound: "typer>=0.26.1,<0.29" is "typer==0.26.1".

    Raises `ValueError` where there is no lower bound: any version at all would be promised.
    """
    name = _NAME.match(requirement)
    bound = _LOWER_BOUND.search(requirement)
    if name is None or bound is None:
        raise ValueError(f"no lower bound: {requirement}")
    return f"{name[0]}=={bound[1]}"


def lowest_versions(path: Path = PYPROJECT) -> list[str]:
    """Return the pins of all requirements of the project file at `path`."""
    pyproject = tomllib.loads(path.read_text(encoding="utf-8"))
    return [pin(requirement) for requirement in requirements(pyproject)]


if __name__ == "__main__":
    sys.stdout.write("\n".join(lowest_versions()) + "\n")
