"""News agencies, as data: the name that Dateline uses, and the other names they sign with."""

from __future__ import annotations

from collections.abc import Mapping

AGENCIES: Mapping[str, tuple[str, ...]] = {
    "AFP": ("Agence France-Presse", "Agence France Presse", "L'Agence France-Presse"),
    "AP": ("Associated Press", "The Associated Press", "A.P."),
    "Reuters": ("Thomson Reuters", "Reuters News Agency"),
    "UPI": ("United Press International",),
    "dpa": ("DPA", "Deutsche Presse-Agentur"),
    "PA": ("Press Association", "PA Media"),
    "EFE": ("Agencia EFE",),
    "ANSA": (),
    "Belga": ("Belga News Agency",),
    "ANP": ("Algemeen Nederlands Persbureau",),
    "NTB": (),
    "Ritzau": (),
    "TT": ("TT News Agency",),
    "APA": ("Austria Press Agency", "Austria Presse Agentur"),
    "PAP": ("Polish Press Agency",),
    "CTK": ("Czech News Agency", "ČTK"),
    "Bloomberg": ("Bloomberg News",),
    "TASS": ("Itar-Tass", "ITAR-TASS"),
    "Interfax": (),
    "RIA Novosti": ("RIA",),
    "Anadolu Agency": ("Anadolu", "AA", "Anadolu Ajansı"),
    "DHA": ("Doğan News Agency", "Dogan News Agency"),
    "SANA": ("Syrian Arab News Agency",),
    "INA": ("Iraqi News Agency",),
    "NINA": ("National Iraqi News Agency",),
    "IRNA": ("Islamic Republic News Agency",),
    "Fars": ("Fars News Agency",),
    "Tasnim": ("Tasnim News Agency",),
    "Petra": ("Jordan News Agency", "Petra News Agency"),
    "NNA": ("National News Agency",),
    "SPA": ("Saudi Press Agency",),
    "WAM": ("Emirates News Agency",),
    "QNA": ("Qatar News Agency",),
    "KUNA": ("Kuwait News Agency",),
    "MENA": ("Middle East News Agency",),
    "TAP": ("Tunis Afrique Presse", "Agence Tunis Afrique Presse"),
    "MAP": ("Maghreb Arabe Presse", "Maghreb Arab Press"),
    "APS": ("Algeria Press Service", "Algérie Presse Service"),
    "LANA": ("Libyan News Agency",),
    "ANHA": ("Hawar News Agency", "Hawar News"),
    "Amaq": ("Amaq News Agency", "Aamaq"),
    "Xinhua": ("Xinhua News Agency",),
    "Kyodo": ("Kyodo News",),
    "Jiji": ("Jiji Press",),
    "Yonhap": ("Yonhap News Agency",),
    "PTI": ("Press Trust of India",),
    "ANI": ("Asian News International",),
    "APP": ("Associated Press of Pakistan",),
    "Antara": ("Antara News",),
    "Bernama": (),
    "PNA": ("Philippine News Agency",),
    "AAP": ("Australian Associated Press",),
    "IANS": ("Indo-Asian News Service",),
}

# Short names that mean other things in running text (a region, an authority): read as an agency's only where they
# stand alone in a credit.
_SHORT = "AA ANI ANP APA APP APS INA MAP MENA NNA NTB PA PAP PNA RIA SPA TAP TT Petra Fars ANSA"
SHORT_NAMES = frozenset(_SHORT.split())
