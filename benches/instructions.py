"""Count the instructions that each engine spends on a name of its scheme's corpus, by callgrind.

Unlike times, counts repeat whatever else the machine does. instructions.json records the counts of our own
engines: that for Itanium's names in every configuration of rust/src/own.rs, the others in each style. They
may only fall: more than 3 % above is an error. Another Rust compiler makes other code, so counts recorded
with another one are shown and not compared.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

HERE = Path(__file__).parent
RECORD = HERE / "instructions.json"
SLACK = 1.03
# The labels of our own engines begin with these, as in rust/src/scheme.rs.
SCHEMES = ("itanium", "rust", "msvc", "dlang")


def build(peers: bool) -> str:
    """Build the program that is counted, with or without the peers, and return its path."""
    command = ["cargo", "build", "--profile=bench", "--bin=count", "--locked", "--message-format=json"]
    command += ["--features=peers"] * peers
    # Without the flags of .cargo/config.toml, which add instructions that do nothing.
    plain = {**os.environ, "RUSTFLAGS": ""}
    run = subprocess.run(command, cwd=HERE / "rust", stdout=subprocess.PIPE, text=True, check=True, env=plain)
    built = [json.loads(line).get("executable") for line in run.stdout.splitlines()]
    return next(str(path) for path in built if path)


def _instructions(program: str, engine: str, rounds: int) -> tuple[int, int]:
    """Return all instructions of one run, and the number of names in a round."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "callgrind.out")
        command = [
            "valgrind",
            "--tool=callgrind",
            f"--callgrind-out-file={out}",
            program,
            engine,
            str(rounds),
        ]
        run = subprocess.run(
            command, capture_output=True, text=True, check=True, env={**os.environ, "LC_ALL": "C"}
        )
        counted = re.search(r"^(?:summary|totals): (\d+)", out.read_text(), re.MULTILINE)
    if not counted:
        raise RuntimeError("callgrind wrote no total")
    return int(counted[1]), int(run.stdout.split()[0])


def a_name(program: str, engine: str) -> int:
    """Return the instructions a name, warm: what a second round adds to the first."""
    once, names = _instructions(program, engine, 1)
    twice, _ = _instructions(program, engine, 2)
    return round((twice - once) / names)


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--record", action="store_true", help="write our own engine's counts to instructions.json"
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="count our own engine alone; if valgrind is missing, say so and succeed",
    )
    options = parser.parse_args()
    if options.check and not shutil.which("valgrind"):
        print("Instructions were not counted: valgrind is missing")
        return 0
    program = build(peers=not (options.check or options.record))
    engines = subprocess.run([program], stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
    compiler = subprocess.run(
        ["rustc", "--version"], stdout=subprocess.PIPE, text=True, check=True
    ).stdout.strip()
    record = json.loads(RECORD.read_text())
    held = record["engines"] if record["compiler"] == compiler else {}
    now, risen = {}, []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for engine, count in zip(engines, pool.map(partial(a_name, program), engines), strict=True):
            print(f"{count:8,} instructions a name: {engine}", flush=True)
            if engine.partition(",")[0] in SCHEMES:
                now[engine] = count
                if count > held.get(engine, count) * SLACK:
                    risen.append(f"{engine}: {count:,}, was {held[engine]:,}")
    if risen:
        print("More than recorded:", *risen, sep="\n    ")
        return 1
    if options.record:
        RECORD.write_text(json.dumps({"compiler": compiler, "engines": now}, indent=1) + "\n")
    elif held and held.keys() != now.keys():
        print("instructions.json has other engines:", *sorted(held.keys() ^ now.keys()), sep="\n    ")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
