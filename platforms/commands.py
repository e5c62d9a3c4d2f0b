"""How commands are run: quietly, or with their output passed on through pipes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

Command = list[str | Path]


def run(*command: str | Path, env: dict[str, str] | None = None, cwd: Path | None = None) -> None:
    """Run a command, whose output is shown, from near its end, only if it fails."""
    done = subprocess.run(
        command, env=env, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{done.stdout[-4000:]}\n{command[0]} failed with status {done.returncode}")


def piped(command: Sequence[str | Path]) -> int:
    """Run a command with no input, pass its output on, and return its status.

    All its streams are pipes: wine opens no terminal and no file a second time.
    """
    done = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert done.stdin is not None
    assert done.stdout is not None
    done.stdin.close()
    for line in done.stdout:
        sys.stdout.buffer.write(line)
        sys.stdout.flush()
    return done.wait()
