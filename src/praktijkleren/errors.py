"""The one exception a user may see: the run cannot go on."""


class PraktijklerenError(Exception):
    """A run that cannot go on, with what to do about it; never holds text of a narrative."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
