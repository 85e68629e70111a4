"""What changed between two data cuts, on a terminal: the counts, then each target with the values that did it."""

from __future__ import annotations

from collections.abc import Sequence

from gapcalc.assessment.changes import KINDS, TURNS, Changes, TargetChange, ValueChange
from gapcalc.assessment.status import STATUSES, Assessment, Result
from gapcalc.core.text import safe
from gapcalc.data.observation import Observation
from gapcalc.messages.reasons import REASONS
from gapcalc.plan.model import Stage
from gapcalc.views import numbers as figures
from gapcalc.views.columns import Line, cell_len, left, right
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_style import QUIET, STYLES, signed

__all__ = ["change_lines", "counted", "cuts", "headed", "moved", "shifted"]

_HEAD = "bold"


def change_lines(changes: Changes, speaker: Speaker, width: int | None) -> list[Line]:
    """Return the lines of the whole comparison; `width` None (a pipe) sets no bound."""
    lines: list[Line] = [
        [(speaker.text(changes.plan.name), _HEAD)],
        [(speaker.word("compared"), "")],
        *_cuts(changes, speaker),
    ]
    if not (changes.targets or changes.values or changes.added or changes.removed):
        lines += [[], [(speaker.word("no-change"), _HEAD)]]
    else:
        lines += [[], *_statuses(changes, speaker), [], *_counts(changes, speaker, width)]
    for turn in (*TURNS, None):
        group = [change for change in changes.targets if change.turn == turn]
        if group:
            lines += [[], [(f"{speaker.word(f'turn-{turn}'.lower())} ({len(group)})", _HEAD)]]
        for change in group:
            lines += _target(changes, change, speaker, width)
    if changes.benchmarks:
        lines += [[], [(f"{speaker.word('benchmarks')} ({len(changes.benchmarks)})", _HEAD)]]
        lines += _values(changes, changes.benchmarks, "", speaker, width)
    return [*lines, []]


def headed(changes: Changes) -> list[tuple[str, Assessment]]:
    """Return the assessments that are set side by side, each with the word for its cut: old, new as of then, new."""
    middle = [("cut-new", changes.between)] if changes.between else []
    return [("cut-old", changes.before), *middle, ("cut-new", changes.after)]


def cuts(changes: Changes, speaker: Speaker) -> list[tuple[str, str, str]]:
    """Return of each cut the word for it, its name, and its year with the number of its values."""
    sides = zip(("cut-old", "cut-new"), changes.names, (changes.before, changes.after), strict=True)
    told = []
    for key, name, assessment in sides:
        count = sum(len(values) for values in assessment.observations.values())
        told.append(
            (
                speaker.word(key),
                safe(name, 200),
                speaker.word("cut-told", year=assessment.as_of, count=count),
            )
        )
    return told


def _cuts(changes: Changes, speaker: Speaker) -> list[Line]:
    told = cuts(changes, speaker)
    wide = max(cell_len(key) for key, _, _ in told)
    return [
        [(f"{left(key, wide)}  ", QUIET), (name, ""), (f"  {said}", QUIET)]
        for key, name, said in told
    ]


def _statuses(changes: Changes, speaker: Speaker) -> list[Line]:
    """Return the number of targets by status in each cut, and the difference of the last to the first."""
    sides = headed(changes)
    heads = [f"{speaker.word(key)} {assessment.as_of}" for key, assessment in sides]
    rows = [
        (status, [assessment.summary[status] for _, assessment in sides]) for status in STATUSES
    ]
    wide = max(cell_len(signed(status, speaker)) for status, counts in rows if any(counts))
    wide = max(wide, cell_len(speaker.word("status")))
    titles = "".join(f"  {right(head, cell_len(head))}" for head in heads)
    lines: list[Line] = [[(left(speaker.word("status"), wide) + titles, QUIET)]]
    for status, counts in rows:
        if any(counts):
            numbers = "".join(
                f"  {right(str(n), cell_len(head))}" for n, head in zip(counts, heads, strict=True)
            )
            rise = counts[-1] - counts[0]
            lines.append(
                [
                    (left(signed(status, speaker), wide), STYLES[status]),
                    (numbers, ""),
                    (f"  {rise:+}" if rise else "", _HEAD),
                ]
            )
    if changes.between:
        lines.append([(speaker.word("cut-years", year=changes.before.as_of), QUIET)])
    return lines


def counted(changes: Changes, speaker: Speaker) -> list[tuple[str, list[str]]]:
    """Return what is counted, each with its name: targets by turn, values in use by kind, and values beside."""
    turns = [
        f"{speaker.word(f'turn-{turn}')} {count}" for turn, count in changes.turns.items() if count
    ]
    same = sum(change.turn is None for change in changes.targets)
    turns += [f"{speaker.word('turn-none')} {same}"] if same else []
    turns.append(f"{speaker.word('unchanged')} {len(changes.plan.targets) - len(changes.targets)}")
    kinds = [
        f"{speaker.word(f'kind-{kind}')} {changes.kinds[kind]}"
        for kind in KINDS
        if changes.kinds[kind]
    ]
    beside = [("came", changes.added), ("went", changes.removed)]
    counts = [
        ("target-counts", turns),
        ("value-counts", kinds),
        ("beside", [speaker.word(key, count=len(values)) for key, values in beside if values]),
    ]
    return [(speaker.word(key), said) for key, said in counts if said]


