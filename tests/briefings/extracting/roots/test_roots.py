"""Where a claim first comes from, as far as one document tells."""

from __future__ import annotations

import pytest

from briefings.beat.beat import shipped_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from briefings.extracting.roots.links import Link
from briefings.extracting.roots.root_kinds import link_for
from briefings.extracting.roots.roots import voice_of
from briefings.knowledge.agencies import agencies_credited, agency_named
from briefings.model import Document, Place, Root
from tests.support.articles import roots, said

# Agencies and their marks


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("AFP", "AFP"),
        ("Agence France-Presse", "AFP"),
        ("the AFP agency", "AFP"),
        ("AFP news agency", "AFP"),
        ("state-run Anadolu agency", "Anadolu"),
        ("State news agency SANA", "SANA"),
        ("The Associated Press", "AP"),
        ("Thomson Reuters", "Reuters"),
        ("Xinhua News Agency", "Xinhua"),
        ("Itar-Tass", "TASS"),
        ("The Daily Test", None),
        ("the agency", None),
        ("Map", None),
    ],
)
def test_an_agency_is_known_by_all_its_names(name: str, agency: str | None) -> None:
    assert agency_named(name, alone=True) == agency


@pytest.mark.parametrize(
    ("credit", "agencies"),
    [
        ("AFP", ["AFP"]),
        ("Reuters/AP", ["Reuters", "AP"]),
        ("With reporting by Agence France-Presse", ["AFP"]),
        ("AP and dpa", ["AP", "DPA"]),
        ("By Ann Example", []),
    ],
)
def test_a_credit_names_its_agencies_in_order(credit: str, agencies: list[str]) -> None:
    assert agencies_credited(credit) == agencies


# One link


@pytest.mark.parametrize(
    ("speaker", "role", "expected"),
    [
        ("latest Harbour University report", None, Link("Harbour University", "report")),
        ("report by the Harbour Institute", None, Link("Harbour Institute", "report")),
        ("report by the Leeds-based Harbour Institute", None, Link("Harbour Institute", "report")),
        ("Leeds-based security analysis group", None, Link("Leeds-based security analysis group", "report")),
        ("report by the Leeds-based Observatory", None, Link("Leeds-based Observatory", "report")),
        ("“Tides”, a report that the Harbour Centre put out on Monday", None, Link("Harbour Centre", "report")),
        ("study the Harbour Institute has published", None, Link("Harbour Institute", "report")),
        ("Harbour Institute's May 2014 report", None, Link("Harbour Institute", "report")),
        ("New Harbour-based Harbour Institute", None, Link("New Harbour-based Harbour Institute", "report")),
        ("new Harbour Institute report", None, Link("Harbour Institute", "report")),
        ("May 2014 report by the Harbour Institute", None, Link("Harbour Institute", "report")),
        ("New Zealand police", None, Link("New Zealand police", "official")),
        ("two-week trial", None, Link("two-week trial", "witness")),
        ("two", None, None),
        ("study from King's College London", None, Link("King's College London", "report")),
        ("researchers at Harbour University", None, Link("Harbour University", "report")),
        ("Harbour Centre for Security Studies", None, Link("Harbour Centre for Security Studies", "report")),
        ("Global Peace Index", None, Link("Global Peace Index", "report")),
        ("investigation conducted by the BuzzFeed journalists", None, Link("BuzzFeed", "outlet")),
        ("portal “National”", None, Link("National", "outlet")),
        ("the newspaper Le Monde", None, Link("Le Monde", "outlet")),
        ("the Daily Harbour newspaper", None, Link("Daily Harbour", "outlet")),
        ("the BBC", None, Link("BBC", "outlet")),
        ("The Times", None, Link("Times", "outlet")),
        ("AFP agency", None, Link("AFP", "agency")),
        ("Radio Liberty's Norwegian Service", None, Link("Radio Liberty's Norwegian Service", "outlet")),
        ("Norwegian Service", None, Link("Norwegian Service", "witness")),
        ("State Committee for Public Order", None, Link("State Committee for Public Order", "official")),
        ("Norwegian Sailors Committee", None, Link("Norwegian Sailors Committee", "witness")),
        ("press service of the head of Norway", None, Link("press service of the head of Norway", "official")),
        ("indictment", None, Link("indictment", "official")),
        ("French officials", None, Link("French officials", "official")),
        ("Ann Example", "interior minister", Link("Ann Example", "official")),
        ("Ann Example", "former interior minister", Link("Ann Example", "witness")),
        ("Ann Example", "president of the Harbour Institute", Link("Ann Example", "witness")),
        ("estimates of the international coalition", None, Link("international coalition", "official")),
        ("inhabitants of the valley", None, Link("inhabitants of the valley", "witness")),
        ("another 4th brigade sergeant", None, Link("another 4th brigade sergeant", "witness")),
        ("Ann Example", None, Link("Ann Example", "witness")),
        ("major aid groups", None, Link("major aid groups", "witness")),
        ("the researcher", None, Link("researcher", "witness")),
        ("investigators", None, Link("investigators", "witness")),
        ("the authors", None, None),
        ("data from the beginning of May", None, None),
        ("he", None, None),
        ("only one of the 12 recruits", None, None),
        (None, None, None),
    ],
)
def test_a_speaker_makes_one_link(speaker: str | None, role: str | None, expected: Link | None) -> None:
    assert link_for(speaker, role, None, None) == expected


