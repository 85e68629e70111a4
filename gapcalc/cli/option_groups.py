"""Options that several commands share, declared once and handed over as one object.

A command takes a group as a single keyword argument:

    @with_option_groups
    def check(files: FilesArgument, *, data: DataGroup, general: GeneralGroup) -> int: ...

Typer knows no groups; it makes one option of each parameter in a function's signature. So
`with_option_groups` gives Typer a function in whose signature every group is replaced by its
options, (files, unit, indicator, …, plan, lang), and which puts their values together again before
it calls the command: check(files=…, data=DataOptions(unit=…, …), general=GeneralOptions(…)).
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from inspect import Parameter
from typing import Any, get_args

__all__ = ["OptionGroup", "with_option_groups"]


@dataclass(frozen=True)
class OptionGroup:
    """How a dataclass is filled from the command line; stands beside it in an `Annotated`.

    `options` holds the Typer annotation of each field. An option's value is called like its field,
    in the help texts too, unless `parameter_names` has another name for it: two groups of one
    command may both have a field `region`.
    """

    dataclass: type
    options: Mapping[str, Any]
    parameter_names: Mapping[str, str] = field(default_factory=dict)

    def parameters(self) -> list[Parameter]:
        """Return the parameters that Typer makes options of, in the order of the fields."""
        return [
            Parameter(
                self._parameter_name(item.name),
                Parameter.KEYWORD_ONLY,
                default=item.default,
                annotation=self.options[item.name],
            )
            for item in fields(self.dataclass)
        ]

    def take_from(self, values: dict[str, Any]) -> object:
        """Take the group's own values out of `values` and return the dataclass made of them."""
        own = {}

        for item in fields(self.dataclass):
            value = values.pop(self._parameter_name(item.name))
            # Typer makes a list of a repeatable option; a tuple is hashable, as its dataclass is.
            own[item.name] = tuple(value) if isinstance(value, list) else value

        return self.dataclass(**own)

    def _parameter_name(self, field_name: str) -> str:
        return self.parameter_names.get(field_name, field_name)


def with_option_groups(command: Callable[..., int]) -> Callable[..., int]:
    """Return `command` as a function that takes every option by itself, for Typer to read."""
    groups: dict[str, OptionGroup] = {}
    parameters: list[Parameter] = []

    for name, parameter in inspect.signature(command).parameters.items():
        group = _group_of(parameter)
        if group is None:
            parameters.append(parameter.replace(kind=Parameter.KEYWORD_ONLY))
        else:
            groups[name] = group
            parameters += group.parameters()

    def run(**values: Any) -> int:
        for name, group in groups.items():
            values[name] = group.take_from(values)

        return command(**values)

    run.__name__ = command.__name__
    run.__doc__ = command.__doc__
    # Typer reads both, the signature for the defaults and the annotations for the types.
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run


def _group_of(parameter: Parameter) -> OptionGroup | None:
    """Return the group in Annotated[DataOptions, OptionGroup(…)]; None for an option by itself."""
    for mark in get_args(parameter.annotation)[1:]:
        if isinstance(mark, OptionGroup):
            return mark

    return None
