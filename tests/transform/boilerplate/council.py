"""An article of three paragraphs, and what was cut around it, for tests of page rules."""

TITLE = "Council weighs a second bridge after a night of talks"


FIRST = "The regional council put off its vote on the second bridge early on Tuesday, after members asked for more time to read the engineers' report."


SECOND = "Engineers had warned that the northern bank is softer than the first survey showed, and that the piles would have to go twenty metres deeper."


THIRD = "The mayor said the town could wait another winter, but the ferrymen, who have carried schoolchildren across since spring, were less patient."


BODY = (FIRST, SECOND, THIRD)


def rules_of(cleaned):
    return {cut.text: cut.rule for cut in cleaned.removed}
