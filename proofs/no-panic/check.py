"""Check that the functions in src/main.rs cannot panic, and that the check would notice if one could.

On a failure, list each panic that is left in the program, with the lines that lead to it (needs binutils).
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
DETECTED = re.compile(r"detected panic in function `(\w+)`")
FUNCTION = re.compile(r"^[0-9a-f]+ <(.+)>:$")
CALL = re.compile(r"^\s*([0-9a-f]+):\s+(?:call|j\w+)\s+[0-9a-f]+ <((?:core|alloc|std)::\S*)")
PANIC = re.compile(r"panic|fail|unwrap|expect|handle_error|handle_alloc|capacity_overflow")
OURS = re.compile(r"\S*/(crates/.+|proofs/.+)$")


def build(*features: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the program with some of its features, and return cargo's run."""
    command = [
        "cargo",
        "build",
        "--release",
        "--locked",
        "--message-format=json",
        f"--features={','.join(features)}",
    ]
    return subprocess.run(
        command, cwd=HERE, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def detected(run: subprocess.CompletedProcess[str]) -> set[str]:
    """Return the functions that a build found to panic."""
    if run.returncode == 0:
        return set()
    found = set(DETECTED.findall(run.stdout))
    if not found:
        raise RuntimeError(f"the proof was not built:\n{run.stdout}\n{run.stderr}")
    return found


def panics(program: str) -> dict[str, str]:
    """Return the panics in a program by the lines of this repository that lead to them, innermost first."""
    command = ["objdump", "--disassemble", "--demangle", "--no-show-raw-insn", program]
    assembly = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = {}
    for line in assembly.splitlines():
        call = CALL.match(line)
        if call and PANIC.search(call[2]):
            locate = ["addr2line", "--inlines", f"--exe={program}", f"0x{call[1]}"]
            frames = subprocess.run(locate, capture_output=True, text=True, check=True).stdout.splitlines()
            lines = [ours[1] for ours in map(OURS.match, frames) if ours]
            if any(line.startswith("crates/") for line in lines):
                found[" < ".join(lines)] = call[2].rstrip(">")
    return found


def main() -> int:
    """Run the proof."""
    if detected(build("control")) >= {"control"}:
        print("A function that can panic is detected.")
    else:
        print("A function that can panic is not detected: the proof proves nothing.")
        return 1
    found = detected(build())
    if not found:
        print("No function that is to be proved can panic.")
        return 0
    print("May panic:", *sorted(found))
    run = build("locate", CARGO_PROFILE_RELEASE_DEBUG="1")
    programs = [json.loads(line).get("executable") for line in run.stdout.splitlines()]
    for lines, panic in sorted(panics(next(filter(None, programs))).items()):
        print(f"    {lines}: {panic}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
