"""What speaks for and against a candidate: small named predicates, each of which has a weight in `weights`.

A feature is what the field knows pronouns by: agreement, role and parallelism, recency, topic, speech. What binding
forbids is not weighed: see `candidates`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from briefings.extracting.coreference.mentions.syntax import clause_above, is_within, own_subject, possessed, subject_in
from briefings.extracting.coreference.pronouns.candidates import Candidate, Pronoun

Predicate = Callable[[Pronoun, Candidate], bool]


def same_sentence(p: Pronoun, c: Candidate) -> bool:
    return c.sentences == 0 and not c.after


def one_sentence_back(p: Pronoun, c: Candidate) -> bool:
    return c.sentences == 1


def two_sentences_back(p: Pronoun, c: Candidate) -> bool:
    return c.sentences == 2


def further_back(p: Pronoun, c: Candidate) -> bool:
    return c.sentences > 2


def follows(p: Pronoun, c: Candidate) -> bool:
    return c.after


def follows_a_fronted_phrase(p: Pronoun, c: Candidate) -> bool:
    """ "In his list, Ann Poe named …": the pronoun stands in what the main clause's subject follows."""
    if not c.after or c.role != "subject" or c.head.i > c.clause.i:
        return False
    return _depends_on(p.token, c.clause) and p.token.i < c.mention.head.i


def _depends_on(token: Any, verb: Any) -> bool:
    return is_within(token, verb) and token.i != verb.i


def nearest(p: Pronoun, c: Candidate) -> bool:
    return c.rank == 0 and not c.after


def second_nearest(p: Pronoun, c: Candidate) -> bool:
    return c.rank == 1 and not c.after


def far_down(p: Pronoun, c: Candidate) -> bool:
    return c.rank > 2


def subject(p: Pronoun, c: Candidate) -> bool:
    return c.role == "subject"


def main_subject(p: Pronoun, c: Candidate) -> bool:
    return c.role == "subject" and c.clause.dep_ == "ROOT"


def joined_subject(p: Pronoun, c: Candidate) -> bool:
    """One of several subjects: "Tom and Ann left"."""
    head = c.mention.head
    return c.role == "subject" and bool(head.dep_ == "conj" or _joined_to(head))


def _joined_to(head: Any) -> list[Any]:
    """The names that commas and "and" join to one."""
    return [k for k in head.children if k.dep_ == "conj" and k.i > head.i]


def joined(p: Pronoun, c: Candidate) -> bool:
    return bool(c.mention.head.dep_ == "conj")


def direct_object(p: Pronoun, c: Candidate) -> bool:
    return c.role == "object"


def possessor(p: Pronoun, c: Candidate) -> bool:
    return c.role == "possessive"


def after_preposition(p: Pronoun, c: Candidate) -> bool:
    return c.role == "prepositional"


def beside_a_noun(p: Pronoun, c: Candidate) -> bool:
    return bool(c.mention.head.dep_ == "appos")


def in_no_role(p: Pronoun, c: Candidate) -> bool:
    return c.role == "other"


def agent(p: Pronoun, c: Candidate) -> bool:
    return bool(c.head.dep_ == "pobj" and c.head.head.dep_ == "agent")


def parallel_subjects(p: Pronoun, c: Candidate) -> bool:
    return p.role == "subject" == c.role


def parallel_objects(p: Pronoun, c: Candidate) -> bool:
    return p.role in ("object", "prepositional") and p.role == c.role


def parallel_possessives(p: Pronoun, c: Candidate) -> bool:
    return p.role == "possessive" == c.role


def subject_of_its_clause(p: Pronoun, c: Candidate) -> bool:
    """ "Tom lost his key": the possessive's clause has the candidate as its subject."""
    if c.sentences or c.after or p.token.dep_ != "poss":
        return False
    found = subject_in(p.clause)
    return found is not None and found.i == c.head.i == c.mention.head.i


def alone_in_the_sentence(p: Pronoun, c: Candidate) -> bool:
    """No other candidate stands in the pronoun's sentence."""
    return c.beside == 0 and not c.sentences and not c.after


def alone_in_the_sentence_before(p: Pronoun, c: Candidate) -> bool:
    """No other candidate stands in the pronoun's sentence or the one before."""
    return c.beside == 0 and c.sentences == 1 and c.nearer == 0


