"""The keys of a beat file: what may stand under each, what holds without it, and what it means.

`briefings.beat.validation` checks by this table and `briefings.beat.handbook` prints it, so that neither can say what
the other doesn't.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefings.values import frozen


@frozen
class Key:
    """What may stand under a key, in words that a message can use; `default` says what holds where it is left out."""

    kind: str
    means: str
    default: str = "none"
    needed: bool = False


TEXT, WORDS, NUMBER, YES_OR_NO, TABLE, TABLES = (
    "text", "a list of words", "a number", "true or false", "a table", "tables",
)  # fmt: skip

USUAL_SCORE, LEARNED_SCORE = 0.8, 0.75

FILE = {
    "id": Key(TEXT, "the beat's name for the program: small letters, digits and underscores", needed=True),
    "title": Key(TEXT, "what readers see above the list of commands", needed=True),
    "description": Key(TEXT, "one sentence on what is followed"),
    "whom": Key(
        TEXT,
        "who counts: `groups` (only people of the groups) or `everybody` (whoever is counted in an article on the "
        "beat, as where the dead of a war are)",
        "groups",
    ),
    "second_opinion": Key(
        TEXT,
        "a file beside this one with what was learned from examples, written by `dateline beat train`: it refuses what "
        "rules file against a sentence's words, files what no rule takes and its words make nearly sure, "
        "and gives a figure that no rule measures its likely measure",
    ),
    "subject": Key(TABLE, "the words by which an article shows that it is on the beat", needed=True),
    "places": Key(TABLE, "lists of countries"),
    "words": Key(TABLE, "lists of terms that the file's rules share"),
    "groups": Key(
        TABLES, "the people (or things: homes, ships) that are counted; a figure is kept apart for each group"
    ),
    "measures": Key(TABLES, "what a number of those people or things did or underwent"),
    "topics": Key(TABLES, "what readers ask for, each with its command", needed=True),
    "learned": Key(TABLES, "what `dateline beat learn` added, accepted by an editor"),
}
SUBJECT = {
    "names": Key(
        WORDS,
        "show that an article is on the beat (one mention in a short text, several in a long one)",
        needed=True,
    ),
    "signs": Key(WORDS, 'do so without naming the subject ("brought home from Syria"), and take it up again'),
    "hints": Key(WORDS, "count half as much, and never alone"),
    "needs": Key(
        WORDS,
        "words one of which a longer article must hold, where the names may be of another story's people as well; and "
        "any article without a name, to be taken for one on the subject",
    ),
    "rivals": Key(WORDS, "other subjects; an article that names them as often as this one is about them"),
    "people": Key(
        WORDS, "whom the beat follows: in an article on the beat, a sentence with one of these is about them"
    ),
    "others": Key(WORDS, "people who sound like them and are somebody else"),
    "again": Key(WORDS, 'take the subject up again without its name ("the group"), as a pronoun does'),
}
GROUPS = {
    "id": Key(TEXT, "the scope of a figure in the ledger", needed=True),
    "label": Key(TEXT, "what readers see", needed=True),
    "words": Key(WORDS, "nouns in the singular; plurals are found as well", needed=True),
}
MEASURES = {
    "id": Key(TEXT, "its own name, or that of a measure of the catalogue, whose words it then has", needed=True),
    "label": Key(TEXT, "what readers see", "the catalogue's"),
    "uses": Key(
        WORDS,
        "the catalogue's measures whose words it has, as well as its own",
        "the one of its id, where it has no words of its own",
    ),
    "verbs": Key(WORDS, "verbs in their plain form, with conditions behind a colon, as the catalogue explains"),
    "nouns": Key(WORDS, "nouns that say the same, with the verbs they need behind a colon"),
    "phrases": Key(WORDS, "runs of words in the number's clause"),
    "states": Key(WORDS, 'what the counted are or are left as ("dead")'),
    "sites": Key(WORDS, 'where to be is to have the measure ("prison")'),
    "keeps": Key(WORDS, "measures whose people still have this one", "the catalogue's"),
    "of": Key(
        TEXT,
        "what a figure is a figure of: `origin` (those who came from a country), `event` (a toll) or `place`",
        "the catalogue's, else origin",
    ),
    "may_fall": Key(YES_OR_NO, "true where a later, lower figure is no contradiction", "the catalogue's, else false"),
}
TOPICS = {
    "id": Key(TEXT, "its name for the program", needed=True),
    "command": Key(TEXT, "its command in the chat, without the slash", needed=True),
    "title": Key(TEXT, "what readers see", needed=True),
    "description": Key(TEXT, "one sentence for `/help`"),
    "measures": Key(WORDS, "a figure with one of these stands under the topic, whatever the words"),
    "shows": Key(WORDS, "measures whose figures its answer shows too, though they alone file nothing under it"),
    "rules": Key(TABLES, "ways in, of which one that fits is enough"),
}
RULES = {
    "all": Key(
        WORDS, "each of these must stand in the claim (a list such as `@leaders` stands for any one of its terms)"
    ),
    "any": Key(WORDS, "one of these must"),
    "none": Key(WORDS, "none of these may"),
    "around": Key(
        WORDS,
        "one of these must stand in the claim or its passage: the sentence before, the paragraph, the heading",
    ),
    "measures": Key(WORDS, "one of these must be the measure of one of the claim's figures"),
    "counts": Key(WORDS, "one of the claim's figures must be told in one of these units (`people`)"),
    "place": Key(
        TEXT,
        "the claim must name a place that is `core`, `elsewhere` (not core) or in one of your lists; `no elsewhere` "
        "wants none of that kind. Where people come from does not count as a place",
    ),
    "about": Key(
        TEXT,
        "how near the subject must be: `claim` (its own words), `thread` (a pronoun leads back to it), `passage` (its "
        "paragraph), `document` (anywhere)",
        "thread",
    ),
    "theme": Key(
        TEXT,
        "a topic's id: the text, by its title or many of its claims, or the passage must be about that topic; "
        "`no returnees` asks that the text be mainly about others",
    ),
    "otherwise": Key(
        YES_OR_NO,
        "true: ask this rule only where no other takes the claim; of several such, the one whose topic is the nearest "
        "talk, or the surest",
        "false",
    ),
    "score": Key(
        NUMBER,
        "from 0 to 1: how surely a claim with these words belongs here. What is filed with 0.8 or more tells what the "
        "text is about",
        str(USUAL_SCORE),
    ),
}
LEARNED = {
    "topic": Key(TEXT, "the id of the topic that it is about", needed=True),
    "any": Key(
        WORDS, f"a claim of an article on the beat with one of these stands under the topic (score {LEARNED_SCORE})"
    ),
    "none": Key(WORDS, "no rule of the topic takes a claim with one of these; its figures still do"),
}

KEYS: Mapping[str, Mapping[str, Key]] = {
    "file": FILE, "subject": SUBJECT, "groups": GROUPS, "measures": MEASURES, "topics": TOPICS, "rules": RULES,
    "learned": LEARNED,
}  # fmt: skip
