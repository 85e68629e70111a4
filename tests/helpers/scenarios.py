"""Scenarios on the bundled data for the tests of their views."""

from gapcalc.assessment.assumption import parse_cases
from gapcalc.assessment.scenario import listed, what_if
from gapcalc.views.scenario_export import what_if_json
from gapcalc.views.scenario_table import what_if_lines
from gapcalc.views.speaker import Speaker

# Two cases, high and low, over all kinds of paths.
SETTINGS = [
    "gdp_metro@2022=22352亿元",
    "gdp_metro@2024=24500亿元",
    "low:disposable_income@2026=43000元",
]
GROWTHS = [
    "high:gdp_metro=8%",
    "low:gdp_metro=-1%",
    "high:livable_villages=40%",
    "low:livable_villages=90个",
    "high:rail_network_length=3%",
    "private_economy_share_gdp=0.9pp",
    "low:hightech_firms=13%",
    "low:sister_cities_new=20%",
    "high:soe_smart_factories=80%",
]


def scenarios_of(assessment, settings=(), growths=()):
    """The trend and the cases that the texts of --set and --growth describe."""
    scenarios, _ = what_if(assessment, parse_cases(assessment, settings, growths))
    return scenarios


def content_of(assessment, settings=(), growths=(), language="en", full=False):
    """The JSON of these scenarios, for all targets of the assessment."""
    scenarios = scenarios_of(assessment, settings, growths)
    scope = [result.target.id for result in assessment.results]
    return what_if_json(scenarios, listed(scenarios, scope, full), scope, Speaker(language))


def lines_of(assessment, settings=(), growths=(), language="en", width=None, full=False):
    """The lines for a terminal of these scenarios, as plain text."""
    scenarios = scenarios_of(assessment, settings, growths)
    scope = [result.target.id for result in assessment.results]
    ids = listed(scenarios, scope, full)
    lines = what_if_lines(scenarios, ids, scope, Speaker(language), width)
    return ["".join(text for text, _ in line).rstrip() for line in lines]
