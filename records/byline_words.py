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
    verfasst von, geschrieben von, veröffentlicht von, erstellt von, ein artikel von, ein beitrag von, ein gastbeitrag von
    geschreven door, geplaatst door, gepubliceerd door
    skriven av, skrevet av, skrevet af, text av, tekst av, tekst af, publicerad av
    écrit par, rédigé par, publié par, un article de, propos recueillis par
    escrito por, publicado por, redactado por, redigido por, reportagem de, escrit per
    scritto da, a cura di, articolo di, pubblicato da
    scris de, publicat de, articol de, un articol de
    opublikowane przez, dodane przez, opracował, opracowała, napisał, napisała, przygotował, przygotowała, rozmawiał, rozmawiała, oprac.
    napsal, napsala, připravil, připravila, zpracoval, zpracovala, napísal, napísala, pripravil, pripravila
    írta, írta és fényképezte, készítette
    kirjoittanut, kirjutas, parengė, shkruan
    piše, pišu, napisao, priredio, priredila, пише, пишува, написао, приредио, приредила
    сэтгүүлч
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
    r"|(?:本[报報社紙]|特[约約派])?[记記]者(?:\s*[:：・/／|｜]\s*|\s+|(?=[\u4e00-\u9fff]{2,4}(?:[、，,][\u4e00-\u9fff]{2,4}){0,4}\s?(?:[/／]|报道|報導)))|(?:취재|기자)(?:\s*[:：]\s*|\s+)"
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
    r"(?P<name>[가-힣]{2,4})\s?(?:(?:선임|수습|인턴|전문|객원|취재)?기자(?:의 다른 ?기사)?|특파원|논설위원|편집위원|칼럼니스트|앵커)(?=\s|$|[·,/])"
    r"|(?P<kanji>[\u4e00-\u9fff々]{1,4}[\s\u3000]?[\u4e00-\u9fff々ぁ-んァ-ヶー]{1,6}?)\s?(?:記者|編集委員|論説委員|特派員)(?=\s|$|[・、/）)])"
)
# "12.08.2024 | Author: Ann Reed": behind a date or a source, only words that can be nothing else
SIGNED_WITHIN: Final = re.compile(
    r"(?<![^\s|/·•,，;)\d])(?:authors?|autor(?:in|en|es|a|ka|i|zy)?|auteurs?|autore|автор[ыиа]?|авторка|аўтар|作者|記者|记者|yazar|müəllif|penulis|tác giả|szerző"
    r"|συντάκτης|συντάκτρια|forfatter|författare|kirjoittaja|avtor|autorius|الكاتب|نویسنده|लेखक|লেখক|ผู้เขียน|글쓴이)\s?[:：]\s?(?P<names>[^|/·•:：\d]{2,60})",
    re.IGNORECASE,
)
# these also mean "and", "on" and "from", or begin sentences: they sign where the page says that it is in their language
LOCAL_BY: Final = {
    "sw": re.compile(r"\W*na\s+(?=\S+\s)", re.IGNORECASE),
    "ha": re.compile(r"\W*daga\s+(?=\S+\s)", re.IGNORECASE),
    "tl": re.compile(r"\W*ni\s+(?=\S+\s)", re.IGNORECASE),
    "fil": re.compile(r"\W*ni\s+(?=\S+\s)", re.IGNORECASE),
}
LOCAL_AND: Final = {"sw": " na ", "ha": " da ", "tl": " at ", "fil": " at "}
# a reporter who is not named
UNNAMED: Final = re.compile(
    r"(?:our|own|staff|special|web|news|online)\s+(?:own\s+)?(?:correspondent|reporter|desk)|(?:наш|соб|собственный|спец|специальный)\.?\s*(?:корр\.?|корреспондент)"
    r"|власний кореспондент|наш кореспондент|von unserem korrespondenten|de notre correspondant|van onze (?:correspondent|redactie)|dal nostro (?:inviato|corrispondente)"
    r"|de nuestra redacción|da nossa redação|mwandishi wetu|mhariri(?: mkuu)?|wartawan kami|nhóm pv|phóng viên|muhabirimiz|خبرنگار ما|مراسلنا|مراسلونا|المحرر|محرر"
    r"|(?:خصوصی |نیوز |ویب |اسٹاف )?(?:نمائندہ|رپورٹر|ڈیسک)(?: خصوصی)?|(?:हमारे |विशेष |निज |नगर |जिला )?(?:संवाददाता|प्रतिनिधि|संवादसूत्र|संवाद सूत्र)|(?:न्यूज|वेब|डिजिटल) (?:डेस्क|टीम)"
    r"|(?:\S+ )?(?:নিজস্ব|বিশেষ|জেলা|উপজেলা|স্টাফ|জ্যেষ্ঠ) (?:প্রতিবেদক|প্রতিনিধি|সংবাদদাতা|রিপোর্টার|করেসপন্ডেন্ট)|(?:অনলাইন|নিউজ|বার্তা|বিনোদন|খেলা) (?:ডেস্ক|প্রতিবেদক)"
    r"|நமது நிருபர்|நமது சிறப்பு நிருபர்|స్టాఫ్ రిపోర్టర్|సొంత ప్రతినిధి|സ്വന്തം ലേഖകൻ|സ്വന്തം ലേഖിക|ನಮ್ಮ ಪ್ರತಿನಿಧಿ|ખાસ પ્રતિનિધિ|ผู้สื่อข่าว|本[报報]记者|本[报報]記者|記者|记者|기자|(?:\S+ ){0,2}செய்திப் பிரிவு",
    re.IGNORECASE,
)
# what systems sign with where nobody is named: a house for its people, and the first user of a system
HOUSE: Final = re.compile(
    r"\b(?:staff|team|desk|newsroom|editors?|editorial board|news service|web ?desk|admin\w*|webmaster|super ?user|redaktion\w*|redaktør|redaktör|redaktor|redactie"
    r"|redakcja|redazione|redacción|redaccion|redação|redacao|rédaction|redaksjonen|redaksi|redakce|redakcia|redakcija|redacția|redactia|toimitus|toimetus|szerkesztőség"
    r"|pressestelle|haber merkezi|editör|admin|администратор|адміністратор|администрация|редакци[яи]|редакція|рэдакцыя|редактор|пресс-служба"
    r"|συντακτική ομάδα|σύνταξη|מערכת|المحرر|التحرير|تحریریه|ادارہ|डेस्क|ডেস্ক|กองบรรณาธิการ|編集部|编辑部|編輯部|编辑|編輯)(?!\w)"
    r"|^\S*(?:admin|editor|redac|redak|webmaster|newsdesk)\S*$|[编編][辑輯]\s?[:：]|新聞|新闻|日報|日报|晚報|晚报|報社|(?:網|网|支局|支社|総局)$",
    re.IGNORECASE,
)
# systems write the day of publication right behind a name
WEEKDAYS: Final = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag
    lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
    segunda-feira terça-feira quarta-feira quinta-feira sexta-feira lunedì martedì mercoledì giovedì venerdì sabato domenica
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag poniedziałek wtorek środa czwartek piątek niedziela
    pondělí úterý středa čtvrtek pátek sobota neděle hétfő kedd szerda csütörtök péntek szombat vasárnap
    понедельник вторник среда четверг пятница суббота воскресенье понеділок вівторок середа четвер неділя
    понеделник сряда четвъртък петък събота неделя понедељак уторак четвртак петак субота недеља
    δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή pazartesi salı çarşamba perşembe cuma cumartesi pazar
    senin selasa rabu kamis jumat sabtu minggu الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد
    دوشنبه سه‌شنبه چهارشنبه پنجشنبه پنج‌شنبه جمعه شنبه یکشنبه منگل بدھ جمعرات جمعہ ہفتہ اتوار
    सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার রবিবার
    """.split()  # noqa: SIM905 - a list of names reads better as words
)
# Arabic and Hebrew write "and" at the word behind it; names that begin with the letter stay whole
GLUED_AND: Final = re.compile(
    r"(?<=\S)\s+(?:و(?!لد|ليد|ائل|سام|فاء|داد|جيه|حيد|رد|هيب|سيم|صفي|ضاح|ديع|فيق|جدي|هبي|لاء|جدان|هيبة|اصف|اثق)|ו)(?=\S{2,}\s+\S)"
)
# Chinese names stand side by side with a blank between them, which in a Japanese one parts the family's from the person's own
SIDE_BY_SIDE: Final = re.compile(
    r"(?:(?:^|[ \u3000])[李王张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎余潘杜戴夏钟鐘汪田任姜范方石姚谭譚廖邹鄒熊陆陸郝孔崔康毛邱秦史顾顧侯邵孟龙龍钱錢汤湯尹黎易常武乔贺賀赖龚龔][\u4e00-\u9fff]{1,2}){2,}$"
)
