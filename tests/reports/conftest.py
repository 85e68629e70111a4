"""LibreOffice for the tests of what is handed on: started as seldom as will do."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Convert = Callable[..., list[Path]]


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """A function that lets LibreOffice open files and save each as `form`, beside them in `out`.

    All are opened by one start, and all starts share one profile: to make one takes longer than to open a file.
    """
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    profile = (tmp_path_factory.mktemp("libreoffice") / "profile").as_uri()
    begin = [office, f"-env:UserInstallation={profile}", "--headless", "--infilter=CSV:44,34,UTF8"]

    def convert(*files: Path, form: str) -> list[Path]:
        out = files[0].parent / "out"
        words = [*begin, "--convert-to", form, "--outdir", str(out), *map(str, files)]
        subprocess.run(words, check=True, capture_output=True, timeout=120)
        return [out / f"{file.stem}.{form.partition(':')[0]}" for file in files]

    return convert
