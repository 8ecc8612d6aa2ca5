"""How long it takes from a key to the painted screen on a map: going to a country, moving the cursor, answering.

Run: python benchmarks/map_keypress.py. Keys and time are taken as in keypress.py. Nothing is asserted; machines differ.
"""

import asyncio
import sys
import tempfile
from itertools import cycle
from pathlib import Path
from statistics import quantiles

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.keypress import REACH_MS, Timed, press  # noqa: E402 - the path is set above
from quizgeo.clock import SystemClock  # noqa: E402 - the path is set above
from quizgeo.paths import Places  # noqa: E402 - the path is set above
from quizgeo.study import everything, open_learner  # noqa: E402 - the path is set above

ROUNDS = 60
ARROWS = ("right", "down", "right", "up", "left", "down")
REGIONS = ("south-caucasus", "europe")
SIZES = ((80, 24), (120, 40))


def deck() -> str:
    """Give a deck in which countries and points are looked for in turn."""
    head = "quizgeo: 1\ndeck: bench\ntitle: Bench\nlanguage: en\nquestions:\n"
    find = "  - {{id: f{n}, question: Find it., find: TUR, map: {{region: {region}}}, explain: It is large.}}\n"
    place = "  - {{id: p{n}, question: Where?, place: [40.0, 40.0], within: 300 km, map: {{region: {region}}}}}\n"
    turns = zip(range(2 * ROUNDS), cycle((find, place)), cycle(REGIONS), strict=False)
    return head + "".join(form.format(n=n, region=region) for n, form, region in turns)


async def measure(app: Timed) -> dict[str, list[float]]:
    """Move about on each map, answer and go on."""
    took: dict[str, list[float]] = {"move": [], "answer": [], "next": []}
    await asyncio.sleep(0.5)
    for arrow, _round in zip(cycle(ARROWS), range(ROUNDS), strict=False):
        took["move"] += [await press(app, each) for each in ("right", arrow)]
        took["answer"].append(await press(app, "enter"))
        await asyncio.sleep(0.26)
        took["next"].append(await press(app, "space"))
        await asyncio.sleep(0.8)
    return took


async def at(size: tuple[int, int], folder: Path) -> dict[str, list[float]]:
    """Run the app at a size of window on a fresh learner."""
    (folder / "decks").mkdir(parents=True)
    (folder / "decks" / "bench.yaml").write_text(deck(), encoding="utf-8")
    learner = open_learner(Places(folder / "home", (folder / "decks",)), SystemClock())
    learner.settings = type(learner.settings)(new_per_day=2 * ROUNDS)
    app = Timed(learner, everything(learner))
    async with app.run_test(size=size):
        found = await measure(app)
    learner.log.close()
    return found


def main() -> int:
    """Measure at two sizes and print the 95th percentiles."""
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            found = asyncio.run(at(size, Path(folder)))
        reach = REACH_MS if size == SIZES[0] else 2 * REACH_MS
        for name, times in found.items():
            marks = quantiles(times, n=20)
            print(f"{name} {size[0]}x{size[1]}: median {marks[9]:.1f} ms, p95 {marks[18]:.1f} ms")
            print(f"RATIO map-keypress-{name}-{size[0]}x{size[1]}-p95 {marks[18]:.1f} ms reach {reach} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
