"""What is remembered of a text, and of which."""

from __future__ import annotations

from gapcalc.core.memo import remembers


def asked_of(*texts: str) -> list[str]:
    """The texts for which a function that remembers two was really called."""
    calls: list[str] = []

    @remembers(2)
    def length(text: str) -> int:
        calls.append(text)
        return len(text)

    assert [length(text) for text in texts] == [len(text) for text in texts]
    return calls


def test_text_that_comes_again_is_not_looked_at_again() -> None:
    assert asked_of("甲", "乙", "甲", "乙") == ["甲", "乙"]


def test_no_more_texts_are_remembered_than_asked_for() -> None:
    assert asked_of("甲", "乙", "丙", "甲") == ["甲", "乙", "丙", "甲"]


def test_long_text_is_not_remembered() -> None:
    long = "甲" * 10_000
    assert asked_of(long, long) == [long, long]
