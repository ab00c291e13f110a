"""What a person asks of a backfill: the form in Prefect's pages and the options of the command line."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

# no article is dated earlier
FIRST_DAY = date(1990, 1, 1)
LAST_DAY = date(2199, 12, 31)

Via = Literal["auto", "listing", "sitemap", "feed", "raw"]
Order = Literal["newest", "oldest"]


class BackfillRequest(BaseModel):
    """A source and a range of days whose articles are wanted."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: str = Field(description="Name of a file in config/sources/, without .yaml")
    start: date = Field(
        ge=FIRST_DAY, description="First day of publication, in the source's time zone"
    )
    end: date = Field(le=LAST_DAY, description="Last day of publication, included")
    via: Via = Field(
        default="auto",
        description="Where articles are looked for: auto = as the source's file says; "
        "raw = pages fetched earlier, read again without the network (days of the fetch)",
    )
    order: Order = Field(default="newest", description="Which day comes first")
    only_gaps: bool = Field(
        default=False, description="Only days with clearly fewer articles than such a weekday has"
    )
    again: bool = Field(default=False, description="Also days that an earlier backfill finished")
    max_list_pages: int = Field(
        default=200, ge=1, le=100_000, description="List pages followed back in time, at most"
    )

    @model_validator(mode="after")
    def check_order_of_days(self) -> "BackfillRequest":
        """Refuse a range that ends before it begins."""
        if self.end < self.start:
            message = f"the last day {self.end} lies before the first {self.start}; swap them"
            raise ValueError(message)
        return self
