"""The lowest versions that the project file allows, as the project's own CI installs them."""

import pytest
from lowest_versions import lowest_versions, pin


@pytest.mark.parametrize(
    ("requirement", "lowest"),
    [
        ("typer>=0.26.1,<0.29", "typer==0.26.1"),
        ("a-b.c[x] <2, >= 1.0rc1 ; sys_platform != 'x'", "a-b.c==1.0rc1"),
    ],
)
def test_the_lowest_version_is_the_lower_bound(requirement, lowest):
    assert pin(requirement) == lowest


def test_a_requirement_without_a_lower_bound_is_a_mistake():
    with pytest.raises(ValueError, match="no lower bound: rich<15"):
        pin("rich<15")


def test_all_that_is_needed_has_one_lowest_version():
    names = [pin.partition("==")[0] for pin in lowest_versions()]
    assert {"typer", "xlrd", "pytest", "hatchling"} < set(names)
    assert len(names) == len(set(names))
    assert "gapcalc" not in names
