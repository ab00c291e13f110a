"""Whole sites, over HTTP: every article is discovered and nothing else."""

import subprocess
import sys
from pathlib import Path

import pytest

from config.schema import SourceConfig
from examples.aggregator.server import serve_site
from extract.discover.discover import discover_links
from extract.fetch.fetcher import Fetcher
from records.links import Discovery, DiscoveryKind

REPLAY_SITE = Path(__file__).parents[3] / "../shared/tools/replay_site.py"


def discover_over_http(base: str, pace_dir: Path, **changes: object) -> Discovery:
    source = SourceConfig.model_validate(
        {
            "name": "paper",
            "home": f"{base}/",
            "politeness": {"delay_seconds": 0, "allow_private_addresses": True},
            **changes,
        }
    )
    with Fetcher(user_agent="newslake/test", pace_dir=pace_dir) as fetcher:
        return discover_links(source, lambda link: fetcher.fetch(link, source=source))


def test_the_sample_site_is_discovered_whole_and_nothing_else(tmp_path: Path) -> None:
    with serve_site() as base:
        found = discover_over_http(base, tmp_path, limits={"max_list_pages": 20})
    paths = [link.url.removeprefix(base) for link in found.links]
    assert found.problems == ()
    assert all(path.startswith(("/news/", "/regions/", "/private/")) for path in paths)
    articles = {path.partition("?")[0] for path in paths if path.startswith("/news/")}
    assert len(articles) >= 36
    assert sum("utm_source" in path for path in paths) == 2
    dates = [link.published_raw for link in found.links if link.found_by is DiscoveryKind.LISTING]
    assert "13 January 2022, 17:25" in dates


@pytest.mark.skipif(not REPLAY_SITE.exists(), reason="the shared corpus is not here")
def test_all_pages_of_a_replayed_site_are_discovered(tmp_path: Path) -> None:
    server = subprocess.Popen(
        [sys.executable, str(REPLAY_SITE), "--port", "0"], stdout=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout is not None
        base = server.stdout.readline().split()[-1].rstrip("/")
        auto = discover_over_http(base, tmp_path)
        listed = discover_over_http(
            base, tmp_path, discovery=["listing"], limits={"max_list_pages": 20}
        )
    finally:
        server.kill()
        server.communicate()
    for found in (auto, listed):
        assert found.problems == ()
        assert len(found.links) == 202
        assert all("/articles/" in link.url for link in found.links)
