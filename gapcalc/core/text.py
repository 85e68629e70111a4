"""Text from strangers: names compared by meaning, and text printed without risk to a terminal."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path

__all__ = [
    "CharacterIndex",
    "fold",
    "halfwidth",
    "has_hidden_characters",
    "mostly",
    "nearest",
    "nfkc",
    "plain_form",
    "safe",
    "simplified",
    "visible",
]

# Unicode categories of characters that a terminal or a viewer may act on instead of showing them:
# control characters (ESC [31m turns the text red), format characters (U+202E reverses the line,
# U+200B has no width), surrogates, private use, unassigned, line and paragraph separators.
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_WHITE_SPACE = re.compile(r"\s+")
# Characters that make no difference to a name: “双倍增” is 双倍增, 地区 生产总值 is 地区生产总值.
_IGNORED_IN_NAMES = re.compile(r"[\s\"'“”‘’《》「」『』·]+")
# What GitHub Actions and Azure Pipelines take for a command: ::error::x, ##[error]x, ##vso[x]x.
_COMMAND_SIGN = re.compile(r"^::|##[a-z]*\[", re.IGNORECASE)
# The full-width forms ！ to ～ (U+FF01 to U+FF5E) stand in the order of ASCII, 0xFEE0 above it.
# The ideographic space (U+3000) stands alone.
_HALF_WIDTH_FORMS = {full: chr(full - 0xFEE0) for full in range(0xFF01, 0xFF5F)}
_HALF_WIDTH_FORMS[0x3000] = " "
_FULL_WIDTH = frozenset(map(chr, _HALF_WIDTH_FORMS))
_TRADITIONAL = Path(__file__).with_name("traditional.txt")
# How many characters of a stranger's text are printed, and the longest name that is compared.
_MAX_PRINTED = 80
# How like each other two names are of which one may be meant for the other, of 1.
_NEAR = 0.7


def nfkc(text: str) -> str:
    """Return `text` in Unicode compatibility form (NFKC).

    Full-width digits, letters and brackets become ASCII: ＧＤＰ（亿元） is GDP(亿元). So do
    superscripts and circled digits: 米² is 米2. `halfwidth` leaves those alone.
    """
    return unicodedata.normalize("NFKC", text)


def halfwidth(text: str) -> str:
    """Return `text` with full-width forms as ASCII and every other character as it is.

    30145.79² stays what it is. Under `nfkc` the footnote would become a digit of the number.
    """
    # To look for such forms takes a fraction of the time of replacing them, and few texts have any.
    if text.isascii() or _FULL_WIDTH.isdisjoint(text):
        return text

    return text.translate(_HALF_WIDTH_FORMS)


def simplified(text: str) -> str:
    """Return `text` with each Traditional character in its Simplified form.

    生產總值 becomes 生产总值. Characters are converted one by one and words are not: 網路 becomes
    网路, although the mainland says 网络. That is enough to compare names.
    """
    if text.isascii() or _traditional().isdisjoint(text):
        return text

    return text.translate(_simplified_forms())


def mostly(texts: Sequence[str], check: Callable[[str], bool]) -> bool:
    """Whether more than half of some texts pass a check; of none it is not so."""
    passed = sum(1 for text in texts if check(text))
    return passed * 2 > len(texts)


def plain_form(text: str) -> str:
    """Return `text` as words of offices are compared: in compatibility form and Simplified.

    ＧＤＰ（億元） is GDP(亿元). `fold` goes further: it leaves out blanks and cases.
    """
    return simplified(nfkc(text))


@cache
def _traditional() -> frozenset[str]:
    """Return the characters that have a Simplified form."""
    return frozenset(map(chr, _simplified_forms()))


@cache
def _simplified_forms() -> dict[int, str]:
    """Return the pairs of traditional.txt as a table for `str.translate`."""
    forms = {}

    for line in _TRADITIONAL.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue

        for pair in line.split():
            forms[ord(pair[0])] = pair[1]

    return forms


def fold(name: str) -> str:
    """Return the form in which two spellings of one name are equal.

    Width, case, spaces, quotation marks, and Traditional or Simplified characters make no
    difference.
    """
    return _IGNORED_IN_NAMES.sub("", plain_form(name)).casefold()


def has_hidden_characters(text: str) -> bool:
    """Return whether `text` holds a character that cannot be seen.

    That is a control, zero-width or direction-changing character, as in 24<U+200B>500.
    """
    if text.isprintable():
        return False

    return any(unicodedata.category(character) in _HIDDEN_CATEGORIES for character in text)


def visible(text: str) -> str:
    """Return `text` on one line, with everything that cannot be seen written as an escape.

    White space is folded into single spaces. U+202E is written \\u202e. So is a sign by which a
    line of a log would be a command to a CI runner: ::error:: at its beginning, ##[error] within.
    """
    if _is_clean(text):
        return text

    folded = _WHITE_SPACE.sub(" ", text).strip()
    if not folded.isprintable():
        folded = "".join(map(_escaped, folded))

    return _COMMAND_SIGN.sub(_written_out, folded)


def _is_clean(text: str) -> bool:
    """Return whether `visible` leaves `text` as it is. Nearly every text is clean."""
    # The space is the only printable white space: no tab, line end or U+3000 can be left in it.
    if not text.isprintable():
        return False
    if text.startswith("::") or "##" in text:
        return False
    if " " not in text:
        return True

    return "  " not in text and text.strip() == text


def _written_out(sign: re.Match[str]) -> str:
    """Return the first character of `::`, or the last of `##[`, as an escape."""
    if sign[0].startswith(":"):
        return f"\\u003a{sign[0][1:]}"

    return f"{sign[0][:-1]}\\u005b"


def _escaped(character: str) -> str:
    if unicodedata.category(character) in _HIDDEN_CATEGORIES:
        return f"\\u{ord(character):04x}"

    return character


def safe(text: object, limit: int = _MAX_PRINTED) -> str:
    """Return `text` as `visible` does, cut to `limit` characters (before they are escaped)."""
    whole = str(text)
    if len(whole) > limit:
        whole = f"{whole[: limit - 1]}…"

    return visible(whole)


def nearest(name: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate most like `name`, as it is written, or None if none is near."""
    # The cost of a comparison grows with the length, and nobody misspells a name of 80 characters.
    if len(name) > _MAX_PRINTED:
        return None

    from difflib import SequenceMatcher  # only needed once there is a mistake

    folded = fold(name)
    written, index = _known_names(tuple(candidates))
    matcher = SequenceMatcher(b=folded)
    best = (0.0, "")

    for candidate in index.sharing(folded, _NEAR):
        matcher.set_seq1(candidate)
        best = max(best, (matcher.ratio(), candidate))

    ratio, candidate = best
    return written[candidate] if ratio >= _NEAR else None


