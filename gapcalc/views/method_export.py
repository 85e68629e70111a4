"""Verdicts of other systems for other programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from gapcalc.assessment.comparison import disagrees, verdict, verdicts
from gapcalc.assessment.status import ALL, Assessment, Result
from gapcalc.assessment.systems import SYSTEMS, Verdict
from gapcalc.views.speaker import Speaker

__all__ = ["verdict_json", "with_method"]


def verdict_json(result: Result, other: Verdict, speaker: Speaker) -> dict[str, Any]:
    """Return one verdict: the system's own word, figure and score, its grounds, its agreement."""
    return {
        "status": other.status,
        "value": other.value,
        "score": other.score,
        "note": list(other.note),
        "reason": speaker.method_note(other),
        "disagrees": disagrees(result, other),
    }


def with_method(
    content: dict[str, Any],
    assessment: Assessment,
    results: Sequence[Result],
    method: str,
    speaker: Speaker,
) -> None:
    """Put the verdicts of `method` (or of all) into the JSON of a status.

    With one method each `status` is that system's word and the plan's own moves to `plan_status`;
    with all of them the plan's own stays and `verdicts` stands beside it.
    """
    content["method"] = method
    entries = content["targets"]
    for entry, result in zip(entries, results, strict=True):
        if method == ALL:
            others = verdicts(assessment, result).items()
            entry["verdicts"] = {name: verdict_json(result, v, speaker) for name, v in others}
        else:
            other = verdict(assessment, result, method)
            _put_first(entry, verdict_json(result, other, speaker))

    if method != ALL:
        counts = Counter(entry["status"] for entry in entries)
        content["summary"] = {status: counts[status] for status in SYSTEMS[method].statuses}


def _put_first(entry: dict[str, Any], verdict_entry: dict[str, Any]) -> None:
    """Put another system's verdict in place of the plan's own."""
    entry["plan_status"] = entry["status"]
    entry["status"] = verdict_entry["status"]
    entry["reason"] = verdict_entry["reason"]
    entry["verdict"] = verdict_entry
