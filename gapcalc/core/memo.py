"""What was found out about a text, for the next time that it comes up: files repeat themselves."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar, cast

__all__ = ["remembers"]

Function = TypeVar("Function", bound=Callable[..., Any])

# A longer text is looked at anew each time, so that memory does not grow with the texts of a file:
# 4,096 cells of 100,000 characters are 400 MB. Names of indicators are shorter.
_LONGEST = 120


def remembers(most: int) -> Callable[[Function], Function]:
    """Let a function of a text remember its results for the `most` texts that came last.

    Its `cache_clear` forgets them, where they may cease to be true.
    """

    def decorate(function: Function) -> Function:
        remembered = lru_cache(maxsize=most)(function)

        @wraps(function)
        def call(text: str, *others: Any, **named: Any) -> Any:
            asked = remembered if len(text) <= _LONGEST else function
            return asked(text, *others, **named)

        call.cache_clear = remembered.cache_clear  # type: ignore[attr-defined]
        return cast(Function, call)

    return decorate
