"""`make audit`: looks for known holes in what Dateline stands on, and says plainly what could not be looked at.

    python deploy/audit.py requirements.lock

Exit status 0: everything was looked at, and nothing is known. 1: holes are known. 2: something, or
everything, could not be looked at, which pip-audit itself calls a success.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any


def main(lock: str) -> int:
    """Runs pip-audit on a lock, without installing anything."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", lock, "--require-hashes", "--disable-pip",
               "--progress-spinner", "off", "--timeout", "20", "--format", "json"]  # fmt: skip
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        looked = json.loads(ran.stdout)["dependencies"]
    except (ValueError, KeyError):
        last = (ran.stderr.strip().splitlines() or ["nothing"])[-1][:300]
        sys.stdout.write(f"Nothing was looked at: no index of advisories can be reached. pip-audit said: {last}\n")
        return 2
    words, status = verdict(looked)
    sys.stdout.write("\n".join(words) + "\n")
    return status


def verdict(looked: list[dict[str, Any]]) -> tuple[list[str], int]:
    """What pip-audit's findings come to, in lines, and the exit status."""
    holes = [f"{each['name']} {each['version']}: {_told(hole)}" for each in looked for hole in each.get("vulns", ())]
    skipped = [each["name"] for each in looked if each.get("skip_reason")]
    if looked and len(skipped) == len(looked):
        return ["Nothing was looked at: the package index that is used here knows no advisories."], 2
    words = [*holes, f"{len(looked) - len(skipped)} packages looked at, {len(holes)} known holes."]
    if skipped:
        words.append(f"Not looked at: {', '.join(skipped)}.")
    return words, 1 if holes else 2 if skipped else 0


def _told(hole: dict[str, Any]) -> str:
    return f"{hole['id']}, mended in {', '.join(hole.get('fix_versions') or ['no version'])}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