@lru_cache(8)
def _known_names(names: tuple[str, ...]) -> tuple[dict[str, str], CharacterIndex]:
    written = {fold(name): name for name in names}
    return written, CharacterIndex(written)


class CharacterIndex:
    """Names by the characters that they hold: one is compared with 1,000 at once.

    The similarity of two names is twice the characters that they share in one order, by their
    length together. They share no more than that in any order, so that few names of a plan can be
    near 社会消费品零售额: most have not enough of its characters.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._holders: dict[tuple[str, int], list[str]] = {}  # of the first 费, of the second e

        for name in dict.fromkeys(names):
            for character in _numbered(name):
                self._holders.setdefault(character, []).append(name)

    def sharing(self, name: str, least: float) -> list[str]:
        """Return the names that share enough with `name` to have a similarity of `least`, of 1."""
        shared: Counter[str] = Counter()
        for character in _numbered(name):
            shared.update(self._holders.get(character, ()))

        length = len(name)
        return [
            other for other, count in shared.items() if 2 * count >= least * (length + len(other))
        ]


def _numbered(name: str) -> list[tuple[str, int]]:
    """Return the characters of a name, each with how many of its kind stand before it."""
    before: Counter[str] = Counter()
    numbered = []

    for character in name:
        numbered.append((character, before[character]))
        before[character] += 1

    return numbered
