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

        return self.unnamed if observation.path is not None else self.newest

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
    named = {one.basis for one in published}
    if target.goal.form == "stage" or not named - {""}:
        return None

    # Who names the census only behind it means by the values before what the goal was set on.
    unnamed = "" if target.basis in named else target.basis
    spans = _spans(target, published, unnamed)
    if len(spans) == 1 and target.basis in {"", *spans}:
        return None

    newest = max(spans, key=lambda basis: (spans[basis].last, spans[basis].first, basis))
    reference = target.basis or _basis_of_goal(target, spans, newest)
    bases = Bases(reference, newest, unnamed)
    points = {basis: points_of(group) for basis, group in bases.parted(observations).items()}

    return replace(bases, ways=find_links(bases, points))


@dataclass(slots=True)
class _Span:
    """The ends of the first and the last period of a basis, the first from the base year on."""

    first: Fraction
    last: Fraction


def _spans(target: Target, published: Sequence[Observation], unnamed: str) -> dict[str, _Span]:
    ends: dict[str, list[Fraction]] = defaultdict(list)
    for one in published:
        ends[one.basis or unnamed].append(one.period.end)

    spans = {}
    for basis, times in ends.items():
        since = [time for time in times if time >= target.base_year]
        spans[basis] = _Span(min(since, default=Fraction(target.base_year + 1000)), max(times))

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
    others = {_year_and_month(point): point for point in onto_points}

    for point in sorted(points, key=_year_and_month, reverse=True):
        other = others.get(_year_and_month(point))
        if other is not None and point.amount * other.amount > 0:
            return Link(basis, onto, point, other)

    return None


def _year_and_month(point: Point) -> _Moment:
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
        if chosen is not None:
            carried = bases.carried(rivals[chosen], chosen)
            made.append(carried)
            series.use(carried.links)

        left_out += [(basis, point) for basis, point in rivals.items() if basis != chosen]

    used_in_links = {part for link in series.links for part in link.parts}

    for basis, point in left_out:
        if not bases.carries(basis):
            series.incomparable.append(replace(point, basis=basis))
            series.drop(point.parts, "not-linked")
        elif not used_in_links.issuperset(point.parts):
            series.drop(point.parts, "other-basis")

    return made


def _basis_to_use(bases: Bases, rivals: Mapping[str, Point]) -> str | None:
    """Return the basis whose value is used for a moment, None where none can be linked."""
    comparable = [basis for basis in rivals if bases.carries(basis)]
    for basis in comparable:
        if rivals[basis].parts and rivals[basis].parts[-1].path is None:
            return basis

    return comparable[0] if comparable else None
