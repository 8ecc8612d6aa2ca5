"""Write the golden frames of the app anew: `python -m tools.frames`. Read what changed before keeping it."""

import os
import subprocess
import sys

from tools.house.source import ROOT

FRAMES = (
    "tests/tui/test_frames.py",
    "tests/tui/test_map_frames.py",
    "tests/tui/test_browser_frames.py",
    "tests/tui/test_exam_frames.py",
    "tests/tui/test_settings_frames.py",
    "tests/tui/test_lesson_frames.py",
    "tests/tui/test_keeping_frames.py",
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
