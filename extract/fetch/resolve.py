"""A host name and a time limit in; its socket addresses out."""

import socket
from queue import Empty, SimpleQueue
from threading import Thread

from extract.fetch.faults import FetchFault
from records.pages import FailureKind

SocketAddress = tuple[socket.AddressFamily, tuple[str, int]]


def resolve_host(host: str, port: int, *, timeout_seconds: float) -> list[SocketAddress]:
    """Return the addresses of a host in the system's order; raises FetchFault(DNS).

    getaddrinfo has no time limit of its own, so it runs in a thread that is left behind when late.
    """
    answers: SimpleQueue[list[SocketAddress] | OSError | UnicodeError] = SimpleQueue()
    Thread(target=_look_up, args=(host, port, answers), daemon=True, name="resolve").start()
    try:
        answer = answers.get(timeout=timeout_seconds)
    except Empty:
        raise FetchFault(
            FailureKind.DNS,
            f"no answer for {host} in time",
            passing=True,
            retried=True,
            unanswered=True,
        ) from None
    if isinstance(answer, socket.gaierror):
        passing = answer.errno == socket.EAI_AGAIN
        raise FetchFault(
            FailureKind.DNS,
            f"{host}: {answer.strerror}",
            passing=passing,
            retried=passing,
            unanswered=passing,
        )
    if isinstance(answer, OSError | UnicodeError) or not answer:
        raise FetchFault(FailureKind.DNS, f"{host}: cannot be looked up")
    return answer


def _look_up(
    host: str, port: int, answers: SimpleQueue[list[SocketAddress] | OSError | UnicodeError]
) -> None:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        answers.put(error)
        return
    answers.put(
        [
            (family, (str(address[0]), int(address[1])))
            for family, _, _, _, address in found
            if family in {socket.AF_INET, socket.AF_INET6}
        ]
    )
