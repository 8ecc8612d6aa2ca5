"""Whether scheduling keeps its promises: model students learn a deck for months by the real code of memory and study.

Run: python benchmarks/learning.py [--full] [--seeds N] [--questions N] [--days N] [--kept FILE] [--plot FILE.svg].
Quick, some minutes: 300 questions, 200 days, 2 seeds; full, about an hour: 1,200 questions, 365 days, 5 seeds. With
--kept, results are added to a file as they come, and what stands there is not lived through again. Students are models;
there is no experiment on people here. Each figure stands with its spread over the seeds, ± half the range.
"""

import argparse
import sys
from pathlib import Path


def arguments() -> argparse.Namespace:
    """Read the call's words."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--full", action="store_true", help="1,200 questions, 365 days, 5 seeds")
    parser.add_argument("--seeds", type=int)
    parser.add_argument("--questions", type=int)
    parser.add_argument("--days", type=int)
    parser.add_argument("--kept", type=Path, help="a file of results to carry on with")
    parser.add_argument("--plot", type=Path, help="where to write the picture")
    return parser.parse_args()


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from benchmarks.students.report import main
    from benchmarks.students.runs import Run

    chosen = arguments()
    usual = (1200, 365, 5) if chosen.full else (300, 200, 2)
    questions, days, seeds = (
        given or own for given, own in zip((chosen.questions, chosen.days, chosen.seeds), usual, strict=True)
    )
    main(Run("", questions=questions, days=days), seeds, chosen.kept, chosen.plot)
