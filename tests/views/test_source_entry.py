"""The entry of `sources` as YAML: it says the options that made a file readable, and they come back."""

from __future__ import annotations

import yaml

from gapcalc.core.data_options import DataOptions
from gapcalc.data.needed_source import NeededSource
from gapcalc.views.source_entry import source_entries
from gapcalc.views.speaker import Speaker


def test_every_option_is_a_key_that_yaml_reads_back() -> None:
    given = DataOptions(
        unit="%",
        indicator="yes",  # a word of YAML's own
        region="主城都市区",
        period="2024",
        encoding="gb18030",
        header_row=3,
        where=(("Sex", "Female: all"),),
        skip_columns=("Note", "a, b"),
        columns=(("Gemeinde", "region"),),
        sheets=("2024", "#1"),
        hidden=True,
    )
    text = source_entries([NeededSource("folder/a.xlsx", given, 5)], Speaker("en"))
    (entry,) = yaml.safe_load(text)["sources"]
    assert entry == {
        "files": "a.xlsx",
        "indicator": "yes",
        "region": "主城都市区",
        "period": 2024,
        "unit": "%",
        "sheet": [2024, "#1"],
        "columns": {"Gemeinde": "region"},
        "where": {"Sex": "Female: all"},
        "skip": ["Note", "a, b"],
        "header_row": 3,
        "encoding": "gb18030",
        "hidden": True,
    }
