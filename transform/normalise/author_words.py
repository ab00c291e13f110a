"""The words that stand around the names in a byline: lead-ins, roles, credentials, photo credits."""

import re

from records.byline_words import PREPOSITIONS, SIGNING

LEAD_IN = re.compile(
    r"^(?:"
    r"(?:[a-z]+\s+)?by(?=[\s:])\s*:?"  # "By", "Written by", "Recipe by"
    r"|(?:view all|all|more)\s+(?:posts|articles|stories)\s+by"
    r"|(?:zeige\s+)?(?:alle\s+)(?:beiträge|artikel)\s+von"
    r"|(?:ein\s+)?(?:artikel|beitrag|gastbeitrag|kommentar|pressemitteilung|erstellt|veröffentlicht|verfasst|geschrieben)"
    r"\s+(?:von|am)\s*:?"
    rf"|(?:interview|{PREPOSITIONS})\s*[:：]"
    r"|(?:von|par|por|door|przez|skrevet af)\s+(?!(?:der|den|dem|und|la|le)\s)(?=\S+\s+\S)"
    r"|(?:編輯|编辑|責任編輯|责任编辑)(?:\s*[:：/／|｜]\s*|\s+)|(?:本报|本報)?(?:記者|记者)[:：/／|｜\s]*"
    rf"|{SIGNING}"
    r"|[-–—•|·:,;→\s]+"
    r")\s*",
    re.IGNORECASE,
)
CREDIT_OF_PICTURE = re.compile(
    r"^(?:images?|photos?|photograph\w*|pictures?|illustrations?|videos?|graphic\w*|fotos?|fotografie|bild(?:er)?|grafik|crédits?|imagen|"
    r"immagine|zdjęci[ea]|фото|иллюстрация|камера|摄影|攝影|写真|図)\s*(?:by\s|von\s|credit|[:：/©])",
    re.IGNORECASE,
)
TRAILING = re.compile(
    r"(?:\s+(?:says|sagt|schreibt|writes|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|shares?|follow|(?-i:am|at|on|in)))+$",
    re.IGNORECASE,
)
_ONE_PERSON = (
    r"staff writer|staff reporter|staff|writer|reporter|editor|correspondent|columnist|contributor|journalist|producer|"
    r"photographer|critic|analyst|freelancer?|redakteur(?:in)?|korrespondent(?:in)?|journalistin|journaliste|"
    r"rédacteur|rédactrice|periodista|giornalista|dziennikarz|редактор|корреспондент|кореспондент|обозреватель|журналист"
)
ROLE_BEHIND = re.compile(
    rf"\s+(?:(?:senior|chief|political|science|sports?|news|business|managing|associate|contributing|special|"
    rf"deputy|executive|national|foreign|health|technology|tech)\s+)*(?:{_ONE_PERSON})$",
    re.IGNORECASE,
)
ROLE = re.compile(
    rf"\b(?:{_ONE_PERSON}|writers|reporters|editors|editorial|correspondents|columnists|contributors|contributing|"
    r"journalists|producers|photographers|critics|analysts|special to|for the|senior|chief|director|head of|manager|"
    r"founder|ceo|cto|officer|president|professor|author|authors|admin|administrator|webmaster|guest|sponsored|"
    r"advertise\w*|anonymous|unknown|anzeige|name|text|team|desk|newsroom|news service|agencies|agency|updated|published|posted|share|follow|"
    r"subscribe|comments?|reading time|min read|of this article|"
    r"redaktion\w*|redakteur\w*|redakcja|redaktor\w*|redazione|redacción|redaccion|redação|redacao|rédaction|redactie|"
    r"redaksjonen|toimitus|szerkesztőség|redakce|korrespondent\w*|autorin|gastautor\w*|pressestelle|presseabteilung|"
    r"agenturen|editörü|muhabiri|haber merkezi|journalista|редакция|редакція|рэдакцыя|пресс-служба|σύνταξη|συντακτική ομάδα|"
    r"編集部|编辑部|編輯部)\b",
    re.IGNORECASE,
)
# how a house signs for its people: "The Editors", "Sample News Staff", "Redaktion"
HOUSE = re.compile(
    r"\b(?:staff|team|desk|newsroom|editors|editorial board|news service|redaktion|redaktionsteam|redakcja|redazione|redacción|"
    r"redaccion|redação|redacao|rédaction|redactie|redaksjonen|toimitus|szerkesztőség|redakce|pressestelle|haber merkezi|"
    r"редакция|редакція|рэдакцыя|пресс-служба|συντακτική ομάδα|編集部|编辑部|編輯部)\b",
    re.IGNORECASE,
)
CREDENTIAL = re.compile(
    r"(?:m\.?d|ph\.?\s?d|d\.?o|r\.?n|r\.?d|rdn|ldn|m\.?a|m\.?s|m\.?sc|b\.?sc|b\.?a|b\.?s|mba|mph|j\.?d|esq|cfa|cpa|cfp|"
    r"dds|dvm|pharm\.?d|psy\.?d|facs|faap|fand|foma|dabom|lcsw|lmft|ll\.?m|jr|sr|ii|iii|iv)\.?",
    re.IGNORECASE,
)
NO_NAME = re.compile(
    r"^(?:https?|www|by|von|par|por|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)$"
    r"|^\d+\s|https?:|www\.|@|\d{3,}|\d[:.]\d\d|[<>{}=_#\\^~]"
    r"|\b\w+\.(?:com|org|net|co|io|de|fr|ru|uk|info|news|pl|it|es|gr|at|ch)\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d"
    r"|\b\d{1,2}\.?\s+\w+\s+\d",
    re.IGNORECASE,
)
# fmt: off
PARTICLES = frozenset({
    "de", "del", "der", "den", "van", "von", "da", "di", "dos", "das", "la", "le", "bin", "ibn",
    "al", "el", "ter", "zu", "af", "av",
})
# fmt: on
