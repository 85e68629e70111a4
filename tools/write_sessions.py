"""Write again what the console sessions of the READMEs and the docs print.

    python tools/write_sessions.py [PAGE…]

A session is a ```console block: lines `$ COMMAND` and the output below each. What `cat FILE` shows
is the file itself, and stays. Where `…` stands for lines that are left out, as many lines as before
are kept at the beginning and at the end, and a part between two `…` begins at the line that is most
like its old first one. Look at what changed before it is committed: the prose around it may no
longer fit.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from helpers.console import BLOCK, READMES, run  # noqa: E402

_DOCS = (
    "own-plan", "reading", "odds", "bases", "regions", "ledger", "goals", "history", "ci",
)  # fmt: skip
_PAGES = (
    *READMES,
    *(f"docs/{name}{language}.md" for name in _DOCS for language in ("", ".zh-CN")),
)
_LEFT_OUT = "…"


def main(pages: Sequence[str]) -> None:
    for page in pages or _PAGES:
        path = ROOT / page
        before = path.read_text(encoding="utf-8")

        with tempfile.TemporaryDirectory() as folder:
            _copy_samples(Path(folder))
            after = BLOCK.sub(lambda match: _block(match[0], Path(folder)), before)

        if after != before:
            path.write_text(after, encoding="utf-8")
            print(f"{page}: written again")


def _copy_samples(folder: Path) -> None:
    """Make what the sessions use: they name the samples as from the top of the repository."""
    (folder / "tests").mkdir()

    for name in ("second_plan", "districts", "ledger_plan"):
        (folder / "tests" / name).symlink_to(ROOT / "tests" / name)


def _block(text: str, folder: Path) -> str:
    """Return a block of a page, with what its commands print now."""
    opening, *lines, closing = text.splitlines()
    if opening != "```console":
        return text

    written = [opening]

    for command, shown in _commands(lines):
        written.append(f"$ {command}")
        written += _shown(command, shown, folder)

    return "\n".join([*written, closing])


def _commands(lines: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each command with the lines shown below it."""
    starts = [place for place, line in enumerate(lines) if line.startswith("$ ")]

    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield lines[start].removeprefix("$ "), list(lines[start + 1 : end])


def _shown(command: str, shown: list[str], folder: Path) -> list[str]:
    """Return what is to be shown below `command`."""
    if command.startswith("cat ") and "|" not in command:
        content = "\n".join([*shown, ""])
        (folder / command.split()[1]).write_text(content, encoding="utf-8")
        return shown

    printed = run(command, folder).out.splitlines()
    return _as_long(shown, printed)


def _as_long(shown: Sequence[str], printed: list[str]) -> list[str]:
    """Return the lines of `printed` that stand where those of `shown` stood."""
    parts = _parts(shown)
    if len(parts) == 1:
        return printed

    first, *middle, last = parts
    kept = printed[: len(first)]
    place = len(first)

    for part in middle:
        kept.append(_LEFT_OUT)
        place = _most_like(part[0], printed, place)
        kept += printed[place : place + len(part)]
        place += len(part)

    kept.append(_LEFT_OUT)
    return kept + printed[max(place, len(printed) - len(last)) :] if last else kept


def _parts(shown: Sequence[str]) -> list[list[str]]:
    """Return the lines between those that are left out."""
    parts: list[list[str]] = [[]]

    for line in shown:
        if line == _LEFT_OUT:
            parts.append([])
        else:
            parts[-1].append(line)

    return parts


def _most_like(line: str, printed: Sequence[str], start: int) -> int:
    """Return the place of the line of `printed`, from `start` on, that is most like `line`."""
    places = range(start, len(printed))
    return max(places, key=lambda place: SequenceMatcher(None, line, printed[place]).ratio())


if __name__ == "__main__":
    main(sys.argv[1:])
