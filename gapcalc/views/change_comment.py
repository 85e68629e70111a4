"""What changed between two data cuts, in Markdown, as a comment on a pull request.

What comes from data, from a plan or from the names of files is a stranger's text: in a comment it
may neither be markup nor call anybody (@team), link (https://…, #12, GH-7) or become a picture.
"""

from __future__ import annotations

from collections.abc import Sequence

from gapcalc.assessment.changes import Changes, TargetChange
from gapcalc.assessment.history import worst_first
from gapcalc.core.text import safe
from gapcalc.views.change_view import ChangeView
from gapcalc.views.speaker import Speaker
from gapcalc.views.writers import as_markdown, in_markdown

__all__ = ["changes_markdown"]

# GitHub takes 65,536 characters; some are held back for what closes the comment.
_LONGEST_COMMENT = 65_536 - 2_000
_LONGEST_CELL = 300


def changes_markdown(changes: Changes, speaker: Speaker) -> str:
    """Return the comparison as a comment: counts, targets that turned, all values folded away.

    Rows for which a comment has no room are left out and counted.
    """
    return _Report(changes, speaker).text()


class _Report:
    """The blocks of the comment."""

    def __init__(self, changes: Changes, speaker: Speaker) -> None:
        self.changes = changes
        self.view = ChangeView(changes, speaker)
        self.speaker = speaker
        self.word = speaker.word
        self.comment = _Comment(speaker)

    def text(self) -> str:
        self._heading()

        if self.view.is_empty:
            self.comment.add(self.view.nothing)
            return self.comment.text()

        self._counts()
        self._statuses()
        self._turned_targets()
        self._values()

        return self.comment.text()

    def _heading(self) -> None:
        """Add what is compared: the plan, and a line for each cut."""
        name = safe(self.speaker.text(self.changes.plan.name), _LONGEST_CELL)
        self.comment.add(f"### {self.view.title}\n\n{in_markdown(name)}")
        cuts = []

        for cut in self.view.cuts():
            # - **New** data/ (as of 2024, 512 values)
            cuts.append(f"- **{cut.label}** {in_markdown(cut.name)} ({cut.contents})")

        self.comment.add("\n".join(cuts))

    def _counts(self) -> None:
        """Add what changed in numbers: `- **Targets** got worse 1 · unchanged 131`."""
        lines = []

        for name, counts in self.view.counts():
            listed = " · ".join(counts)
            lines.append(f"- **{name}** {listed}")

        self.comment.add("\n".join(lines))
        outdated = self.view.outdated()
        if outdated:
            self.comment.add(outdated)

    def _statuses(self) -> None:
        """Add how many targets have each status before and after."""
        header = [self.word("status"), *self.view.status_headers(), "+/-"]
        rows = []

        for row in self.view.status_counts():
            counts = [str(count) for count in row.counts]
            rows.append([self.word(row.status), *counts, row.signed_difference])

        self.comment.add_table(header, rows)

    def _turned_targets(self) -> None:
        """Add the targets whose status turned, those that got worse most first."""
        turned = [change for change in self.changes.targets if change.turn]
        if not turned:
            return

        # Who reviews a change of data asks first which verdicts it turns.
        header = self._words("name", "status-before", "status-after", "cause")
        rows = [self._turned_target(change) for change in worst_first(turned)]
        self.comment.add_table(header, rows)

    def _turned_target(self, change: TargetChange) -> list[str]:
        """Return a row: name, both statuses, and the values at which the status turned."""
        causes = []

        for value in change.values:
            if value.status:
                # 2024 120 亿元 -> 126 亿元  (+6 亿元, +5.0%)
                causes.append(f"{value.period} {self.view.value_change(value)}")

        return [
            self.speaker.text(change.target.name),
            self.word(change.before.status),
            self.word(change.after.status),
            "; ".join(causes),
        ]

    def _values(self) -> None:
        """Add the values that changed, folded away: they may be hundreds."""
        count = len(self.changes.values)
        if not count:
            return

        details = self.word("details")
        self.comment.add(f"<details><summary>{details} ({count})</summary>")
        header = self._words("name", "period", "kind", "value", "figures-moved")
        self.comment.add_table(header, self._value_rows())
        # However many rows were left out: without it the rest of the page would be folded away.
        self.comment.close("</details>")

    def _value_rows(self) -> list[list[str]]:
        """Return a row for each value; the figures that moved stand beside a target's first."""
        # A target may have several values; its figures moved once, by all of them together.
        figures = {}

        for change in self.changes.targets:
            # Progress 42.1% -> 45.0%; Lead -8.8pp -> -6.0pp
            figures[change.target.id] = "; ".join(self.view.figure_changes(change))

        rows = []

        for value in self.changes.values:
            rows.append(
                [
                    self.speaker.text(self.changes.plan.entry(value.of).name),
                    str(value.period),
                    self.word(f"kind-{value.kind}"),
                    self.view.value_change(value),
                    figures.pop(value.of, ""),
                ]
            )

        return rows

    def _words(self, *keys: str) -> list[str]:
        return [self.word(key) for key in keys]


class _Comment:
    """Blocks of Markdown, as long as a comment may be."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker
        self._blocks: list[str] = []
        self._room = _LONGEST_COMMENT

    def add(self, block: str) -> None:
        self._blocks.append(block)
        self._room -= len(block) + len("\n\n")

    def close(self, block: str) -> None:
        """Add a block for which room is held back."""
        self._blocks.append(block)

    def add_table(self, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Add the rows for which there is room, and how many there are besides."""
        cells = [[safe(cell, _LONGEST_CELL) for cell in row] for row in rows]
        title, rule, *body = as_markdown(header, cells).split("\n")
        lines = [title, rule]
        # GitHub refuses a comment that is too long, and shows nothing of it.
        room = self._room - len(f"{title}\n{rule}\n")

        for line in body:
            # Later rows are left out too, even shorter ones: no row is missing in between.
            if len(line) >= room:
                break

            lines.append(line)
            room -= len(line) + 1

        self.add("\n".join(lines))
        left_out = len(rows) - (len(lines) - 2)
        if left_out:
            self.close(self._speaker.word("left-out", count=left_out))

    def text(self) -> str:
        return "\n\n".join(self._blocks)
