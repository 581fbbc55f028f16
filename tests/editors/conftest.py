"""Which editors there are to drive: those of the terminal come as packages for Linux only."""

import sys

collect_ignore = [] if sys.platform == "linux" else ["test_neovim.py", "test_eglot.py", "test_vim_ale.py"]
