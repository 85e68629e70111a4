"""What changed between two data cuts, on a terminal: the counts, then each target with the values that did it."""

from __future__ import annotations

from collections.abc import Sequence

from gapcalc.assessment.changes import KINDS, TURNS, Changes, TargetChange, ValueChange
from gapcalc.assessment.status import STATUSES, Assessment, Result
from gapcalc.core.problem import Lang
from gapcalc.core.text import safe
from gapcalc.core.unit import label
from gapcalc.data.observation import Observation
from gapcalc.messages.words import REASONS, word
from gapcalc.views import numbers as figures
from gapcalc.views.columns import Line, cell_len, left, right
from gapcalc.views.status_table import QUIET, STYLES, signed

__all__ = ["change_lines", "counted", "cuts", "headed", "moved", "shifted"]

_HEAD = "bold"


def change_lines(changes: Changes, lang: Lang, width: int | None) -> list[Line]:
    """Return the lines of the whole comparison; `width` None (a pipe) sets no bound."""
    lines: list[Line] = [
        [(changes.plan.name.of(lang), _HEAD)],
        [(word("compared", lang), "")],
        *_cuts(changes, lang),
    ]
    if not (changes.targets or changes.values or changes.added or changes.removed):
        lines += [[], [(word("no-change", lang), _HEAD)]]
    else:
        lines += [[], *_statuses(changes, lang), [], *_counts(changes, lang, width)]
    for turn in (*TURNS, None):
        group = [change for change in changes.targets if change.turn == turn]
        if group:
            lines += [[], [(f"{word(f'turn-{turn}'.lower(), lang)} ({len(group)})", _HEAD)]]
        for change in group:
            lines += _target(changes, change, lang, width)
    if changes.benchmarks:
        lines += [[], [(f"{word('benchmarks', lang)} ({len(changes.benchmarks)})", _HEAD)]]
        lines += _values(changes, changes.benchmarks, "", lang, width)
    return [*lines, []]


def headed(changes: Changes) -> list[tuple[str, Assessment]]:
    """Return the assessments that are set side by side, each with the word for its cut: old, new as of then, new."""
    middle = [("cut-new", changes.between)] if changes.between else []
    return [("cut-old", changes.before), *middle, ("cut-new", changes.after)]


def cuts(changes: Changes, lang: Lang) -> list[tuple[str, str, str]]:
    """Return of each cut the word for it, its name, and its year with the number of its values."""
    sides = zip(("cut-old", "cut-new"), changes.names, (changes.before, changes.after), strict=True)
    told = []
    for key, name, assessment in sides:
        count = sum(len(values) for values in assessment.found.values())
        told.append(
            (
                word(key, lang),
                safe(name, 200),
                word("cut-told", lang, year=assessment.as_of, count=count),
            )
        )
    return told


def _cuts(changes: Changes, lang: Lang) -> list[Line]:
    told = cuts(changes, lang)
    wide = max(cell_len(key) for key, _, _ in told)
    return [
        [(f"{left(key, wide)}  ", QUIET), (name, ""), (f"  {said}", QUIET)]
        for key, name, said in told
    ]


def _statuses(changes: Changes, lang: Lang) -> list[Line]:
    """Return the number of targets by status in each cut, and the difference of the last to the first."""
    sides = headed(changes)
    heads = [f"{word(key, lang)} {assessment.as_of}" for key, assessment in sides]
    rows = [
        (status, [assessment.summary[status] for _, assessment in sides]) for status in STATUSES
    ]
    wide = max(cell_len(signed(status, lang)) for status, counts in rows if any(counts))
    wide = max(wide, cell_len(word("status", lang)))
    titles = "".join(f"  {right(head, cell_len(head))}" for head in heads)
    lines: list[Line] = [[(left(word("status", lang), wide) + titles, QUIET)]]
    for status, counts in rows:
        if any(counts):
            numbers = "".join(
                f"  {right(str(n), cell_len(head))}" for n, head in zip(counts, heads, strict=True)
            )
            rise = counts[-1] - counts[0]
            lines.append(
                [
                    (left(signed(status, lang), wide), STYLES[status]),
                    (numbers, ""),
                    (f"  {rise:+}" if rise else "", _HEAD),
                ]
            )
    if changes.between:
        lines.append([(word("cut-years", lang, year=changes.before.as_of), QUIET)])
    return lines


def counted(changes: Changes, lang: Lang) -> list[tuple[str, list[str]]]:
    """Return what is counted, each with its name: targets by turn, values in use by kind, and values beside."""
    turns = [
        f"{word(f'turn-{turn}', lang)} {count}" for turn, count in changes.turns.items() if count
    ]
    same = sum(change.turn is None for change in changes.targets)
    turns += [f"{word('turn-none', lang)} {same}"] if same else []
    turns.append(f"{word('unchanged', lang)} {len(changes.plan.targets) - len(changes.targets)}")
    kinds = [
        f"{word(f'kind-{kind}', lang)} {changes.kinds[kind]}"
        for kind in KINDS
        if changes.kinds[kind]
    ]
    beside = [("came", changes.added), ("went", changes.removed)]
    counts = [
        ("target-counts", turns),
        ("value-counts", kinds),
        ("beside", [word(key, lang, count=len(values)) for key, values in beside if values]),
    ]
    return [(word(key, lang), said) for key, said in counts if said]


