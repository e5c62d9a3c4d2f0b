"""Run a command with the library path that programs need to embed this interpreter.

python tests/with_libpython.py cargo test
"""

import os
import subprocess
import sys
import sysconfig

variable = {"darwin": "DYLD_LIBRARY_PATH", "win32": "PATH"}.get(sys.platform, "LD_LIBRARY_PATH")
folder = sysconfig.get_config_var("LIBDIR") or sys.base_prefix
os.environ[variable] = os.pathsep.join(filter(None, [folder, os.environ.get(variable)]))
sys.exit(subprocess.call(sys.argv[1:]))
