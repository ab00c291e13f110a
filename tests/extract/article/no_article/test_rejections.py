"""Pages that are no articles are told apart, each with its reason; articles about them are not."""

import pytest

from extract.article.read import read_article
from records.article import ParsedArticle
from records.outcome import PageRejection, RejectReason


def read(html: str) -> ParsedArticle | PageRejection:
    return read_article(html.encode(), url="https://bay.example/x", source="bay")


LIST = "".join(
    f'<li><a href="/n/{number}">A linked headline about event number {number} in the bay</a></li>'
    for number in range(40)
)


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (
            "<title>Page not found</title><body><h1>404</h1><p>The page you requested was not found.</p>",
            RejectReason.SOFT_404,
        ),
        (
            "<title>Just a moment...</title><body><h1>Checking your browser</h1><p>Verify you are human by completing the captcha.</p>",
            RejectReason.BOT_WALL,
        ),
        (
            "<title>Log in</title><body><form><h1>Log in</h1><label>Password</label><input type=password><p>Forgot your password? Register.</p></form>",
            RejectReason.LOGIN_FORM,
        ),
        (
            "<title>Before you continue</title><body><p>We and our partners use cookies. Your consent lets us store cookies. Manage cookies or reject cookies. Cookie policy. Consent choices.</p>",
            RejectReason.CONSENT_WALL,
        ),
        (
            f"<title>News of the bay</title><body><h1>News</h1><ul>{LIST}</ul>",
            RejectReason.LIST_PAGE,
        ),
        (
            "<title>Menu</title><body><ul><li><a href=/>Home</a><li><a href=/b>Blog</a></ul>",
            RejectReason.NO_ARTICLE,
        ),
    ],
)
def test_what_is_no_article_is_rejected_with_its_reason(html, reason):
    parsed = read(f"<html>{html}</body></html>")
    assert isinstance(parsed, PageRejection)
    assert parsed.reason is reason


def test_an_article_about_captchas_and_cookies_is_an_article():
    text = "".join(
        f"<p>Researchers tested captcha number {number} and found that cookies and consent banners tire people more than the puzzles do.</p>"
        for number in range(20)
    )
    parsed = read(
        f"<html><title>Why captchas fail</title><body><article><h1>Why captchas fail</h1>{text}</article></body></html>"
    )
    assert isinstance(parsed, ParsedArticle)


def test_a_short_article_above_a_cookie_banner_is_an_article():
    text = "".join(
        f"<p>The ferry to harbour {number} keeps running at night, the council of the town decided on Tuesday.</p>"
        for number in range(5)
    )
    banner = "<div class=cookie-banner>We use cookies. <a href=/c>Cookie policy</a> <a href=/s>Cookie settings</a> Your consent, your privacy.</div>"
    parsed = read(
        f"<html><title>Ferry stays</title><body><article><h1>Ferry stays</h1>{text}</article>{banner}</body></html>"
    )
    assert isinstance(parsed, ParsedArticle)


def test_a_teaser_above_a_login_form_is_a_paywalled_article():
    form = "<form><label>Password</label><input type=password> Log in or register to continue reading</form>"
    parsed = read(
        "<html><title>Ferry stays</title><body><article><h1>Ferry stays</h1><p>The ferry to the harbour keeps running at"
        " night, the council of the town decided on Tuesday after a debate that lasted until midnight and divided its"
        f" parties.</p>{form}</article></body></html>"
    )
    assert isinstance(parsed, ParsedArticle)
    assert parsed.paywalled
