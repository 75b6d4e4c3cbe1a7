"""docs/beats.md, made of the table of keys that the checker goes by, the catalogue and the shared lists.

`dateline beat docs` prints it; a test holds that the file in docs/ is the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefings.beat.keys import FILE, GROUPS, LEARNED, MEASURES, RULES, SUBJECT, TOPICS, Key
from briefings.beat.terms import GAP
from briefings.beat.validation import RESERVED
from briefings.knowledge.measures import catalogue
from briefings.knowledge.vocabulary import shared_lists


def handbook() -> str:
    """The page, as Markdown."""
    return _PAGE.format(
        file=_table(FILE), subject=_table(SUBJECT), groups=_table(GROUPS), measures=_table(MEASURES),
        topics=_table(TOPICS), rules=_table(RULES), learned=_table(LEARNED), catalogue=_catalogue(), gap=GAP,
        lists=_fold(f"`@{name}`" for name in sorted(shared_lists())),
        reserved=_fold(f"`{name}`" for name in sorted(RESERVED)),
    )  # fmt: skip


def _table(keys: Mapping[str, Key]) -> str:
    rows = ["| key | is | without it | |", "|---|---|---|---|"]
    for name, key in keys.items():
        without = "the beat is refused" if key.needed else key.default
        rows.append(f"| `{name}` | {key.kind} | {without} | {key.means} |")
    return "\n".join(rows)


def _catalogue() -> str:
    rows = ["| id | readers see | figures are of | may fall |", "|---|---|---|---|"]
    for name, entry in catalogue().items():
        rows.append(f"| `{name}` | {entry.label} | {entry.of} | {'yes' if entry.may_fall else 'no'} |")
    return "\n".join(rows)


def _fold(items: Iterable[str], wide: int = 118) -> str:
    lines = [""]
    for item in items:
        if lines[-1] and len(lines[-1]) + len(item) + 2 > wide:
            lines[-1] += ","
            lines.append(item)
        else:
            lines[-1] += f", {item}" if lines[-1] else item
    return "\n".join(lines)


_PAGE = """# Writing a beat

A beat is one TOML file: the story that is followed, its words, and its topics. The shipped ones are in `briefings/beats`.

| command | |
|---|---|
| `dateline beat new` | asks, and writes a beat with comments; every question has an option as well |
| `dateline beat check BEAT` | names the line and the mend of whatever is wrong with it |
| `dateline beat try BEAT FILES…` | shows on articles what it files, what it leaves, and why; `--html PAGE` writes a page; a shipped beat goes by its id: `syria_war` |
| `dateline beat learn` | proposes words from what editors refiled and dropped, with how many rulings each gets right and wrong, and adds what you accept |
| `dateline beat train BEAT EXAMPLES` | learns from labelled articles which words speak for which topic, tells how much better it files articles that it has not seen, and writes a second opinion beside the beat |
| `dateline beat undo BEAT` | brings back the file as it was before `new` or `learn` last wrote it; once more, and it is undone |

This page is made from the table that the checker goes by (`dateline beat docs`).

## A beat in ten minutes

1. `dateline beat new` asks for a title, the subject's names, who counts, measures of the catalogue below and topics with an
   example each. Name "people" among those who count, or nobody, and whoever is counted counts; things count, too (houses).
2. `dateline beat try BEAT FILES…` on five articles: a line that is left tells a word that a topic lacks, a number without
   "counted" a measure or a noun that is missing.
3. Mend the file, try again. The dead of one day and place are a toll; an outbreak's, told as a running total of a place, are
   `of = "place"` (as `new` writes it where `infected` is counted, too).
4. `DATELINE_BEAT=BEAT dateline ingest FOLDER --publish`, then `dateline figures`.

## The file

{file}

An id has small letters, digits and underscores, 32 at most. So has a command, which may be none of the chat's own:
{reserved}.

## Terms

Everything in quotation marks below `[subject]`, `[words]`, `[[learned]]` and a topic's rules is a term: words that stand
side by side in a claim. Write a word once, in its plain form: `return` finds returns, returned and returning; `child` finds
children. Letter case does not matter. Besides:

