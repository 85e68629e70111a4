"""Files made to do harm: any bytes at all end with findings, soon, in little memory, and with nothing that acts."""

from __future__ import annotations

import csv
import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from fuzz.check_any import FORMATS, PLAN, ROOT, Target, printable, workbook
from helpers.program import run_program
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gapcalc.assessment.check import check
from gapcalc.views.findings import report, sarif
from gapcalc.views.speaker import Speaker

pytestmark = pytest.mark.skipif(
    not hasattr(signal, "setitimer"), reason="time is limited by a signal of POSIX"
)
SECONDS, MEGABYTES = (
    8,
    200,
)  # of the processor: no measure, but what grows with the square takes minutes
HEAD = "indicator,region,period,value,unit,note\n"
GOOD = "gdp,重庆市,2023,30145.79,亿元,\n"

SNIPPETS = [
    "10**10**10", "9**9**9 元", "亿" * 40, "元/人/人/人/人/人", "9" * 6000, "1e9999", "1e99亿元", "-1e-99", ".e5",
    "nan", "inf", "-0", "٣٤", "①②", "1" + ",111" * 9, "1.234.567,8", "=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3",
    "#REF!", "[/]", "[red]x[/red]", "\x1b[31m", "\x1b]8;;http://x\x1b\\", "\x07\x9b2J", "\u202e\u2066",
    "\u200b\ufeff", "\0", "\ud800", "\udcff", "\U000e0041", "<script>x</script>", "&lt;&#27;", "](x)![x](y)", "|`a`|",
    "${jndi:ldap://x}", "{0.__class__}", "%s%n%d", "::error::x", "\r\n::set-output name=x::", "']]>",
    "\x85\u2028\v\f", "锟斤拷", "Ã©Ã¨", "①" * 60 + "x", "2023年1-9月", "2023-2021", "9999", "二〇二三年", "民国113年",
    "2023Q9", "三万零一百", "近八成", "12~13", "5月3日", "约1,2",
]  # fmt: skip
NAMES = [
    "indicator", "指标", "region", "地区", "period", "年份", "value", "数值", "unit", "单位", "bound", "status",
    "note", "scale", "2023", "2024年", "2023年目标", "地区生产总值(亿元)", "gdp", "常住人口", "重庆市", "主城都市区",
    "单位：亿元", "万人", "sep=;", "1", "12.5", "亿元", "%", "", "", "—", ">", "预计",
]  # fmt: skip
ENCODINGS = [
    "utf-8",
    "utf-8-sig",
    "gb18030",
    "big5hkscs",
    "utf-16",
    "utf-16-le",
    "utf-32",
    "latin-1",
]


class TooSlow(BaseException):
    """No `except Exception` stops it."""


