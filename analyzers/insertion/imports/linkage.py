"""How a file links modules: by ``import`` or by ``require``."""

import json
import re
from pathlib import PurePosixPath

from analyzers.insertion.site import Site
from analyzers.insertion.tree import nearest

_BY_SUFFIX = {".mjs": "import", ".mts": "import", ".ts": "import", ".tsx": "import", ".cjs": "require"}
_EXPORTS = re.compile(rb"^\s*export\s", re.MULTILINE)
_REQUIRES = re.compile(rb"\brequire\s*\(|\bmodule\.exports\b|^exports\.", re.MULTILINE)
_IMPORTS = re.compile(rb"^import\b", re.MULTILINE)


def linkage_of(site: Site) -> str | None:
    """``import`` or ``require``, or None when neither the file nor its manifest tells."""
    if site.is_python:
        return "import"
    text = site.source.text
    suffix = PurePosixPath(site.source.path).suffix
    if _IMPORTS.search(text) or _EXPORTS.search(text):
        return "import"
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    if _REQUIRES.search(text):
        return "require"
    kind = package_type(site)
    return {"module": "import", "commonjs": "require"}.get(kind)


def package_type(site: Site) -> str:
    """What the nearest manifest says of how its files link modules; empty when it says nothing."""
    found = nearest(site, ("package.json",))
    text = site.text(found) if found else None
    try:
        manifest = json.loads(text or b"{}")
    except ValueError:
        return ""
    kind = manifest.get("type", "") if isinstance(manifest, dict) else ""
    return kind if isinstance(kind, str) else ""
