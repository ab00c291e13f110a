"""Texts that stand in an article's place are told apart in many languages; short articles about them are not."""

import pytest

from extract.article.read import read_article
from records.article import ParsedArticle
from records.outcome import PageRejection, RejectReason

MENU = (
    '<header><a href="/">The Bay Courier</a><ul><li><a href="/news">News</a><li><a href="/sport">Sport</a>'
    '<li><a href="/culture">Culture</a></ul></header>'
)


def read(title: str, body: str) -> ParsedArticle | PageRejection:
    html = f"<html><head><title>{title}</title></head><body>{MENU}<main>{body}</main></body></html>"
    return read_article(html.encode(), url="https://bay.example/n/1", source="bay")


def name_reason(title: str, body: str) -> RejectReason | None:
    parsed = read(title, body)
    return parsed.reason if isinstance(parsed, PageRejection) else None


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Just a moment...", "<h2>Verifying you are human. This may take a few seconds.</h2>"),
        (
            "Attention Required!",
            (
                "<h1>Sorry, you have been blocked</h1><p>This website is using a security service to protect itself from"
                " online attacks. The action you just performed triggered it. There are several actions that could do so,"
                " such as a certain word or phrase, a command or malformed data.</p><p>You can email the site owner to let"
                " them know. Please include what you were doing when this page came up.</p>"
            ),
        ),
        ("bay.example", "<p>Please enable JS and disable any ad blocker</p>"),
        (
            "Access to this page has been denied.",
            (
                "<p>We believe you are using automation tools to browse the website. This may happen because a browser"
                " extension blocks scripts, or because your browser keeps no cookies at all, for example.</p>"
            ),
        ),
        ("bay.example", "<p>Request unsuccessful. Incapsula incident ID: 1234000-567890</p>"),
        (
            "Pardon Our Interruption",
            "<p>As you were browsing, something about your browser made us think you were a bot.</p>",
        ),
        (
            "429 Too Many Requests",
            "<p>You have sent too many requests in a given amount of time.</p>",
        ),
        ("403 Forbidden", "<h1>403 Forbidden</h1><p>nginx</p>"),
        ("Sorry", "<p>Our systems have detected unusual traffic from your computer network.</p>"),
        ("Bay", "<h1>Access Denied</h1><p>This video is not available in your region.</p>"),
        ("Проверка браузера", "<p>Подождите несколько секунд и подтвердите, что вы не робот.</p>"),
        ("Buchtbote", "<p>Bitte bestätigen Sie, dass Sie kein Roboter sind, um fortzufahren.</p>"),
        ("安全验证", "<p>请完成下方验证后继续操作</p>"),
    ],
)
def test_robot_checks_and_refusals_are_walls(title, body):
    assert name_reason(title, body) is RejectReason.BOT_WALL


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("404 | Bay", "We looked everywhere. Are you sure the address is right?"),
        ("The Bay Courier", "The article you requested has been removed or has expired."),
        ("The Bay Courier", "Oops! That page can’t be found. Maybe try a search?"),
        ("The Bay Courier", "This story is no longer available on our website."),
        (
            "Buchtbote",
            "Die von Ihnen aufgerufene Seite existiert leider nicht oder wurde verschoben.",
        ),
        ("Fehler 404", "Leider ist hier nichts zu sehen."),
        ("Erreur 404", "Désolé, cette page n’existe plus."),
        ("El Correo", "Lo sentimos, la página que buscas no existe o ha sido eliminada."),
        ("Il Corriere", "La pagina che stai cercando non esiste o è stata spostata."),
        ("O Correio", "A página que você procura não existe ou foi removida do site."),
        ("De Bode", "De pagina die je zoekt bestaat niet of is verplaatst."),
        ("Budet", "Sidan du söker finns inte eller har flyttats."),
        ("Buddet", "Siden du leder efter findes ikke længere."),
        ("Kurier", "Strona, której szukasz, nie istnieje lub została przeniesiona."),
        ("Posel", "Omlouváme se, požadovaná stránka neexistuje."),
        ("Курьер", "К сожалению, запрашиваемая вами страница не существует или была удалена."),
        ("Кур'єр", "На жаль, сторінку, яку ви шукаєте, не знайдено."),
        ("Ταχυδρόμος", "Η σελίδα που ζητήσατε δεν υπάρχει."),
        ("Ulak", "Aradığınız sayfa bulunamadı."),
        ("海湾信使", "抱歉，您访问的页面不存在或已被删除。"),
        ("湾岸新聞", "お探しのページは見つかりませんでした。"),
        ("ساعي الخليج", "عذرا، الصفحة التي تبحث عنها غير موجودة."),
        ("500 Internal Server Error", "Please try again in a few minutes."),
        ("We’ll be back soon!", "Sorry for the inconvenience, the site is down for maintenance."),
        (
            "Buchtbote",
            "Unsere Website wird gerade gewartet. Bitte versuchen Sie es später noch einmal.",
        ),
    ],
)
def test_pages_that_say_they_are_gone_are_no_articles(title, text):
    assert name_reason(title, f"<p>{text}</p>") is RejectReason.SOFT_404


