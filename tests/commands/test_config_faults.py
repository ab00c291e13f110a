"""A configuration that cannot be read: one line that names it, never an installation that looks whole."""

import pytest


@pytest.fixture
def installed(workplace):
    workplace.write_source("good", "http://127.0.0.1:9/", schedule="{every_minutes: 30}")
    return workplace


@pytest.mark.parametrize("command", [("sources", "check"), ("status",)])
def test_a_folder_of_sources_that_may_not_be_read_is_no_empty_one(installed, bound, shut, command):
    sources = installed.config / "sources"
    shut(sources)
    ended = bound(*command)
    assert (ended.status, ended.out) == (2, "")
    (line,) = ended.err.splitlines()
    assert line.startswith(f"newslake: {sources}: cannot be read (Permission denied)")


@pytest.mark.parametrize(
    "name", ["sources/good.yaml", "settings.toml", "boilerplate/en.yaml", "boilerplate"]
)
def test_what_may_not_be_read_is_named(installed, bound, shut, name):
    shut(installed.config / name)
    ended = bound("sources", "check")
    assert ended.status == 2
    (line,) = ended.err.splitlines()
    assert f"{installed.config / name}: cannot be read (Permission denied)" in line


def test_a_configuration_that_may_not_be_entered_is_named(installed, bound, shut):
    shut(installed.config)
    ended = bound("status")
    assert ended.status == 2
    (line,) = ended.err.splitlines()
    assert f"{installed.config}/s" in line


@pytest.mark.parametrize("name", ["sources/bad.yaml", "settings.toml", "boilerplate/en.yaml"])
def test_a_folder_in_place_of_a_file_is_named(installed, newslake, name):
    place = installed.config / name
    place.unlink(missing_ok=True)
    place.mkdir()
    ended = newslake("sources", "check")
    assert ended.status == 2
    assert f"{place}: cannot be read (Is a directory)" in ended.err


def test_two_files_of_one_source_are_refused(installed, newslake):
    sources = installed.config / "sources"
    (sources / "good.yml").write_text("name: good\nhome: https://other.example/\n")
    ended = newslake("sources", "check")
    assert ended.status == 2
    assert f"{sources}/good.yml: 'good' has a file already, good.yaml; keep one" in ended.err


def test_two_files_of_one_language_are_refused(installed, newslake):
    patterns = installed.config / "boilerplate"
    (patterns / "en.yml").write_bytes((patterns / "en.yaml").read_bytes())
    ended = newslake("sources", "check")
    assert ended.status == 2
    assert f"{patterns}/en.yml: 'en' has a file already, en.yaml; keep one" in ended.err


def test_a_wrong_variable_is_named_and_not_the_file(installed, newslake, monkeypatch):
    monkeypatch.setenv("NEWSLAKE_PARALLEL_HOSTS", "abc")
    ended = newslake("status")
    assert ended.status == 2
    assert "newslake: NEWSLAKE_PARALLEL_HOSTS: parallel_hosts: found 'abc'" in ended.err
    assert "settings.toml" not in ended.err
