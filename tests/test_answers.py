"""Answers kept between runs: the same as new ones, and gone as soon as anything that they rest on changes."""

import io
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from gapcalc import answers
from gapcalc.answers import answered, digest, folder

ROOT = Path(__file__).parent.parent
HEAD = "indicator,region,period,value,unit\n"
GDP = HEAD + "gdp_metro,主城都市区,2022,22352,亿元\ngdp_metro,主城都市区,2024,24500,亿元\n"


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    place = tmp_path / "cache" / "gapcalc"
    monkeypatch.setenv("GAPCALC_CACHE", str(tmp_path / "cache"))
    return place


@pytest.fixture
def file(tmp_path):
    file = tmp_path / "data.csv"
    file.write_text(GDP, encoding="utf-8")
    return file


class Work:
    """Something to do, which counts how often it was done."""

    def __init__(self, say="said\n", code=1):
        self.say, self.code, self.done = say, code, 0

    def __call__(self):
        self.done += 1
        print(self.say, end="")
        print("beside", file=sys.stderr)
        return self.code


def test_the_second_answer_is_the_first_one_without_the_work(file, capsys):
    work = Work("数据 \x1b[1m\n")
    assert [answered("status", [str(file)], work) for _ in range(3)] == [1, 1, 1]
    assert work.done == 1
    assert capsys.readouterr() == ("数据 \x1b[1m\n" * 3, "beside\n" * 3)


@pytest.mark.parametrize("change", ["question", "contents", "name", "more", "program", "packages", "env", "folder"])
def test_whatever_changes_is_seen_at_once(file, tmp_path, monkeypatch, change):
    before = digest("status", [str(file)])
    question, files = "status", [str(file)]
    if change == "question":
        question = "status --all"
    elif change == "contents":
        file.write_text(GDP.replace("24500", "24501"), encoding="utf-8")
    elif change == "name":
        files = [str(file.rename(tmp_path / "other.csv"))]
    elif change == "more":
        files = [str(file), str(file)]
    elif change == "program":
        monkeypatch.setattr(answers, "__file__", str(file))
    elif change == "packages":
        monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    elif change == "env":
        monkeypatch.setenv("NO_COLOR", "1")
    else:
        monkeypatch.chdir(tmp_path)
    assert digest(question, files) != before
    monkeypatch.undo()


def test_two_files_are_not_one_that_holds_both(tmp_path):
    one, other = tmp_path / "1", tmp_path / "2"
    seen = set()
    for first, second in (("ab", "c"), ("a", "bc"), ("abc", ""), ("", "abc")):
        one.write_text(first)
        other.write_text(second)
        seen.add(digest("", [str(one), str(other)]))
    assert len(seen) == 4


@pytest.mark.parametrize("name", ["-", "nowhere.csv", "."])
def test_what_cannot_be_read_twice_is_never_kept(name, cache):
    work = Work()
    for _ in range(2):
        answered("status", [name], work)
    assert work.done == 2
    assert list(cache.iterdir()) == []


def test_much_data_is_not_hashed(file, monkeypatch):
    monkeypatch.setattr(answers, "_LARGEST", 10)
    assert digest("status", [str(file)]) is None


@pytest.mark.parametrize("damage", [b"", b"x", b"{}", None])
def test_a_damaged_answer_is_worked_out_again(file, cache, damage):
    work = Work()
    answered("status", [str(file)], work)
    (kept,) = cache.iterdir()
    kept.write_bytes(kept.read_bytes()[:-1] if damage is None else damage)
    assert answered("status", [str(file)], work) == 1
    assert work.done == 2


def test_data_that_change_while_they_are_read_leave_no_answer(file, cache):
    def work():
        file.write_text(GDP + "\n", encoding="utf-8")
        return 0

    answered("status", [str(file)], work)
    assert list(cache.iterdir()) == []


def test_an_answer_that_did_not_arrive_is_not_kept(file, cache, monkeypatch):
    class Closed(io.StringIO):
        def write(self, text):
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stdout", Closed())

    def work():
        try:
            sys.stdout.write("lost")
        except BrokenPipeError:
            return 0

    answered("status", [str(file)], work)
    assert list(cache.iterdir()) == []