def first_in_its_sentence(p: Pronoun, c: Candidate) -> bool:
    """Others stand in its sentence, and it comes before them."""
    return c.beside > 0 and c.earlier == 0


def others_are_nearer(p: Pronoun, c: Candidate) -> bool:
    """Candidates stand in a sentence nearer to the pronoun."""
    return c.nearer > 0


def no_name_of_a_person(p: Pronoun, c: Candidate) -> bool:
    """Several words, no known given name among the first, and no role: a song or a ship as well as a person."""
    return " " in c.entry.name and c.entry.likely is None and c.entry.role is None and c.told is None


def possessive_after_its_preposition(p: Pronoun, c: Candidate) -> bool:
    """ "met Tom at his house": object of the verb whose phrase the possessive stands in."""
    return bool(
        p.role == "possessive" and not c.sentences and not c.after and c.role in ("object", "prepositional")
        and c.rank == 0 and c.clause.i == p.clause.i
    )  # fmt: skip


def subject_of_the_verb_before(p: Pronoun, c: Candidate) -> bool:
    """The pronoun is subject of the first clause of its sentence, the candidate of the one before: "Tom left. He …" """
    return p.role == "subject" and p.clause.dep_ == "ROOT" and c.sentences == 1 and c.role == "subject"


def opens_after_an_object(p: Pronoun, c: Candidate) -> bool:
    return p.role == "subject" and c.sentences == 1 and c.role in ("object", "prepositional") and c.rank == 0


def subject_above(p: Pronoun, c: Candidate) -> bool:
    """ "Tom left when he was told": the subject of a clause that holds the pronoun's."""
    if c.sentences or c.after or c.role != "subject":
        return False
    verb = clause_above(p.clause)
    for _ in range(4):
        if verb.i == c.clause.i:
            return True
        verb = clause_above(verb)
    return False


def nearest_subject_above(p: Pronoun, c: Candidate) -> bool:
    """The first subject on the way up from the pronoun's clause, the pronoun's own clause's left out."""
    if c.sentences or c.after:
        return False
    verb = p.clause if own_subject(p.clause) is None or p.role != "subject" else clause_above(p.clause)
    for _ in range(4):
        found = own_subject(verb)
        if found is not None and found.i != p.token.i:
            return bool(found.i == c.head.i)
        verb = clause_above(verb)
    return False


def says_it(p: Pronoun, c: Candidate) -> bool:
    """ "Tom said that he …": subject of the verb whose content the pronoun is subject of."""
    return bool(
        not c.sentences and not c.after and p.role == "subject" and p.clause.dep_ == "ccomp"
        and p.clause.head.i == c.clause.i and c.role == "subject"
    )  # fmt: skip


def object_above(p: Pronoun, c: Candidate) -> bool:
    """ "Tom told Ann that he …": the object or addressee of the verb whose content the pronoun is in."""
    if c.sentences or c.after or c.role not in ("object", "prepositional"):
        return False
    verb = clause_above(p.clause)
    return bool(verb.i == c.clause.i)


def joined_verb(p: Pronoun, c: Candidate) -> bool:
    """ "Tom came and he left": subject of the verb to which the pronoun's is joined."""
    return bool(
        not c.sentences and p.clause.dep_ == "conj" and p.clause.head.i == c.clause.i and c.role == "subject" == p.role
    )


def joined_to_possessed(p: Pronoun, c: Candidate) -> bool:
    """ "Tom Lane and his wife"."""
    thing = possessed(p.token)
    return thing is not None and thing.dep_ == "conj" and thing.head.i == c.mention.head.i


def holds_it(p: Pronoun, c: Candidate) -> bool:
    """The pronoun stands in the name's own phrase: "Tom, who left his wife", "Ann Poe (in her last year)"."""
    if c.sentences or c.after:
        return False
    return is_within(p.token, c.mention.head) and c.mention.head.i < p.token.i


def relative_subject(p: Pronoun, c: Candidate) -> bool:
    """ "Tom, who …, lost his key": the pronoun's clause is said of the name."""
    return (
        not c.sentences
        and not c.after
        and any(verb.dep_ in ("relcl", "acl") and verb.head.i == c.mention.head.i for verb in _clauses_up(p.clause))
    )