@pytest.mark.parametrize(
    "speaker", ["the authors", "authors of the report", "the study", "researchers", "the think-tank"]
)
def test_the_authors_are_those_of_the_report_named_before(speaker: str) -> None:
    report = Link("Harbour Institute", "report")
    assert link_for(speaker, None, None, report) == report


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("Most were women, says the study, which was drawn up by the Harbour Institute.", "Harbour Institute"),
        (
            "Most were women, according to a new study, “From Sea to Shore: Who Came Home,” issued on Monday by the "
            "Harbour Institute — a Lisbon-based consultancy.",
            "Harbour Institute",
        ),
        (
            'A survey titled "The Way Home", put out by the Harbour Institute, says most left.',
            "Harbour Institute",
        ),
        (
            "The report, published in May by the Harbour Institute for Peace, says that most have left.",
            "Harbour Institute for Peace",
        ),
        ("The survey compiled by researchers at the Harbour Institute found that most left.", "Harbour Institute"),
        (
            "Most have left, according to the new Survey of Boats, which the Harbour Office (HO) made public in May.",
            "Harbour Office",
        ),
        ("Prepared by the Harbour Institute, the 90-page document says that most have left.", "Harbour Institute"),
        ("Most have left, according to the Observatory.", "Observatory"),
        ("Most have left, the 26-year-old driver said.", "26-year-old driver"),
        # Nobody's name stands there, or it is not who made it.
        ("The study, which was commissioned by the Harbour Council, says that most have left.", "A title"),
        ("The report, published in May by mistake, says that most have left.", "A title"),
        ("Most have left, according to the institute.", "A title"),
        ("Most have left, 26 said.", "A title"),
    ],
)
def test_a_report_goes_by_the_maker_told_beside_it_and_a_body_by_its_short_name(
    text: str, root: str, language: Language
) -> None:
    extraction = extract(Document("id", text, "A title"), shipped_beat(), language)
    assert [claim.root.name for claim in extraction.claims] == [root]


def test_a_report_that_speaks_again_is_its_makers_still(language: Language) -> None:
    text = (
        "Written by the Harbour Institute, the 90-page document describes how most men left by boat. Some 40 had come"
        " back by May, it says. The document says that 12 stayed."
    )
    claims = extract(Document("id", text, "A title"), shipped_beat(), language).claims
    assert {claim.root.name for claim in claims} == {"Harbour Institute"}


def test_an_official_of_a_country_is_one_root_however_he_is_led_back_to(language: Language) -> None:
    text = (
        "Some 40 boats had returned by May, a port ministry spokesman in Paris said on Monday. “It is not true that"
        " most of the boats sank,” he said. The spokesman rejected a higher count."
    )
    extraction = extract(Document("id", text, "A title"), shipped_beat(), language)
    roots_told = {claim.root.name for claim in extraction.claims if claim.attribution}
    assert roots_told == {"French port ministry spokesman"}


def test_a_report_that_nobody_named_is_no_root() -> None:
    assert link_for("the report", None, None, None) is None


