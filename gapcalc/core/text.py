"""Text from strangers: matched by meaning, echoed without harm, measured in terminal columns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

__all__ = ["fold", "halfwidth", "hides", "nearest", "plain", "safe", "simplified", "visible"]

# Control, format (zero-width, bidi), surrogate, private-use and line-separator characters: a terminal or a
# reader may act on them instead of showing them.
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_SPACE = re.compile(r"\s+")
_DROPPED = re.compile(r"[\s\"'“”‘’《》「」『』·]+")
_HALF = {0x3000: " "} | {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_LIMIT = 80


def plain(text: str) -> str:
    """Return `text` in compatibility form (NFKC): full-width digits, letters and brackets become ASCII."""
    return unicodedata.normalize("NFKC", text)


def halfwidth(text: str) -> str:
    """Return `text` with full-width forms as ASCII, and no other character changed: ² and ① stay what they are."""
    return text if text.isascii() else text.translate(_HALF)


def simplified(text: str) -> str:
    """Return `text` with each Traditional character in its Simplified form: 生產總值 becomes 生产总值.

    Characters only, so that a name has one form for comparing: 網路 becomes 网路, not 网络.
    """
    return text if text.isascii() else text.translate(_simplified_forms())


@cache
def _simplified_forms() -> dict[int, int]:
    lines = Path(__file__).with_name("traditional.txt").read_text(encoding="utf-8").splitlines()
    pairs = "".join(line for line in lines if not line.startswith("#")).replace(" ", "")
    return str.maketrans(pairs[::2], pairs[1::2])


def fold(name: str) -> str:
    """Return the form under which two spellings of one name are equal.

    Width, case, spaces, quotes, and Traditional or Simplified characters make no difference.
    """
    return _DROPPED.sub("", simplified(plain(name))).casefold()


def hides(text: str) -> bool:
    """Whether `text` holds a character that does not show itself: control, zero-width, direction-changing."""
    return not text.isprintable() and any(unicodedata.category(c) in _HIDDEN for c in text)


def visible(text: str) -> str:
    """Return `text` with white space folded and every character that does not show itself written as an escape."""
    if text.isprintable() and (" " not in text or ("  " not in text and text.strip() == text)):
        return text  # of all white space " " alone is printable
    shown = _SPACE.sub(" ", text).strip()
    if shown.isprintable():
        return shown
    return "".join(
        c if unicodedata.category(c) not in _HIDDEN else f"\\u{ord(c):04x}" for c in shown
    )


def safe(text: object, limit: int = _LIMIT) -> str:
    """Return `text` as `visible` does, cut at `limit` characters."""
    shown = str(text)
    return visible(shown if len(shown) <= limit else f"{shown[: limit - 1]}…")


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name most like `name`, or None where none is near."""
    if len(name) > _LIMIT:
        return None
    import difflib

    by_form = _forms(tuple(known))
    close = difflib.get_close_matches(fold(name), by_form, n=1, cutoff=0.7)
    return by_form[close[0]] if close else None


@lru_cache(8)
def _forms(names: tuple[str, ...]) -> dict[str, str]:
    return {fold(name): name for name in names}
