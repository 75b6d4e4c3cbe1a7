"""`dateline beat train` writes beside the beat what articles teach: an opinion, and a network where there are articles
enough for one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.commands.beat.beat_training import train_beat
from briefings.beat.beat import load_beat
from briefings.extracting.parsing.language import MODEL
from briefings.training import net, topics

BEAT = """
id = "river"
title = "The Oder"
second_opinion = "river.opinion.tsv"
[subject]
names = ["Oder"]
[[topics]]
id = "boats"
command = "boats"
title = "Boats"
rules = [{ any = ["ferry"] }]
"""


def test_with_too_few_articles_for_a_network_an_earlier_one_goes(tmp_path: Path) -> None:
    beat, examples = files_in(tmp_path)
    tmp_path.joinpath("river.opinion.npz").write_bytes(b"an earlier one")
    train_beat(beat, examples, model=MODEL, trial=False)
    assert not tmp_path.joinpath("river.opinion.npz").exists()
    assert load_beat(beat).opinion


def test_with_enough_of_them_a_network_stands_beside_the_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(topics, "FEWEST_ARTICLES", 20)
    monkeypatch.setattr(net, "FILTERS", 8)
    beat, examples = files_in(tmp_path)
    train_beat(beat, examples, model=MODEL, trial=False)
    assert "river.opinion.npz, a network" in capsys.readouterr().out
    opinion = load_beat(beat).opinion
    assert opinion
    assert opinion.odds_of_net(["A barge sank."], "")


def files_in(folder: Path) -> tuple[Path, Path]:
    """A beat that trusts its second opinion, and twenty articles on it."""
    beat, examples = folder / "river.toml", folder / "river.jsonl"
    beat.write_text(BEAT)
    folder.joinpath("river.opinion.tsv").write_text("topic of each column\tboats\nferry\t1\n")
    lines = [
        {"title": f"Day {day}", "sentences": [[f"A barge sank on day {day}.", ["boats"], []], ["It rained.", [], []]]}
        for day in range(20)
    ]
    examples.write_text("\n".join(map(json.dumps, lines)))
    return beat, examples
