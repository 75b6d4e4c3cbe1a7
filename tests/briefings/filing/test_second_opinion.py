"""What was learned from examples overrules a weak rule and speaks where all rules are silent, in the claim's words."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from briefings.beat.beat import Beat, parse_beat, shipped_beat
from briefings.beat.opinion import Opinion
from briefings.beat.terms import parse_terms
from briefings.beat.weights import BIAS
from briefings.filing.explaining import why_left, why_off_beat
from briefings.filing.filing import file_claims
from briefings.filing.off_beat import off_beat
from briefings.model import Claim
from tests.briefings.filing.test_filing import ARTICLES, marked

BEAT = parse_beat("""
id = "river"
title = "The river"
[subject]
names = ["Oder"]
people = ["crew"]
[words]
boats = ["ferry", "barge"]
[[topics]]
id = "boats"
command = "boats"
title = "Boats"
rules = [{ any = ["@boats"], score = 0.5 }, { any = ["regatta"], score = 0.95 }]
[[topics]]
id = "dams"
command = "dams"
title = "Dams"
rules = [{ any = ["dam"] }]
""")
OWN = {"(own: boats)": (1.0, 0.0), "(own: dams)": (0.0, 1.0)}


def with_opinion(**weights: tuple[float, float]) -> Beat:
    named = {name.replace("_", " "): row for name, row in weights.items()}
    return replace(BEAT, opinion=Opinion.of(("boats", "dams"), {BIAS: (-1.0, -1.0), **OWN, **named}))


def filed(beat: Beat, *sentences: str) -> list[dict[str, tuple[str, ...]]]:
    """The topics of each sentence of an article on the Oder, each with its reason."""
    return [{t.topic: t.because for t in claim.topics} for claim in claims_of(beat, *sentences)]


def claims_of(beat: Beat, *sentences: str) -> tuple[Claim, ...]:
    text, claims = article(*sentences)
    return file_claims(claims, beat, text)


def article(*sentences: str) -> tuple[str, list[Claim]]:
    text, claims = "", []
    for n, sentence in enumerate(sentences):
        claims.append(Claim(str(n), "", sentence, len(text), len(text) + len(sentence)))
        text += f"{sentence} "
    return text, claims


def test_a_weak_rule_is_overruled_by_words_that_speak_against_it() -> None:
    ferry_of_a_saying = "The Oder ferry of proverb was late."
    assert filed(BEAT, ferry_of_a_saying) == [{"boats": ("ferry",)}]
    assert filed(with_opinion(proverb=(-3.0, 0.0)), ferry_of_a_saying) == [{}]


def test_a_sure_rule_is_not() -> None:
    assert filed(with_opinion(proverb=(-1.5, 0.0)), "The Oder regatta of proverb was late.") == [
        {"boats": ("regatta",)}
    ]
    assert filed(with_opinion(proverb=(-1.5, 0.0)), "The Oder ferry of proverb was late.") == [{}]
    assert filed(with_opinion(proverb=(-3.0, 0.0)), "The Oder regatta of proverb was late.") == [{}]


def test_where_rules_are_silent_it_speaks_up_in_the_claim_s_own_words() -> None:
    beat = with_opinion(breach=(0.0, 2.0), the_embankment=(0.0, 1.5), crew=(0.5, -0.2))
    (topics,) = filed(beat, "A crew saw the Oder breach the embankment at noon.")
    assert topics == {"dams": ("breach the embankment",)}


def test_a_topic_far_likelier_than_what_a_rule_files_stands_beside_it() -> None:
    beat = with_opinion(breach=(0.0, 3.5), crew=(2.0, 0.0))
    (topics,) = filed(beat, "After the Oder regatta a bank was breached.")
    assert topics == {"boats": ("regatta",), "dams": ("breached",)}
    assert filed(beat, "The crew of the Oder regatta saw a bank breached.")[0].keys() == {"boats"}


def test_one_all_but_sure_does_whatever_rules_file() -> None:
    beat = with_opinion(breach=(0.0, 3.0), bank=(0.0, 2.0), crew=(2.0, 0.0))
    assert filed(beat, "The crew of the Oder regatta saw a bank breached.")[0].keys() == {"boats", "dams"}


def test_one_that_is_not_likely_enough_stays_away() -> None:
    beat = with_opinion(breach=(0.0, 1.3))
    assert filed(beat, "The Oder breached its banks.") == [{}]
    assert filed(beat, "After the Oder regatta a bank was breached.")[0].keys() == {"boats"}


def test_it_gives_nothing_that_no_telling_word_of_the_claim_speaks_for() -> None:
    beat = with_opinion(at=(0.0, 2.0), sluice=(0.0, 1.0))
    assert filed(beat, "The crew of the Oder rested at noon.") == [{}]
    assert filed(beat, "The crew of the Oder rested at a sluice.") == [{"dams": ("sluice",)}]


def test_a_sentence_that_leads_back_to_the_subject_needs_fewer_words_of_its_own() -> None:
    near = {"(one before: dams)": (0.0, 1.0), "breach": (0.0, 4.0), "sluice": (0.0, 0.3)}
    beat = replace(BEAT, opinion=Opinion.of(("boats", "dams"), {BIAS: (-1.0, -1.0), **OWN, **near}))
    first = "A crew saw the Oder breach a bank."
    assert filed(beat, first, "They opened a sluice at noon.")[1].keys() == {"dams"}
    assert filed(beat, first, "The mayor opened a sluice at noon.")[1] == {}


def test_words_are_known_in_any_form_and_lists_by_any_of_their_words() -> None:
    beat = with_opinion(breach=(0.0, 4.0))
    assert filed(beat, "The Oder breached its banks.")[0].keys() == {"dams"}
    listed = replace(BEAT, opinion=Opinion.of(("boats", "dams"), {BIAS: (-1.0, -1.0), **OWN, "@boats": (-6.0, 0.0)}))
    assert filed(listed, "Barges lay in the Oder.") == [{}]


def test_a_text_off_the_beat_stays_off_it() -> None:
    beat = with_opinion(breach=(0.0, 9.0))
    text, claims = article("The Elbe breached its banks.")
    assert [claim.topics for claim in file_claims(claims, beat, text)] == [()]
    assert off_beat(text, file_claims(claims, beat, text), beat)


def test_an_article_whose_sentences_read_like_the_beat_is_on_it_without_a_name() -> None:
    beat = with_opinion(breach=(0.0, 3.0), bank=(0.0, 1.0))
    sentences = [f"At {hour} the river breached its banks." for hour in ("one", "two", "three", "four", "five", "six")]
    text, claims = article(*sentences)
    assert all(claim.topics for claim in file_claims(claims, beat, text))
    assert not off_beat(text, file_claims(claims, beat, text), beat)
    assert off_beat(text, (), BEAT)


def test_one_without_a_word_that_the_beat_needs_is_off_it_whatever_its_sentences_read_like() -> None:
    likely = with_opinion(breach=(0.0, 3.0), bank=(0.0, 1.0))
    beat = replace(likely, about=replace(likely.about, needs=parse_terms(["Silesia"])))
    sentences = [f"At {hour} the river breached its banks." for hour in ("one", "two", "three", "four", "five", "six")]
    assert off_beat(article(*sentences)[0], (), beat)
    assert not off_beat(article(*sentences, "Silesia had seen worse.")[0], (), beat)


def test_a_long_one_that_names_it_too_seldom_is_on_it_where_it_reads_like_it() -> None:
    named = "The Oder is long."
    likely = [f"At {hour} the river breached its banks {'and fields ' * 12}once more." for hour in "123456789"]
    others = [sentence.replace("breached", "left") for sentence in likely]
    beat = with_opinion(breach=(0.0, 3.0), bank=(0.0, 1.0))
    for sentences, on in ((likely, True), (others, False)):
        text, claims = article(named, *sentences)
        assert off_beat(text, file_claims(claims, beat, text), beat) is not on


def test_a_few_such_sentences_are_not_enough() -> None:
    beat = with_opinion(breach=(0.0, 3.0))
    text, claims = article("At one the river breached its banks.", "At two it did so again.")
    assert off_beat(text, file_claims(claims, beat, text), beat)
    mixed, _ = article("At one the river breached its banks.", *("The mayor had lunch.",) * 6)
    assert off_beat(mixed, (), beat)


NAMED, LIKELY, OTHERS = "The Oder is long.", "At dusk the river breached its banks.", "The mayor had lunch at noon."


@pytest.mark.parametrize(
    ("sentences", "on"),
    [
        ((*(OTHERS,) * 5, NAMED, OTHERS), False),
        ((*(LIKELY,) * 5, NAMED, LIKELY), True),  # it reads like the beat
        ((NAMED, *(OTHERS,) * 6), True),  # at the head
        ((OTHERS, OTHERS, NAMED, *(OTHERS,) * 4), True),
        ((*(OTHERS,) * 4, NAMED, OTHERS, NAMED), True),  # more than once
        ((*(OTHERS,) * 4, NAMED), True),  # a few sentences, of which it may be the point
    ],
)
def test_a_subject_named_once_and_late_is_named_in_passing(sentences: tuple[str, ...], on: bool) -> None:
    beat = with_opinion(breach=(0.0, 3.0), bank=(0.0, 1.0))
    text, _ = article(*sentences)
    assert off_beat(text, (), beat) is not on
    assert not off_beat(text, (), beat, title="Along the Oder")
    assert not off_beat(text, (), BEAT), "without an opinion nobody can say that it reads like another story"


def test_where_rivals_are_named_as_often_it_is_on_the_beat_if_it_reads_like_it() -> None:
    about = replace(BEAT.about, rivals=parse_terms(["Elbe"]))
    beat = replace(with_opinion(breach=(0.0, 3.0), bank=(0.0, 1.0)), about=about)
    rival = "The Elbe is longer."
    for sentences, on in (
        ((NAMED, rival, *(LIKELY,) * 5), True),
        ((NAMED, rival, *(OTHERS,) * 5), False),
        ((NAMED, rival, rival, *(LIKELY,) * 5), False),
    ):
        text, _ = article(*sentences)
        assert off_beat(text, (), beat) is not on


def test_an_editor_is_told_that_it_was_named_in_passing() -> None:
    text, _ = article(*(OTHERS,) * 5, NAMED, OTHERS)
    assert why_off_beat(text, with_opinion()) == (
        "It names the beat's subject in one sentence alone, and the others read like another story's."
    )


def test_an_editor_is_told_what_it_refused() -> None:
    beat = with_opinion(proverb=(-3.0, 0.0))
    text, claims = article("The Oder ferry of proverb was late.")
    left = why_left(file_claims(claims, beat, text), beat, text)
    assert (
        left["0"]
        == "The rules take it under Boats (by “ferry”); the second opinion, which knows examples, refuses that."
    )


# The shipped one


def test_the_shipped_opinion_leaves_the_rules_examples_where_an_editor_would_file_them() -> None:
    counted: Counter[str] = Counter()
    for source in ARTICLES:
        article = marked(source)
        for want, claim in zip(article.wanted, file_claims(article.claims, shipped_beat(), article.text), strict=True):
            wanted = {topic.strip() for topic in want.split(",")} - {"-"}
            must, may = {t for t in wanted if not t.endswith("?")}, {t.rstrip("?") for t in wanted}
            got = {filing.topic for filing in claim.topics}
            counted["must"] += bool(must)
            counted["complete"] += bool(must) and must <= got
            counted["filed"] += bool(got)
            counted["precise"] += bool(got) and got <= may
    assert counted["complete"] >= 0.95 * counted["must"] > 100
    assert counted["precise"] >= 0.98 * counted["filed"] > 100
