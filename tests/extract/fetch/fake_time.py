"""A clock that only sleeping moves."""


class FakeTime:
    """Counts seconds since 1970, and keeps how long was slept."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0
        self.slept: list[float] = []

    def read(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
