"""Text and flags of the command line without pydantic.

Typer 0.29 imports pydantic to see that a text is text and a flag a flag, which takes longer than all of `validate`.
There is no public way around it; should typer's insides change, the commands work as before and only start more slowly.
"""

from collections.abc import Callable, Sequence
from typing import Any

import typer.core

PLAIN = (bool, str, str | None, list[str], list[str] | None)


def take_plain_values_as_they_are() -> None:
    """Let values of plain types through unchecked; other types stay typer's."""
    build: Callable[[Any], Any] | None = getattr(typer.core, "build_runtime_param", None)
    if build is None:
        return
    from typer._coercion import RuntimeParam

    class Plain(RuntimeParam):
        def _coerce_value(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ANN401  typer's types are private
            del param, ctx
            return list(value) if isinstance(value, Sequence) and not isinstance(value, str) else value

    def plain_or_build(descriptor: Any) -> Any:  # noqa: ANN401
        if descriptor.annotation in PLAIN:
            return Plain(parameter_info=descriptor.parameter_info, annotation=descriptor.annotation)
        return build(descriptor)

    setattr(typer.core, "build_runtime_param", plain_or_build)  # noqa: B010  the attribute is private
