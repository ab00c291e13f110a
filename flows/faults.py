"""What ends a run, or a command, that was set up well."""

from records.run import RunReport


class RunFailedError(Exception):
    """A run ended, but not well: the message names the source and what to do.

    `failed` names the sources at fault; what the others brought is published, as `report` says.
    """

    def __init__(
        self, message: str, *, failed: tuple[str, ...] = (), report: RunReport | None = None
    ) -> None:
        super().__init__(message)
        self.failed = failed
        self.report = report
