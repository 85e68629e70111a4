"""Fixtures for several views."""

import pytest

from gapcalc import Observations, assess, read_observations
from gapcalc.assessment.changes import compare
from gapcalc.core.files import bundled
from gapcalc.data.snapshot import Snapshot


@pytest.fixture(scope="session")
def bundled_observations(plan):
    return read_observations(bundled() / "data", plan)


@pytest.fixture(scope="session")
def bundled_assessment(plan, bundled_observations):
    return assess(plan, bundled_observations)


@pytest.fixture(scope="session")
def bundled_changes(plan, bundled_observations):
    """The data of the plan up to 2024 against all of them, with one target's values revised."""
    old = []
    for observation in bundled_observations:
        if observation.period.year > 2024:
            continue
        if observation.target == "disposable_income":
            observation = observation._replace(value=observation.value * 97 / 100)
        old.append(observation)
    return compare(plan, Snapshot("old", Observations(old)), Snapshot("new", bundled_observations))