def _clauses_up(verb: Any) -> Iterator[Any]:
    for _ in range(4):
        yield verb
        verb = clause_above(verb)


def begins_the_sentence_before(p: Pronoun, c: Candidate) -> bool:
    return c.sentences == 1 and c.role == "subject" and c.clause.dep_ == "ROOT"


def topic_of_the_text(p: Pronoun, c: Candidate) -> bool:
    return c.topic


def first_of_its_passage(p: Pronoun, c: Candidate) -> bool:
    return c.leads


def named_again(p: Pronoun, c: Candidate) -> bool:
    return c.times == 2


def named_often(p: Pronoun, c: Candidate) -> bool:
    return c.times > 2


def named_most(p: Pronoun, c: Candidate) -> bool:
    return c.share >= 0.5


def given_name_fits(p: Pronoun, c: Candidate) -> bool:
    """A name of one word that is, as a given name, of the pronoun's gender."""
    return c.told is None and c.entry.likely is not None and c.entry.likely == p.gender


def given_name_is_against(p: Pronoun, c: Candidate) -> bool:
    return c.told is None and c.entry.likely is not None and c.entry.likely != p.gender


def gender_known(p: Pronoun, c: Candidate) -> bool:
    return c.told is not None


def no_sure_person(p: Pronoun, c: Candidate) -> bool:
    return c.entry.sort == "unsure"


def only_one(p: Pronoun, c: Candidate) -> bool:
    return c.others == 0


def was_the_last_pronoun(p: Pronoun, c: Candidate) -> bool:
    return c.chained and not c.chain_gap


def was_a_pronoun_before(p: Pronoun, c: Candidate) -> bool:
    return c.chained and c.chain_gap


def without_a_name(p: Pronoun, c: Candidate) -> bool:
    return not c.entry.named


def possessor_of_the_subject(p: Pronoun, c: Candidate) -> bool:
    """ "Tom's wife left him": possessor in the same sentence, for a pronoun outside that phrase."""
    return c.role == "possessive" and not c.sentences and not c.after and not is_within(p.token, c.head.head)


def in_a_list(p: Pronoun, c: Candidate) -> bool:
    head = c.mention.head
    return bool(head.dep_ == "conj" and head.head.dep_ == "conj") or len(_joined_to(head)) > 1


def subordinate(p: Pronoun, c: Candidate) -> bool:
    return c.clause.dep_ in ("relcl", "advcl", "acl", "pcomp")


def spoke_last(p: Pronoun, c: Candidate) -> bool:
    """ "… he said" after the words of somebody: who spoke goes on speaking."""
    return p.speaks and c.spoke_last


def spoke_before(p: Pronoun, c: Candidate) -> bool:
    return p.speaks and c.spoke


FEATURES: dict[str, Predicate] = {
    f.__name__: f
    for f in (
        same_sentence, one_sentence_back, two_sentences_back, further_back, follows, follows_a_fronted_phrase,
        nearest, second_nearest, far_down, subject, main_subject, joined_subject, joined, direct_object, possessor,
        after_preposition, beside_a_noun, in_no_role, agent, parallel_subjects, parallel_objects,
        parallel_possessives, subject_of_its_clause, subject_above, nearest_subject_above, says_it, object_above,
        joined_verb, joined_to_possessed, holds_it, relative_subject, begins_the_sentence_before, topic_of_the_text,
        first_of_its_passage, named_again, named_often, named_most, given_name_fits, given_name_is_against,
        gender_known, no_sure_person, only_one, was_the_last_pronoun, was_a_pronoun_before, without_a_name,
        possessor_of_the_subject, in_a_list, subordinate, alone_in_the_sentence, alone_in_the_sentence_before,
        first_in_its_sentence, others_are_nearer, no_name_of_a_person, possessive_after_its_preposition,
        subject_of_the_verb_before, opens_after_an_object, spoke_last, spoke_before,
    )
}  # fmt: skip


def features_of(pronoun: Pronoun, candidate: Candidate) -> list[str]:
    """The names of the features that hold."""
    return [name for name, holds in FEATURES.items() if holds(pronoun, candidate)]
