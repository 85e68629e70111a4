"""HTML put together so that it cannot go wrong: every element is closed, every text escaped.

Only `Html` is markup; whatever else is put into an element is text from strangers.
"""

from __future__ import annotations

from html import escape

from gapcalc.core.text import visible

__all__ = ["Html", "element"]

_VOID = {"meta", "wbr", "br", "link"}


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


def element(name: str, /, *inside: object, **attributes: str | int | None) -> Html:
    """Return the element `name` with its contents; None stands for nothing, inside or as a value.

    An attribute with a hyphen, or one that Python reserves, is written with an underscore:
    `aria_sort`, `class_`.
    """
    start = name

    for key, value in attributes.items():
        if value is not None:
            start += f' {key.rstrip("_").replace("_", "-")}="{_escaped(value)}"'

    if name in _VOID:
        return Html(f"<{start}>")

    content = ""

    for part in inside:
        if isinstance(part, Html):
            content += part
        elif part is not None:
            content += _escaped(part)

    return Html(f"<{start}>{content}</{name}>")


def _escaped(value: object) -> str:
    return escape(visible(str(value)))
