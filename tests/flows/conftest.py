"""The sample site, counting what is asked of it, and sites whose pages a test writes or changes."""

import hashlib
from collections import Counter
from contextlib import contextmanager
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


class PaperHandler(BaseHTTPRequestHandler):
    """Answers with what a test has written."""

    def do_GET(self):
        self.server.asked.append(self.path)
        status, body = self.server.pages.get(self.path, (404, ""))
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        for name, value in self.server.headers.get(self.path, {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_):
        pass


class Paper(ThreadingHTTPServer):
    """A site: its pages by path, each with its status, more headers of some, and the paths that were asked for."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), PaperHandler)
        self.pages = {}
        self.headers = {}
        self.asked = []
        self.home = f"http://127.0.0.1:{self.server_port}/"

    def write_articles(self, *addresses):
        """Write an article below each address, of the day that its path names."""
        for path in addresses:
            name = path.strip("/").replace("/", " ")
            paragraphs = "".join(
                f"<p>The council met about {name} for the {number}. time and heard what merchants "
                f"of street {number} had to say on the bridge that is closed for all of winter.</p>"
                for number in range(3)
            )
            title = f"District council decides about {name}"
            head = f"<html lang='en'><title>{title}</title><body><article><h1>{title}</h1>"
            self.pages[path] = (200, f"{head}{paragraphs}</article></body></html>")

    def write_list(self, path, addresses, *, following=None):
        """Write a list page of links, with a link to the page that follows."""
        items = "".join(
            f"<li><h2><a href='{address}'>District council decides about a bridge today</a></h2></li>"
            for address in addresses
        )
        more = f"<a rel='next' href='{following}'>Older</a>" if following else ""
        self.pages[path] = (200, f"<html><body><ul>{items}</ul>{more}</body></html>")


@contextmanager
def serve_paper():
    with Paper() as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def paper():
    with serve_paper() as server:
        yield server


@pytest.fixture
def other_paper():
    with serve_paper() as server:
        yield server


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