@contextmanager
def limit(seconds: float = SECONDS) -> Iterator[None]:
    """Allow so many seconds of the processor's time."""

    def stop(*_: object) -> None:
        raise TooSlow(f"more than {seconds} s")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def no_waiting(seconds: int = 20) -> Iterator[None]:
    """Break off what waits for something that never comes, and uses no time of the processor."""

    def stop(*_: object) -> None:
        raise TooSlow(f"waits for more than {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    """What each input is given to; the rules of SARIF are the same each time, and left out."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sarif, "_rule", lambda code, speaker: {"id": code})
        yield Target(tmp_path_factory.mktemp("hostile"))


@pytest.fixture
def found(tmp_path: Path, target: Target):
    """A function from the content of a file to the codes that a check finds in it, within the time allowed."""

    def found(content: bytes | str, name: str = "x.csv") -> set[str]:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        with limit():
            findings = check([str(path)], str(target.plan))
            text = report(findings, "text", Speaker("en"))
        printable(text, "text")
        return {problem.code for problem in findings.problems}

    return found


# --- anything

FEW = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MANY = settings(FEW, max_examples=25)


@FEW
@given(data=st.binary(max_size=2000), kind=st.sampled_from(["csv", "yaml", "xlsx", "xls"]))
def test_any_bytes(target: Target, data: bytes, kind: str) -> None:
    with limit():
        target.look(data, kind)


@FEW
@given(
    text=st.text(max_size=300),
    codec=st.sampled_from(ENCODINGS),
    head=st.sampled_from([HEAD, HEAD + GOOD, "指标,2023\n"]),
)
def test_any_text_below_a_header(target: Target, text: str, codec: str, head: str) -> None:
    with limit():
        target.look((head + text).encode(codec, "replace"), "csv")


cells = st.one_of(
    st.sampled_from(NAMES),
    st.sampled_from(SNIPPETS),
    st.builds("".join, st.lists(st.sampled_from([*NAMES, *SNIPPETS]), min_size=2, max_size=3)),
)


def encoded(text: str, codec: str) -> bytes:
    """Return `text` in an encoding that may lack some of it; a lone surrogate is a stray byte or half a character."""
    for errors in ("surrogateescape", "surrogatepass"):
        try:
            return text.encode(codec, errors)
        except UnicodeEncodeError:
            pass
    return text.encode(codec, "replace")


@MANY
@given(
    rows=st.lists(st.lists(cells, max_size=6), min_size=1, max_size=8),
    delimiter=st.sampled_from(",,;\t|"),
    codec=st.sampled_from(ENCODINGS),
    quoted=st.booleans(),
)
def test_tables_of_hostile_cells(
    target: Target, rows, delimiter: str, codec: str, quoted: bool
) -> None:
    if quoted:
        written = io.StringIO()
        csv.writer(written, delimiter=delimiter).writerows(rows)
        text = written.getvalue()
    else:
        text = "\n".join(delimiter.join(row) for row in rows)
    with limit():
        target.look(encoded(text, codec), "csv")


@MANY
@given(place=st.integers(0, 5), cell=cells, data=st.data())
def test_a_good_file_with_one_cell_spoiled(target: Target, place: int, cell: str, data) -> None:
    row = GOOD.rstrip("\n").split(",")
    row[place] = cell
    head = HEAD.rstrip("\n").split(",")
    if data.draw(st.booleans()):
        head[data.draw(st.integers(0, 5))] = data.draw(cells)
    written = io.StringIO()
    csv.writer(written).writerows([head, GOOD.rstrip("\n").split(","), row])
    with limit():
        target.look(encoded(written.getvalue(), "utf-8"), "csv")


YAML = [
    * SNIPPETS, "&a [*a, *a]", "<<: *a", "!!python/object/apply:os.system [ls]", "!x", "---\na: 1", "? [a]", "{", "[",
    "|\n  x", "12:30", "no", "~", "1_000", "0x" + "f" * 500, "'", '"\\x1b[2J"', "%YAML 9.9", "%", "{{}}", "- a", "[]",
    "{}", "t",
]  # fmt: skip


@MANY
@given(word=st.sampled_from(PLAN.split()), with_=st.sampled_from(YAML), once=st.booleans())
def test_a_good_plan_with_one_word_spoiled(
    target: Target, word: str, with_: str, once: bool
) -> None:
    with limit():
        target.look(encoded(PLAN.replace(word, with_, 1 if once else -1), "utf-8"), "yaml")


@FEW
@given(
    sheet=st.lists(
        st.tuples(st.sampled_from(["n", "s", "str", "inlineStr", "b", "d", "e"]), cells), max_size=6
    )
)
def test_workbooks_of_hostile_cells(target: Target, sheet) -> None:
    row = "".join(f'<c t="{kind}"><v>{text.replace("<", "&lt;")}</v></c>' for kind, text in sheet)
    xml = f"<worksheet><sheetData><row>{row}</row></sheetData></worksheet>"
    with limit():
        target.look(workbook(encoded(xml, "utf-8").replace(b"\0", b"")), "xlsx")


# --- too much of something

TABLES = {
    "a long cell": lambda: "title," + "x" * 140_000,
    "a cell of 3 MB": lambda: f'{HEAD}gdp,,2023,1,亿元,"{"x" * 3_000_000}"\n',
    "a cell of 3 MB in lines": lambda: f'{HEAD}gdp,,2023,1,亿元,"{("x" * 999 + chr(10)) * 3000}"\n',
    "a value of 900,000 digits": lambda: f"{HEAD}gdp,,2023,{'9' * 900_000},亿元,\n",
    "a unit of 1 MB": lambda: f"{HEAD}gdp,,2023,1,{'亿' * 330_000},\n",
    "a name of 1 MB": lambda: f"{HEAD}{'年' * 330_000},,2023,1,亿元,\n",
    "a period of 1 MB": lambda: f"{HEAD}gdp,,{'2023年' * 140_000},1,亿元,\n",
    "5,000 columns of years": lambda: f"指标,{','.join(str(1900 + n % 200) for n in range(5000))}\nGDP{',1' * 5000}\n",
    "1,500 columns of names": lambda: f"年份,{','.join(f'n{n}' for n in range(1500))}\n2023{',1' * 1500}\n",
    "20,000 columns and too many": lambda: (",".join(["a"] * 30_000) + "\n") * 5,
    "1,000,000 columns": lambda: "a," * 1_000_000 + "\n" + "1," * 1_000_000,
    "190,000 columns of years": lambda: ",".join(["2023"] * 190_000) + "\n" + ",".join(["1"] * 190_000),
    "lines of one quotation mark": lambda: '"\n' * 70_000,
    "lines of one quotation mark below a header": lambda: HEAD + '"\n' * 70_000,
    "quotation marks only": lambda: '"' * 3_000_000,
    "an odd number of quotation marks": lambda: '"' * 999_999,
    "quotation marks never closed": lambda: HEAD + ('"' + "x" * 20_000 + "\n") * 150,
    "quotation marks in quotation marks": lambda: HEAD + 'a""b,"c""""d"""\n' * 6000,
    "delimiters only": lambda: "," * 2_000_000,
    "lines of delimiters": lambda: (";" * 1000 + "\n") * 1000,
    "line ends only": lambda: "\n" * 100_000,
    "carriage returns only": lambda: "\r" * 100_000,
    "byte order marks only": lambda: b"\xef\xbb\xbf" * 100_000,
    "byte order marks of UTF-16 only": lambda: b"\xff\xfe" * 100_000,
    "spaces only": lambda: " " * 10_000_000,
    "separators announced and announced": lambda: "sep=;\n" * 100_000,
    "titles and no table": lambda: "重庆市渝北区2023年表\n" * 40_000,
    "titles of two cells": lambda: "单位:,亿元\n" * 100_000,
    "headers of headers": lambda: "指标,2023,2024\n年份,地区,GDP\n" * 600,
    "5,000 unknown names": lambda: HEAD + "".join(f"未知{n * 7919 % 99_991},,2023,1,%,\n" for n in range(5000)),
    "2,000 unknown units": lambda: HEAD + "".join(f"gdp,,2023,1,亿{n}元,\n" for n in range(2000)),
    "5,000 wrong values": lambda: HEAD + "".join(f"gdp,,2023,x{n},亿元,\n" for n in range(5000)),
    "lines of a wrong byte": lambda: HEAD.encode() + (GOOD.encode() * 4 + b"\xff\n") * 600,
    "a name read in a wrong encoding": lambda: f"{HEAD}{'锛氫腑鏂囦贡鐮' * 60_000},,2023,1,%,\n",
}  # fmt: skip


@pytest.mark.parametrize("content", TABLES.values(), ids=TABLES.keys())
def test_too_much_of_anything_is_told_soon(found, content) -> None:
    found(content())


# What expressions with a repeat within a repeat, or two repeats side by side, try in all ways before they give up.
REPEATED = [
    "9", "(", ")", "()", "年", "1-", "2023年", "①", "*", "注①", " 1)", "[1]", "a/", "a:", "%", "1,234", ",111",
    " 111", "1.", "一百", "十万亿", "1e", "+", "_", "累计值", "百分之", "第一、", "(一)", "其中:", "# ", "渝北区",
    "中国", "万", "million ", "yuan ", "亿元/", "**2", " ", "\u3000", "- ", "至2023", "截至", "\xa0", ".", "Q1", "%-",
    "'", "(x", "x)", "民国11年",
]  # fmt: skip


@pytest.mark.parametrize("piece", REPEATED)
def test_no_expression_tries_without_end(found, piece: str) -> None:
    """At every place of a table: titles, headings, each column; just within the lengths looked at, and far beyond."""
    texts = [
        f"{start}{piece * (length // len(piece))}x"
        for length in (35, 110, 950, 4000)
        for start in ("", "1")
    ]
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerows([text] for text in texts)
    writer.writerows([text, text, "2023"] for text in texts)
    writer.writerow(HEAD.strip().split(","))
    for text in texts:
        good = GOOD.strip().split(",")
        writer.writerows([*good[:place], text, *good[place + 1 :]] for place in range(6))
    found(written.getvalue())


# --- plans

TARGETS = "plan: {base_year: 2022, target_year: 2027}\ntargets:\n"
ONE = "  t%d: {name: n, goal: {at_least: 1 %%}, unit: '%%', path: linear%s}\n"


def many(count: int, more: str = "") -> str:
    return "".join(ONE % (n, more.replace("#", str(n))) for n in range(count))


PLANS = {
    "lists in lists": (lambda: "[" * 20_000, "yaml-too-deep"),
    "maps in maps": (lambda: "{a: " * 20_000, "yaml-too-deep"),
    "lists of lines in lists": (lambda: "- " * 20_000, "yaml-too-deep"),
    "maps of lines in maps": (lambda: "".join(f"{' ' * n}a:\n" for n in range(1000)), "yaml-too-deep"),
    "aliases of aliases": (lambda: "a0: &a0 [x, x]\n" + "".join(
        f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 10)}]\n" for n in range(9)), "yaml-too-large"),
    "merged keys": (lambda: "a0: &a0 {x: 1, y: 2}\n" + "".join(
        f"a{n + 1}: &a{n + 1} {{p: {{<<: *a{n}}}, q: {{<<: *a{n}}}}}\n" for n in range(40)), "yaml-too-deep"),
    "a tag": (lambda: "!!python/object/apply:os.system [ls]", "yaml-feature"),
    "two documents": (lambda: "a: 1\n---\nb: 2\n", "yaml-feature"),
    "5 MB": (lambda: "# " + "x" * 5_000_000, "yaml-too-large"),
    "a number of 6,000 digits": (lambda: TARGETS + many(1).replace("1 %", "9" * 6000 + " %"), "not-a-number"),
    "a number of 900,000 digits": (lambda: TARGETS + many(1).replace("1 %", "9" * 900_000 + " %"), "not-a-number"),
    "a unit like a power tower": (lambda: TARGETS + many(1).replace("'%'", "10**10**10"), "unit-refused"),
    "a list of lines": (lambda: "-\n" * 50_000, "plan-form"),
    "a list": (lambda: f"[{'a,' * 50_000}]", "plan-form"),
    "one key again and again": (lambda: "a: 1\n" * 8000, "duplicate-key"),
    "many keys": (lambda: "".join(f"k{n}:\n" for n in range(110_000)), "yaml-too-large"),
    "many keys of a target": (lambda: TARGETS + "  t:\n" + "".join(
        f"    k{n}: 1\n" for n in range(5000)), "unknown-key"),
    "many unknown units": (lambda: TARGETS + "".join(
        f"  t{n}: {{name: n, goal: {{over: 1 %}}, unit: 亿{n}元, path: step}}\n" for n in range(2000)), "unit-unknown"),
    "many near references": (lambda: "actions:\n" + "".join(f"  action{n}: a\n" for n in range(400)) + TARGETS
        + many(400, ", at: {action: actoin#}"), "unknown-reference"),
    "many far references": (lambda: "regions:\n" + "".join(
        f"  r{n}: {{zh: a, within: q{n}zzzzzzzzzz}}\n" for n in range(5000)) + TARGETS + many(1), "unknown-reference"),
    "a ring of regions": (lambda: "regions: {a: {zh: a, within: b}, b: {zh: b, within: a}}\n" + TARGETS
        + many(1, ", region: a"), None),
}  # fmt: skip


