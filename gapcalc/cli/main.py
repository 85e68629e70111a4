"""The command line: which command is meant, in which language, and how it ends."""

import io
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

from gapcalc import __version__
from gapcalc.cli.options import LangOption, among, one_of
from gapcalc.cli.output import write
from gapcalc.messages.locale import asked

if TYPE_CHECKING:
    from gapcalc.core.problem import Problem

__all__ = ["COMMANDS", "application", "main"]

COMMANDS = (
    "status",
    "show",
    "targets",
    "check",
    "compare",
    "what-if",
    "report",
    "template",
    "schema",
)
CANNOT = 2
SHELLS = ("bash", "zsh", "fish", "powershell")
_COMPLETE = "_GAPCALC_COMPLETE"
# Raised for whatever cannot be made of the words of a command line; typer names no more than its heirs.
_UsageError: type[Exception] = typer.BadParameter.__mro__[1]


class _Spoken(TyperCommand):
    """A command whose help is its page in the manual, in the reader's language."""

    def get_help(self, ctx: Any) -> str:
        from gapcalc.cli.help import page

        return page(self.name or "", self.params, asked(sys.argv[1:]))

    def get_short_help_str(self, limit: int = 45) -> str:
        from gapcalc.cli.help import summary

        return summary(self.name or "", asked(sys.argv[1:]))


class _Commands(TyperGroup):
    """The commands by name, with the nearest one for a name that there is not."""

    def get_help(self, ctx: Any) -> str:
        from gapcalc.cli.help import contents

        return contents(COMMANDS, self.params, asked(sys.argv[1:]))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] not in COMMANDS and not ctx.resilient_parsing:
            from gapcalc.core.problem import GapcalcError, Problem, choice_hint

            raise GapcalcError(
                Problem("unknown-command", {"value": args[0], **choice_hint(args[0], COMMANDS)})
            )
        return super().resolve_command(ctx, args)


def _version(wanted: bool) -> None:
    if wanted:
        write(f"gapcalc {__version__}")
        raise typer.Exit


def _install(wanted: bool) -> None:
    """Put the completion into the shell that runs the command."""
    if not wanted:
        return
    from typer.completion import install  # type: ignore[attr-defined]

    from gapcalc.cli.help import installed

    shell, path = install(prog_name="gapcalc", complete_var=_COMPLETE)
    write(installed(shell, str(path), asked(sys.argv[1:])))
    raise typer.Exit


def _script(shell: str | None) -> None:
    """Print what makes `shell` complete, for who installs it in a way of their own."""
    if shell is None:
        return
    from typer.completion import get_completion_script  # type: ignore[attr-defined]

    write(get_completion_script(prog_name="gapcalc", complete_var=_COMPLETE, shell=shell))
    raise typer.Exit


def _root(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True)] = False,
    install_completion: Annotated[
        bool, typer.Option("--install-completion", callback=_install, is_eager=True)
    ] = False,
    show_completion: Annotated[
        str | None,
        typer.Option(
            "--show-completion",
            metavar="SHELL",
            parser=one_of("--show-completion", SHELLS),
            callback=_script,
            is_eager=True,
            autocompletion=among(SHELLS),
        ),
    ] = None,
    lang: LangOption = None,
) -> int:
    if ctx.invoked_subcommand is None:
        from gapcalc.cli.help import next_steps

        write(next_steps(asked(sys.argv[1:])))
    return CANNOT


def application(names: Sequence[str] = COMMANDS) -> typer.Typer:
    """Return the command line of the commands `names`; one that is not asked for need not be built."""
    app = typer.Typer(
        name="gapcalc",
        cls=_Commands,
        invoke_without_command=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_root)
    if names:
        from gapcalc.cli import commands

        for name in names:
            app.command(name, cls=_Spoken)(getattr(commands, name.replace("-", "_")))
    return app


def main() -> NoReturn:
    """Run the command line; whatever happens, end with an exit code and a sentence."""
    if sys.stdout is None:  # closed by the caller: there is nobody to talk to
        sys.exit(CANNOT)
    if sys.stderr is None:
        sys.stderr = io.StringIO()  # nobody listens
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code: object = _run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    except SystemExit as end:
        code = end.code
    except OSError as error:  # what is written cannot be taken, such as by a full disk
        sys.stderr.write(f"gapcalc: {error.strerror or error}\n")
        code = CANNOT
    except Exception as error:  # a mistake of this program, never of its user
        if os.environ.get("GAPCALC_DEBUG"):
            raise
        from gapcalc.core.text import safe

        sys.stderr.write(
            f"gapcalc: internal error: {type(error).__name__}: {safe(error, 300)} (GAPCALC_DEBUG=1 tells more)\n"
        )
        code = CANNOT
    sys.exit(code if isinstance(code, int) or code is None else CANNOT)


def _run(words: Sequence[str]) -> object:
    """Run the command that `words` name; what cannot run says why."""
    first = next((word for word in words if not word.startswith("-")), None)
    names: Sequence[str] = () if first is None else (first,) if first in COMMANDS else COMMANDS
    if os.environ.get(_COMPLETE):
        from typer.completion import completion_init  # type: ignore[attr-defined]

        completion_init()
        names = COMMANDS
    try:
        return application(names)(
            prog_name="gapcalc", complete_var=_COMPLETE, standalone_mode=False
        )
    except _UsageError as error:
        problems: Sequence[Problem] = [_misused(error, words)]
    except Exception as error:
        from gapcalc.core.problem import GapcalcError

        if not isinstance(error, GapcalcError):
            raise
        problems = error.problems
    from gapcalc.cli.output import tell
    from gapcalc.views.speaker import Speaker

    tell(problems, Speaker(asked(words)))
    return CANNOT


def _misused(error: Any, words: Sequence[str]) -> "Problem":
    """Return what is wrong with a command line that the command cannot make out."""
    from gapcalc.core.problem import Problem, choice_hint

    command = " ".join(["gapcalc", *[word for word in words if word in COMMANDS][:1]])
    option = getattr(error, "option_name", None)
    if option is not None and hasattr(error, "possibilities"):
        known = [
            name
            for param in error.ctx.command.params
            for name in param.opts
            if name.startswith("--")
        ]
        return Problem(
            "no-such-option", {"value": option, "command": command, **choice_hint(option, known)}
        )
    if option is not None:
        return Problem("option-misused", {"option": option, "command": command})
    if getattr(error, "param", None) is not None:
        return Problem(
            "argument-missing", {"value": error.param.human_readable_name, "command": command}
        )
    return Problem("argument-too-many", {"command": command})
