"""Text that was read in a wrong encoding and saved so, before it came here.

亿元 in GBK, opened as Western text, is ÒÚÔª. In UTF-8, opened as GBK, it is 浜垮厓. The file is
valid then, and nothing but the sense of its words tells. So each suspicious run of characters is
read again in the encoding that it may have been written in: if that is much better Chinese, the
text is mojibake.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from gapcalc.core.chinese import common_characters, level_one_characters, shares

__all__ = ["is_mojibake", "mostly_mojibake"]

_ASCII = frozenset(map(chr, range(128)))
# Characters that are not ASCII, with letters between and behind them that may be halves of
# characters: 地區 in Big5, opened as Western text, is ¦a°Ï.
_RUN = r"[^\x00-\x7f](?:[@-~]?[^\x00-\x7f])*[@-~]?"
# A living script of its own (Greek or Cyrillic, kana, Hangul) is no misreading, however its bytes
# may be read: Москва, ひとりあたり, 대한민국.
_ONE_SCRIPT = r"[\u0370-\u04ff]+|[\u3040-\u30ff]+|[\u1100-\u11ff\uac00-\ud7af]+"
# The encoding a text was read in, and the one it was written in. "latin-1" stands for cp1252 too.
_MISREADINGS = (
    ("gb18030", "utf-8"),
    ("big5hkscs", "utf-8"),
    ("latin-1", "utf-8"),
    ("latin-1", "gb18030"),
    ("latin-1", "big5hkscs"),
    ("gb18030", "big5hkscs"),
    ("big5hkscs", "gb18030"),
)
# How much more Chinese the other reading must be, on a scale from 0 to 2. At less, rare
# Traditional words raise alarms.
_MARGIN = 0.6
# What the other reading must have at least. UTF-8 is asked for less, see `_score_written_in`.
_MIN_COMMON_SHARE = 0.9
_MIN_USUAL_SHARE = 0.1
_MIN_COMMON_SHARE_IN_UTF8 = 0.6


def is_mojibake(text: str) -> bool:
    """Return whether a line or cell was opened in a wrong encoding and saved so."""
    if text.isascii():
        return False
    # U+FFFD stands for bytes that a program could not decode. Its own bytes in UTF-8, read as GBK,
    # are 锟斤拷.
    if "\ufffd" in text or "锟斤拷" in text:
        return True
    if _ordinary_characters().issuperset(text):
        return False

    return any(_is_misread(run) for run in re.findall(_RUN, text))


def mostly_mojibake(lines: Sequence[str]) -> bool:
    """Return whether most of the lines that are not ASCII are mojibake."""
    beyond_ascii = [line for line in lines if not line.isascii()]
    # Lines in ordinary characters are as they should be, and need not be read in other encodings.
    odd = [line for line in beyond_ascii if not _ordinary_characters().issuperset(line)]
    if len(odd) * 2 <= len(beyond_ascii):
        return False

    return sum(map(is_mojibake, odd)) * 2 > len(beyond_ascii)


@cache
def _ordinary_characters() -> frozenset[str]:
    """Return ASCII and the common Simplified characters, which hardly any wrong reading gives."""
    return level_one_characters("gb18030") | _ASCII


def _is_misread(run: str) -> bool:
    if re.fullmatch(_ONE_SCRIPT, run):
        return False

    score = sum(shares(_count_beyond_ascii(run), common_characters("utf-8")))

    for read_in, written_in in _MISREADINGS:
        if _score_written_in(written_in, run, read_in) > score + _MARGIN:
            return True

    return False


def _score_written_in(written_in: str, run: str, read_in: str) -> float:
    """Return how Chinese the run is if it was written in one encoding and read in another.

    From 0 (not at all) to 2 (all usual characters).
    """
    text = _read_again(run, read_in, written_in)
    if text is None:
        return 0

    counts = _count_beyond_ascii(text)
    share = shares(counts, common_characters(written_in))

    if written_in == "utf-8":
        # That the bytes are UTF-8 at all is evidence, even if one was lost on the way, as in
        # 鍦板尯鐢熶骇鎬诲? for 地区生产总值.
        return 1 + share.common if share.common >= _MIN_COMMON_SHARE_IN_UTF8 else 0

    # Two bytes make one character in both GBK and Big5. One alone is common by chance.
    if read_in != "latin-1" and counts.total() < 2:
        return 0
    if share.common < _MIN_COMMON_SHARE or share.usual < _MIN_USUAL_SHARE:
        return 0

    return share.common + share.usual


def _read_again(run: str, read_in: str, written_in: str) -> str | None:
    """Return the run as it was written, or None if its bytes are not in that encoding."""
    if read_in == "latin-1":
        run = run.translate(_latin1_for_cp1252())

    errors = "replace" if written_in == "utf-8" else "strict"

    try:
        return run.encode(read_in).decode(written_in, errors)
    except UnicodeError:
        return None


@cache
def _latin1_for_cp1252() -> dict[int, int]:
    """Return the characters that cp1252 has in place of the control characters 80 to 9F.

    Each with the code that its byte has in latin-1: € is byte 80.
    """
    codes = {}

    for byte in range(0x80, 0xA0):
        character = bytes((byte,)).decode("cp1252", "ignore")
        if character:  # five bytes stand for nothing
            codes[ord(character)] = byte

    return codes


def _count_beyond_ascii(text: str) -> Counter[str]:
    return Counter(character for character in text if character > "\x7f")
