"""Words that tell who says a thing: verbs by what may follow them, phrases, and nouns.

A verb is a cue only together with what it introduces: "said" with a clause or a quotation, "vowed" with an infinitive,
"called for" with a preposition, "criticised" with a thing. A verb of doing with a bare object ("attacked a mosque",
"supported the coalition") stands in none of the tables.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _by_word(table: dict[str, str]) -> dict[str, frozenset[str]]:
    """Preposition → words, turned to word → prepositions."""
    every = {word for words in table.values() for word in words.split()}
    return {word: frozenset(p for p, words in table.items() if word in words.split()) for word in every}


# Verbs of speech: they take a clause ("said that"), or a quotation before or after them.
SPEECH = _words(
    """say tell add note write argue report announce warn explain ask claim agree continue emphasize emphasise assert
    acknowledge state recall question tweet declare insist indicate conclude admit read contend reveal promise
    confirm stress mention hear recognize recognise caution pledge disclose deny comment joke reply yell predict
    respond remark observe counter quip testify reiterate repeat shout chant sing lament muse tease concede boast
    brag retort complain assure remind inform allege maintain suggest propose recommend demand urge vow swear
    reason speculate rule post blog opine caution wonder inquire enquire answer cry exclaim whisper scream holler
    protest charge describe stipulate specify detail clarify proclaim profess attest certify notify advise
    instruct retweet chime interject elaborate plead beg grumble gripe vent rail thunder fume sneer scoff echo
    counsel reaffirm confide fret gush hint implore insinuate intone lecture marvel moan mumble murmur mutter
    preach ramble relate snap snarl stammer summarize summarise theorize underline underscore venture volunteer
    warble drawl rejoin riposte expound recount narrate aver avow affirm verify disclaim divulge bemoan bewail
    apologize apologise crow gloat enthuse hazard interpose sigh sob laugh smile rejoice exult reassure intimate
    recollect jest bluster grouse highlight object
    bark bawl bellow blurt boom chuckle croak drone gasp giggle groan growl grunt hiss howl jeer roar shriek shrug
    splutter stutter wail whimper whine yelp"""
)
# Verbs of thought and of evidence: a clause makes them cues, a quotation only rarely.
THOUGHT = _words(
    """believe think find show expect feel fear hope worry learn understand assume doubt estimate guess suspect
    calculate reckon imagine determine discover decide realize realise forecast project point signal demonstrate
    prove establish document imply consider deem regret envision foresee anticipate hold judge view conclude
    hypothesize know see appreciate dispute denounce wish hop suppose presume conjecture sense gather accept trust
    remember notice perceive detect ascertain care fancy intuit figure surmise posit postulate hypothesise
    theorise contemplate foretell agree deduce infer criticize criticise assess"""
)
# A clause after these is rarely someone's word unless the one who does it is a person or body: see `verb_cues`.
WILLING = _words(
    """want refuse urge plan encourage pledge vow promise decline ask agree propose seek intend threaten hope offer
    expect implore exhort demand swear prefer wish aim persuade consider warn tell beg instruct order advise hop
    advocate vote resolve claim request counsel invite endeavor endeavour volunteer pray
    decide opt desire long yearn hesitate profess undertake"""
)
# What befalls whoever it is that holds a thing ("it worries the port that …", "what struck Poe was that …").
MOVING_SOMEBODY = _words(
    """worry trouble concern alarm bother disturb puzzle strike surprise shock frighten scare anger infuriate irk gall
    annoy irritate frustrate disappoint unsettle amaze astonish baffle sadden upset pain please gladden hearten"""
)
# Verbs of speech with a thing: what they are said of is what is said.
SPEECH_OBJECTS = _words(
    """call cite describe accuse criticize criticise mention endorse question announce propose reference reject
    condemn denounce praise blast note acknowledge highlight emphasize emphasise stress tout unveil downplay deny
    demand claim predict allege reiterate discuss blame liken express voice outline detail slam lambast applaud
    hail dismiss mock ridicule bemoan lament decry deride laud portray characterize characterise contradict
    dispute disclose reveal underscore recommend repeat estimate suggest explain compare dub brand label oppose
    echo invoke embrace despise love chronicle articulate underline second ignore promise pledge chastise scold
    rebuke reproach commend compliment thank trumpet extol deplore favor favour disavow repudiate disown renounce refute
    rebut rebuff contest recall doubt castigate excoriate assail berate lambaste admonish reprimand censure cheer
    celebrate salute welcome foresee anticipate forecast recount recollect remember summarize summarise recite
    confess concede admit bewail regret publicize publicise herald foretell hint protest reaffirm affirm confirm
    imply vilify malign belittle disparage lampoon glorify champion advocate espouse propound profess denigrate
    attribute ascribe demonize demonise caricature lionize misstate overstate understate exaggerate clarify justify
    fault"""
)
# Verbs that are speech only with a reason or a name for their object ("attacked him as weak", "defended her for it");
# bare, they may be deeds ("attacked a mosque").
JUDGING_OBJECTS = _words(
    """suspect link trace identify name attack defend paint cast view see regard rate grill confront challenge refer
    judge thank admire respect date"""
)
# Verbs that take a stand where their object is a matter to be for or against, and are deeds where it is none ("backed
# the bill", but "backed a militia").
STANCE = _words("support back defend promote")
MATTERS = _words(
    """plan proposal bill deal decision policy idea law legislation agreement treaty accord view claim comment remark
    tweet record measure ban effort candidacy bid nomination position stance reform amendment right penalty
    strategy approach tax rule regulation budget vote referendum independence concept notion statement opinion
    concern doubt platform agenda cause principle programme program initiative resolution intervention handling
    criticism suggestion argument move response motion demand use issue question goal aim cut increase change"""
)

# What somebody is said to be or do, said of him in the passive: "was accused of", "were described by officers as".
PASSIVE = _words(
    """accuse criticize criticise blame call describe label dub mention rate view praise credit endorse echo reject
    condemn denounce quote cite consider expect brand hail portray characterize characterise deride dismiss
    applaud announce oppose identify name castigate excoriate censure commend fault blast slam lambaste acclaim
    ridicule mock report predict forecast confirm disclose reveal state claim estimate acknowledge proclaim declare
    deny document regard term style dispute refute rebut contradict contest"""
)
# … and these only where "by" says who holds it ("is believed by officers to be dead").
HELD_BY = _words(
    """believe think fear suspect see consider judge deem reckon know understand put regard view assume say
    allege presume find rule give"""
)

# Preposition → the verbs after which it leads to what is said ("called for", "warned of").
_AFTER_VERBS: dict[str, str] = {
    "about": """ask boast brag care complain crow fret gripe grouse grumble gush inquire joke learn lie muse rant
        rave speak speculate talk testify theorize tweet warn wax wonder worry write""",
    "against": "advise argue caution decide fulminate inveigh lobby protest rail rant rule speak warn",
    "at": "guess balk bridle bristle chafe hint jeer lash marvel rage scoff sneer",
    "for": "advocate appeal apologise apologize argue ask call plead vouch",
    "of": "boast brag complain despair disapprove inform joke learn remind speak suspect talk tell warn write",
    "over": "argue disagree quarrel wrangle",
    "on": """agree comment disagree double dwell elaborate expand frown harp insist muse opine reflect
        remark report seize speak speculate waver weigh""",
    "to": "acquiesce admit agree allude attest confess consent object point refer respond testify",
    "with": "agree disagree",
}
PREPOSITIONS = _by_word(_AFTER_VERBS)

# What can say a thing without being anyone: documents, figures, pictures.
DOCUMENTS = _words(
    """poll survey study report analysis research data datum figure statistic record document video footage film photo
    image paper investigation inquiry review audit tape recording transcript email letter memo statement census
    index average count tally estimate evidence result finding map chart test examination documentary article book
    filing brief website site post tweet assessment projection model forecast log file list register dossier ledger
    archive cable dispatch affidavit indictment verdict communique communiqué bulletin summary table chart diary
    notebook manifest form entry-form roster note message judgment judgement ruling return sheet spreadsheet factsheet
    circular leaflet pamphlet brochure warrant writ subpoena deposition decree"""
)

# With "that" or "the same" before them these point back to what was counted before.
POINTING_BACK = _words("estimate assessment calculation count reckoning tally account analysis")

# Nouns whose clause is somebody's word: "the claim that".
SPEECH_NOUNS = _words(
    """claim statement allegation accusation argument assertion suggestion warning announcement promise pledge vow
    belief view opinion fear concern hope idea admission acknowledgment acknowledgement insistence declaration
    conclusion prediction complaint report rumour rumor testimony plan proposal demand threat refusal contention
    charge notion theory sign bet doubt worry confidence decision determination call intention willingness comment
    remark question criticism criticisms opposition support praise condemnation attack rhetoric message answer
    commitment desire ambition offer request reluctance eagerness recommendation explanation description denial
    expectation estimate forecast outlook endorsement reservation misgiving case issue aim offence offense umbrage
    exception objection fun tribute emphasis recognition agreement consensus speculation perception assurance assumption
    revelation contention conviction misconception realisation realization indication disdain admiration adulation
    judgment judgement assessment finding verdict suspicion guarantee acceptance
    reply response statistic calculation guess
    possibility attention blame mention position understanding approval disapproval anger outrage frustration scepticism
    skepticism optimism"""
)
# … and those whose infinitive is: "the promise to".
WILLING_NOUNS = _words(
    """promise pledge vow threat plan proposal demand refusal decision determination call intention willingness
    commitment desire ambition offer request reluctance eagerness recommendation hope bet claim agreement idea"""
)

# Preposition → the nouns after which it leads to what is said ("concerns about").
_AFTER_NOUNS: dict[str, str] = {
    "about": """allegation claim comment complaint concern doubt misgiving opinion question remark reservation rhetoric
        statement view warning worry speculation skepticism scepticism optimism suspicion""",
    "against": "warning",
    "for": "blame call case demand explanation praise support disdain admiration",
    "of": """mention accusation acknowledgment allegation claim condemnation criticism denial description endorsement
        explanation fear fun opinion view warning adulation approval disapproval""",
    "on": "blame attack comment doubt light opinion remark rhetoric statement view",
    "over": "concern",
    "to": "attention exception objection opposition tribute",
    "at": "aim offence offense umbrage",
    "with": "issue",
    "behind": "support",
}
TOPIC_NOUNS = _by_word(_AFTER_NOUNS)

# What leads to what is felt or wanted → the adjectives ("that" a clause, "to" an infinitive, else a preposition).
_AFTER_ADJECTIVES: dict[str, str] = {
    "that": """afraid aware certain concerned confident convinced doubtful hopeful optimistic sceptical skeptical sure
        unsure worried adamant fearful mindful unconvinced clear""",
    "to": "adamant determined eager keen loath reluctant unwilling willing",
    "about": """concerned worried sceptical skeptical optimistic pessimistic enthusiastic passionate furious anxious
        apprehensive uneasy upset angry sure unsure critical""",
    "of": "critical afraid fearful supportive wary dismissive sceptical skeptical contemptuous proud",
}
FEELING = _by_word(_AFTER_ADJECTIVES)
