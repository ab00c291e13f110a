"""A run's report in; a line for the log, rows for a table and a page of markdown out; pure."""

from collections import Counter
from typing import Any
from urllib.parse import quote

from records.outcome import Outcome, PageEnd, SourceBooks
from records.run import RunReport

BAR_WIDTH = 40
WORST_REASONS = 12
MOST_LINKS = 10
MOST_ROWS = 50
# what an address may hold and markdown leaves alone between < and >
URL_SIGNS = "!#$%&'()*+,-./:;=?@[]_~"
BARS = {
    Outcome.STORED: "█",
    Outcome.UNCHANGED: "▒",
    Outcome.DUPLICATE: "░",
    Outcome.REJECTED: "r",
    Outcome.FAILED: "f",
    Outcome.BLOCKED: "b",
}


def describe_source(report: RunReport, books: SourceBooks) -> str:
    """Return one line of key=value pairs, for logs that a machine reads."""
    counts = " ".join(f"{outcome}={books.ends[outcome]}" for outcome in Outcome)
    seconds = (report.finished_at - report.started_at).total_seconds()
    return (
        f"source={books.source} run={report.run_id} seconds={seconds:.1f} "
        f"discovered={books.discovered} {counts} problems={len(books.problems)}"
    )


def tabulate_report(report: RunReport) -> list[dict[str, Any]]:
    """Return one row a source: its books, and why its pages were not stored."""
    return [
        {
            "source": books.source,
            "discovered": books.discovered,
            **{str(outcome): books.ends[outcome] for outcome in Outcome},
            "reasons": list_reasons(report, books.source),
            "not stored": link_missing(report, books.source),
            "problems": "; ".join(books.problems),
        }
        for books in report.books
    ]


def list_reasons(report: RunReport, source: str) -> str:
    """Return why a source's pages were rejected, failed or blocked, the commonest first."""
    reasons = Counter(
        f"{end.outcome}: {end.reason}" for end in find_missing(report) if end.source == source
    )
    return ", ".join(f"{reason} ({count})" for reason, count in reasons.most_common(WORST_REASONS))


def link_missing(report: RunReport, source: str) -> str:
    """Return links to a source's addresses that were not stored, the first few; Prefect's tables show markdown."""
    missing = [end for end in find_missing(report) if end.source == source]
    links = [f"[{end.reason or end.outcome}]({quote_address(end)})" for end in missing[:MOST_LINKS]]
    if len(missing) > MOST_LINKS:
        links.append(f"and {len(missing) - MOST_LINKS} more")
    return ", ".join(links)


def find_missing(report: RunReport) -> list[PageEnd]:
    """Return the ends of addresses that were rejected, failed or blocked."""
    missing = {Outcome.REJECTED, Outcome.FAILED, Outcome.BLOCKED}
    return [end for end in report.ends if end.outcome in missing]


def quote_address(end: PageEnd) -> str:
    """Return an end's address so that no sign of it is read as markdown."""
    return f"<{quote(end.url, safe=URL_SIGNS)}>"


def write_report(report: RunReport, lake: str, *, error: str | None = None) -> str:
    """Return a run's page: books with bars, what was not stored with links, where it lies."""
    seconds = (report.finished_at - report.started_at).total_seconds()
    root = lake.rstrip("/")
    stored, unchanged = report.count(Outcome.STORED), report.count(Outcome.UNCHANGED)
    lines = [f"# Run {report.run_id}", ""]
    if error is not None:
        lines += [f"**Failed.** {error}", ""]
    lines += [
        f"{report.started_at:%Y-%m-%d %H:%M:%S} UTC, {seconds:.1f} s.",
        f"**{stored}** articles stored or revised, {unchanged} unchanged.",
        "",
        "```",
        *(draw_bar(books) for books in report.books),
        "█ stored  ▒ unchanged  ░ duplicate  r rejected  f failed  b blocked",
        "```",
        "",
        *list_missing(report),
        f"The rows: `{root}/articles/v1`.",
        f"Rejected pages with their reasons: `{root}/rejected_pages/v1`.",
    ]
    return "\n".join(lines) + "\n"


def draw_bar(books: SourceBooks) -> str:
    """Return a source's ends as one bar of characters."""
    total = max(books.discovered, 1)
    bar = "".join(
        sign * -(-books.ends[outcome] * BAR_WIDTH // total) for outcome, sign in BARS.items()
    )
    return f"{books.source:<24.24} {bar[:BAR_WIDTH]:<{BAR_WIDTH}} {books.discovered}"


def list_missing(report: RunReport) -> list[str]:
    """Return a markdown table of addresses that were rejected, failed or blocked; the first 50."""
    missing = find_missing(report)
    if not missing:
        return []
    rows = [
        f"| {end.source} | {end.outcome} | {end.reason or ''} | {quote_address(end)} |"
        for end in missing[:MOST_ROWS]
    ]
    more = [f"... and {len(missing) - MOST_ROWS} more", ""] if len(missing) > MOST_ROWS else []
    return ["| source | end | reason | address |", "|---|---|---|---|", *rows, "", *more]