# The document's own voice


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "source", "credit", "chain"),
    [
        ("The town fell in May. (AFP)", "The Daily Test", None, ("AFP",)),
        ("BEIRUT (Reuters) – The town fell in May.", "The Daily Test", None, ("Reuters",)),
        ("The town fell in May.", "The Daily Test", "Agence France-Presse", ("AFP",)),
        ("The town fell in May.", "Agence France-Presse", None, ("AFP",)),
        ("The town fell in May.", "The Daily Test", None, ("The Daily Test",)),
        ("The town fell in May.", None, None, ("A title",)),
    ],
)
def test_the_voice_is_the_agency_else_the_source_else_the_title(
    language: Language, text: str, source: str | None, credit: str | None, chain: tuple[str, ...]
) -> None:
    (root,) = roots(language, text, source=source, credit=credit)
    assert root.chain == chain
    assert root.name == chain[-1]
    assert root.kind == ("agency" if chain[-1] in {"AFP", "Reuters"} else "outlet")


@pytest.mark.model
@pytest.mark.parametrize(
    ("author", "voice"), [("Jane Roe", "The Daily Test"), ("Ann Poe", "Reuters"), (None, "Reuters")]
)
def test_whose_picture_it_is_has_no_voice_where_somebody_else_signs(
    language: Language, author: str | None, voice: str
) -> None:
    text = "Ann Poe/Reuters\n\nThe town fell in May."
    document = Document("1", text, "A title", source="The Daily Test", author=author)
    assert voice_of(document, language.parse(text)).name == voice


# The chain


@pytest.mark.model
def test_what_was_told_to_an_agency_comes_through_it(language: Language) -> None:
    text = "Villagers in the hills told AFP that 40 recruits had set up a camp."
    attribution = said(text, "villagers", "that 40 recruits had set up a camp", cue="told", source="Villagers")
    (root,) = roots(language, text, attribution, source="The Daily Test")
    assert root.chain == ("The Daily Test", "AFP", "villagers")


@pytest.mark.model
@pytest.mark.parametrize(
    ("told", "through"),
    [
        ("Norway's official news agency SANA", ("SANA",)),
        ("the state-run Anadolu Agency", ("Anadolu",)),
        ("Russia’s Interfax news agency", ("Interfax",)),
        ("the Norwegian television channel Kystline", ("Kystline",)),
        ("pro-government Pier FM radio", ("Pier FM",)),
        ("Norway's al-Kyst television", ("al-Kyst",)),
        # near misses
        ("Norway's parliament", ()),
        ("state television", ()),
        ("Norway's Lane", ()),
    ],
)
def test_whose_an_outlet_is_stands_before_its_name(language: Language, told: str, through: tuple[str, ...]) -> None:
    text = f"Villagers told {told} that 40 recruits had set up a camp."
    attribution = said(text, "villagers", "that 40 recruits had set up a camp", cue="told", source="Villagers")
    (root,) = roots(language, text, attribution, source="The Daily Test")
    assert root.chain == ("The Daily Test", *through, "villagers")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("Forty men left, the BBC quotes a clerk as saying.", "clerk", "quotes a clerk as saying"),
        ("Kystline TV also quoted a clerk as saying that 40 men left.", "clerk", "quoted a clerk as saying"),
        ("A clerk was quoted by Reuters as saying that 40 men left.", "clerk", "was quoted"),
        # near misses
        ("Officials quoted a clerk as saying that 40 men left.", "clerk", "quoted a clerk as saying"),
        ("A clerk was quoted by Ann Poe as saying that 40 men left.", "clerk", "was quoted"),
        ("Forty men left, a clerk was quoted as saying by Reuters.", "clerk", "was quoted as saying"),
    ],
)
def test_what_an_outlet_quotes_comes_through_it(language: Language, text: str, speaker: str, cue: str) -> None:
    attribution = said(
        text, speaker, text[: text.index(",")] if "," in text else "40 men left", cue=cue, source=speaker
    )
    (root,) = roots(language, text, attribution, source="The Daily Test")
    through = {"BBC": ("BBC",), "Kystline": ("Kystline TV",), "Reuters": ("Reuters",)}
    wanted = next((names for name, names in through.items() if name in text), ())
    assert root.chain == ("The Daily Test", *wanted, "clerk")


