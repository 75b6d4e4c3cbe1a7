"""Claims stand under topics by the beat's rules, with their own words as the reason; strays stay out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from briefings.beat.beat import Beat, load_beat, shipped_beat
from briefings.filing.filing import file_claims
from briefings.filing.off_beat import off_beat
from briefings.model import Attribution, Claim, Place, Quantity
from tests.support.told_event import GUN_VIOLENCE

# The rules are tested as rules; what was learned beside them is in test_second_opinion.
RULES = replace(shipped_beat(), opinion=None)
DATA = Path(__file__).parents[2] / "data"
_MARK = re.compile(
    r"\[(?P<place>[^\]]+?) (?P<there>[A-Z]{2})\]"
    r"|<(?P<people>[^>]+?) (?P<home>[A-Z]{2})>"
    r"|\{(?P<number>[^}]+?) (?P<measure>[a-z_]+)\}"
)


@dataclass(frozen=True)
class Marked:
    """An article whose places, origins and figures were marked in its text, as [Libya LY], <Tunisian TN>, {250
    returned}; `wanted` are the topics of each claim as written before the bar."""

    text: str
    claims: tuple[Claim, ...]
    wanted: tuple[str, ...]


def marked(source: str) -> Marked:
    """Read an article of one sentence a line; blank lines part paragraphs."""
    text, claims, wanted = "", [], []
    for line in source.strip().splitlines():
        if not line.strip():
            text = text.rstrip() + "\n" if text else ""
        elif not line.startswith("#"):
            topics, _, sentence = line.rpartition(" | ")
            claims.append(_claim(sentence, len(text)))
            wanted.append(topics)
            text += claims[-1].text + " "
    return Marked(text.rstrip(), tuple(claims), tuple(wanted))


def _claim(sentence: str, start: int) -> Claim:
    text, done = "", 0
    places, quantities = [], []
    for mark in _MARK.finditer(sentence):
        text += sentence[done : mark.start()]
        name = mark["place"] or mark["people"] or mark["number"]
        a, b = start + len(text), start + len(text) + len(name)
        if mark["number"]:
            quantities.append(Quantity(1, 1, "exact", "people", None, None, mark["measure"], None, name, a, b))
        else:
            role = "location" if mark["place"] else "origin"
            places.append(Place(name, mark["there"] or mark["home"], role, a, b))
        text, done = text + name, mark.end()
    text += sentence[done:]
    end = start + len(text)
    return Claim(f"c{start}", "d", text, start, end, places=tuple(places), quantities=tuple(quantities))


def topics_of(source: str, beat: Beat | None = None) -> list[set[str]]:
    """The topics of each sentence of a marked article."""
    article = marked(source)
    filed = file_claims(article.claims, beat or RULES, article.text)
    return [{filing.topic for filing in claim.topics} for claim in filed]


ARTICLES = (DATA / "filing_examples.txt").read_text("utf-8").split("\n===\n")


@pytest.mark.parametrize("source", ARTICLES, ids=[f"article {n}" for n in range(1, len(ARTICLES) + 1)])
def test_each_claim_stands_where_an_editor_would_file_it(source: str) -> None:
    article = marked(source)
    wrong = []
    for want, got, claim in zip(article.wanted, topics_of(source), article.claims, strict=True):
        wanted = {topic.strip() for topic in want.split(",")} - {"-"}
        must = {topic for topic in wanted if not topic.endswith("?")}
        if not must <= got <= {topic.rstrip("?") for topic in wanted}:
            wrong.append((claim.text, want, got))
    assert not wrong


# Reasons


def test_the_reason_is_words_of_the_claim() -> None:
    for source in ARTICLES:
        article = marked(source)
        for claim in file_claims(article.claims, RULES, article.text):
            assert article.text[claim.start : claim.end] == claim.text
            for filing in claim.topics:
                assert filing.because
                assert all(words and words in claim.text for words in filing.because)
                assert 0 < filing.score <= 1


def test_a_figure_s_measure_files_a_claim_with_the_figure_as_the_reason() -> None:
    article = marked("| Of the ISIS recruits, {250 returned} returned last year.")
    (claim,) = file_claims(article.claims, RULES, article.text)
    filing = claim.topics[0]
    assert (filing.topic, filing.because) == ("returnees", ("250 returned",))


@pytest.mark.parametrize(
    ("sentence", "are_victims"),
    [
        ("Three bodies were found in a barn there.", True),
        ("Deputies discovered the bodies of a couple.", True),
        ("A body of volunteers meets in the hall.", False),
    ],
)
def test_bodies_that_are_found_are_victims_of_a_shooting(sentence: str, are_victims: bool) -> None:
    shooting = "- | A shooting shook the village, and police look for the gunman."
    [_, topics] = topics_of(f"{shooting}\n- | {sentence}", load_beat(GUN_VIOLENCE))
    assert ("victims" in topics) is are_victims


def test_who_tells_a_claim_is_no_reason_for_it() -> None:
    article = marked(
        """
