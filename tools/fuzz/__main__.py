"""Feed readers with bytes for a while: `python -m tools.fuzz decks --seconds 600`; all of them without a name.

Where atheris is installed it leads the way by what the code covers; else, or with `--own`, inputs come out of the
corpus by chance. What is found is kept in `build/fuzz/`; give it a name in `tests/safety/corpus/` once it is mended.
"""

import argparse
import hashlib
import sys
import time
from importlib import import_module
from importlib.util import find_spec
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOUND = ROOT / "build" / "fuzz"
LONGEST = 60_000
SLOW = 1.0
"""Seconds of one input, of this program's own time, that are too many: it hangs, or nearly so."""


def main(arguments: list[str]) -> int:
    """Feed the targets that are asked for, and give 1 when something escaped."""
    parser = argparse.ArgumentParser(prog="make fuzz ARGS=", description=__doc__)
    parser.add_argument("targets", nargs="*", help="decks, lines, log, packed, text, foreign, archives")
    parser.add_argument("--seconds", type=float, default=60.0, help="for each target")
    parser.add_argument("--runs", type=int, default=0, help="for each target; 0 is no bound")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--own", action="store_true", help="by chance alone, without atheris")
    asked = parser.parse_args(arguments)
    guided = find_spec("atheris") is not None and not asked.own
    if guided:
        return _guided(asked)
    from tools.fuzz.targets import TARGETS

    return max(_fed(name, asked) for name in asked.targets or TARGETS)


def _fed(name: str, asked: argparse.Namespace) -> int:
    """Feed one target by chance; say how many inputs there were."""
    from tools.fuzz.mutate import mutations
    from tools.fuzz.targets import TARGETS, seeds

    inputs, escaped, slowest = mutations(list(seeds(ROOT, name)), asked.seed, LONGEST), 0, 0.0
    start = time.perf_counter()
    number = 0
    for number in count(1):
        data = next(inputs)
        before = time.process_time()
        escaped += _escapes(name, data, TARGETS[name])
        took = time.process_time() - before
        slowest = max(slowest, took)
        if took > SLOW:
            _keep(name, data, f"{took:.1f} s")
            escaped += 1
        if number == asked.runs or time.perf_counter() - start > asked.seconds:
            break
    spent = time.perf_counter() - start
    print(
        f"{name}: {number:,} runs, {number / spent:,.0f} a second, {escaped} escapes, slowest {slowest * 1000:.0f} ms"
    )
    return int(escaped > 0)


def _escapes(name: str, data: bytes, target: object) -> bool:
    assert callable(target)
    try:
        target(data)
    except Exception as error:  # noqa: BLE001 - anything that escapes is what is looked for
        _keep(name, data, repr(error))
        return True
    return False


def _keep(name: str, data: bytes, why: str) -> None:
    FOUND.mkdir(parents=True, exist_ok=True)
    path = FOUND / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}"
    path.write_bytes(data)
    print(f"{name}: {why[:300]}: {path}")


def _guided(asked: argparse.Namespace) -> int:
    """Let atheris feed one target, led by coverage; it ends the program by itself."""
    atheris = import_module("atheris")
    (name,) = asked.targets or ["decks"]
    with atheris.instrument_imports(include=["quizgeo"]):
        from tools.fuzz.targets import TARGETS, seeds
    corpus = FOUND / "corpus" / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(seeds(ROOT, name)):
        (corpus / f"seed-{number}").write_bytes(data[:LONGEST])
    options = [
        f"-max_total_time={asked.seconds:.0f}",
        f"-max_len={LONGEST}",
        f"-artifact_prefix={FOUND}/",
        "-timeout=5",
    ]
    atheris.Setup(
        [sys.argv[0], str(corpus), f"-runs={asked.runs or -1}", "-print_final_stats=1", *options], TARGETS[name]
    )
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
