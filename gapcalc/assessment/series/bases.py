"""Values on several bases (口径), brought onto the one on which the goal was set.

A basis is a definition or revision: before a census or after it, of 21 districts or of 22. Values
of two bases are never compared as they stand. Where both have a value for one period, those of the
one are carried over to the other by their ratio there, as series are spliced:

    before the census   2022: 13,926.08
    after the census    2022: 14,299.60   2024: 16,190.40
    carried over        2024: 16,190.40 * 13,926.08 / 14,299.60 = 15,767.49

Shares are carried over by ratio too: of a share the numerator and the denominator are each linked
by ratios, so that it is itself, and a share of 0 stays 0, while a difference could make it
negative. What no period links is left out, and named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from gapcalc.assessment.series.model import Link, Point, Series, joint_bound, joint_status
from gapcalc.data.observation import Observation
from gapcalc.plan.model import Target

__all__ = ["Bases", "bases_of", "find_links", "joined"]

# A period as it is told apart: its year and its last month.
_Moment = tuple[int, int]
# What makes points of the observations of one basis.
_PointsOf = Callable[[Sequence[Observation]], Sequence[Point]]


@dataclass(frozen=True, slots=True)
class Bases:
    """The bases of one target's values.

    `reference` is the one that the series is made on, `newest` that of the latest published value.
    `unnamed` is the one that values without a basis stand on: the goal's own where none is said to.
    `ways` are the links from each other basis to the reference, for those that are linked at all.
    """

    reference: str
    newest: str
    unnamed: str = ""
    ways: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)

    def of(self, observation: Observation) -> str:
        """Return the basis of a value; one set by hand continues what is published now."""
        if observation.basis:
            return observation.basis

        if observation.path is None:
            return self.newest

        return self.unnamed

    def parted(self, observations: Iterable[Observation]) -> dict[str, list[Observation]]:
        """Return observations by basis, that of the reference first, then those next to it."""
        found: dict[str, list[Observation]] = defaultdict(list)
        for observation in observations:
            found[self.of(observation)].append(observation)

        return {basis: found[basis] for basis in sorted(found, key=self.distance)}

    def distance(self, basis: str) -> tuple[int, bool, str]:
        """Return the order in which bases are asked: the reference, then by their links to it."""
        if basis == self.reference:
            return 0, False, ""

        links = self.ways.get(basis)
        # One that nothing links is further away than any that is linked.
        steps = len(links) if links else len(self.ways) + 1
        return steps, basis != self.newest, basis

    def carries(self, basis: str) -> bool:
        """Whether values on `basis` can be carried over to the reference."""
        return basis == self.reference or basis in self.ways

    def carried(self, point: Point, basis: str) -> Point:
        """Return a point on `basis` as it is on the reference."""
        for link in self.ways.get(basis, ()):
            point = _point_on_other_basis(point, link)

        return point


def _point_on_other_basis(point: Point, link: Link) -> Point:
    """Return a point carried over by a link: 100 is 110 where 200 on its basis are 220."""
    values = (point, link.onto_value, link.value.mirrored())
    published = point.amount if point.published is None else point.published
    return replace(
        point,
        value=point.amount * link.ratio,
        bound=joint_bound(values),
        status=joint_status(values),
        # The value's own observation stands last, as in a sum or a chain.
        parts=(*link.onto_value.parts, *link.value.parts, *point.parts),
        published=published,
        links=(*point.links, link),
    )


# --- which bases there are


def bases_of(
    target: Target, observations: Sequence[Observation], points_of: _PointsOf
) -> Bases | None:
    """Return the bases of a target's values, None where they all stand on that of the goal.

    So they do where no value names a basis, and where all name one and the goal none.
    """
    published = [one for one in observations if one.path is not None]
    written = {one.basis for one in published}
    if target.goal.form == "stage" or not written - {""}:
        return None

    # Who names the census only behind it means by the values before what the goal was set on.
    unnamed = "" if target.basis in written else target.basis
    spans = _spans(target, published, unnamed)
    if len(spans) == 1 and target.basis in {"", *spans}:
        return None

    newest = max(spans, key=lambda basis: (spans[basis].last, spans[basis].first, basis))
    reference = target.basis or _basis_of_goal(target, spans, newest)
    bases = Bases(reference, newest, unnamed)

    points = {}
    for basis, group in bases.parted(observations).items():
        points[basis] = points_of(group)

    ways = find_links(bases, points)
    return replace(bases, ways=ways)


@dataclass(slots=True)
class _Span:
    """The ends of the first and the last period of a basis, the first from the base year on."""

    first: Fraction
    last: Fraction


def _spans(target: Target, published: Sequence[Observation], unnamed: str) -> dict[str, _Span]:
    """Return the span of each basis; values that name none stand on `unnamed`."""
    ends: dict[str, list[Fraction]] = defaultdict(list)
    for one in published:
        ends[one.basis or unnamed].append(one.period.end)

    # A basis that ends before the base year begins last of all.
    never = Fraction(target.base_year + 1000)
    spans = {}

    for basis, times in ends.items():
        since_base = [time for time in times if time >= target.base_year]
        first = min(since_base, default=never)
        spans[basis] = _Span(first, max(times))

    return spans


def _basis_of_goal(target: Target, spans: Mapping[str, _Span], newest: str) -> str:
    """Return the basis of a goal that names none.

    It is that of the values which name none either. Where all do it is that of the base year, from
    which the goal was set, and of two for that year the one that ends first. A goal set against a
    benchmark is a comparison within one year, and holds on the newest.
    """
    if "" in spans:
        return ""
    if target.goal.form == "over_series":
        return newest

    return min(spans, key=lambda basis: (spans[basis].first, spans[basis].last, basis))


# --- how they are linked


def find_links(bases: Bases, points: Mapping[str, Sequence[Point]]) -> dict[str, tuple[Link, ...]]:
    """Return the links from each basis to the reference, the fewest that lead there.

    Two bases are linked in the latest period for which both have a value, by values of one sign.
    """
    ways: dict[str, tuple[Link, ...]] = {}
    reached = [bases.reference]

    for onto in reached:
        for basis in sorted(points):
            if basis in ways or basis == bases.reference:
                continue

            link = _link(basis, onto, points[basis], points.get(onto, ()))
            if link is not None:
                ways[basis] = (link, *ways.get(onto, ()))
                reached.append(basis)

    return ways


def _link(
    basis: str, onto: str, points: Sequence[Point], onto_points: Sequence[Point]
) -> Link | None:
    """Return the link from `basis` to `onto` by their latest common period, None without any."""
    others = {_year_and_month(point): point for point in onto_points}

    for point in sorted(points, key=_year_and_month, reverse=True):
        other = others.get(_year_and_month(point))
        # A loss of 20 on the one and a gain of 5 on the other have no ratio to carry by.
        if other is not None and point.amount * other.amount > 0:
            return Link(basis, onto, point, other)

    return None


def _year_and_month(point: Point) -> _Moment:
    """Return the year and the last month of a point's period."""
    return point.period.year, point.period.last


