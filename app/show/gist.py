"""The picture of words: what many people wrote, counted by people, so that nobody grows big by writing much.

A word is two signs or more, a noun, a verb or a quality by the segmenter's tags (jieba's dictionary, `rjieba`), or an
English word of four letters or more that is no grammar. It needs two people, or it would show one person's word.
"""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from app.show.views import WordView

MOST = 24
SIZES = 5
TELLING = ("n", "v", "a", "i", "l", "j")
EMPTY = {
    "可以", "应该", "不能", "没有", "觉得", "就是", "还是", "不是", "大家", "我们", "他们", "你们", "自己", "什么",
    "怎么", "这样", "那样", "知道", "认为", "时候", "问题", "有人", "不要", "需要",
}  # fmt: skip
GRAMMAR = {
    "that", "this", "with", "have", "from", "they", "what", "when", "will", "would", "should", "could", "about",
    "there", "their", "them", "then", "than", "were", "been", "your", "because",
}  # fmt: skip


def picture(said: Iterable[tuple[str, str]]) -> tuple[WordView, ...]:
    """`said`: (seat, text) of every comment. The largest first; equal ones in the order of the alphabet."""
    people: dict[str, set[str]] = {}
    for seat, text in said:
        for word in words(text):
            people.setdefault(word, set()).add(seat)
    counted = Counter({word: len(seats) for word, seats in people.items() if len(seats) > 1})
    found = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:MOST]
    return tuple(WordView(word, n, size(n, found[0][1])) for word, n in found)


def size(people: int, most: int) -> int:
    """1 to 5, in even steps between two people and the most."""
    return 1 + (people - 2) * (SIZES - 1) // max(1, most - 2)


@lru_cache(maxsize=20_000)
def words(text: str) -> frozenset[str]:
    import rjieba  # a dictionary of some megabytes: only for shows that ask for the picture

    return frozenset(word.lower() for word, tag in rjieba.tag(text) if telling(word, tag))


def telling(word: str, tag: str) -> bool:
    if word.isascii():
        return word.isalpha() and len(word) > 3 and word.lower() not in GRAMMAR
    return len(word) > 1 and tag[:1] in TELLING and word not in EMPTY
