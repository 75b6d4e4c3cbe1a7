"""Near copies: cut, re-headlined and lightly rewritten copy is recognised; other articles on the same beat are not."""

from __future__ import annotations

from briefings.model import Document
from briefings.newsroom.near_copies import ParagraphCounts, count_paragraphs, near_copies, text_marks
from briefings.newsroom.revisions import revision_between

PARAGRAPHS = [
    "A convoy of thirty lorries left the besieged town before dawn, carrying fighters and their families to the east.",
    "Residents said that the deal had been struck by tribal elders, who wanted to spare what was left of the market.",
    "The coalition had not been party to the talks, a spokesman said, and would not accept foreigners leaving it.",
    "Drivers told of men who hid their faces, of children on mattresses, and of weapons under blankets and rugs.",
    "On the road north a smuggler said that his trade had never been better, with six hundred dollars for every head.",
    "Nobody knows how many have crossed the border since; the guards there have stopped fewer than two dozen.",
]
OTHER = [
    "Prosecutors opened an inquiry against a widow who had come home with three children and no papers at all.",
    "The court will hear her next month, her lawyer said, and decide whether the children stay with their aunt.",
    "In the past year the ministry has seen forty such cases, most of them from the camps in the north.",
    "Teachers have been told what to look for, and where to ask for help when a child speaks of what it saw.",
]


def _document(number: int, *paragraphs: str, title: str = "A convoy leaves") -> Document:
    return Document(f"id{number}", "\n".join(paragraphs), title, number=number)


ORIGINAL = _document(12, *PARAGRAPHS)


def _shares_a_band(one: Document, other: Document) -> bool:
    return not set(text_marks(one.text)).isdisjoint(text_marks(other.text))


def test_a_copy_cut_by_three_paragraphs_is_told_as_one() -> None:
    cut = _document(13, *PARAGRAPHS[:3])
    (copy,) = near_copies(cut, [ORIGINAL])
    assert _shares_a_band(cut, ORIGINAL)
    assert copy.words == "a version of document 12: 3 paragraphs dropped"


def test_a_new_headline_and_a_reworded_lead_are_told() -> None:
    lead = "Thirty lorries left the besieged town before dawn with fighters and families, bound for the east."
    changed = _document(14, lead, *PARAGRAPHS[1:], title="Dawn escape")
    (copy,) = near_copies(changed, [ORIGINAL])
    assert copy.paragraphs == ParagraphCounts(same=5, reworded=1, dropped=0, added=0, retitled=True)
    assert copy.words == "a version of document 12: 1 paragraph reworded, another headline"


def test_a_reprint_that_shares_a_third_of_its_runs_is_found() -> None:
    mixed = _document(15, *PARAGRAPHS[:3], *OTHER[:3])
    (copy,) = near_copies(mixed, [ORIGINAL])
    assert _shares_a_band(mixed, ORIGINAL)
    assert 0.2 <= copy.likeness <= 0.5
    assert copy.words == "a version of document 12: 3 paragraphs dropped, 3 added"


def test_a_brief_of_sixty_words_from_a_report_of_two_thousand_is_found() -> None:
    report = [f"{PARAGRAPHS[n % 6]} That was said on day {n} of {n * 7} in the valley of {n * 31}." for n in range(90)]
    brief = _document(19, *report[40:42])
    (copy,) = near_copies(brief, [_document(12, *report)])
    assert len(set(text_marks(brief.text)) & set(text_marks(_document(12, *report).text))) >= 3
    assert copy.likeness < 0.2


def test_what_marks_a_text_hangs_on_its_words_alone() -> None:
    marks = text_marks(ORIGINAL.text)
    assert marks == text_marks(ORIGINAL.text.upper())
    assert set(text_marks("\n".join(PARAGRAPHS[:3]))) < set(marks)


def test_another_article_on_the_beat_is_no_copy() -> None:
    assert near_copies(_document(16, *OTHER), [ORIGINAL]) == ()


def test_a_shared_sentence_is_no_copy() -> None:
    assert near_copies(_document(17, *OTHER, PARAGRAPHS[0]), [ORIGINAL]) == ()


def test_the_same_text_elsewhere_is_said_to_be_the_same() -> None:
    (copy,) = near_copies(_document(18, *PARAGRAPHS), [ORIGINAL])
    assert (copy.likeness, copy.words) == (1.0, "a version of document 12: the same text")


def test_a_document_is_no_copy_of_itself_and_a_few_words_are_of_nothing() -> None:
    assert near_copies(ORIGINAL, [ORIGINAL]) == ()
    assert text_marks("Too short to tell.") == ()


def test_what_a_revision_changed_is_kept() -> None:
    revision = revision_between(ORIGINAL, [], _document(12, *PARAGRAPHS[1:]), [])
    assert revision.paragraphs == count_paragraphs(ORIGINAL, _document(12, *PARAGRAPHS[1:]))
    assert revision.paragraphs.words == "1 paragraph dropped"


def test_a_long_list_is_compared_line_by_line_without_every_pair() -> None:
    lines = [f"On day {n} the monitor counted {n} strikes near the river crossing." for n in range(300)]
    before, after = "\n".join(lines), "\n".join([*lines[:-1], "Nothing else was heard from the front that night."])
    found = count_paragraphs(Document("a", before, "List"), Document("b", after, "List"))
    assert (found.same, found.reworded, found.dropped, found.added) == (299, 0, 1, 1)