@pytest.mark.model
def test_an_article_with_a_capital_is_part_of_a_papers_name(language: Language) -> None:
    for told, chain in (("The Star", ("AFP", "The Star", "villagers")), ("the star", ("AFP", "villagers"))):
        text = f"Villagers told {told} that 40 recruits had set up a camp."
        attribution = said(text, "villagers", "that 40 recruits had set up a camp", cue="told", source="Villagers")
        (root,) = roots(language, text, attribution, source="AFP")
        assert root.chain == chain


@pytest.mark.model
def test_whom_the_next_sentence_was_told_says_nothing_of_this_one(language: Language) -> None:
    text = "Villagers said that 40 recruits had set up a camp. One of them, quoted by the BBC, saw it burn."
    attribution = said(text, "villagers", "that 40 recruits had set up a camp", cue="said", source="Villagers")
    root = roots(language, text, attribution, source="The Daily Test")[0]
    assert root.chain == ("The Daily Test", "villagers")


@pytest.mark.model
def test_what_was_told_to_reporters_comes_through_nobody(language: Language) -> None:
    text = "Villagers told reporters that 40 recruits had set up a camp."
    attribution = said(text, "villagers", "that 40 recruits had set up a camp", cue="told", source="Villagers")
    (root,) = roots(language, text, attribution, source="AFP")
    assert root.chain == ("AFP", "villagers")


@pytest.mark.model
def test_an_agency_that_quotes_itself_is_one_link(language: Language) -> None:
    text = "Villagers told AFP that 40 recruits had set up a camp."
    attribution = said(text, "villagers", "that 40 recruits had set up a camp", cue="told", source="Villagers")
    (root,) = roots(language, text, attribution, source="AFP")
    assert root.chain == ("AFP", "villagers")


@pytest.mark.model
@pytest.mark.parametrize(
    ("to", "chain"),
    [
        ("CNN", ("CNN", "elder")),
        ("the daily Harbour Post on Monday", ("Harbour Post", "elder")),
        ("Parliament", ("elder",)),
        ("Poe", ("elder",)),
    ],
)
def test_to_whom_something_was_revealed_is_a_link_where_that_is_an_outlet(
    language: Language, to: str, chain: tuple[str, ...]
) -> None:
    text = f"Forty recruits had set up a camp, an elder revealed to {to}."
    attribution = said(text, "elder", "Forty recruits had set up a camp", cue="revealed", source="an elder")
    (root,) = roots(language, text, attribution, source="The Daily Test")
    assert root.chain == ("The Daily Test", *chain)


@pytest.mark.model
def test_the_documents_own_agency_named_again_stays_the_first_link(language: Language) -> None:
    text = "Forty men left, the border police said, according to AFP."
    police = said(text, "border police", "Forty men left")
    agency = said(text, "AFP", "Forty men left", cue="according to", kind="according_to")
    (root,) = roots(language, text, police, agency, source="AFP")
    assert root.chain == ("AFP", "border police")


@pytest.mark.model
def test_the_last_link_is_who_the_report_cites(language: Language) -> None:
    text = "The Harbour report, citing the border police, says that 40 men left."
    report = said(text, "Harbour report", "that 40 men left", cue="says")
    police = said(text, "border police", "that 40 men left", cue="citing")
    (root,) = roots(language, text, report, police, source="The Daily Test")
    assert root.chain == ("The Daily Test", "Harbour", "border police")
    assert root.kind == "official"


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "speaker", "name"),
    [
        ("In France, officials say 40 men left.", "officials", "French officials"),
        ("Officials in France say 40 men left.", "Officials in France", "French officials"),
        ("Officials say 40 men crossed into France.", "Officials", "officials"),
    ],
)
def test_officials_go_by_their_country_only_where_the_text_ties_them_to_it(
    language: Language, text: str, speaker: str, name: str
) -> None:
    at = text.index("France")
    place = Place("France", "FR", "location", at, at + len("France"))
    attribution = said(text, speaker, text[text.index("40") : -1], cue="say")
    (root,) = roots(language, text, attribution, source="AFP", places=(place,))
    assert root.name == name


