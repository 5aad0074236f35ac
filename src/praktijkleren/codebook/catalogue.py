"""The codebooks that ship with the package, found by name."""

from difflib import get_close_matches
from pathlib import Path

from praktijkleren.errors import PraktijklerenError

CASES_SUFFIX = ".cases.yaml"


def find(name_or_path: str) -> Path:
    """Give the file of a codebook: a path that exists, else a shipped codebook by its id."""
    path, is_folder = Path(name_or_path), False
    try:
        if path.is_file():
            return path
        is_folder = path.is_dir()
    except (OSError, ValueError):  # a name no file system takes
        pass
    shipped = {file.stem: file for file in _files()}
    if name_or_path in shipped:
        return shipped[name_or_path]
    if is_folder:
        raise PraktijklerenError(f"{name_or_path!r} is a folder, not a codebook", hint="give the file itself")
    near = get_close_matches(name_or_path, shipped, n=1)
    known = ", ".join(sorted(shipped)) or "none"
    raise PraktijklerenError(
        f"no codebook {name_or_path!r}: neither a file nor a codebook that comes with praktijkleren",
        hint=f"did you mean {near[0]}?" if near else f"give a path that exists or one of: {known}",
    )


def names() -> list[str]:
    """Give the ids of the shipped codebooks."""
    return sorted(file.stem for file in _files())


def schema_file() -> Path:
    """Give the JSON Schema of codebooks, which stands beside the shipped codebooks."""
    return _folder() / "codebook.schema.json"


def _files() -> list[Path]:
    return [file for file in sorted(_folder().glob("*.yaml")) if not file.name.endswith(CASES_SUFFIX)]


def _folder() -> Path:
    """Give the folder inside the wheel, or in a checkout the one beside src."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "codebooks"
    return inside if inside.is_dir() else package.parents[1] / "codebooks"
