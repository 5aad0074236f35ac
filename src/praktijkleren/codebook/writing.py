"""Write a codebook as a person would: blocks for indicators and lists, empty parts left out."""

from typing import Any

import yaml

from praktijkleren.codebook.model import Codebook

_Base: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # the one in C is four times as fast


class _Dumper(_Base):  # type: ignore[misc]
    """Writes text of several lines as a block, and nothing as an alias."""

    def ignore_aliases(self, data: object) -> bool:
        """Write equal values out in every place."""
        del data
        return True


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)


_Dumper.add_representer(str, _text)


def write_codebook(codebook: Codebook) -> str:
    """Give a codebook as YAML that loads as an equal codebook."""
    data = codebook.model_dump(by_alias=True, exclude_defaults=True)
    first = {key: data.pop(key) for key in ("schema", "id", "version", "language", "title")}
    data["factors"] = [_ordered(factor) for factor in data.get("factors", [])]
    return yaml.dump({**first, **data}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000)


def _ordered(factor: dict[str, Any]) -> dict[str, Any]:
    first = ("id", "theme", "polarity", "opposite", "label", "definition", "include", "exclude", "negated")
    return {key: factor[key] for key in (*first, *factor) if key in factor}
