"""`newslake metrics`: how every source stands, as text that Prometheus reads."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from config.read import read_settings, read_sources
from flows.scheduling.health import BAD, SourceHealth, read_health
from records.outcome import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One gauge a source; None where there is nothing to say."""

    name: str
    help: str
    read: Callable[[SourceHealth], float | None]


def count_seconds(instant: datetime | None) -> float | None:
    """Return an instant as seconds since 1970."""
    return None if instant is None else instant.timestamp()


METRICS = (
    Metric(
        name="last_run_timestamp_seconds",
        help="Start of the last run",
        read=lambda health: count_seconds(health.last_run_at),
    ),
    Metric(
        name="last_success_timestamp_seconds",
        help="Start of the last run that ended well",
        read=lambda health: count_seconds(health.last_success_at),
    ),
    Metric(
        name="last_new_article_timestamp_seconds",
        help="End of the last run that stored an article not held before",
        read=lambda health: count_seconds(health.last_new_at),
    ),
    Metric(
        name="next_run_timestamp_seconds",
        help="When the schedule asks for the next run",
        read=lambda health: count_seconds(health.next_run_at),
    ),
    Metric(
        name="backlog_addresses",
        help="Addresses that failed and wait for another try",
        read=lambda health: health.backlog,
    ),
    Metric(
        name="failures_in_row",
        help="Runs that failed since the last good one",
        read=lambda health: health.failures_in_row,
    ),
    Metric(
        name="healthy",
        help="0 where the source is stale, failing, barren, ahead of the clock or has never run",
        read=lambda health: float(health.freshness not in BAD),
    ),
)


def print_metrics() -> None:
    """Print how all sources stand in Prometheus' text format, version 0.0.4."""
    sources = list(read_sources().values())
    for line in write_metrics(read_health(sources, read_settings(), now=datetime.now(UTC))):
        print(line)


def write_metrics(health: Sequence[SourceHealth]) -> Iterator[str]:
    """Yield the lines of the text."""
    for metric in METRICS:
        name = f"newslake_source_{metric.name}"
        yield f"# HELP {name} {metric.help}"
        yield f"# TYPE {name} gauge"
        for each in health:
            value = metric.read(each)
            if value is not None:
                yield f'{name}{{source="{each.source}"}} {value:.10g}'
    name = "newslake_source_last_run_addresses"
    yield f"# HELP {name} Addresses of the last run by the end they came to"
    yield f"# TYPE {name} gauge"
    for each in health:
        for outcome in Outcome:
            yield f'{name}{{source="{each.source}",outcome="{outcome}"}} {each.ends[outcome]}'