@pytest.mark.parametrize(("content", "code"), PLANS.values(), ids=PLANS.keys())
def test_plans_that_unfold_are_refused(found, content, code: str | None) -> None:
    codes = found(content(), "x.yaml")
    assert code in codes if code else codes == set()


# --- what is no ordinary file


def heed_interrupts() -> None:
    """Undo what a shell does to the work it puts in the background: to let it pass over Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start(*words: str, **options) -> subprocess.Popen:
    known = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    return subprocess.Popen(
        [sys.executable, "-m", "gapcalc", *words],
        **{
            "preexec_fn": heed_interrupts,
            "stdout": subprocess.PIPE,
            "stderr": subprocess.PIPE,
            "stdin": subprocess.DEVNULL,
            "env": known,
            **options,
        },
    )


def ended(process: subprocess.Popen, seconds: float = 20) -> tuple[int, str, str]:
    """Return exit code, output and errors of a process, which is to end by itself."""
    try:
        out, err = process.communicate(timeout=seconds)
    finally:
        process.kill()
    assert b"Traceback" not in err and b"internal error" not in err, err.decode()
    return process.returncode, (out or b"").decode(), err.decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good file."""
    (tmp_path / "good.csv").write_text(
        "indicator,region,period,value,unit\ngdp_metro,主城都市区,2023,1000,亿元\n",
        encoding="utf-8",
    )
    return tmp_path


