"""A CSS selector in; the same out, or ValueError where the parser that will be asked with it does not know it."""

from typing import Annotated

import soupsieve
from pydantic import AfterValidator
from selectolax.lexbor import LexborHTMLParser, SelectolaxError


def check_list_selector(selector: str) -> str:
    """Return a selector that BeautifulSoup can look for on list pages. Raises ValueError."""
    try:
        soupsieve.compile(selector)
    # what it knows of and can't do (::before) has an error of its own
    except (soupsieve.SelectorSyntaxError, NotImplementedError) as error:
        reason = str(error).partition("\n")[0]
        message = f"a CSS selector, for example .news-list a.title ({reason})"
        raise ValueError(message) from None
    return selector


def check_article_selector(selector: str) -> str:
    """Return a selector that Lexbor can look for on article pages. Raises ValueError."""
    try:
        LexborHTMLParser("").css(selector)
    except SelectolaxError:
        message = "a CSS selector that Lexbor knows, for example h1.title"
        raise ValueError(message) from None
    return selector


ListSelector = Annotated[str, AfterValidator(check_list_selector)]
ArticleSelector = Annotated[str, AfterValidator(check_article_selector)]
