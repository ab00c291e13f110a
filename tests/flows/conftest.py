"""The sample site, counting what is asked of it, and a site of a few pages that a test changes."""

import hashlib
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from examples.aggregator.server import SiteHandler, SiteServer


class CountedSite:
    """The sample site and how often each of its paths was asked for."""

    def __init__(self, home, counts):
        self.home = home
        self.counts = counts

    @property
    def articles(self):
        """How often each article was asked for."""
        return {path: n for path, n in self.counts.copy().items() if path.startswith("/news/")}

    def count_articles(self):
        return sum(self.articles.values())


@pytest.fixture
def counted():
    counts = Counter()

    class CountingHandler(SiteHandler):
        def do_GET(self):  # noqa: N802 - the library's name
            counts[self.path] += 1
            super().do_GET()

    with SiteServer(0, edited=False) as server:
        server.RequestHandlerClass = CountingHandler
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield CountedSite(f"{server.site.base_url}/", counts)
        server.shutdown()
        thread.join()


PARAGRAPH = (
    "The council of the northern district met on Monday to decide about item {0} of its long list of works. "
    "Speaker number {0} said that the bridge {0} would be closed for repairs during the whole of the coming "
    "winter, while merchants of street {0} asked for a shorter way around it and for money to bring their "
    "goods over the river."
)
PAGE = (
    '<html lang="en"><head><title>{title}</title><script type="application/ld+json">{{"@type":"NewsArticle",'
    '"headline":"{title}","datePublished":"2022-01-10T10:00:00+03:00"}}</script></head>'
    "<body><article><h1>{title}</h1>{body}</article></body></html>"
)


class SmallSite(ThreadingHTTPServer):
    """A site whose front page names articles, each with the text of a number; both change as a test likes."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), SmallSiteHandler)
        self.texts = {}
        self.listed = []

    @property
    def home(self):
        return f"http://127.0.0.1:{self.server_port}/"

    def render(self, path):
        if path == "/":
            items = "".join(
                f'<li><h2><a href="{each}">The council decides about the bridge {n} today</a></h2></li>'
                for n, each in enumerate(self.listed)
            )
            return f"<html><head><title>News</title></head><body><main><ul>{items}</ul></main></body></html>"
        number = self.texts.get(path)
        if number is None:
            return None
        body = "".join(f"<p>{PARAGRAPH.format(f'{number}-{part}')}</p>" for part in range(3))
        return PAGE.format(title=f"The council decides about bridge {number}", body=body)


class SmallSiteHandler(BaseHTTPRequestHandler):
    """One page of the small site; a page that is as the asker has it is not sent again."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        """Say nothing."""

    def do_GET(self):
        page = self.server.render(self.path)
        body = (page or "not here").encode()
        tag = f'"{hashlib.md5(body).hexdigest()}"'
        status = 200 if page else 404
        if page and self.headers.get("If-None-Match") == tag:
            status, body = 304, b""
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("ETag", tag)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def small_site(workplace):
    """The small site, and the source `sample` that fetches it."""
    with SmallSite() as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        workplace.write_source("sample", server.home)
        yield server
        server.shutdown()
        thread.join()
