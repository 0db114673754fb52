"""Lets Python take the compiled extraction in place of its sources, as long as it was made from exactly these sources.

`.ci/compile.py` copies this file into the environment beside what it compiled. As soon as one source has changed, all of them
are read as they are: compiled modules know the inside of each other, so an old one must never meet a new one. With
CHIDAO_PURE=1 in the environment the sources are always taken.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import sys
from collections.abc import Iterable, Sequence
from functools import cached_property
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

FOLDER = Path(__file__).parent / "chidao_compiled"
MANIFEST = "manifest.json"


def digest_of(root: Path, sources: Iterable[str]) -> str:
    """A digest of the files `sources`, paths within `root`: of their names and contents."""
    digest = hashlib.blake2b(digest_size=16)
    for source in sources:
        content = (root / source).read_bytes()
        digest.update(f"{source}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


class CompiledFinder:
    """Finds the compiled modules in `folder`, listed in its manifest with the sources that they were made from."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder

    @cached_property
    def _manifest(self) -> dict[str, object]:
        try:
            found = json.loads((self._folder / MANIFEST).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    @cached_property
    def modules(self) -> dict[str, str]:
        """The files of the compiled modules by name; none where a source is no longer what they were made from."""
        if not self.is_current():
            return {}
        modules = self._manifest["modules"]
        assert isinstance(modules, dict)
        return modules

    @property
    def sources(self) -> list[str]:
        """What was compiled, as paths within the project."""
        found = self._manifest.get("sources")
        return found if isinstance(found, list) else []

    def is_current(self) -> bool:
        """Whether there is something compiled, and from the sources as they now are."""
        root, digest = (self._manifest.get(key) for key in ("root", "digest"))
        if not isinstance(root, str) or not self.sources:
            return False
        try:
            return digest_of(Path(root), self.sources) == digest
        except OSError:
            return False

    def find_spec(self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Where the compiled module `name` lies, if it belongs to the package that is being imported."""
        if not name.startswith("chidao.") and not name.endswith("__mypyc"):
            return None
        file = self.modules.get(name)
        if file is None or (path is not None and not self._is_ours(path, name)):
            return None
        return importlib.util.spec_from_file_location(name, self._folder / file)

    def _is_ours(self, path: Sequence[str], name: str) -> bool:
        """Whether the package lies in the folder that was compiled: another copy of it (a wheel) keeps its own modules."""
        package = Path(str(self._manifest["root"]), *name.split(".")[1:-1])
        return any(Path(one).resolve() == package for one in path)


def register() -> None:
    """Puts the finder before the others. Called as Python starts, from the .pth file beside this one."""
    if os.environ.get("CHIDAO_PURE") != "1":
        sys.meta_path.insert(0, CompiledFinder())
