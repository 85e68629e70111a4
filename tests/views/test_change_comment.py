"""A comparison as a comment on a pull request: counted, folded away, and without effect."""

import json
import re

import pytest
from helpers.changes import BASE, changes_between

from gapcalc.assessment.changes import compare
from gapcalc.data.snapshot import Snapshot
from gapcalc.views.change_comment import changes_markdown
from gapcalc.views.change_view import ChangeView
from gapcalc.views.speaker import Speaker

ENGLISH = Speaker("en")
HOSTILE = (
    "@team #12 https://x.example www.x.example a@b.example GH-7 :tada: "
    "<img src=x> [a](b) `c` |d| $e$ \x1b[31m &amp; **f**"
)
PLAN = """
    plan: {{base_year: 2022, target_year: 2027, name: {name}}}
    targets:
      t: {{name: {name}, goal: {{at_least: 200 亿元}}, unit: 亿元, path: linear}}
"""


@pytest.fixture
def hostile_comment(make_plan, read):
    """A comment in which the plan, the target and both cuts have a hostile name."""
    plan = make_plan(PLAN.format(name=json.dumps(HOSTILE)))
    old, new = read(plan, BASE, "2023,120"), read(plan, BASE, "2023,101")
    return changes_markdown(compare(plan, Snapshot(HOSTILE, old), Snapshot(HOSTILE, new)), ENGLISH)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_comment_has_a_row_for_each_status_turned_target_and_value(bundled_changes, language):
    speaker = Speaker(language)
    comment = changes_markdown(bundled_changes, speaker)
    rows = [line for line in comment.splitlines() if line.startswith("| ")]
    headers = 3 * 2  # names of columns, and the rule below them
    statuses = len(ChangeView(bundled_changes, speaker).status_counts())
    turned = sum(change.turn is not None for change in bundled_changes.targets)
    assert len(rows) == headers + statuses + turned + len(bundled_changes.values)


def test_values_are_folded_away(bundled_changes):
    comment = changes_markdown(bundled_changes, ENGLISH)
    assert comment.startswith("### ") and comment.endswith("</details>")
    assert comment.count("<details>") == comment.count("</details>") == 1
    before, _, folded = comment.partition("<details>")
    assert len(folded) > len(before)


def test_where_nothing_differs_that_is_all(tiny, read):
    changes = changes_between(read, tiny("at_least: 200 亿元"), [BASE], [BASE])
    assert changes_markdown(changes, ENGLISH).endswith("the two cuts do not differ")


def test_no_text_is_a_link_a_mention_or_a_picture(hostile_comment):
    comment = hostile_comment.replace("&#8203;", "\u200b")
    assert not re.search(r"@\w|://|(?i:www\.)|GH-\d|#\d|:tada:", comment)
    assert comment.count("https:\u200b//x.example") == 5  # the plan, two cuts, two rows


def test_no_text_is_markup(hostile_comment):
    own = r"<details><summary>|</summary>|</details>"
    others = re.sub(own, "", hostile_comment)
    unescaped = re.sub(r"\\.", "", others)
    assert not re.search(r"[<>`\[\]$]", unescaped)


def test_no_character_hides(hostile_comment):
    assert all(char.isprintable() or char == "\n" for char in hostile_comment)


def test_a_comment_has_room_for_what_fits_and_counts_the_rest(make_plan, read):
    long_name = "很长的名称" * 20
    lines = []
    for n in range(400):
        goal = "goal: {at_least: 200 亿元}, unit: 亿元, path: linear"
        lines.append(f"  t{n}: {{name: {long_name}{n}, {goal}}}\n")
    plan = make_plan(f"plan: {{base_year: 2022, target_year: 2027}}\ntargets:\n{''.join(lines)}")
    base = [f"t{n}:{BASE}" for n in range(400)]
    old = [*base, *(f"t{n}:2023,120" for n in range(400))]
    new = [*base, *(f"t{n}:2023,101" for n in range(400))]
    comment = changes_markdown(changes_between(read, plan, old, new), ENGLISH)
    assert 60_000 < len(comment) < 65_536
    assert comment.count("<details>") == comment.count("</details>") == 1
    left_out = re.findall(r"(\d+) more rows are left out", comment)
    rows_of_targets_and_values = 2 * 400
    assert comment.count(long_name) + sum(map(int, left_out)) == rows_of_targets_and_values
