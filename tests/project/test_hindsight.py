from pathlib import Path

import pytest
import write_hindsight_page as hindsight

PAGE = Path(__file__).parents[2] / "docs" / "hindsight.md"


def test_the_page_shows_what_is_computed():
    assert hindsight.report() in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("cases", [hindsight.german, hindsight.chongqing])
def test_nothing_of_the_future_is_known_half_way(cases):
    """Whatever comes after the year that is judged, the verdicts stay."""
    for case in cases():
        _, now, _ = case.years
        later = {
            year: value if year <= now else value + 1000 for year, value in case.values.items()
        }
        changed = hindsight.Case(
            case.name, later, case.earlier, case.goal, case.up, case.shape, case.percent
        )
        assert hindsight.verdicts(changed) == hindsight.verdicts(case)


def test_stretches_do_not_overlap():
    seen = set()
    for case in hindsight.german():
        series = case.name.rsplit(" ", 1)[0]
        steps = {(series, year) for year in sorted(case.values)[1:]}
        assert not steps & seen
        seen |= steps
