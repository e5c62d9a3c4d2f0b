"""Seeds for the fuzz targets: the names of the corpora, behind two bytes that leave all options as they are.

Usage: python seeds.py [target ...]
"""

import hashlib
import sys
from pathlib import Path

HERE = Path(__file__).parent
TARGETS = sorted(target.stem for target in (HERE / "fuzz_targets").glob("*.rs"))


def names() -> set[bytes]:
    """Return the mangled names of every table in tests/corpus."""
    found = set()
    for table in sorted((HERE.parent / "tests" / "corpus").glob("*.tsv")):
        for row in table.read_bytes().splitlines():
            if row and not row.startswith(b"#"):
                found.add(row.split(b"\t")[0])
    return found


def main() -> None:
    """Write the seeds of the targets given, or of all."""
    seeds = names()
    for target in sys.argv[1:] or TARGETS:
        folder = HERE / "corpus" / target
        folder.mkdir(parents=True, exist_ok=True)
        for name in seeds:
            (folder / hashlib.sha1(name).hexdigest()).write_bytes(b"\0\0" + name)
        print(f"{target}: {len(seeds)} seeds")


if __name__ == "__main__":
    main()
