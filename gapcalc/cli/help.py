"""The pages of `--help`, laid out for the reader's terminal.

Their texts are in `messages/help_pages.py`; which options a command has is asked of Typer.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gapcalc.cli.output_forms import FORMATS
from gapcalc.core.data_options import COLUMN_ROLES
from gapcalc.messages.choice_words import choices_in_chinese
from gapcalc.messages.help_pages import (
    ENVIRONMENT,
    FIRST_STEPS,
    OPTION_SECTIONS,
    PAGES,
    PHRASES,
    OptionSection,
)
from gapcalc.messages.locale import Bilingual, Language
from gapcalc.messages.statuses import STATUS_WORDS
from gapcalc.views.columns import cell_len, left, wrap
from gapcalc.views.findings import CHECK_FORMATS

__all__ = ["HelpPages"]

# Prose in longer lines is hard to read.
_MAX_WIDTH = 100
# A longer name stands on a line of its own, so that the texts keep room beside the others.
_MAX_NAME_WIDTH = 26
# Of a narrow terminal the texts keep so many columns, whatever the names take.
_MIN_TEXT_WIDTH = 20
# What stands below a name is indented by so much.
_INDENT_BELOW = 6
# What an option's text lists as {choices}: a new output form is listed without a word here.
_CHOICES: dict[str, Sequence[str]] = {
    "format": FORMATS,
    "check.format": CHECK_FORMATS,
    "columns": COLUMN_ROLES,
    "only": list(STATUS_WORDS),
}


@dataclass(frozen=True)
class HelpPages:
    """The help in one language.

    `params` are Typer's objects for the arguments and options of a command, of which `name`,
    `opts`, `metavar` and `param_type_name` are read.
    """

    language: Language

    # --- pages

    def summary(self, command: str) -> str:
        """Return what a command does, in a line."""
        return self._text(PAGES[command].summary)

    def command_page(self, command: str, params: Sequence[Any]) -> str:
        """Return the help of one command."""
        page = PAGES[command]
        arguments = [param.metavar for param in params if param.param_type_name == "argument"]
        usage = " ".join(["gapcalc", command, self._phrase("options"), *arguments])

        lines = [
            f"{self._phrase('usage')}{usage}",
            "",
            self._text(page.summary),
            "",
            *self._paragraph(page.description),
            *self._options(command, params),
            *self._stacked_list(self._phrase("examples"), page.examples),
        ]

        return "\n".join(lines)

    def contents(self, commands: Iterable[str], params: Sequence[Any]) -> str:
        """Return the help of the program: its commands, options and environment variables."""
        usage = " ".join(["gapcalc", self._phrase("command"), self._phrase("options")])
        summaries = {command: PAGES[command].summary for command in commands}

        lines = [
            f"{self._phrase('usage')}{usage}",
            "",
            *self._paragraph(PHRASES["program"]),
            *self._list(self._phrase("commands"), summaries),
            *self._options("", params),
            *self._list(self._phrase("environment"), ENVIRONMENT),
            "",
            *self._paragraph(PHRASES["more-help"]),
        ]

        return "\n".join(lines)

    def next_steps(self) -> str:
        """Return what one may do next, for who has typed the program's name alone."""
        lines = [
            *self._paragraph(PHRASES["program"]),
            *self._stacked_list(self._phrase("where-to-start"), FIRST_STEPS),
            "",
            *self._paragraph(PHRASES["more-help"]),
        ]

        return "\n".join(lines)

    def completion_installed(self, shell: str, path: str) -> str:
        """Return that the shell's completion is in place."""
        return self._phrase("completion-installed").format(shell=shell, path=path)

    # --- options

    def _options(self, command: str, params: Sequence[Any]) -> Iterator[str]:
        """Yield the options and arguments of a command, section by section."""
        for section in OPTION_SECTIONS:
            entries = {}

            for param in params:
                text = _option_text(section, command, param.name)
                if text is not None:
                    entries[_spelling(param)] = text

            if entries:
                yield from self._list(self._text(section.title), entries)

    # --- lists

    def _list(self, title: str, entries: Mapping[str, Bilingual]) -> Iterator[str]:
        """Yield a titled list of names, each with its text beside it."""
        yield from self._heading(title)
        longest = max(cell_len(name) for name in entries)
        # A longer name has a line of its own, and its text below it.
        name_width = min(_MAX_NAME_WIDTH, longest)
        indent = name_width + 4
        text_width = max(_MIN_TEXT_WIDTH, _page_width() - indent)

        for name, text in entries.items():
            # The first line stands beside the name, the others below that line.
            first, *others = wrap(self._text(text), text_width)

            if cell_len(name) <= name_width:
                yield f"  {left(name, name_width)}  {first}"
            else:
                yield f"  {name}"
                yield " " * indent + first

            for line in others:
                yield " " * indent + line

    def _stacked_list(self, title: str, entries: Mapping[str, Bilingual]) -> Iterator[str]:
        """Yield a titled list of command lines, each with its text below it."""
        yield from self._heading(title)
        text_width = max(_MIN_TEXT_WIDTH, _page_width() - _INDENT_BELOW)

        for name, text in entries.items():
            yield f"  {name}"

            for line in wrap(self._text(text), text_width):
                yield " " * _INDENT_BELOW + line

    def _heading(self, title: str) -> Iterator[str]:
        colon = "：" if self.language == "zh" else ":"
        yield ""
        yield title if title.endswith(colon) else f"{title}{colon}"

    # --- texts

    def _paragraph(self, text: Bilingual) -> list[str]:
        return wrap(self._text(text), _page_width())

    def _phrase(self, key: str) -> str:
        return self._text(PHRASES[key])

    def _text(self, text: Bilingual) -> str:
        return text.of(self.language)


def _option_text(section: OptionSection, command: str, name: str) -> Bilingual | None:
    """Return what a section says of an option; None where the option is listed in another."""
    for key in (f"{command}.{name}", name):
        text = section.options.get(key)
        if text is None:
            continue
        if key in _CHOICES:
            choices = _CHOICES[key]
            in_chinese = text.filled(choices="、".join(choices_in_chinese(choices))).zh
            return Bilingual(in_chinese, text.filled(choices=", ".join(choices)).en)

        return text

    return None


def _spelling(param: Any) -> str:
    """Return how an option is typed, its short name first: -f, --format F."""
    if param.param_type_name == "argument":
        return str(param.metavar)

    # -o, --output
    names = ", ".join(sorted(param.opts, key=len))
    return f"{names} {param.metavar or ''}".strip()


def _page_width() -> int:
    # Lines of 200 columns are hard to read.
    return min(_MAX_WIDTH, shutil.get_terminal_size().columns)
