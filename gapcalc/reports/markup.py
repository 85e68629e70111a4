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
    """Return the element `name` with its contents; None stands for nothing, there and as an attribute.

    An attribute that Python reserves, or with a hyphen, is written with an underscore: `class_`, `aria_sort`.
    """
    names = {
        key.rstrip("_").replace("_", "-"): value
        for key, value in attributes.items()
        if value is not None
    }
    given = "".join(f' {key}="{_text(value)}"' for key, value in names.items())
    if name in _VOID:
        return Html(f"<{name}{given}>")
    content = "".join(
        part if isinstance(part, Html) else _text(part) for part in inside if part is not None
    )
    return Html(f"<{name}{given}>{content}</{name}>")


def _text(value: object) -> str:
    return escape(visible(str(value)))
