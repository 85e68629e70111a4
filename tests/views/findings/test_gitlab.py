"""The Code Quality report for GitLab."""

import pytest
from helpers.findings import FOUND, MIXED, NOTHING, hidden, json_report_of, texts

from gapcalc.views.findings import report
from gapcalc.views.speaker import Speaker


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_entry_has_location_severity_and_message(gitlab, language):
    written = json_report_of(MIXED, "gitlab", language)
    gitlab(written)
    facts = []
    for entry in written:
        location = entry["location"]
        facts.append((location["path"], location["lines"]["begin"], entry["severity"]))
    assert facts == [
        ("data/a.csv", 3, "major"),
        ("data/a.csv", 4, "minor"),
        ("targets.yaml", 5, "major"),
        ("data/warned.csv", 1, "minor"),
        ("gapcalc", 1, "minor"),
    ]
    assert [entry["description"] for entry in written] == [p.message(language) for p in MIXED]


def test_nothing_found_is_an_empty_array():
    assert report(NOTHING, "gitlab", Speaker("en")) == "[\n]"


def test_the_report_is_ascii():
    assert report(FOUND, "gitlab", Speaker("zh")).isascii()


def test_hostile_text_stays_text(gitlab, hostile):
    (entry,) = written = json_report_of([hostile], "gitlab")
    gitlab(written)
    assert hidden("".join(texts(entry))) == []
