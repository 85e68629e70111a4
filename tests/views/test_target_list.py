"""The plan's targets as a list."""

import pytest

from gapcalc.views.speaker import Speaker
from gapcalc.views.target_list import target_list


def squeezed(text):
    """Text without spaces and line ends, as a name may be wrapped anywhere."""
    return "".join(text.split())


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [80, 120, None])
def test_the_list_names_every_target_by_id_and_name(plan, lang, width):
    targets = list(plan.targets.values())
    lines = target_list(plan, targets, Speaker(lang), width)
    text = squeezed("".join(piece for line in lines for piece, _ in line))
    for target in targets:
        assert target.id in text
        assert squeezed(target.name.of(lang)) in text
    assert str(len(targets)) in text


def test_a_list_of_nothing_says_so(plan):
    assert len(target_list(plan, [], Speaker("en"), 80)) == 1
