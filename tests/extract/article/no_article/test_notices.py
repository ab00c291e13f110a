"""A short page that speaks of itself to its reader is a notice in whatever wording; news in the same words is none."""

import tomllib
import unicodedata
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.schema import Selectors
from extract.article.no_article.notice_words import count_matters, load_lexicon
from extract.article.no_article.notices import (
    list_notice_features,
    load_notice_model,
    measure_notice,
)
from extract.article.read import read_article
from records.article import ParsedArticle
from records.outcome import PageRejection, RejectReason

ADDRESS = "https://bay.example/n/48213"
NOTICES = (
    (RejectReason.SOFT_404, "Well, well", "You took a wrong turn: whatever stood at this address was deleted. Try our search."),
    (RejectReason.SOFT_404, "Hoppla", "Der gesuchte Beitrag wurde von uns gelöscht. Bitte gehen Sie zurück zur Startseite."),
    (RejectReason.SOFT_404, "Oups", "Cet article a été retiré de notre site. Veuillez nous excuser et reprendre depuis l’accueil."),
    (RejectReason.SOFT_404, "Kļūda", "Diemžēl šī lapa ir dzēsta. Lūdzu, meklējiet mūsu sākumlapā."),
    (RejectReason.SOFT_404, "Ups", "Žao nam je, ova stranica je obrisana. Vratite se na naslovnicu i pokušajte pretragu."),
    (RejectReason.SOFT_404, "อุ๊ย", "ขออภัย ไม่พบหน้าที่คุณต้องการ บทความอาจถูกลบแล้ว กรุณากลับหน้าแรก"),
    (RejectReason.BOT_WALL, "One moment", "Your network has sent us too many requests. Please prove that you are human to continue."),
    (RejectReason.BOT_WALL, "Momento", "Estamos comprobando su navegador. Demuestre que no es un robot y continuará en unos segundos."),
    (RejectReason.BOT_WALL, "Pillanat", "Kérjük, igazolja, hogy nem robot: az ön hálózatából szokatlan kérések érkeztek."),
    (RejectReason.BOT_WALL, "確認", "お使いのネットワークから短時間に多数のアクセスがありました。画像の文字を入力してください。"),
    (RejectReason.BOT_WALL, "Стоп", "Из вашей сети идут автоматические запросы. Подтвердите, пожалуйста, что вы человек."),
    (RejectReason.CONSENT_WALL, "Your data", "We and our partners want your consent to measure what you read. Accept or reject below."),
    (RejectReason.CONSENT_WALL, "Dane", "Prosimy o zgodę na ciasteczka: z naszymi partnerami dopasujemy do Ciebie reklamy. Akceptuję. Odrzuć."),
    (RejectReason.CONSENT_WALL, "Süti", "Mi és partnereink adatokat tárolunk az ön eszközén. Kérjük hozzájárulását. Elfogad. Elutasít."),
    (RejectReason.LOGIN_FORM, "Hello again", "Please sign in with your e-mail and password. No account yet? Register here."),
    (RejectReason.LOGIN_FORM, "Velkommen", "Logg inn med e-post og passord for å gå videre. Har du ikke konto? Registrer deg her."),
    (RejectReason.LOGIN_FORM, "Merhaba", "Lütfen e-posta ve şifrenizle giriş yapın. Üye değil misiniz? Hesap açın."),
)  # fmt: skip
NEWS = (
    ("Ferry terminal", "The ferry to Lindholm was moved to the north quay on Monday after the old one was found unsafe, police said."),
    ("Archiv", "Das Stadtarchiv hat am Dienstag tausend Seiten gelöscht, weil sie doppelt waren, teilte die Leiterin mit."),
    ("Réseau", "Le réseau d’eau a été coupé lundi à Vannes, selon la mairie, qui promet un retour à la normale vendredi."),
    ("Contraseñas", "La policía detuvo el jueves a dos hombres que vendían contraseñas de clientes de un banco, dijo el juez."),
    ("Roboty", "Szpital kupił dwa roboty, które od poniedziałku podają leki, poinformował burmistrz miasta."),
    ("Сервер", "Сервер районной больницы не работал во вторник шесть часов, сообщила администрация города."),
    ("警察", "県警は11日、他人のパスワードで会員サイトに接続したとして男性を逮捕したと発表した。"),
)  # fmt: skip


def read(title, text, url=ADDRESS, selectors=None, head=""):
    html = (
        f"<html><head><title>{title} | The Bay</title>{head}</head><body><nav><a href=/>The Bay</a> <a href=/news>News</a></nav>"
        f"<main><h1>{title}</h1><p>{text}</p></main><footer>The Bay Courier</footer></body></html>"
    )
    return read_article(html.encode(), url=url, source="bay", selectors=selectors)


@pytest.mark.parametrize(("reason", "title", "text"), NOTICES)
def test_a_notice_in_its_own_words_is_rejected_for_what_it_speaks_of(reason, title, text):
    parsed = read(title, text)
    assert isinstance(parsed, PageRejection)
    assert parsed.reason is reason


@pytest.mark.parametrize(("title", "text"), NEWS)
def test_news_in_the_words_of_notices_is_an_article(title, text):
    assert isinstance(read(title, text), ParsedArticle)


@pytest.mark.parametrize(("_", "title", "text"), NOTICES)
def test_a_page_with_the_marks_of_an_article_is_believed(_, title, text):
    story = f"{text} " * 3
    marked = '<meta property="article:published_time" content="2026-10-04T08:00:00Z">'
    selectors = Selectors(body="main p")
    assert _names_no_notice(read(title, story, head=marked))
    assert _names_no_notice(read(title, story, selectors=selectors))


def _names_no_notice(parsed):
    return isinstance(parsed, ParsedArticle) or "notice" not in (parsed.detail or "")


def test_the_detail_names_the_matters():
    parsed = read("Well, well", "You took a wrong turn: we have deleted that page. Try our search.")
    assert isinstance(parsed, PageRejection)
    assert parsed.detail == "the text is a notice: it speaks of page, gone, you, we, onward"


def test_a_word_counts_in_the_language_that_covers_most_of_the_text():
    # "din" is "your" in Swedish and "from" in Romanian
    assert (
        count_matters("Polițiștii din oraș au spus luni că podul din port este închis")["you"] == 0
    )
    assert count_matters("Vi kontrollerar din webbläsare och din anslutning")["you"] == 2


def test_a_word_that_stands_alone_begins_no_other():
    assert count_matters("Please check it")["check"] == 1
    assert count_matters("A checkered flag, please")["check"] == 0


@given(st.text(max_size=300))
def test_any_text_can_be_measured(text):
    assert len(measure_notice(text)) == len(list_notice_features())


@given(st.lists(st.sampled_from(sorted(load_lexicon().words)), min_size=1, max_size=8))
def test_case_and_white_space_do_not_matter_and_words_are_found(words):
    counted = count_matters(" ".join(words))
    assert counted.total() > 0
    assert counted == count_matters("\n\n ".join(words)) == count_matters(" ".join(words).title())


def test_the_words_are_written_as_texts_are_compared():
    raw = (
        files("extract.article.no_article")
        .joinpath("notice_words.toml")
        .read_text(encoding="utf-8")
    )
    for matter, languages in tomllib.loads(raw).items():
        for language, listed in languages.items():
            words = listed.split()
            assert listed == unicodedata.normalize("NFC", listed.lower()), (matter, language)
            assert all(word.strip("_$") and "$" not in word[:-1] for word in words)
    assert load_lexicon().matters[-1] == "news"


def test_the_model_asks_only_for_what_is_measured():
    assert load_notice_model().columns.max() < len(list_notice_features())
