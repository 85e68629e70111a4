"""Problems kept in little room: whatever is put in comes out, in its order, however many they are."""

from __future__ import annotations

import tracemalloc
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

import pytest

from gapcalc import problems
from gapcalc.problem import Problem
from gapcalc.problems import Problems, by_code, severities


def problem(number: int) -> Problem:
    code = "unknown-indicator" if number % 3 else "not-a-number"
    return Problem(
        code,
        {"value": f"甲{number}\udcff\0", "count": "1", "hint_en": "", "hint_zh": ""},
        "data.csv",
        number,
        column=None,
        field="数值",
    )


@pytest.mark.parametrize("size", [0, 1, 255, 256, 257, 2500])
def test_what_is_put_in_comes_out(size: int) -> None:
    wanted = [problem(number) for number in range(size)]
    found = Problems(wanted[: size // 2])
    found.extend(wanted[size // 2 :])
    assert (len(found), list(found), list(found)) == (size, wanted, wanted)  # as often as it is asked
    assert found == wanted == found and found == tuple(wanted) and found == Problems(wanted)
    assert bool(found) is bool(size)


def test_places_and_ranges() -> None:
    wanted = [problem(number) for number in range(2500)]
    found = Problems(wanted)
    for place in (0, 7, 999, 1000, 2499, -1, -1700):
        assert found[place] == wanted[place]
    for part in (slice(3), slice(990, 1010), slice(-3, None), slice(0, 2500, 700), slice(5, 2)):
        assert found[part] == wanted[part]
    for place in (2500, -2501):
        with pytest.raises(IndexError):
            found[place]


def test_other_things_are_not_equal() -> None:
    found = Problems([problem(1)])
    others: list[object] = [[], [problem(2)], [problem(1), problem(1)], None, "p"]
    assert all(found != other for other in others)


@pytest.mark.parametrize("kind", [list, tuple, Problems])
def test_counts(kind: type[Sequence[Problem]]) -> None:
    found = kind(problem(number) for number in range(3001))  # type: ignore[call-arg]
    assert by_code(found) == {"not-a-number": 1001, "unknown-indicator": 2000}
    assert list(by_code(found)) == ["not-a-number", "unknown-indicator"]
    assert severities(found) == (1001, 2000)
    assert severities(kind()) == (0, 0)


def test_a_million_take_little_room() -> None:
    tracemalloc.start()
    found = Problems(problem(number) for number in range(20_000))
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size / len(found) < 120  # bytes; as objects they take four times as many


SHARED = {"value": "many"}
OTHER = {"value": "few", "hint_en": "x"}


def told_apart() -> list[Problem]:
    """Problems of which any two that follow each other differ in one thing."""
    first = Problem("not-a-number", SHARED, "a.csv", 2, None, "value")
    changes: list[dict[str, object]] = [
        {}, {"line": 3}, {"line": None}, {"details": OTHER}, {"details": dict(OTHER)}, {"details": SHARED},
        {"path": "b.csv"}, {"path": None}, {"column": 4}, {"column": None}, {"field": "v"}, {"field": None},
        {"code": "digits-lost"}, {"details": MappingProxyType(SHARED)},
    ]  # fmt: skip
    made = [first]
    for change in changes:
        made.append(replace(made[-1], **change))  # type: ignore[arg-type]
    return made


def test_what_is_told_comes_out() -> None:
    wanted = told_apart() * 50
    found = Problems()
    for p in wanted:
        found.tell(p.code, p.details, p.path, p.line, p.column, p.field)
    assert (list(found), found.codes) == (wanted, by_code(wanted))


@pytest.mark.parametrize("before", [0, 3, 256, 300])
@pytest.mark.parametrize("size", [0, 3, 256, 300])
def test_those_of_another_are_taken_over(before: int, size: int) -> None:
    wanted = [problem(number) for number in range(before + size + 3)]
    found, other = Problems(wanted[:before]), Problems(wanted[before : before + size])
    found.extend(other)
    found.extend(wanted[-3:])
    assert (list(found), len(found), found.codes) == (wanted, len(wanted), by_code(wanted))
    assert list(other) == wanted[before : before + size]
    other.extend(other)
    assert list(other) == wanted[before : before + size] * 2


def test_what_many_share_is_kept_once_in_a_block() -> None:
    found = Problems()
    for line in range(1000):
        found.tell("not-a-number", SHARED if line % 2 else OTHER, "a.csv", line, field="value")
    assert [len(kinds) for kinds, _, _ in found.blocks()] == [2, 2, 2, 2]
    assert [line for _, _, lines in found.blocks() for line in lines] == list(range(1000))


def test_a_million_that_are_alike_take_next_to_no_room() -> None:
    tracemalloc.start()
    found = Problems()
    for line in range(20_000):
        found.tell("not-a-number", SHARED, "a.csv", line, field="value")
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size / len(found) < 12  # bytes


@pytest.mark.parametrize("count", [0, 1, 10, 400, 3000])
def test_the_first_of_each_code(count: int) -> None:
    wanted = [*map(problem, range(2000)), Problem("digits-lost", {"value": "1"}, "b.csv", 1)]
    seen: Counter[str] = Counter()
    first = []
    for p in wanted:
        seen[p.code] += 1
        if seen[p.code] <= count:
            first.append(p)
    assert list(Problems(wanted).first(count)) == first


def test_the_first_of_many_are_all_that_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    found = Problems([*map(problem, range(10_000)), *told_apart()])
    made = []
    monkeypatch.setattr(problems, "Problem", lambda *given: made.append(1) or Problem(*given))  # type: ignore[func-returns-value]
    assert len(list(found.first(5))) == 5 + 5 + 2
    assert len(made) < 600


@pytest.mark.parametrize("several", [1, 3, 256, 1000])
def test_those_of_each_group_in_their_order(several: int) -> None:
    wanted = [replace(problem(number), path=str(number // several % 7)) for number in range(3000)]
    wanted += told_apart()
    groups: dict[object, list[Problem]] = {}
    for p in wanted:
        groups.setdefault((p.path, p.code), []).append(p)
    found = Problems(wanted)
    for _ in range(2):
        apart = found.apart(lambda kind: (kind[2], kind[0]))
        assert (list(apart), apart, list(found)) == (list(groups), groups, wanted)
        assert all(len(ones) == len(groups[name]) for name, ones in apart.items())
        assert all(ones.codes == by_code(groups[name]) for name, ones in apart.items())


def test_groups_of_whole_blocks_take_next_to_no_room() -> None:
    found = Problems(problem(number) for number in range(20_000))
    tracemalloc.start()
    apart = found.apart(lambda kind: kind[2])
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (len(apart), size / len(found) < 2) == (1, True)  # bytes
