"""The format as tables: every kind with its fields. The builder, the checker and the JSON Schema read these."""

from app.i18n import N_
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """`shape` text, time, late, share, whole, area, date, url, flag, word, texts, options, map, maps, beats, next, any.
    `only`: the field and the words of it with which this one makes sense."""

    name: str
    shape: str = "text"
    words: tuple[str, ...] = ()
    low: int = 1
    high: int = 999
    must: bool = False
    only: tuple[str, tuple[str, ...]] | None = None


def text(name: str, must: bool = False) -> Field:
    return Field(name, must=must)


def word(name: str, *words: str) -> Field:
    return Field(name, "word", words)


PRESETS = ("南塘式", "社区十三条式", "家庭桌", "开放空间")
DECISIONS = ("consult", "owners_joint", "villagers_meeting", "authority", "right", "fact", "dispute")
DECISION = word("decision", *DECISIONS)
TIME = Field("time", "time")
EACH = Field("each", "time")
ADD = Field("add", "flag", only=("how", ("agree",)))
COMMON = (
    text("id"), TIME, Field("late", "late"), text("notes"), Field("ask", "texts"), Field("cards", "texts"),
    text("image"), text("alt"), text("sound"),
)  # fmt: skip
KINDS: dict[str, tuple[Field, ...]] = {
    "script": (word("stage", "picture", "lines", "dark"),),
    "discuss": (Field("pairs", "time"), word("turns", "free", "round"), EACH, text("first")),
    "vote": (
        word("how", "one", "many", "rank", "scale", "agree", "tokens"),
        Field("options", "options"),
        Field("max", "whole", low=1, high=26, only=("how", ("many",))),
        Field("tokens", "whole", low=1, high=1000, only=("how", ("tokens",))),
        Field("budget", "whole", low=1, high=10_000_000, only=("how", ("tokens",))),
        Field("ends", "texts", only=("how", ("scale",))),
        word("reveal", "now", "later", "never"),
        word("use", "opinion", "before_after", "satisfaction", "needs"),
        ADD, Field("live", "flag"), text("same_as"), Field("groups", "flag"), text("as"), DECISION,
    ),
    "quiz": (Field("options", "options"), text("answer"), text("explain"), text("same_as")),
    "expert": (text("who"),),
    "replay": (text("from"), Field("rounds", "whole", low=1, high=20), EACH),
    "motion": (
        Field("speakers", "whole", low=1, high=20), EACH, Field("quorum", "share"), Field("pass", "share"),
        word("count", "heads", "heads_and_area"), word("from", "author", "room"),
        Field("amend", "whole", low=0, high=9), Field("practice", "flag"), DECISION,
    ),
    "write": (Field("limit", "whole", low=10, high=1000), Field("pick", "whole", low=1, high=20)),
    "board": (Field("columns", "texts", must=True),),
    "commit": (Field("columns", "texts"), Field("confirm", "texts")),
    "pause": (word("screen", "card", "black"),),
}  # fmt: skip
SCENE = (
    text("id", True), text("title"), text("notes"), text("image"), text("alt"), text("sound"),
    Field("beats", "beats", must=True), Field("next", "next"),
)  # fmt: skip
NEXT = (text("vote", True), Field("rules", "maps"), text("otherwise", True))
RULE = (text("option", True), Field("at_least", "share"), text("goto", True))
PERSON = (text("about"), text("wants"), text("fears"), Field("swap", "flag"))
CARD = (
    word("kind", "law", "fact", "data", "word"), text("title"), text("plain"), text("source"), text("article"),
    Field("url", "url"), Field("in_force", "date"), text("place"), Field("review_after", "date"), text("checked_by"),
    Field("checked_on", "date"),
)  # fmt: skip
OWNER = (Field("area", "area", must=True), text("person", True))
CASE = (text("name", True), Field("votes", "map"), Field("visits", "texts"), Field("skips", "texts"))
TOP = (
    Field("format", "whole", low=1, high=1, must=True), text("id", True), word("lang", "zh", "en"), text("title", True),
    Field("duration", "time"), word("rules", *PRESETS), Field("about", "any"), Field("owners", "map"),
    Field("cast", "map"), Field("cards", "map"), Field("scenes", "maps", must=True), Field("rehearsals", "maps"),
)  # fmt: skip

ALL = (*COMMON, *SCENE, *NEXT, *RULE, *PERSON, *CARD, *OWNER, *CASE, *TOP, *(f for fs in KINDS.values() for f in fs))
NAMES = frozenset({f.name for f in ALL} | set(KINDS) | {"text", "cost", "authors", "license", "people", "fiction"})

WANTED = {
    "texts": (N_("一个列表"), N_("写成：{name}: [甲, 乙]，或每行一个“- ”。")),
    "text": (N_("一段话"), N_("写成：{name}: 一段话")),
    "map": (N_("一组名字"), N_("每行一个名字，后面英文冒号，再往里缩两格写内容。")),
    "maps": (N_("一个列表"), N_("每一项用“- ”开头。")),
    "any": (N_("一组名字"), N_("每行一个名字，后面英文冒号。")),
}
