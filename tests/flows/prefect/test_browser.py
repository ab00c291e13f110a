"""Prefect's pages in a real browser: the deployment is there, a backfill starts from its form, its table shows."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import quote

import pytest

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
WISH = {"source": "sample", "start": "2022-01-05", "end": "2022-01-12"}
SCREENSHOT = Path(__file__).parents[3] / "docs" / "backfill-days.png"

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(
        not (CHROMIUM and DRIVER), reason="needs Debian's chromium and chromium-driver"
    ),
]


def find_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def call(api, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(
        f"{api}{path}", data=data, headers={"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=30) as response:
        return json.load(response)


def wait_for(find, seconds=180):
    """Return the first true answer."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            found = find()
        except OSError:
            found = None
        if found:
            return found
        time.sleep(0.5)
    raise AssertionError(f"nothing within {seconds} s: {find}")


@pytest.fixture
def served(workplace, tmp_path):
    """`newslake up` with the sample site, on ports of its own; yields the address of Prefect's pages."""
    port, site_port = find_port(), find_port()
    workplace.write_source(
        "sample",
        f"http://127.0.0.1:{site_port}/",
        schedule="{every_minutes: 1}",
        enabled="false",
    )
    environment = {**os.environ, "PREFECT_HOME": str(tmp_path / "prefect")}
    command = [sys.executable, "-c", "from commands.main import run; run()"]
    with subprocess.Popen([*command, "up", "--port", str(port)], env=environment) as up:
        yield f"http://127.0.0.1:{port}"
        begun = time.monotonic()
        up.send_signal(signal.SIGTERM)
        assert up.wait(timeout=30) == 0
        assert time.monotonic() - begun < 12


@pytest.fixture
def browser():
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1400,1000"):
        options.add_argument(argument)
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


def see(browser, text, seconds=60):
    """Wait until the page shows a text."""
    from selenium.webdriver.common.by import By

    return wait_for(lambda: text in browser.find_element(By.TAG_NAME, "body").text, seconds=seconds)


def test_the_schedule_runs_and_a_backfill_started_with_parameters_shows_its_days(served, browser):
    api = f"{served}/api"
    wait_for(lambda: call(api, "/health"))
    wait_for(lambda: count_completed(api, "ingest"))
    browser.get(f"{served}/deployments")
    see(browser, "every-1-minutes")
    see(browser, "backfill")
    see_links_to_what_was_not_stored(browser, served)
    backfill = call(api, "/deployments/name/backfill/backfill")
    start_from_form(browser, f"{served}/deployments/deployment/{backfill['id']}/run")
    run = wait_for(lambda: find_run(api, "backfill"))
    assert run["parameters"]["request"] | WISH == run["parameters"]["request"]
    wait_for(lambda: read_state(api, run) in {"COMPLETED", "FAILED", "CRASHED"})
    assert read_state(api, run) == "COMPLETED"
    browser.get(f"{served}/artifacts/key/newslake-backfill-days")
    see(browser, "newslake-backfill-days")
    open_artifact(browser, served, "newslake-backfill-days")
    see(browser, "2022-01-12")
    if os.environ.get("NEWSLAKE_KEEP_SCREENSHOT"):
        browser.save_screenshot(str(SCREENSHOT))


def read_state(api, run):
    return call(api, f"/flow_runs/{run['id']}")["state_type"]


def open_artifact(browser, served, key):
    """Open the latest artifact of a key."""
    artifacts = call(f"{served}/api", "/artifacts/filter", {"sort": "CREATED_DESC"})
    latest = next(each for each in artifacts if each["key"] == key)
    browser.get(f"{served}/artifacts/artifact/{latest['id']}")


def see_links_to_what_was_not_stored(browser, served):
    from selenium.webdriver.common.by import By

    open_artifact(browser, served, "newslake-sources")
    links = wait_for(lambda: browser.find_elements(By.LINK_TEXT, "soft_404"))
    assert all("/news/" in link.get_attribute("href") for link in links)


def start_from_form(browser, page):
    """Send a deployment's form; again, as a person would, where the server was busy.

    Prefect answers 503 where two of its writes to SQLite meet. Its client tries again, its pages do not.
    """
    for _ in range(3):
        if send_form(browser, page):
            return
    raise AssertionError("the server was busy three times")


def send_form(browser, page):
    """Open a form with the wish filled in, as a link can, and press its button; whether it was taken."""
    from selenium.webdriver.common.by import By

    browser.get(f"{page}?parameters={quote(json.dumps({'request': WISH}))}")
    see(browser, "First day of publication")
    form = browser.current_url
    buttons = wait_for(
        lambda: [
            button
            for button in browser.find_elements(By.TAG_NAME, "button")
            if button.text.strip() == "Submit" and button.is_enabled()
        ]
    )
    buttons[-1].click()
    wait_for(
        lambda: (
            browser.current_url != form
            or "Something went wrong" in browser.find_element(By.TAG_NAME, "body").text
        )
    )
    return browser.current_url != form


def find_run(api, flow):
    """Return the latest run of a flow."""
    runs = call(api, "/flow_runs/filter", {"flows": {"name": {"any_": [flow]}}})
    return runs[0] if runs else None


def count_completed(api, flow):
    body = {
        "flows": {"name": {"any_": [flow]}},
        "flow_runs": {"state": {"type": {"any_": ["COMPLETED"]}}},
    }
    return len(call(api, "/flow_runs/filter", body))
