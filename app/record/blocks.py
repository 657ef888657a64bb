"""What a document is made of before it is Markdown, HTML or Word. Plain text everywhere: each form escapes its own."""

from app.values import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 to 3; 0 is the title. `fresh`: begins a page of paper."""

    level: int
    text: str
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Para:
    """`style` plain, notice (must be seen), aside (a stage direction) or small."""

    text: str
    style: str = "plain"


@dataclass(frozen=True, slots=True)
class Speech:
    """A line of the play, or a person's word: who, in which tone, what."""

    who: str
    text: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened at a time: `clock` 19:04:05, what, and a sentence."""

    clock: str
    label: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a person in the room or a card. `after`: what stands under it, small."""

    label: str
    text: str
    after: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Numbers are told from words by type: int and float stand to the right. `across`: two columns of a name and a
    figure, which stand side by side where a page is read."""

    head: tuple[str, ...]
    rows: tuple[tuple[str | int | float, ...], ...]
    caption: str = ""
    across: bool = False

    def turned(self) -> "Table":
        """The same with its names as the head."""
        if not self.across:
            return self
        names, figures = zip(*self.rows, strict=True)
        return Table(tuple(str(name).strip() for name in names), (figures,), self.caption)


@dataclass(frozen=True, slots=True)
class Bars:
    """`rows` label, share 0..1, what to print at its end."""

    rows: tuple[tuple[str, float, str], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Diverging:
    """What speaks against lies left of the middle, what speaks for right; `rows` label and three counts of people;
    `names` of the three. `n` stands in the labels."""

    names: tuple[str, str, str]
    rows: tuple[tuple[str, int, int, int], ...]
    caption: str


@dataclass(frozen=True, slots=True)
class Slope:
    """The same people before and after: `rows` label and the two values, `low` and `high` the ends of the scale;
    `names` of the two moments. `share`: values are 0..1."""

    names: tuple[str, str]
    rows: tuple[tuple[str, float, float], ...]
    low: float
    high: float
    caption: str
    share: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The evening along its minutes: `rows` label, planned begin and length, real begin and length; `names` planned,
    real, and the unit."""

    names: tuple[str, str, str]
    rows: tuple[tuple[str, float, float, float, float], ...]
    caption: str


Chart = Diverging | Slope | Plan
Block = Heading | Para | Speech | Moment | Quote | Table | Bars | Diverging | Slope | Plan


@dataclass(frozen=True, slots=True)
class Document:
    """`running` stands on every page; `lang` zh or en."""

    title: str
    lang: str
    running: str
    blocks: tuple[Block, ...]
