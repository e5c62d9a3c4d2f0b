"""``python -m cpp_demangle_py`` is the command ``cpp-demangle``."""

import sys

from cpp_demangle_py._command import main

if __name__ == "__main__":
    sys.exit(main())
