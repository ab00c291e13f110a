"""The sample site, counting what is asked of it."""

from collections import Counter
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
