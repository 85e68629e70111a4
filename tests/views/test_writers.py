"""Nothing that comes out of the writers can act: no command, no link, no mention, no formula."""

import json
import re

import pytest

from gapcalc.views.writers import as_json, in_markdown

LINKS = ["@team", "https://x.example", "www.x.example", "a@b.example", "GH-7", "#12", ":tada:"]


@pytest.mark.parametrize("text", LINKS)
def test_a_cell_is_no_link_and_no_mention_in_markdown(text):
    written = in_markdown(f"see {text} now").replace("&#8203;", "\u200b")
    assert not re.search(r"@\w|://|(?i:www\.)|GH-\d|#\d|:tada:", written)
    plain = written.replace("\u200b", "").replace("\\", "")
    assert plain == f"see {text} now"


@pytest.mark.parametrize("text", ["##[error]x", "##vso[task.complete]x", "##[Group]"])
def test_a_text_in_json_is_no_command_to_a_ci_runner_and_stays_the_same_text(text):
    written = as_json({"name": text})
    assert not re.search(r"##[a-z]*\[", written, re.IGNORECASE)
    assert json.loads(written) == {"name": text}
