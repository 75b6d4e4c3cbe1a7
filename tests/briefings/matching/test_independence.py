"""Which voices are one: chains, families, names, and what must stay apart."""

from __future__ import annotations

import pytest

from briefings.matching.independence import Names, independent_roots, names_from, roots_of, share_root, shared_link
from briefings.model import Source
from tests.support.saying import say

TITLES = [Source("Morning Post", family="Posts"), Source("Evening Post", ("The Evening Post",), family="Posts")]


def _roots(*chains: str, names: Names | None = None) -> tuple[str, ...]:
    statements = [say(f"Sentence {n}. | - | {chain} in={n + 1}") for n, chain in enumerate(chains)]
    return independent_roots(statements, names or Names())


@pytest.mark.parametrize(
    ("chains", "roots"),
    [
        (["A site > AFP", "AFP > French officials"], ("AFP",)),
        (["AFP > X", "AFP > Y"], ("X", "Y")),
        (["AFP", "AFP > X", "AFP > Y"], ("X", "Y")),
        (["AFP", "Agence France-Presse", "agence france-presse"], ("AFP",)),
        (["AFP > French officials", "Reuters > French officials"], ("French officials",)),
        (["AFP > French officials", "Reuters > the French officials"], ("French officials",)),
        (["A site > AFP", "B site > AFP", "C site > AFP", "AFP"], ("AFP",)),
        (["Soufan Center", "The Soufan Center"], ("Soufan Center",)),
        (["Soufan Center", "Soufan Group"], ("Soufan Center", "Soufan Group")),
        (["X > Y", "Y > X"], ("Y",)),
        (["AFP > officials", "AFP > officials"], ("officials",)),
        (["AFP > officials", "Reuters > officials"], ("officials (AFP)", "officials (Reuters)")),
        (["AFP > X > Y", "Le Matin > Y"], ("Y",)),
        (["AFP > X", "X > Y"], ("X",)),
        (["AFP > shopkeepers", "Reuters > shopkeepers"], ("shopkeepers (AFP)", "shopkeepers (Reuters)")),
        (["AFP > Colonel Omar Haddad", "Reuters > Omar Haddad"], ("Colonel Omar Haddad",)),
        # A body of which only the country or the seat is told may be any that is named.
        (["A site > American security agency", "B site > Harbour Center"], ("Harbour Center",)),
        (["A site > US security agency", "B site > Harbour Center"], ("Harbour Center",)),
        (["A site > Leeds-based research group", "B site > Harbour Center"], ("Harbour Center",)),
        (["A site > Danish ministry", "B site > Harbour Center"], ("Danish ministry", "Harbour Center")),
        (["A site > American Harbour Group", "B site > Harbour Center"], ("American Harbour Group", "Harbour Center")),
        # Who said it together with another has said it.
        (["A site > Poe and Lane", "B site > Ann Poe"], ("Ann Poe",)),
        (["A site > army and the police", "B site > police"], ("army and the police",)),
        (["A site > Poe and Lane", "B site > Ann Mills"], ("Ann Mills", "Poe and Lane")),
        # A rank before one name may be of anybody who is called so.
        (["AFP > Colonel Haddad", "Reuters > Haddad"], ("Colonel Haddad", "Haddad")),
    ],
)
def test_roots_are_counted(chains: list[str], roots: tuple[str, ...]) -> None:
    assert _roots(*chains) == roots
    assert _roots(*reversed(chains)) == roots


def test_seven_outlets_with_one_agency_are_one_root() -> None:
    assert _roots(*(f"Outlet {n} > Reuters" for n in "ABCDEFG")) == ("Reuters",)


def test_two_titles_under_one_roof_are_one_root() -> None:
    left = say("Text one. | - | Morning Post by=Morning_Post family=Posts")
    right = say("Text two. | - | Evening Post by=Evening_Post family=Posts")
    assert share_root(left, right, Names())
    assert independent_roots([left, right], Names()) == ("Posts",)


def test_a_title_without_a_family_is_itself_under_each_of_its_names() -> None:
    names = names_from({}, [Source("Harbour Post", ("The HP",))])
    own = say("Text one. | - | Harbour Post by=Harbour_Post")
    cited = say("Text two. | - | A blog > The HP")
    assert independent_roots([own, cited], names) == ("Harbour Post",)


def test_a_title_is_of_its_family_also_where_another_cites_it() -> None:
    names = names_from({}, TITLES)
    assert _roots("A site > Morning Post", "A blog > The Evening Post", names=names) == ("Posts",)


def test_an_editor_says_that_two_names_are_one_root() -> None:
    assert _roots("EU network", "RAN") == ("EU network", "RAN")
    assert _roots("EU network", "RAN", names=names_from({"EU network": "RAN"}, [])) == ("RAN",)


