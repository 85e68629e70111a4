"""One test for many small cases."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any


def for_each(names: str, cases: Iterable[Any]) -> Callable[[Callable[..., None]], Any]:
    """Run a test of pure functions once for every case, told apart by `names` as in parametrize.

    As a test of its own, each of hundreds of cases would take longer to set up than to run. A
    failure names its case; without a case there is one, too.
    """
    arguments = [name.strip() for name in names.split(",")]

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(test)
        def run(**fixtures: Any) -> None:
            tried = 0
            for case in cases:
                values = case if len(arguments) > 1 else (case,)
                try:
                    test(**fixtures, **dict(zip(arguments, values, strict=True)))
                except BaseException as error:
                    error.add_note(f"in case {tried + 1}: {case!r:.300}")
                    raise
                tried += 1
            assert tried, "there is no case"

        signature = inspect.signature(test)
        kept = [p for name, p in signature.parameters.items() if name not in arguments]
        run.__signature__ = signature.replace(parameters=kept)  # type: ignore[attr-defined]
        return run

    return decorate
