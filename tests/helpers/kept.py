"""What the tests ask for hundreds of times and what never changes, made once: all of the bundled plan."""

from __future__ import annotations

import copy
import gc
import os
from collections.abc import Callable
from os import PathLike
from typing import Any

import pytest

from gapcalc import Observations, Plan, Problem
from gapcalc.core.data_options import DataOptions
from gapcalc.core.files import bundled
from gapcalc.data import reading
from gapcalc.data.matching import Names
from gapcalc.plan import load
from gapcalc.plan.reader import read_plan


class Kept:
    """The bundled plan, its names and its values, each read where it is first asked for."""

    def __init__(self) -> None:
        self.plan: Plan | None = None
        self.problems: list[Problem] = []
        self.names: Names | None = None
        self.values: dict[str, Observations] = {}
        self._plan_file = str(bundled() / "targets.yaml")
        self._data_file = os.path.realpath(bundled() / "data" / "chongqing.csv")

    def patch(self, patch: pytest.MonkeyPatch) -> None:
        """Let the program take from here what it would read again."""
        patch.setattr(load, "read_plan", self.read_plan)
        patch.setattr(reading, "Names", self.names_of)
        for name in ("names", "region_names", "region_spellings", "home_spellings", "twins"):
            patch.setattr(Plan, name, self.once_asked(getattr(Plan, name)))
        patch.setattr(reading._Reader, "read_file", self.once_read(reading._Reader.read_file))

    def read_plan(self, path: str | PathLike[str]) -> tuple[Plan | None, list[Problem]]:
        if str(path) != self._plan_file:
            return read_plan(path)
        if self.plan is None:
            self.plan, self.problems = read_plan(path)
        return self.plan, list(self.problems)

    def names_of(self, plan: Plan) -> Names:
        if plan is not self.plan:
            return Names(plan)
        if self.names is None:
            self.names = Names(plan)
        return self.names

    def once_asked(self, method: Callable[[Plan], Any]) -> Callable[[Plan], Any]:
        """`method`, asked once of the bundled plan; nobody changes what it answers."""
        answers: list[Any] = []

        def ask(plan: Plan) -> Any:
            if plan is not self.plan:
                return method(plan)
            if not answers:
                answers.append(method(plan))
            return answers[0]

        return ask

    def once_read(self, read_file: Callable[..., None]) -> Callable[..., None]:
        """`read_file`, but for the bundled data under the bundled plan and no option."""

        def read(reader: Any, path: str) -> None:
            first = not reader.observations.looked
            as_shipped = reader._plan is self.plan and reader._given == DataOptions()
            if (
                not (first and as_shipped)
                or reader._cells
                or os.path.realpath(path) != self._data_file
            ):
                read_file(reader, path)
                return

            if path not in self.values:
                other = reading._Reader(reader._plan, DataOptions(), None, cells=False)
                read_file(other, path)
                assert not other.observations.problems
                self.values[path] = other.observations

            known = self.values[path]
            reader.observations.extend(known)
            for name, value in vars(known).items():
                if name != "problems":  # there are none
                    setattr(reader.observations, name, copy.copy(value))

        return read


def leave_to_the_end() -> None:
    """Let the search for garbage pass over what there is once all tests are collected.

    It is some 100,000 objects that stay until the end.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
