"""The names of a plan by their forms: what an office calls otherwise, or nearly so."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from gapcalc.core.text import CharacterIndex, fold
from gapcalc.core.unit import UnitError, dimension
from gapcalc.data.name_forms import Frame, NameForm, name_form
from gapcalc.plan.model import Benchmark, Plan, Target

__all__ = ["EquivalentNames", "KnownName"]

_LONGEST = 80
# How much of two names must be alike for a hint, and how much of two English words.
_ALIKE, _WORDS_ALIKE = 0.75, 0.75
# A hint may mend one character of a Chinese name that has so many.
_LONG_ENOUGH = 6


class KnownName(NamedTuple):
    """A name of the plan that an office's name stands for.

    `own` tells that it is the full name of the entry; `region` is the region that has to be stated
    where it is not in the name, None for any that the entry is for.
    """

    id: str
    name: str
    own: bool
    form: NameForm
    region: str | None = None


class EquivalentNames:
    """The names of a plan's targets and benchmarks by their forms."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    @cached_property
    def _by_form(self) -> dict[str, list[KnownName]]:
        found: dict[str, list[KnownName]] = {}

        for known in self._all():
            found.setdefault(known.form.text, []).append(known)

        for names in found.values():
            names.sort(key=lambda known: known.region is not None)

        return found

    def _all(self) -> Iterable[KnownName]:
        """Yield each name of each target and benchmark, with its region and without it."""
        plan = self._plan
        entries: list[Target | Benchmark] = [*plan.targets.values(), *plan.benchmarks.values()]

        for entry in entries:
            if isinstance(entry, Target) and entry.breakdown is not None:
                # One of many areas: what they are all called, beside which the area is stated.
                for name in entry.also:
                    yield KnownName(entry.id, name, False, name_form(name))
                continue

            region = plan.region_of(entry.id)
            for name in (entry.name.zh, entry.name.en, *entry.also):
                is_own = name not in entry.also
                yield KnownName(entry.id, name, is_own, name_form(name))

                # 重庆市常住人口 of the plan is 常住人口 where a row states the place.
                rest = self._rest_of(name, region)
                if rest:
                    yield KnownName(entry.id, name, False, name_form(rest), region)

    # --- regions in names

    @cached_property
    def _prefixes(self) -> list[tuple[str, str]]:
        """The names of regions that may stand before an indicator's, the longest first."""
        names = [(name, id) for name, id in self._plan.region_names().items() if name != id]
        return sorted(names, key=lambda pair: -len(pair[0]))

    def _rest_of(self, name: str, region: str | None) -> str:
        """Return what is left of a name that begins with one of `region`, "" for nothing."""
        folded = fold(name)

        for prefix, id in self._prefixes:
            # 主城都市区地区生产总值
            if id == region and folded.startswith(prefix):
                return folded.removeprefix(prefix)

        return ""

    def region_before(self, name: str) -> tuple[str, str] | None:
        """Return the region that a Chinese name begins with, and the rest: 重庆市, 常住人口."""
        folded = fold(name)
        if len(name) > _LONGEST or folded.isascii():
            return None

        for prefix, id in self._prefixes:
            if folded.startswith(prefix) and folded != prefix:
                return id, folded.removeprefix(prefix)

        return None

    # --- names of one form

    def frames(self, name: str) -> frozenset[Frame]:
        """Return what the words around a name say: "running" of 累计工业增加值."""
        return name_form(name).frames

    def find(self, name: str, region: str | None, only_own: bool) -> Mapping[str, KnownName]:
        """Return what a name stands for by its form, as id to the name of the plan.

        `region` is the id of the region that is stated with it, None for none.
        """
        form = name_form(name)
        by_id: dict[str, KnownName] = {}

        for known in self._by_form.get(form.text, ()):
            fits = known.own if only_own else known.region in {None, region}
            if not fits or known.id in by_id or not self._same_kind(form, known):
                continue

            # GDP may be that of any region, 国内生产总值 settles which.
            names_nation = "nation" in form.frames or "nation" not in known.form.frames
            by_id[known.id] = known._replace(own=known.own and names_nation)

        return by_id

    def _same_kind(self, form: NameForm, known: KnownName) -> bool:
        """Whether a name is of the kinds of one of the plan, and what is said around it agrees."""
        # 新增就业人数 and 就业人数
        if form.kinds != known.form.kinds:
            return False

        own = known.form.frames
        # 年平均气温 of the plan is not met by 气温.
        missing = own - form.frames
        if not missing.isdisjoint({"running", "mean"}):
            return False

        added = form.frames - own
        entry = self._plan.entry(known.id)
        return all(_may_be_said(frame, entry) for frame in added)

    def share_a_name(self, ids: Iterable[str]) -> bool:
        """Return whether one name of the plan stands for all of `ids`: it sets them two goals."""
        names_of_each = []
        for id in ids:
            entry = self._plan.entry(id)
            names = (entry.name.zh, entry.name.en, *entry.also)
            names_of_each.append(set(map(fold, names)))

        if not names_of_each:
            return False

        return bool(set.intersection(*names_of_each))

    # --- names that are near

    def nearest(self, name: str, region: str | None, unit: str) -> str | None:
        """Return the name of the plan that may have been meant, None where none is near.

        It is of an entry for `region` (None where none is stated), measured in what `unit`
        measures ("" where none is stated), and of the kinds that `name` tells.
        """
        if len(name) > _LONGEST:
            return None

        form = name_form(name)
        best = None
        best_ratio = _ALIKE

        for written in dict.fromkeys((fold(name), form.text)):
            if written.isascii() and not written.startswith("en:"):
                continue  # English is compared word by word, in its form

            matcher = difflib.SequenceMatcher(None, "", written, autojunk=False)
            for text in self._index.sharing(written, _ALIKE):
                matcher.set_seq1(text)
                ratio = matcher.ratio()
                # 地区生产总直 is a slip, 地区生产总量 may be another quantity.
                if ratio <= best_ratio or not self._is_slip(written, text):
                    continue

                fitting = self._first_fitting(text, form, region, unit)
                if fitting is not None:
                    best = fitting.name
                    best_ratio = ratio

        return best

    def _first_fitting(
        self, text: str, form: NameForm, region: str | None, unit: str
    ) -> KnownName | None:
        """Return the first name of the plan with a text that fits, None where none does."""
        for known in self._texts[text]:
            if self._fits(known, form, region, unit):
                return known

        return None

    @cached_property
    def _texts(self) -> dict[str, list[KnownName]]:
        """The names of the plan, as they are written and in their forms, with what each stands for.

        生产总直 is near to 生产总值 as it is written, and not to its form, gdp.
        """
        texts: dict[str, list[KnownName]] = {}

        for known in chain.from_iterable(self._by_form.values()):
            # 常住人口 of 重庆市常住人口 is found by the whole name.
            if known.region is not None:
                continue

            for text in dict.fromkeys((fold(known.name), known.form.text)):
                texts.setdefault(text, []).append(known)

        return texts

    @cached_property
    def _index(self) -> CharacterIndex:
        return CharacterIndex(self._texts)

    def _fits(self, known: KnownName, form: NameForm, region: str | None, unit: str) -> bool:
        """Whether a name of the plan may be meant, by its region, its kinds and its unit."""
        if known.form.kinds != form.kinds:
            return False

        regions = self._plan.regions_of(known.id)
        # A name of 渝中区's goals is no hint for a row of 江北区.
        if region is not None and regions and region not in regions:
            return False

        stated = _dimension_if_known(unit)
        wanted = _dimension_if_known(self._plan.entry(known.id).unit)
        # Without a unit nothing speaks against it.
        if stated is None or wanted is None:
            return True

        return stated == wanted

    def _is_slip(self, text: str, known: str) -> bool:
        """Return whether two names differ as a slip makes them, and not in what they speak of.

        Of English each word is like its own. A Chinese name has one character or a bracket too many
        or too few, or one character is another and with its neighbour makes no word of the plan:
        总直 for 总值, but not 高速公路 for 高速铁路 nor 三级甲等医院 for 三级医院.
        """
        # en:resident population and en:resident popluation
        if text.isascii() or known.isascii():
            return text.startswith("en:") and _words_alike(text, known)

        matcher = difflib.SequenceMatcher(None, text, known, autojunk=False)
        changes = [change for change in matcher.get_opcodes() if change[0] != "equal"]
        if len(changes) != 1:
            return not changes

        tag, begin, end, known_begin, known_end = changes[0]
        gone = text[begin:end]
        come = known[known_begin:known_end]
        # 常住人口数 has one character more than 常住人口.
        if tag != "replace":
            return _is_idle(gone + come)

        is_one_for_one = len(gone) == 1 and len(come) == 1
        if len(known) < _LONG_ENOUGH or not is_one_for_one:
            return False

        around = text[max(begin - 1, 0) : end + 1]
        return not self._is_telling(around, gone + come)

    def _is_telling(self, around: str, changed: str) -> bool:
        """Whether a changed character makes another word, or is one that tells names apart."""
        # 铁路 beside 公路: the changed character makes another word of the plan.
        if not self._pairs.isdisjoint(_pairs_in(around)):
            return True

        return not _TELLING.isdisjoint(changed)

    @cached_property
    def _pairs(self) -> set[str]:
        """Every two characters that stand side by side in a name of the plan."""
        pairs: set[str] = set()
        for known in chain.from_iterable(self._by_form.values()):
            pairs.update(_pairs_in(fold(known.name)))

        return pairs


