"""Faults planted one at a time, and whether a test notices: `make mutants`, by way of mutmut.

Nothing here is part of `make test`: a whole run takes hours, a sample of a package some minutes.
"""
