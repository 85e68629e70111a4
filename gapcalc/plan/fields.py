"""The values of a plan file, read from the nodes of its YAML with every mistake reported."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from itertools import islice
from typing import TypeVar

from gapcalc.core.problem import Problem, bilingual_detail, did_you_mean
from gapcalc.core.text import nearest, visible
from gapcalc.core.unit import RATIO, UnitError, convert, factor, parse_quantity
from gapcalc.messages.hints import KNOWN_KEYS
from gapcalc.messages.locale import Bilingual
from gapcalc.plan import schema
from gapcalc.plan.marked_yaml import Node
from gapcalc.plan.model import UNIT_OF_INDEX

__all__ = ["FieldReader", "TooManyProblems"]

# A file that is no plan at all has a problem on every line.
_MAX_PROBLEMS = 500
# How many names a message looks through, or lists, for a reference to none of them.
_MAX_NAMES = 100
_YEAR_UNIT = "年"
_MOST_YEARS = 100

_MOST_WEIGHT = 1_000_000
_SPAN = re.compile(r"(?P<first>(?:19|20)\d\d)\s*[-–—~～至]\s*(?P<last>(?:19|20)\d\d)", re.ASCII)

_ID = re.compile(r"[\w.-]{1,80}")

Word = TypeVar("Word", bound=str)


class TooManyProblems(Exception):
    """A file has so many problems that listing more would help nobody."""


class FieldReader:
    """Reads values from the nodes of one plan file and collects what is wrong with them.

    Each method takes a node and the key it stands at. A node that is None is a key that was left
    out, which is no mistake here (`entries` reports what is required). If the value is missing or
    wrong, None is returned, or an empty collection.
    """

    def __init__(self, path: str, problems: list[Problem]) -> None:
        self.path = path
        self.problems = problems
        # The id of the target that is being read, for messages.
        self.target = "plan"

    def report(self, code: str, node: Node, field: str | None = None, /, **details: str) -> None:
        """Add a problem at `node`. Raises `TooManyProblems` once there are too many."""
        self.problems.append(Problem(code, details, self.path, node.line, node.column, field))

        if len(self.problems) >= _MAX_PROBLEMS:
            limit = f"{_MAX_PROBLEMS:,}"
            self.problems.append(
                Problem("too-many-problems", {"limit": limit}, self.path, node.line, node.column)
            )
            raise TooManyProblems

    # --- mappings

    def entries(self, node: Node | None, part: str, where: str) -> Mapping[str, Node]:
        """Return the entries of a mapping whose keys are those of `part` in the schema.

        Unknown and missing keys are reported. `where` names the mapping in messages.
        """
        if node is None:
            return {}

        entries = self.mapping(node, where)
        allowed = schema.allowed_keys(part)

        for key, key_node in node.keys.items():
            if key not in allowed:
                hint = _key_hint(key, allowed)
                self.report("unknown-key", key_node, key, key=key, **hint)

        # What is no mapping at all was reported as that.
        if node.entries is None:
            return entries

        for key in schema.required_keys(part):
            if key not in entries:
                self.report("missing-key", node, key, where=where, key=key)

        return entries

    def mapping(self, node: Node | None, where: str) -> Mapping[str, Node]:
        """Return the entries of a mapping whose keys are ids of the author's choice."""
        if node is None:
            return {}

        if node.entries is None:
            self.report("plan-form", node, key=where, wanted="key: value")
            return {}

        # An id is typed in commands: gdp_total, but not "GDP total".
        for id, key_node in node.keys.items():
            if not _ID.fullmatch(id):
                self.report("plan-form", key_node, key=id, wanted="a-z 0-9 _ . -")

        return node.entries

    # --- text

    def text(self, node: Node | None, key: str) -> str | None:
        """Return a text that is not blank."""
        if node is None:
            return None

        text = node.text or ""
        if not text.strip():
            self.report("plan-form", node, key=key, wanted="text")
            return None

        return visible(text)

    def texts(self, node: Node | None, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        if node is None:
            return ()

        if node.items is None:
            self.report("plan-form", node, key=key, wanted="[…, …]")
            return ()

        # A blank one among them was reported, and the others are kept.
        texts = [self.text(item, key) for item in node.items]
        return tuple(text for text in texts if text is not None)

    def name(self, node: Node | None, key: str) -> Bilingual | None:
        """Return a name, written as one text for both languages or as {zh: …, en: …}."""
        if node is None:
            return None

        if node.text is not None:
            text = self.text(node, key)
            if text is None:
                return None

            return Bilingual(text, text)

        entries = self.entries(node, "name", key)
        name = self.name_from(entries, key)

        if node.entries == {}:
            self.report("plan-form", node, key, key=key, wanted="{zh: …, en: …}")

        return name

    def name_from(self, entries: Mapping[str, Node], key: str) -> Bilingual | None:
        """Return the name under the keys `zh` and `en`. One of them stands for both if alone."""
        zh = self.text(entries.get("zh"), f"{key}.zh")
        en = self.text(entries.get("en"), f"{key}.en")
        if zh is None and en is None:
            return None

        return Bilingual(zh or en or "", en or zh or "")

    def choice(self, node: Node | None, key: str, choices: Iterable[Word]) -> Word | None:
        """Return the one of `choices` that the text is."""
        text = self.text(node, key)
        if text is None or node is None:
            return None

        words = tuple(choices)
        for word in words:
            if word == text:
                return word

        self.report("unknown-value", node, key, key=key, value=text, known=", ".join(words))

        return None

    def reference(self, node: Node | None, key: str, ids: Collection[str]) -> str | None:
        """Return an id of another part of the file, such as that of a region."""
        text = self.text(node, key)
        if text is None or node is None or text in ids:
            return text

        # A plan may have thousands of ids, of which a message names few.
        listed = list(islice(ids, _MAX_NAMES))
        known = nearest(text, listed) or ", ".join(listed) or "-"
        self.report("unknown-reference", node, key, key=key, value=text, known=known)

        return None

    # --- numbers and units

    def year(self, node: Node | None, key: str, wanted: str = "1900…2099") -> int | None:
        """Return a year from 1900 to 2099; `wanted` is what may stand there, for messages."""
        text = self.text(node, key)
        if text is None or node is None:
            return None

        # ٢٠٢٧ are digits too, and 20270 is a slip of the hand.
        if len(text) == 4 and text.isascii() and text.isdigit():
            year = int(text)
            if 1900 <= year <= 2099:
                return year

        self.report("plan-form", node, key, key=key, wanted=wanted)

        return None

    def years_of_mean(self, node: Node | None, key: str) -> tuple[int, ...]:
        """Return the years of a mean, as a span (2018-2020) names them; () for anything else.

        The first year comes before the last.
        """
        if node is None:
            return ()

        text = node.text or ""
        match = _SPAN.fullmatch(text.strip())
        if match is None:
            return ()

        first = int(match["first"])
        last = int(match["last"])
        # 2020-2018 is no span, nor is 2020-2020 a mean.
        if first >= last:
            return ()

        return tuple(range(first, last + 1))

    def unit(self, node: Node | None) -> str | None:
        """Return a unit that can be converted."""
        unit = self.text(node, "unit")
        if unit is None or node is None:
            return None

        try:
            factor(unit, unit)
        except UnitError as error:
            self.report(error.code, node, "unit", **error.details)
            return None

        return unit

    def quantity(self, node: Node, key: str, unit: str) -> Fraction | None:
        """Return an amount, which must be written with its unit, in `unit`.

        An index has no other unit that could be meant: 140 is 140 of 2020 = 100.
        """
        return self._amount(node, key, unit, bare=unit == UNIT_OF_INDEX)

    def number(self, node: Node, key: str, unit: str) -> Fraction | None:
        """Return an amount in `unit`. A number without a unit is one in `unit`."""
        return self._amount(node, key, unit, bare=True)

    def _amount(self, node: Node, key: str, unit: str, bare: bool) -> Fraction | None:
        """Return an amount in `unit`; `bare` says that the unit need not be written."""
        text = self.text(node, key)
        if text is None:
            return None

        try:
            value, own_unit = parse_quantity(text)
            if not own_unit and not bare:
                # 3 in a plan whose unit is 亿元 may have been meant in 万亿元.
                self.report("goal-unit-missing", node, key, value=text, wanted=unit)
                return None

            return convert(value, own_unit or unit, unit)
        except UnitError as error:
            # 300 公里 where the unit is 亿元: the message names target and both units.
            details = {"target": self.target, **error.details}
            self.report(error.code, node, key, **details)
            return None

    def years(self, node: Node, key: str) -> Fraction | None:
        """Return a number of years from 0 on, below 100."""
        value = self.number(node, key, _YEAR_UNIT)
        if value is None or 0 <= value < _MOST_YEARS:
            return value

        bounds = _bounds_text(key, 0, _MOST_YEARS)
        self.report("out-of-range", node, key, value=node.text or "", bounds=bounds)

        return None

    def weight(self, node: Node, key: str) -> Fraction | None:
        """Return a weight: a number above 0, which may be written as a share (5%)."""
        value = self.number(node, key, RATIO)
        if value is None or 0 < value < _MOST_WEIGHT:
            return value

        bounds = f"0 < {key} < {_MOST_WEIGHT:,}"
        self.report("out-of-range", node, key, value=node.text or "", bounds=bounds)

        return None

    def share(
        self, node: Node, key: str, low: int | None = 0, high: int | None = 1
    ) -> Fraction | None:
        """Return a ratio (5%, 0.05, 2 倍) from `low` on and below `high`, as a fraction of 1."""
        value = self.number(node, key, RATIO)
        if value is None:
            return None

        # A tolerance of 100 % would let everything pass.
        too_low = low is not None and value < low
        too_high = high is not None and value >= high
        if too_low or too_high:
            bounds = _bounds_text(key, low, high)
            self.report("out-of-range", node, key, value=node.text or "", bounds=bounds)
            return None

        return value


def _bounds_text(key: str, low: int | None, high: int | None) -> str:
    """Return the range of a value as messages print it: 0 <= tolerance < 1."""
    text = key

    if low is not None:
        text = f"{low} <= {text}"
    if high is not None:
        text = f"{text} < {high}"

    return text


def _key_hint(key: str, allowed: tuple[str, ...]) -> dict[str, str]:
    """Return the hint for an unknown key: the one that is nearest (gaol: goal), or all of them."""
    guess = nearest(key, allowed)
    if guess is not None:
        return did_you_mean(guess)

    keys = ", ".join(allowed)
    return bilingual_detail("hint", KNOWN_KEYS.filled(keys=keys))
