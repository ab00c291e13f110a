"""Offers of the rest of a text for a subscription or an account, and what only sounds like them."""

import pytest

from extract.article.no_article.paywall import asks_for_account
from extract.article.read import read_article
from records.article import ParsedArticle

WHOLE = "The council of the harbour town decided that the ferry keeps running through the winter, and nobody in the hall objected."
BROKEN = "The captain showed us the letter that he had kept in a drawer for nine years, and in the second line of it"
FADED = "The captain showed us the letter that he had kept in a drawer for nine years, and in the second line…"


def is_paywalled(*lines):
    """Tell whether a page of these paragraphs counts as paywalled; it must be an article in any case."""
    body = "".join(line if line.startswith("<") else f"<p>{line}</p>" for line in lines)
    page = f"""<html><head><title>Ferry stays in service</title></head><body><nav><a href="/">Bay Post</a></nav>
      <article><h1>Ferry stays in service</h1><p>28 October 2026</p>{body}</article>
      <footer><a href="/about">About us</a> <a href="/subscribe">Subscribe</a> <a href="/login">Log in</a></footer></body></html>"""
    article = read_article(page.encode(), url="https://news.example/story/4711", source="bay")
    assert isinstance(article, ParsedArticle)
    return article.paywalled


GREETINGS = [
    ("Mit dem Digitalabo alles lesen", "Schon Abonnent? Anmelden"),
    ("Abonnez-vous à partir de 1 €", "Déjà abonné ? Connectez-vous"),
    ("Abbonati a 1 euro al mese", "Sei già abbonato? Accedi"),
    ("Hazte socio por 9 euros al mes", "¿Ya eres socio? Inicia sesión"),
    ("Assine por R$ 1,90", "Já é assinante? Faça seu login"),
    ("Wypróbuj prenumeratę za 4,90 zł", "Masz już prenumeratę? Zaloguj się"),
    ("Předplatné od 99 Kč", "Už jste předplatitel? Přihlaste se"),
    ("Fizessen elő, előfizetés 1990 Ft", "Már előfizetőnk? Lépjen be!"),
    ("Abonează-te cu 15 lei pe lună", "Ești deja abonat? Autentifică-te"),
    ("Оформите подписку за 199 руб.", "Уже есть подписка? Войдите"),
    ("Оформіть підписку за 199 грн", "Вже маєте підписку? Увійдіть"),
    ("Ψηφιακή συνδρομή από 1,50 €", "Είστε ήδη συνδρομητής; Σύνδεση"),
    ("Abone olun, ayda 29 TL", "Zaten abone misiniz? Giriş yapın"),
    ("Berlangganan mulai Rp 25.000", "Sudah berlangganan? Silakan masuk"),
    ("첫 달 무료로 구독하기", "이미 구독 중이라면 로그인"),
    ("有料会員になる 月額980円", "すでに会員の方はログイン"),
    ("立即订阅，每月 18 元", "已有账号？登录"),
    ("اشترك الآن", "لديك حساب؟ تسجيل الدخول"),
    ("Køb abonnement for 1 kr.", "Har du allerede abonnement? Log ind"),
    ("Bli prenumerant", "Redan prenumerant? Logga in"),
]


@pytest.mark.parametrize(("offer", "greeting"), GREETINGS)
def test_a_greeting_to_subscribers_right_behind_a_text_is_a_paywall(offer, greeting):
    assert is_paywalled(WHOLE, WHOLE, offer, f'<p><a href="/login">{greeting}</a></p>')


@pytest.mark.parametrize("end", [BROKEN, FADED])
@pytest.mark.parametrize(("offer", "greeting"), GREETINGS)
def test_so_is_an_offer_behind_a_text_that_breaks_off(end, offer, greeting):
    login = greeting.split("?")[-1].split("؟")[-1].split(";")[-1].split("？")[-1].strip()
    assert is_paywalled(WHOLE, end, offer, f'<p><a href="/login">{login}</a></p>')


@pytest.mark.parametrize(
    ("offers", "login"),
    [
        (
            ["Za čitanje ovog sadržaja potrebna je pretplata.", "Mjesečna 5,99 €"],
            "Pretplatnici: prijavite se",
        ),
        (["Sklenite naročnino za 0,99 €."], "Prijava za naročnike"),
        (["Artikli lugemiseks telli digipakett", "Esimene kuu 1 €"], "Telli või logi sisse"),
        (
            ["Norėdami skaityti toliau, tapkite prenumeratoriumi.", "Mėnuo – 3,99 Eur."],
            "PrenumeruotiJau prenumeruojate? Prisijunkite",
        ),
        (["Läs hela artikeln", "Bli prenumerant för 9 kr"], "KöpRedan prenumerant? Logga in"),
    ],
)
def test_so_is_an_offer_with_a_price_and_a_login_behind_a_whole_text(offers, login):
    assert is_paywalled(WHOLE, WHOLE, *offers, f'<p><a href="/login">{login}</a></p>')


