"""Lines that one and the same rule takes or keeps by what the extractor measured and by what stands beside them."""

import pytest

from records.article import BlockKind
from transform.boilerplate.clean import clean_article

TITLE = "Mill town keeps its market day after all"
FIRST = "The town council voted by nine to four on Monday evening to keep the market on the square, where it has stood since the mill was built."
SECOND = "Stallholders had filled the gallery an hour before the session began, and several of them spoke of customers who come by the morning train."
THIRD = "The cost of cleaning the square will be shared from next spring on, and the council will look at the rents again when a year has passed."
BODY = (FIRST, SECOND, THIRD)


@pytest.fixture
def clean(article, prompts):
    def run(*lines, title=TITLE, **claims):
        return clean_article(
            article(*lines, title=title, **claims), prompts=prompts, site_rules=None
        )

    return run


def rules_of(cleaned):
    return {cut.text: cut.rule for cut in cleaned.removed}


def kept_of(cleaned):
    return [block.text for block in cleaned.kept]


@pytest.mark.parametrize(
    ("text", "likelihood"),
    [
        ("10 January 2022", 0.98),
        ("Monday, 10 January 2022", 0.98),
        ("10.01.2022, 12:47", 0.98),
        ("Seen in town on 10 January 2022", 0.6),
        ("12:47", 0.98),
        ("Updated on 10 January 2022.", 0.98),
    ],
)
def test_a_date_below_the_text_goes(clean, line, text, likelihood):
    assert rules_of(clean(*BODY, line(text, likelihood=likelihood))) == {text: "date_line"}


@pytest.mark.parametrize(
    "text",
    [
        "Entries close: 03.11.2019 (by post)",
        "Concert 18:30 sharp",
        "Doors: 19:00",
        "Downloads: 6.434",
        "1. Anna Ivanova (BLR) 35.58,7",
    ],
)
def test_a_line_with_a_number_below_the_text_is_not_the_articles_date(clean, line, text):
    assert clean(*BODY, line(text, likelihood=0.95)).removed == ()


def test_the_name_under_a_letter_stays_and_a_byline_goes(clean):
    byline = "Anna Ivanova, staff writer"
    authors = ("Anna Ivanova",)
    assert rules_of(clean(*BODY, byline, authors=authors)) == {byline: "byline"}
    assert clean(*BODY, "Yours, Anna Ivanova", authors=authors).removed == ()
    assert rules_of(clean("Yours, Anna Ivanova", *BODY, authors=authors)) == {
        "Yours, Anna Ivanova": "byline"
    }


def test_captions_that_make_up_the_article_stay(clean, line):
    pictures = [
        line(f"{FIRST} Picture {number}.", kind=BlockKind.CAPTION, likelihood=0.7)
        for number in range(4)
    ]
    assert clean(SECOND, *pictures).removed == ()
    assert len(clean(*BODY, *pictures[:2]).removed) == 2


def test_a_paragraph_set_as_a_caption_stays(clean, line):
    long = " ".join((*BODY, *BODY))
    assert clean(line(long, kind=BlockKind.CAPTION, likelihood=0.9), *BODY).removed == ()
    doubted = line(long, kind=BlockKind.CAPTION, likelihood=0.3)
    assert rules_of(clean(doubted, *BODY)) == {long: "caption"}


def test_one_network_alone_is_a_button_or_a_heading(clean, line):
    button = line("Facebook", likelihood=0.6)
    assert rules_of(clean(button, *BODY)) == {"Facebook": "share_bar"}
    heading = line("Facebook", likelihood=0.95)
    assert clean(heading, *BODY).removed == ()


def test_an_address_that_the_text_leads_up_to_stays(clean):
    address = "market@example.org"
    assert clean(*BODY, "Send your view of the rents to the clerk:", address).removed == ()
    assert rules_of(clean(*BODY, "Contact us:", address)) == {
        "Contact us:": "copyright",
        address: "copyright",
    }


def test_a_note_in_a_related_element_stays_and_a_teaser_goes(clean, line):
    note = line("All rents are those of the year before.", "related", likelihood=0.6)
    assert clean(*BODY, note).removed == ()
    link = line("Why the mill stands still", "related", likelihood=0.3, link_density=1.0)
    teaser = line("It last ran in the war.", "related", likelihood=0.6)
    cut = line("The wheel has not turned for years, but now a miller…", "related", likelihood=0.6)
    assert kept_of(clean(*BODY, link, teaser)) == list(BODY)
    assert kept_of(clean(*BODY, cut)) == list(BODY)


def test_the_last_links_go_where_the_extractor_is_not_sure(clean, line):
    doubtful = line("Back to the overview of markets", likelihood=0.6, link_density=1.0)
    assert rules_of(clean(*BODY, doubtful)) == {doubtful.text: "related_links"}
    sure = line("The council's decision in full", likelihood=0.8, link_density=1.0)
    assert clean(*BODY, sure).removed == ()
    assert clean(FIRST, doubtful, SECOND, THIRD).removed == ()


