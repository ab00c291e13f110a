"""A run's report in; its log lines, table, markdown report and event in Prefect out."""

from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.events import emit_event
from prefect.logging import get_run_logger

from flows.run_report import describe_source, tabulate_report, write_report
from records.run import RunReport

PUBLISHED = "newslake.published"


def show_run(report: RunReport, lake: str, *, error: str | None = None) -> None:
    """Tell Prefect what a run did; a run with nothing to do leaves its log lines only."""
    logger = get_run_logger()
    for reason in report.skipped:
        logger.info("left alone: %s", reason)
    for books in report.books:
        logger.info(describe_source(report, books))
    if error is not None:
        logger.error(error)
    if not report.books:
        return
    create_table_artifact(
        key="newslake-sources",
        table=tabulate_report(report),
        description=f"Run {report.run_id}: what became of every source's addresses.",
    )
    create_markdown_artifact(
        key="newslake-report",
        markdown=write_report(report, lake, error=error),
        description=f"Run {report.run_id}",
    )
    for books in report.books:
        emit_event(
            event=PUBLISHED,
            resource={
                "prefect.resource.id": f"newslake.source.{books.source}",
                "prefect.resource.name": books.source,
            },
            payload={
                "run_id": report.run_id,
                "discovered": books.discovered,
                **{str(outcome): count for outcome, count in books.ends.items()},
            },
        )
