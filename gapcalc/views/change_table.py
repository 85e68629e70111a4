"""What changed between two data cuts, on a terminal.

First come the counts, then each target that changed with the values that did it.
"""

from __future__ import annotations

from collections.abc import Sequence

from gapcalc.assessment.changes import TURNS, Changes, TargetChange, ValueChange
from gapcalc.assessment.history import worst_first
from gapcalc.views.change_view import ChangeView, StatusCounts
from gapcalc.views.columns import Line, cell_len, left, right
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_style import QUIET, STYLES, signed

__all__ = ["change_lines"]

_BLOCK_TITLE = "bold"
_VALUE_INDENT = "    "
_PIECE_GAP = "  "


def change_lines(changes: Changes, speaker: Speaker, width: int | None) -> list[Line]:
    """Return the whole comparison for a terminal of `width` columns; None (a pipe) is no bound."""
    return _ChangeTable(changes, speaker, width).lines()


class _ChangeTable:
    """The blocks of the comparison."""

    def __init__(self, changes: Changes, speaker: Speaker, width: int | None) -> None:
        self.changes = changes
        self.view = ChangeView(changes, speaker)
        self.speaker = speaker
        self.word = speaker.word
        self.width = width

    def lines(self) -> list[Line]:
        """Return what is compared, the counts, the targets by their turn, and benchmarks."""
        plan_name = self.speaker.text(self.changes.plan.name)
        lines: list[Line] = [
            [(plan_name, _BLOCK_TITLE)],
            [(self.view.title, "")],
            *self._cuts(),
        ]

        if self.view.is_empty:
            lines += [[], [(self.view.nothing, _BLOCK_TITLE)]]
        else:
            lines += [[], *self._statuses(), [], *self._counts()]

        for turn in TURNS:
            lines += self._targets(turn, f"turn-{turn}")

        lines += self._targets(None, "turn-none")
        benchmarks = self.changes.benchmarks

        if benchmarks:
            lines += [[], self._title("benchmarks", len(benchmarks))]
            lines += self._values(benchmarks, "")

        return [*lines, []]

    def _title(self, key: str, count: int) -> Line:
        """Return the title of a group of targets with how many they are: `Got worse (2)`."""
        title = self.word(key)
        return [(f"{title} ({count})", _BLOCK_TITLE)]

    def _cuts(self) -> list[Line]:
        """Return a line for each cut: its name, and how many values it has."""
        cuts = self.view.cuts()
        label_width = max(cell_len(cut.label) for cut in cuts)
        lines: list[Line] = []

        for cut in cuts:
            lines.append(
                [
                    (left(cut.label, label_width) + _PIECE_GAP, QUIET),
                    (cut.name, ""),
                    (_PIECE_GAP + cut.contents, QUIET),
                ]
            )

        return lines

    def _statuses(self) -> list[Line]:
        """Return the number of targets by status in each assessment, and the difference."""
        title = self.word("status")
        headers = self.view.status_headers()
        rows = self.view.status_counts()
        widths = [cell_len(signed(row.status, self.speaker)) for row in rows]
        name_width = max(cell_len(title), *widths)
        numbers = "".join(_PIECE_GAP + header for header in headers)
        lines: list[Line] = [[(left(title, name_width) + numbers, QUIET)]]

        for row in rows:
            lines.append(self._status(row, headers, name_width))

        # Where the new cut has a later year, two columns are of it: a legend tells them apart.
        if self.changes.between:
            years = self.word("cut-years", date=self.speaker.date(self.changes.before.date))
            lines.append([(years, QUIET)])

        return lines

    def _status(self, row: StatusCounts, headers: Sequence[str], name_width: int) -> Line:
        """Return the counts of one status: `▾ behind    7    9  +2`."""
        numbers = ""

        for count, header in zip(row.counts, headers, strict=True):
            padded = right(str(count), cell_len(header))
            numbers += f"{_PIECE_GAP}{padded}"

        difference = ""
        if row.difference:
            difference = _PIECE_GAP + row.signed_difference

        name = left(signed(row.status, self.speaker), name_width)
        return [
            (name, STYLES[row.status]),
            (numbers, ""),
            (difference, _BLOCK_TITLE),
        ]

    def _counts(self) -> list[Line]:
        """Return how many targets and values changed, and in which way."""
        named_counts = self.view.counts()
        name_width = max(cell_len(name) for name, _ in named_counts)
        lines: list[Line] = []

        for name, counts in named_counts:
            lines += self._flow(left(name, name_width) + _PIECE_GAP, _dotted(counts))

        outdated = self.view.outdated()
        if outdated:
            lines.append([(outdated, QUIET)])

        return lines

    def _targets(self, turn: str | None, title: str) -> list[Line]:
        """Return the targets whose status turned in one way; None are those of the same status."""
        group = [change for change in self.changes.targets if change.turn == turn]
        if not group:
            return []
        if turn is not None:
            # Of those that turned the one that fell deepest is read first.
            group = worst_first(group)

        lines: list[Line] = [[], self._title(title, len(group))]

        for change in group:
            lines += self._target(change)

        return lines

    def _target(self, change: TargetChange) -> list[Line]:
        """Return a target's status, its values, the figures that moved, and why it has turned."""
        status = change.after.status
        was = ""

        if change.turn:
            status_before = self.word(change.before.status)
            was = _PIECE_GAP + self.word("was", status=status_before)

        lines: list[Line] = [
            [
                (signed(status, self.speaker), STYLES[status]),
                (was, QUIET),
                (_PIECE_GAP + self.speaker.text(change.target.name), _BLOCK_TITLE),
                (_PIECE_GAP + change.target.id, QUIET),
            ],
            *self._values(change.values, change.target.id),
        ]

        figures = self.view.figure_changes(change)
        if figures:
            lines += self._flow(_VALUE_INDENT, _dotted(figures))

        # Where the status is the same, its reasons are in `status` and no news.
        if change.turn:
            reasons = self.speaker.reasons(self.changes.plan, change.after)
            lines.append([(_VALUE_INDENT, ""), (reasons, QUIET)])

        return lines

    def _values(self, values: Sequence[ValueChange], target: str) -> list[Line]:
        """Return a line for each value: period, what became of it, and before and after."""
        kinds = [self.word(f"kind-{value.kind}") for value in values]
        period_width = max((len(str(value.period)) for value in values), default=0)
        kind_width = max(map(cell_len, kinds), default=0)
        lines: list[Line] = []

        for value, kind in zip(values, kinds, strict=True):
            period = left(str(value.period), period_width)
            # 2024-06  revised  120 -> 126
            label = f"{_VALUE_INDENT}{period}{_PIECE_GAP}{left(kind, kind_width)}{_PIECE_GAP}"
            lines += self._flow(label, self._value(value, target))

        return lines

    def _value(self, value: ValueChange, target: str) -> Line:
        """Return a value before and after, and the status to which it turned `target`."""
        pieces = [(self.view.value_change(value), "")]

        # A benchmark's values stand below the target that is measured against it.
        if value.of != target:
            name = self.speaker.text(self.changes.plan.entry(value.of).name)
            pieces.append((_PIECE_GAP + name, QUIET))

        if value.status:
            status = self.word(value.status)
            turned = self.word("turned-to", status=status)
            pieces.append((_PIECE_GAP + turned, STYLES[value.status]))

        return pieces

    def _flow(self, label: str, pieces: Line) -> list[Line]:
        """Return `pieces` behind a label; those that do not fit go beneath the first."""
        lines: list[Line] = [[(label, QUIET)]]
        indent = used = cell_len(label)

        for text, style in pieces:
            is_first = used == indent
            if self.width is not None and not is_first and used + cell_len(text) > self.width:
                lines.append([(" " * indent, "")])
                # No line begins with the dot that would join it to the one before.
                text = text.lstrip(" ·")
                used = indent

            lines[-1].append((text, style))
            used += cell_len(text)

        return lines


def _dotted(texts: Sequence[str]) -> Line:
    """Return texts as pieces of a line, a dot between them."""
    pieces = []
    before = ""

    for text in texts:
        pieces.append((f"{before}{text}", ""))
        before = " · "

    return pieces
