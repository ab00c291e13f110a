"""The faults a request is expected to meet: one exception inside this folder, a FetchFailure outside it.

Exception
├── FetchFault        expected; never leaves this folder, becomes a FetchFailure
└── FetchSetupError   wrong set-up: a User-Agent that cannot be sent, a pace folder that cannot be written
"""

from dataclasses import dataclass, replace
from datetime import datetime
from http.client import HTTPException, RemoteDisconnected
from ssl import SSLError

import requests
from urllib3.exceptions import HTTPError, ProtocolError, ReadTimeoutError
from urllib3.exceptions import SSLError as PoolSSLError

from records.links import PageLink
from records.pages import FailureKind, FetchFailure

# All that requests, urllib3 and the standard library raise for what a server or a wire does.
# ValueError holds UnicodeError, http.client's int() of a bad length and bad bracketed hosts.
TRANSPORT_ERRORS = (requests.RequestException, HTTPError, HTTPException, OSError, ValueError)


class FetchSetupError(Exception):
    """Fetching cannot work as it was set up."""


@dataclass(eq=False)
class FetchFault(Exception):  # noqa: N818 - an expected outcome on its way to becoming a value
    """Why a request brought no page; `passing` says that a later try may succeed.

    `retried` marks the faults worth another try within this run, `unanswered` those that count against
    the host: no connection, or no whole answer in time.
    """

    kind: FailureKind
    detail: str
    status: int | None = None
    retry_after_seconds: float | None = None
    passing: bool = False
    retried: bool = False
    unanswered: bool = False

    def copy(self) -> "FetchFault":
        """Return an equal fault without a traceback, to be raised again elsewhere."""
        return replace(self)

    def describe(self, link: PageLink, failed_at: datetime) -> FetchFailure:
        """Return the fault as the value that leaves this folder."""
        return FetchFailure(
            link=link,
            kind=self.kind,
            failed_at=failed_at,
            detail=self.detail,
            status=self.status,
            retry_after_seconds=self.retry_after_seconds,
            passing=self.passing,
        )


def classify_error(error: BaseException, *, in_body: bool) -> FetchFault:
    """Name what a transport error means; `in_body` says that a status line had already arrived."""
    chain = _unfold(error)
    detail = _describe(chain[-1])
    if any(isinstance(link, TimeoutError | ReadTimeoutError | requests.Timeout) for link in chain):
        return FetchFault(FailureKind.TIMEOUT, detail, passing=True, retried=True, unanswered=True)
    if any(
        isinstance(link, SSLError | PoolSSLError | requests.exceptions.SSLError) for link in chain
    ):
        return FetchFault(FailureKind.TLS, detail)
    if in_body:
        return FetchFault(FailureKind.TRUNCATED, detail, passing=True, retried=True)
    if any(_is_lost_connection(link) for link in chain):
        return FetchFault(FailureKind.CONNECT, detail, passing=True, retried=True, unanswered=True)
    if any(isinstance(link, HTTPException | HTTPError | ProtocolError) for link in chain):
        return FetchFault(FailureKind.PROTOCOL, detail)
    return FetchFault(FailureKind.INVALID_URL, detail)


def _is_lost_connection(error: BaseException) -> bool:
    # requests' own exceptions are OSErrors, too, but without a number.
    return isinstance(error, RemoteDisconnected) or (
        isinstance(error, OSError) and error.errno is not None
    )


def _unfold(error: BaseException) -> list[BaseException]:
    """Return the error and all it was made from, outermost first."""
    chain: list[BaseException] = []
    waiting: list[BaseException] = [error]
    while waiting and len(chain) < 20:
        found = waiting.pop(0)
        if any(found is known for known in chain):
            continue
        chain.append(found)
        parts = [*found.args, getattr(found, "reason", None), found.__cause__, found.__context__]
        waiting += [part for part in parts if isinstance(part, BaseException)]
    return chain


def _describe(error: BaseException) -> str:
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text}"[:300] if text else type(error).__name__