whereabouts | The mothers of ISIS men sit in [Syria SY], held in camps.
- | The woman in detention says that it rains.
whereabouts | The guard says that the woman is in detention.
"""
    )
    held, *told = article.claims
    said = [replace(claim, attribution=_told_by(claim)) for claim in told]
    filed = file_claims([held, *said], RULES, article.text)
    assert [{filing.topic for filing in claim.topics} for claim in filed] == [{"whereabouts"}, set(), {"whereabouts"}]
    assert file_claims(article.claims, RULES, article.text)[1].topics


@pytest.mark.parametrize(
    ("sentence", "leads_back"),
    [
        ("He says the road is bad.", False),
        ("He says the road is bad for them.", True),
        ("The road is bad for us.", False),
        ("The road is bad for those men.", True),
    ],
)
def test_who_tells_a_claim_is_none_of_those_told_before(sentence: str, leads_back: bool) -> None:
    article = marked(f"| Some of the ISIS fighters are held in [Syria SY]. \n| {sentence}")
    held, claim = article.claims
    said = replace(claim, attribution=_told_by(claim)) if " says" in sentence else claim
    assert bool(file_claims([held, said], RULES, article.text)[1].topics) is leads_back


def _told_by(claim: Claim) -> Attribution:
    """The attribution of a claim to whoever stands before "says"."""
    end = claim.start + claim.text.index(" says")
    return Attribution(None, None, "says", "indirect", (claim.start, end), (end + 1, end + 5), (end + 6, claim.end))


def test_the_best_topic_comes_first() -> None:
    article = marked("| Dozens of ISIS fighters fled over the border into [Libya LY], where they regrouped.")
    (claim,) = file_claims(article.claims, RULES, article.text)
    assert list(claim.topics) == sorted(claim.topics, key=lambda filing: -filing.score)


def test_filing_again_replaces_what_was_filed() -> None:
    article = marked("| ISIS lost its last village.")
    once = file_claims(article.claims, RULES, article.text)
    assert file_claims(once, RULES, article.text) == once


# Context


def test_a_pronoun_leads_back_to_the_fighters() -> None:
    source = "| Hundreds of IS fighters slipped away. \n| They may hide in [Somalia SO] or in [Yemen YE]."
    assert "dispersal" in topics_of(source)[1]


def test_a_pronoun_that_leads_back_to_others_files_nothing() -> None:
    source = """
        | ISIS was beaten two years ago.
        | The circus has left for its tour.
        | They may appear in [Somalia SO] or in [Yemen YE].
    """.replace("        ", "")
    assert topics_of(source)[1:] == [set(), set()]


@pytest.mark.parametrize(
    ("opening", "leads_back"),
    [("A smaller number", True), ("A good half", True), ("A smaller circus", False), ("A small van", False)],
)
def test_a_share_of_them_leads_back_whatever_its_size(opening: str, leads_back: bool) -> None:
    source = f"| Hundreds of IS fighters slipped away. \n| {opening} fled from [Raqqa SY] in the autumn."
    assert ("routes" in topics_of(source)[1]) is leads_back


def test_of_those_counts_on_from_the_sentence_before() -> None:
    source = "| Some 900 jihadists left the country.\n| Of those, a third have died."
    assert topics_of(source)[1] == {"whereabouts"}


def test_a_heading_tells_what_its_paragraph_is_about() -> None:
    source = "| Jihadists on the run\n\n| The smugglers ask 3,000 dollars a head."
    assert topics_of(source)[1] == {"routes"}


def test_their_fighters_are_those_of_whoever_was_named_before() -> None:
    source = """
        | ISIS held the town for a year.
        | The Liberation Front is a Kurdish party.
        | Its fighters lost ground near the lake.
    """.replace("        ", "")
    assert topics_of(source)[2] == set()


def test_where_people_come_from_is_no_front_of_theirs() -> None:
    here = "| ISIS jihadists from <Libya LY> are active in the desert of [Syria SY]."
    there = "| ISIS jihadists from <Syria SY> are active in the desert of [Libya LY]."
    assert "dispersal" not in topics_of(here)[0]
    assert "dispersal" in topics_of(there)[0]


# Off the beat


OFF_BEAT = {
    "a metro station": """