@pytest.mark.parametrize(
    "behind",
    [
        ["Subscribe to our newsletter", "Your e-mail address"],
        ["Become a member from £5 a month", "We depend on readers like you."],
        ["Abonnieren Sie unsere Zeitung ab 9,90 € im Monat"],
        ["Only subscribers can comment.", "Already a subscriber? Sign in to comment"],
        ["Comments (3)", "Already a member? Log in"],
        ["Подпишитесь на нас в Telegram, чтобы читать новости первыми"],
        ["会員になると、記事の保存ができます。有料会員は紙面ビューアーも利用可能です。"],
        [
            "More from the bay",
            "For subscribers",
            '<p><a href="/n/1">Daughter won a place at the far school</a></p>',
        ],
        ["Unsubscribe | View in browser | You receive this because you signed up"],
        ["Support us with a subscription"],
        ["구독자 전용 회장님의 두 번째 별장", "구독자 전용 사라진 회의록"],
        ["Diskuse (12)", "Předplatné od 99 Kč", "Už jste předplatitel? Přihlaste se"],
        [
            'Nobody should type a password to "continue reading" or "unlock the full article", they say.'
        ],
    ],
)
def test_what_stands_below_a_whole_text_does_not_lock_it(behind):
    linked = [
        f'<p><a href="/n/{n}">{line}</a></p>' if "전용" in line else line
        for n, line in enumerate(behind)
    ]
    assert not is_paywalled(WHOLE, WHOLE, WHOLE, *linked)


def test_a_long_text_is_worth_reading_to_its_end():
    assert not is_paywalled(*[WHOLE] * 15, "Subscribe now", "Already a subscriber? Log in")


@pytest.mark.parametrize(
    "line",
    [
        "SUBSCRIBE TO CONTINUE READING",
        "Sign in to read this",
        "The rest of this piece is for our subscribers",
        "This report is available to registered members",
        "Three ways to read on",
        "Werde Mitglied und lies sofort weiter.",
        "Ezt a cikket csak támogatóink olvashatják végig",
        "Log in to unlock the whole text",
        "Register now for the full story",
        "Become a member to keep reading",
        "Jetzt abonnieren und weiterlesen",
        "Anmelden, um weiter zu lesen",
        "Suscríbete para seguir leyendo",
        "Assine para continuar lendo",
        "Подпишитесь, чтобы продолжить",
        "To keep reading, please register",
        "Weiterlesen mit einem Abonnement",
        "Pour lire la suite, abonnez-vous",
        "Чтобы продолжить, оформите подписку",
        "Reserved for our subscribers",
        "Nur für Abonnenten",
        "Réservé aux abonnés",
        "Solo para suscriptores",
        "Exclusivo para assinantes",
        "Только для подписчиков",
        "Este contenido es solo para socios y socias",
        "Η συνέχεια για συνδρομητές",
        "כדי להמשיך לקרוא, הצטרפו למינוי",
        "Повний текст доступний передплатникам",
        "Has leído tus 3 de 3 artículos gratis de este mes",
        "Tento článok je exkluzívnym obsahom pre predplatiteľov",
        "A cikk folytatásához regisztrálj ingyen!",
        "Norėdami skaityti toliau, rinkitės:",
        "Celoten članek si lahko preberete v tiskani številki",
        "여기부터는 유료 구간입니다",
        "Acest reportaj este disponibil doar abonaților",
        "Odemkni tento příspěvek",
        "Για να συνεχίσετε την ανάγνωση γίνετε συνδρομητής",
        "The full essay runs to eighteen pages in our print edition",
    ],
)
def test_a_line_that_asks_is_known(line):
    assert asks_for_account([line])


@pytest.mark.parametrize(
    "line",
    [
        "The bay's log book says so",
        "The rest of this beach is for members of the club",
        "This hall is available to all members of the public",
        "Wie es weitergeht, weiß niemand",
        "There are two ways to read on a train",
        "It took 3 of 5 days to free the boat",
        "The full story of the bridge in pictures",
        "The full text of the law, in print since Monday",
        "Players can join to unlock new levels of the game",
        "5 de 20 museos son gratis los domingos",
        "В 5 из 10 школ питание бесплатно",
        "휴대폰 잠금 해제 방법을 알아보자",
        "Un nou articol este introdus pentru abonații la încălzire",
        "Subscribe to our letter",
        "x" * 250,
        "",
    ],
)
def test_other_lines_ask_for_nothing(line):
    assert not asks_for_account([line])


@pytest.mark.parametrize(
    "ask",
    [
        "Para seguir leyendo, registrate gratis",
        "Sign up for unlimited access",
        "Weiterlesen in der App",
        "Чтобы читать дальше, зарегистрируйтесь",
        "続きをアプリで読む",
    ],
)
def test_a_line_that_lets_the_reader_go_on_behind_a_broken_end_is_a_paywall(ask):
    assert is_paywalled(WHOLE, BROKEN, f"<p>{ask}</p>")
    assert is_paywalled(WHOLE, f"{BROKEN} …", f"<p>{ask}</p>")
    assert not is_paywalled(WHOLE, WHOLE, "<p>Weiterlesen in der App</p>")


@pytest.mark.parametrize("end", ["…", "...", "[…]"])
def test_what_is_sold_behind_an_ellipsis_is_the_rest(end):
    assert is_paywalled(WHOLE, f"{BROKEN}{end}", "<p>This issue: £4.50</p>")
    assert not is_paywalled(WHOLE, f"{BROKEN}{end}", "<p>Adults £12, children £6, open daily.</p>")
    assert not is_paywalled(WHOLE, f"{BROKEN}{end}", "<p>Issue 38, spring</p>")


@pytest.mark.parametrize(
    "behind", ["Get our letter every Friday", "Share this story", "Buy the book for £16.99"]
)
def test_a_broken_end_alone_is_none(behind):
    assert not is_paywalled(WHOLE, BROKEN, f"<p>{behind}</p>")
