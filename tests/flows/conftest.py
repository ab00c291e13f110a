"""The sample site, counting what is asked of it, and sites whose pages a test writes."""

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
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_):
        pass


class Paper(ThreadingHTTPServer):
    """A site: its pages by path, each with its status, and the paths that were asked for."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), PaperHandler)
        self.pages = {}
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
