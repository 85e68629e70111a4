"""A file that is written over keeps what it was: its mode, its links, its kind."""

import os
import stat
import sys

import pytest

from gapcalc.cli.output_file import save
from gapcalc.core.problem import GapcalcError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="modes and links of POSIX")


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("before", [0o600, 0o640, 0o664])
def test_the_mode_stays(tmp_path, before):
    file = tmp_path / "report.md"
    file.write_text("old", encoding="utf-8")
    file.chmod(before)
    save(b"new", str(file))
    assert (file.read_bytes(), mode(file)) == (b"new", before)


def test_a_new_file_has_the_mode_that_the_user_gives_new_files(tmp_path):
    before = os.umask(0o027)
    try:
        save(b"new", str(tmp_path / "report.md"))
    finally:
        os.umask(before)
    assert mode(tmp_path / "report.md") == 0o640


def test_a_link_is_written_through(tmp_path):
    target = tmp_path / "real.md"
    target.write_text("old", encoding="utf-8")
    link = tmp_path / "report.md"
    link.symlink_to("real.md")
    save(b"new", str(link))
    assert (link.is_symlink(), target.read_bytes()) == (True, b"new")
    dangling = tmp_path / "dangling.md"
    dangling.symlink_to("later.md")
    save(b"new", str(dangling))
    assert (dangling.is_symlink(), (tmp_path / "later.md").read_bytes()) == (True, b"new")


def test_a_pipe_is_refused_at_once(tmp_path):
    pipe = tmp_path / "report.md"
    os.mkfifo(pipe)
    with pytest.raises(GapcalcError) as error:
        save(b"new", str(pipe))
    assert error.value.problems[0].code == "unwritable"
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_draft_that_another_has_put_there_is_not_followed(tmp_path):
    victim = tmp_path / "victim"
    victim.write_text("precious", encoding="utf-8")
    draft = tmp_path / f".report.md.{os.getpid()}"
    draft.symlink_to(victim)
    with pytest.raises(GapcalcError):
        save(b"new", str(tmp_path / "report.md"))
    assert victim.read_text(encoding="utf-8") == "precious"


def test_a_link_to_an_input_is_that_input(tmp_path):
    data = tmp_path / "data.csv"
    data.write_text("a,b\n", encoding="utf-8")
    link = tmp_path / "out.md"
    link.symlink_to(data)
    with pytest.raises(GapcalcError) as error:
        save(b"new", str(link), [str(data)])
    assert error.value.problems[0].code == "output-is-input"
