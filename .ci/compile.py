#!/usr/bin/env python3
"""Compiles what turns a text into records with mypyc, for a third more speed; run by `make setup` and `make compile`.

Needs the prepared environment, a C compiler and the headers of Python. Without them it ends at once with `NO_TOOLS`, and
nothing is lost: the sources run as they are. What it makes lies in the environment alone, and is left aside as soon as a source
changes (see compiled_finder.py).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from compiled_finder import MANIFEST, CompiledFinder, digest_of

ROOT = Path(__file__).resolve().parent.parent
FINDER = Path(__file__).with_name("compiled_finder.py")
# The way from text to records. What reads files waits for libraries in C anyway. Not here: modules with pydantic in them, which
# cannot be compiled, and `Document`, which goes from one process to another (compiled frozen dataclasses cannot be pickled).
COMPILED = (
    "corpus/abbreviations.py",
    "corpus/folding.py",
    "corpus/persons.py",
    "corpus/table_heads.py",
    "corpus/bodies/*.py",
    "corpus/reading/drafting.py",
    "corpus/reading/emphasis.py",
    "corpus/reading/furniture.py",
    "corpus/reading/lines.py",
    "corpus/reading/plain.py",
    "corpus/reading/rejoining.py",
    "extractors/**/*.py",
)
NO_TOOLS = 3
"""The exit code where this machine cannot compile."""
MYPY_OPTIONS = ("--strict", "--namespace-packages", "--explicit-package-bases", "--ignore-missing-imports")


def sources() -> list[str]:
    """The files to compile, as paths within the project. A package's own file only says what it offers."""
    found = {path.relative_to(ROOT).as_posix() for pattern in COMPILED for path in ROOT.glob(pattern)}
    return sorted(path for path in found if not path.endswith("__init__.py"))


def module_of(source: str) -> str:
    return f"chidao.{source.removesuffix('.py').replace('/', '.')}"


def site_packages() -> Path:
    return Path(sysconfig.get_paths()["purelib"])


def build(files: list[str], into: Path, scratch: Path) -> None:
    """Translates to C and compiles, on all cores."""
    from mypyc.build import mypycify
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext

    class OnAllCores(build_ext):
        """What mypyc makes is one library of many sources, which setuptools compiles one after another."""

        def build_extensions(self) -> None:
            one_by_one = self.compiler.compile

            def at_once(sources: list[str], **options: Any) -> list[str]:
                with ThreadPoolExecutor(os.cpu_count()) as pool:
                    compiled = pool.map(lambda source: one_by_one([source], **options), sources)
                    return [made for objects in compiled for made in objects]

            self.compiler.compile = at_once
            super().build_extensions()

    # There the packages have the name that they are imported by.
    os.chdir(ROOT / ".venv" / "src")
    cache = f"--cache-dir={scratch / 'cache'}"
    extensions = mypycify(
        [*MYPY_OPTIONS, cache, *(f"chidao/{file}" for file in files)],
        opt_level="2",
        debug_level="0",
        multi_file=True,
        target_dir=str(scratch / "c"),
    )
    command = OnAllCores(Distribution({"name": "chidao", "ext_modules": extensions}))
    command.build_lib, command.build_temp = str(into), str(scratch / "objects")
    command.ensure_finalized()
    command.run()


def install(built: Path, files: list[str]) -> None:
    """Puts what was built into the environment, and has Python look there first. Nothing stays if it cannot be imported."""
    suffix = sysconfig.get_config_var("EXT_SUFFIX")
    made = {path.relative_to(built).as_posix() for path in built.rglob(f"*{suffix}")}
    modules = {path.removesuffix(suffix).replace("/", "."): path for path in sorted(made)}
    manifest = {"root": str(ROOT), "sources": files, "digest": digest_of(ROOT, files), "modules": modules}
    (built / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
    site = site_packages()
    remove(site)
    shutil.copytree(built, site / "chidao_compiled")
    shutil.copy(FINDER, site / "chidao_compiled_finder.py")
    (site / "chidao_compiled.pth").write_text("import chidao_compiled_finder; chidao_compiled_finder.register()\n")
    check = "; ".join(f"import {module_of(file)}" for file in files)
    tried = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, cwd=ROOT)
    if tried.returncode:
        remove(site)
        raise RuntimeError(f"Phần đã biên dịch không nạp được:\n{tried.stderr}")


def remove(site: Path) -> None:
    """Back to the sources."""
    for name in ("chidao_compiled.pth", "chidao_compiled_finder.py"):
        (site / name).unlink(missing_ok=True)
    shutil.rmtree(site / "chidao_compiled", ignore_errors=True)


def missing_packages() -> list[str]:
    """The packages of the system that compiling needs and that are not there."""
    compiler = (os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc").split()[0]
    header = Path(sysconfig.get_paths()["include"], "Python.h")
    found = {"gcc": bool(shutil.which(compiler)), "python3-dev": header.is_file()}
    return [package for package, is_there in found.items() if not is_there]


def main() -> None:
    files = sources()
    made = CompiledFinder(site_packages() / "chidao_compiled")
    if made.is_current() and made.sources == files:
        return
    if missing := missing_packages():
        command = f"sudo apt-get install -y {' '.join(missing)}"
        print(f"Chưa biên dịch được phần trích xuất. Gõ lệnh sau rồi gõ make compile:\n  {command}")
        sys.exit(NO_TOOLS)
    with tempfile.TemporaryDirectory(prefix="chidao-compile-") as folder:
        scratch = Path(folder)
        build(files, scratch / "built", scratch)
        install(scratch / "built", files)


if __name__ == "__main__":
    main()
