"""How many cells each shape covers in the usual drawing: filled at the centres of dots, most of a cell's dots decide."""

import math
from collections import Counter
from collections.abc import Callable, Sequence

from tools.maps.cut import Cut
from tools.maps.regions import USUAL, Region
from tools.maps.rings import outline

Place = tuple[float, float]


def cells(region: Region, made: Cut, size: tuple[int, int] = USUAL) -> dict[str, int]:
    """Count the cells of each shape."""
    grid = fill(region, made, size)
    codes = list(made.shapes)
    count: Counter[int] = Counter()
    for row in range(size[1]):
        for column in range(size[0]):
            dots = Counter(grid[4 * row + j][2 * column + i] for j in range(4) for i in range(2))
            top = max(dots.values())
            count[max(number for number in dots if dots[number] == top)] += 1
    return {code: count[number] for number, code in enumerate(codes, 1)}


def fill(region: Region, made: Cut, size: tuple[int, int]) -> list[bytearray]:
    """Give for each dot the number of its shape from 1, or 0 for water."""
    place = _placing(region, size)
    rows = [bytearray(2 * size[0]) for _ in range(4 * size[1])]
    for number, shape in enumerate(made.shapes.values(), 1):
        lines = [[place(x / region.steps, y / region.steps) for x, y in outline(ring, made.arcs)] for ring in shape.rings]
        for row, crossings in _crossings(lines, len(rows)).items():
            for start, end in zip(crossings[::2], crossings[1::2], strict=True):
                for column in range(max(math.ceil(start - 0.5), 0), min(math.ceil(end - 0.5), 2 * size[0])):
                    rows[row][column] = number
    return rows


def _crossings(lines: Sequence[Sequence[Place]], rows: int) -> dict[int, list[float]]:
    found: dict[int, list[float]] = {}
    for line in lines:
        for (ax, ay), (bx, by) in zip(line, line[1:], strict=False):
            low, high = sorted((ay, by))
            for row in range(max(math.ceil(low - 0.5), 0), min(math.ceil(high - 0.5), rows)):
                found.setdefault(row, []).append(ax + (row + 0.5 - ay) * (bx - ax) / (by - ay))
    return {row: sorted(each) for row, each in found.items()}


def _placing(region: Region, size: tuple[int, int]) -> Callable[[float, float], Place]:
    """Give the function that puts a place of the globe among the dots."""
    project = equal_earth if region.is_world else lambda lon, lat: (lon * region.squeeze, lat)
    west, south, east, north = region.box
    left, right = (project(lon, 0)[0] for lon in (west, east))
    bottom, top = (project(0, lat)[1] for lat in (south, north))
    wide, high = 2 * size[0], 4 * size[1]
    scale = min(wide / (right - left), high / (top - bottom))

    def place(lon: float, lat: float) -> Place:
        x, y = project(lon, lat)
        return wide / 2 + (x - (left + right) / 2) * scale, high / 2 - (y - (bottom + top) / 2) * scale

    return place


def equal_earth(lon: float, lat: float) -> Place:
    """Project a place. Source: Šavrič, Patterson, Jenny 2018."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(lat)))
    slope = 9 * a4 * t**8 + 7 * a3 * t**6 + 3 * a2 * t**2 + a1
    x = 2 * math.sqrt(3) * math.radians(lon) * math.cos(t) / (3 * slope)
    return x, a4 * t**9 + a3 * t**7 + a2 * t**3 + a1 * t
