"""A report gathered from an assessment: entries, sources, and the digests of the files read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from gapcalc.assessment.comparison import verdicts
from gapcalc.assessment.firmness import firmness
from gapcalc.assessment.history import Turned, turned_since_half_year
from gapcalc.assessment.odds import odds
from gapcalc.assessment.rollup import JUDGED
from gapcalc.assessment.status import Assessment, Result
from gapcalc.core.files import STDIN, data_files
from gapcalc.core.problem import Problem
from gapcalc.data.observation import Observation
from gapcalc.reports.in_per_cent import in_per_cent
from gapcalc.reports.model import Citation, Entry, Report, SourceKey, source_key
from gapcalc.views.print_speaker import PrintSpeaker
from gapcalc.views.speaker import Speaker

__all__ = ["digests", "gather", "observations"]


def gather(
    assessment: Assessment,
    scope: Sequence[Result],
    problems: Iterable[Problem],
    speaker: Speaker,
    *,
    sources: Mapping[str, str],
    made_on: date,
    brief: bool = False,
) -> Report:
    """Return the report on `scope`, the results of a plan or of a part of it.

    A report is printed: whatever `speaker` says on a terminal, it says it in words.
    `sources` maps the name of each file read, the plan's included, to its SHA-256 (see `digests`).
    """
    speaker = PrintSpeaker.of(speaker)
    return Report(
        assessment=assessment,
        entries=tuple(_entry_of(assessment, result) for result in scope),
        problems=tuple(problems),
        citations=_citations(scope, speaker),
        inputs=sources,
        made_on=made_on,
        speaker=speaker,
        turned=_turned(assessment, scope),
        brief=brief,
    )


def _turned(assessment: Assessment, scope: Sequence[Result]) -> Turned | None:
    """Return what turned since the last half-year, ratios to a benchmark in per cent."""
    found = turned_since_half_year(assessment, scope)
    if found is None:
        return None

    changes = []

    for change in found.changes:
        before, after = in_per_cent(change.before), in_per_cent(change.after)
        changes.append(replace(change, before=before, after=after))

    return replace(found, changes=tuple(changes))


def _entry_of(assessment: Assessment, result: Result) -> Entry:
    """Return a result with all that a report says of it: what would turn it, other verdicts, odds.

    A ratio to a benchmark is shown in per cent, and judged as what it is.
    """
    changes = firmness(assessment, result) or ()
    flips = tuple(change for change in changes if change.flips)
    # A dispute takes two verdicts: without one of the plan nobody else is asked.
    others = verdicts(assessment, result) if result.status in JUDGED else {}
    chances = odds(assessment.plan, result)
    return Entry(in_per_cent(result), flips, others, chances)


def _citations(results: Iterable[Result], speaker: Speaker) -> dict[SourceKey, Citation]:
    """Return the sources in the order in which they are first cited, with their numbers."""
    # A benchmark's value serves several targets and counts once.
    values: dict[Observation, None] = {}

    for result in results:
        values.update(dict.fromkeys(observations(result)))

    # A source is one page of one office, however many values it has.
    counts = Counter(source_key(value, speaker) for value in values)
    citations = {}

    for number, (key, count) in enumerate(counts.items(), 1):
        source, publisher, url = key
        citations[key] = Citation(number, source, publisher, url, count)

    return citations


def observations(result: Result) -> Iterator[Observation]:
    """Yield every published value of a target: those its series is made of, then those left out."""
    for point in result.series.points:
        yield from point.parts

    yield from result.series.linking

    for unused in result.series.unused:
        yield unused.observation


def digests(paths: Iterable[str]) -> dict[str, str]:
    """Return the SHA-256 of each file that `paths` name, folders opened, by its name.

    A report tells nothing of where on a machine its files lie, unless two have one name. Standard
    input cannot be read a second time: its digest is "".
    """
    names = [name for name, problem in data_files(paths) if problem is None]
    files = [Path(name) for name in dict.fromkeys(names) if Path(name).is_file()]
    count = Counter(file.name for file in files)
    found = {}

    for file in files:
        name = file.name if count[file.name] == 1 else str(file)
        found[name] = sha256(file.read_bytes()).hexdigest()

    if STDIN in names:
        found[STDIN] = ""

    return found
