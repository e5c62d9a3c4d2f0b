"""Modules with the names and the behaviour of other packages, for programs that move from them."""
