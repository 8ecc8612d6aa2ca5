"""Write the golden frames of the app anew: `python -m tools.frames`. Read what changed before keeping it."""

import os
import subprocess
import sys

from tools.house.source import ROOT

FRAMES = tuple(
    f"tests/tui/test_{name}.py"
    for name in (
        "frames",
        "map_frames",
        "browser_frames",
        "exam_frames",
        "keeping_frames",
        "lesson_frames",
        "settings_frames",
        "card",
        "fitting",
        "maps",
        "plan",
        "pointing",
        "stats",
    )
)


def main() -> int:
    """Run the tests of the frames so that they write in place of comparing; give their exit status."""
    environment = {**os.environ, "QUIZGEO_WRITE_FRAMES": "1"}
    call = [sys.executable, "-m", "pytest", "-q", *FRAMES]
    status = subprocess.run(call, cwd=ROOT, env=environment, check=False).returncode
    subprocess.run(["git", "diff", "--stat", "--", "tests/tui/frames"], cwd=ROOT, check=False)
    return status


if __name__ == "__main__":
    sys.exit(main())
