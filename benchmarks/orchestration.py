"""What Prefect costs: pages of a generated site through the flow; prints CPU of server and run, database growth, tasks.

Run: python -m benchmarks.orchestration [PAGES]   (default 10,000; takes minutes)
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

import psutil

from flows.prefect_environment import prepare_environment
from flows.serving.up import begin_server, describe_server

LIST_SIZE = 500
PORT = 4399
WORDS = [
    "harbour",
    "council",
    "water",
    "bridge",
    "winter",
    "market",
    "school",
    "border",
    "river",
    "budget",
    "station",
    "harvest",
]


class GeneratedSite(BaseHTTPRequestHandler):
    """Lists of 500 links each, and one article an address."""

    protocol_version = "HTTP/1.1"
    pages = 0

    def do_GET(self) -> None:
        """Answer a list page or an article."""
        kind, _, number = self.path.strip("/").partition("/")
        if self.path == "/robots.txt":
            body = ""
        elif kind == "news":
            body = write_article(int(number))
        else:
            body = write_list(int(number or 0), self.pages)
        data = body.encode()
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def write_list(number: int, pages: int) -> str:
    """Return one list page."""
    first = number * LIST_SIZE
    links = "".join(
        f'<article><h2><a href="/news/{page}">The {name_topic(page)} opens again after long repairs</a>'
        "</h2></article>"
        for page in range(first, min(first + LIST_SIZE, pages))
    )
    more = (
        f'<a rel="next" href="/list/{number + 1}">Next page</a>'
        if first + LIST_SIZE < pages
        else ""
    )
    return f"<html><title>News</title><main>{links}</main>{more}</html>"


def write_article(page: int) -> str:
    """Return one article of about 300 words, like no other."""
    paragraphs = "".join(
        f"<p>{' '.join(WORDS[(page * 7 + line * 5 + word * (1 + page % 11)) % 12] for word in range(40))} {page}-{line}.</p>"
        for line in range(8)
    )
    day = f"2022-01-{page % 28 + 1:02}T10:00:00+00:00"
    return (
        f"<html><head><title>{name_topic(page)}</title></head><body><article><h1>The {name_topic(page)} opens again</h1>"
        f'<time datetime="{day}">{day}</time>{paragraphs}</article></body></html>'
    )


def name_topic(page: int) -> str:
    """Return a headline's words."""
    return f"{WORDS[page % 12]} {WORDS[page // 12 % 12]} {page}"


@contextmanager
def serve_pages(pages: int) -> Iterator[str]:
    """Serve the site while inside; yields its home."""
    GeneratedSite.pages = pages
    with ThreadingHTTPServer(("127.0.0.1", 0), GeneratedSite) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def measure_cpu(process: psutil.Process) -> float:
    """Return the CPU seconds of a process."""
    times = process.cpu_times()
    return float(times.user + times.system)


def measure_files(folder: Path) -> int:
    """Return the bytes of Prefect's database."""
    return sum(file.stat().st_size for file in folder.glob("prefect.db*"))


def write_source(folder: Path, home: str, pages: int) -> None:
    """Write the configuration of the generated site."""
    from config.read import DEFAULT_FOLDER  # noqa: PLC0415 - beside its use, after the environment is set

    (folder / "sources").mkdir(parents=True)
    (folder / "settings.toml").write_text((DEFAULT_FOLDER / "settings.toml").read_text())
    (folder / "boilerplate").symlink_to(DEFAULT_FOLDER / "boilerplate")
    (folder / "sources" / "generated.yaml").write_text(
        f"name: generated\nhome: {home}\nlanguage: en\ndiscovery: [listing]\n"
        "politeness: {delay_seconds: 0, allow_private_addresses: true}\n"
        f"limits: {{max_list_pages: {pages // LIST_SIZE + 2}, max_pages: {pages}}}\n"
    )


def main(pages: int) -> None:
    with tempfile.TemporaryDirectory() as name, serve_pages(pages) as home:
        folder = Path(name)
        write_source(folder / "config", home, pages)
        os.environ |= {
            "NEWSLAKE_CONFIG": str(folder / "config"),
            "NEWSLAKE_LAKE": str(folder / "lake"),
            "NEWSLAKE_STATE": str(folder / "state"),
            "PREFECT_HOME": str(folder / "prefect"),
            "PREFECT_API_URL": f"http://127.0.0.1:{PORT}/api",
        }
        (folder / "prefect").mkdir()
        prepare_environment()
        mark = "benchmark"
        server = describe_server(PORT, folder / "prefect", mark)
        try:
            begin_server(server, PORT, mark, Event())
            assert server.process is not None
            measure_run(folder, psutil.Process(server.process.pid), pages)
        finally:
            server.kill_group()


def measure_run(folder: Path, server: psutil.Process, pages: int) -> None:
    from flows.ingest import ingest  # noqa: PLC0415 - Prefect reads the environment when imported
    from flows.maintain import maintain  # noqa: PLC0415 - the same

    maintain()  # what a first run costs once is not counted
    time.sleep(5)  # the server writes what it was told in batches
    server_before, size_before = measure_cpu(server), measure_files(folder / "prefect")
    own_before, begun = measure_cpu(psutil.Process()), time.monotonic()
    report = ingest(sources=["generated"])
    seconds = time.monotonic() - begun
    time.sleep(10)
    server_cpu = measure_cpu(server) - server_before
    own_cpu = measure_cpu(psutil.Process()) - own_before
    grown = measure_files(folder / "prefect") - size_before
    locked = (folder / "prefect" / "newslake-server.log").read_text().count("database is locked")
    print(f"{report.books[0].discovered} of {pages} pages discovered in {seconds:.0f} s")
    print(f"ends: {dict(report.books[0].ends)}")
    print(f"task runs: {-(-pages // 150)}")
    print(f"CPU: run and site {own_cpu:.1f} s, Prefect's server {server_cpu:.1f} s")
    print(f"the server's share: {server_cpu / (own_cpu + server_cpu):.1%}")
    print(f"Prefect's database grew by {grown / 1e6:.2f} MB; 'database is locked': {locked} times")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