def _counts(changes: Changes, lang: Lang, width: int | None) -> list[Line]:
    counts = counted(changes, lang)
    wide = max(cell_len(name) for name, _ in counts)
    lines = [
        line
        for name, told in counts
        for line in _flow(f"{left(name, wide)}  ", _dotted(told), width)
    ]
    if changes.outdated:
        lines.append(
            [(word("none-later", lang, count=changes.outdated, year=changes.after.as_of), QUIET)]
        )
    return lines


def _target(changes: Changes, change: TargetChange, lang: Lang, width: int | None) -> list[Line]:
    """Return a target's status before and after, its values, the figures that moved, and why it has turned."""
    status = change.after.status
    was = f"  {word('was', lang, status=word(change.before.status, lang))}" if change.turn else ""
    name = f"  {change.target.name.of(lang)}"
    lines: list[Line] = [
        [
            (signed(status, lang), STYLES[status]),
            (was, QUIET),
            (name, _HEAD),
            (f"  {change.target.id}", QUIET),
        ],
        *_values(changes, change.values, change.target.id, lang, width),
    ]
    told = [f"{name} {said}" for name, said in shifted(changes, change, lang)]
    lines += _flow("    ", _dotted(told), width) if told else []
    if change.turn:
        lines.append([("    ", ""), (figures.reasons(changes.plan, change.after, lang), QUIET)])
    return lines


def _values(
    changes: Changes, values: Sequence[ValueChange], of: str, lang: Lang, width: int | None
) -> list[Line]:
    """Return one line a value: period, what became of it, before and after, and the status that turned on it."""
    kinds = [word(f"kind-{value.kind}", lang) for value in values]
    spans = max((len(str(value.period)) for value in values), default=0)
    wide = max(map(cell_len, kinds), default=0)
    lines: list[Line] = []
    for value, kind in zip(values, kinds, strict=True):
        pieces = [(moved(value, lang), "")]
        if value.of != of:
            pieces.append((f"  {changes.plan.entry(value.of).name.of(lang)}", QUIET))
        if value.status:
            pieces.append(
                (
                    f"  {word('turned-to', lang, status=word(value.status, lang))}",
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


def moved(value: ValueChange, lang: Lang) -> str:
    """Return a value before and after as printed, with the difference in its unit and in per cent."""
    sides = [o for o in (value.before, value.after) if o]
    alike = len({o.status for o in sides}) == 1
    shown = " -> ".join(_printed(o, lang, status=not alike or o is sides[-1]) for o in sides)
    if value.why:
        shown += f"  ({REASONS[value.why][0 if lang == 'zh' else 1]})"
    if value.difference is None:
        return shown
    rise = figures.difference(value.difference, value.unit, lang)
    told = [rise if value.difference < 0 else f"+{rise}"]
    if value.relative is not None and value.unit != "%":
        told.append(figures.percent(value.relative, 1, sign=True))
    return f"{shown}  ({', '.join(told)})"


def _printed(o: Observation, lang: Lang, status: bool) -> str:
    """Return a published value with its digits, bound and unit, and its status where asked: >24,500 亿元 初步数."""
    mark = "" if o.status == "reported" or not status else f" {word(o.status, lang)}"
    if isinstance(o.value, str):
        return f"{word(o.value, lang)}{mark}"
    unit = label(o.unit, lang) if o.unit else ""
    return f"{o.bound or ''}{o.value:,f}{'' if unit in {'', '%', '‰'} else ' '}{unit}{mark}"


def shifted(changes: Changes, change: TargetChange, lang: Lang) -> list[tuple[str, str]]:
    """Return progress, lead and forecast before and after, as far as either has them and they differ."""
    year = changes.plan.target_year
    rows = (
        (word("progress", lang), _progress),
        (word("lead", lang), _lead),
        (word("forecast-for", lang, year=year), _forecast),
    )
    found = []
    for name, told in rows:
        results = change.before, change.after
        before, after = ((told(r, lang) if r.status != "no_data" else "") or "-" for r in results)
        if before != after:
            found.append((name, f"{before} -> {after}"))
    return found


def _progress(result: Result, lang: Lang) -> str:
    n = result.numbers
    return "" if n.progress is None else figures.percent(n.progress, 1)


def _lead(result: Result, lang: Lang) -> str:
    n = result.numbers
    return (
        ""
        if n.lead is None
        else figures.percent(n.lead, 1, sign=True).replace("%", word("points", lang))
    )


def _forecast(result: Result, lang: Lang) -> str:
    n = result.numbers
    return "" if n.forecast is None else figures.quantity(n.forecast, result.series.unit, lang)
