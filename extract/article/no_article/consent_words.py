"""What consent dialogues speak of, by matter and language; all are asked of lower case."""

import re
from collections.abc import Mapping
from typing import Final

COOKIES: Final = (
    *(
        "cookie",
        "クッキー",
        "çerez",
        "kakor",
        "eväste",
        "piškotk",
        "kolačić",
        "slapuk",
        "sīkdat",
        "küpsis",
        "traceur",
        "informasjonskapsl",
        "sütik",
        "ciasteczk",
    ),
    *("куки", "كوكيز", "ملفات تعريف الارتباط", "کوکی", "עוגיות", "คุกกี้", "कुकी", "쿠키"),
)
OUR_PARTNERS: Final = re.compile(
    r"(?:\d+|our|unsere|nos|nuestros|i nostri|onze|nasi|nossos|våra|vores|våre|naši|наши|наші) (?:[\w-]+ ){0,2}"
    r"(?:partner|vendor|parten|tredjepart|saradni|партньор|samarb\w*partner|socios|parceiros|fornecedores|proveedores|партн|kumppan)|συνεργάτες μας|parten\w+ noștri|partner\w* noștri|partnereink|partnereinkkel|партньорите ни|нашите партньори|mūsų partner|mūsu partner|meie partner|mitra kami|đối tác của chúng tôi|พันธมิตรของเรา|شركاؤنا|شركائنا|שותפינו|השותפים שלנו|हमारे साझेदार|パートナー企業|提携先|合作伙伴|파트너사|zaufani(?:ch)? partner|zaufanych partner"
)
# a dialogue speaks for its site or to its reader; some scripts do not set these words apart
ADDRESS: Final = re.compile(
    r"\b(?:we|our|you|your|wir|uns|unser\w*|ihre?\w?|dein\w*|nous|nos|notre|vous|votre|vos|nosotros|nuestr\w+|tus?|usted|noi|nostr\w+|tu[oaei]|nós|noss[oa]s?"
    r"|você|wij|ons|onze|jouw|je|uw|nasz\w*|nasi|tw[oó]j\w*|vi|våra?|vores?|våre|dina?|ditt?|dine|náš|naše|vaš\w*|váš|mi|sivusto\w*|biz|bizim|siz|sizin|noastr\w+|dvs|мы|наш\w*|вы|ваш\w*|ми|μας|σας)\b|\b(?:chúng tôi|bạn|kami|anda)\b"
    r"|您|我们|我們|本网站|本站|本網站|当サイト|お客様|弊社|当社|귀하|저희|당사|회원님|고객님|하세요|نحن|موقعنا|خصوصيتك|بياناتك|جهازك|\bشما|سایت ما|אנחנו|אנו |שלך|שלכם|हम |आप|เรา|คุณ|ท่าน"
)
# a dialogue speaks of most of these matters; each counts once
CONSENT: Final[Mapping[str, re.Pattern[str]]] = {
    "consent": re.compile(
        r"consent|permission|agree to (?:the use of )?cookies|einwillig|zustimm|toestemming|consenso|consentimento|zgod[aęąy]"
        r"|согласи|згод[аиу] |samtyck|samtykke|souhlas|hozzájárul|suostumu|acord(?:ul)?\b|consimț|съглас|sutikim|piekriš|nõusolek|súhlas|pristan|пристан|suglasn|saglasn|onay|συγκατάθεση|συναίνεσ|zulassen|đồng ý|persetujuan|ยินยอม|सहमति|موافق|رضایت|הסכמה|同意|동의"
    ),
    "partners": OUR_PARTNERS,
    "device": re.compile(
        r"\bon (?:a|your) device|(?:auf|von) (?:einem |ihrem |deinem )?(?:end)?gerät|\bappareil|dispozitiv|dispositivo|eszközö|zariaden|ierīc|įrengin|seadme|\bapparaat|urządzeni|no seu equipamento|din enhed|din enhet|zařízení|устройств|пристро|συσκευ|thiết bị|perangkat|อุปกรณ์|جهاز|دستگاه|מכשיר|端末|デバイス|기기|设备|設備"
    ),
    "personal data": re.compile(
        r"personal data|personenbezogene|données (?:personnelles|à caractère)|datos personales|dati personali|dados pessoais"
        r"|persoonsgegevens|date(?:le)? cu caracter personal|лични (?:те )?данни|osobné údaj|asmens duomen|personas dat|isikuandme|osobn(?:e|i|ih) poda|lične podat|личне подат|dan(?:e|ych) osobow|персональн|personuppgifter|persondata|personopplysning|osobní(?:ch|mi)? údaj|személyes adat|henkilötie|προσωπικά (?:σας )?(?:δεδομένα|στοιχεία)|dữ liệu cá nhân|data pribadi|ข้อมูลส่วนบุคคล|البيانات الشخصية|מידע אישי|個人情報|개인정보|个人(?:信息|数据)"
    ),
    "advertising": re.compile(
        r"personali[sz]ed|personali[sz]e (?:the )?(?:ads|content)|advertis|werbung|anzeigen|reclam|oglas|огл?ас|reklaam|publicit|publicidad|advertentie|reklam|реклам|annons|annonce|mainon|hirdet|\bads\b|markedsføring|marknadsföring|διαφημ|quảng cáo|iklan|โฆษณา|विज्ञापन|الإعلان|تبلیغ|פרסו[םמ]|広告|광고|广告|廣告"
    ),
    "choices": re.compile(
        r"(?:accept|reject|allow|decline) (?:all|(?:the )?cookies)|allow selection|only (?:strictly )?(?:necessary|essential)|\bdeny\b|(?:let us know|please) (?:if )?(?:you )?agree"
        r"|(?:accept|agree) (?:and|&) (?:continue|close|proceed)|manage (?:\w+ )?(?:options|preferences|settings|choices|cookies)|more options|\bi (?:agree|accept)\b|\bdisagree\b"
        r"|alles? (?:akzeptieren|ablehnen)|akzeptieren und|cookies (?:akzeptieren|accepteren)|nur (?:notwendig|essen)"
        r"|tout (?:accepter|refuser)|continuer sans accepter|accepte[rz] (?:les cookies|et)|aceptar|rechazar|\baccett[ao]\b|accettare|\brifiut[ao]\b"
        r"|\bakkoord\b|\bweigeren\b|accepteren|zaakceptuj|akceptuj|przejdź do serwisu|nie zgadzam|aceitar|rejeitar|принять|прийняти|godkänn|acceptera|godta|godkend|accepter\b|kun nødvendige|přijmout|odmítnout|elfogad|hyväksy|kabul et|accept toate|sunt de acord|mai multe opțiuni|приемам|съгласен съм|súhlasím|prijať všet|prihvat|прихват|slažem se|sutinku|piekrītu|nõustun|αποδοχή|συμφων|tillad|alle zulassen|auswahl (?:speichern|bestätigen)|j.accepte|\baceito\b|spara val|strinjam|chấp nhận|terima semua|ยอมรับ|स्वीकार|قبول|پذیرش|אישור|同意する|수락|接受|允许"
    ),
    "privacy": re.compile(
        r"privacy|datenschutz|privatsphäre|confidentialité|confidențialit|поверителност|súkrom|privātum|privatum|privaatsus|privatnost|приватност|vie privée|privacidad|prywatnoś|конфиденциальност|конфіденційн|integritet|privatliv|personvern|soukromí|adatvéd|tietosuoj|gizlilik|απορρήτ|απόρρητ|quyền riêng tư|privasi|ความเป็นส่วนตัว|गोपनीयता|الخصوصية|حریم خصوصی|פרטיות|プライバシー|隐私|隱私"
    ),
    "purposes": re.compile(
        r"\b(?:necessary|essential|preferences|statistics|marketing|notwendig|essenziell|statistik|präferenz|nécessaires|statistiques"
        r"|necesari|necessari|statisti|noodzakelijk|niezbędn|nødvendig|nödvändig|nezbytn|szükséges|välttämät|необходим|необхідн)"
    ),
    "withdrawal": re.compile(
        r"withdraw|revoke|widerruf|retirer|retirar|revocare|intrekken|wycofa|cofnąć|отозва|відклика|återkalla|tilbagekald|trekke tilbake|odvolat|visszavon|geri çek"
    ),
    "we": re.compile(
        r"\b(?:we|wir|nous|noi|wij|my|nosotros|nós|vi|мы|ми) (?:and|und|et|e|en|i|y|och|og|a|и|та) (?:our|\d+|unsere|nos|i|onze|nasi|nuestros|os|våra|vores|våre|naši|наши|наші)\b"
        r"|(?:we|wir|nous|noi|wij) (?:use|verwenden|nutzen|setzen|utilisons|utilizziamo|usiamo|gebruiken)\b|(?:utilizamos|usamos|używamy|использу\w+|využíváme|používáme|vi (?:bruger|bruker|använder)) \w*"
    ),
}
