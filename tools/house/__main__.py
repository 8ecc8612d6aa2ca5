"""Run the gates over the checkout: `python -m tools.house`; with `--measures`, print figures instead."""

import sys
from collections.abc import Iterator
from statistics import median, quantiles

from tools.house import checkout, findings_of, hygiene, shape


def main(arguments: list[str]) -> int:
    """Print what the gates find, or the measures; give 1 when a gate found something."""
    if "--measures" in arguments:
        print("\n".join(measures()))
        return 0
    files = hygiene.repository()
    found = findings_of(checkout()) | {
        "nothing of one machine": sorted(hygiene.strangers(files)),
        "links lead somewhere": sorted(hygiene.dead_links(files)),
    }
    for name, findings in found.items():
        if findings:
            print(f"{name}:", *(f"  {finding}" for finding in findings), sep="\n")
    count = sum(map(len, found.values()))
    print(f"house: {len(found)} gates, {count} findings")
    return int(count > 0)


def measures() -> Iterator[str]:
    """Say how large the house is and how it is cut."""
    source, tests = checkout("src"), checkout("tests")
    lengths = shape.lengths(source)
    biggest = shape.biggest(source)
    yield f"source            {len(source):6} files {shape.lines(source):7} lines"
    yield f"tests             {len(tests):6} files {shape.lines(tests):7} lines"
    yield f"tests / source    {shape.lines(tests) / shape.lines(source):6.2f}"
    yield f"biggest file      {biggest.lines:6} lines  {biggest.path}"
    yield f"functions         {len(lengths):6} of them, median {median(lengths):.0f} lines, longest {max(lengths)}"
    yield f"nine in ten       {quantiles(lengths, n=10, method='inclusive')[8]:6.0f} lines or fewer"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
