"""Whether scheduling keeps its promises: model students learn a deck for months by the real code of memory and study.

Run: python benchmarks/learning.py [--full]. Quick, some minutes: 300 questions, 200 days, 2 seeds; full, some hours:
1,200 questions, 365 days, 5 seeds. Students are models; there is no experiment on people here. Each figure stands with
its spread over the seeds, ± half the range.
"""

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from benchmarks.students.report import main

    main(full="--full" in sys.argv[1:])
