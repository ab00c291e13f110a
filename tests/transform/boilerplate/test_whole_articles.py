"""What stands around an article on pages without telling markup."""

from transform.boilerplate.clean import clean_article

TITLE = "Bridge over the Sozh closed to lorries after inspection"
PROSE = (
    "Engineers found cracks in two of the nine piers when they lowered the water behind the weir on Monday.",
    "Lorries have to drive round by the ring road, which takes forty minutes longer, the regional office said.",
    "The bridge was opened in 1961 and last repaired in 2008. A new one is planned a kilometre downstream.",
)
REMARKS = (
    "petrov, 11 January 2022, 14:01",
    "I drive there every morning and have seen those cracks since the summer, nobody wanted to know about them.",
)


def keep(article, prompts, *lines, **claims):
    clean = clean_article(
        article(*lines, **{"title": TITLE} | claims), prompts=prompts, site_rules=None
    )
    return [block.text for block in clean.kept], {cut.text: cut.rule for cut in clean.removed}


def test_lines_above_the_headline_go_and_paragraphs_stay(article, prompts):
    kept, removed = keep(
        article, prompts, "Weather", "Sunrise 9:17, sunset 17:02", PROSE[0], TITLE, *PROSE[1:]
    )
    assert kept == list(PROSE)
    assert set(removed) == {"Weather", "Sunrise 9:17, sunset 17:02", TITLE}


def test_comments_under_a_counted_label_go_however_likely_they_read(article, prompts):
    kept, removed = keep(article, prompts, TITLE, *PROSE, "Comments (1)", *REMARKS)
    assert kept == list(PROSE)
    assert {removed[remark] for remark in REMARKS} == {"comments"}


def test_a_heading_called_discussion_with_text_below_is_the_articles(article, prompts):
    below = (
        "The council argued for three hours on Thursday about who is to pay for the new bridge and for the ring road.",
        "Two members asked for a ferry in the meantime, which the harbour master called possible from the middle of May.",
    )
    kept, _ = keep(article, prompts, TITLE, *PROSE, "Discussion", *below)
    assert kept == [*PROSE, "Discussion", *below]


def test_a_link_to_comments_above_the_text_takes_no_text_with_it(article, prompts):
    kept, _ = keep(article, prompts, TITLE, "Comments (40)", *PROSE)
    assert kept == list(PROSE)


def test_a_label_under_the_headline_of_short_lines_takes_none_of_them_with_it(article, prompts):
    towns = [f"{n}. A town on a hill, and the train stops below it." for n in range(1, 12)]
    kept, removed = keep(article, prompts, TITLE, "October 2, 2023", "No Comments", *towns)
    assert kept == towns
    assert removed["No Comments"] == "comments"


def test_a_long_repeated_headline_does_not_hide_the_prompt_before_it(article, prompts):
    title = TITLE + ", and drivers wait for an answer of the ministry about the winter of next year"
    prompt = "Want to know more about the roads and bridges of the Gomel region? Subscribe to our news on social networks today."
    kept, removed = keep(article, prompts, title, *PROSE, prompt, title, title=title)
    assert kept == list(PROSE)
    assert removed[prompt].startswith("prompt_")


def test_a_caption_without_markup_is_known_by_its_closing_credit(article, prompts):
    caption = "Cracks in the fourth pier of the bridge. Photo: Alena Novik"
    kept, removed = keep(article, prompts, TITLE, caption, *PROSE)
    assert kept == list(PROSE)
    assert removed[caption] == "caption"


def test_a_paragraph_that_ends_in_a_source_of_figures_stays(article, prompts):
    table = "Of the 412 bridges of the region 38 were rated poor last year. Source: regional office"
    kept, _ = keep(article, prompts, TITLE, PROSE[0], table, *PROSE[1:])
    assert table in kept


def test_a_bar_of_buttons_goes_as_one_line(article, prompts):
    kept, removed = keep(article, prompts, TITLE, "Print | Send to a friend", *PROSE)
    assert kept == list(PROSE)
    assert removed["Print | Send to a friend"] == "share_bar"


def test_a_headline_listed_below_the_text_is_not_where_the_article_begins(article, prompts):
    refrain = "“The river gives, the river takes.”"
    kept, removed = keep(
        article, prompts, *PROSE, refrain, "Read also", TITLE, "Ferries to run late"
    )
    assert kept == [*PROSE, refrain]
    assert removed[TITLE] == "repeated_title"


def test_a_broken_address_changes_nothing(article, prompts):
    kept, _ = keep(article, prompts, TITLE, *PROSE, url="http://[bad")
    assert kept == list(PROSE)
