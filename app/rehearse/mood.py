"""What an evening's crowd leans to. Drawn from a seed for every question, so that each run is another evening."""

from collections.abc import Sequence
from dataclasses import field
from random import Random
from typing import Any

from app.values import dataclass

Options = list[dict[str, Any]]
KINDS = ("even", "landslide", "landslide", "split")


@dataclass(frozen=True, slots=True)
class Mood:
    """`kind`: even (every option has friends), landslide (one option carries the room) or split (two options have the
    same number of friends: the room may tie)."""

    seed: str
    kind: str = "even"

    def weights(self, texts: Sequence[str]) -> list[float]:
        """How much the room likes each option, above 0. The same words asked again are liked alike."""
        random = Random(f"{self.seed}/{'|'.join(texts)}")
        found = [random.uniform(0.5, 2.0) for _ in texts]
        if self.kind == "landslide":
            found[random.randrange(len(found))] = 12.0
        return found

    def camps(self, texts: Sequence[str]) -> tuple[int, int]:
        """The two options of a split room."""
        random = Random(f"{self.seed}/{'|'.join(texts)}")
        first, second = random.sample(range(len(texts)), 2) if len(texts) > 1 else (0, 0)
        return first, second

    def centre(self, text: str) -> float:
        """Where the room stands on one statement, 1 to 5."""
        return Random(f"{self.seed}/{text}").uniform(2.0, 4.2)


@dataclass(slots=True)
class Taste:
    """One person's leanings: `soul` stays all evening, `random` is the moment. `number` is their place in the crowd."""

    random: Random
    mood: Mood
    number: int
    soul: str
    seen: set[str] = field(default_factory=set)

    def fancy(self, text: str) -> float:
        """How much this person likes an option, apart from the room. Around 1."""
        return Random(f"{self.soul}/{text}").lognormvariate(0.0, 0.6)

    def likes(self, options: Options) -> list[float]:
        texts = [o["text"] for o in options]
        return [w * self.fancy(t) for w, t in zip(self.mood.weights(texts), texts, strict=True)]

    def favourite(self, options: Options) -> str:
        if self.mood.kind == "split":
            camps = self.mood.camps([o["text"] for o in options])
            return str(options[camps[self.number % 2]]["id"])
        return str(self.random.choices(options, self.likes(options))[0]["id"])

    def ordered(self, options: Options) -> list[str]:
        """All options, the most liked first, with some chance in it."""
        keys = [self.random.random() ** (1 / like) for like in self.likes(options)]
        return [o["id"] for _, o in sorted(zip(keys, options, strict=True), key=lambda pair: -pair[0])]

    def points(self, text: str, moved: float = 0.0) -> int:
        """1 to 5, near the room's own place, `moved` up a little."""
        where = self.mood.centre(text) + Random(f"{self.soul}/{text}").gauss(0.0, 1.1)
        return min(5, max(1, round(where + self.random.gauss(moved, 0.3))))


def mood(seed: int, run: int) -> Mood:
    return Mood(f"{seed}/{run}", KINDS[run % len(KINDS)])
