"""Every error a person may meet, each a translatable sentence with its HTTP status.

TheatreError 500
├── Malformed 422        the act's fields make no sense
├── Refused 409          the rules say no, and why
├── NotFound 404
├── NoSeat 401
├── NotYours 403
├── TooLarge 413
├── TooFast 429
├── Unavailable 503      the ledger cannot be written just now
├── ScenarioRejected 422 the scenario has errors
└── SealBroken 500       the ledger does not hold
"""


class TheatreError(Exception):
    """`sentence` is a msgid (Chinese), `values` fill its {placeholders} after translation."""

    status = 500

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.values = values

    def __str__(self) -> str:
        return self.sentence.format(**self.values) if self.values else self.sentence


class Malformed(TheatreError):
    status = 422


class Refused(TheatreError):
    status = 409


class NotFound(TheatreError):
    status = 404


class NoSeat(TheatreError):
    status = 401


class NotYours(TheatreError):
    status = 403


class TooLarge(TheatreError):
    status = 413


class TooFast(TheatreError):
    status = 429


class Unavailable(TheatreError):
    status = 503


class ScenarioRejected(TheatreError):
    status = 422


class SealBroken(TheatreError):
    status = 500
