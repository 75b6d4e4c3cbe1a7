"""`dateline beat train`: learns a second opinion on a beat's topics and figures from labelled sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bot.commands.beat.beats import beat_text
from bot.commands.console import print_text, write_file
from briefings.beat.beat import Beat, parse_beat
from briefings.beat.opinion import Opinion, net_beside, opinion_text
from briefings.errors import BeatError
from briefings.training.examples import LabelledArticle, read_examples

OPINION = ".opinion.tsv"
"""Behind a beat file's name without its ending: its second opinion."""
FEWEST_ARTICLES = 20


def train_beat(path: Path, examples: Path, *, model: str, trial: bool) -> None:
    """Writes the opinion beside the beat; with `trial`, prints first how well it does on articles that it has not seen.

    Raises `BeatError` if the beat or the examples can't be used.
    """
    beat = parse_beat(beat_text(path))
    articles = read_examples(beat_text(examples).splitlines(), beat)
    if len(articles) < FEWEST_ARTICLES:
        raise BeatError(f"{examples} has {len(articles)} articles; {FEWEST_ARTICLES} are the least to learn from.")
    if trial:
        from briefings.training.trial import try_out

        print_text("Trying it on articles that it has not seen, a fifth of them at a time ...")
        for name, filed in zip(("by rules alone", "with the second opinion"), try_out(articles, beat), strict=True):
            print_text(f"{name}: {filed.complete:.0%} of what must be filed is; {filed.precise:.0%} of what is may be")
    opinion = learned(articles, beat, model)
    file = path.with_name(path.stem + OPINION)
    write_file(file, opinion_text(opinion).encode("utf-8"))
    sentences = sum(len(article.sentences) for article in articles)
    figures = f" and {len(opinion.figures.rows):,} of figures" if opinion.figures else ""
    print_text(f"Written: {file}, {len(opinion.rows):,} words and lists{figures}, from {sentences:,} sentences.")
    net = file.with_name(net_beside(file.name))
    if opinion.net:
        write_file(net, opinion.net)
        print_text(f"Written: {net}, a network that knows other words by what they are like.")
    else:
        net.unlink(missing_ok=True)
    if f'second_opinion = "{file.name}"' not in beat_text(path):
        print_text(f'The beat uses it once its file says: second_opinion = "{file.name}"')


def learned(articles: Sequence[LabelledArticle], beat: Beat, model: str) -> Opinion:
    """What the articles teach about the beat's topics and, if they label figures, about its measures. `model` is the
    language model that reads the figures' sentences."""
    from briefings.extracting.parsing.language import Language
    from briefings.training.figures import train_figures
    from briefings.training.topics import train

    opinion = train(articles, beat)
    has_figures = any(sentence.figures is not None for article in articles for sentence in article.sentences)
    return replace(opinion, figures=train_figures(articles, beat, Language(model))) if has_figures else opinion
