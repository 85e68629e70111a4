"""The command line as Typer sees it: the options of `gapcalc` itself, and its commands by name."""

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from gapcalc import __version__
from gapcalc.cli.commands import COMMANDS, load_command
from gapcalc.cli.completion import SHELLS, completion_script, install_completion
from gapcalc.cli.exit_code import CANNOT_RUN
from gapcalc.cli.options import LangOption, choice_option
from gapcalc.cli.output import write
from gapcalc.core.problem import GapcalcError, Problem, bilingual_detail, choice_hint
from gapcalc.messages.hints import FORM_INTO_FILE
from gapcalc.messages.locale import language_of_command_line

if TYPE_CHECKING:
    from gapcalc.cli.help import HelpPages

__all__ = ["UsageError", "application", "usage_problem"]

# What Typer raises for a command line that it cannot take apart, such as an option that there is
# not. Its class has no name of its own in Typer, only its heirs have.
UsageError: type[Exception] = typer.BadParameter.__mro__[1]
# Plain help and plain errors: the pages are our own, and an error of the program is told by `main`.
_plain_typer = partial(
    typer.Typer, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
)


# Other commands write a file by -o. `check` does so by --format, as it can write several.
_CHECK = "gapcalc check"
_OUTPUT_OPTIONS = ("-o", "--output")
_FORMS_OF_CHECK = {
    ".json": "json",
    ".md": "markdown",
    ".sarif": "sarif",
    ".txt": "text",
    ".xml": "junit",
}


def _help_pages() -> "HelpPages":
    from gapcalc.cli.help import HelpPages

    return HelpPages(language_of_command_line(sys.argv[1:]))


class _Command(TyperCommand):
    """A command whose `--help` is its page in the reader's language."""

    def get_help(self, ctx: Any) -> str:
        return _help_pages().command_page(self.name or "", self.params)

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the line that zsh and fish show beside the command."""
        return _help_pages().summary(self.name or "")


class _Commands(TyperGroup):
    """The commands by name, each imported when it is asked for: none waits for another."""

    def get_help(self, ctx: Any) -> str:
        return _help_pages().contents(COMMANDS, self.params)

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None

        app = _plain_typer()
        app.command(cmd_name, cls=_Command)(load_command(cmd_name))

        # An application of one command is that command to Typer.
        return typer.main.get_command(app)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name = args[0]
        if name not in COMMANDS and not ctx.resilient_parsing:
            details = {"value": name, **choice_hint(name, COMMANDS)}
            raise GapcalcError(Problem("unknown-command", details))

        return super().resolve_command(ctx, args)


# --- gapcalc itself


def _print_version(wanted: bool) -> None:
    if wanted:
        write(f"gapcalc {__version__}")
        raise typer.Exit


def _install_and_exit(wanted: bool) -> None:
    if wanted:
        shell, path = install_completion()
        write(_help_pages().completion_installed(shell, path))
        raise typer.Exit


def _print_completion_script(shell: str | None) -> None:
    if shell is not None:
        write(completion_script(shell))
        raise typer.Exit


_VersionOption = Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True)]
_InstallCompletionOption = Annotated[
    bool, typer.Option("--install-completion", callback=_install_and_exit, is_eager=True)
]
_ShowCompletionOption = Annotated[
    str | None,
    choice_option(
        "--show-completion",
        metavar="SHELL",
        choices=SHELLS,
        callback=_print_completion_script,
        is_eager=True,
    ),
]


def _gapcalc(
    ctx: typer.Context,
    version: _VersionOption = False,
    install_completion: _InstallCompletionOption = False,
    show_completion: _ShowCompletionOption = None,
    lang: LangOption = None,
) -> int:
    """Run before a command, or alone where none is named: then say how to start."""
    # Typer has printed version, script or help by now if one of them was asked for.
    if ctx.invoked_subcommand is None:
        write(_help_pages().next_steps())

    return CANNOT_RUN


def application() -> typer.Typer:
    """Return the whole command line."""
    app = _plain_typer(
        name="gapcalc",
        cls=_Commands,
        invoke_without_command=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    app.callback()(_gapcalc)
    return app


def usage_problem(error: Any, words: Sequence[str]) -> Problem:
    """Return what is wrong with the command line `words`, of which Typer has made a UsageError.

    The attributes of the error tell which of its kinds it is: their classes are not public.
    """
    # The first word that is a command's name: `gapcalc --lang zh status --nope` is about status.
    names = [word for word in words if word in COMMANDS]
    command = " ".join(["gapcalc", *names[:1]])
    option = getattr(error, "option_name", None)
    if option is not None and hasattr(error, "possibilities"):
        if command == _CHECK and option in _OUTPUT_OPTIONS:
            hint = bilingual_detail("hint", FORM_INTO_FILE.filled(form=_form_into(option, words)))
        else:
            hint = choice_hint(option, _long_options(error.ctx.command))

        return Problem("no-such-option", {"value": option, "command": command, **hint})

    if option is not None:
        return Problem("option-misused", {"option": option, "command": command})

    argument = getattr(error, "param", None)
    if argument is not None:
        details = {"value": argument.human_readable_name, "command": command}
        return Problem("argument-missing", details)

    return Problem("argument-too-many", {"command": command})


def _form_into(option: str, words: Sequence[str]) -> str:
    """Return what --format takes to write a form of `check` into the file meant for `option`.

    `-o x.xml` and `--output=x.xml` become junit=x.xml.
    """
    file = "FILE"

    for place, word in enumerate(words):
        name, sign, rest = word.partition("=")
        if name == option and sign:
            file = rest
        elif word == option and place + 1 < len(words):
            file = words[place + 1]

    form = _FORMS_OF_CHECK.get(PurePath(file).suffix.lower(), "F")
    return f"{form}={file}"


def _long_options(command: Any) -> list[str]:
    options = []

    for param in command.params:
        # A mistyped --yaer is near --year, and near no -y.
        options += [name for name in param.opts if name.startswith("--")]

    return options
