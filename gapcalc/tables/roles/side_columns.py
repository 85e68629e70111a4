"""What the columns beside keys and values do to the rows: dimensions, or beside the point."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from gapcalc.core.text import fold
from gapcalc.tables.account import Why
from gapcalc.tables.dimensions import SideColumn, is_answer, judge_columns
from gapcalc.tables.header import holds_value
from gapcalc.tables.layout import Dimension
from gapcalc.tables.roles.draft import Draft
from gapcalc.tables.roles.places import ends_like_place

__all__ = ["SideColumns"]

# Madrid, Nueva York: words that may be the name of a place.
_PROPER_NOUN = re.compile(r"[^\W\d_a-z][^\W\d_]{2,}(?:[ '-][^\W\d_]+){0,3}")


class SideColumns:
    """The columns of one table that are neither keys nor values."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._evidence = evidence = draft.evidence
        self._cells = evidence.cells
        self._asked = evidence.asked
        self._around = evidence.around
        self._sample = evidence.sample

    def judge(self, places: Iterable[int], keys: dict[str, int]) -> None:
        """Find what the columns at `places` that are no keys do to the rows.

        Told are those that are not read, so that nothing is dropped in silence.
        """
        settled = {*keys.values(), *self._draft.accounts}
        free = [place for place in places if place not in settled]
        sides = self._not_asked_for(self._choose(free))

        naming = [keys[name] for name in ("indicator", "region") if name in keys]
        dating = [keys[name] for name in ("period", "part") if name in keys]
        series = self._sample.cells_of_rows(naming)
        observations = self._sample.cells_of_rows(naming + dating)
        first_key = min(keys.values(), default=0)

        for place, verdict in judge_columns(sides, observations, series).items():
            # Sex, 行业
            if verdict.role == "dimension":
                self._draft.add_dimension(place, verdict.why)
            # kobiety under Płeć: rows of which it is not known what they are a part of.
            elif verdict.role == "unknown" or self._may_be_region(place, verdict.why, keys):
                self._draft.add_dimension(place, "unknown", understood=False)
            else:
                self._beside(place, verdict.why, first_key)

    def _not_asked_for(self, places: Sequence[int]) -> list[SideColumn]:
        """Settle the columns of which user or format say what they are; return the others."""
        sides = []
        for place in places:
            heading = self._cells[place]
            asked = self._asked.get(place)
            # --skip-column 备注, or DATAFLOW of SDMX
            if asked == "skip":
                why = self._draft.why(place, "option")
                self._draft.account(place, "skip", why)
            elif asked == "remark":
                self._draft.account(place, "remark", "heading")
            elif asked == "dimension":
                why = self._draft.why(place, "option")
                self._draft.add_dimension(place, why)
            elif self._sample.column(place):
                sides.append(SideColumn(place, heading, self._sample.texts[place]))
            elif heading:
                self._draft.tell_unknown(place)
                self._draft.account(place, "skip", "constant")

        return sides

    def _may_be_region(self, place: int, why: Why, keys: dict[str, int]) -> bool:
        """Whether a column of one word could name the place that nothing else in a table names.

        Madrid under Stadt is another area than the plan's; red under colour is none.
        """
        around = self._around
        if why != "constant" or not around.has_regions:
            return False
        # 地区 over places
        if "region" in keys:
            return False
        # 重庆市主要指标
        if around.title.region:
            return False
        # --region 重庆市
        if around.given.region:
            return False

        words = self._sample.column(place)
        word = words[0] if words else ""
        if is_answer(word):  # yes, 否
            return False

        return _PROPER_NOUN.fullmatch(word) is not None or ends_like_place(word)

    def _choose(self, free: Sequence[int]) -> list[int]:
        """Take the columns of which the user chose a member; return the free ones that are left.

        A key may be one of them: --where 地区=重庆.
        """
        members = {fold(name): member for name, member in self._evidence.given.where}
        chosen = []
        for place, text in enumerate(self._cells):
            if not text:
                continue

            # --where Sex=Female
            member = members.get(fold(text))
            if member is None or not self._is_best_choice(place, member):
                continue

            chosen.append(place)
            chosen.extend(self._partners(place))
            if place in free:
                self._draft.add_dimension(place, "option", chosen=member)
            else:
                dimension = Dimension(place, text, chosen=member)
                self._draft.dimensions.append(dimension)

        return [place for place in free if place not in chosen]

    def _is_best_choice(self, place: int, member: str) -> bool:
        """Whether of SEX and Sex, the code and its label, it is this one that has the member."""
        partners = self._partners(place)
        # Of SEX and Sex it is the label that holds Female, the code F.
        if self._holds(place, member):
            return True

        return not any(self._holds(partner, member) for partner in partners)

    def _holds(self, place: int, member: str) -> bool:
        folded = fold(member)
        members = map(fold, self._sample.texts[place])
        return folded in members

    def _partners(self, place: int) -> list[int]:
        """Return the places of a column's label, or of its code, in a known format."""
        known = self._evidence.format
        # Only a format says which column is the label of which code.
        if known is None:
            return []

        headings = known.headings(self._cells)
        labels = known.labels(headings)  # the place of the label of each code
        partners = set()
        for code, label in labels.items():
            if label == place:
                partners.add(code)
            elif code == place:
                partners.add(label)

        return sorted(partners)

    def _beside(self, place: int, why: Why, first_key: int) -> None:
        """Tell of a column that is taken to mean nothing; a constant one as long as it is one."""
        heading = self._cells[place]
        self._draft.account(place, "skip", why)
        if why == "constant":
            self._watch_constant(place)

        # 责任部门 is told; a column without a heading is named by its number.
        if heading:
            self._draft.tell_unknown(place)
        elif place > first_key:
            self._draft.problem("unnamed-column", column=str(place + 1))

    def _watch_constant(self, place: int) -> None:
        """Hold the rows to the one word of a column, which means something where another comes."""
        word = self._sample.column(place)[0]
        if holds_value(word):
            return

        dimension = Dimension(place, self._cells[place], constant=word)
        dimension.account = self._draft.accounts[place]
        self._draft.dimensions.append(dimension)