def test_links_in_a_ring_and_devices_are_no_input(folder: Path) -> None:
    (folder / "a.csv").symlink_to("b.csv")
    (folder / "b.csv").symlink_to("a.csv")
    (folder / "zero.csv").symlink_to("/dev/zero")
    paths = [str(folder / name) for name in ("a.csv", "zero.csv", "none.csv")]
    with limit(), no_waiting():
        code, out, _ = run_program("check", *paths, "/dev/zero", "/dev/null")
    assert code == 2
    assert out.count("(no-file)") + out.count("(unreadable)") == 5


def test_a_folder_is_read_whatever_else_is_in_it(folder: Path) -> None:
    """A pipe would be waited for, a folder with the name of a table is a folder, and a link into itself has no end."""
    os.mkfifo(folder / "pipe.csv")
    (folder / "x.csv").mkdir()
    (folder / "ring").symlink_to(folder)
    with limit(), no_waiting():
        code, out, _ = run_program("check", str(folder))
    assert (code, out) == (0, "files: 1, rows: 1, errors: 0, warnings: 0\n")


def test_closed_streams_end_the_work(folder: Path) -> None:
    good = str(folder / "good.csv")
    assert ended(start("check", "-", stdin=None, preexec_fn=lambda: os.close(0)))[0] == 2
    assert ended(start("status", good, preexec_fn=lambda: os.close(1)))[0] == 2
    with Path("/dev/full").open("wb") as full:
        assert ended(start("check", good, stdout=full))[0] == 2


