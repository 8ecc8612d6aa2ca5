"""How long maps take: reading a region, the first drawing, another mark, finding a country at a point.

Run: python benchmarks/maps.py [--full FOLDER] [--rounds N]. Medians of CPU time; a first drawing starts from a region
that was just read. Where the source of the maps is (the default is where `make maps` keeps it), reading and drawing are
set beside reading and drawing the whole of it, which our files are cut from.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from msgspec.structs import replace  # noqa: E402 - the path is set above

from quizgeo.maps import Labels, Region, at, draw, parse_region, region, regions  # noqa: E402 - the path is set above
from tools.maps.source import Topology, folder, read, topology  # noqa: E402 - the path is set above

DATA = ROOT / "src" / "quizgeo" / "maps" / "data"
DRAWN = ("south-caucasus", "europe", "world")
USUAL, LARGE = (80, 24), (120, 38)
REACH_READ_MS, REACH_READ_FULL = 3, 0.03
REACH_DRAW_MS, REACH_LARGE_MS, REACH_DRAW_FULL = 25, 35, 0.4
REACH_MARK_MS, REACH_POINT_MS = 2, 0.5
REACH_JSON = 1.0
LABELS = Labels("en")


def seconds(work: Callable[[], object]) -> float:
    """Time one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def ms(rounds: int, work: Callable[[], object]) -> float:
    """Give the median time of a call in milliseconds."""
    return median(seconds(work) for _ in range(rounds)) * 1000


def say(name: str, value: float, unit: str, reach: float) -> None:
    """Print a figure."""
    print(f"RATIO {name} {value:.3f} {unit} reach {reach:g} {unit}".replace("  ", " "))


def first_drawing_ms(name: str, size: tuple[int, int], rounds: int) -> float:
    """Time the drawing of a region that nothing is known of but its file."""
    data = (DATA / f"{name}.json").read_bytes()
    fresh = [parse_region(data, name) for _ in range(rounds)]
    return median(seconds(partial(draw, each, *size, labels=LABELS)) for each in fresh) * 1000


def other_mark_ms(drawn: Region, size: tuple[int, int], mono: bool) -> float:
    """Time the drawing of each country as the marked one, on a map that was drawn before; give the slowest."""
    again = partial(draw, drawn, *size, labels=LABELS, mono=mono)
    again()
    return max(ms(5, partial(again, mark={code: "right"})) for code in drawn.codes)


def point_ms(drawn: Region) -> float:
    """Time the slowest answer to which country a point lies in, among the points of all labels."""
    return max(ms(5, partial(at, drawn, *drawn.label_at(code))) for code in drawn.codes)


def whole(source: Topology, like: Region) -> Region:
    """Give a region with the shapes of the whole source, not cut and not simplified."""
    grid, arcs = 0.001, []
    for line in source.arcs:
        points = [(round(x / grid), round(y / grid)) for x, y in line]
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
        arcs.append([*points[0], *(part for step in steps for part in step)])
    other = next(iter(like.shapes.values()))
    shapes = {code: replace(other, rings=tuple(rings)) for code, rings in source.shapes.items()}
    edge = (-180_000, -90_000, 180_000, 90_000)
    return replace(like, arcs=tuple(arcs), lines="c" * len(arcs), shapes=shapes, grid=grid, edge=edge)


def beside_the_source(full: Path, rounds: int) -> None:
    """Compare with reading and drawing the file that ours are cut from."""
    data, ours = (full / "world" / "50m.json").read_bytes(), (DATA / "europe.json").read_bytes()
    reading = ms(rounds, lambda: topology(data))
    say("map-reading-europe-to-full", ms(rounds, lambda: parse_region(ours, "europe")) / reading, "x", REACH_READ_FULL)
    source, like = read(full, "50m"), region("south-caucasus")
    uncut = [whole(source, like) for _ in range(rounds)]
    theirs = median(seconds(partial(draw, each, *USUAL, labels=LABELS)) for each in uncut) * 1000
    drawing = first_drawing_ms("south-caucasus", USUAL, rounds) / theirs
    say("map-first-south-caucasus-to-full", drawing, "x", REACH_DRAW_FULL)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--full", type=Path, default=folder())
    parser.add_argument("--rounds", type=int, default=9)
    chosen = parser.parse_args()
    files = {name: (DATA / f"{name}.json").read_bytes() for name in regions()}
    reading = [ms(chosen.rounds, partial(parse_region, data, name)) for name, data in files.items()]
    floor = [ms(chosen.rounds, partial(json.loads, data)) for data in files.values()]
    say("map-reading-slowest", max(reading), "ms", REACH_READ_MS)
    say("map-reading-all-to-json-loads", sum(reading) / sum(floor), "x", REACH_JSON)
    for name in DRAWN:
        say(f"map-first-{name}-80x24", first_drawing_ms(name, USUAL, chosen.rounds), "ms", REACH_DRAW_MS)
    slowest = max(first_drawing_ms(name, LARGE, chosen.rounds) for name in files)
    say("map-first-slowest-120x38", slowest, "ms", REACH_LARGE_MS)
    for mono in (False, True):
        marks = max(other_mark_ms(region(name), LARGE, mono) for name in DRAWN)
        say(f"map-other-mark-120x38{'-mono' if mono else ''}", marks, "ms", REACH_MARK_MS)
    say("map-point-in-country", max(point_ms(region(name)) for name in DRAWN), "ms", REACH_POINT_MS)
    if (chosen.full / "world" / "50m.json").is_file():
        beside_the_source(chosen.full, chosen.rounds)


if __name__ == "__main__":
    main()
