"""A network learns from labelled articles what speaks for a topic, and knows words that no example has by what they are
like."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest

from briefings.beat.net import Net
from briefings.knowledge.words.vectors import word_vectors
from briefings.training import net as training
from briefings.training.examples import Example, LabelledArticle
from briefings.training.net import joined, train_net

TOPICS = ("boats", "dams")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
VECTORS = word_vectors()


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small network that learns in a second."""
    for name, value in {"FILTERS": 16, "EPOCHS": 12, "BATCH": 2, "WARM_UP": 5, "LEARNING_RATE": 0.01}.items():
        monkeypatch.setattr(training, name, value)


def test_it_knows_words_that_no_example_has_by_what_they_are_like() -> None:
    net = train_net(examples(), TOPICS, VECTORS)
    ((ship_as_boat, ship_as_dam), (levee_as_boat, levee_as_dam)), _ = net.odds(
        ["A ship sank.", "The river burst a levee."], ""
    )
    assert ship_as_boat > ship_as_dam
    assert levee_as_dam > levee_as_boat


def test_a_sentence_is_told_by_what_stands_around_it() -> None:
    net = train_net(examples(), TOPICS, VECTORS)
    _, (_, after_a_barge) = net.odds(["A barge sank in the Oder.", "It was gone by noon."], "")
    _, (_, after_a_wall) = net.odds(["The Oder burst a wall.", "It was gone by noon."], "")
    assert after_a_barge[0] > after_a_wall[0]
    assert after_a_wall[1] > after_a_barge[1]


def test_the_same_articles_make_the_same_network() -> None:
    one, other = (train_net(examples(), TOPICS, VECTORS) for _ in range(2))
    assert all((getattr(one, each.name) == getattr(other, each.name)).all() for each in fields(Net))


def test_joined_networks_say_what_they_say_on_the_average() -> None:
    nets = [train_net(examples()[:size], TOPICS, VECTORS) for size in (4, 14)]
    article = ["A ferry sank.", "The wall broke.", "It rained."], "A ferry and a wall"
    each = [np.array(net.odds(*article)) for net in nets]
    assert np.array(joined(nets).odds(*article)) == pytest.approx((each[0] + each[1]) / 2, abs=1e-4)


def test_each_gradient_is_what_a_little_more_of_a_weight_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DROPOUT", "PIECE_DROPOUT", "DROPOUT_AROUND", "OWN_LOSS"):
        monkeypatch.setattr(training, name, 0.0)
    read = [training._Read.of(article, TOPICS, VECTORS) for article in examples()[:3]]
    batch, chance = training._Batch.of(read), np.random.default_rng(3)
    net = exact(training._initial(VECTORS.size, len(TOPICS), chance))
    gradients = training._gradients(net, batch, VECTORS, chance)
    for name, gradient in gradients.items():
        at = np.unravel_index(np.abs(gradient).argmax(), gradient.shape)
        assert gradient[at] == pytest.approx(measured_gradient(net, name, at), rel=0.02), name


def measured_gradient(net: Net, name: str, at: tuple[np.intp, ...], step: float = 1e-4) -> float:
    """How the mean cross-entropy of three articles changes with a weight."""
    losses = []
    for sign in (1, -1):
        weights = getattr(net, name).copy()
        weights[at] += sign * step
        losses.append(loss(replace(net, **{name: weights})))
    return (losses[0] - losses[1]) / (2 * step)


def loss(net: Net) -> float:
    lost, asked = 0.0, 0.0
    for article in examples()[:3]:
        read = training._Read.of(article, TOPICS, VECTORS)
        _, in_place = net.odds([one.text for one in article.sentences], article.title)
        chances = 1 / (1 + np.exp(-np.array(in_place)))
        told = read.wanted * np.log(chances) + (1 - read.wanted) * np.log(1 - chances)
        lost, asked = lost - float((told * read.asked).sum()), asked + float(read.asked.sum())
    return lost / asked


def exact(net: Net) -> Net:
    """The network in double precision."""
    return Net(*(getattr(net, one.name).astype(np.float64) for one in fields(Net)))


def examples() -> list[LabelledArticle]:
    """Seven articles on boats and seven on dams, alike but for their words; of the last sentence of those on boats
    nobody says whether it is of dams."""
    articles = []
    for day in DAYS:
        articles.append(
            article(f"Boats on {day}", (f"A barge sank in the Oder on {day}.", "boats"), ("It was raised.", "boats"))
        )
        articles.append(
            article(f"Walls on {day}", (f"The Oder burst a wall on {day}.", "dams"), ("It was mended.", "dams"))
        )
    return articles


def article(title: str, *sentences: tuple[str, str]) -> LabelledArticle:
    told = [Example(text, frozenset({topic}), frozenset({topic})) for text, topic in sentences]
    unasked = Example("The mayor was late.", frozenset(), frozenset({"dams"} if "Boats" in title else ()))
    return LabelledArticle(title, (*told, unasked))
