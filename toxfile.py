"""Let tox find the interpreters that pyenv has installed, whether or not they are activated.

tox loads this file as a plugin of this project alone.
"""

import os
from pathlib import Path

_root = Path(os.environ.get("PYENV_ROOT", "~/.pyenv")).expanduser()
# Behind all else: what is on the path already is preferred.
os.environ["PATH"] = os.pathsep.join([os.environ["PATH"], *map(str, sorted(_root.glob("versions/*/bin")))])
