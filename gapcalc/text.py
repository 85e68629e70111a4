"""Text from strangers: matched by meaning, echoed without harm, measured in terminal columns."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

__all__ = ["fold", "nearest", "plain", "safe"]

# Control, format (zero-width, bidi), surrogate, private-use and line-separator characters: a terminal or a
# reader may act on them instead of showing them.
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_SPACE = re.compile(r"\s+")
_DROPPED = re.compile(r"[\s\"'“”‘’《》「」『』·]+")
_LIMIT = 80


def plain(text: str) -> str:
    """Return `text` in compatibility form (NFKC): full-width digits, letters and brackets become ASCII."""
    return unicodedata.normalize("NFKC", text)


def fold(name: str) -> str:
    """Return the form under which two spellings of one name are equal: width, case, spaces, quotes ignored."""
    return _DROPPED.sub("", plain(name)).casefold()


def safe(text: object, limit: int = _LIMIT) -> str:
    """Return `text` fit to be shown: hidden characters as escapes, white space folded, cut at `limit`."""
    shown = str(text)
    if len(shown) > limit:
        shown = shown[: limit - 1] + "…"
    shown = _SPACE.sub(" ", shown)
    if shown.isprintable():
        return shown
    return "".join(c if unicodedata.category(c) not in _HIDDEN else f"\\u{ord(c):04x}" for c in shown)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name most like `name`, or None where none is near."""
    if len(name) > _LIMIT:
        return None
    by_form = {fold(k): k for k in known}
    close = difflib.get_close_matches(fold(name), by_form, n=1, cutoff=0.7)
    return by_form[close[0]] if close else None
