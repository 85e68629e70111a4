"""Data frames in and out, whichever library they are of; none is imported unless it is there.

A frame is read as a file of the same cells would be: the same rules tell what each column is.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any

from gapcalc.core.data_options import DataOptions
from gapcalc.data.observation import Observations
from gapcalc.data.reading import read_rows
from gapcalc.plan.model import Plan
from gapcalc.tables.raw_row import RawRow

__all__ = ["LIBRARIES", "make_frame", "read_frame"]

# Those that a result can be put into, the first that there is being the default.
LIBRARIES = ("pandas", "polars")
_NAMES_OF_LIBRARIES = ", ".join(LIBRARIES)
# The name that problems and observations bear in place of a file's.
_NAME = "frame"
# A float keeps 15 digits: 0.1 + 0.2 is 0.3, and no office prints more.
_DIGITS = 15


def read_frame(frame: Any, plan: Plan, given: DataOptions | None = None) -> Observations:
    """Return the observations of `plan` in a data frame of pandas, Polars or PyArrow.

    `frame` may also be a mapping of column names to lists, or any object with `columns` and rows
    under `iter_rows()`, `itertuples()` or `to_pylist()`. The index of a pandas frame is a column
    where it has a name or holds anything but a count. Lines in problems count the heading as
    line 1. `given` says what the frame does not, as `read_observations` takes it. Raises
    `TypeError` for what is no frame.
    """
    header, rows = _header_and_rows(frame)
    return read_rows(_raw_rows(header, rows), plan, given, name=_NAME)


def _raw_rows(header: Sequence[object], rows: Iterable[Sequence[object]]) -> Iterator[RawRow]:
    """Yield the lines of the file that a frame might have been read from, the heading first."""
    yield 1, [_as_in_file(name) for name in header]

    for line, row in enumerate(rows, 2):
        yield line, [_as_in_file(value) for value in row]


def _as_in_file(value: object) -> str:
    """Return a value as a file would have it; what is missing (None, NaN, NaT) is blank."""
    # NaN and NaT are unlike themselves.
    is_missing = value is None or value != value
    if is_missing:
        return ""
    if isinstance(value, bool):
        return str(value)

    # A heading of several levels: ("GDP", "2024") is GDP 2024.
    if isinstance(value, tuple):
        levels = [_as_in_file(level) for level in value]
        return " ".join(level for level in levels if level)

    if _is_float(value):
        return _float_text(float(value))  # type: ignore[arg-type]

    return str(value)


def _is_float(value: object) -> bool:
    """Whether a value is a float, of Python or of the library that the frame is of."""
    if isinstance(value, float):
        return True

    # numpy.float32 is no float to Python, and has its conversion.
    return type(value).__name__.startswith("float")


def _float_text(value: float) -> str:
    """Return 24500.0 as 24500: a frame does not keep which digits were printed."""
    text = f"{value:.{_DIGITS}g}"
    # 1e+20 stays as it is: its digits beyond the 15th would be invented.
    if value.is_integer() and "e" not in text:
        return str(int(value))

    return text


# --- the kinds of frames


def _header_and_rows(frame: Any) -> tuple[Sequence[object], Iterable[Sequence[object]]]:
    """Return the names of the columns and the rows, whichever kind of frame it is.

    A frame is known by what it can do: no library is imported to ask for its types.
    """
    # PyArrow
    if _has(frame, "__arrow_c_stream__", "to_pylist"):
        return list(frame.column_names), _of_records(frame.to_pylist())
    # Polars
    if _has(frame, "iter_rows", "columns"):
        return list(frame.columns), frame.iter_rows()

    # pandas
    if _has(frame, "itertuples", "columns"):
        frame = _with_index(frame)
        return list(frame.columns), frame.itertuples(index=False, name=None)

    if isinstance(frame, Mapping):
        return list(frame), zip(*frame.values(), strict=True)

    raise TypeError(f"{type(frame).__name__} is no data frame")


def _has(frame: Any, *names: str) -> bool:
    """Whether a frame has all of these attributes."""
    return all(hasattr(frame, name) for name in names)


def _of_records(records: Iterable[Mapping[str, object]]) -> Iterator[Sequence[object]]:
    """Yield the values of each record in the order of its columns."""
    for record in records:
        yield list(record.values())


def _with_index(frame: Any) -> Any:
    """Return a pandas frame with its index as a column, unless the index only counts the rows."""
    # Years as an index have a name or are no count from 0.
    index = frame.index
    is_count = type(index).__name__ == "RangeIndex" and index.name is None
    if is_count:
        return frame

    return frame.reset_index()


def make_frame(
    header: Sequence[str], rows: Iterable[Sequence[object]], library: str | None = None
) -> Any:
    """Return a table as a data frame of `library`, one of `LIBRARIES`.

    Without it the library is the one that the program has imported already, else the first that is
    installed. Raises `ImportError` where none is.
    """
    columns = [list(column) for column in zip(*rows, strict=True)]
    # Without rows there is nothing to turn into columns; the frame has them, empty.
    if not columns:
        columns = [[] for _ in header]

    content: dict[str, list[object]] = {}

    for name, column in zip(header, columns, strict=True):
        content |= _of_one_kind(name, column)

    module = import_module(_library(library))
    make: Callable[[dict[str, list[object]]], Any] = module.DataFrame
    return make(content)


def _of_one_kind(name: str, column: list[object]) -> dict[str, list[object]]:
    """Return a column as floats, with the texts among them in a column of their own.

    The goal of a milestone is a stage, and stands in goal_stage beside goal_value.
    """
    has_floats = any(isinstance(value, float) for value in column)
    if not has_floats:
        return {name: column}

    numbers: list[object] = []
    texts: list[object] = []

    for value in column:
        if isinstance(value, str):
            numbers.append(None)
            texts.append(str(value))
        elif value is None:
            numbers.append(None)
            texts.append(None)
        else:
            numbers.append(float(value))  # type: ignore[arg-type]
            texts.append(None)

    if not any(isinstance(text, str) for text in texts):
        return {name: numbers}

    # goal_value and goal_stage
    name_of_texts = f"{name.removesuffix('_value')}_stage"
    return {name: numbers, name_of_texts: texts}


def _library(wanted: str | None) -> str:
    """Return the library to make a frame with: the one wanted, the one in use, the one there is."""
    if wanted is None:
        return _library_in_use() or _library_installed()
    if wanted not in LIBRARIES:
        raise ValueError(f"no frames of {wanted}; there are {_NAMES_OF_LIBRARIES}")

    return wanted


def _library_in_use() -> str | None:
    """Return the library that the program has imported already, None where it has none."""
    for name in LIBRARIES:
        if name in sys.modules:
            return name

    return None


def _library_installed() -> str:
    """Return the first library that can be imported."""
    for name in LIBRARIES:
        try:
            import_module(name)
        except ImportError:
            continue

        return name

    raise ImportError(f"a frame needs one of {_NAMES_OF_LIBRARIES}")
