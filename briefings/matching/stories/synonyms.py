"""Words that stand for one another in two articles of one story, though not in a whole library: whoever tells it again
takes other words. The first of a line stands for all."""

from __future__ import annotations

from functools import cache

from briefings.knowledge.inflection import forms_of
from briefings.matching.likeness.similarity import stem

_SYNONYMS = """
accident crash collision
accuse blame allege allegation accusation
actual true real
adult grown-up
africa african
aid relief assistance
aircraft plane jet warplane airplane
airport airfield aerodrome airstrip
analyst academic
angry furious enraged
announce declare proclaim
appeal plea
army troop military soldier
asia asian
asylum refuge sanctuary
attorney lawyer counsel advocate
baby infant newborn
bargain deal agreement
battle combat clash
begin start launch commence outset
bone corpse body
break-in burglary
bus coach
buy purchase acquire
captive hostage
car vehicle automobile
cell cellar basement vault
centre center middle heart
checkpoint roadblock
citizen national compatriot countryman
climb increase grow
cold frost
colleague co-worker
college university
commando elite
comrade companion
condemn denounce criticise criticize
condition terms
confess admit concede acknowledge
congratulate praise commend hail
convoy column motorcade
court tribunal
crater hole
crime offence felony
crowd throng mob
danger risk peril
dawn sunrise daybreak
debris rubble ruin wreckage
decide rule
defence defense
demand urge insist
demonstrator protester protestor marcher
deny dispute contradict
desert wilderness
diplomat envoy ambassador
disease illness epidemic outbreak
dismiss sack
dwindle shrink
early soon premature
earthquake quake tremor
east eastward eastern
economy economic
election vote poll ballot
electricity power
embassy consulate consul
end finish conclude
enter penetrate
equipment gear
europe european
examine inspect check
expert researcher author scholar
explode blow dynamite bomb
factory plant works mill
family relative kin household
farmer peasant
father dad
fear worry concern
field farmland
figure number
file dossier
fire blaze
flag banner
flat apartment
flee slip escape
flood inundate
food ration meal
football soccer
forbid ban prohibit
forge fake counterfeit
forgive pardon amnesty clemency
friend acquaintance
funeral burial
government administration authority
grave tomb
guesthouse hotel hostel inn
gun weapon rifle
harbour port harbor
hide conceal
high large
hospital clinic
house home
huge vast
hunger famine
imam preacher cleric
income revenue earn earnings
indict prosecute
inhabitant resident villager
inquiry investigation probe investigate
institute institution
internet online web
interrogate question
island isle
jewel jewellery
journalist reporter correspondent
journey trip voyage
judge magistrate
juvenile minor youth teenager
lack want shortage
language tongue
law legislation statute act
lawmaker parliamentarian legislator
leader boss
letter write written
link tie connection
loot steal plunder theft
lorry truck
market bazaar
massacre slaughter
meet meeting
memorial monument
mercenary contractor
message text
mobile telephone phone
money cash
most numerous
mother mum
mountain hill
murder homicide
muster gather assemble
nation country
newspaper paper
night evening
north northward northern
opponent critic
order instruct
orphan parent
outskirts edge suburb
passenger traveller
patient sick ill
peace truce ceasefire armistice
pistol firearm handgun
plan intend intention
pope pontiff
prayer pray worship
premier prime
prevent stop thwart
price ransom
promise pledge vow
property possession
psychologist therapist counsellor
quarter district neighbourhood neighborhood
queue line
railway rail train
rain downpour
raise lift
rebuild reconstruct reconstruction
receive get
recruit enlist
refuse decline
region province
rehabilitate reintegrate rehabilitation reintegration deradicalisation deradicalization
release liberate
religion faith
repair mend
repeat reiterate
reply answer response
rescue save
resign quit
respect honour
rest remainder
restaurant cafe
rich wealthy wealth
road highway motorway
rob robbery
rocket missile
sailor seaman
salary wage pay
sea coast shore
search hunt comb
seize take fall conquer overrun
send dispatch
senior leading prominent
sentence penalty term
shell bombardment artillery mortar
shield protect protection
ship vessel boat
shoot shot gunfire
shooter gunman
shop store
siege surround encircle besiege
sister brother sibling
smuggler trafficker
south southward southern
speech address
stab knife
starve starvation
steel metal iron
storm gale cyclone
stronghold base bastion
student pupil
study survey report
supporter sympathiser sympathizer follower adherent backer
suspect alleged presumed
swear oath
talk negotiation
tax levy
teacher schoolmaster
television tv channel broadcast
terrain ground
thank gratitude grateful
threaten threat
torture torment
trial hearing
tribe clan
tunnel underground
unemployed jobless
urgent emergency
vaccine jab
victim casualty
victory triumph
warn caution alert
watchdog monitor observatory
wed marry marriage wedding
west westward western
witness onlooker
woman female
wood forest
worker employee staff
wound injure injury
year-old aged
young youngster
"""


@cache
def synonyms() -> dict[str, str]:
    """Each word's form for comparison → that of the first word of its line."""
    table: dict[str, str] = {}
    for line in (line.split() for line in _SYNONYMS.strip().splitlines()):
        for word in line:
            for form in forms_of(word) | {word}:
                table.setdefault(stem(form), stem(line[0]))
    return table
