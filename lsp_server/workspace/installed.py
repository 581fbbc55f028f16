"""What is installed for a project and which keys are set for it: versions and names, never a key's value."""

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

_ENVIRONMENTS = (".venv", "venv", "env")
_SAMPLES = (".example", ".sample", ".template", ".dist")


def installed_version(folders: Iterable[Path], package: str) -> str | None:
    """The version of ``package`` that is installed beside one of ``folders``; None when none is found."""
    for folder in folders:
        for found in (*_of_node(folder, package), *_of_python(folder, package)):
            return found
    return None


def key_places(folders: Iterable[Path], name: str, environment: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Where the variable ``name``, or one that ends in it, has a value: ``the environment`` and names of env files.

    Files that are only an example do not count.
    """
    variables = os.environ if environment is None else environment
    places = ["the environment"] if any(_is(each, name) and variables[each] for each in variables) else []
    files = (path for folder in folders for path in sorted(folder.glob(".env*")))
    places += [path.name for path in files if path.is_file() and path.suffix not in _SAMPLES and _sets(path, name)]
    return tuple(dict.fromkeys(places))


def _of_node(folder: Path, package: str) -> Iterator[str]:
    """From the nearest ``node_modules``, as node looks for it."""
    for place in (folder, *folder.parents):
        manifest = place / "node_modules" / package / "package.json"
        if manifest.is_file():
            try:
                yield str(json.loads(manifest.read_bytes())["version"])
            except (OSError, ValueError, KeyError, TypeError):
                continue


def _of_python(folder: Path, package: str) -> Iterator[str]:
    """From the virtual environments in ``folder``, or the active one."""
    active = os.environ.get("VIRTUAL_ENV")
    environments = [*(folder / name for name in _ENVIRONMENTS), *([Path(active)] if active else [])]
    wanted = re.sub(r"[-_.]+", "_", package).lower()
    for environment in environments:
        for packages in (*sorted(environment.glob("lib/python*/site-packages")), environment / "Lib/site-packages"):
            for found in sorted(packages.glob("*.dist-info")):
                name, _, version = found.stem.rpartition("-")
                if re.sub(r"[-_.]+", "_", name).lower() == wanted:
                    yield version


def _sets(path: Path, name: str) -> bool:
    """Whether the env file at ``path`` gives the variable a value."""
    try:
        text = path.read_text("utf-8", "replace")
    except OSError:
        return False
    variables: list[str] = re.findall(r"(?m)^[ \t]*(?:export[ \t]+)?(\w+)[ \t]*=[ \t]*[\"']?[^\s\"'#]", text)
    return any(_is(each, name) for each in variables)


def _is(variable: str, name: str) -> bool:
    return variable == name or variable.endswith(f"_{name}")