@pytest.mark.parametrize(
    ("title", "text", "buttons"),
    [
        (
            "Before you continue",
            (
                "When you use our sites we use cookies to provide them to you and to measure your use. If you agree, we"
                " and our partners will also store information on a device and use personal data for advertising."
            ),
            ("Accept all", "Reject all", "Manage privacy settings"),
        ),
        (
            "Bay",
            (
                "We value your privacy. We and our 842 partners store information on your device, such as cookies, to"
                " personalise ads and content. By clicking Agree you consent to this."
            ),
            ("Agree", "Disagree", "More options"),
        ),
        (
            "Buchtbote mit Werbung",
            (
                "Besuchen Sie uns wie gewohnt mit Werbung. Wir und unsere Partner speichern Cookies auf Ihrem Gerät und"
                " verarbeiten personenbezogene Daten. Ihre Einwilligung ist jederzeit widerrufbar."
            ),
            ("Akzeptieren und weiter",),
        ),
        (
            "Le Courrier",
            (
                "Nous et nos partenaires stockons des informations sur un appareil, telles que les cookies, et traitons des"
                " données personnelles. Vous pouvez retirer votre consentement à tout moment."
            ),
            ("Tout accepter", "Continuer sans accepter"),
        ),
        (
            "El Correo",
            (
                "Nosotros y nuestros socios utilizamos cookies para acceder a información de tu dispositivo. Con tu"
                " consentimiento trataremos datos personales. Tu privacidad es importante."
            ),
            ("Aceptar y continuar", "Rechazar"),
        ),
        (
            "Il Corriere",
            (
                "Noi e i nostri partner utilizziamo cookie come specificato nella privacy policy. Per la pubblicità potremmo"
                " trattare dati personali. Puoi revocare il tuo consenso in qualsiasi momento."
            ),
            ("Accetta", "Rifiuta"),
        ),
        (
            "De Baai",
            (
                "Wij en onze partners gebruiken cookies om informatie op je apparaat op te slaan. Met jouw toestemming"
                " verwerken we persoonsgegevens voor advertenties. Je kunt die altijd intrekken."
            ),
            ("Akkoord", "Weigeren"),
        ),
        (
            "Kurier",
            (
                "My i nasi partnerzy przechowujemy na urządzeniu pliki cookie i przetwarzamy dane osobowe. Za Twoją zgodą"
                " pokazujemy reklamy. Zgodę możesz wycofać w ustawieniach prywatności."
            ),
            ("Przejdź do serwisu",),
        ),
    ],
)
def test_consent_dialogues_are_walls(title, text, buttons):
    shown = "".join(f"<button>{button}</button>" for button in buttons)
    assert name_reason(title, f"<h1>{title}</h1><p>{text}</p>{shown}") is RejectReason.CONSENT_WALL


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("Sign in", "<label>Password</label><input type=password> Forgot your password?"),
        ("Anmelden", "<label>Passwort</label><input type=password> Jetzt registrieren"),
        (
            "Accedi",
            "Password dimenticata? <input type=password> Non hai un account? Registrati ora.",
        ),
        (
            "Log in",
            "We send you a link to log in without a password. <input type=email name=email>",
        ),
    ],
)
def test_forms_that_ask_for_an_account_are_walls(title, form):
    assert name_reason(title, f"<h1>{title}</h1><form>{form}</form>") is RejectReason.LOGIN_FORM


def test_a_block_that_tells_when_it_came_about_is_a_wall():
    rows = "".join(f"<p>{row}</p>" for row in ("Your IP: 192.0.2.1", "Time: 2026-05-22 04:11:32"))
    title = "Access Denied - Website Firewall"
    text = (
        "If you are the owner of this site, please whitelist your IP or open a ticket with us." * 4
    )
    assert name_reason(title, f"<h1>{title}</h1>{rows}<p>{text}</p>") is RejectReason.BOT_WALL


