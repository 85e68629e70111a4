"""A row of a file before anything is done with it."""

from __future__ import annotations

__all__ = ["RawRow"]

# Its first physical line, 1-based, and its cells with the space that is around them.
RawRow = tuple[int, list[str]]
