"""Real git repositories for tests."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
HEADER = "indicator,period,value,unit\n"
ROW = "t,{},{},亿元\n"


def table(**values: object) -> str:
    """A table of the target `t`: table(y2022=100)."""
    return HEADER + "".join(ROW.format(year[1:], value) for year, value in values.items())


class Repository:
    """A git repository that knows nothing of the machine's own settings."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "-q", "-b", "main", ".")
        for key, value in (
            ("user.name", "a"),
            ("user.email", "a@b.c"),
            ("commit.gpgsign", "false"),
        ):
            self.git("config", key, value)

    def git(self, *arguments: str, **settings: str) -> str:
        env = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
        env |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, **settings}
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env=env,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def commit(self, **texts: str | None) -> str:
        """Commit files, named with `__` for a slash, and return the revision; None removes one."""
        for name, text in texts.items():
            file = self.folder / (name.replace("__", "/") + ".csv")
            if text is None:
                file.unlink()
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "data")
        return self.git("rev-parse", "HEAD")
