"""Fixtures for every report format: hostile problems, and the published schemas."""

import json
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
from helpers.findings import HOSTILE, problem

from gapcalc.core.catalogue import CATALOGUE

SCHEMAS = Path(__file__).parents[2] / "schemas"
XS = "{http://www.w3.org/2001/XMLSchema}"
# What GitLab asks of an entry:
# https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"enum": list(CATALOGUE)},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./).+"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


@pytest.fixture(params=HOSTILE, ids=lambda text: ascii(text)[:30])
def hostile(request):
    """A problem with a stranger's text in its details, its path and its field."""
    return problem(request.param, request.param, 2, field=request.param)


@pytest.fixture(scope="session")
def gitlab():
    """A function that raises where a report is not what GitLab asks for."""
    return jsonschema.Draft202012Validator(GITLAB).validate


@pytest.fixture(scope="session")
def sarif():
    """A function that raises where a log is not after the published schema."""
    schema = json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator.check_schema(schema)
    return jsonschema.Draft4Validator(schema).validate


@pytest.fixture(scope="session")
def junit():
    """A function from JUnit XML to its root, which checks it against the published schema."""
    schema = ElementTree.parse(SCHEMAS / "junit-10.xsd").getroot()
    elements = {element.get("name"): element for element in schema.findall(f"{XS}element")}

    def fits(element):
        declared = elements[element.tag]
        attributes = {a.get("name"): a.get("use") for a in declared.iter(f"{XS}attribute")}
        required = {name for name, use in attributes.items() if use == "required"}
        children = {child.get("ref") for child in declared.iter(f"{XS}element")} - {None}
        assert set(element.attrib) <= set(attributes), element.tag
        assert required <= set(element.attrib), element.tag
        assert {child.tag for child in element} <= children, element.tag
        for child in element:
            fits(child)

    def parse(text):
        root = ElementTree.fromstring(text)
        assert root.tag == "testsuites"
        fits(root)
        for counted in (root, *root):
            cases = list(counted.iter("testcase"))
            failed = [case for case in cases if case.find("failure") is not None]
            assert int(counted.get("tests")) == len(cases)
            assert int(counted.get("failures")) == len(failed)
        return root

    return parse
