"""A byline, dateline and author names in, the news agency credited there out."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

# canonical name -> every way it is signed; an alias in capitals is matched in capitals only
AGENCIES: Mapping[str, tuple[str, ...]] = {
    "Reuters": (
        "Reuters",
        "Thomson Reuters",
        "REUTERS",
        "Рейтер",
        "Reuter",
        "路透社",
        "路透",
        "رويترز",
        "رویترز",
        "רויטרס",
        "रॉयटर्स",
        "রয়টার্স",
        "รอยเตอร์ส",
        "ロイター",
        "로이터",
    ),
    "AP": (
        "Associated Press",
        "The Associated Press",
        "AP",
        "Ассошиэйтед Пресс",
        "美联社",
        "أسوشيتد برس",
    ),
    "AFP": (
        "Agence France-Presse",
        "Agence France Presse",
        "AFP",
        "Франс Пресс",
        "法新社",
        "فرانس برس",
        "خبرگزاری فرانسه",
    ),
    "TASS": ("TASS", "ITAR-TASS", "ТАСС", "ИТАР-ТАСС", "塔斯社"),
    "RIA Novosti": ("RIA Novosti", "RIA", "РИА Новости", "РИА", "俄新社"),
    "Interfax": ("Interfax", "INTERFAX", "Интерфакс", "Interfax-West", "Интерфакс-Запад"),
    "Interfax-Ukraine": ("Interfax-Ukraine", "Интерфакс-Украина", "Інтерфакс-Україна"),
    "BelTA": ("BelTA", "BELTA", "БЕЛТА", "БелТА"),
    "Sputnik": ("Sputnik", "Спутник", "Спутнік"),
    "Ukrinform": ("Ukrinform", "UKRINFORM", "Укринформ", "Укрінформ"),
    "UNIAN": ("UNIAN", "УНИАН", "УНІАН"),
    "Kazinform": ("Kazinform", "KAZINFORM", "Казинформ", "Қазақпарат"),
    "dpa": ("dpa", "DPA", "Deutsche Presse-Agentur", "德新社"),
    "APA": ("APA", "Austria Presse Agentur"),
    "KNA": ("KNA", "Katholische Nachrichten-Agentur"),
    "epd": ("epd", "Evangelischer Pressedienst"),
    "SID": ("SID", "Sport-Informations-Dienst"),
    "Keystone-SDA": ("Keystone-SDA", "SDA", "SDA-ATS"),
    "EFE": ("EFE", "Agencia EFE"),
    "Europa Press": ("Europa Press", "EUROPA PRESS"),
    "ANSA": ("ANSA", "Agenzia ANSA"),
    "Adnkronos": ("Adnkronos", "ADNKRONOS"),
    "Lusa": ("Agência Lusa", "LUSA"),
    "Agência Brasil": ("Agência Brasil",),
    "Télam": ("Télam", "TÉLAM"),
    "Belga": ("Agence Belga", "BELGA"),
    "ANP": ("ANP",),
    "PAP": ("PAP", "Polska Agencja Prasowa"),
    "ČTK": ("ČTK", "CTK"),
    "TASR": ("TASR",),
    "MTI": ("MTI",),
    "Agerpres": ("Agerpres", "AGERPRES"),
    "BTA": ("BTA", "БТА"),
    "Hina": ("HINA",),
    "FENA": ("FENA",),
    "Armenpress": ("Armenpress", "ARMENPRESS", "Արմենպրես"),
    "Azertac": ("Azertac", "AZERTAC", "Azərtac", "AZƏRTAC"),
    "Tanjug": ("Tanjug", "TANJUG", "Танјуг"),
    "TT": ("TT Nyhetsbyrån",),
    "NTB": ("NTB",),
    "Ritzau": ("Ritzau", "RITZAU"),
    "STT": ("STT", "Suomen Tietotoimisto"),
    "BNS": ("BNS",),
    "ELTA": ("ELTA",),
    "LETA": ("LETA",),
    "Anadolu": ("Anadolu Agency", "Anadolu Ajansı", "Anadolu", "AA", "Анадолу", "الأناضول"),
    "DHA": ("DHA", "Demirören Haber Ajansı"),
    "İHA": ("İHA", "Ihlas Haber Ajansı"),
    "ANA-MPA": ("ANA-MPA", "AMNA", "ΑΠΕ-ΜΠΕ"),
    "Xinhua": ("Xinhua", "XINHUA", "Xinhua News Agency", "Синьхуа", "新华社", "新華社"),
    "China News Service": ("China News Service", "中新社", "中国新闻社"),
    "CNA": ("Central News Agency", "中央社"),
    "Kyodo": ("Kyodo", "KYODO", "Kyodo News", "共同通信"),
    "Jiji": ("Jiji Press", "JIJI", "Jiji", "時事通信"),
    "Yonhap": ("Yonhap", "YONHAP", "Yonhap News Agency", "연합뉴스"),
    "KCNA": ("KCNA", "조선중앙통신"),
    "PTI": ("PTI", "Press Trust of India", "पीटीआई"),
    "ANI": ("ANI", "Asian News International", "एएनआई"),
    "IANS": ("IANS", "आईएएनएस"),
    "BSS": ("BSS", "Bangladesh Sangbad Sangstha", "বাসস"),
    "UNB": ("United News of Bangladesh", "ইউএনবি"),
    "APP": ("Associated Press of Pakistan",),
    "Newsis": ("Newsis", "NEWSIS", "뉴시스"),
    "News1": ("뉴스1",),
    "Antara": ("ANTARA", "Antara News"),
    "Bernama": ("Bernama", "BERNAMA"),
    "VNA": ("VNA", "Vietnam News Agency", "TTXVN", "Thông tấn xã Việt Nam"),
    "IRNA": ("IRNA", "ایرنا"),
    "ISNA": ("ISNA", "ایسنا"),
    "Tasnim": ("Tasnim News Agency", "تسنیم"),
    "WAM": ("WAM", "وام"),
    "KUNA": ("KUNA", "كونا"),
    "Petra": ("Petra News Agency", "بترا"),
    "SANA": ("SANA", "سانا"),
    "SPA": ("Saudi Press Agency", "واس"),
    "MENA": ("Middle East News Agency",),
    "PA Media": ("PA Media", "Press Association"),
    "UPI": ("UPI", "United Press International"),
    "Bloomberg": ("Bloomberg News",),
    "The Canadian Press": ("The Canadian Press", "Canadian Press", "La Presse Canadienne"),
    "AAP": ("AAP", "Australian Associated Press"),
}

_LONGEST_CREDIT = 300
_UNSPACED = re.compile(
    "[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"
)  # scripts without spaces between words
_TRAILING_WORDS = re.compile(
    r"(?:\s+(?:news agency|news|agency|staff|agentur))?\W*$", re.IGNORECASE
)


def _list_aliases() -> dict[str, str]:
    """Return every alias with its canonical name; case counts only where all is capitals."""
    known: dict[str, str] = {}
    for name, aliases in AGENCIES.items():
        for alias in aliases:
            known.setdefault(alias if alias.isupper() else alias.casefold(), name)
    return known


_NAMES = _list_aliases()


def _build_pattern(aliases: Iterable[str], flags: re.RegexFlag) -> re.Pattern[str]:
    """Return a pattern of whole aliases, the longest first."""
    ordered = sorted(aliases, key=lambda alias: (-len(alias), alias))
    spaced = "|".join(re.escape(alias) for alias in ordered if not _UNSPACED.match(alias))
    unspaced = "|".join(re.escape(alias) for alias in ordered if _UNSPACED.match(alias))
    return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)" + (f"|{unspaced}" if unspaced else ""), flags)


_CAPITALS = _build_pattern((alias for alias in _NAMES if alias.isupper()), re.RegexFlag(0))
_ANY_CASE = _build_pattern((alias for alias in _NAMES if not alias.isupper()), re.IGNORECASE)


@lru_cache(maxsize=4096)
def name_agency(signature: str) -> str | None:
    """Return the agency that a whole signature names ("AFP", "The Associated Press staff"), or None."""
    bare = _TRAILING_WORDS.sub("", signature.strip())
    for form in (signature.strip(), bare):
        if name := _NAMES.get(form) or _NAMES.get(form.casefold()):
            return name
    return None


def find_agency(text: str) -> str | None:
    """Return the first agency that a byline or dateline credits, or None."""
    credit = text[:_LONGEST_CREDIT]
    matches = [found for found in (_ANY_CASE.search(credit), _CAPITALS.search(credit)) if found]
    if not matches:
        return None
    first = min(matches, key=lambda found: (found.start(), -found.end()))
    return _NAMES.get(first.group()) or _NAMES.get(first.group().casefold())


def part_agency(name: str) -> tuple[str, ...]:
    """Return a person's name and the agency glued behind it ("Jane Doe The Associated Press") apart."""
    words = name.split()
    for count in range(2, len(words)):
        tail = " ".join(words[count:])
        if name_agency(tail):
            return (" ".join(words[:count]), tail)
    return (name,)


def decide_agency(names: Iterable[str], byline: str | None, dateline: str | None) -> str | None:
    """Return the agency credited: by the dateline, else the names signed, else the byline."""
    if dateline and (found := find_agency(dateline)):
        return found
    for name in names:
        if agency := name_agency(name):
            return agency
    return find_agency(byline) if byline else None
