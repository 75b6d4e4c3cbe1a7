"""Common nouns for people: what is counted as people, and whose age stands behind them ("a driver, 31, was hurt")."""

from __future__ import annotations

PEOPLE = frozenset(
    "people ppl person man woman child boy girl adult minor teenager youth individual citizen national resident"
    " civilian worker employee staff soldier officer policeman troop fighter militant jihadist jihadi terrorist"
    " extremist insurgent rebel recruit volunteer combatant mercenary sympathiser sympathizer supporter follower"
    " member suspect prisoner detainee inmate hostage captive refugee migrant immigrant asylum-seeker traveller"
    " traveler returnee victim survivor casualty student pupil teacher doctor nurse patient voter protester"
    " demonstrator passenger tourist visitor fisherman farmer player customer user worshipper guard agent"
    " operative commander leader official minister lawmaker deputy senator journalist reporter expert analyst"
    " scientist researcher engineer driver pilot sailor family-member parent mother father wife widow husband son"
    " daughter brother sister orphan baby infant relative friend colleague guest convert radical islamist emigrant"
    " defector deserter convict criminal smuggler veteran westerner foreigner european arab muslim kurd dead"
    " wounded personnel folk folks pensioner shareholder investor economist homeowner villager rescuer shopper commuter"
    " bystander"
    " companion"
    " neighbour neighbor herder tribesman miner inhabitant settler pilgrim cleric priest imam nun monk medic paramedic"
    " firefighter reveller reveler partygoer concertgoer churchgoer teen kid toddler youngster attendee mourner"
    " peacekeeper warrior"
    " loyalist gunman attacker bomber assailant male female evacuee inhabitant aid-worker cadet conscript"
    # Kin, and whoever is told of by what he was there.
    " sibling cousin nephew niece uncle aunt grandmother grandfather grandparent grandson granddaughter grandchild"
    " stepfather stepmother stepson stepdaughter stepchild twin roommate housemate classmate schoolmate teammate"
    " coworker co-worker tenant landlord trooper cashier bartender bouncer barber janitor custodian clerk cook waiter"
    " waitress pedestrian motorist cyclist biker motorcyclist patron clubgoer moviegoer parishioner"
    " robber burglar intruder carjacker shooter pastor preacher deacon coach counselor counsellor rapper dancer"
    " musician trucker cabbie vendor shopkeeper storekeeper innkeeper groundskeeper caretaker babysitter lifeguard"
    " airman newlywed occupant teller grader freshman sophomore usher jogger hiker camper hunter golfer swimmer diner"
    " spectator onlooker passerby passer-by barista valet doorman porter housekeeper maid nanny caregiver"
    " dentist pharmacist surgeon therapist trainee apprentice laborer labourer technician courier postman mailman"
    " cowboy rancher crewman crewmember photographer cameraman salesman saleswoman realtor attorney lawyer prosecutor"
    " juror bailiff sheriff constable jailer warden sergeant corporal guardsman reservist rabbi missionary librarian"
    " professor electrician plumber mechanic carpenter painter roofer welder landscaper gardener dishwasher baker"
    " butcher hairdresser stylist supervisor foreman squatter looter rioter trespasser thug gangster fugitive parolee"
    " climber mountaineer trekker skier sherpa technician steelworker seafarer deckhand stowaway castaway ironworker"
    " client local dealer pallbearer promoter groomsman bridesmaid headmaster headmistress retiree"
    " godson goddaughter godfather godmother in-law seamstress"
    # Who came, left or was sent; who is held or judged; who is of the same cause, or serves another.
    " outsider newcomer homecomer departee infiltrator runaway absconder escapee absentee exile expatriate expat"
    " compatriot countryman islander townsman peasant nomad bedouin deportee expellee repatriate internee defendant"
    " offender lawbreaker culprit perpetrator accused abductee trafficker forger fixer plotter conspirator hijacker"
    " kidnapper captor assassin executioner torturer accomplice comrade associate adherent disciple acolyte partisan"
    " recruiter facilitator financier ringleader enforcer dissident apostate traitor informer informant spy sniper"
    " gunner commando paratrooper infantryman legionnaire marine militiaman mujahid mujahideen peshmerga gendarme"
    " policewoman warlord emir caliph sheikh elder cadre martyr loner aide envoy diplomat judge magistrate inspector"
    " detective investigator interpreter translator spokesman negotiator activist campaigner blogger scholar nominee"
    " applicant claimant beneficiary dependant dependent intern boatman ferryman shepherd broker slave concubine spouse"
    " kinsman descendant crewmate cellmate schoolboy schoolgirl schoolchild lad adolescent newborn human being".split()
)
# One of them stands for the people in it: "five of the group", "two of the crew".
COLLECTIVES = frozenset(
    "group party band cell gang family crew team unit squad platoon company cohort contingent batch convoy delegation"
    " garrison brigade battalion household clan tribe class circle bunch crowd lot detachment column".split()
)
# Who is one of several, or of a family.
_KIN = frozenset(
    "aunt uncle cousin niece nephew grandmother grandfather grandson granddaughter stepfather stepmother stepson"
    " stepdaughter bride groom fiancé fiancée girlfriend boyfriend partner roommate twin sibling spouse eldest oldest"
    " youngest elder younger shooter lawyer farmer barber cook clerk cashier bouncer dancer singer dealer janitor"
    " trainee apprentice carpenter mechanic plumber electrician preacher hairdresser butcher baker shepherd"
    " trader".split()
)
# They name people by what they are counted as, and have no age.
_NO_AGE = frozenset("people ppl personnel folk staff dead wounded employee casualty".split())
_PLURALS = {"men": "man", "women": "woman", "children": "child", "gunmen": "gunman", "wives": "wife", "babies": "baby"}


def has_an_age(noun: str, ages: int) -> bool:
    """Whether so many ages may stand behind the noun, written in lower case: one behind "man", two behind "sons"."""
    noun = noun.removesuffix("-in-law")
    singular = _PLURALS.get(noun) or (noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun)
    return singular in (PEOPLE | _KIN) - _NO_AGE and (singular != noun) == (ages > 1)
