from pathlib import Path

import pytest

from transform.boilerplate.clean import clean_article
from transform.boilerplate.rebuild import rebuild_text

SEED = Path(__file__).parents[3] / "../shared/seeds/000_411f03fae295ecfb.txt"


@pytest.fixture(scope="module")
def seed_lines():
    if not SEED.exists():
        pytest.skip("the seed document is not here")
    return [line for line in SEED.read_text(encoding="utf-8").splitlines() if line.strip()]


def test_seed_comes_out_as_its_seven_paragraphs(seed_lines, article, prompts):
    parsed = article(*seed_lines, title=seed_lines[1], source="bbabo")
    clean = clean_article(parsed, prompts=prompts, site_rules=None)
    assert [block.text for block in clean.kept] == seed_lines[2:9]
    assert [(cut.position, cut.rule) for cut in clean.removed] == [
        (0, "site_header"),
        (1, "repeated_title"),
        (9, "prompt_know_more"),
        (10, "repeated_title"),
    ]
    assert clean.rules_version == "0"


def test_header_is_known_without_any_claim_of_the_site(seed_lines, article, prompts):
    parsed = article(*seed_lines, title=seed_lines[1], source="saved", url="file:///saved.txt")
    clean = clean_article(parsed, prompts=prompts, site_rules=None)
    assert (clean.removed[0].text, clean.removed[0].rule) == ("Bbabo NET", "site_header")


def test_seed_is_rebuilt_from_what_is_kept_and_removed(seed_lines, article, prompts):
    parsed = article(*seed_lines, title=seed_lines[1], source="bbabo")
    clean = clean_article(parsed, prompts=prompts, site_rules=None)
    assert rebuild_text((block.text for block in clean.kept), clean.removed) == "\n\n".join(
        seed_lines
    )