def test_a_link_that_stands_three_times_is_a_button(clean, line):
    button = line("Book a stall", likelihood=0.6, link_density=1.0)
    lines = (FIRST, button, SECOND, button, THIRD, button, FIRST.upper(), SECOND.upper())
    assert {cut.rule for cut in clean(*lines).removed} == {"related_links"}
    assert len(clean(*lines).removed) == 3
    assert clean(FIRST, button, SECOND, button, THIRD, SECOND.upper()).removed == ()


def test_a_doubted_link_is_no_refrain(clean, line):
    likely = line("See the prices.", likelihood=0.8, link_density=1.0)
    doubted = line("See the prices.", likelihood=0.4, link_density=1.0)
    cleaned = clean(FIRST, likely, SECOND, likely, THIRD, doubted, FIRST.upper())
    assert [(cut.position, cut.rule) for cut in cleaned.removed] == [(5, "unlikely")]


@pytest.mark.parametrize(
    ("text", "link_density", "likelihood"),
    [
        ("More information", 1.0, 0.05),
        ("Email (required)", 0.0, 0.03),
        ("Share on Example (formerly Sample)", 1.0, 0.02),
        ("TRADE, TOWNS, MARKETS", 0.0, 0.02),
        ("Disclosure: we may earn a commission.", 0.0, 0.2),
    ],
)
def test_what_only_looks_like_an_honest_line_is_not_protected(
    clean, line, text, link_density, likelihood
):
    doubted = line(text, link_density=link_density, likelihood=likelihood)
    assert kept_of(clean(doubted, *BODY)) == list(BODY)


@pytest.mark.parametrize(
    ("text", "likelihood"),
    [
        ("More information to follow", 0.05),
        ("MINSK, 10 January (BelTA) —", 0.1),
        ("WARSAW (PAP)", 0.6),
    ],
)
def test_honest_lines_stay_whatever_the_extractor_thinks(clean, line, text, likelihood):
    assert clean(line(text, likelihood=likelihood), *BODY).removed == ()


@pytest.mark.parametrize(
    ("text", "likelihood", "kept"),
    [
        ("Watch the whole debate on YouTube.", 0.95, True),
        ("Watch the whole debate on YouTube.", 0.7, False),
        ("Add us on Google News to be the first to hear of the market.", 0.95, False),
        ("Add us on Google News to be the first to hear of the market.", 0.7, False),
    ],
)
def test_a_request_that_the_extractor_is_sure_of_must_speak_of_the_site(
    clean, line, text, likelihood, kept
):
    cleaned = clean(*BODY, line(text, likelihood=likelihood))
    assert (text in kept_of(cleaned)) is kept


def test_a_comment_section_goes_however_long_it_is(clean, line):
    comments = [
        line(f"{text} Said reader {number}.", "comment", "commentlist", likelihood=0.95)
        for number in range(4)
        for text in BODY
    ]
    signature = line("A reader, 10 January 2022, 12:47", "commentlist", likelihood=0.8)
    cleaned = clean(*BODY, signature, *comments)
    assert kept_of(cleaned) == list(BODY)
    assert {cut.rule for cut in cleaned.removed} == {"comments"}


def test_remarks_that_outweigh_the_article_go_under_a_counted_label(clean, line):
    remarks = [
        line(f"{text} Said reader {number}.", "comment", likelihood=0.95)
        for number in range(4)
        for text in BODY
    ]
    appeal = "Locally produced news of the town and its mill costs more than a cup of coffee, and we do this for its readers."
    assert kept_of(clean(*BODY, "12 Comments", *remarks, appeal)) == list(BODY)
    own = [line(text, "comment") for text in BODY]
    assert clean(*own, "12 Comments", *remarks).removed == ()


def test_a_page_that_is_called_comments_keeps_its_text(clean, line):
    assert clean(*(line(text, "comments") for text in BODY)).removed == ()
    remark = line("The rents have not gone up since.", "comment", likelihood=0.8)
    assert clean(FIRST, remark, SECOND, THIRD, FIRST.upper(), SECOND.upper()).removed == ()


def test_a_heading_ends_the_list_under_a_label(clean, line):
    cleaned = clean(
        *BODY,
        "See also",
        line("Why the mill stands still", link_density=1.0),
        line("Sources", kind=BlockKind.HEADING),
        "Minutes of the council",
    )
    assert kept_of(cleaned) == [*BODY, "Sources", "Minutes of the council"]


@pytest.mark.parametrize("text", ["abc/PAP", "(ah/dpa)", "afp/tk/ms"])
def test_the_mark_of_a_desk_below_the_text_is_the_byline(clean, text):
    cleaned = clean(*BODY, text)
    assert rules_of(cleaned) == {text: "byline"}
    assert cleaned.byline == text


