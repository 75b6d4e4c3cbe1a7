"""News agencies by all their names, and the marks by which copy shows that it is theirs.

A dateline is "BEIRUT (Reuters) –" at a passage's beginning, a credit "(AFP)" or "(Reporting by …)" at its end.
"""

from __future__ import annotations

import re

# Short name → other names. The agencies' own styles, with the acronyms and long forms that papers print.
_AGENCIES: dict[str, tuple[str, ...]] = {
    "AFP": ("Agence France-Presse", "Agence France Presse", "France-Presse"),
    "Reuters": ("Thomson Reuters", "Reuters News", "Reuters News Agency"),
    "AP": ("Associated Press", "The Associated Press"),
    "UPI": ("United Press International",),
    "DPA": ("Deutsche Presse-Agentur", "German Press Agency", "dpa international"),
    "EFE": ("Agencia EFE",),
    "ANSA": ("Agenzia ANSA",),
    "APA": ("Austria Presse Agentur",),
    "ATS": ("Keystone-ATS", "Keystone-SDA"),
    "ANP": ("Algemeen Nederlands Persbureau",),
    "Belga": ("Belga News Agency",),
    "Ritzau": (),
    "TT": ("TT News Agency", "Tidningarnas Telegrambyrå"),
    "NTB": ("Norsk Telegrambyrå",),
    "PA": ("PA Media", "Press Association"),
    "PAP": ("Polish Press Agency", "Polska Agencja Prasowa"),
    "CTK": ("Czech News Agency", "ČTK"),
    "MTI": ("Hungarian News Agency",),
    "Agerpres": (),
    "Tanjug": (),
    "HINA": (),
    "BTA": ("Bulgarian News Agency",),
    "TASS": ("ITAR-TASS", "Tass", "Russian news agency TASS"),
    "Interfax": ("Interfax news agency",),
    "RIA Novosti": ("RIA", "RIA news agency"),
    "Sputnik": (),
    "Ukrinform": (),
    "Xinhua": ("Xinhua News Agency", "New China News Agency"),
    "Kyodo": ("Kyodo News",),
    "Jiji": ("Jiji Press",),
    "Yonhap": ("Yonhap News Agency",),
    "KCNA": ("Korean Central News Agency",),
    "PTI": ("Press Trust of India",),
    "ANI": ("Asian News International",),
    "IANS": ("Indo-Asian News Service",),
    "Antara": (),
    "Bernama": (),
    "AAP": ("Australian Associated Press",),
    "CP": ("Canadian Press", "The Canadian Press"),
    "Anadolu": ("Anadolu Agency", "Anadolu Ajansi", "AA"),
    "DHA": ("Dogan News Agency", "Demiroren News Agency"),
    "SANA": ("Syrian Arab News Agency",),
    "IRNA": ("Islamic Republic News Agency",),
    "Fars": ("Fars News Agency",),
    "Tasnim": ("Tasnim News Agency",),
    "INA": ("Iraqi News Agency",),
    "MENA": ("Middle East News Agency",),
    "SPA": ("Saudi Press Agency",),
    "WAM": ("Emirates News Agency",),
    "QNA": ("Qatar News Agency",),
    "KUNA": ("Kuwait News Agency",),
    "Petra": ("Jordan News Agency",),
    "NNA": ("National News Agency",),
    "TAP": ("Tunis Afrique Presse",),
    "MAP": ("Maghreb Arabe Presse",),
    "APS": ("Algeria Press Service",),
    "Wafa": ("Palestinian News Agency",),
    "NAN": ("News Agency of Nigeria",),
    "Amaq": ("Amaq News Agency",),
    "Bloomberg": ("Bloomberg News",),
}
# Acronyms that are words or bodies in their own right: an agency only where a dateline or credit line makes it one.
_AMBIGUOUS = frozenset(
    {"PA", "AA", "CP", "SPA", "MAP", "TAP", "TT", "MENA", "INA", "APS", "APA", "Petra", "Wafa", "RIA"}
)

_BY_NAME = {name.casefold(): short for short, others in _AGENCIES.items() for name in (short, *others)}

_DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-Þ][\w.’'-]*(?:[ ,/]+[A-ZÀ-Þ0-9][\w.’'-]*){0,7}\s*)?"
    r"\((?P<agency>[A-Z][\w/&. -]{1,40})\)\s*[-–—:]+\s*"
)
_TOWN_LINE = re.compile(
    r"(?P<town>[A-ZÀ-Þ][A-ZÀ-Þ'-]{2,}[A-ZÀ-Þ .'-]*(?:, [A-Z][\w. ]{1,30})?(?:, [A-Z][a-z]+\.? \d{1,2})?)"
    r"\s*(?:[–—]|--?)\s+(?=[A-Z\"“])"
)
_SIGN_OFF = re.compile(r"\s*(?:[-–—]+\s*)?[\[(](?P<credit>[^()\[\]]{2,200})[\])]\s*$")
_CREDIT_WORDS = re.compile(
    r"(?:(?:additional |with )?(?:reporting|writing|editing|inputs?|agencies|material)\b|source\s*:|with\b)",
    re.IGNORECASE,
)
_JOINTS = re.compile(r"\s*(?:/|,|;|&|\band\b|\bwith\b|\bvia\b|\bby\b|\bfrom\b|\bagency\b|:)\s*")


def agency_named(name: str, *, alone: bool = False) -> str | None:
    """The short name of the agency that `name` is, None where it is none.

    `alone` says that nothing else (no dateline, no credit line) shows that the words name an agency.
    """
    words = name.strip(" \t\"'“”‘’.,()[]")
    for form in (words, re.sub(r"^(?:(?:[Tt]he|[Ss]tate|[Oo]fficial|[a-z][\w-]+)\s+)+(?=[A-ZÀ-Þ])", "", words)):
        bare = re.sub(r"(?:['’]s)?\s+(?:news|press|wire)?\s*(?:agency|service|correspondent|journalists?)$", "", form)
        for key in (form, bare):
            short = _BY_NAME.get(key.casefold())
            if short and not (alone and key in _AMBIGUOUS) and (len(key) > 3 or key.isupper() or not alone):
                return short
    return None


def agencies_credited(words: str) -> list[str]:
    """The agencies that a credit names, in order: "Reuters/AP" or "with reporting by AFP"."""
    names = (agency_named(part) for part in _JOINTS.split(words))
    return list(dict.fromkeys(n for n in names if n))


def dateline(text: str) -> tuple[int, str | None]:
    """How many characters of a passage's beginning are its dateline, and the agency that it names."""
    found = _DATELINE.match(text)
    if found:
        agency = agency_named(found["agency"])
        if agency or (found["place"] and found["place"].split(",")[0].strip().isupper()):
            return found.end(), agency
    town = _TOWN_LINE.match(text)
    return (town.end(), None) if town else (0, None)


def sign_off(text: str) -> tuple[int, str | None]:
    """Where a passage's closing credit in brackets begins (its length if it has none), and the agency that it names."""
    found = _SIGN_OFF.search(text, max(0, len(text) - 220))
    if not found:
        return len(text), None
    named = agencies_credited(found["credit"])
    if named or _CREDIT_WORDS.match(found["credit"]):
        return found.start(), named[0] if named else None
    return len(text), None
