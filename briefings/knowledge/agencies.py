"""News agencies by all their names."""

from __future__ import annotations

import re
from functools import lru_cache

from briefings.knowledge.late_patterns import late

# Short name → other names. The agencies' own styles, with the acronyms and long forms that papers print.
_AGENCIES: dict[str, tuple[str, ...]] = {
    "AFP": ("Agence France-Presse", "Agence France Presse", "Agence France-Press", "France-Presse"),
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
    "FENA": ("Federal News Agency",),
    "STT": ("Finnish News Agency",),
    "Lusa": ("Agência Lusa",),
    "HINA": (),
    "BTA": ("Bulgarian News Agency",),
    "TASS": ("ITAR-TASS", "Tass", "Russian news agency TASS"),
    "Interfax": ("Interfax news agency",),
    "RIA Novosti": ("RIA", "RIA news agency"),
    "Sputnik": (),
    "Ukrinform": (),
    "Belta": ("Belarusian Telegraph Agency",),
    "Kazinform": ("Kazakhstan News Agency",),
    "Kabar": ("Kyrgyz National News Agency",),
    "Khovar": (),
    "Azertac": ("Azerbaijan State News Agency",),
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
    "PNA": ("Philippine News Agency",),
    "BSS": ("Bangladesh Sangbad Sangstha",),
    "APP": ("Associated Press of Pakistan",),
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
_AMBIGUOUS = frozenset("PA AA CP SPA MAP TAP TT MENA INA APS APA APP PNA BSS Petra Wafa RIA".split())

_BY_NAME = {name.casefold(): short for short, others in _AGENCIES.items() for name in (short, *others)}

_JOINTS = late(r"\s*(?:/|,|;|&|\band\b|\bwith\b|\bvia\b|\bby\b|\bfrom\b|\bagency\b|:)\s*")


@lru_cache(maxsize=1 << 14)  # the same few names stand in every article and every match
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
