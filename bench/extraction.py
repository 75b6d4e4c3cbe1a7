"""Words a second: spaCy's stock pipeline against Dateline's whole extraction, on the same text.

    python bench/extraction.py [--rounds 3] [--words 60000]

Each side runs in a process of its own, turn by turn, so that neither is warmed by the other and both meet the same
machine. Prints words a second and peak memory of each, and the ratio (Dateline / stock). The text is the labelled sets'
where they lie beside the checkout, else the shipped samples, else one written here.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

HERE = Path(__file__).resolve().parent
SETS = HERE.parent.parent / "shared" / "gold" / "sets"
SAMPLES = HERE.parent / "bot" / "samples"
SPARE = (
    "About 300 volunteers from Ruritania joined the brigade in 2014, the interior ministry said on Monday. Of those, "
    "40 were killed and 25 have returned home. A report by the Harbour Institute counted 1,200 departures from there. "
    '"We do not know where the others are," said Ann Example, who leads the institute. Some may have crossed into the '
    "neighbouring province, where at least two cells are believed to be active."
)


Spent = tuple[float, float]


class Clock:
    """Seconds on the wall and seconds of processor time since it was made."""

    def __init__(self) -> None:
        self._start = time.perf_counter(), time.process_time()

    def spent(self) -> Spent:
        return time.perf_counter() - self._start[0], time.process_time() - self._start[1]


def corpus(words: int) -> list[str]:
    """Articles of together about so many words, over and over from the start where there are too few."""
    files = sorted(SETS.glob("*/texts/*.txt")) or sorted(SAMPLES.glob("*.txt")) + sorted(SAMPLES.glob("*.md"))
    texts = [f.read_text("utf-8") for f in files] or [SPARE * 5]
    # Every fourth first, so that a short run meets every kind of text.
    order = [t for start in range(4) for t in texts[start::4]]
    chosen: list[str] = []
    total = 0
    while total < words:
        text = order[len(chosen) % len(order)]
        chosen.append(text)
        total += len(text.split())
    return chosen


def stock(texts: list[str]) -> Spent:
    """What the stock pipeline takes, with its default components, for the same passages."""
    import spacy

    from briefings.extracting.parsing.language import BATCH, MODEL, passage_spans

    nlp: Any = spacy.load(MODEL)
    passages = [text[a:b] for text in texts for a, b in passage_spans(text)]
    list(nlp.pipe(passages[:20]))
    clock = Clock()
    for _ in nlp.pipe(passages, batch_size=BATCH):
        pass
    return clock.spent()


def dateline(texts: list[str]) -> Spent:
    """What Dateline takes from a document to its filed claims."""
    from datetime import date

    from briefings.beat.beat import shipped_beat
    from briefings.extracting.parsing.language import Language, passage_spans
    from briefings.model import Document
    from briefings.pipeline import understand

    language, beat = Language(), shipped_beat()
    # The same passages that warm the stock pipeline; they have the gazetteer of towns loaded, as they do in a desk.
    passages = [text[a:b] for text in texts for a, b in passage_spans(text)]
    understand(Document("warm", "\n".join(passages[:20]), "Warm-up", published=date(2018, 1, 1)), beat, language)
    clock = Clock()
    for number, text in enumerate(texts):
        understand(Document(str(number), text, "Title", published=date(2018, 1, 1)), beat, language)
    return clock.spent()


def run(side: str, words: int) -> None:
    """One side once, in this process; its result is one JSON line."""
    texts = corpus(words)
    wall, processor = {"stock": stock, "dateline": dateline}[side](texts)
    counted = sum(len(t.split()) for t in texts)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"words": counted, "rate": counted / wall, "cpu": counted / processor, "peak": peak}))


def compare(rounds: int, words: int) -> None:
    """Both sides in turn, `rounds` times each; prints every round, then the medians."""
    results: dict[str, list[dict[str, float]]] = {"stock": [], "dateline": []}
    for number in range(rounds):
        for side, rows in results.items():
            command = [sys.executable, __file__, "--side", side, "--words", str(words)]
            out = subprocess.run(command, check=True, capture_output=True, text=True, cwd=HERE.parent).stdout
            rows.append(json.loads(out.splitlines()[-1]))
            row = rows[-1]
            print(
                f"round {number + 1}  {side:<8}  {row['rate']:>7,.0f} words/s  peak {row['peak']:>5,.0f} MB", flush=True
            )
    rates = {side: median(row["rate"] for row in rows) for side, rows in results.items()}
    peaks = {side: max(row["peak"] for row in rows) for side, rows in results.items()}
    print(f"{results['stock'][0]['words']:,.0f} words")
    for side in results:
        print(f"{side:<8}  {rates[side]:>7,.0f} words/s  peak {peaks[side]:>5,.0f} MB")
    by_processor = {side: median(row["cpu"] for row in rows) for side, rows in results.items()}
    print(f"ratio {rates['dateline'] / rates['stock']:.2f}")
    print(
        f"ratio by processor time, steadier on a busy machine, {by_processor['dateline'] / by_processor['stock']:.2f}"
    )


def main() -> None:
    """Read the arguments; `--side` is for the processes that this one starts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--words", type=int, default=60_000)
    parser.add_argument("--side", choices=("stock", "dateline"))
    args = parser.parse_args()
    if args.side:
        run(args.side, args.words)
    else:
        compare(args.rounds, args.words)


if __name__ == "__main__":
    main()