def _pairs_in(text: str) -> set[str]:
    """Return every two characters that stand side by side in a text: 总值 has one such pair."""
    return {text[at : at + 2] for at in range(len(text) - 1)}


_BRACKET = re.compile(r"\([^()]*\)")
# Characters in which names of one build differ and mean something else: 公路 and 铁路.
_TELLING = frozenset(
    "公铁水航空海陆进出城乡农工商林牧渔男女新旧大小高低上下内外东西南北中省市县区国民军老幼"
    "电煤油气热风光核粮棉糖茶房车船机存贷收支增减失就生死优良差一二三四五六七八九十"
)


def _is_idle(odd: str) -> bool:
    """Whether what one name has and another has not says nothing: a bracket, or one character that
    tells no names apart.
    """
    if _BRACKET.fullmatch(odd):
        return True

    return len(odd) == 1 and odd not in _TELLING


def _may_be_said(frame: Frame, entry: Target | Benchmark) -> bool:
    """Return whether a word around a name leaves it that of `entry`.

    当年 before a stock means what came within the year, and 累计 before what is added up over the
    years of a plan may mean all of them.
    """
    measure = entry.measure if isinstance(entry, Target) else None
    if frame == "year":
        return measure != "stock"
    if frame == "mean":
        return measure == "rate"
    if frame == "running":
        is_summed = isinstance(entry, Target) and entry.path == "cumulative"
        return measure == "stock" or (measure == "flow" and not is_summed)

    return frame != "nation"


def _dimension_if_known(unit: str) -> dict[str, int] | None:
    """Return what a unit measures, None where there is none or it is not known."""
    if not unit:
        return None

    try:
        return dimension(unit)
    except UnitError:
        return None


def _words_alike(text: str, known: str) -> bool:
    words = text.removeprefix("en:").split()
    others = known.removeprefix("en:").split()
    # Urban population has a word more than population.
    if len(words) != len(others):
        return False

    for word, other in zip(words, others, strict=True):
        likeness = difflib.SequenceMatcher(None, word, other).ratio()
        if likeness < _WORDS_ALIKE:
            return False

    return True
