"""What tells where a document is set without being a place: police forces and services that one country or state has.

And the seats of power that stand for themselves where somebody is at them ("at the White House").
"""

from __future__ import annotations

import re

# name: country, and the code of its state in the list of towns where it has one
INSTITUTIONS = {
    "RCMP": ("CA", ""),
    "OPP": ("CA", "08"),
    "Ontario Provincial Police": ("CA", "08"),
    "Sûreté du Québec": ("CA", "10"),
    "CSIS": ("CA", ""),
    "FBI": ("US", ""),
    "ATF": ("US", ""),
    "NYPD": ("US", "NY"),
    "LAPD": ("US", "CA"),
    "Scotland Yard": ("GB", ""),
    "NHS": ("GB", ""),
    "MI5": ("GB", ""),
    "PSNI": ("GB", ""),
    "Crown Prosecution Service": ("GB", ""),
    "Garda": ("IE", ""),
    "Gardai": ("IE", ""),
    "Gardaí": ("IE", ""),
    "Bundeswehr": ("DE", ""),
    "Carabinieri": ("IT", ""),
    "Guardia Civil": ("ES", ""),
    "Shin Bet": ("IL", ""),
}
NAMED = re.compile(r"(?=[A-Z])\b(?:" + "|".join(sorted(INSTITUTIONS, key=len, reverse=True)) + r")\b")

SEATS = {"White House": "US", "Pentagon": "US", "Capitol": "US", "Kremlin": "RU", "Elysee Palace": "FR",
         "Élysée Palace": "FR", "Elysee": "FR", "Élysée": "FR", "Buckingham Palace": "GB",
         "Houses of Parliament": "GB", "Vatican": "VA", "Knesset": "IL", "Bundestag": "DE",
         "Reichstag": "DE"}  # fmt: skip
AT_A_SEAT = re.compile(
    r"\b(?:at|in|into|outside|near|inside|to|from|around|off) (?:the )?(?P<seat>" + "|".join(SEATS) + r")\b(?!['’]s)"
)