@pytest.mark.parametrize("text", ["and/or both of them", "North/South"])
def test_words_with_a_slash_are_no_mark_of_a_desk(clean, text):
    assert clean(*BODY, text).removed == ()
    assert clean(FIRST, "km/h", SECOND, THIRD, FIRST.upper(), SECOND.upper()).removed == ()


@pytest.mark.parametrize(
    "text",
    [
        "The stalls at dawn, before the train comes in. (A. Ivanova / iStock.com)",
        "The stalls at dawn | © A. Ivanova",
        "The mill in winter. [Photo by A. Ivanova/Getty Images]",
    ],
)
def test_a_line_that_ends_in_a_pictures_credit_is_a_caption(clean, text):
    lines = (FIRST, SECOND, text, THIRD, FIRST.upper(), SECOND.upper(), THIRD.upper())
    assert rules_of(clean(*lines)) == {text: "caption"}


@pytest.mark.parametrize(
    "text",
    [
        "The stalls bear the sign © and a year: nobody knows why.",
        "A picture agency (Shutterstock among others) sells views of the mill.",
    ],
)
def test_a_sentence_that_names_pictures_stays(clean, text):
    lines = (FIRST, SECOND, text, THIRD, FIRST.upper(), SECOND.upper(), THIRD.upper())
    assert clean(*lines).removed == ()


def test_the_sites_address_goes_wherever_it_stands_its_name_may_be_a_heading(clean):
    claims = {"url": "https://www.example.org/a/1", "site_name": "Market Times"}
    lines = (FIRST, SECOND, "EXAMPLE.ORG", THIRD, FIRST.upper(), SECOND.upper(), THIRD.upper())
    assert rules_of(clean(*lines, **claims)) == {"EXAMPLE.ORG": "site_header"}
    lines = (FIRST, SECOND, "Market Times", THIRD, FIRST.upper(), SECOND.upper(), THIRD.upper())
    assert clean(*lines, **claims).removed == ()


DOUBTFUL = [
    ("Anna Ivanova has written about mills since she was a girl.", ("aboutauthor",), "byline"),
    ("All texts are published under CC BY 4.0 where nothing else is said.", (), "copyright"),
    ("All rights of the picture desk.", ("imprint",), "copyright"),
    ("The mill in its last year", ("legend",), "caption"),
    ("Source: the town's yearbook", (), "caption"),
    ("Say your word", ("postcomment",), "comments"),
]


@pytest.mark.parametrize(("text", "words", "rule"), DOUBTFUL)
def test_what_names_itself_goes_below_the_text_where_the_extractor_is_not_sure(
    clean, line, text, words, rule
):
    cleaned = clean(*BODY, line(text, *words, likelihood=0.6))
    assert rules_of(cleaned) == {text: rule}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Anna Ivanova has written about mills since she was a girl.", ("aboutauthor",)),
        ("All texts of the council are published under CC BY 4.0.", ()),
        ("Source: the town's yearbook", ()),
        ("Say your word", ("postcomment",)),
    ],
)
def test_the_same_between_paragraphs_stays_where_the_extractor_is_sure(clean, line, text, words):
    doubtless = line(text, *words, likelihood=0.95)
    lines = (FIRST, SECOND, doubtless, THIRD, FIRST.upper(), SECOND.upper(), THIRD.upper())
    assert clean(*lines).removed == ()


def test_a_biography_is_not_the_byline(clean, line):
    biography = line(" ".join(BODY), "aboutauthor", likelihood=0.6)
    cleaned = clean(*BODY, *(f"{text} {text}" for text in BODY), biography)
    assert [cut.rule for cut in cleaned.removed] == ["byline"]
    assert cleaned.byline is None


def test_a_label_in_a_related_element_goes(clean, line):
    label = line("From the archive of the mill:", "related", likelihood=0.6)
    assert kept_of(clean(*BODY, label)) == list(BODY)


@pytest.mark.parametrize(
    ("text", "likelihood", "kept"),
    [
        ("Nobody at the mill was hurt.", 0.45, True),
        ("Nobody at the mill was hurt.", 0.4, False),
        ("The mill at night", 0.45, False),
    ],
)
def test_a_sentence_that_no_rule_knows_has_the_benefit_of_the_doubt(
    clean, line, text, likelihood, kept
):
    doubted = line(text, likelihood=likelihood)
    last = ("The rents rise in May.", "The mill stays.", "So does the bell.", "Nobody objected.")
    cleaned = clean(
        FIRST, SECOND, doubted, THIRD, FIRST.upper(), SECOND.upper(), THIRD.upper(), *last
    )
    assert (text in kept_of(cleaned)) is kept
    assert text not in kept_of(clean(FIRST, SECOND, THIRD, doubted))


def test_a_row_of_a_table_is_no_header_of_the_site(clean, line):
    row = line("Mill Town Flour", kind=BlockKind.TABLE_ROW)
    header = line("Mill Town News")
    cleaned = clean(header, row, *BODY, site_name="Mill Town")
    assert kept_of(cleaned) == ["Mill Town Flour", *BODY]