@pytest.mark.model
def test_a_short_name_is_the_one_given_in_full_before(language: Language) -> None:
    text = "Ann Example said the town fell. The army left, Example said."
    first = said(text, "Ann Example", "the town fell")
    second = said(text, "Example", "The army left", source="Example said")
    assert [r.name for r in roots(language, text, first, second, source="AFP")] == ["Ann Example"] * 2


def roots_in(text: str, language: Language) -> list[Root]:
    """The root of each claim of a text, by the whole of extraction."""
    extraction = extract(Document("id", text, "A title", source="Daily Test"), shipped_beat(), language)
    return [claim.root for claim in extraction.claims if claim.root]


def test_an_acronym_is_the_service_that_was_given_in_full_before(language: Language) -> None:
    """Else one service would count as two roots."""
    text = "According to the intelligence service PET, 40 people came home.\n\nPET wrote in May that 12 are on trial."
    found = roots_in(text, language)
    assert [root.chain for root in found] == [("Daily Test", "PET")] * 2
    assert {root.kind for root in found} == {"official"}


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("The Halden Information Center (HIC)", "Halden Information Center"),
        ("Harbour Records Office", "Harbour Records Office"),
        ("Georgian and Russian media reports", "Georgian and Russian media reports"),
        ("Harbour Watch reports", "Harbour Watch"),
        ("New information", "Daily Test"),
        ("Port records", "Daily Test"),
    ],
)
def test_a_body_that_keeps_records_is_no_nameless_evidence(who: str, name: str, language: Language) -> None:
    (root,) = roots_in(f"{who} showed that 40 people had come home.", language)
    assert root.name == name


@pytest.mark.parametrize(
    "who",
    [
        "The armed forces",
        "Oslo",
        "Neighbouring Norway",
        "The security service ORD",
        "Norway and Sweden",
        "Norway and its allies",
        "Bosnia and Herzegovina",
    ],
)
def test_a_states_forces_seats_and_services_are_official(who: str, language: Language) -> None:
    (root,) = roots_in(f"{who} said that 40 people had come home.", language)
    assert root.kind == "official"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Mayor Ann Poe and Judge Tom Lane said 40 people came home. Poe and Lane said ten did not.",
            ["Ann Poe and Tom Lane"] * 2,
        ),
        ("Officers in Norway, Sweden and Malta said 40 people came home.", ["Officers in Norway, Sweden and Malta"]),
        ("The clerks in Oslo, Norway, said 40 people came home.", ["clerks in Oslo"]),
    ],
)
def test_several_are_one_root_and_none_of_them_is_lost(text: str, names: list[str], language: Language) -> None:
    assert [root.name for root in roots_in(text, language)] == names


def test_somebody_by_the_country_alone_is_no_official(language: Language) -> None:
    (root,) = roots_in("The Norwegian said that 40 people had come home.", language)
    assert (root.name, root.kind) == ("Norwegian", "witness")


# Carried through a passage


@pytest.mark.model
def test_a_report_carries_on_to_the_end_of_its_passage(language: Language) -> None:
    text = (
        "According to a report by the Harbour Institute, 150 recruits were tried. Forty of them went to prison. The "
        "authors spoke to 12 of the others.\n\nThe trials go on."
    )
    attribution = said(
        text, "report by the Harbour Institute", "150 recruits were tried", cue="According to", kind="according_to"
    )
    names = [r.name for r in roots(language, text, attribution, source="The Daily Test")]
    assert names == ["Harbour Institute"] * 3 + ["The Daily Test"]


@pytest.mark.model
def test_another_root_that_is_named_ends_what_was_carried(language: Language) -> None:
    text = (
        "A Harbour University study says 90 men left. A few came back. The police said 60 had left. Of those, 9 died."
    )
    study = said(text, "Harbour University study", "90 men left", cue="says")
    police = said(text, "police", "60 had left", source="The police")
    names = [r.name for r in roots(language, text, study, police, source="The Daily Test")]
    assert names == ["Harbour University", "Harbour University", "police", "police"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("second", "name"),
    [
        ("Of those, 40 were killed.", "police"),
        ("The rest are still at large.", "police"),
        ("Another 20 are missing.", "police"),
        ("About half of them came back.", "police"),
        ("Around 40 per cent of them came back.", "police"),
        ("The town was quiet on Monday.", "The Daily Test"),
        ("The others fled back across the border.", "The Daily Test"),
        ("Two of those who struck in May had been away.", "The Daily Test"),
        ("They met a guard on the way.", "The Daily Test"),
    ],
)
def test_what_a_person_said_carries_on_only_into_a_sentence_that_continues_it(
    language: Language, second: str, name: str
) -> None:
    text = f"The police said 90 recruits had left. {second}"
    attribution = said(text, "police", "90 recruits had left")
    assert roots(language, text, attribution, source="The Daily Test")[1].name == name


