"""A built wheel holds every data file, and works where only it is installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("corpus", "extractors", "outputs", "pipeline")
DATA = {".toml", ".csv", ".json", ".txt", ".docx", ".pdf", ".cfg", ".mo", ".sql", ".html", ".css", ".js", ".typed"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy: building writes beside the sources."""
    folder = tmp_path_factory.mktemp("wheel")
    for name in (*PACKAGES, "pyproject.toml", "README.md"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--wheel-dir", str(folder / "dist")]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, str(folder)], check=True, capture_output=True)
    return next((folder / "dist").glob("*.whl"))


def test_the_wheel_holds_every_module_and_data_file(wheel: Path) -> None:
    expected = {
        f"chidao/{path.relative_to(ROOT).as_posix()}"
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix in DATA | {".py"}
    }
    assert expected <= set(zipfile.ZipFile(wheel).namelist())


def test_the_installed_wheel_works(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    sample = tmp_path / "site" / "chidao" / "corpus" / "samples" / "cv-xu-ly-nuoc-thai.txt"
    # The folder of the wheel stands first on the path, before the sources that this environment is bound to.
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r}); sys.meta_path[:] = "
        "[finder for finder in sys.meta_path if 'editable' not in getattr(finder, '__module__', '')]; "
        "from chidao.pipeline import cli; "
        f"assert cli.__file__.startswith({str(tmp_path)!r}); sys.argv = ['chidao', 'extract', {str(sample)!r}]; cli.main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert '"tasks":[{' in done.stdout