| The new station has four escape routes.
| Passengers can leave through two tunnels.
| Three inspectors crossed the border of the site.
""",
    "boxers": """
| Three fighters returned home from the title bout.
| The champion's whereabouts are unknown.
| They fought in [Egypt EG].
""",
    "firefighters": """
| Fighters held the line as the blaze took territory near the border.
| {300 joined} volunteers joined.
""",
    "the verb to be": """
| What is is, and the route of the smugglers is known.
| Some returned home.
""",
}


@pytest.mark.parametrize("source", OFF_BEAT.values(), ids=OFF_BEAT)
def test_an_article_on_something_else_files_nothing_and_says_so(source: str) -> None:
    article = marked(source)
    assert off_beat(article.text, article.claims, RULES)
    assert not any(topics_of(source))


def test_a_passing_mention_in_a_long_article_is_off_the_beat() -> None:
    filler = "\n".join(
        f"| The council debated item {n} of a long list and put it off until the next sitting." for n in range(40)
    )
    source = f"{filler}\n| One speaker compared the mayor to ISIS.\n| The council's members returned home."
    article = marked(source)
    assert off_beat(article.text, article.claims, RULES)
    assert not any(topics_of(source))


def test_an_article_with_claims_but_no_topic_for_any_of_them_is_off_the_beat() -> None:
    article = marked("| The minister spoke on ISIS.\n| The festival opens in May.")
    claims = file_claims(article.claims, RULES, article.text)
    assert off_beat(article.text, claims, RULES)


def test_an_article_of_one_endless_line_is_filed_in_good_time() -> None:
    sentence = "Some 900 ISIS fighters fled over the border. The weather was mild in May. "
    claims = tuple(_claim(sentence.split(".")[0] + ".", n * len(sentence)) for n in range(2_000))
    filed = file_claims(claims, RULES, sentence * 2_000)
    assert all(claim.topics for claim in filed)


def test_one_sentence_that_names_the_subject_is_on_the_beat() -> None:
    text = "Sixty Daesh fighters returned to France."
    assert not off_beat(text, (), RULES)


@pytest.mark.parametrize("text", ["", "\n\n", "…", "🙂"])
def test_a_text_without_words_is_off_the_beat(text: str) -> None:
    assert off_beat(text, (), RULES)
    assert file_claims((), RULES, text) == ()


# Hits, and near misses beside them

ALIKE = """
# Would-be joiners are told of under the way; those who joined, under whereabouts.
whereabouts | Three men of Lyon joined ISIS in [Syria SY].
routes | Three men of Lyon were stopped at the border when they tried to join ISIS in [Syria SY].
routes | ISIS recruits hoping to reach [Syria SY] were turned back at the border.
===
# A share of those told of before is of them; a share of anything else isn't.
whereabouts | Some {300 joined} men of Lyon joined ISIS in [Syria SY].
whereabouts | A third died in battle.
returnees | Every second one is back.
returnees | The rest came home.
===
- | A third of the harvest of the ISIS years was lost.
- | The festival opens in May.
- | A fourth stage was added.
===
# What the way back of people is, and what of money.
returnees | The ISIS fighters of Lyon were sent home by plane.
- | Builders of Lyon who never saw ISIS send their wages home.
- | Workers sent home seven billion last year.
returnees | The homecomers of ISIS are watched.
===
# Others than the group's own people are missing.
whereabouts | Forty ISIS fighters are missing.
- | Some 2,700 Yazidis whom ISIS took are still missing.
===
# A leader is told of by a pronoun, named or not.
whereabouts | The ISIS caliph was last seen in March.
whereabouts | He may be near Hatra.
===
- | The ISIS film was made by a Frenchman.
- | He may be invited to Cannes.
===
# A threat is told with its bearer before or behind it.
returnees | Fighters of ISIS pose a threat to Lyon.
returnees | The threat that ISIS fighters pose is small, police hold.
returnees | The danger from ISIS returnees is small.
===
# Provinces of a state are no branches.
- | Police searched houses in seven provinces for ISIS books.
===
dispersal | Of its provinces ISIS hears little.
===
# Ground that changes hands, and who doesn't hold it.
territory | Most of the city that ISIS took has changed hands.
territory | ISIS holds no village.
- | The ISIS film changed minds.
===
# Home, told by the plane that set them down, or by the land that they were taken out of.
returnees | An aeroplane set the ISIS widows down at Rinas.
returnees | Thirty of these came down the gangway of a plane at Zhukovsky.
returnees | Ninety wives of ISIS men were brought out of [Iraq IQ].
returnees | The ISIS men who have been home since 2014 herd goats.
===
- | The ISIS trial was set down for Monday.
- | The price of a passport is down, the ISIS film tells.
- | The ISIS exhibition was brought out of storage.
===
# A smuggler who takes them out for money takes nobody home.
routes | For 900 dollars a smuggler brought ISIS wives out of [Syria SY].
===
# Ground that is taken back is nobody's return.
- | It took the army a year to get back the city from ISIS.
===
returnees | It took the ministry a year to get back the ISIS orphans.
===
# Killed, told by what hit them.
whereabouts | The ISIS recruiter was buried under the rubble.
whereabouts | Eighty of the ISIS men are known to have fallen.
whereabouts | Two hundred of them were counted as destroyed.
===
- | The ISIS film was buried under praise.
- | Prices are known to have risen.
===
# Held, told by tents and bars.
whereabouts | The ISIS children are growing up in tents.
whereabouts | The ISIS men wait behind the bars.
===
- | The author of the ISIS book spent the night in a tent.
===
# Whose ground it is.
territory | After dark the road belongs to ISIS.
===
territory | ISIS raises levies on fish.
===
- | The copyright of the ISIS film belongs to a studio.
===
# What the ride costs.
routes | A seat in the tanker that takes ISIS wives out costs 900 dollars.
routes | The ISIS families paid to be led to [Turkey TR].
===
- | A seat at the ISIS trial costs nothing.
- | The ISIS book costs 20 dollars.
===
# Who meant to join and was sent off on a route of which the line tells.
routes | He bought passage for men who meant to fight for ISIS in [Syria SY].
whereabouts | He spoke of men who went to fight for ISIS in [Syria SY].
===
# Grave deeds are no graves.
- | Grave crimes of ISIS men go unnamed.
whereabouts | The ISIS men lie in unmarked graves.
===
# Citizens are named; somebody pleads for them.
- | Some of our citizens wrote pamphlets for ISIS, the envoy held.
===
returnees | We must take our citizens back from the ISIS camps.
===
# Back to what they were at is no way home.
- | When the ISIS film ended, the clerks went back to their post.
===
returnees | The ISIS men went back to their valleys.
===
# What a group holds is ground, or others' people; its own people are held by others.
territory | The town in [Iraq IQ] has been held by ISIS since spring.
whereabouts | Women of ISIS are held by Kurds in [Iraq IQ].
===
# Getting something is no way out.
- | Farmers whom ISIS ruled tried to get salt.
===
routes | The ISIS men tried to get to [Turkey TR].
===
# What it has there, and what its men there have done.
dispersal | ISIS has two hundred fighters in [Libya LY].
whereabouts | Dozens of ISIS fighters in [Libya LY] have surrendered.
===
# Forces that are stood by have no strength told.
- | Our forces hunt ISIS, and whole villages stand behind them.
whereabouts | The numbers of ISIS stand at four hundred.
===
# A state proclaimed, what is left of it fought for, its land cleansed.
territory | In Mosul ISIS proclaimed an Islamic caliphate.
territory | The push is over, but the offensive against the last pocket of ISIS goes on.
territory | The army has cleansed most of the district of ISIS.
===
- | The last remark in the ISIS film was offensive.
===
# Volunteers of a village, and whoever volunteers for a group.
territory | With village volunteers the army retook the valley from ISIS.
whereabouts | Two brothers of Lyon volunteered for ISIS in [Syria SY].
"""


@pytest.mark.parametrize("source", ALIKE.split("===\n"))
def test_what_sounds_alike_is_told_apart(source: str) -> None:
    wanted = [{topic} - {"-"} for topic in marked(source).wanted]
    assert topics_of(source) == wanted


@pytest.mark.parametrize(
    ("sentence", "sure"),
    [
        ("Dozens of ISIS fighters in [Libya LY] have surrendered.", True),
        ("The ISIS men gave themselves up in the hills of [Libya LY].", True),
        ("Scores of ISIS militants in [Libya LY] have given up over the winter.", True),
        ("The ISIS militants have given up smoking in [Syria SY].", False),
        ("The women of ISIS had to surrender their town in [Syria SY].", False),
        ("Guards of the ISIS prison in [Syria SY] surrendered.", False),
    ],
)
def test_those_who_give_up_are_all_but_surely_of_whereabouts(sentence: str, sure: bool) -> None:
    article = marked(f"whereabouts | {sentence}")
    (claim,) = file_claims(article.claims, RULES, article.text)
    assert any(filing.topic == "whereabouts" and filing.score >= 0.9 for filing in claim.topics) == sure


@pytest.mark.parametrize(
    ("sentence", "way_out"),
    [
        ("At night the ISIS men ride through the hills to [Turkey TR].", True),
        ("The ISIS deserters passed through their territory unseen.", True),
        ("The ISIS men looked through the files.", False),
        ("The ISIS men went through a hard winter.", False),
    ],
)
def test_whoever_goes_through_somebody_s_land_is_on_a_way_out(sentence: str, way_out: bool) -> None:
    assert topics_of(f"routes | {sentence}") == [{"routes"} if way_out else set()]


def test_life_in_the_camp_is_no_return() -> None:
    source = """
