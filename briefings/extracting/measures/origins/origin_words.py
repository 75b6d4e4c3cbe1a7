"""The words around a place, or around people, that say who comes from where."""

from __future__ import annotations

import re

# "Tarsia (3,244)", "Tarsia comes next with 3,244".
ITEM_GAP = re.compile(
    r"(?:(?:,? which)? (?:comes?|came|is|was|ranks?|ranked|follows?|followed)(?: (?:next|second|third|fourth|last))?"
    r"(?=,? (?:with|at)\b))?"
    r"(?:,|:|\(|[ ]*[-–—]|,? with|,? for|,? had|,? and|,? has| at| counts?| reports?| reported| lists?)?[ \t]*(?:\()?"
)
# Before the seat of a state's body.
BODY_IN = re.compile(
    r"\b(?:committee|ministry|government|service|agency|police|parliament|authorities|prosecutors|officials|department"
    r"|cabinet|presidency)[ ]in[ ]$",
    re.IGNORECASE,
)
# Before the country of an item whose verb is left out.
ITEM_AHEAD = re.compile(r"(?:[,;]|\b(?:and|while|but))[ ](?:the[ ])?$")
AFTER_PREPOSITION = re.compile(
    r"\b(?:in|to|into|(?<!ahead )of|at|near|for|(?<!followed )by|across|inside|outside|around|through|on)[ ]+"
    r"(?:the[ ]+)?$",
    re.I,
)
# Before a people that the counted are told not to be of: "were not Somalis", "non-Danes".
DENIED = re.compile(r"(?:\bnot|n['’]t|\bnon)[ -]$", re.IGNORECASE)
# Names in a row before another.
JOINED_NAMES = re.compile(r"(?:[A-Z][\w’'-]+(?:, and |, | and | or ))+$")
# Before the country to which people go, or may go, home.
HOMEWARD = re.compile(r"\b(?:return\w*|back|home)[ ](?:to[ ])?(?:the[ ])?$")
# Between people and the country that is told to be theirs.
HOME_BEHIND = re.compile(
    r" (?:(?:(?:who|that) (?:had |have )?(?:came|come|gone|went|set out|left|travelled|traveled) )?from"
    r"|(?:who|that) (?:had |have )?left) (?:the )?"
)
# As in: In Norway 90 people left; The report says that, for Norway, 90 people left.
FRONTED = re.compile(
    r"(?:[^,.;\n]{1,60}[ ]that,?[ ]+)?"
    r"(?:(?:[Bb]ut|[Aa]nd|Meanwhile|Elsewhere),?[ ]+)?(?:[Ii]n|[Ff]rom|[Ff]or|[Aa]cross)[ ]+"
    r"(?:all[ ]+(?:of[ ]+)?|the[ ]+(?:whole[ ]+of[ ]+)?)?$"
)
FRONTED_ITEM = re.compile(r"(?:^|[;.,:(][ ]*(?:and[ ]+|while[ ]+)?|\n)[Ii]n[ ]+(?:the[ ]+)?$")
# Who does one of these has the people; who arrests or kills them need not be from their country.
HAVING = frozenset(
    "count see have record report register list estimate lose send contribute supply provide produce put know track"
    " evacuate airlift identify claim show tally total say expect account export yield furnish mourn".split()
)
# "Italy's tally stands at 144".
TALLIES = frozenset(
    "contribution tally count total contingent figure number share quota outflow stream flow exodus tribute cohort toll"
    " estimate reckoning".split()
)
# Before a sum that a tally is told to have, or beyond which it is.
PUTTING = frozenset("put give estimate set place reckon".split())
EXCEEDING = frozenset("top exceed reach pass surpass near approach".split())
# "Jordan accounts for 2,000 of the fighters", "Tunisia tops the list with 6,000".
GIVING_ACCOUNT = frozenset({"account", "top", "head", "lead"})
# Who does one of these sends home people of other countries.
EXPELLING = frozenset("deport expel extradite send hand turn ship remove transfer kick throw".split())
# Who are somebody's, and whose, may stand ahead of them; and how a number hangs on its noun.
FELLOW_CITIZENS = frozenset({"citizens", "nationals", "compatriots"})
NUMBERING = frozenset({"nummod", "quantmod", "advmod"})
# "Whom Turkish authorities sent back": behind the name of a country that is not theirs.
SENDING_AWAY = re.compile(
    r"(?:['’]s)?(?: [a-z-]+){0,2}? (?:had |has |have )?"
    r"(?:sent|deported|expelled|extradited|handed|removed|transferred)\b"
)
SENT_AWAY_BY = re.compile(
    r"\b(?:sent|deported|expelled|extradited|handed|removed|transferred)(?: (?:home|back|over|away|out))? by (?:the )?$"
)
WITH_SO_MANY = re.compile(r",? with (?:some |about |around )?")
# "(China, with) more than 60 per cent of them": of all those told before.
OF_THEM_ALL = re.compile(r"(?:[\w.-]+ ){1,4}?(?:%|per ?cent|percent|half|most|\w+) of them\b")
# Before the last country of a row that people come from.
OUT_OF_COUNTRIES = re.compile(r"\bfrom (?:the )?(?:[A-Z][\w-]+(?: [A-Z][\w-]+)?,? (?:and )?(?:the )?){0,3}$")
# "Four Danes, and three each from Austria and Spain".
EACH = re.compile(r" each\b")
INSIDE = re.compile(r"\b(?:in|inside|on) (?:the )?(?:[a-z-]+ ){0,2}$")
# "A Turkish prison", "Iraqi forces": whose they are is nobody's home.
OF_A_BODY = re.compile(
    r"(?:['’]s)? (?:[a-z-]+ )?(?:prisons?|jails?|camps?|courts?|custody|cells?|borders?|army|police|authorities"
    r"|officials?|governments?|forces|troops|ministry|embassy|consulate|soil|territory|airport|capital|planes?|jets?)\b"
)
# Between two names of one row: "Syria, Iraq and Afghanistan".
IN_A_ROW = re.compile(r"(?:,? (?:and |or )?(?:[A-Z][\w-]+)?)+")
ROW_REACH = 40
CITED = re.compile(r"\b(?:according to|sa(?:id|ys?)|told|reports?|reported|citing|estimates?)\b")
OF_ITS = re.compile(r"\b(?:its|their own)\b")
# "More than 130 of that country's fighters".
OF_THE_COUNTRY = re.compile(r"\b(?:the|that|this|his|her|their) (?:country|nation|kingdom|republic)['’]s\b")
# People who are told to be from elsewhere come from no country that is told.
FOREIGN = re.compile(
    r"\b(?:foreign(?:ers?)?|from abroad|from overseas|international|multinational|(?-i:EU|[Nn]on-[A-Z]\w+))\b",
    re.IGNORECASE,
)
_MANY_COUNTRIES = (
    r"(?!the[ ]two[ ])"  # "returned from the two countries": those told before
    r"(?:(?:some|about|over|more[ ]than|at[ ]least|the|these|those)[ ])?"
    r"(?:foreign|other|various|different|several|many|all|dozens[ ]of|[\d-]+|two|three|four|five|six|seven|eight|nine"
    r"|ten|a[ ]dozen)[ ](?:[a-z]+[ ])?(?:nationalit|citizenship|countr|origin|nations|states)"
    r"|(?:the[ ])?(?:former[ ])?(?:Soviet|Yugoslav|ex-Soviet|post-Soviet|Central[ ]Asian)[ ]"
    r"(?:republic|state|countr|nation)"
)
OF_FOREIGN = re.compile(
    rf"[ ](?:of|from|drawn[ ]from)[ ](?:{_MANY_COUNTRIES})|[ ]from[ ](?:abroad|overseas|elsewhere)\b", re.IGNORECASE
)
# "40,000 travelled to the caliphate from 81 countries", "5,600 have gone back to their home countries".
LEFT_MANY = re.compile(r" (?:people )?who (?:had |have )?left (?:the continent|Europe)\b")
FROM_MANY = re.compile(
    rf"\b(?:from|(?:citizens|residents|nationals)[ ]of)[ ](?:{_MANY_COUNTRIES}"
    r"|(?:(?:the|its|these|those|neighbou?ring|member)[ ])?(?:countries|states|nations)\b"
    r"|(?:(?:about|almost|nearly|over|some|more[ ]than|at[ ]least)[ ])?(?:\d{2,}|a[ ]hundred|dozens[ ]of)[ ]states\b"
    r"|(?:(?:elsewhere|anywhere)[ ]in[ ])?the[ ](?:EU|European[ ]Union|bloc|continent)\b)"
    r"|\btheir[ ](?:own[ ]|respective[ ]|various[ ])?(?:home[ ]|native[ ])?(?:countries|homelands|states|nations)\b",
    re.IGNORECASE,
)
# "Germany's interior ministry said …": who speaks for a country counts that country's people.
SPEAKING_FOR = re.compile(
    r"(?:['’]s)?[ ](?:[a-z-]+[ ]){0,3}?(?:ministry|ministers?|governments?|officials|authorities|intelligence|agency|"
    r"services?|prosecutors?|police|parliament)\b"
    # "A project that the British government pays for", "a programme funded by": whose money it is, and no count.
    r"(?![ -](?:pays?|paid|funds?|funded|financ\w+|backs?|backed|support\w+|sponsor\w+|commission\w+)\b)",
    re.IGNORECASE,
)
# "A Danish newspaper wrote", "the Danish think-tank says": who writes of anybody, and counts nobody's own.
WRITING_OF_ANYBODY = re.compile(
    r"(?:['’]s)?[ -](?:[a-z]+[ -]){0,2}?(?:newspapers?|papers?|press|media|magazines?|dail(?:y|ies)|weekl(?:y|ies)"
    r"|broadcasters?|televisions?|websites?|reporters?|journalists?|stud(?:y|ies)|surveys?|research(?:ers?)?"
    r"|think[ -]tanks?|institutes?|universit(?:y|ies)|scholars?|academics?|analysts?|watchdogs?|historians?|authors?)\b"
)
# Whose officials count everybody's fighters, and say "Americans" of their own.
COUNTING_ALL = frozenset({"US"})
# "Some 320 have left, the Austrian minister said": who tells it behind the number.
SAYING_SO = re.compile(
    r"(?:['’]s)?[ ](?:[A-Z][\w’'-]+[ ]|[a-z-]+[ ]){0,6}?(?:said|says|announced|reported|estimates?|told)\b"
)
TOLD_BY = re.compile(r"(?:, (?:the )?|\baccording to (?:the )?|\bin the (?:words|view|estimate) of (?:the )?)$")
SPOKEN_FOR = re.compile(
    r"\b(?:government|ministry|authorities|officials?|police|prosecutors?|parliament|president(?:cy)?"
    r"|embassy) (?:of|in) (?:the )?$",
    re.IGNORECASE,
)
# "300 Uzbeks and Tajiks": two peoples together come from no one country.
TWO_PEOPLES = re.compile(r",?[ ](?:and|or)[ ]|,[ ]")
# "190 people with ties to Canada", "12 men with a Dutch passport".
TIED = re.compile(
    r"\b(?:ties|links|connections|roots|origins)[ ](?:to|with|in)[ ](?:the[ ])?$"
    r"|\b(?:with|holding|having)[ ](?:an?[ ]|dual[ ])?$",
    re.IGNORECASE,
)
BY_TIES = re.compile(
    r"[ -](?:links?|ties|connections?|passports?(?! (?:bought|purchased|forged|faked|stolen|obtained))"
    r"|citizenship|nationality|roots|background|papers|origins?)\b"
)
# "700 men, among them Ethiopians", "100, mainly from the Caucasus": what some of them are, not all are.
SOME_OF_THEM = re.compile(
    r"\b(?:(?:among (?:them|whom)|(?:some|many|most|several) of (?:them|whom|which)(?: (?:are|were))?|including)[ ]"
    r"(?:\w+[ ])?|(?:mainly|mostly|chiefly|largely|primarily|predominantly)[ ]from[ ](?:the[ ])?)$"
)
FOR_THE_MOST = re.compile(r",? (?:for the most part|in the main|mostly|mainly|chiefly|largely)\b")
OF_THE = re.compile(r"[\"“'‘]?Of the ")
# "Danish soil": the land itself, by an adjective.
SOIL = frozenset({"soil", "territory", "shores"})
ON_ITS_SOIL = re.compile(r" (?:soil|territory|shores)\b")
OF_ITS_AHEAD = re.compile(r"\bof its\b")
CROSSING = frozenset(
    "cross slip sneak infiltrate smuggle move relocate redeploy transfer withdraw retreat get enter pass walk escape"
    " flee abscond evacuate oust drive dislodge evict".split()
)
# "After two years in an orphanage in Misrata": where they were before.
FORMERLY = re.compile(
    r"\bafter (?:(?:more than|over|almost|nearly|about|around|some|up to) )?[\w-]+ "
    r"(?:years?|months?|weeks?|days?|spells?|stints?|decades?) (?:in|at|under|with)\b"
)
# "From Russia came 3,400, from Jordan 3,000": the next number's country.
# A place that people come from heads no number: "people who travelled from | Britain around 40 per cent …".
LEFT_FROM = re.compile(r"\bwho (?:had |have )?(?:travell?ed|went|left|came|set out|departed|set off) from $")
HEADS_A_NUMBER = re.compile(r" (?:some |about |around )?\d")
# "Six children whose fathers had died in Sirte": where others were.
OF_THEIR_KIN = re.compile(
    r",? whose (?:[a-z]+ )?(?:fathers?|mothers?|parents|husbands?|wives|wife|brothers?|sisters?|sons?|daughters?|kin"
    r"|relatives|families)\b(?:(?! (?:were|was|have been|has been|are) (?:brought|flown|taken|sent)\b)[^,.;])*$"
)
# Before a place that people leave: "from the camp in Syria".
OUT_OF = re.compile(r"\b(?:from|out of)(?: [\w'’-]+){0,5} $")
# "Sweden, from where some 300 people left".
WHENCE = re.compile(r",? (?:from (?:where|which)|whence) (?:(?!and\b|but\b)[a-z]+ ){0,4}$")
# "Told the Spanish agency that …": who is told counts nobody.
HEARING = re.compile(
    r"\b(?:told|tells?|telling|inform(?:s|ed|ing)?|spoke to|speaking to|interview (?:with|by|in|for)"
    r"|(?:said|said so) (?:to|in)) (?:(?:the|a|an) )?(?:[a-z-]+ ){0,2}$"
)
