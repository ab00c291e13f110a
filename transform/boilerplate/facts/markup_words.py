"""The names that sites give to the parts of a page, by what they say an element is; data only."""

from typing import Final

SITE_HEADER: Final = frozenset({"masthead", "logo", "sitename", "siteheader", "branding"})
KICKER: Final = frozenset(
    {"kicker", "eyebrow", "rubric", "overline", "breadcrumb", "breadcrumbs", "rubrik", "supertitle"}
)
SHARE: Final = frozenset(
    {"share", "sharing", "shares", "sharebar", "sharethis", "addthis", "social", "socials", "print"}
)
RELATED: Final = frozenset(
    {
        "related",
        "recommended",
        "recommendations",
        "recommend",
        "recirc",
        "recirculation",
        "readmore",
        "readalso",
        "mostread",
        "popular",
        "trending",
        "outbrain",
        "taboola",
        "seealso",
        "nextstory",
        "nextpost",
        "nextarticle",
        "yarpp",
    }
)
# a list of other articles, or what some sites call a standfirst
TEASER: Final = frozenset({"teaser", "teasers"})
CAPTION: Final = frozenset(
    {
        "caption",
        "figcaption",
        "imagecaption",
        "photocaption",
        "legend",
        "legende",
        "bildunterschrift",
        "epigrafe",
    }
    | {"credit", "credits", "photocredit", "imagecredit"}
)
BYLINE: Final = frozenset({"byline", "author", "authors", "contributor", "writer", "reporter"})
# what holds some lines about the writer, below the text or beside it
AUTHOR_BOX: Final = frozenset(
    {
        "authorbox",
        "authorbio",
        "authordescription",
        "aboutauthor",
        "aboutauthors",
        "saboxplugin",
        "bio",
        "biography",
    }
)
DATE: Final = frozenset(
    {"date", "time", "datetime", "timestamp", "published", "datepublished", "pubdate", "posted"}
)
COMMENTS: Final = frozenset(
    {
        "comment",
        "comments",
        "commentlist",
        "commentform",
        "postcomment",
        "disqus",
        "respond",
        "replies",
        "reply",
        "testimonial",
        "testimonials",
    }
)
# what holds many comments, where "comment" may be one remark of the writer's
COMMENT_SECTION: Final = frozenset({"comments", "commentlist", "disqus", "replies"})
COPYRIGHT: Final = frozenset({"copyright", "footer", "colophon", "imprint", "disclaimer"})
PROMPT: Final = frozenset(
    {
        "newsletter",
        "subscribe",
        "subscription",
        "signup",
        "promo",
        "cta",
        "donate",
        "donation",
        "follow",
        "cookie",
        "cookies",
        "consent",
        "appeal",
    }
)
TELLING: Final = frozenset().union(
    SITE_HEADER,
    KICKER,
    SHARE,
    RELATED,
    TEASER,
    CAPTION,
    BYLINE,
    AUTHOR_BOX,
    DATE,
    COMMENTS,
    COPYRIGHT,
    PROMPT,
)
