"""``python -m cpp_demangle_py`` is the command ``cpp-demangle``."""

import sys

from cpp_demangle_py._cli import main

sys.exit(main())
