"""`dateline beat train`: learns a second opinion on a beat's topics from labelled sentences."""

from __future__ import annotations

from pathlib import Path

from bot.commands.beats import beat_text, write_beside
from bot.commands.console import print_text
from briefings.beat.beat import parse_beat
from briefings.beat.opinion import opinion_text
from briefings.errors import BeatError
from briefings.filing.training import read_examples, train, try_out

OPINION = ".opinion.tsv"
"""Behind a beat file's name without its ending: its second opinion."""
FEWEST_ARTICLES = 20


def train_beat(path: Path, examples: Path, *, trial: bool) -> None:
    """Writes the opinion beside the beat; with `trial`, prints first how well it does on articles that it has not seen.

    Raises `BeatError` if the beat or the examples can't be used.
    """
    beat = parse_beat(beat_text(path))
    articles = read_examples(beat_text(examples).splitlines(), beat)
    if len(articles) < FEWEST_ARTICLES:
        raise BeatError(f"{examples} has {len(articles)} articles; {FEWEST_ARTICLES} are the least to learn from.")
    if trial:
        print_text("Trying it on articles that it has not seen, a fifth of them at a time ...")
        for name, filed in zip(("by rules alone", "with the second opinion"), try_out(articles, beat), strict=True):
            print_text(f"{name}: {filed.complete:.0%} of what must be filed is; {filed.precise:.0%} of what is may be")
    opinion = train(articles, beat)
    file = path.with_name(path.stem + OPINION)
    write_beside(file, opinion_text(opinion))
    sentences = sum(len(article.sentences) for article in articles)
    print_text(f"Written: {file}, {len(opinion.weights):,} words and lists, from {sentences:,} sentences.")
    if f'second_opinion = "{file.name}"' not in beat_text(path):
        print_text(f'The beat uses it once its file says: second_opinion = "{file.name}"')