# --- one series of several


def joined(series: Series, bases: Bases, points: Mapping[str, Sequence[Point]]) -> list[Point]:
    """Return one point a moment on the reference, in order of time.

    A value that is published on the reference is used as it is; else the one that is linked by the
    fewest links. A value set by hand goes before both. What cannot be linked is kept in
    `series.incomparable`, and all that is left out in `series.unused`.
    """
    by_moment: dict[_Moment, dict[str, Point]] = defaultdict(dict)
    for basis in sorted(points, key=bases.distance):
        for point in points[basis]:
            by_moment[_year_and_month(point)][basis] = point

    made = []
    left_out: list[tuple[str, Point]] = []

    for moment in sorted(by_moment):
        rivals = by_moment[moment]
        chosen = _basis_to_use(bases, rivals)

        for basis, point in rivals.items():
            if basis != chosen:
                left_out.append((basis, point))
                continue

            carried = bases.carried(point, basis)
            made.append(carried)
            series.use(carried.links)

    _note_left_out(series, bases, left_out)
    return made


def _note_left_out(series: Series, bases: Bases, left_out: Sequence[tuple[str, Point]]) -> None:
    """Note why points are not in the series, each with its basis."""
    used_in_links: set[Observation] = set()
    for link in series.links:
        used_in_links.update(link.parts)

    for basis, point in left_out:
        if not bases.carries(basis):
            series.incomparable.append(replace(point, basis=basis))
            series.drop(point.parts, "not-linked")
        elif not used_in_links.issuperset(point.parts):
            series.drop(point.parts, "other-basis")


def _basis_to_use(bases: Bases, rivals: Mapping[str, Point]) -> str | None:
    """Return the basis whose value is used for a moment, None where none can be linked."""
    comparable = [basis for basis in rivals if bases.carries(basis)]
    if not comparable:
        return None

    for basis in comparable:
        parts = rivals[basis].parts
        is_set_by_hand = bool(parts) and parts[-1].path is None
        if is_set_by_hand:
            return basis

    return comparable[0]
