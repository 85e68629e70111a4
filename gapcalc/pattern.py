"""Regular expressions that are compiled when they are first needed.

The reader has a hundred of them for what offices write, and a clean table meets few: compiling all would cost every
prompt more than reading the plan does.
"""

from __future__ import annotations

import re
from typing import Any, cast

__all__ = ["pattern"]


class _Pattern:
    """Stands for a compiled expression, and becomes as quick as one."""

    def __init__(self, *given: Any) -> None:
        self._given = given

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._given), name)
        setattr(self, name, found)  # so that it is asked for once
        return found


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return what `re.compile` does, without compiling it yet: an expression that is wrong raises where it is used."""
    return cast("re.Pattern[str]", _Pattern(text, flags))
