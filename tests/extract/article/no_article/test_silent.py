"""Pages that show no text are empty, unless their title, their words without script or their scripts name a robot check."""

import pytest

from extract.article.read import read_article
from records.outcome import PageRejection, RejectReason


def reject(page):
    parsed = read_article(page.encode(), url="https://bay.example/news/ferry-stays", source="bay")
    assert isinstance(parsed, PageRejection)
    return parsed


@pytest.mark.parametrize(
    "page",
    [
        "<title>Just a moment...</title><body><div id=x></div></body>",
        "<title>Human Verification</title><body><div></div></body>",
        "<title></title><body><noscript>Enable JavaScript and cookies to continue</noscript></body>",
        "<body><noscript>We must verify that you are not a robot.</noscript></body>",
        '<body><iframe src="/_Incapsula_Resource?SWUDNSAI=31">Request unsuccessful. Incapsula incident ID: 12</iframe></body>',
        "<body><script>window.KPSDK={};</script><script src=/149e/ips.js></script></body>",
        "<body><script>window.awsWafCookieDomainList=[];window.gokuProps={}</script></body>",
        '<title>405</title><body><div id="block_message"></div></body>',
        "<body><script>var arg1='A1';document.cookie='acw_sc__v2='+arg1;location.reload()</script></body>",
    ],
)
def test_a_robot_check_is_named(page):
    assert reject(f"<html>{page}</html>").reason is RejectReason.BOT_WALL


@pytest.mark.parametrize(
    "page",
    [
        "<title>Ferry stays</title><body><div id=root></div><script src=/app.js></script></body>",
        '<title>Ferry stays</title><body><noscript><img src="/pixel.gif"></noscript></body>',
        "<title>Ferry stays</title><body><noscript>This app works best with script.</noscript></body>",
        "<body><script src=https://www.google.com/recaptcha/api.js></script></body>",
        "<body></body>",
        "",
    ],
)
def test_other_pages_without_text_are_empty(page):
    rejected = reject(f"<html>{page}</html>")
    assert rejected.reason is RejectReason.EMPTY_PAGE
    assert rejected.detail == "the page has no visible text"
