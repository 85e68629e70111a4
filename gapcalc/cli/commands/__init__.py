"""The commands, a module for each: arguments in, the library called, text out, an exit code back.

Only the command that runs is imported. What it needs of the library it imports inside its function,
so that `--help` and the shell's completion, which ask for its options alone, need not wait for it.
"""

from collections.abc import Callable
from importlib import import_module

__all__ = ["COMMANDS", "load_command"]

# In the order of the help.
COMMANDS = (
    "status",
    "show",
    "targets",
    "read",
    "check",
    "compare",
    "history",
    "what-if",
    "report",
    "template",
    "units",
    "schema",
)


def load_command(name: str) -> Callable[..., int]:
    """Return the function of one of COMMANDS: `what_if` of the module `what_if` for what-if."""
    identifier = name.replace("-", "_")
    module = import_module(f"{__name__}.{identifier}")
    command: Callable[..., int] = getattr(module, identifier)
    return command
