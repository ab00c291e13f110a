"""The pattern files: every shipped example holds, and a bad file is refused with file and line."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.faults import ConfigError
from config.patterns.cost import PatternRefusedError, check_pattern
from config.patterns.folding import fold_text, holds_any, split_clauses, split_sentences
from config.patterns.line_matcher import CONTENT
from config.patterns.prompts import read_prompts
from config.patterns.request_matcher import join_words, pad_words

# fmt: off
LANGUAGES = {
    "ar", "az", "be", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa",
    "fi", "fr", "he", "hi", "hr", "hu", "hy", "id", "it", "ja", "ka", "kk", "ko", "lt",
    "lv", "mk", "mn", "ms", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr",
    "sv", "ta", "th", "tr", "uk", "ur", "uz", "vi", "zh",
}
# fmt: on
KINDS = {
    "subscribe",
    "follow",
    "newsletter",
    "app",
    "donate",
    "cookie",
    "comment",
    "share",
    "know_more",
}
GOOD = """\
language: en
stopwords: [the, of, and, to, in]
prompts:
  subscribe:
    - pattern: 'subscribe now'
      hits: ["Subscribe now!"]
      misses: ["Subscribe later"]
requests:
  verbs: [add us]
  things: {follow: [channel]}
  ourselves: [we]
  hits: ["Add us to your channel list"]
  misses: ["They add us up"]
