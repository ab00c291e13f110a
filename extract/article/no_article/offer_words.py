"""The words with which sites offer the rest of a text for a subscription or an account."""

import re
from typing import Final

# roots by which languages name subscriptions and memberships: in a short line behind a text they are an offer
_ROOTS: Final = (
    *(
        "subscri",
        "subscrí",
        "suscri",
        "suscrí",
        "subskr",
        "abon",
        "abbon",
        "übonn",
        "assin",
        "prenumer",
        "předplat",
    ),
    *("predplat", "előfizet", "tilaa", "tilaus", "telli", "pretplat", "naročni"),
    *("member", "mitglied", "soci", "sócio", "membro", "medlem", "lidmaatschap", "jäsen", "člen"),
    *("претплат", "абон", "подпис", "подпиш", "оформите", "підпис", "передпла", "συνδρομ"),
    *("abo", "premium", "langgan", "đăng ký", "สมาชิก", "اشتراك", "مشترك", "اشترك", "מנוי"),
    *(
        "सदस्य",
        "सब्सक्राइब",
        "会員",
        "購読",
        "订阅",
        "訂閱",
        "订户",
        "訂戶",
        "会员",
        "會員",
        "구독",
        "회원",
    ),
)
_SUBSCRIPTION: Final = re.compile(
    r"subscr[ií]|suscr[ií]|subskr|\babon|\babbon|übonn|(?:\b|digital|probe|plus|jahres|monats|online)abo\b|assin(?:e|ar|ante|atura)|prenumer|předplat|predplat|előfizet"
    r"|tilaaj|tilaa\b|tilaus|\btelli\b|tellija|tellimus|abonē|pretplat|претплат|naročni|абонат|абонамент|подписк|подписчик|подпиш|оформите|підписк|передпла|συνδρομ"
    r"|langgan|đăng ký|สมาชิก|اشتراك|مشترك|اشترك|מנוי|सदस्य|सब्सक्राइब|会員|購読|订阅|訂閱|订户|訂戶|会员|會員|구독|회원"
    r"|\bmember|mitglied|\bsoci[oa]s?\b|sócio|\bmembro|medlem|lidmaatschap|jäsen|člen(?:em|stv)|\bpremium\b"
)
# "Already a subscriber? Log in" is said where reading on asks for it
ALREADY: Final = re.compile(
    r"\balready\b|\bbereits\b|\bschon\b|\bdéjà\b|\bya (?:eres|tienes|soy|est)|¿ya |\bgià\b|\bjá\b|\bal (?:een|abonnee|lid)\b|\breeds\b|\bredan\b"
    r"|\ballerede\b|oletko jo|\bjo tilaaja|\bjuba\b|\bjau\b|\bjuž\b|\buž\b|\bjuż\b|\bmár\b|\bdeja\b|\bуже\b|\bвже\b|\bвече\b|\bвећ\b|\bveć\b"
    r"|\bže\b|\bήδη\b|\bzaten\b|\bsudah\b|\btelah\b|\bđã\b|แล้ว|بالفعل|مشترك؟|لديك حساب|قبلا|כבר|पहले से|すでに|既に|お持ちの方|の方は|已有|已是|已经|已經|이미",
    re.IGNORECASE,
)
LOGIN: Final = re.compile(
    r"log ?in|sign in|log ind|logg inn|logga in|inlogg|\banmeld|einlogg|connect|identifi|\bacced|\binicia|ingres[ae]|\bentra\b|\bentrar|fa[cç]a (?:seu )?login"
    r"|zaloguj|přihl|prihl|lépjen be|belép|bejelentkez|autentific|conect|kirjaudu|sisse|ieiet|prisijun[gk]|pieslēg|prijav|giriş|\bmasuk|đăng nhập"
    r"|войти|войдите|\bвход|увійд|увійти|вхід|пријав|влез|συνδεθ|σύνδεση|เข้าสู่ระบบ|تسجيل الدخول|دخول|ورود|כניסה|התחבר|लॉग|ログイン|登录|登入|로그인",
    re.IGNORECASE,
)
# what else a reader is asked for where a text breaks off: an account, an app, to go on reading; no offer anywhere else
READ_ON: Final = re.compile(
    r"\bregist|\bsign(?:ing)? up|free trial|\binscri|\bsuscr|registrieren|rejestr|registr|regisztr|înregistr|rekister|\baccount\b|\bkonto|\bcompte\b|\bcuenta\b|\bconta\b|\bun account|účet|fiók"
    r"|\btunnus|\bračun|\bnalog\b|paskyr|\bkonts?\b|\bhesa[bp]|\bakun\b|tài khoản|аккаунт|акаунт|учетн|учётн|обліков|профил|λογαριασμ|εγγραφ|\bkayıt|\büye ol|\bdaftar\b|đăng ký|регистр|зареєстр|реєстр"
    r"|تسجيل|حساب|ثبت نام|חשבון|הירשמ|הרשמ|रजिस्टर|पंजीक|अकाउंट|खाता|アカウント|登録|账号|帳號|账户|注册|註冊|계정|가입|บัญชี|สมัคร"
    r"|(?:continue|keep) reading|read on\b|weiterlesen|la suite|(?:seguir|continuar|sigue|continúa) leyendo|continua(?:re)? a leggere|continu[ea]r? (?:a ler|lendo)|czyta[jć] dalej|číst dál|čítať ďalej|tovább\w* olvas"
    r"|olvass\w* tovább|cit(?:iți|este|ește|ești) (?:mai|în)|jatka luk|lue (?:lisää|koko)|läsa? (?:vidare|hela)|l(?:æ|e)se? (?:videre|hele)|lees verder|verder lezen|(?:читать|дочитать|прочитать) (?:дальше|далее|полн|цел|до конца)|(?:читати|дочитати) (?:далі|повн|до кінця)"
    r"|διαβάστε (?:τη συνέχεια|ολόκληρο|περισσότερα)|(?:devamı|tamamı)\w*|baca selengkapnya|đọc tiếp|続きを|全文|继续阅读|繼續閱讀|이어서|계속 읽|อ่านต่อ|متابعة القراءة|لمتابعة|להמשיך לקרוא|להמשך קריאה|पूरी (?:खबर|कहानी)|आगे (?:पढ़|की)"
    r"|\bour app\b|\bin der app\b|\bdans l.app|ऐप|アプリ|\b앱|แอป|客户端",
    re.IGNORECASE,
)
_CURRENCIES: Final = "eur|euro|kr|chf|zł|kč|ft|lei|грн|руб|лв|din|tl"
PRICE: Final = re.compile(
    rf"(?:[€£$¥₽₴₹₺₩฿₪₫]|\b(?:{_CURRENCIES}|usd|zl|rp|rm)\b\.?)\s?\d|\d\s?(?:[€£$¥₽₴₹₺₩฿₪₫円元원]|,-|\b(?:{_CURRENCIES}|kronor|kroner|forint)\b)",
    re.IGNORECASE,
)
# what is sold where a text ends in an ellipsis: the text itself, a number of the paper, a day of reading
ISSUE: Final = re.compile(
    r"\b(?:article|artikel|artikkel|artykuł|artículo|artigo|articolo|článek|článok|text|issue|edition|print|e-paper|pdf|pass|adgang|tilgang|access|zugang|accès|numéro|heft|ausgabe"
    r"|avis|число|номер|выпуск|доступ|τεύχος|číslo|szám|številk|broj|numer|dostęp)",
    re.IGNORECASE,
)
_LONGEST_LABEL: Final = 30
# readers' comments below a text, which are often for members
_COMMENTS: Final = re.compile(
    r"comment|kommentar|diskus|diskuz|discuss|discusi|coment|commento|reactie|yorum|коммент|комент|σχόλι|コメント|评论|評論|댓글|bình luận|ความคิดเห็น|تعليق|نظر|תגוב",
    re.IGNORECASE,
)
# letters by e-mail and channels, to which one subscribes too
_CHANNELS: Final = re.compile(
    r"unsubscri|désabonn|abmeld|abbestell|telegram|телеграм|дзен|whatsapp|facebook|viber|instagram|youtube|\brss\b",
    re.IGNORECASE,
)
# asked of lower case: lines that offer the rest of the text for a subscription or an account
REST_OFFERED: Final = re.compile(
    # that this text is for subscribers, in most languages; what else is for members is news
    r"\b(?:article|artikel\w*|artículo|artigo|articolo|beitrag|inhalt|content|story|post|text|contenido|contenuto|contenu|conteúdo|artykuł|článek|článok|obsah|članek|članak|reportaj\w*|straipsnis|raksts|cikk|artikkel|статья|материал|матеріал|стаття|статия|чланак) (?:is|ist|är|er|es|é|è|est|jest|je|este|yra|ir|on|a|е|доступ\w+)\b"
    r"(?: \w+){0,3} (?:for|to|für|för|para|per|pour|aux|agli|voor|til|dla|pro|pre|za|doar|pentru|tik|csak|az|для|за|само) (?:\w+ ){0,2}(?:subscrib|members\b(?! of)|abonn|prenum|suscript|assinant|abbonat|mitglieder\b|soci[oa]s\b|subskry|předplat|predplat|pretplat|naročni|abona[tțţ]|prenumerator|előfizet|tellija|подписчик|передплат|абонат|претплат)"
    # how many of the free ones were read, in any
    r"|\b\d+ (?:of|de|von|sur|di|van|av|af|z|ze|из|з|din|από|/) (?:your |tus |sus |ihren |vos |tuoi )?\d+ [^\n]{0,16}(?:free (?:articles?|stories|reads|views)|(?:artículos?|notas|artigos|matérias|articles?|articoli|artikelen|artikler|artiklar|artykuł\w*|článk\w*|статей|матеріалів|άρθρα|makale\w*) (?:gratis|gratuit|kostenlos|bezpłatn|zdarma|бесплатн|безкоштовн|δωρεάν)|kostenlose[nr]? artikel|gratis artikel|бесплатн\w+ стат|безкоштовн\w+ (?:стат|матеріал)|δωρεάν άρθρ|ücretsiz (?:makale|haber)|ilmais\w+ (?:jut|artik)|ingyenes cikk)"
    # the rest in print
    r"|(?:full|complete|whole) (?:story|article|essay|text|report)[^.!?\n]{0,40}(?:in|to) (?:our|the|this week.s) (?:print edition|e-edition|printed issue)|(?:ganzen?|vollständigen?|kompletten?) (?:artikel|text|bericht|beitrag)[^.!?\n]{0,40}(?:ausgabe|e-paper|heft)"
    r"|celot\w+ (?:članek|besedilo|prispevek)[^.!?\n]{0,40}(?:tiskan|e-izdaj|naročnik)|lire la suite dans le (?:numéro|magazine)"
    # that it is locked
    r"|(?:join|subscribe) to unlock(?: this (?:post|article|story)| the (?:rest|post|article))?\W*$|odem(?:kn|yk)\w* (?:si )?(?:tento |celý |všechny )?(?:článek|článk|příspěv|text)|odomkn\w* (?:si )?(?:tento |celý |všetky )?(?:článok|článk|text)|여기부터.{0,6}유료|付费阅读(?:内容|全文)|付費閱讀(?:內容|全文)|未开放全文"
    # English
    r"|\b(?:subscri|sign(?:ed)? ?(?:in|up)|log(?:ged)? ?in|regist|create (?:a|an|your) (?:free )?account|become a (?:paid )?(?:member|subscriber)|upgrade|start your)[^.!?\n]{0,60}"
    r"(?:(?:continue|keep) reading|to (?:read|unlock|view|access) (?:this|the (?:rest|article|story|(?:full|whole|entire) (?:article|story|text|post|report|piece|content)))|to read on|(?:full|entire|whole|rest of the) (?:article|story|post|text)|read on)"
    r"|(?:to (?:continue|keep) reading|to (?:read|unlock|view|access) (?:the (?:full|rest|whole|entire)|this)|continue reading)[^.!?\n]{0,60}(?:subscri|sign|log(?:ged)? ?in|regist|trial|member|account)"
    r"|(?:only |exclusive(?:ly)? |reserved |available )(?:available )?(?:for|to) (?:our |paid |paying |digital )*subscribers"
    r"|for (?:our |paid |paying )*(?:subscribers|members) only|\bsubscribers?[ -](?:only|exclusive)\b"
    r"|you(?:.ve| have)(?: \w+)? (?:reached|used|exceeded|read)[^.!?\n]{0,30}(?:limit|(?:free|complimentary) (?:articles?|stories|views))|read \d+ of (?:your )?\d+ free|(?:\b0|\bno)(?: more)? free (?:articles?|stories) (?:left|remaining|this month)|\d+% of (?:this|the) (?:article|story) (?:left|remains)"
    r"|(?:miss|finish) (?:this|the (?:full|rest of)) (?:\w+ )?(?:story|article)|\b(?:locked|låst|låste) (?:article|story|artik\w+|sak)|artikeln är låst|unlock (?:this|the full|the rest of th\w+|full) (?:article|story|post|text|access)"
    r"|(?:sign up|register|join|subscribe)[^.!?\n]{0,40} to (?:see|get|view) the (?:rest|(?:whole|full) (?:article|story|text))\b|remainder of this (?:article|story|piece|bulletin)|rest of (?:the|this) (?:article|story)\W+(?:choose|subscribe|buy|log|sign|join)"
    r"|end of (?:the|this|your) free (?:excerpt|preview|sample|article)|\bthis is an? (?:pro|premium|plus|subscribers?)(?:[ -](?:only|exclusive))? (?:story|article|piece|post)|only (?:\w+ ){0,3}(?:friends|members|subscribers|supporters) can (?:view|read) the (?:whole|full|rest)"
    r"|(?:rest|remainder) of (?:this|the) \w+ is (?:only )?(?:for|reserved for|available to) (?:our )?(?:\w+ )?(?:subscri|members\b(?! of)|supporters\b(?! of))|\bthis \w+ is (?:only )?available (?:only |exclusively )?to (?:\w+ ){0,4}(?:subscribers|members|supporters)\W*$"
    r"|(?:two|three|other|more) ways to (?:read on|keep reading|continue reading)\W*$"
    r"|full (?:report|story|article) is in our app|unlock all (?:our|of our)\b|buy this article|\bpro is available to\b"
    # German
    r"|(?:abonn|anmelden|registrier|konto|freischalten|testen|kaufen|\babo\b)[^.!?\n]{0,60}weiter(?:zu)?(?: zu )?lesen|(?:um )?weiter(?:zu)?(?: zu )?lesen\??[^.!?\n]{0,60}(?:abonn|\babo\b|anmelden|registrier|konto|einloggen|plus|\+)"
    r"|nur[^.!?\n]{0,15} (?:für|mit) (?:unsere |registrierte |zahlende |digital-?)*(?:abonnent|plus-|premium|leser mit|abo\b)|abonnenten vorbehalten"
    r"|(?:mitglied|abonn|unterstütz)[^.!?\n]{0,60} (?:und |, )?(?:lies|lesen sie|lest)(?: \w+)? weiter\b|wissen(?: möchten sie)?, wie es weitergeht\?"
    r"|(?:ganzen|vollständigen|kompletten) (?:artikel|text|beitrag) (?:lesen|freischalten)|(?:artikel|beitrag|inhalt) (?:freischalten|ist kostenpflichtig)"
    # French
    r"|(?:abonn|connect|inscri|identifi|cré(?:ez|er) un compte)[^.!?\n]{0,60}(?:lire la suite(?! d(?:u|es)\b)|(?:lire|accéder à) (?:cet|l.intégralité|tous)|accéder à la suite|continuer (?:la|votre) lecture)|lire la suite[^.!?\n]{0,40}(?:abonn|connect|inscri|identifi|compte)"
    r"|^\W*(?:contenu |article )?réservé (?:à|aux) (?:nos )?abonn|il vous reste[^.!?\n]{0,12}%"
    # Spanish, Portuguese, Italian
    r"|(?:suscr[ií]|reg[ií]str|cre[aá] (?:una|tu) cuenta|inicia(?:r)? sesión)[^.!?\n]{0,60}(?:seguir leyendo|continuar leyendo|leer (?:el|este|más)|acceder)|(?:para )?(?:seguir|continuar) leyendo[^.!?\n]{0,40}(?:suscr|regístr|cuenta|inicia)"
    r"|(?:solo|sólo|exclusiv[oa]s?|reservad[oa]) (?:para )?(?:nuestros )?suscriptores"
    r"|(?:assin|cadastr|crie (?:uma |a sua |sua )?conta|faça login)[^.!?\n]{0,60}(?:continuar (?:lendo|a ler)|ler (?:a |o |esta |este )|ter acesso)|(?:continuar (?:lendo|a ler)|continue (?:lendo|a ler))[^.!?\n]{0,40}(?:assin|cadastr|conta|login)"
    r"|(?:só|exclusiv[oa]s?|reservad[oa]) (?:para |a )?(?:os )?assinantes"
    r"|(?:abbona|accedi|registra|crea un account)[^.!?\n]{0,60}(?:continuare? a leggere|leggere (?:tutto l.articolo|l.articolo|il resto|questo))|(?:continua(?:re)? a leggere|per leggere (?:tutto|l.articolo))[^.!?\n]{0,40}(?:abbon|acced|registr|account)"
    r"|^\W*(?:contenuto |articolo )?(?:riservato|esclusivo) (?:agli|per gli|ai) (?:nostri )?(?:abbonati|lettori abbonati)"
    # Dutch, Swedish, Danish, Norwegian, Finnish
    r"|lees dit artikel (?:gratis )?verder|(?:lees verder|verder lezen|hele artikel lezen|om verder te lezen)[^.!?\n]{0,40}(?:abonn|plus|premium|account|log)|(?:abonn|log in|account)[^.!?\n]{0,40}(?:verder (?:te )?lezen|lees verder)"
    r"|(?:alleen|exclusief|enkel)[^.!?\n]{0,15} voor (?:onze )?abonnees"
    r"|(?:prenumer|logga in|köp|bli medlem)[^.!?\n]{0,50}(?:läsa (?:vidare|hela|resten)|fortsätta läsa|läs (?:vidare|hela))|(?:läs vidare|fortsätt läsa|läsa (?:vidare|hela))[^.!?\n]{0,40}(?:prenumer|logga|köp|medlem)|(?:endast|bara|exklusivt|enbart) för prenumeranter"
    r"|(?:abonn|log ind|logg inn|køb|kjøp|prøv)[^.!?\n]{0,50}(?:læse? (?:videre|hele|resten)|lese? (?:videre|hele|resten))|(?:læs|les)e? (?:videre|hele|resten)[^.!?\n]{0,40}(?:abonn|log ind|logg inn|køb|kjøp|prøv)|(?:kun|forbeholdt|bare) (?:for )?(?:vores |våre )?abonnent(?:er)?"
    r"|vain tilaajille|tila[aa]\w* ja (?:lue|jatka)|jatka lukemista[^.!?\n]{0,40}(?:tila|kirjau)"
    # Polish, Czech
    r"|(?:tylko|wyłącznie|dostępn\w+)[^.!?\n]{0,20} dla (?:prenumeratorów|subskrybentów|zalogowanych|abonentów)|(?:prenumer|subskry|zaloguj|załóż konto|wykup)[^.!?\n]{0,60}(?:czytać dalej|czytaj dalej|przeczytać|cały (?:artykuł|tekst))|(?:czyta[jć] dalej|cały (?:artykuł|tekst))[^.!?\n]{0,40}(?:prenumer|subskry|zaloguj|wykup)|pozostało[^.!?\n]{0,8}% "
    r"|(?:pouze|jen|výhradně) pro (?:naše )?předplatitele|předpla[^.!?\n]{0,50}(?:číst dál|celý (?:článek|text))|(?:dočíst|číst dál|celý článek)[^.!?\n]{0,40}(?:předpla|přihl)"
    r"|^\W*(?:jetzt |hier )?weiterlesen (?:mit|für|ab)\b|(?:vuoi|per) continuare a leggere\?|¿?quieres seguir leyendo\?|quer continuar (?:lendo|a ler)\?|envie de lire la suite|la suite est réservée|^\W*verder lezen\?|^\W*chcesz (?:czytać dalej|przeczytać cały)"
    r"|(?:denne|dette) (?:saken|artikkelen|artiklen|innholdet) er (?:kun |bare )?(?:for|forbeholdt) (?:våre |vores )?abonnenter\W*$|den här artikeln är (?:bara |endast )?för prenumeranter\W*$"
    r"|^\W*lees verder voor\b|(?:læse|læs) (?:artiklen|resten|videre)[^.!?\n]{0,25}(?:for \d|kr\b|abonn)|juttu on (?:vain )?tilaajille|(?:cikk )?folytatás\w*[^.!?\n]{0,20}(?:előfizet|regisztrál|jelentkez)|csak előfizető|ezt a (?:cikket|írást|szöveget) csak \w+ink olvashatják|norė\w+ skaityti (?:toliau|visą)|(?:doar|numai) (?:pentru )?abona[țţ]"
    # whether the reader wants to go on
    r"|(?:möchten|wollen) sie weiterlesen\?|envie de (?:lire|continuer)[^.!?\n]{0,20}\?|vill du läsa vidare\?|vil du (?:læse|lese) videre\?|haluatko lukea[^.!?\n]{0,20}\?|szeretn\w+ (?:tovább )?olvasni\?|dori[țţ]i să citi[țţ]i[^.!?\n]{0,20}\?"
    r"|norite skaityti toliau\?|žel\w+ (?:nastaviti |dalje )?(?:čitati|brati)[^.!?\n]{0,12}\?|хотите (?:дочитать|прочитать|читать)[^.!?\n]{0,20}\?|хочете (?:дочитати|читати)[^.!?\n]{0,20}\?|(?:môžete|můžete) (?:pre|pře)č[íi]tať? cel[ýé]|останалото е за абонати"
    r"|(?:prečítať|číst) (?:iba|len|jen|pouze) (?:naši )?předplatitel|prečítať (?:iba|len) (?:naši )?predplatiteli|límite de (?:artículos|notas) sin registro|limite de (?:reportagens|matérias|artigos|notícias) gratuit|límite de (?:artículos|notas) gratuit|limite d.articles gratuits"
    # Russian, Ukrainian, Greek, Turkish, Arabic
    r"|только (?:для|по|нашим) (?:наших )?(?:подпис|зарегистр)|(?:подпи(?:ш|с)|регистр|войдите)[^.!?\n]{0,60}(?:чтобы (?:продолжить|читать|прочитать|дочитать)|полный текст|читать дальше)|(?:чтобы (?:продолжить|прочитать|дочитать|читать)|полный текст|читать дальше)[^.!?\n]{0,50}(?:подпис|подпиш|регистр|войдите)|доступ\w+ (?:только )?(?:по подписке|подписчикам)"
    r"|(?:лише|тільки) для (?:передплатників|підписників)|(?:повний текст|продовження) доступн\w+ (?:\w+ )?(?:передплатник|підписник)|(?:передпла|підпи(?:ш|с))[^.!?\n]{0,50}(?:щоб (?:читати|прочитати|продовжити)|читати далі)|щоб (?:читати|прочитати|продовжити)[^.!?\n]{0,50}(?:передпла|підпи)"
    r"|διαβάσετε τη συνέχεια;|(?:συνεχίσετε|συνέχεια) (?:την|της) ανάγνωση[^.!?;\n]{0,30}(?:συνδρομητ|εγγραφ|συνδεθ)|(?:μόνο|αποκλειστικά) (?:για|σε) συνδρομητές|η συνέχεια (?:είναι )?(?:μόνο )?για συνδρομητές|להמשיך לקרוא[^.!?\n]{0,30}(?:הצטרפ|מינוי|הירשמ|התחבר)|(?:sadece|yalnızca) (?:\w+ )?abone|abone ol[^.!?\n]{0,40}(?:devam|oku)|(?:devamını|tamamını) oku[^.!?\n]{0,40}abone|للمشتركين فقط|اشترك[^.!?\n]{0,40}(?:لمتابعة|لقراءة|للقراءة)"
    # Japanese, Chinese, Korean
    r"|会員限定(?:記事|公開|コンテンツ)|有料会員(?:限定|登録|専用|向け|になる|記事|の(?:み|方))|会員のみ(?:が|閲覧)|続きを読むには|続きは(?:会員|ログイン)|全文を読むには|残り\s?[\d,]+\s?文字|(?:ログイン|会員登録)(?:して|すると)[^。\n]{0,12}(?:読|ご覧)"
    r"|(?:订阅|登录|登入|訂閱|付费|購買)[^。\n]{0,10}(?:继续|繼續|阅读全文|閱讀全文|阅读更多|后阅读|後閱讀)|(?:会员|會員|订户|訂戶|订阅者|訂閱者)(?:专享|專享|限定|独享|獨享|专属|專屬)|剩余\s?\d+%|구독자 전용|(?:프리미엄|유료) 회원 전용|남은 내용은|(?:解锁|解鎖)(?:全文|本文|文章)|(?:로그인|구독)[^.\n]{0,12}(?:계속|전체) (?:읽|보)",
    re.MULTILINE,
)


def names_subscription(text: str) -> bool:
    """Tell whether a text names subscriptions or memberships."""
    text = text.lower()
    # most lines have none of the roots, and to ask for them is a hundred times faster
    return any(map(text.__contains__, _ROOTS)) and _SUBSCRIPTION.search(text) is not None


def heads_comments(text: str) -> bool:
    """Tell whether a line begins the readers' comments."""
    return len(text) <= _LONGEST_LABEL and _COMMENTS.search(text) is not None


def speaks_of_other(text: str) -> bool:
    """Tell whether a line offers comments, letters or channels rather than a text."""
    return _COMMENTS.search(text) is not None or _CHANNELS.search(text) is not None
