"""The wheel that users get: built from the sdist, installed where there is nothing else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads ELF files")


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """Run a command that must succeed, and return what it prints."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="session")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("sdist")
    run(sys.executable, "-m", "build", "--sdist", "--outdir", directory, ROOT)
    (path,) = directory.iterdir()
    return path


@pytest.fixture(scope="session")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", directory, sdist)
    (path,) = directory.iterdir()
    return path


@pytest.fixture(scope="session")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the scripts of a new virtual environment that holds the wheel alone."""
    directory = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", directory)
    scripts = directory / ("Scripts" if os.name == "nt" else "bin")
    run(scripts / "python", "-m", "pip", "install", "--no-index", wheel)
    return scripts


@pytest.fixture(scope="session")
def module(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the compiled module, out of the wheel."""
    directory = tmp_path_factory.mktemp("module")
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith((".so", ".pyd")))
        return Path(archive.extract(name, directory))


def test_the_sdist_holds_what_a_build_needs_and_nothing_built(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        ".cargo/config.toml",
        "Cargo.toml",
        "Cargo.lock",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "README.md",
        "pyproject.toml",
        "setup.py",
        "src/lib.rs",
        "crates/python3-sys/build.rs",
        "crates/symbol/src/lib.rs",
        "cpp_demangle_py/py.typed",
        "cpp_demangle_py/_native.pyi",
        "tests/packaging/test_wheel.py",
    } <= names
    assert not [name for name in names if name.endswith((".so", ".pyd", ".pyc", ".o", ".rlib"))]
    assert not [name for name in names if "target" in Path(name).parts]


def test_the_wheel_is_for_this_interpreter(wheel: Path) -> None:
    tag = f"cp{sys.version_info.major}{sys.version_info.minor}"
    assert re.fullmatch(rf"cpp_demangle_py-[\w.]+-{tag}-{tag}-\w+\.whl", wheel.name)


def test_the_wheel_holds_the_package_its_module_stubs_and_licences(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (metadata,) = (archive.read(name).decode() for name in names if name.endswith("METADATA"))
    package = {Path(name).name for name in names if name.startswith("cpp_demangle_py/")}
    sources = {
        path.name for path in (ROOT / "cpp_demangle_py").rglob("*.py*") if path.suffix in (".py", ".pyi")
    }
    (compiled,) = package - sources - {"py.typed"}
    assert sources | {"py.typed"} <= package
    assert re.fullmatch(r"_native\.[\w-]+\.(so|pyd)", compiled)
    assert {Path(name).name for name in names if "/licenses/" in name} == {"LICENSE-APACHE", "LICENSE-MIT"}
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"cpp_demangle_py"}
    assert {Path(name).name for name in names if "/sboms/" in name} == {"cpp-demangle-py.cdx.json"}
    assert "License-Expression: MIT OR Apache-2.0" in metadata
    # The package itself needs no other; the extras do.
    needed = [line for line in metadata.splitlines() if line.startswith("Requires-Dist:")]
    assert [line for line in needed if "; extra == " not in line] == []
    assert "Requires-Python: >=3.10" in metadata


def test_the_installed_package_works(environment: Path, tmp_path: Path) -> None:
    code = "import cpp_demangle_py as c; print(c.demangle('_Z3addii'), c.Symbol('_Z1fv'), c.__version__)"
    printed = run(environment / "python", "-I", "-c", code, cwd=tmp_path)
    assert printed.startswith("add(int, int) f() ")


def test_the_installed_command_works(environment: Path, tmp_path: Path) -> None:
    assert run(environment / "cpp-demangle", "_Z3addii", cwd=tmp_path) == "add(int, int)\n"
    assert run(environment / "python", "-m", "cpp_demangle_py", "_Z1fv", cwd=tmp_path) == "f()\n"


@linux
def test_the_module_needs_no_libpython(module: Path) -> None:
    needed = re.findall(r"\(NEEDED\).*\[(.+)\]", run("readelf", "--dynamic", module))
    assert needed
    assert not [library for library in needed if "python" in library]
    assert set(needed) <= {
        "libc.so.6",
        "libgcc_s.so.1",
        "ld-linux-x86-64.so.2",
        "libm.so.6",
        "libpthread.so.0",
    }


@linux
def test_the_module_exports_its_initialiser_alone(module: Path) -> None:
    exported = run("nm", "--dynamic", "--defined-only", "--format=just-symbols", module).split()
    assert exported == ["PyInit__native"]
