"""The inflected forms of English words, by rule and from a table of irregular ones; no model, no part of speech.

A beat file names a word once ("return"), and texts have it in any form ("returned", "returning"). Too many forms do no
harm, since nobody writes them; a missing one loses claims.
"""

from __future__ import annotations

from functools import cache

# Each line: the base form, then every other form. From the usual school table of irregular verbs and plurals, cut to
# words that news uses.
_IRREGULAR = """
be is are was were been being am
become becomes became becoming
begin begins began begun beginning
bleed bleeds bled bleeding
blow blows blew blown blowing
break breaks broke broken breaking
breed breeds bred breeding
bring brings brought bringing
build builds built building
burn burns burned burnt burning
buy buys bought buying
catch catches caught catching
choose chooses chose chosen choosing
come comes came coming
cut cuts cutting
deal deals dealt dealing
die dies died dying
dig digs dug digging
do does did done doing
draw draws drew drawn drawing
drive drives drove driven driving
fall falls fell fallen falling
feed feeds fed feeding
feel feels felt feeling
fight fights fought fighting
find finds found finding
flee flees fled fleeing
fly flies flew flown flying
forbid forbids forbade forbidden forbidding
forget forgets forgot forgotten forgetting
freeze freezes froze frozen freezing
get gets got gotten getting
give gives gave given giving
go goes went gone going
grow grows grew grown growing
hang hangs hung hanged hanging
have has had having
hear hears heard hearing
hide hides hid hidden hiding
hit hits hitting
hold holds held holding
keep keeps kept keeping
know knows knew known knowing
lay lays laid laying
lead leads led leading
learn learns learned learnt learning
leave leaves left leaving
lend lends lent lending
let lets letting
lie lies lay lain lying lied
lose loses lost losing
make makes made making
mean means meant meaning
meet meets met meeting
pay pays paid paying
plead pleads pleaded pled pleading
put puts putting
quit quits quitting
read reads reading
rebuild rebuilds rebuilt rebuilding
retake retakes retook retaken retaking
ride rides rode ridden riding
rise rises rose risen rising
run runs ran running
say says said saying
see sees saw seen seeing
seek seeks sought seeking
sell sells sold selling
send sends sent sending
set sets setting
shake shakes shook shaken shaking
shoot shoots shot shooting
show shows showed shown showing
shut shuts shutting
shrink shrinks shrank shrunk shrinking
sink sinks sank sunk sinking
sit sits sat sitting
slip slips slipped slipping
speak speaks spoke spoken speaking
spend spends spent spending
split splits splitting
spread spreads spreading
stand stands stood standing
steal steals stole stolen stealing
strike strikes struck stricken striking
swear swears swore sworn swearing
sweep sweeps swept sweeping
swim swims swam swum swimming
take takes took taken taking
teach teaches taught teaching
tell tells told telling
think thinks thought thinking
throw throws threw thrown throwing
understand understands understood understanding
win wins won winning
withdraw withdraws withdrew withdrawn withdrawing
write writes wrote written writing
child children
foot feet
man men
person people persons
wife wives
woman women
life lives
knife knives
thief thieves
leaf leaves
half halves
crisis crises
basis bases
analysis analyses
"""


@cache
def _irregular() -> dict[str, frozenset[str]]:
    rows = [line.split() for line in _IRREGULAR.strip().splitlines()]
    return {row[0]: frozenset(row) for row in rows}


@cache
def forms_of(word: str) -> frozenset[str]:
    """The word (lower-case) in every form it may take as a noun or a verb; itself alone when it is too short to bend.

    Compounds bend as their irregular ends do: "breakdown" by rule, "policeman" and "policewoman" by the table.
    """
    irregular = _irregular().get(word)
    if irregular:
        return irregular
    for base in ("woman", "man", "child"):
        if word.endswith(base) and len(word) > len(base) + 2:
            return frozenset({word, *(word.removesuffix(base) + form for form in _irregular()[base])})
    if len(word) < 3 or not word.isalpha() or not word.isascii():
        return frozenset({word})
    return frozenset({word, _with_s(word), *_past(word), *_going_on(word)})


def plural_of(noun: str) -> str:
    """The plural of a noun phrase's last word."""
    head, _, last = noun.rpartition(" ")
    special = {"child": "children", "man": "men", "woman": "women", "person": "people", "wife": "wives"}
    plural = special.get(last) or _with_s(last)
    return f"{head} {plural}".strip()


def _with_s(word: str) -> str:
    if _ends_in_consonant_y(word):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _past(word: str) -> set[str]:
    if word.endswith("e"):
        return {word + "d"}
    if _ends_in_consonant_y(word):
        return {word[:-1] + "ied"}
    return {word + "ed"} | ({word + word[-1] + "ed"} if _may_double(word) else set())


def _going_on(word: str) -> set[str]:
    if word.endswith("ie"):
        return {word[:-2] + "ying"}
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return {word[:-1] + "ing"}
    return {word + "ing"} | ({word + word[-1] + "ing"} if _may_double(word) else set())


def _ends_in_consonant_y(word: str) -> bool:
    return word.endswith("y") and len(word) > 1 and word[-2] not in "aeiou"


def _may_double(word: str) -> bool:
    """One vowel before one consonant at the end: stop, admit, travel; British and American spelling both."""
    return word[-1] not in "aeiouwxy" and word[-2] in "aeiou" and word[-3] not in "aeiou"
