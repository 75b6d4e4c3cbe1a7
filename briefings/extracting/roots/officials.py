"""Bodies and people in office: "the interior ministry", "a spokesman", and whose officials "officials" are."""

from __future__ import annotations

import re

from briefings.extracting.roots.links import Link

_OFFICES = re.compile(
    r"\b(?:officials?|minist(?:er|ry|ries|ers)|president|premier|chancellor|king|government|authorit(?:y|ies)|police|"
    r"army|military|armed forces|navy|air force|coalition|command|pentagon|state department|white house|kremlin|"
    r"elysee|élysée|downing street|interpol|europol|nato|united nations|u\.?n\.?|e\.?u\.?|"
    r"european (?:union|commission|council)|"
    r"spokes(?:man|woman|person|people)|prosecutors?|court|judge|parliament|lawmakers?|senators?|congress(?:man|woman)?|"
    r"indictment|charge sheet|court documents?|state committee|committee (?:of|for|on) (?:state|national) security|"
    r"intelligence|security (?:service|services|forces?|council|agency)|secret service|ambassador|envoy|governor|mayor|"
    r"(?:foreign|home|press|cabinet|interior) office|press service|embassy|consulate|"
    r"commander|colonel|brigadier|lieutenant|admiral|sheriff|secretary|attorney|commission(?:er)?|(?-i:General|Major|"
    r"Captain|Gen\.|Maj\.|Lt\.|Col\.|Capt\.|Brig\.|Adm\.|Sen\.|Rep\.|Gov\.)|bureau|agency|department|council|regime|junta|"
    r"mi5|mi6|cia|fbi|nsa|dgsi|border (?:guards?|force|police)|coast ?guard|customs|municipality|administration|"
    r"unhcr)(?!\w)",
    re.IGNORECASE,
)
# A former minister, or the president of an institute, speaks for no state.
_NO_OFFICE = re.compile(
    r"\b(?:former|ex-|retired|council on foreign|atlantic council|cent(?:er|re)|institute|university|foundation|"
    r"think[- ]tank|charity|company|corporation|professor|historian|analyst|expert|specialist)",
    re.IGNORECASE,
)
_STATE_FIGURES = re.compile(
    r"(?:government|police|army|military|ministry|court|hospital|state|customs|United Nations|U\.?N\.?|E\.?U\.?)\s+"
    r"(?:figures|data|statistics|records|estimates|numbers)$",
    re.IGNORECASE,
)
# How the officials of a country are called where the text only says "officials" (ISO 3166-1 alpha-2).
_DEMONYMS = dict(
    pair.split(":")
    for pair in (
        "AE:Emirati AF:Afghan AL:Albanian AM:Armenian AR:Argentine AT:Austrian AU:Australian AZ:Azerbaijani "
        "BA:Bosnian BD:Bangladeshi BE:Belgian BG:Bulgarian BH:Bahraini BR:Brazilian BY:Belarusian CA:Canadian "
        "CH:Swiss CN:Chinese CO:Colombian CU:Cuban CY:Cypriot CZ:Czech DE:German DK:Danish DZ:Algerian EE:Estonian "
        "EG:Egyptian ES:Spanish ET:Ethiopian FI:Finnish FR:French GB:British GE:Georgian GR:Greek HR:Croatian "
        "HU:Hungarian ID:Indonesian IE:Irish IL:Israeli IN:Indian IQ:Iraqi IR:Iranian IT:Italian JO:Jordanian "
        "JP:Japanese KE:Kenyan KG:Kyrgyz KP:North_Korean KR:South_Korean KW:Kuwaiti KZ:Kazakh LB:Lebanese "
        "LT:Lithuanian LV:Latvian LY:Libyan MA:Moroccan MD:Moldovan ME:Montenegrin MK:Macedonian ML:Malian "
        "MM:Burmese MR:Mauritanian MV:Maldivian MX:Mexican MY:Malaysian NE:Nigerien NG:Nigerian NL:Dutch "
        "NO:Norwegian NZ:New_Zealand OM:Omani PH:Philippine PK:Pakistani PL:Polish PS:Palestinian PT:Portuguese "
        "QA:Qatari RO:Romanian RS:Serbian RU:Russian SA:Saudi SD:Sudanese SE:Swedish SG:Singaporean SI:Slovenian "
        "SK:Slovak SN:Senegalese SO:Somali SY:Syrian TD:Chadian TH:Thai TJ:Tajik TM:Turkmen TN:Tunisian TR:Turkish "
        "TT:Trinidadian TW:Taiwanese UA:Ukrainian US:US UZ:Uzbek VE:Venezuelan VN:Vietnamese XK:Kosovan YE:Yemeni "
        "ZA:South_African "
    ).split()
)


def state_figures_link(words: str) -> Link | None:
    """The link of figures that a state keeps: "police records", "UN data"."""
    return Link(words, "official") if _STATE_FIGURES.match(words) else None


def official_link(words: str, role: str | None, country: str | None) -> Link | None:
    """A body or a person in office; officials without a name go by their country, where the text says which."""
    office = f"{role or ''} {words}"
    if not _OFFICES.search(office) or _NO_OFFICE.search(office):
        return None
    people = re.fullmatch(r"(?P<who>[^A-ZÀ-Þ]+?)(?: in .+)?", words)
    if people and country in _DEMONYMS:
        return Link(f"{_DEMONYMS[country].replace('_', ' ')} {people['who']}", "official")
    return Link(words, "official")