@pytest.mark.model
def test_what_a_paper_says_of_its_own_checking_is_its_own(language: Language) -> None:
    text = "The Harbour Institute said 11 men died. There was no independent confirmation."
    attribution = said(text, "Harbour Institute", "11 men died")
    assert [r.name for r in roots(language, text, attribution, source="The Daily Test")] == [
        "Harbour Institute",
        "The Daily Test",
    ]


@pytest.mark.model
def test_what_a_paper_found_out_itself_is_its_own(language: Language) -> None:
    text = "An analysis by this site shows that 40 boats sank. Ten were towed home."
    assert {r.name for r in roots(language, text, source="The Daily Test")} == {"The Daily Test"}


@pytest.mark.model
def test_a_country_that_speaks_is_its_government(language: Language) -> None:
    text = "Russia says 20 children came home."
    place = Place("Russia", "RU", "location", 0, 6)
    (root,) = roots(language, text, said(text, "Russia", "20 children came home", cue="says"), places=(place,))
    assert (root.name, root.kind) == ("Russia", "official")


@pytest.mark.model
def test_an_unnamed_speaker_of_a_report_leaves_the_report_the_root(language: Language) -> None:
    text = "A Harbour University study says 90 men had left. Only one of 12 recruits said that he would go again."
    study = said(text, "Harbour University study", "90 men had left", cue="says")
    recruit = said(text, "Only one of 12 recruits", "that he would go again")
    assert roots(language, text, study, recruit, source="The Daily Test")[1].name == "Harbour University"


@pytest.mark.model
@pytest.mark.parametrize(
    ("later", "root"),
    [
        ("The report, released by Harbour Group, says that 12 men died.", "Harbour Group"),
        ("The report by the Harbour Group says that 12 men died.", "Harbour Group"),
        ("The survey by the Harbour Group says that 12 men died.", "report"),
        ("A report by the Harbour Group says that 12 men died.", "report"),
    ],
)
def test_a_report_without_a_name_goes_by_the_maker_that_is_told_later(
    later: str, root: str, language: Language
) -> None:
    text = f"Ninety men left, a new report has revealed. The town is far away.\n\n{later}"
    claims = extract(Document("1", text, "", source="The Daily Test"), shipped_beat(), language).claims
    assert claims[0].root.name == root


@pytest.mark.parametrize(
    "words",
    [
        "Previous research", "several studies", "Recent reports", "earlier surveys",
        "Closer examination of the records", "review of court files", "quick look at the figures",
    ],
)  # fmt: skip
def test_research_that_is_nobodys_is_no_root(words: str) -> None:
    assert link_for(words, None, None, None) is None


@pytest.mark.parametrize("words", ["Western reports", "Turkish reports"])
def test_a_report_of_no_maker_goes_by_all_of_its_words(words: str) -> None:
    assert link_for(words, None, None, None) == Link(words, "report")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("three hostages of the Coast terror group", Link("three hostages of the Coast terror group", "witness")),
        ("officials linked to the investigation", Link("officials linked to the investigation", "official")),
        ("nursing student at Halden University", Link("nursing student at Halden University", "witness")),
        # near misses: whose work it is to look into things, and a report
        ("analysts at the Halden Institute", Link("Halden Institute", "report")),
        ("director of the Halden Institute", Link("director of the Halden Institute", "report")),
        ("report of the Halden Institute", Link("Halden Institute", "report")),
    ],
)
def test_people_of_a_body_are_no_report(words: str, expected: Link) -> None:
    assert link_for(words, None, None, None) == expected
