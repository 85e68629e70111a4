"""Groups of options: declared once, one object to a command, single options to Typer."""

import inspect
from dataclasses import dataclass, fields
from typing import Annotated, get_args

import pytest
import typer
from helpers.cases import for_each
from typer.testing import CliRunner

from gapcalc.cli import options
from gapcalc.cli.commands import COMMANDS, load_command
from gapcalc.cli.option_groups import OptionGroup, with_option_groups

COLOUR = Annotated[str, typer.Option("--colour")]
SIZE = Annotated[int | None, typer.Option("--size")]
LAYERS = Annotated[list[str], typer.Option("--layer")]
GROUPS = (
    options.DataGroup,
    options.DataGroupBesideSelection,
    options.GeneralGroup,
    options.SelectionGroup,
)


@dataclass(frozen=True)
class Paint:
    colour: str = "red"
    size: int | None = None
    layers: tuple[str, ...] = ()


PaintGroup = Annotated[
    Paint,
    OptionGroup(Paint, {"colour": COLOUR, "size": SIZE, "layers": LAYERS}, {"size": "paint_size"}),
]


@with_option_groups
def paint(wall: Annotated[str, typer.Argument()], *, paint: PaintGroup) -> int:
    """Paint a wall."""
    print(wall, paint)
    return 0


def test_typer_sees_the_options_in_place_of_their_group():
    parameters = inspect.signature(paint).parameters
    assert list(parameters) == ["wall", "colour", "paint_size", "layers"]
    assert parameters["colour"].default == "red"
    assert inspect.get_annotations(paint)["paint_size"] is SIZE
    assert paint.__doc__ == "Paint a wall."


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        (["north"], f"north {Paint()}\n"),
        (["north", "--size", "7", "--colour", "blue"], f"north {Paint('blue', 7)}\n"),
        (["north", "--layer", "a", "--layer", "b"], f"north {Paint(layers=('a', 'b'))}\n"),
    ],
)
def test_the_command_gets_the_values_as_one_object(words, printed):
    app = typer.Typer()
    app.command()(paint)
    assert CliRunner().invoke(app, words).stdout == printed


@pytest.mark.parametrize("group", GROUPS)
def test_every_field_of_a_group_has_its_option(group):
    holder, declared = get_args(group)
    assert list(declared.options) == [field.name for field in fields(holder)]


@for_each("command", COMMANDS)
def test_region_means_the_datas_only_where_it_selects_no_targets(command):
    annotations = inspect.get_annotations(load_command(command))
    if "data_region" not in annotations:
        return
    option = get_args(annotations["data_region"])[1]
    spellings = {option.default, *(option.param_decls or ())}
    assert "--data-region" in spellings
    assert ("--region" in spellings) != ("region" in annotations)