| France brought {35 returned} ISIS women and children home from the camps of [Syria SY].
| Thirty mothers came home in January, and ten children.
| The children will be cared for at school.
| The children are starving, and the tents stand in sewage.
"""
    *others, at_home, in_camp = topics_of(source)
    assert all("returnees" in topics for topics in (*others, at_home))
    assert "returnees" not in in_camp


# Another beat

BIRD_FLU = """
culls | Bird flu has broken out on a farm in [Barneveld NL], where {80,000 culled} hens were gassed.
culls | Farmers will be paid for every hen.
spread | The virus has spread to flocks in [Germany DE].
- | Flocks in [Belgium BE] are healthy.
vaccine | The ministry allows the first trial of a vaccine.
- | Fans of the football club fled over the border and returned home.
spread | {Two infected} farm workers fell ill.
"""


def test_a_second_beat_files_under_its_own_topics_alone() -> None:
    beat = load_beat(DATA / "second_beat.toml")
    wanted = [{w} - {"-"} for w in marked(BIRD_FLU).wanted]
    assert topics_of(BIRD_FLU, beat) == wanted
    assert off_beat(marked(BIRD_FLU).text, (), RULES)
    assert not any(topics_of(BIRD_FLU))


def test_the_first_beat_s_articles_are_off_the_second() -> None:
    beat = load_beat(DATA / "second_beat.toml")
    for source in ARTICLES:
        assert off_beat(marked(source).text, (), beat)
        assert not any(topics_of(source, beat))


def test_no_topic_measure_or_group_is_named_in_the_code() -> None:
    beat = RULES
    ids = {row.id for rows in (beat.topics, beat.measures, beat.groups) for row in rows} - {"all"}
    code = Path(__file__).parents[3] / "briefings"
    rooms = ("filing", "beat", "extracting/measures")
    for module in (module for room in rooms for module in (code / room).rglob("*.py")):
        text = re.sub(r'""".*?"""|#.*', "", module.read_text("utf-8"), flags=re.S)
        strings = set(re.findall(r'"([a-z_]+)"', text))
        assert not strings & ids, module
