"""`newslake up` beside others: a port or a folder that is in use ends it before it touches anything."""

import os
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from flows.serving.up import MARK_HEADER, answers, hold_home


class Stranger(BaseHTTPRequestHandler):
    """A server that says yes to everything, as another Prefect would."""

    def do_GET(self):
        self.server.asked.append(self.path)
        self.send_response(200)
        for header in self.server.headers:
            self.send_header(*header)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    do_POST = do_GET  # noqa: N815 - the library's name

    def log_message(self, *_):
        pass


@pytest.fixture
def stranger():
    with ThreadingHTTPServer(("127.0.0.1", 0), Stranger) as server:
        server.asked, server.headers = [], []
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_a_port_in_use_ends_it_and_whoever_uses_the_port_is_asked_nothing(
    scheduled, stranger, tmp_path
):
    port = str(stranger.server_port)
    ended = subprocess.run(
        [sys.executable, "-c", "from commands.main import run; run()", "up", "--port", port],
        env={**os.environ, "PREFECT_HOME": str(tmp_path / "prefect")},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 1
    assert (
        ended.stderr == f"newslake: another program uses port {port}; choose another with --port\n"
    )
    assert "Prefect's pages" not in ended.stdout
    assert stranger.asked == []
    assert not (tmp_path / "prefect" / "newslake-server.log").exists()


def test_only_a_server_that_bears_our_mark_passes_for_ours(stranger):
    api = f"http://127.0.0.1:{stranger.server_port}/api"
    assert not answers(api, "ours")
    stranger.headers.append((MARK_HEADER, "theirs"))
    assert not answers(api, "ours")
    assert answers(api, "theirs")


def test_a_folder_in_use_is_named_before_the_sample_site_is_served(
    workplace, newslake, tmp_path, monkeypatch
):
    home = tmp_path / "prefect"
    monkeypatch.setenv("PREFECT_HOME", str(home))
    home.mkdir()
    with hold_home(home):
        workplace.write_source("sample", "http://127.0.0.1:1/", schedule="{every_minutes: 1}")
        ended = newslake("up", "--sample")
    assert ended.status == 1
    assert "another `newslake up` runs here" in ended.err
