"""What an operator is told about a wrong configuration."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.faults import ConfigError, UnknownSourceError
from config.read import (
    DEFAULT_FOLDER,
    choose_sources,
    read_settings,
    read_source,
    read_sources,
)
from config.schema import SourceConfig

GOOD = "name: news\nhome: https://news.example/\n"


@pytest.fixture
def write(tmp_path):
    def write_source(text, name="news"):
        file = tmp_path / f"{name}.yaml"
        file.write_text(text)
        return file

    return write_source


def test_two_keys_are_enough(write):
    source = read_source(write(GOOD))
    assert source.discovery == "auto"
    assert source.politeness.respect_robots
    assert source.politeness.delay_seconds > 0


@pytest.mark.parametrize(
    ("text", "line", "parts"),
    [
        (GOOD + "langage: en\n", 3, ["langage", "unknown key", "did you mean 'language'"]),
        (GOOD + "language: english\n", 3, ["language", "'english'", "ISO 639-1"]),
        (GOOD + "timezone: Mars/Base\n", 3, ["timezone", "'Mars/Base'", "Europe/Minsk"]),
        (GOOD + "discovery: rss\n", 3, ["discovery", "'rss'", "listing, feed, sitemap"]),
        (GOOD + "discovery: [feed, rss]\n", 3, ["discovery.1", "'rss'", "'sitemap'"]),
        (GOOD + "schedule: {}\n", 3, ["schedule", "either cron or every_minutes"]),
        (GOOD + "limits:\n  max_pages: 0\n", 4, ["limits.max_pages", "found 0", "greater than"]),
        (GOOD + "politeness:\n  delay: 1\n", 4, ["politeness.delay", "delay_seconds"]),
        (
            GOOD + "selectors:\n  title: h1\n  article_links: 'a[['\n",
            5,
            ["selectors.article_links", "'a[['", "a CSS selector", "position 1"],
        ),
        (GOOD + "selectors:\n  next_page: 'a::after'\n", 4, ["selectors.next_page", "Pseudo"]),
        (GOOD + "selectors: {title: 'h1[['}\n", 3, ["selectors.title", "'h1[['", "Lexbor"]),
        (GOOD + "selectors:\n  remove: [.ad]\n  body: ''\n", 5, ["selectors.body", "found ''"]),
        (
            GOOD + "selectors:\n  remove:\n  - .ad\n  - 'p:foo'\n",
            6,
            ["selectors.remove.1", "'p:foo'"],
        ),
        (GOOD + "schedule: {every_minutes: 10000000000}\n", 3, ["every_minutes", "525600"]),
        (GOOD + f"schedule: {{every_minutes: {'9' * 20}}}\n", 3, ["every_minutes", "525600"]),
        (GOOD + "limits:\n  revisit_hours: .inf\n", 4, ["limits.revisit_hours", "finite"]),
        (GOOD + "limits:\n  revisit_hours: 1e300\n", 4, ["limits.revisit_hours", "1000000"]),
        (GOOD + "limits:\n  deadline_seconds: 1e300\n", 4, ["limits.deadline_seconds", "86400"]),
        (GOOD + "politeness: {delay_seconds: .nan}\n", 3, ["delay_seconds", "finite"]),
        (GOOD + "home: https://other.example/\n", 3, ["home", "twice"]),
        ("name: other\nhome: https://news.example/\n", 1, ["name", "'other'", "file's name"]),
        ("name: news\nhome: gopher://x/\n", 2, ["home", "'gopher://x/'", "http"]),
    ],
)
def test_a_fault_names_file_line_key_and_what_is_allowed(write, text, line, parts):
    file = write(text)
    with pytest.raises(ConfigError) as told:
        read_source(file)
    (message,) = str(told.value).splitlines()
    assert message.startswith(f"{file}:{line}: ")
    for part in parts:
        assert part in message


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("name: [", "not valid YAML"),
        ("- a list", "expected keys and values"),
        ("", "expected keys and values"),
        ("name: news\n", "home: missing"),
        ("?", "news.yaml:1: key '' is no text"),
        (GOOD + "2026: x\n", "news.yaml:3: key '2026' is no text"),
        (GOOD + "'a[b': x\n", "news.yaml:3: a[b: unknown key"),
        (GOOD + "country: 2026-13-45\n", "not valid YAML: month must be in 1..12"),
        (GOOD + "country: !!int x\n", "not valid YAML: invalid literal"),
        (GOOD + "country: !!timestamp x\n", "not valid YAML"),
        ("? [a]\n: b", "news.yaml:1: a key is no text"),
        ("&a\nname: *a\n", "news.yaml:2: *a: write the value out"),
        pytest.param("name: " + "[" * 100_000, "nested deeper than 50 levels", id="deep"),
        pytest.param("- " * 100_000, "nested deeper than 50 levels", id="deep list"),
    ],
)
def test_a_file_that_is_no_source_is_named(write, text, part):
    file = write(text)
    with pytest.raises(ConfigError, match=r"news\.yaml") as told:
        read_source(file)
    assert part in str(told.value)


@pytest.mark.parametrize(
    ("cron", "reason"),
    [
        ("", "0 fields"),
        ("often", "1 fields"),
        ("@daily", "1 fields"),
        ("* * * * * *", "6 fields"),
        ("99 * * * *", "Bad minute"),
        ("0 0 30 2 *", "Bad day-of-month"),
        ("0 0 LW * *", "LW and 5L"),
        ("0 0 * * 5L", "LW and 5L"),
    ],
)
def test_a_cron_line_that_means_nothing_is_named_with_its_line(write, cron, reason):
    file = write(GOOD + f'schedule:\n  cron: "{cron}"\n')
    with pytest.raises(ConfigError) as told:
        read_source(file)
    assert str(told.value).startswith(f"{file}:4: schedule.cron: found {cron!r}; allowed: five")
    assert reason in str(told.value)


def test_a_cron_line_may_be_spaced_freely(write):
    source = read_source(write(GOOD + "schedule: {cron: ' 0  0 29 2 mon-fri '}\n"))
    assert source.schedule.cron == "0 0 29 2 mon-fri"


def test_faults_of_all_files_are_told_at_once(tmp_path):
    (tmp_path / "sources").mkdir()
    for name in ("a", "bb"):
        (tmp_path / "sources" / f"{name}.yaml").write_text(f"name: {name}\nhom: x\n")
    with pytest.raises(ConfigError) as told:
        read_sources(tmp_path)
    assert "a.yaml" in str(told.value)
    assert "bb.yaml" in str(told.value)


def test_shipped_sources_are_good_and_the_template_shows_every_key():
    sources = read_sources()
    assert {"sample", "bbabo"} <= set(sources)
    assert str(sources["bbabo"].home) == "https://bbabo.net/"
    template = (DEFAULT_FOLDER / "sources" / "_template.yaml").read_text()
    for key in SourceConfig.model_fields:
        assert f"{key}:" in template
    for table in ("selectors", "politeness", "limits", "learning", "schedule"):
        annotation = SourceConfig.model_fields[table].annotation
        model = annotation if hasattr(annotation, "model_fields") else annotation.__args__[0]
        for key in model.model_fields:
            assert f"{key}:" in template, f"{table}.{key}"


def test_the_template_shows_the_true_defaults(tmp_path):
    template = (DEFAULT_FOLDER / "sources" / "_template.yaml").read_text()
    file = tmp_path / "example.yaml"
    file.write_text(template)
    shown = read_source(file)
    assert shown == SourceConfig.model_validate(
        {"name": "example", "home": "https://news.example/"}
    )


def test_no_names_mean_all_enabled_sources(tmp_path):
    (tmp_path / "sources").mkdir()
    for name, enabled in (("on", "true"), ("off", "false")):
        (tmp_path / "sources" / f"{name}.yaml").write_text(
            f"name: '{name}'\nhome: https://x.example/\nenabled: {enabled}\n"
        )
    sources = read_sources(tmp_path)
    assert [source.name for source in choose_sources(sources, [])] == ["on"]
    assert [source.name for source in choose_sources(sources, ["off", "off"])] == ["off"]
    with pytest.raises(UnknownSourceError, match="did you mean 'off'"):
        choose_sources(sources, ["of"])


def test_the_environment_wins_over_settings(monkeypatch):
    monkeypatch.setenv("NEWSLAKE_LAKE", "s3://bucket/news")
    settings = read_settings()
    assert settings.lake == "s3://bucket/news"
    assert settings.local_lake is None


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("lake = ", "not valid TOML"),
        ("laek = 'x'", "did you mean 'lake'"),
        ("parallel_hosts = 0", "parallel_hosts: found 0"),
        pytest.param("lake = " + "[" * 10_000, "not valid TOML", id="deep"),
        ("[storage]\nlayout = 'hour'", "storage.layout"),
    ],
)
def test_wrong_settings_name_the_file(tmp_path, text, part):
    (tmp_path / "settings.toml").write_text(text)
    with pytest.raises(ConfigError, match=r"settings\.toml") as told:
        read_settings(tmp_path)
    assert part in str(told.value)


def test_missing_files_name_the_remedy(tmp_path):
    with pytest.raises(ConfigError, match="NEWSLAKE_CONFIG"):
        read_settings(tmp_path)
    with pytest.raises(ConfigError, match="one YAML file a source"):
        read_sources(tmp_path)


@given(st.text() | st.text("?:-[]{}&*!|>%,'\"#~<a1 \n"))
def test_any_text_is_a_source_or_a_clear_error(tmp_path_factory, text):
    file = tmp_path_factory.mktemp("any") / "news.yaml"
    file.write_text(text, encoding="utf-8", errors="surrogateescape")
    with contextlib.suppress(ConfigError):
        assert read_source(file).name == "news"
