"""How the program ends when it is stopped, when nobody listens, and when it is itself at fault."""

import os
import runpy
import sys

import pytest
from helpers.program import run_program

from gapcalc.cli import main as program
from gapcalc.cli.main import main


@pytest.fixture
def ending(monkeypatch):
    """A function that makes every command end with an exception, or by doing something else."""

    def ending(what):
        def application():
            def run(**_):
                if isinstance(what, BaseException):
                    raise what
                return what()

            return run

        monkeypatch.setattr(program, "application", application)

    return ending


def test_ctrl_c_ends_with_130_and_no_word(ending):
    ending(KeyboardInterrupt())
    assert run_program("status") == (130, "", "")


def test_output_that_cannot_be_taken_is_told_in_a_sentence(ending):
    ending(OSError(28, "No space left on device"))
    assert run_program("status") == (2, "", "gapcalc: No space left on device\n")


def test_a_reason_to_exit_that_is_no_number_is_2(ending):
    ending(SystemExit("no number"))
    assert run_program("status") == (2, "", "")


def test_a_mistake_of_the_program_is_owned_up_to_in_a_line_that_hides_nothing(ending):
    ending(ZeroDivisionError("\x1b[31mred"))
    with pytest.raises(AssertionError) as told:  # no other test lets one pass
        run_program("status")
    assert r"internal error: ZeroDivisionError: \\u001b[31mred (GAPCALC_DEBUG=1" in str(told.value)


def test_a_mistake_of_the_program_is_raised_where_its_place_is_asked_for(ending):
    ending(ZeroDivisionError())
    with pytest.raises(ZeroDivisionError):
        run_program("status", env={"GAPCALC_DEBUG": "1"})


def test_a_reader_that_leaves_changes_no_exit_code(monkeypatch):
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        monkeypatch.setattr(sys, "argv", ["gapcalc", "--version"])
        with pytest.raises(SystemExit) as end:
            main()
    assert end.value.code in {0, None}


def test_without_a_standard_output_there_is_nothing_to_do(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "argv", ["gapcalc", "--version"])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 2


def test_without_a_standard_error_the_exit_code_stands(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "argv", ["gapcalc", "check", str(tmp_path / "missing.csv")])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 2


def test_a_closed_standard_input_is_no_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    monkeypatch.setattr(sys, "argv", ["gapcalc", "check", "-"])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 2


@pytest.mark.parametrize(("lang", "said"), [("en", "bash"), ("zh", "补全")])
def test_completion_that_was_installed_is_told_with_its_place(monkeypatch, tmp_path, lang, said):
    place = tmp_path / "completion.sh"
    monkeypatch.setattr("typer.completion.install", lambda **_: ("bash", place))
    done = run_program("--lang", lang, "--install-completion")
    assert (done.code, done.err) == (0, "")
    assert str(place) in done.out and said in done.out


def test_the_package_can_be_run_as_a_program(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["gapcalc", "--version"])
    monkeypatch.setattr(os, "_exit", sys.exit)  # or the tests would end here
    with pytest.raises(SystemExit):
        runpy.run_module("gapcalc", run_name="__main__")
    assert capsys.readouterr().out.startswith("gapcalc ")


@pytest.mark.parametrize("words", [["status", "--only"], ["show"], ["schema", "x"]])
def test_what_cannot_be_made_of_a_command_line_is_told_with_its_command(words):
    done = run_program(*words)
    assert (done.code, done.out) == (2, "")
    assert f"gapcalc {words[0]}" in done.err


@pytest.mark.parametrize(("words", "form"), [
    (["-o", "x.xml"], "junit=x.xml"), (["--output=a b.JSON"], "json=a b.JSON"), (["-o", "x.md"], "markdown=x.md"),
    (["-o", "x.csv"], "F=x.csv"), (["-o"], "F=FILE"), (["-ox.xml"], "F=FILE"),
])  # fmt: skip
def test_check_says_how_a_report_is_written_to_a_file(words, form):
    done = run_program("check", "data", *words)
    assert (done.code, done.out) == (2, "")
    assert f"Write --format {form}. " in done.err


def test_a_missing_path_is_not_said_to_have_been_read(tmp_path):
    done = run_program("check", "nodir", cwd=tmp_path)
    assert done.code == 2
    assert "(no-file)" in done.out
    assert "gapcalc read" not in done.out


# --- on a terminal


@pytest.fixture
def on_terminal(monkeypatch):
    """A function that runs a command whose output is a terminal, and returns how it ended."""

    def on_terminal(*words):
        return run_program(*words, terminal=True, env={"TERM": "xterm-256color", "COLUMNS": "100"})

    return on_terminal


def test_a_report_is_not_printed_on_a_terminal(on_terminal):
    done = on_terminal("report")
    assert (done.code, done.out, "-o FILE" in done.err) == (2, "", True)


def test_a_terminal_is_shown_the_first_problems_of_each_code_in_colour(on_terminal, tmp_path):
    file = tmp_path / "data.csv"
    rows = "gdp_metro,主城都市区,2024,many,亿元\n" * 150
    file.write_text(f"indicator,region,period,value,unit\n{rows}", encoding="utf-8")
    done = on_terminal("check", file)
    assert done.code == 1
    assert done.out.count("(not-a-number)") == 100 and "50 more of not-a-number" in done.out
    assert "\x1b[" in done.out


def test_methods_are_shown_in_a_table(on_terminal):
    done = on_terminal("status", "--method", "all", "--action", "8")
    assert (done.code, "Imports and exports" in done.out) == (0, True)
