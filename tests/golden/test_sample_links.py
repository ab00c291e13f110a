"""Every address of the sample site, asked for over HTTP: found, fetched, read, or refused for its reason."""

import pytest

from config.schema import Limits, Politeness, SourceConfig
from examples.aggregator.expected import describe_links, expect_articles
from examples.aggregator.server import serve_site
from extract.article.read import read_article
from extract.discover.addresses import normalise_url
from extract.discover.discover import discover_links
from extract.fetch.fetcher import Fetcher
from records.article import ParsedArticle
from records.links import DiscoveryKind, PageLink
from records.outcome import PageRejection
from records.pages import FailureKind, FetchFailure, NotModified, RawPage, Validators
from transform.normalise.article import identify_article


@pytest.fixture(scope="module")
def source():
    with serve_site() as base_url:
        yield SourceConfig(
            name="sample",
            home=base_url + "/",
            language="en",
            timezone="Europe/Minsk",
            politeness=Politeness(delay_seconds=0, allow_private_addresses=True),
            limits=Limits(max_list_pages=20),
        )


@pytest.fixture(scope="module")
def fetcher(tmp_path_factory):
    with Fetcher(user_agent="newslake-tests", pace_dir=tmp_path_factory.mktemp("pace")) as fetcher:
        yield fetcher


@pytest.fixture(scope="module")
def fetch(source, fetcher):
    def fetch_path(path, validators=None):
        url = str(source.home).rstrip("/") + path
        link = PageLink(
            source=source.name,
            url=url,
            key=normalise_url(url),
            found_on=str(source.home),
            found_by=DiscoveryKind.LISTING,
        )
        return fetcher.fetch(link, source=source, validators=validators)

    return fetch_path


@pytest.fixture(scope="module")
def discovery(source, fetcher):
    return discover_links(source, lambda link: fetcher.fetch(link, source=source))


def read_page(page):
    assert isinstance(page, RawPage), page
    return read_article(
        page.body,
        url=page.final_url,
        source="sample",
        content_type=page.header("content-type"),
        link=page.link,
    )


def test_discovery_finds_exactly_the_described_addresses(source, discovery):
    base = str(source.home).rstrip("/")
    found = [link.url.removeprefix(base) for link in discovery.links]

    assert sorted(found) == sorted(link.path for link in describe_links())
    assert discovery.problems == ()


def test_discovery_leaves_the_dateless_article_without_a_date(discovery):
    (dateless,) = (truth.path for truth in expect_articles() if truth.published_at is None)
    claims = [link.published_raw for link in discovery.links if link.url.endswith(dateless)]

    assert claims == [None]


@pytest.mark.parametrize("link", describe_links(), ids=lambda link: link.path)
def test_each_address_answers_as_described(fetch, link):
    page = fetch(link.path)

    if link.outcome == "blocked":
        assert isinstance(page, FetchFailure)
        assert page.is_blocked
        assert page.kind in link.reasons
    elif link.outcome == "failed":
        assert isinstance(page, FetchFailure)
        assert (page.kind, page.status) == (FailureKind.STATUS, 404)
    elif link.outcome == "rejected":
        rejection = read_page(page)
        assert isinstance(rejection, PageRejection)
        assert rejection.reason in link.reasons
    else:
        assert isinstance(read_page(page), ParsedArticle)


def test_addresses_called_duplicates_lead_to_articles_of_others(fetch):
    identities = {"stored": set(), "duplicate": set()}
    for link in describe_links():
        if link.outcome in identities:
            parsed = read_page(fetch(link.path))
            identities[link.outcome].add(identify_article(parsed, source="sample")[0])

    assert len(identities["stored"]) == len(expect_articles())
    assert identities["duplicate"]
    assert identities["duplicate"] < identities["stored"]


def test_a_page_asked_for_again_with_its_validators_has_not_changed(fetch):
    path = expect_articles()[0].path
    page = fetch(path)
    etag, modified = page.header("etag"), page.header("last-modified")

    assert isinstance(fetch(path, Validators(etag=etag)), NotModified)
    assert isinstance(fetch(path, Validators(last_modified=modified)), NotModified)
