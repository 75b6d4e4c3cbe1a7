"""How much each feature speaks for a candidate (or, below 0, against), in natural logarithms of odds.

Fitted by `bench/pronoun_weights.py` on 387 passages with one labelled pronoun each; those within 0.05 of 0 are left
out. `NOBODY` is the score of there being no candidate in the text.
"""

from __future__ import annotations

NOBODY = "nobody"

WEIGHTS: dict[str, float] = {
    # By hand: the passages hold hardly any speech.
    "spoke_last": 2.0,
    "spoke_before": 0.5,
    # Fitted.
    "follows_a_fronted_phrase": 1.53,
    "given_name_fits": 1.16,
    "same_sentence": 1.06,
    "named_often": 1.01,
    "subject": 0.92,
    "nearest": 0.9,
    "named_again": 0.7,
    "subject_of_the_verb_before": 0.63,
    "possessive_after_its_preposition": 0.54,
    "joined_to_possessed": 0.52,
    "main_subject": 0.5,
    "parallel_objects": 0.47,
    "gender_known": 0.44,
    "begins_the_sentence_before": 0.42,
    "parallel_possessives": 0.41,
    "no_sure_person": 0.39,
    "in_no_role": 0.38,
    "second_nearest": 0.35,
    "relative_subject": 0.35,
    "object_above": 0.27,
    "parallel_subjects": 0.24,
    "first_of_its_passage": 0.24,
    "was_a_pronoun_before": 0.23,
    "subject_of_its_clause": 0.17,
    "agent": 0.12,
    "holds_it": 0.11,
    "topic_of_the_text": 0.1,
    "possessor": 0.09,
    "one_sentence_back": 0.05,
    "named_most": -0.06,
    "opens_after_an_object": -0.08,
    "no_name_of_a_person": -0.09,
    "subordinate": -0.1,
    "nearest_subject_above": -0.12,
    NOBODY: -0.13,
    "first_in_its_sentence": -0.15,
    "possessor_of_the_subject": -0.19,
    "alone_in_the_sentence_before": -0.22,
    "follows": -0.23,
    "only_one": -0.25,
    "direct_object": -0.38,
    "joined_verb": -0.38,
    "given_name_is_against": -0.38,
    "two_sentences_back": -0.42,
    "far_down": -0.42,
    "further_back": -0.44,
    "in_a_list": -0.45,
    "subject_above": -0.53,
    "alone_in_the_sentence": -0.7,
    "beside_a_noun": -0.76,
    "was_the_last_pronoun": -0.76,
    "others_are_nearer": -0.89,
    "joined_subject": -0.98,
    "after_preposition": -0.98,
    "without_a_name": -1.19,
    "joined": -1.21,
}