def test_a_reader_that_leaves_ends_nothing(folder: Path) -> None:
    bad = folder / "bad.csv"
    bad.write_text(HEAD + "gdp_metro,,2023,many,亿元,\n" * 3000, encoding="utf-8")
    with start("check", str(bad)) as process:
        assert process.stdout.readline()
        process.stdout.close()
        assert (process.stderr.read(), process.wait(20)) == (b"", 1)


def test_work_that_is_broken_off_says_nothing(folder: Path) -> None:
    long = folder / "long.csv"
    long.write_text(HEAD + "gdp_metro,主城都市区,2023,1000,亿元,\n" * 400_000, encoding="utf-8")
    process = start("check", str(long))
    for _ in range(200):  # until it reads
        with suppress(OSError):  # a file may be closed while they are listed
            if f"{long}" in "".join(
                str(link.readlink()) for link in Path(f"/proc/{process.pid}/fd").iterdir()
            ):
                break
        time.sleep(0.05)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    assert ended(process) == (130, "", "")


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
def test_little_memory_is_enough(tmp_path: Path, target: Target) -> None:
    paths = []
    for name in (
        "5,000 unknown names",
        "5,000 wrong values",
        "line ends only",
        "a cell of 3 MB",
        "a name of 1 MB",
    ):
        paths.append(tmp_path / f"{len(paths)}.csv")
        paths[-1].write_bytes(TABLES[name]().encode())
    script = (
        "import sys; from gapcalc.assessment.check import check; from gapcalc.views.findings import report\n"
        "from gapcalc.views.speaker import Speaker\n"
        "plan, *paths = sys.argv[1:]\n"
        "for path in paths: report(check([path], plan), 'json', Speaker('en'))\n"
        "print(open('/proc/self/status').read())"
    )
    words = [sys.executable, "-c", script, *map(str, [target.plan, *paths])]
    made = subprocess.run(words, capture_output=True, text=True, cwd=ROOT, check=False)
    assert made.returncode == 0, made.stderr
    peak = next(line for line in made.stdout.splitlines() if line.startswith("VmHWM"))
    assert int(peak.split()[1]) < MEGABYTES * 1000, peak


def test_every_form_is_tried() -> None:
    assert set(FORMATS) == {"text", "json", "github", "gitlab", "sarif", "junit"}
