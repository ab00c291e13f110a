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
        "traceur",
        "informasjonskapsl",
        "sütik",
        "ciasteczk",
    ),
    *("куки", "كوكيز", "ملفات تعريف الارتباط"),
)
OUR_PARTNERS: Final = re.compile(
    r"(?:\d+|our|unsere|nos|nuestros|i nostri|onze|nasi|nossos|våra|vores|våre|naši|наши|наші) (?:[\w-]+ ){0,2}"
    r"(?:partner|vendor|parten|tredjepart|samarb\w*partner|socios|parceiros|партн|kumppan)"
)
# a dialogue speaks for its site or to its reader; some scripts do not set these words apart
ADDRESS: Final = re.compile(
    r"\b(?:we|our|you|your|wir|uns|unser\w*|ihre?\w?|dein\w*|nous|nos|notre|vous|votre|vos|nosotros|nuestr\w+|tus?|usted|noi|nostr\w+|tu[oaei]|nós|noss[oa]s?"
    r"|você|wij|ons|onze|jouw|je|uw|nasz\w*|nasi|tw[oó]j\w*|vi|våra?|vores?|våre|dina?|ditt?|dine|náš|naše|vaš\w*|váš|mi|sivusto\w*|biz|bizim|siz|sizin|noastr\w+|dvs|мы|наш\w*|вы|ваш\w*|ми|μας|σας)\b|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af\u0600-\u06ff]"
)
# a dialogue speaks of most of these matters; each counts once
CONSENT: Final[Mapping[str, re.Pattern[str]]] = {
    "consent": re.compile(
        r"consent|permission|agree to (?:the use of )?cookies|einwillig|zustimm|toestemming|consenso|consentimento|zgod[aęąy]"
        r"|согласи|згод[аиу] |samtyck|samtykke|souhlas|hozzájárul|suostumu|acord(?:ul)?\b|onay|συγκατάθεση|同意|동의|موافقت"
    ),
    "partners": OUR_PARTNERS,
    "device": re.compile(
        r"\bon (?:a|your) device|(?:auf|von) (?:einem |ihrem |deinem )?(?:end)?gerät|\bappareil|dispositivo|\bapparaat|urządzeni|din enhed|din enhet|zařízení|устройств|пристро|端末|デバイス"
    ),
    "personal data": re.compile(
        r"personal data|personenbezogene|données (?:personnelles|à caractère)|datos personales|dati personali|dados pessoais"
        r"|persoonsgegevens|dan(?:e|ych) osobow|персональн|personuppgifter|persondata|personopplysning|osobní(?:ch|mi)? údaj|személyes adat|henkilötie|個人情報"
    ),
    "advertising": re.compile(
        r"personali[sz]ed|personali[sz]e (?:the )?(?:ads|content)|advertis|werbung|anzeigen|publicit|publicidad|advertentie|reklam|реклам|annons|annonce|mainon|hirdet|広告|광고"
    ),
    "choices": re.compile(
        r"(?:accept|reject|allow|decline) (?:all|(?:the )?cookies)|allow selection|only (?:strictly )?(?:necessary|essential)|\bdeny\b|(?:let us know|please) (?:if )?(?:you )?agree"
        r"|(?:accept|agree) (?:and|&) (?:continue|close|proceed)|manage (?:\w+ )?(?:options|preferences|settings|choices|cookies)|more options|\bi (?:agree|accept)\b|\bdisagree\b"
        r"|alles? (?:akzeptieren|ablehnen)|akzeptieren und|cookies (?:akzeptieren|accepteren)|nur (?:notwendig|essen)"
        r"|tout (?:accepter|refuser)|continuer sans accepter|accepte[rz] (?:les cookies|et)|aceptar|rechazar|\baccett[ao]\b|accettare|\brifiut[ao]\b"
        r"|\bakkoord\b|\bweigeren\b|accepteren|zaakceptuj|akceptuj|przejdź do serwisu|nie zgadzam|aceitar|rejeitar|принять|прийняти|godkänn|acceptera|godta|godkend|accepter\b|kun nødvendige|přijmout|odmítnout|elfogad|hyväksy|kabul et|accept toate|αποδοχή|同意する"
    ),
    "privacy": re.compile(
        r"privacy|datenschutz|privatsphäre|confidentialité|vie privée|privacidad|prywatnoś|конфиденциальност|конфіденційн|integritet|privatliv|personvern|soukromí|adatvéd|tietosuoj|gizlilik|απορρήτ|プライバシー"
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