def test_an_error_leaves_nothing_behind(file, cache):
    before = sys.stdout
    with pytest.raises(RuntimeError):
        answered("status", [str(file)], lambda: exec("raise RuntimeError"))
    assert sys.stdout is before
    assert list(cache.iterdir()) == []


def test_no_more_than_so_many_are_kept(file, cache, monkeypatch):
    monkeypatch.setattr(answers, "_MOST", 3)
    for question in range(6):
        answered(question, [str(file)], Work())
    assert len(list(cache.iterdir())) == 3


def test_files_that_are_not_ours_stay_where_they_are(file, cache, monkeypatch):
    monkeypatch.setattr(answers, "_MOST", 1)
    cache.mkdir(parents=True)
    others = [cache / "letter.txt", cache.parent / "thesis.doc", cache / ("a" * 39)]
    for other in others:
        other.write_text("mine")
        os.utime(other, (0, 0))
    for question in range(5):
        answered(question, [str(file)], Work())
    assert all(other.read_text() == "mine" for other in others)
    (kept,) = set(cache.iterdir()) - set(others)
    assert os.name != "posix" or kept.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("wanted", ["off", "OFF", "/dev/null/cache"])
def test_without_a_folder_the_work_is_done(file, monkeypatch, wanted):
    monkeypatch.setenv("GAPCALC_CACHE", wanted)
    assert folder() is None
    work = Work()
    assert [answered("status", [str(file)], work) for _ in range(2)] == [1, 1]
    assert work.done == 2


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of this kind are POSIX's")
def test_a_folder_that_others_may_write_to_is_not_trusted(cache):
    cache.mkdir(parents=True)
    cache.chmod(0o777)
    assert folder() is None
    cache.chmod(0o700)
    assert folder() == cache


# --- the command


def run(*words, **env):
    return subprocess.run(
        [sys.executable, "-m", "gapcalc", *words], cwd=ROOT, capture_output=True, env={**os.environ, **env}
    )


def test_status_is_the_same_kept_new_and_without_a_cache(file, cache):
    new, kept = run("status", str(file)), run("status", str(file))
    without = run("status", str(file), GAPCALC_CACHE="off")
    assert len(list(cache.iterdir())) == 1
    assert (new.stdout, new.stderr, new.returncode) == (kept.stdout, kept.stderr, kept.returncode)
    assert (new.stdout, new.stderr, new.returncode) == (without.stdout, without.stderr, without.returncode)
    assert b"24,500" in new.stdout


def test_status_sees_new_data_plan_and_question_at_once(file, tmp_path):
    plan = tmp_path / "plan.yaml"
    plan.write_bytes((ROOT / "targets.yaml").read_bytes())
    words = ("status", str(file), "--plan", str(plan))
    first = run(*words).stdout
    assert run(*words, "--lang", "zh").stdout != first != run(*words, "--year", "2022").stdout
    file.write_text(GDP.replace("24500", "25500"), encoding="utf-8")
    second = run(*words).stdout
    assert b"25,500" in second and second != first
    plan.write_bytes(plan.read_bytes().replace("over: 3 万亿元".encode(), "over: 4 万亿元".encode()))
    assert b">40,000" in run(*words).stdout


def test_a_new_file_in_a_folder_is_seen_at_once(file, tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    file.rename(folder / "a.csv")
    assert b"24,500" in run("status", str(folder)).stdout
    (folder / "b.csv").write_text(HEAD + "gdp_metro,主城都市区,2025,26000,亿元\n", encoding="utf-8")
    assert b"26,000" in run("status", str(folder)).stdout


def test_many_processes_at_a_time_answer_alike(file, cache):
    with ThreadPoolExecutor(6) as pool:
        done = list(pool.map(lambda _: run("status", str(file)), range(6)))
    assert len({(d.stdout, d.stderr, d.returncode) for d in done}) == 1
    assert len(list(cache.iterdir())) == 1
