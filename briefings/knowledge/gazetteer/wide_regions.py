"""Which countries lie in what spans several: "Europe", "the Maghreb".

By the United Nations' list of regions (M49) where it has the name; the others (the Balkans, the Gulf, the Sahel) as
news agencies use them. Codes are ISO 3166-1 alpha-2.
"""

from __future__ import annotations

_NORTHERN_EUROPE = "DK EE FI GB IE IS LT LV NO SE"
_WESTERN_EUROPE = "AT BE CH DE FR LI LU MC NL"
_EASTERN_EUROPE = "BG BY CZ HU MD PL RO RU SK UA"
_SOUTHERN_EUROPE = "AD AL BA ES GR HR IT ME MK MT PT RS SI SM VA XK"
_NORTH_AFRICA = "DZ EG EH LY MA SD TN"
_WEST_AFRICA = "BF BJ CI CV GH GM GN GW LR ML MR NE NG SL SN TG"
_EAST_AFRICA = "BI DJ ER ET KE KM MG MU MW MZ RW SC SO SS TZ UG ZM ZW"
_CENTRAL_AFRICA = "AO CD CF CG CM GA GQ ST TD"
_SOUTHERN_AFRICA = "BW LS NA SZ ZA"
_CENTRAL_ASIA = "KG KZ TJ TM UZ"
_SOUTH_ASIA = "AF BD BT IN LK MV NP PK"
_EAST_ASIA = "CN HK JP KP KR MN MO TW"
_SOUTHEAST_ASIA = "BN ID KH LA MM MY PH SG TH TL VN"
_CAUCASUS = "AM AZ GE"
_GULF = "AE BH KW OM QA SA"
_LEVANT = "IL JO LB PS SY"
_WEST_ASIA = f"{_LEVANT} {_GULF} CY IQ IR TR YE"
_CENTRAL_AMERICA = "BZ CR GT HN MX NI PA SV"
_SOUTH_AMERICA = "AR BO BR CL CO EC GY PE PY SR UY VE"
_CARIBBEAN = "AG BB BS CU DM DO GD HT JM KN LC TT VC"
_SUB_SAHARAN = f"{_WEST_AFRICA} {_EAST_AFRICA} {_CENTRAL_AFRICA} {_SOUTHERN_AFRICA}"
_MIDDLE_EAST = f"{_WEST_ASIA} EG"

_COUNTRIES = {
    "Europe": f"{_NORTHERN_EUROPE} {_WESTERN_EUROPE} {_EASTERN_EUROPE} {_SOUTHERN_EUROPE}",
    "Western Europe": f"{_WESTERN_EUROPE} GB IE",
    "Eastern Europe": _EASTERN_EUROPE,
    "Central Europe": "AT CZ DE HU LI PL SI SK CH",
    "Scandinavia": "DK NO SE",
    "Baltics": "EE LT LV",
    "Balkans": "AL BA BG HR ME MK RS SI XK",
    "European Union": "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK",
    "Asia": f"{_CENTRAL_ASIA} {_SOUTH_ASIA} {_EAST_ASIA} {_SOUTHEAST_ASIA} {_CAUCASUS} {_WEST_ASIA}",
    "Central Asia": _CENTRAL_ASIA,
    "South Asia": _SOUTH_ASIA,
    "East Asia": _EAST_ASIA,
    "Southeast Asia": _SOUTHEAST_ASIA,
    "Caucasus": _CAUCASUS,
    "Middle East": _MIDDLE_EAST,
    "Levant": _LEVANT,
    "Gulf": _GULF,
    "Africa": f"{_NORTH_AFRICA} {_SUB_SAHARAN}",
    "North Africa": _NORTH_AFRICA,
    "Maghreb": "DZ LY MA MR TN",
    "West Africa": _WEST_AFRICA,
    "East Africa": _EAST_AFRICA,
    "Central Africa": _CENTRAL_AFRICA,
    "Sub-Saharan Africa": _SUB_SAHARAN,
    "Horn of Africa": "DJ ER ET SO",
    "Sahel": "BF ML MR NE TD",
    "Khorasan": "AF IR TM",
    "North America": "CA MX US",
    "Central America": _CENTRAL_AMERICA,
    "South America": _SOUTH_AMERICA,
    "Latin America": f"{_CENTRAL_AMERICA} {_SOUTH_AMERICA} CU DO HT",
    "Caribbean": _CARIBBEAN,
}


def countries_in(region: str | None) -> tuple[str, ...]:
    """The countries of a region by its usual name; empty for any other place."""
    return tuple(dict.fromkeys(_COUNTRIES.get(region or "", "").split()))
