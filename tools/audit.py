"""Ask whether anything pinned in `constraints.txt` is known to be unsafe: pip-audit, where it and a network are there.

What could not be asked is said as skipped, never as passed.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PINS = ROOT / "constraints.txt"
PATIENCE = 300
"""Seconds after which a network that does not answer is given up."""


def main(arguments: Sequence[str] = ()) -> int:
    """Ask for every pin; give 1 when one is known to be unsafe."""
    with tempfile.TemporaryDirectory() as folder:
        auditor = arguments[0] if arguments else find(Path(folder))
        if auditor is None:
            print("audit: skipped, pip-audit is not here and cannot be fetched")
            return 0
        told, why = asked(auditor)
    if told is None:
        print(f"audit: skipped, {why}")
        return 0
    lines, status = verdict(told)
    print(*lines, sep="\n")
    return status


def find(folder: Path) -> str | None:
    """Give pip-audit as it is on the PATH, or install it into an environment that is thrown away afterwards."""
    if there := shutil.which("pip-audit"):
        return there
    venv.create(folder / "audit", with_pip=True)
    python = folder / "audit" / "bin" / "python"
    done = subprocess.run([python, "-m", "pip", "install", "-qq", "pip-audit"], check=False, capture_output=True)
    return str(python.with_name("pip-audit")) if done.returncode == 0 else None


def asked(auditor: str) -> tuple[object, str]:
    """Give what pip-audit says as JSON; nothing, and why, where it could not ask."""
    options = ["--require-hashes", "--disable-pip", "--format", "json", "--progress-spinner", "off"]
    try:
        done = subprocess.run(
            [auditor, *options, "-r", str(PINS)], capture_output=True, text=True, timeout=PATIENCE, check=False
        )
        return json.loads(done.stdout), ""
    except subprocess.TimeoutExpired:
        return None, "the network does not answer"
    except ValueError:
        return None, (done.stderr.strip().splitlines() or ["pip-audit said nothing"])[-1][:200]


def verdict(told: object) -> tuple[list[str], int]:
    """Put what pip-audit found into lines, and give the status: 1 when something is unsafe."""
    rows = told.get("dependencies", []) if isinstance(told, dict) else []
    unsafe = [f"audit: {row['name']} {row['version']}: {each['id']}" for row in rows for each in row.get("vulns", ())]
    skipped = [row["name"] for row in rows if "skip_reason" in row]
    known = len(rows) - len(skipped)
    if not known:
        return ["audit: skipped, the list of advisories knows none of the packages: it cannot be reached from here"], 0
    lines = [*unsafe, f"audit: {known} packages asked for, {len(unsafe)} advisories"]
    if skipped:
        lines.append(f"audit: {len(skipped)} skipped, not passed: {', '.join(skipped)}")
    return lines, int(bool(unsafe))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