@pytest.mark.parametrize(
    "words",
    [
        {"EU network": "RAN", "RAN": "EU network"},
        {"EU network": "RAN", "RAN": "The Network", "The Network": "EU network"},
        {"EU network": "The Network", "RAN": "The Network", "The Network": "RAN"},
    ],
)
def test_names_that_editors_joined_in_a_ring_are_one_root(words: dict[str, str]) -> None:
    names = names_from(words, [])
    assert len(_roots("EU network", "RAN", names=names)) == 1
    assert _roots("EU network", names=names) == _roots("RAN", names=names)


def test_the_shared_link_is_named() -> None:
    left, right = say("One. | - | A site > AFP"), say("Two. | - | AFP > French officials")
    assert shared_link(left, right, Names()) == shared_link(right, left, Names()) == "AFP"
    assert shared_link(left, say("Three. | - | Reuters"), Names()) is None


def test_a_copy_that_names_the_agency_alone_is_shown_under_it() -> None:
    left, right = say("One. | - | A site > AFP"), say("Two. | - | AFP > French officials")
    assert roots_of([left, right], Names()) == {left.id: "AFP", right.id: "AFP"}


def test_an_agency_that_passes_on_several_voices_is_shown_under_its_own_name() -> None:
    agency, one, other = (say(f"Text {n}. | - | {chain}") for n, chain in enumerate(("AFP", "AFP > X", "AFP > Y")))
    assert roots_of([agency, one, other], Names()) == {agency.id: "AFP", one.id: "X", other.id: "Y"}


def _told(*lines: str) -> tuple[str, ...]:
    return independent_roots([say(f"Text {n}. | - | {line} in={n + 1}") for n, line in enumerate(lines)], Names())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zabihullah Marufkhel", "Zabiullah Maroofkhel"),
        ("Mohamed Al-Garouni", "Muhammad Garuni"),
        ("Danladi Yakubu", "Yakubu Danladi"),  # the family's name first
        ("Dr Qassem Haddad", "Kassem Hadad"),
        ("the monitoring group Harbour Watch", "Harbour Watch"),
        ("terrorist group Free Coast", "Free Coast"),
        ("Halden Police Chief Stine Graaf", "Stine Graaf"),
        ("Health Minister Omar Haddad", "Omar Haddad"),
        ("the United Nations", "UN"),
        ("UN sanctions monitors", "United Nations"),  # who write its reports
        ("UN officials", "the United Nations"),
        ("U.S. Coast Command", "United States Coast Command"),
    ],
)
def test_one_name_in_two_spellings_is_one_root(one: str, other: str) -> None:
    assert len(_roots(f"AFP > {one}", f"Reuters > {other}")) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ahmed Hassan", "Ahmed Hussein"),
        ("Paul Marten", "Paula Marten"),
        ("Niger Army", "Nigeria Army"),  # a vowel parts two countries
        ("Haddad", "Hadad"),  # a surname alone is many people's
        ("residents of Halden", "Halden"),
        ("Halden Police Chief", "Stine Graaf"),
        ("UNICEF", "UN"),
        ("UN refugee agency", "UN"),
        ("UN envoy Ann Poe", "UN"),
    ],
)
def test_names_that_are_nearly_alike_are_two_roots(one: str, other: str) -> None:
    assert len(_roots(f"AFP > {one}", f"Reuters > {other}")) == 2


def test_a_papers_own_voice_may_be_anybodys_and_adds_none_to_those_who_are_known() -> None:
    """Most papers print an agency's copy, or an official's number, without saying so."""
    assert _told("The Echo kind=outlet", "Reuters") == ("Reuters",)
    assert _told("The Echo kind=outlet", "The Mail > Ann Poe kind=official") == ("Ann Poe",)
    assert _told("The Echo kind=outlet", "The Mail kind=outlet") == ("The Echo",)
    # Whom another cites has found it out.
    assert _told("The Echo > The Mail kind=outlet", "Reuters") == ("Reuters", "The Mail")


def test_who_has_no_name_may_be_one_who_has() -> None:
    assert _told("The Echo > officials kind=official", "The Mail > Ann Poe kind=official") == ("Ann Poe",)
    assert len(_told("The Echo > officials kind=official", "The Mail > officials kind=official")) == 1
    assert len(_told("The Echo > officials kind=official", "The Mail > authorities kind=official")) == 1
    assert _told("The Echo > officials kind=official", "The Mail kind=outlet") == ("officials",)
    # An agency that heard somebody has found it out itself.
    assert len(_told("AFP > officials kind=official", "Reuters > Ann Poe kind=official")) == 2


def test_a_body_without_a_name_counts_once() -> None:
    assert _told("The Echo > police kind=official", "The Mail > police kind=official") in (
        ("police (The Echo)",),
        ("police (The Mail)",),
    )
    assert len(_told("The Echo > police kind=official", "The Mail > Ann Poe kind=official")) == 2
    assert _told("The Echo > ministry kind=official", "The Mail > Danish ministry kind=official") == (
        "Danish ministry",
    )
    assert len(_told("The Echo > villagers kind=witness", "The Mail > Ann Poe kind=official")) == 2
