"""What happened to somebody, told in a form, as the beginning of a scenario; and what should not be in it."""

import re

from app.desk.plain import quoted, tidy
from app.errors import Malformed, Refused
from app.i18n import N_
from app.values import dataclass

MOBILE = re.compile(r"(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")
LANDLINE = re.compile(r"(?<!\d)0\d{2,3}[ -]\d{7,8}(?!\d)")
IDENTITY = re.compile(r"(?<!\d)\d{17}[\dXx](?![\dA-Za-z])|(?<!\d)\d{6}[ -]\d{8}[ -]\d{3}[\dXx]")
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔"
    "钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
KINSHIP = (
    "阿姨|大妈|大爷|大叔|大娘|大姐|大哥|奶奶|爷爷|师傅|主任|老师|医生|律师|先生|女士|太太|经理|书记|会长|"
    "叔|姐|哥|婶|伯|嫂|某|家"
)
NAMED = re.compile(rf"[{SURNAMES}](?!(?:{KINSHIP}))[\u4e00-\u9fff]{{1,2}}")
CALLED = re.compile(
    rf"(?:名叫|叫做|叫|姓名[是：:]?|本人)([{SURNAMES}][\u4e00-\u9fff]{{1,2}})(?=[，。、；,.\s的是在说也和]|$)"
)
WARN = {
    "phone": N_("“{found}”像是电话号码，请删掉。"),
    "identity": N_("“{found}”像是身份证号，请删掉。"),
    "name": N_("“{found}”像是真名，请换成“{sample}”这样的称呼。"),
}
LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Person:
    who: str
    wanted: str = ""
    feared: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """`consent`: the teller agrees that it is played, changed, without names."""

    title: str
    people: tuple[Person, ...]
    happened: str
    stuck: str
    consent: bool = False


@dataclass(frozen=True, slots=True)
class Warning:
    """`kind` phone, identity or name; `found` the words."""

    kind: str
    found: str

    @property
    def sample(self) -> str:
        return f"老{self.found[0]}"


def warnings(story: Story) -> list[Warning]:
    """What looks like a number or a name by which somebody can be found."""
    told = [story.title, story.happened, story.stuck, *(f"{p.wanted}\n{p.feared}" for p in story.people)]
    text = "\n".join([*told, *(p.who for p in story.people)])
    found = [Warning("identity", m[0]) for m in IDENTITY.finditer(text)]
    text = IDENTITY.sub("", text)
    found += [Warning("phone", m[0]) for m in [*MOBILE.finditer(text), *LANDLINE.finditer(text)]]
    found += [Warning("name", p.who) for p in story.people if NAMED.fullmatch(p.who.strip())]
    found += [Warning("name", m[1]) for m in CALLED.finditer(text)]
    return list(dict.fromkeys(found))


def from_story(story: Story, id: str, sure: bool = False) -> str:
    """A draft in Chinese. Raises Refused without consent, or while something looks like a name or a number and nobody
    said that it is none; Malformed when there is nothing to tell."""
    if not story.consent:
        raise Refused("请先勾选：同意把这件事改编成戏。")
    if found := warnings(story):
        first = found[0]
        if not sure or first.kind != "name":
            raise Refused(WARN[first.kind], found=first.found[:20], sample=first.sample)
    people = [Person(tidy(p.who)[:20], tidy(p.wanted), tidy(p.feared)) for p in story.people if tidy(p.who)]
    if not people or not tidy(story.stuck) or len({p.who for p in people}) < len(people):
        raise Malformed("至少写一个人，写清卡在哪里；每个人的称呼不一样。")
    if sum(map(len, (story.happened, story.stuck))) > LONGEST:
        raise Malformed("太长了：四千字以内，细节演的时候再添。")
    return written(story, people, id)


def written(story: Story, people: list[Person], id: str) -> str:
    out = ["# 由一位居民讲的事改编：人名、门牌、时间都换过。", "format: 1", f"id: {quoted(id)}", "lang: zh"]
    out += [f"title: {quoted(tidy(story.title) or '我们楼里的一件事')}", "about:", "  fiction: true", "", "cast:"]
    for person in people:
        out += [f"  {quoted(person.who)}:", field("wants", person.wanted), field("fears", person.feared), SWAP]
    out += ["", "scenes:", "  - id: 开场", "    beats:", "      - pause: 欢迎。这是虚构的故事，没有标准答案。"]
    out += ["        time: 2m", "  - id: 这件事", "    beats:", "      - script: |"]
    out += [f"          （{tidy(line)}）" for line in story.happened.splitlines() if tidy(line)]
    out += [f"          {p.who.replace(' ', '')}：{p.wanted or '……'}" for p in people]
    out += [f"          （卡住了：{tidy(story.stuck)}）", "        time: 5m"]
    out += ["      - discuss: 卡在哪里了？谁最难？换您，怎么说？", "        pairs: 2m", "        time: 8m"]
    out += [
        "  - id: 再来一次",
        "    beats:",
        "      - replay: 从头再演。您觉得可以不一样的时候，喊“停”。",
        "        from: 这件事",
    ]
    return "\n".join([*out, "        time: 12m", "      - pause: 谢谢大家。", "        time: 1m", ""])


SWAP = "    swap: true"


def field(name: str, text: str) -> str:
    return f"    {name}: {quoted(text)}" if text else f"    {name}:"