| written | finds |
|---|---|
| `flee\\|escape` | either word |
| `smuggl*` | any word that begins so |
| `=left` | this form only (`left`, not `leave` or `leaving`); each word after a bar needs its own `=` |
| `strip ... citizenship` | up to {gap} words may lie between, in one sentence |
| `pass & border\\|frontier` | "pass", where "border" or "frontier" stands in the same sentence, before or after |
| `@fighters` | any term of that list; `@fighters return` and `@custody & @camps` work too |
| `IS`, `SDF` | words in capitals match capitals only; Names with a capital are not bent into other forms |

A word with two meanings asks for its company with `&`: "pass" alone is no border.

## Lists

`[words]` are lists that the file's rules share. Lists that any story can use need not be written again: they stand, by
field, in `briefings/knowledge/vocabulary`. A list of the same name in the beat file is taken instead. There are
{lists}.

## The subject

`[subject]` decides whether an article is on the beat at all, and what its sentences are about.

{subject}

`[places]` lists countries by their ISO two-letter codes. `core` is the beat's own ground, where it happens (where people go
home, what they come back from and not their home), `core_names` the regions of it that have no code; every other list has a
name of your choosing, for rules to use.

## Groups and measures

`[[groups]]` are the people who are counted, or the things: homes that burned, ships that were seized. The first group is
the beat's own kind of people, whom texts also call just "people"; the last is the widest. With `whom = "everybody"` the
widest is the group that holds "people" (a beat that names none has it all the same), and whoever is of no other group is
of that one.

{groups}

`[[measures]]` are what a number of those people did. An id alone takes the measure of that name, with its words, from
the shared catalogue (`briefings/knowledge/measures/catalogue.toml`, which also explains how words are written).

{measures}

The catalogue:

{catalogue}

## Topics

{topics}

A rule, under `[[topics.rules]]` or in braces:

{rules}

Rules are asked in this order: those without a theme, those that bar one, those that ask for one (for claims that nothing
took surely), and those for what is left. A weak sign is best written with `theme`: "they were jailed" belongs to a topic on
those who came home only where coming home is the talk.

## A second opinion

Rules miss what their author did not think of. `dateline beat train BEAT EXAMPLES` learns from articles whose
sentences somebody has labelled, and writes what it learned to a file beside the beat; `second_opinion` names that
file. It overrules a rule whose topic the sentence and those around it make unlikely (the less sure the rule's score,
the sooner; an `otherwise` rule unless its topic is as likely as not), and files a sentence that no rule takes where it
is likely enough. A topic far likelier than a rule's, or all but sure, stands beside it. A figure that the beat measures
is hardly ever overruled. `beat try` shows what it refused. An article in which the names stand too seldom is on the
beat where its sentences read like it; one in which none stands must also hold a word of `needs`. Some hundred articles
make a difference, a thousand a large one: from then on a small network learns from them too, and is written beside the
opinion with the ending `.npz`. It knows words that no example has by what they are like. The two are averaged; where the
network's file is missing, the opinion speaks alone. The examples are JSON, an article a line: every sentence in its order, with
the topics that it must have and those that it may have besides. A line that begins with `#` is a remark. Off-beat
articles and sentences that only sound like a topic teach as much as others.

A sentence may also list its figures, each with its measure or `null`; every other figure of such a sentence has none.
From fifty on, the opinion learns measures too, and gives one to a figure of which no rule says what it counts.

```json
{{"title": "Ferry back in service", "sentences": [["The ferry sails again.", ["boats"], []], ["It rained.", [], []]]}}
{{"title": "Two saved", "sentences": [["Two sailors were pulled out.", ["boats"], [], [["Two", "rescued"]]]]}}
```

The shipped beat's examples, all of them written for it, are in `briefings/beats/foreign_fighters.examples.jsonl`.

## What was learned

`[[learned]]` tables stand at the file's end, where `dateline beat learn` writes them; move their words into the topic's
rules when you like.

{learned}
"""  # noqa: E501 (rows of tables)
