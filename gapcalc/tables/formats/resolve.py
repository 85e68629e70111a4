"""The roles of a known format held against the cells: which of a code and its label names rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from gapcalc.core.period import parse_period
from gapcalc.core.text import fold
from gapcalc.core.unit import is_unit
from gapcalc.tables.formats.format import IF_KNOWN, Format, Roles, fold_heading

__all__ = ["Resolved", "composed_names", "known_variant", "resolve", "variants", "wholes_of"]

# FRE: Freedonia
_CODE_AND_LABEL = re.compile(r"([\w.@*+-]+):\s+(\S.*)", re.DOTALL)
# SeriesCode and SeriesDescription, value_variable_code and value_variable_label
_STEM = re.compile(r"[_\s]?(?:code|name|desc(?:ription)?|label|id)$", re.IGNORECASE)
# ESTAT:UNE_RT(1.0), or with its label behind it; OECD.SDD:DSD_A@DF_B(1.0)
_DATAFLOW = re.compile(r"(?:[\w.]+:)?([\w@]+)\([\d.]+\)(?::\s*(.+))?", re.DOTALL)


class Resolved(NamedTuple):
    """The role of each column, and two columns that name an indicator together, if there are."""

    roles: Roles
    composed: tuple[int, int] | None = None


def variants(text: str, two_in_one: bool) -> tuple[str, ...]:
    """Return the ways to take a cell: as it is, and of "FRE: Freedonia" its label and its code."""
    # ESTAT:UNE_RT(1.0): Unemployment by sex and age
    dataflow = _DATAFLOW.fullmatch(text)
    if dataflow is not None:
        code, label = dataflow.groups()
        return (text, label, code) if label else (text, code)

    # GDP: total is a name, where no heading says that codes stand before labels.
    if not two_in_one:
        return (text,)

    both = _CODE_AND_LABEL.fullmatch(text)
    if both is None:
        return (text,)

    code, label = both.groups()
    return (text, label, code)


def known_variant(text: str, two_in_one: bool, is_known: Callable[[str], bool]) -> str:
    """Return the way to take a cell that is known, else its label."""
    ways = variants(text, two_in_one)
    for way in ways:
        if is_known(way):
            return way

    return ways[1] if len(ways) > 1 else text


def composed_names(element: str, item: str) -> list[str]:
    """Return the names that two cells may make: Export quantity of bananas."""
    return [
        f"{element} of {item}",
        f"{item}, {element}",
        f"{element}, {item}",
        f"{item} {element}",
        f"{item}{element}",
        f"{element} ({item})",
        f"{item} - {element}",
    ]


def wholes_of(known: Format, heading: str) -> frozenset[str]:
    """Return the folded members of a dimension that stand for all of it in a format."""
    # AGE of "AGE: Age group"
    code = fold_heading(known.headings([heading])[0])
    of_dimension = known.wholes.get(code, frozenset())
    of_any = known.wholes.get("", frozenset())
    return of_dimension | of_any


def resolve(
    known: Format,
    headings: Sequence[str],
    texts: Sequence[Sequence[str]],
    is_region: Callable[[str], bool],
    is_indicator: Callable[[str], bool],
) -> Resolved:
    """Return the role of each column of a table in a known format; `texts` are its columns."""
    return _Resolver(known, headings, texts, is_region, is_indicator).resolved()


class _Resolver:
    def __init__(
        self,
        known: Format,
        headings: Sequence[str],
        texts: Sequence[Sequence[str]],
        is_region: Callable[[str], bool],
        is_indicator: Callable[[str], bool],
    ) -> None:
        self._known = known
        self._headings = known.headings(headings)
        self._printed = headings
        self._texts = texts
        self._two_in_one = known.two_in_one(headings)
        self._checks: dict[str, Callable[[str], bool]] = {
            "region": is_region,
            "indicator": is_indicator,
            "unit": lambda text: text in known.units or is_unit(text),
        }

    def resolved(self) -> Resolved:
        roles = dict(self._known.roles(self._headings))
        self._settle_known(roles)
        self._settle_labels(roles)
        composed = self._composed(roles)

        # Of region, indicator, period and unit one column each is read.
        once = set(roles.values()) - {"dimension", "skip"}
        for role in once:
            self._settle_best(role, roles)

        return Resolved(roles, composed)

    def _settle_best(self, role: str, roles: Roles) -> None:
        """Leave a role to the column that fits it best."""
        places = [place for place, name in roles.items() if name == role]
        best = max(places, key=lambda place: self._fit(role, place))
        for place in places:
            if place == best:
                continue

            # Another thing that is measured sets rows apart; another code does not.
            if role == "indicator" and not self._is_label_of(place, best):
                roles[place] = "dimension"
            else:
                roles[place] = "skip"

    def _settle_known(self, roles: Roles) -> None:
        """Settle the columns of which only the cells tell what they are."""
        for place, role in roles.items():
            # ESTAT:UNE_RT(1.0) under DATAFLOW may be what is measured.
            if role == IF_KNOWN:
                is_known = self._hits("indicator", place) > 0
                roles[place] = "indicator" if is_known else "skip"
            # The German office writes places and sexes under the same kind of heading.
            elif role == "member":
                is_known = self._hits("region", place) > 0
                roles[place] = "region" if is_known else "dimension"

        if "period" not in roles.values():
            self._settle_period(roles)

    def _settle_period(self, roles: Roles) -> None:
        """Take the first dimension in which periods stand for the column of periods."""
        for place, role in roles.items():
            if role == "dimension" and self._is_dated(place):
                roles[place] = "period"
                return

    def _is_dated(self, place: int) -> bool:
        """Whether periods stand in a dimension: DIM_3 of 2014-01."""
        texts = self._filled(place)
        codes = [variants(text, self._two_in_one)[-1] for text in texts]
        return bool(codes) and all(parse_period(code) is not None for code in codes)

    def _filled(self, place: int) -> list[str]:
        return [text for text in self._texts[place] if text]

    def _settle_labels(self, roles: Roles) -> None:
        """Of a dimension's code and label keep one: the label, unless only the code tells of
        members that stand for all.
        """
        for label, code in self._known.labels(self._headings).items():
            if roles.get(label) != "dimension":
                continue

            wholes = wholes_of(self._known, self._headings[code])
            # _T is known for the whole, while its label may be in any language.
            has_whole_code = any(fold(text) in wholes for text in self._texts[code])
            is_blank = not any(self._texts[label])
            if has_whole_code or is_blank:
                roles[label] = "skip"
            else:
                roles[code] = "skip"

    def _composed(self, roles: Roles) -> tuple[int, int] | None:
        """Return the two columns that name an indicator together, if both are there; the first
        takes the role: Element beside Item.
        """
        # Of the FAO alone Element and Item are one name.
        if self._known.composed is None:
            return None

        by_role = {role: place for place, role in roles.items()}
        first, second = map(by_role.get, self._known.composed)
        for place, role in list(roles.items()):
            if role in self._known.composed:
                roles[place] = "indicator" if place == first else "skip"

        if first is None or second is None:
            return None

        return first, second

    def _is_label_of(self, place: int, other: int) -> bool:
        """Whether two columns say the same: SeriesCode and SeriesDescription, MEASURE, Measure."""
        labels = self._known.labels(self._headings)
        # Reference area is the label of REF_AREA.
        if labels.get(place) == other:
            return True
        # REF_AREA is the code of Reference area.
        if labels.get(other) == place:
            return True

        # SeriesCode and SeriesDescription without their ends are both Series.
        stem = _STEM.sub("", self._headings[place])
        if stem == _STEM.sub("", self._headings[other]):
            return True

        texts = self._texts
        label_of: dict[str, str] = {}
        for label, code in zip(texts[place], texts[other], strict=True):
            if label_of.setdefault(code, label) != label:
                return False

        return len(label_of) > 1

    def _hits(self, role: str, place: int) -> int:
        """Return how many of the different cells of a column are known to be what `role` holds."""
        is_known = self._checks[role]
        hits = 0
        for text in set(self._filled(place)):
            # FRE: Freedonia is known if Freedonia is, or FRE.
            ways = variants(text, self._two_in_one)
            if any(map(is_known, ways)):
                hits += 1

        return hits

    def _fit(self, role: str, place: int) -> tuple[int, bool, bool, int]:
        """Return how well a column fits its role: known cells, then any, then label or code."""
        hits = self._hits(role, place) if role in self._checks else 0
        heading = self._headings[place]
        # GeoAreaCode, REF_AREA
        is_code = "code" in heading.lower() or heading.isupper()
        wants_label = role in {"region", "indicator", "unit"}
        return hits, any(self._texts[place]), is_code != wants_label, -place
