"""How a message of the catalogue is filled from the details of a problem."""

from __future__ import annotations

import re
from itertools import product

import pytest
from helpers.cases import for_each

from gapcalc.core.catalogue import CATALOGUE, message_template
from gapcalc.core.problem import Problem
from gapcalc.messages.locale import Language


@for_each("code, lang", list(product(CATALOGUE, ["zh", "en"])))
def test_a_message_is_its_template_filled(code: str, lang: Language) -> None:
    entry = CATALOGUE[code]
    said, remedy = (
        (f"{entry.zh}。", entry.remedy_zh) if lang == "zh" else (f"{entry.en}. ", entry.remedy_en)
    )
    names = re.findall(r"\{(\w+)\}", said + remedy)
    for value in ("x", "x?", "%s"):
        details = {
            name.removesuffix(f"_{lang}"): f"{name} {value}" for name in names if name != "field"
        }
        wanted = (said + remedy).format(**{name: f"{name} {value}" for name in names})
        end = "" if wanted.endswith(("?", "？")) else "。" if lang == "zh" else "."
        assert Problem(code, details, field=f"field {value}").message(lang) == wanted + end
    assert Problem(code, dict.fromkeys(names, "")).message(lang) == (
        f"{said}{remedy}".format(**{name: "''" if name == "value" else "" for name in names})
        + ("" if remedy.endswith(("?", "？")) else "。" if lang == "zh" else ".")
    )


def test_a_code_that_does_not_exist_has_no_message() -> None:
    with pytest.raises(KeyError):
        message_template("no-such-code", "en")


def test_an_empty_value_is_quoted() -> None:
    assert Problem("not-a-number", {"value": ""}).message("en").startswith("'' is not a number")


def test_a_detail_may_be_the_same_in_both_languages() -> None:
    problem = Problem("unreadable", {"what": "EIO"})
    assert "EIO" in problem.message("en")
    assert "EIO" in problem.message("zh")
