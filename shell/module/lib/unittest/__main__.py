"""labsh -m unittest: the program that finds tests and runs them."""

import os
import sys

if sys.argv[0].endswith("__main__.py") or sys.argv[0] == "unittest":
    sys.argv[0] = os.path.basename(sys.executable) + " -m unittest"

__unittest = True

from unittest.main import main

main(module=None)
