"""Ctrl-C ends a run at once: no page more is asked for, and the next run carries on."""

import signal
import subprocess
import sys
from threading import Event, Thread

import pytest

from examples.aggregator.server import SiteHandler, SiteServer

PATIENCE_SECONDS = 60


@pytest.fixture
def watched():
    """Serve the sample site; `asked` is set with the first article, `paths` are all that was asked for."""
    asked, paths = Event(), []

    class Handler(SiteHandler):
        def do_GET(self):  # noqa: N802 - the library's name
            paths.append(self.path)
            if self.path.startswith("/news/"):
                asked.set()
            super().do_GET()

    with SiteServer(0, edited=False) as server:
        server.RequestHandlerClass = Handler
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"{server.site.base_url}/", asked, paths
        server.shutdown()


def test_ctrl_c_ends_a_run_that_waits_for_its_turn_and_no_page_more_is_asked_for(
    workplace, newslake, watched
):
    home, asked, paths = watched
    workplace.write_source("sample", home, discovery="[listing]", limits="{max_list_pages: 1}")
    config = workplace.config / "sources" / "sample.yaml"
    config.write_text(config.read_text().replace("delay_seconds: 0,", "delay_seconds: 1,"))
    program = [sys.executable, "-c", "from commands.main import run; run()"]
    command = [*program, "ingest", "sample", "--no-prefect"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert asked.wait(PATIENCE_SECONDS)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=PATIENCE_SECONDS)
    assert (process.returncode, told.count("the same command carries on")) == (130, 1)
    articles = sum(path.startswith("/news/") for path in paths)
    assert articles < 10
    config.write_text(config.read_text().replace("delay_seconds: 1,", "delay_seconds: 0,"))
    assert newslake("ingest", "sample", "--no-prefect").status == 0
    assert newslake("verify").status == 0
