"""What a text is about decides what its weaker words mean: by the claims that are sure, and by its title."""

from __future__ import annotations

from briefings.beat.beat import Beat, parse_beat
from briefings.filing.filing import file_claims
from briefings.filing.off_beat import off_beat
from tests.briefings.filing.test_filing import marked

FERRIES = """
id = "ferries"
title = "The ferries"

[subject]
names = ["ferry"]
people = ["crew", "passenger"]
rivals = ["tram"]
again = ["it"]

[[topics]]
id = "rescues"
command = "rescues"
title = "Rescues"
rules = [
  { score = 0.9, any = ["rescue", "lifeboat"] },
  { theme = "rescues", score = 0.6, any = ["hospital"] },
  { theme = "rescues", otherwise = true, score = 0.4, any = ["crew"] },
]

[[topics]]
id = "strikes"
command = "strikes"
title = "Strikes"
rules = [
  { score = 0.9, any = ["strike", "@courts"] },
  { theme = "no rescues", score = 0.6, any = ["wage"] },
  { theme = "strikes", otherwise = true, score = 0.5, any = ["crew"] },
]
"""


def topics(source: str, title: str = "", beat: Beat | None = None) -> list[set[str]]:
    article = marked(source)
    filed = file_claims(article.claims, beat or parse_beat(FERRIES), article.text, title)
    return [{filing.topic for filing in claim.topics} for claim in filed]


def test_a_weak_word_counts_where_the_sentence_before_is_surely_of_the_topic() -> None:
    source = "| A lifeboat reached the ferry.\n| The crew is in hospital."
    assert topics(source)[1] == {"rescues"}


def test_it_does_not_where_nothing_tells_of_the_topic() -> None:
    assert topics("| The ferry is old.\n| The crew visited a hospital.") == [set(), set()]


def test_a_text_whose_title_alone_names_the_subject_is_on_the_beat() -> None:
    article = marked("| Two lifeboats went out before dawn.")
    title = "Storm hits the ferry"
    assert topics("| Two lifeboats went out before dawn.", title) == [{"rescues"}]
    assert not off_beat(
        article.text, file_claims(article.claims, parse_beat(FERRIES), article.text, title), parse_beat(FERRIES), title
    )
    assert topics("| Two lifeboats went out before dawn.") == [set()]


def test_the_title_tells_what_the_text_is_about() -> None:
    source = "| The ferry is old.\n| The crew is in hospital."
    assert topics(source, "Two rescued from the ferry")[1] == {"rescues"}


def test_a_theme_that_a_rule_bars_keeps_it_out() -> None:
    source = "| The ferry is old.\n| The crew asks for wages."
    assert topics(source)[1] == {"strikes"}
    assert topics(source, "Two rescued from the ferry")[1] == {"rescues"}


def test_what_is_left_goes_under_the_nearest_talk() -> None:
    source = """
| A lifeboat reached the ferry.
| The crew was cold.
| The crew of the ferry went on strike.
| The crew was tired.
"""
    assert topics(source) == [{"rescues"}, {"rescues"}, {"strikes"}, {"strikes"}]


def test_a_text_opens_on_what_its_title_names() -> None:
    source = "| Nine were rescued. \n| The ferry sank."
    assert topics(source, "Passengers in the sea") == [{"rescues"}, set()]
    assert topics(source, "A bad night") == [set(), set()]


def test_a_rule_may_name_a_shared_list() -> None:
    assert topics("| The ferry's crew stood trial.") == [{"strikes"}]


def test_an_article_that_names_a_rival_as_often_is_about_the_rival() -> None:
    beat = parse_beat(FERRIES)
    article = marked("| The tram was on strike.\n| The ferry was on strike.")
    assert off_beat(article.text, (), beat)
    assert not any(topics("| The tram was on strike.\n| The ferry was on strike."))
    assert not off_beat(f"{article.text} The ferry lay in port.", (), beat)


MAINLY_RESCUES = "| A lifeboat reached the ferry.\n| A second lifeboat came for the crew.\n"


def test_a_claim_that_only_leads_back_goes_with_what_the_text_is_mainly_about() -> None:
    article = marked(f"{MAINLY_RESCUES}| They were cold and tired.")
    (filing,) = file_claims(article.claims, parse_beat(FERRIES), article.text)[2].topics
    assert (filing.topic, filing.score, filing.because) == ("rescues", 0.3, ("They",))


def test_it_does_not_where_it_has_a_word_of_another_topic_or_names_its_people_anew() -> None:
    assert topics(f"{MAINLY_RESCUES}| They spoke of their wage.")[2] == set()
    assert topics(f"{MAINLY_RESCUES}| The harbour master was cold and tired.")[2] == set()


def test_it_does_not_where_the_text_is_about_two_things_alike() -> None:
    source = "| A lifeboat reached the ferry.\n| A strike stopped the ferry.\n| They were cold and tired."
    assert topics(source)[2] == set()
