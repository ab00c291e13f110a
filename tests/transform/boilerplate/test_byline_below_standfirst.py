"""Below a standfirst the byline and the day go as they do above the text; a day of the text's own stays."""

import pytest

from records.article import BlockKind, DateClaim, DatePlace
from transform.boilerplate.clean import clean_article

STANDFIRST = "The regional council put off its vote on the second bridge early on Tuesday, after a night of talks in the town hall."
BODY = (
    "Engineers had warned that the northern bank is softer than the first survey showed, and that the piles would have to go deeper.",
    "The mayor said the town could wait another winter, but the ferrymen, who have carried schoolchildren since spring, were less patient.",
    "A second reading is planned for the first week of the summer, when the engineers have promised a new estimate of what the bridge costs.",
)


@pytest.fixture
def keep(article, prompts):
    def run(*lines):
        parsed = article(
            *lines,
            title="Council weighs a second bridge",
            authors=("Anna Ivanova",),
            dates=(DateClaim(raw="10 January 2022", place=DatePlace.BYLINE),),
        )
        cleaned = clean_article(parsed, prompts=prompts, site_rules=None)
        return [block.text for block in cleaned.kept]

    return run


@pytest.mark.parametrize(
    "line",
    [
        "By Anna Ivanova",
        "Anna Ivanova, 10 January 2022, 12:47",
        "Anna IvanovaSpecial correspondent in Minsk10 January 2022 12:47",
        "By Anna Ivanova, editor, Minsk 10 January 2022, 12:47 Reading time: 1 min.",
        "10 January 2022 3 min read",
        "10 January 2022 12:47Updated: 10 January 2022 13:05",
    ],
)
def test_who_and_when_go(keep, line):
    assert keep(STANDFIRST, line, *BODY) == [STANDFIRST, *BODY]


@pytest.mark.parametrize(
    "line",
    [
        "Concert: 10 January 2022, 19:30",
        "Anna Ivanova was born on 10 January 2022 in a train.",
    ],
)
def test_a_day_of_the_text_s_own_stays(keep, line):
    assert keep(STANDFIRST, line, *BODY) == [STANDFIRST, line, *BODY]
    assert keep(line, STANDFIRST, *BODY) == [line, STANDFIRST, *BODY]


def test_a_heading_with_words_of_its_own_stays(keep, line):
    heading = line("Ferry fares from 10 January 2022", kind=BlockKind.HEADING)
    kept = keep(STANDFIRST, "By Anna Ivanova", heading, *BODY)
    assert kept == [STANDFIRST, heading.text, *BODY]


def test_a_heading_with_an_hour_below_the_text_is_a_programme(keep, line):
    heading = line("Concert 18:30", kind=BlockKind.HEADING)
    assert keep(*BODY, heading) == [*BODY, heading.text]


def test_deep_in_the_text_the_author_s_name_with_a_day_stays(keep):
    line = "Anna Ivanova, 10 January 2022"
    assert line in keep(*BODY, line, *BODY[::-1], STANDFIRST, *BODY)


def test_a_day_with_its_hour_below_a_standfirst_marks_the_head(keep, line):
    caption = line("The bridge in spring. Photo: A. Example", kind=BlockKind.CAPTION)
    shown = "22.3. 14:45 | Updated 22.3. 16:10"
    assert keep(STANDFIRST, caption, shown, "Share on Facebook", *BODY) == [STANDFIRST, *BODY]
