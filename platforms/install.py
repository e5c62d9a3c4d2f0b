"""Install the package in an empty environment, from a folder of wheels alone, and try it.

python platforms/install.py FOLDER
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

CODE = "import cpp_demangle_py as cpp; print(cpp.__file__, cpp.demangle('_Z1fv'))"


def main() -> None:
    """Print what pip takes, and what the package and the command make of a name."""
    folder = Path(sys.argv[1]).resolve()
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    with tempfile.TemporaryDirectory() as directory:
        venv.create(directory, with_pip=True)
        scripts = Path(directory, "Scripts" if os.name == "nt" else "bin")

        def run(program: str, *arguments: str) -> str:
            command = [str(scripts / program), *arguments]
            return subprocess.check_output(command, cwd=directory, env=variables, text=True)

        pip = ("-m", "pip", "install", "--no-index", "--find-links", str(folder), "cpp-demangle-py")
        (line,) = (line for line in run("python", *pip).split("\n") if line.startswith("Processing"))
        print(sys.version.split()[0], Path(line.split()[-1]).name)
        package, name = run("python", "-c", CODE).split()
        if not Path(package).resolve().is_relative_to(Path(directory).resolve()):
            sys.exit(f"the package is {package}, which is not in the environment")
        if (name, run("cpp-demangle", "_Z1fv").strip()) != ("f()", "f()"):
            sys.exit("the package or the command has another result than f()")
        print("the package and the command work")


if __name__ == "__main__":
    main()
