"""Maps cost little to load: nothing comes with them but themselves."""

import subprocess
import sys

BASE = "import msgspec, msgspec.json, msgspec.structs, math, bisect, quizgeo.text, quizgeo.language, pathlib, typing"


def modules_after(code: str) -> set[str]:
    """Give the modules that a fresh process has loaded."""
    program = f"{code}; import sys; print(*sys.modules)"
    return set(
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    )


def test_importing_maps_loads_nothing_else() -> None:
    loaded = modules_after(f"{BASE}; import quizgeo.maps") - modules_after(BASE)
    assert {name for name in loaded if not name.startswith("quizgeo.maps")} == set()


def test_reading_and_drawing_loads_nothing_else() -> None:
    drawn = (
        "from quizgeo import maps; r = maps.region('europe'); "
        "maps.draw(r, 80, 22, labels=maps.Labels()); maps.describe(r, 'FRA'); maps.svg(r)"
    )
    loaded = modules_after(f"{BASE}; {drawn}") - modules_after(f"{BASE}; import quizgeo.maps")
    assert loaded == set()
