"""The shape of the configuration: one source a YAML file, settings in one TOML file."""

from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, HttpUrl, model_validator

from config.cron_line import CronLine
from config.selectors import ArticleSelector, ListSelector
from records.links import DiscoveryKind


def check_timezone(name: str) -> str:
    """Return the name of a time zone that exists, or raise ValueError naming the remedy."""
    if name not in available_timezones():
        message = "an IANA time zone, for example Europe/Minsk or UTC"
        raise ValueError(message)
    return name


Language = Annotated[
    str, Field(pattern=r"^[a-z]{2}$", description="ISO 639-1, two letters, lower case")
]
Country = Annotated[
    str, Field(pattern=r"^[A-Z]{2}$", description="ISO 3166-1 alpha-2, two letters, upper case")
]
TimeZone = Annotated[str, AfterValidator(check_timezone)]


class Closed(BaseModel):
    """A configuration table: frozen; unknown keys and numbers without end are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Schedule(Closed):
    """When a source is fetched: a cron line or an interval, never both."""

    cron: CronLine | None = Field(None, description="five fields, read in the source's time zone")
    every_minutes: int | None = Field(
        None, ge=1, le=525_600, description="minutes between runs, at most a year"
    )

    @model_validator(mode="after")
    def check_one_kind(self) -> "Schedule":
        """Refuse a schedule with both kinds or none."""
        if (self.cron is None) == (self.every_minutes is None):
            message = "either cron or every_minutes, not both"
            raise ValueError(message)
        return self


class Selectors(Closed):
    """CSS selectors that win over automatic extraction on this source."""

    article_links: ListSelector | None = Field(None, description="links to articles on list pages")
    next_page: ListSelector | None = Field(None, description="link to the next list page")
    title: ArticleSelector | None = None
    standfirst: ArticleSelector | None = None
    body: ArticleSelector | None = Field(
        None, description="the element that holds the article's text"
    )
    authors: ArticleSelector | None = None
    published: ArticleSelector | None = Field(
        None, description="element whose datetime or text is the date"
    )
    section: ArticleSelector | None = None
    remove: tuple[ArticleSelector, ...] = Field(
        (), description="elements cut out before anything is read"
    )


class Politeness(Closed):
    """How gently a source's hosts are asked; a host's Crawl-delay or Retry-After can only add to it."""

    delay_seconds: float = Field(2.0, ge=0, description="least time between two requests to a host")
    respect_robots: bool = Field(default=True, description="false only for sites of your own")
    allow_private_addresses: bool = Field(
        default=False, description="true lets this source live on loopback or a private network"
    )


class Limits(Closed):
    """Bounds of one source."""

    max_list_pages: int = Field(
        5, ge=1, description="pages read of each list in one run; so many sitemaps, too"
    )
    max_pages: int = Field(1000, ge=1, description="articles fetched in one run")
    max_body_bytes: int = Field(
        10_000_000, ge=1000, le=1_000_000_000, description="size of a page after decompression"
    )
    deadline_seconds: float = Field(30.0, gt=0, le=86_400, description="total time for one request")
    min_words: int = Field(20, ge=0, description="shorter texts are rejected as too_short")
    revisit_hours: float = Field(
        72.0,
        ge=0,
        le=1_000_000,
        description="an article is asked for again for this long after it was first seen",
    )
    max_unexpected_share: float = Field(
        0.1,
        ge=0,
        le=1,
        description="a run fails when more of a source's pages than this meet a bug",
    )


class Learning(Closed):
    """Bounds of the cleaning rules learned from a source's own articles."""

    min_articles: int = Field(4, ge=2, description="least distinct articles that show a line")
    min_share: float = Field(0.05, gt=0, le=1, description="least share of the source's articles")
    max_removed_share: float = Field(
        0.3, ge=0, le=1, description="most of an article's characters that learned rules may remove"
    )
    keep: tuple[str, ...] = Field((), description="standing lines that are content, kept for ever")


class SourceConfig(Closed):
    """One source: where it lives, how it is read and how gently it is asked."""

    name: str = Field(pattern=r"^[a-z][a-z0-9_]{1,40}$", description="the same as the file's name")
    home: HttpUrl
    language: Language | None = Field(None, description="ISO 639-1, two lower-case letters")
    timezone: TimeZone = Field("UTC", description="zone of dates that carry none")
    country: Country | None = Field(None, description="ISO 3166-1 alpha-2, two capitals")
    schedule: Schedule | None = None
    discovery: Literal["auto"] | tuple[DiscoveryKind, ...] = Field(
        "auto", description="auto, or a list of listing, feed, sitemap"
    )
    list_pages: tuple[HttpUrl, ...] = Field((), description="list pages besides the home page")
    feeds: tuple[HttpUrl, ...] = Field((), description="feeds that the home page does not name")
    sitemaps: tuple[HttpUrl, ...] = Field((), description="sitemaps robots.txt does not name")
    selectors: Selectors = Selectors()
    politeness: Politeness = Politeness()
    limits: Limits = Limits()
    learning: Learning = Learning()
    enabled: bool = True

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of dates that carry none."""
        return ZoneInfo(self.timezone)


class LakeSettings(Closed):
    """Where and how the lake is written."""

    layout: Literal["date", "date_bucket"] = "date"
    buckets: int = Field(16, ge=2, le=256, description="buckets of the layout date_bucket")


class Settings(Closed):
    """Settings of the whole installation (config/settings.toml)."""

    lake: str = Field("./lake", description="root of the lake: a folder or s3://bucket/prefix")
    state: str = Field(
        "./.newslake",
        description="folder of what this machine's processes share: the pace towards hosts, and the "
        "leases of a lake on an object store",
    )
    contact: str | None = Field(
        None,
        pattern=r"^[!-~]+$",
        description="address or URL where a site's owner reaches you; part of the User-Agent",
    )
    parallel_hosts: int = Field(8, ge=1, le=64, description="hosts fetched at the same time")
    storage: LakeSettings = LakeSettings()
    ledger: str | None = Field(
        None,
        description="SQLAlchemy URL of a ledger that several hosts share, for example "
        "postgresql+pg8000://user:password@host/newslake; unset: a file in the lake, for a lake on "
        "an object store one in the user's state folder",
    )
    task_runner: Literal["threads", "dask", "ray"] = Field(
        "threads", description="where Prefect runs the batches: threads, dask or ray"
    )
    task_runner_address: str | None = Field(
        None, description="address of the Dask scheduler or Ray cluster; unset: one is started"
    )

    @property
    def local_lake(self) -> Path | None:
        """The lake's folder, or None where the lake is an object store."""
        return None if "://" in self.lake else Path(self.lake).expanduser()
