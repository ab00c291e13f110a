"""How languages sign an article: the words before a name ("By", "نویسنده:") and behind it ("기자").

Extraction finds bylines by them, normalising takes them off names: both must know the same.
"""

import re
from typing import Final

# fmt: off
PARTICLES: Final = frozenset((
    "af", "al", "bin", "da", "das", "de", "del", "den", "der", "di", "do", "dos", "du", "e", "el", "la", "le", "ten",
    "van", "von", "y", "zu",
))
# fmt: on
# a name may begin with these ("von der Leyen"), so only a whole line is signed with them
PREPOSITIONS: Final = "by|von|par|por|di|da|door|deur|av|af|przez|от|від|eftir"
# "written by": a space is enough between them and the name
_VERBS: Final = """
    skrifað af
    verfasst von, geschrieben von, ein artikel von, ein beitrag von, ein gastbeitrag von
    geschreven door
    skriven av, skrevet av, skrevet af, text av, tekst av, tekst af, publicerad av
    écrit par, rédigé par, publié par, un article de, propos recueillis par
    escrito por, publicado por, redactado por, redigido por, reportagem de, escrit per
    scritto da, a cura di, articolo di, pubblicato da
    scris de, publicat de, articol de, un articol de
    opracował, opracowała, napisał, napisała, przygotował, przygotowała, rozmawiał, rozmawiała, oprac.
    napsal, napsala, připravil, připravila, zpracoval, zpracovala, napísal, napísala, pripravil, pripravila
    írta, írta és fényképezte, készítette
    kirjoittanut, kirjutas, parengė, shkruan
    piše, pišu, napisao, priredio, priredila, пише, пишува, написао, приредио, приредила
    написал, написала, подготовил, подготовила, материал подготовил, материал подготовила, беседовал, беседовала
    підготував, підготувала, написав, розмовляв, розмовляла, падрыхтаваў, падрыхтавала, написа
    γράφει ο, γράφει η, γράφουν οι, επιμέλεια, από τον, από την
    hazırlayan, kaleme alan
    ditulis oleh, viết bởi, imeandikwa na
    بقلم, كتب, كتبت, كتبه, كتبها, به قلم, از قلم, نوشته, نوشتهٔ
    מאת
    โดย, เขียนโดย, รายงานโดย, ដោយ, ໂດຍ
"""
# "author" and "text": only with a colon, as they are also words of their own
_NOUNS: Final = """
    author, authors, text, words, story, reporter, written
    autor, autorin, autoren, texte, auteur, auteure, auteurs, autora, autores, autores/as, autore, autrice, autori, testo, texto, redacción, reportagem
    auteurs, tekst, tekst en foto, forfatter, författare, skribent, reportage, höfundur, kirjoittaja, teksti
    autorka, autorzy, autoři, autorica, avtor, avtorica, besedilo, text a foto
    szerző, szöveg, autors, autore, teksts, autorius, autorė, tekstas, egilea
    автор, авторы, автори, авторка, аутор, ауторка, текст, аўтар, аўтарка, тэкст, авторлар, муаллиф
    συντάκτης, συντάκτρια, κείμενο, ρεπορτάζ
    yazar, yazan, haber, muhabir, röportaj, derleyen, müəllif, muallif, muxbir, nivîskar
    oleh, penulis, reporter, laporan, teks, wartawan, tác giả, người viết, bài viết, bài, mwandishi
    الكاتب, الكاتبة, تأليف, إعداد, مراسل, حوار, تقرير, نویسنده, گزارش, خبرنگار, نگارنده, تهیه و تنظیم, تحریر, مصنف, رپورٹ
    כתב, כתבה, כותב, כותבת
    लेखक, लेखिका, रिपोर्ट, संवाददाता, लेखन, রচনা, লেখক, প্রতিবেদক, লিখেছেন, எழுதியவர், రచయిత, લેખક, ലേഖകൻ, ಲೇಖಕರು, ਲੇਖਕ, රචනය
    ผู้เขียน, ผู้สื่อข่าว, អ្នកនិពន្ធ, ຜູ້ຂຽນ, ရေးသားသူ
    ავტორი, հեղինակ, ደራሲ
"""
# these scripts part words with marks of their own, or not at all
_EAST: Final = (
    r"(?:取材・文|取材|執筆者?|著者|筆者|文責|聞き手|ライター|投稿者|作者|撰文|撰稿|文字|文|글쓴이|작성자|저자|필자|글)(?:\s*[:：・/／|｜]\s*|\s+)"
    r"|(?:本[报報社紙]|特[约約派])?[记記]者(?:\s*[:：・/／|｜]\s*|\s+|(?=[\u4e00-\u9fff]{2,4}\s?(?:[/／]|报道|報導)))|(?:취재|기자)(?:\s*[:：]\s*|\s+)"
)


def _list_words(text: str) -> str:
    """Return an alternative a word, the longest first, those with the same first letter together."""
    words = {word.strip() for line in text.splitlines() for word in line.split(",")} - {""}
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{first}(?:{'|'.join(behind)})" for first, behind in rests.items())


SIGNING: Final = rf"(?:(?:{_list_words(_NOUNS)})\s*[:：]\s*|(?:{_list_words(_VERBS)})(?:\s*[:：]\s*|\s+)|{_EAST})"
# Korean and Japanese write behind a name what its bearer does
SIGNED_BEHIND: Final = re.compile(
    r"(?P<name>[가-힣]{2,4})\s?(?:(?:선임|수습|인턴|전문|객원|취재)?기자|특파원|논설위원|편집위원|칼럼니스트|앵커)(?=\s|$|[·,/])"
    r"|(?P<kanji>[\u4e00-\u9fff々]{1,4}[\s\u3000]?[\u4e00-\u9fff々ぁ-んァ-ヶー]{1,6}?)\s?(?:記者|編集委員|論説委員|特派員)(?=\s|$|[・、/）)])"
)
# "12.08.2024 | Author: Ann Reed": behind a date or a source, only words that can be nothing else
SIGNED_WITHIN: Final = re.compile(
    r"(?<![^\s|/·•,，;)\d])(?:authors?|autor(?:in|en|es|a|ka|i|zy)?|auteurs?|autore|автор[ыиа]?|авторка|аўтар|作者|記者|记者|yazar|müəllif|penulis|tác giả|szerző"
    r"|συντάκτης|συντάκτρια|forfatter|författare|kirjoittaja|avtor|autorius|الكاتب|نویسنده|लेखक|লেখক|ผู้เขียน|글쓴이)\s?[:：]\s?(?P<names>[^|/·•:：\d]{2,60})",
    re.IGNORECASE,
)
