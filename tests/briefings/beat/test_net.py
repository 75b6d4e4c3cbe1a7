"""A network reads an article's sentences: each by its own words, and in its place among the others."""

from __future__ import annotations

import numpy as np
import pytest

from briefings.beat.net import AROUND, LONGEST, WIDTH, Net, packed, read_net, surroundings, windows
from briefings.errors import BeatError
from briefings.knowledge.words.vectors import word_vectors

FILTERS, TOPICS = 6, 2


def test_a_network_reads_as_it_was_written_to_half_precision() -> None:
    net = some_net()
    again = read_net(packed(net), TOPICS)
    assert again.window == pytest.approx(net.window, abs=0.01)
    assert again.around == pytest.approx(net.around, abs=0.01)


@pytest.mark.parametrize("content", [b"", b"a page about ferries", b"PK\x03\x04"])
def test_what_is_no_network_says_the_mend(content: bytes) -> None:
    with pytest.raises(BeatError, match="can't be read; dateline beat train"):
        read_net(content, TOPICS)


def test_a_network_of_other_topics_is_none() -> None:
    with pytest.raises(BeatError, match="other topics; dateline beat train"):
        read_net(packed(some_net()), TOPICS + 1)


def test_own_words_are_read_alike_wherever_they_stand() -> None:
    net = some_net()
    own, in_place = net.odds(["The ferry sank.", "It was raised.", "The ferry sank."], "A ferry")
    assert own[0] == pytest.approx(own[2])
    assert in_place[0] != pytest.approx(in_place[2])


def test_a_sentence_alone_without_a_title_has_nothing_around_it() -> None:
    own, in_place = some_net().odds(["The ferry sank."], "")
    assert own == in_place


def test_a_sentence_without_words_comes_to_the_bias() -> None:
    net = some_net()
    (nothing,), _ = net.odds([""], "")
    assert nothing == pytest.approx(net.own_bias.tolist())


def test_each_piece_is_seen_between_its_neighbours_within_its_text() -> None:
    assert windows(np.array([[1.0], [2.0], [3.0]]), [0, 2]).tolist() == [[0, 1, 2], [1, 2, 0], [0, 3, 0]]


def test_what_stands_around_is_the_neighbours_the_title_and_the_others() -> None:
    before, behind, title, others = surroundings(np.array([[1.0], [2.0], [4.0], [8.0]]))
    assert before.T.tolist() == [[0, 1, 2]]
    assert behind.T.tolist() == [[2, 4, 0]]
    assert title.T.tolist() == [[8, 8, 8]]
    assert others.T.tolist() == [[3, 2.5, 1.5]]


def test_of_an_endless_sentence_the_beginning_is_read() -> None:
    net = some_net()
    as_long_as_is_read, _ = net.odds(["ferry " * LONGEST], "")
    assert net.odds(["ferry " * 100_000], "")[0] == as_long_as_is_read


def some_net() -> Net:
    """A network of weights by chance."""
    chance = np.random.default_rng(7)
    shapes = (
        (WIDTH * word_vectors().size, FILTERS),
        (FILTERS,),
        (2 * FILTERS, TOPICS),
        (TOPICS,),
        (AROUND * 2 * FILTERS, TOPICS),
    )
    return Net(*(chance.normal(scale=0.2, size=shape).astype(np.float32) for shape in shapes))
