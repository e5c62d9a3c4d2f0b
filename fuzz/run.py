"""Run fuzz targets side by side, each for an hour or as long as is said.

Usage: python run.py [SECONDS] [target ...]

Needs a nightly toolchain; installs cargo-fuzz where it is missing. Each target starts from its corpus
and the seeds (see seeds.py), which are minimized afterwards. What a target finds is minimized too and
printed, and the exit status is 1.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import seeds

CARGO = ("cargo", "+nightly", "fuzz")
HOUR = 3600
# In bytes and seconds: a name of the first length takes some milliseconds.
LIMITS = ("-max_len=2048", "-timeout=5")
MINIMIZING = 60


def cargo_fuzz(*arguments: str, log: Path | None = None) -> int:
    """Run `cargo fuzz`; into a log if there is one."""
    command = [*CARGO, *arguments]
    if log is None:
        return subprocess.run(command, cwd=seeds.HERE.parent, check=False).returncode
    with log.open("ab") as output:
        return subprocess.run(
            command, cwd=seeds.HERE.parent, stdout=output, stderr=subprocess.STDOUT, check=False
        ).returncode


def failures(target: str, since: float) -> list[Path]:
    """Return the inputs that a target has failed on since a moment, the shortest first."""
    found = [path for path in (seeds.HERE / "artifacts" / target).glob("*") if path.stat().st_mtime >= since]
    return sorted(found, key=lambda path: (path.stat().st_size, path.name))


def fuzz(target: str, seconds: int) -> bool:
    """Run one target, then minimize what it found and its corpus. Return whether it held."""
    folder = seeds.HERE / "artifacts" / target
    folder.mkdir(parents=True, exist_ok=True)
    log = folder.with_suffix(".log")
    log.unlink(missing_ok=True)
    since = time.time()
    status = cargo_fuzz("run", target, "--", *LIMITS, f"-max_total_time={seconds}", log=log)
    last = [line for line in log.read_text(errors="replace").splitlines() if line.startswith(("#", "Done"))]
    print(
        f"{target}: exit status {status} after {time.time() - since:.0f} s; {last[-1] if last else 'no runs'}"
    )
    for path in failures(target, since):
        cargo_fuzz("tmin", target, str(path), "--", f"-max_total_time={MINIMIZING}", log=log)
    # Minimizing writes each step.
    for path in failures(target, since)[:1]:
        print(f"{target}: failed on {path.read_bytes()!r}, {path}")
    if status:
        print(f"{target}: the log is {log}")
    else:
        cargo_fuzz("cmin", target, log=log)
    sys.stdout.flush()
    return status == 0


def main(arguments: Sequence[str]) -> int:
    """Run the targets given, or all; exit with 1 if one of them failed."""
    seconds = int(arguments[0]) if arguments else HOUR
    targets = list(arguments[1:]) or seeds.TARGETS
    seeds.write(targets)
    if subprocess.run([*CARGO, "--version"], check=False).returncode:
        subprocess.run(["cargo", "install", "--locked", "cargo-fuzz"], check=True)
    if cargo_fuzz("build"):
        return 1
    at_once = min(len(targets), os.cpu_count() or 1)
    rounds = -(-len(targets) // at_once)
    print(f"{', '.join(targets)}: {at_once} at once, about {rounds * seconds} s", flush=True)
    with ThreadPoolExecutor(at_once) as pool:
        held = list(pool.map(fuzz, targets, [seconds] * len(targets)))
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