BANNERS = (
    "Wir und unsere 167 Partner verarbeiten personenbezogene Daten. Cookies speichern wir nur mit Einwilligung."
    " Alle akzeptieren oder alles ablehnen: Werbung kommt trotzdem, sagt die Behörde, und prüft den Widerruf."
)


def test_an_article_about_consent_is_one_where_a_date_stands_under_its_headline():
    quoted = f"<p>„{BANNERS}“ So beginnt jeder Tag, klagen die Verbände der Leser, und ein Gericht gab ihnen nun in einem ersten Fall Recht, gegen den die Verlage Berufung einlegen wollen.</p>"
    head = "<h1>Was hinter den Bannern steckt</h1>"
    assert isinstance(read("Banner", f"{head}<p>6. Mai 2026</p>{quoted}"), ParsedArticle)
    assert name_reason("Banner", f"{head}<p>{BANNERS}</p>") is RejectReason.CONSENT_WALL


SENTENCES = (
    " The ferry crews told the harbour board on Tuesday what they had seen, and the board thanked them for it."
    " Nobody was hurt, and the boats sailed again before noon."
)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Airport security checks cause long delays", "Passengers waited for two hours."),
        ("Missing hiker not found after a week", "Sixty volunteers searched the northern slopes."),
        ("404 jobs lost as the mill closes", "The mill made paper for a century."),
        ("403 people rescued from the island", "The tide had cut off the only road."),
        ("Access denied: how one village lost its beach", "A fence went up over the winter."),
        ("Robot checks the hulls of ferries", "It swims below the water line and sends pictures."),
        (
            "Cookies are back at the bakery",
            "The baker found the old recipe in her mother’s drawer.",
        ),
        ("The page is turned", "The library reopened, and no book is missing from its shelves."),
        ("Login thieves caught", "Two men had sold the passwords of three hundred customers."),
        ("Seite an Seite gegen die Flut", "Die Artikel des alltäglichen Bedarfs wurden verteilt."),
    ],
)
def test_short_articles_that_sound_like_walls_are_articles(title, text):
    parsed = read(title, f"<article><h1>{title}</h1><p>{text}</p><p>{SENTENCES}</p></article>")
    assert isinstance(parsed, ParsedArticle)
    assert not parsed.paywalled


def test_an_essay_on_error_pages_is_an_article_and_an_error_page_is_not():
    title = "Error 404: page not found, page loved"
    essay = "".join(
        f"<p>{text} {SENTENCES}</p>"
        for text in ("We all know it.", "A desk had that number, they say.", "And we smile.")
    )
    assert isinstance(read(title, f"<h1>{title}</h1>{essay}"), ParsedArticle)
    sorry = "<p>We could not find it. Try the search or the front page.</p>"
    assert name_reason(title, f"<h1>{title}</h1>{sorry}") is RejectReason.SOFT_404


def test_a_front_page_with_a_note_on_cookies_is_a_list():
    headlines = "".join(
        f"<h3><a href=/n/{n}>The ferry to island number {n} stays open</a></h3>" for n in range(8)
    )
    note = (
        "<p>We and our partners use cookies to store information on your device. You can withdraw your"
        " consent in the privacy settings.</p><button>Accept all</button><button>Reject all</button>"
    )
    assert name_reason("The Bay", note) is RejectReason.CONSENT_WALL
    assert name_reason("The Bay", headlines + note) is RejectReason.LIST_PAGE


def test_two_buttons_beside_a_few_words_on_cookies_are_a_dialogue():
    words = "<p>Cookies måler, hvad der læses, og bruges til målrettet markedsføring.</p>"
    buttons = "<button>Tillad alle</button><button>Betal 19 kr.</button>"
    assert name_reason("Cookievalg", words + buttons) is RejectReason.CONSENT_WALL
    news = (
        "<p>Cookies bruges til målrettet markedsføring, siger ministeren, som vil forbyde dem.</p>"
    )
    assert isinstance(read("Cookievalg", news), ParsedArticle)


def test_what_others_say_of_walls_in_corner_brackets_is_news():
    told = "<p>市の公式サイトから過去の広報紙が消えた。市民からは「ページが見つかりません、としか出ない」との電話が相次いだという。</p>"
    assert isinstance(read("広報ページが消えた", f"<h1>広報が消えた</h1>{told}"), ParsedArticle)
    sorry = "<p>ページが見つかりません。住所をお確かめください。</p>"
    assert name_reason("広報", f"<h1>広報</h1>{sorry}") is RejectReason.SOFT_404
