"""The gates of the house: what every file must hold to, read from the syntax tree alone.

Each gate is a function from modules to findings, so that a test can hand it a small bad example.
`python -m tools.house` runs all of them over the checkout.
"""

from tools.house.gates import GATES, Gate, findings_of
from tools.house.source import Finding, Module, checkout, example

__all__ = ["GATES", "Finding", "Gate", "Module", "checkout", "example", "findings_of"]