def _counts(changes: Changes, speaker: Speaker, width: int | None) -> list[Line]:
    counts = counted(changes, speaker)
    wide = max(cell_len(name) for name, _ in counts)
    lines = [
        line
        for name, told in counts
        for line in _flow(f"{left(name, wide)}  ", _dotted(told), width)
    ]
    if changes.outdated:
        lines.append(
            [(speaker.word("none-later", count=changes.outdated, year=changes.after.as_of), QUIET)]
        )
    return lines


def _target(
    changes: Changes, change: TargetChange, speaker: Speaker, width: int | None
) -> list[Line]:
    """Return a target's status before and after, its values, the figures that moved, and why it has turned."""
    status = change.after.status
    was = (
        f"  {speaker.word('was', status=speaker.word(change.before.status))}" if change.turn else ""
    )
    name = f"  {speaker.text(change.target.name)}"
    lines: list[Line] = [
        [
            (signed(status, speaker), STYLES[status]),
            (was, QUIET),
            (name, _HEAD),
            (f"  {change.target.id}", QUIET),
        ],
        *_values(changes, change.values, change.target.id, speaker, width),
    ]
    told = [f"{name} {said}" for name, said in shifted(changes, change, speaker)]
    lines += _flow("    ", _dotted(told), width) if told else []
    if change.turn:
        lines.append([("    ", ""), (speaker.reasons(changes.plan, change.after), QUIET)])
    return lines


def _values(
    changes: Changes, values: Sequence[ValueChange], of: str, speaker: Speaker, width: int | None
) -> list[Line]:
    """Return one line a value: period, what became of it, before and after, and the status that turned on it."""
    kinds = [speaker.word(f"kind-{value.kind}") for value in values]
    spans = max((len(str(value.period)) for value in values), default=0)
    wide = max(map(cell_len, kinds), default=0)
    lines: list[Line] = []
    for value, kind in zip(values, kinds, strict=True):
        pieces = [(moved(value, speaker), "")]
        if value.of != of:
            pieces.append((f"  {speaker.text(changes.plan.entry(value.of).name)}", QUIET))
        if value.status:
            pieces.append(
                (
                    f"  {speaker.word('turned-to', status=speaker.word(value.status))}",
                    STYLES[value.status],
                )
            )
        lines += _flow(f"    {left(str(value.period), spans)}  {left(kind, wide)}  ", pieces, width)
    return lines


def _dotted(told: Sequence[str]) -> Line:
    return [(text if place == 0 else f" · {text}", "") for place, text in enumerate(told)]


def _flow(label: str, pieces: Line, width: int | None) -> list[Line]:
    """Return `pieces` behind a label, those that do not fit beneath the first."""
    lines: list[Line] = [[(label, QUIET)]]
    indent = used = cell_len(label)
    for text, style in pieces:
        if width is not None and used > indent and used + cell_len(text) > width:
            lines.append([(" " * indent, "")])
            text, used = text.lstrip(" ·"), indent
        lines[-1].append((text, style))
        used += cell_len(text)
    return lines


# --- figures


def moved(value: ValueChange, speaker: Speaker) -> str:
    """Return a value before and after as printed, with the difference in its unit and in per cent."""
    sides = [o for o in (value.before, value.after) if o]
    alike = len({o.status for o in sides}) == 1
    shown = " -> ".join(_printed(o, speaker, status=not alike or o is sides[-1]) for o in sides)
    if value.why:
        shown += f"  ({speaker.text(REASONS[value.why])})"
    if value.difference is None:
        return shown
    rise = speaker.difference(value.difference, value.unit)
    told = [rise if value.difference < 0 else f"+{rise}"]
    if value.relative is not None and value.unit != "%":
        told.append(figures.percent(value.relative, 1, sign=True))
    return f"{shown}  ({', '.join(told)})"


def _printed(o: Observation, speaker: Speaker, status: bool) -> str:
    """Return a published value with its digits, bound and unit, and its status where asked: >24,500 亿元 初步数."""
    mark = "" if o.status == "reported" or not status else f" {speaker.word(o.status)}"
    if isinstance(o.value, Stage):
        return f"{speaker.word(o.value)}{mark}"
    unit = speaker.unit(o.unit) if o.unit else ""
    return f"{o.bound or ''}{o.value:,f}{'' if unit in {'', '%', '‰'} else ' '}{unit}{mark}"


def shifted(changes: Changes, change: TargetChange, speaker: Speaker) -> list[tuple[str, str]]:
    """Return progress, lead and forecast before and after, as far as either has them and they differ."""
    year = changes.plan.target_year
    rows = (
        (speaker.word("progress"), _progress),
        (speaker.word("lead"), _lead),
        (speaker.word("forecast-for", year=year), _forecast),
    )
    found = []
    for name, told in rows:
        results = change.before, change.after
        before, after = (
            (told(r, speaker) if r.status != "no_data" else "") or "-" for r in results
        )
        if before != after:
            found.append((name, f"{before} -> {after}"))
    return found


def _progress(result: Result, speaker: Speaker) -> str:
    n = result.numbers
    return "" if n.progress is None else figures.percent(n.progress, 1)


def _lead(result: Result, speaker: Speaker) -> str:
    n = result.numbers
    return (
        ""
        if n.lead is None
        else figures.percent(n.lead, 1, sign=True).replace("%", speaker.word("points"))
    )


def _forecast(result: Result, speaker: Speaker) -> str:
    n = result.numbers
    return "" if n.forecast is None else speaker.quantity(n.forecast, result.series.unit)
