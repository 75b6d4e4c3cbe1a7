"""`python -m bot.commands.sentence_training`: learns from the pairs of articles beside it how much each sign counts of
two sentences telling the same, and writes that for `dateline compare`. For whoever changes a sign or an example."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.desk import OwnFilesDesk
    from briefings.matching.stories.learned.weights import Weights
    from briefings.model import Statement
    from briefings.training.sentences import Article

PACKAGE, EXAMPLES = "briefings.matching.stories.learned", "same_sentence.examples.jsonl"


def learned(model: str) -> Weights:
    """The weights that the examples make, read with a language model and under the shipped beat."""
    from bot.desk import OwnFilesDesk
    from briefings.beat.beat import shipped_beat
    from briefings.matching.independence import Names
    from briefings.matching.pair import Ground
    from briefings.training.sentences import read_stories, train_sentences

    lines = resources.files(PACKAGE).joinpath(EXAMPLES).read_text("utf-8").splitlines()
    desk = OwnFilesDesk(model)
    try:
        stories = read_stories(lines, lambda article: _statements(desk, article))
    finally:
        desk.close()
    return train_sentences(stories, Ground.under(shipped_beat().rules, Names()))


def _statements(desk: OwnFilesDesk, article: Article) -> Sequence[Statement]:
    from briefings.answers.compare import side_of
    from briefings.model import Upload

    head = "".join(f"{key}: {article[key]}\n" for key in ("title", "source", "published"))
    upload = Upload(f"---\n{head}---\n{article['text']}\n".encode(), "article.txt")
    return side_of(desk.extract(desk.read(upload))).statements


def main() -> None:
    """Writes the weights anew."""
    from bot.commands.console import print_text, write_file
    from bot.settings import read_settings
    from briefings.matching.stories.learned.weights import FILE
    from briefings.training.sentences import weights_text

    file = Path(str(resources.files(PACKAGE).joinpath(FILE)))
    weights = learned(read_settings().model)
    write_file(file, weights_text(weights).encode("utf-8"))
    print_text(f"Written: {file}, {sum(map(len, weights.values()))} weights.")


if __name__ == "__main__":
    main()