labels: {}
"""


@pytest.fixture(scope="module")
def book():
    return read_prompts()


@pytest.fixture
def write_file(tmp_path):
    def write(text, name="en.yaml"):
        folder = tmp_path / "boilerplate"
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
        return tmp_path

    return write


def refuse(folder):
    with pytest.raises(ConfigError) as caught:
        read_prompts(folder)
    return str(caught.value)


def test_every_language_ships_every_kind_of_prompt(book):
    assert {file.language for file in book.files} == LANGUAGES
    for file in book.files:
        assert set(file.prompts) == KINDS, file.language
        assert {"related", "share", "comments", "copyright", "advert", "byline"} <= set(file.labels)
        assert file.content, file.language


def test_every_prompt_example_is_a_prompt_and_every_counter_example_is_none(book):
    for file in book.files:
        for items in file.prompts.values():
            for item in items:
                for example in item.hits:
                    found = file.matcher.match_prompt(split_sentences(example), freely=True)
                    assert found is not None, example
                for example in item.misses:
                    found = file.matcher.match_prompt(split_sentences(example), freely=False)
                    assert found is None, example


def test_every_label_and_content_example_is_known_to_its_language(book):
    for file in book.files:
        for kind, items in file.labels.items():
            for item in items:
                for example in item.hits:
                    assert kind in file.matcher.read_line(fold_text(example)).names, example
        for item in file.content:
            for example in item.hits:
                assert CONTENT in file.matcher.read_line(fold_text(example)).names, example


def test_a_prompt_asks_in_every_sentence(book):
    english = book.by_language["en"].matcher
    ask = "Want to know more about Georgia? Subscribe to our news on social networks."
    assert english.match_prompt(split_sentences(ask), freely=False).kind == "know_more"
    mixed = f"{ask} The ministers met again on Monday."
    assert english.match_prompt(split_sentences(mixed), freely=True) is None
    lead_only = "Did you like this article?"
    assert english.match_prompt(split_sentences(lead_only), freely=False) is None


def test_the_version_follows_the_patterns(write_file):
    first = read_prompts(write_file(GOOD)).version
    assert read_prompts(write_file(GOOD)).version == first
    changed = GOOD.replace("Subscribe later", "Subscribe tomorrow")
    assert read_prompts(write_file(changed)).version != first


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("pattern: 'subscribe now'", "pattern: '(?:s+)+ubscribe'", 5, "catastrophic"),
        ("pattern: 'subscribe now'", "pattern: '.*subscribe.*now.*'", 5, "catastrophic"),
        ("pattern: 'subscribe now'", "pattern: 'subscribe (now'", 5, "not a regular expression"),
        ("pattern: 'subscribe now'", "pattern: '(subscribe) now'", 5, "captures"),
        ("pattern: 'subscribe now'", "pattern: 'subscribe(?= now).*'", 5, "looks around"),
        ("pattern: 'subscribe now'", "patern: 'subscribe now'", 5, "unknown key"),
        ("pattern: 'subscribe now'", "pattern: 'subscribe at once'", 5, "misses its example"),
        ('misses: ["Subscribe later"]', 'misses: ["Subscribe now."]', 5, "must keep"),
        ("  subscribe:", "  subskribe:", 4, "Input should be"),
        ("labels: {}", "lables: {}", 14, "unknown key"),
        ("language: en", "language: English", 1, "pattern"),
        ("verbs: [add us]", "verbs: [remove us]", 8, "miss their example"),
        ('misses: ["They add us up"]', 'misses: ["Add us to the channel"]', 8, "must keep"),
        ('hits: ["Subscribe now!"]', "hits: []", 6, "at least 1"),
    ],
)
def test_a_fault_is_named_with_file_and_line(write_file, old, new, line, words):
    assert old in GOOD
    message = refuse(write_file(GOOD.replace(old, new)))
    named = [part for part in message.splitlines() if words in part]
    assert named, message
    assert f"en.yaml:{line}:" in named[0], message


def test_all_faults_of_all_files_are_told_at_once(write_file):
    write_file(GOOD.replace("language: en", "language: de"), "de.yaml")
    folder = write_file(GOOD.replace("Subscribe now!", "Subscribe at once"))
    write_file(GOOD, "fr.yaml")
    message = refuse(folder)
    assert "en.yaml:5" in message
    assert "fr.yaml:1: language: found 'en'" in message


@pytest.mark.parametrize("text", ["- a\n- list\n", "", "language: [unclosed", "prompts: 3\n"])
def test_what_is_no_pattern_file_is_refused(write_file, text):
    assert "en.yaml" in refuse(write_file(text))


def test_a_file_that_is_not_utf8_and_a_missing_folder_are_refused(tmp_path):
    assert "no such folder" in refuse(tmp_path)
    (tmp_path / "boilerplate").mkdir()
    (tmp_path / "boilerplate" / "en.yaml").write_bytes(b"language: \xff\xfe")
    assert "not valid YAML" in refuse(tmp_path)


@pytest.mark.parametrize(
    "pattern",
    [
        "(?:a+)+",
        "(?:a|aa)+b",
        "(?:.*)*",
        ".*.*.*",
        r"\w+\w+\w+\w+",
        r"(?:\w+ ?)+x",
        r"(?:[a ]+b?)+",
        r"(a)\1",
        "(?P<x>a)(?(x)b|c)",
        "a(?!b)",
        "[^x]{1,400}[^y]{1,400}[^z]{1,400}",
    ],
)
def test_slow_and_strange_patterns_are_refused(pattern):
    with pytest.raises(PatternRefusedError):
        check_pattern(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:\w+ ){0,5}newsletter",
        r"by(?: \w+){1,9}",
        "more .{1,60} about .{1,60}",
        "a(?:b|c|)d?",
        "(?>a+)b",
        r"[^\W\d]+ news(?: .{1,20}|)",
        "x*y",
        "[a-c!]+ d",
    ],
)
def test_ordinary_patterns_pass(pattern):
    check_pattern(pattern)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Don't miss OUT!", "don t miss out"),
        ("Ещё раз — подпишитесь", "еще раз подпишитесь"),
        ("İstanbul'da", "istanbul da"),
        ("Straße №5", "strasse no5"),
        ("关注我们，谢谢", "关注我们 谢谢"),
        ("تَابِعُونا", "تابعونا"),
        ("بيشتر بخوانيد", "بیشتر بخوانید"),
        ("यह भी पढ़ें।", "यह भी पढ़ें"),
        ("อ่านเพิ่มเติม >", "อ่านเพิ่มเติม".replace("\u0e33", "\u0e4d\u0e32")),
        ("بیشتر می\u200cخوانید", "بیشتر میخوانید"),
        ("—", ""),
    ],
)
def test_folding_levels_case_marks_and_signs(text, folded):
    assert fold_text(text) == folded


@given(text=st.text(alphabet=".!?…։»”。！।۔」|• \nab", max_size=12))
def test_sentences_end_where_any_of_the_rules_says_so(text):
    rules = re.compile(r"[.!?…։]+[\"»”’)]*(?=\s|$)|[。！？؟۔।]+[」』”]*|\s[|•·→►▶»]+(?=\s|$)")
    parts = [fold_text(part) for part in rules.split(text)]
    assert [one.folded for one in split_sentences(text)] == [part for part in parts if part]


@given(
    words=st.lists(
        st.from_regex(r"\*?[ab]{1,2}(?: b)?\*?", fullmatch=True), min_size=1, max_size=3
    ),
    line=st.text(alphabet="ab ", max_size=8).map(fold_text),
)
def test_padded_words_are_found_as_whole_words_are(words, line):
    found = holds_any(f" {line} ", pad_words(words))
    assert found == (re.search(join_words(words), line) is not None)


def test_sentences_end_at_their_marks_only():
    found = list(split_sentences("Go to bbabo.net for 3.5 more. Really? Да… Այո։ 好的。再见！ | x"))
    assert [sentence.folded for sentence in found] == [
        "go to bbabo net for 3 5 more",
        "really",
        "да",
        "այո",
        "好的",
        "再见",
        "x",
    ]
    assert [sentence.is_question for sentence in found] == [False, True] + [False] * 5


def test_items_of_a_list_are_no_clauses():
    assert split_clauses("To read more, subscribe") == ["to read more", "subscribe"]
    assert split_clauses("They reply, share, or quote") == ["they reply", "or quote"]


def test_a_pattern_that_sets_a_flag_is_refused():
    with pytest.raises(PatternRefusedError, match="flag"):
        check_pattern("(?i)subscribe")
