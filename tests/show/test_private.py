"""Real neighbours' names and doors go to the facilitator first; the play's people and everybody's words do not."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rehearse.phrases import EN, ZH, Bank
from app.scenario.load import load
from app.show import look, rules
from app.show.events import CommentMade, WordsKept
from app.show.private import NOBODY, Known
from app.show.review import needs_review
from app.show.views import SealView
from tests.show.room import HEAD, Room

SCENARIOS = sorted((Path(__file__).parents[2] / "scenarios").rglob("*.yaml"))
CAST = HEAD.replace(
    "scenes:", "cast:\n  罗师傅:\n    about: 一楼，住 3 单元 101\n  老周:\n    about: 居委会干部\nscenes:"
)
NEIGHBOURS = """
3栋502那家天天装修|5号楼2单元301室|三号楼的水管|二单元的灯|二栋三零一半夜放音乐|五零二那家|楼上502太吵|隔壁301的狗|88弄5号301
3-2-502的住户|张大爷不讲理|李阿姨家的狗|王先生家漏水|赵某某欠了物业费|钱某就是不交|楼上老张天天装修|小李半夜唱歌|欧阳女士同意了
谢谢李阿姨|主任王先生|Mr Brown never pays|Mrs. Li shouts|ask Ms Wang|MR WANG|Auntie Zhang's dog|Room 301 is loud
he lives at No. 5 Room 301|Flat 12B|Apt 5|3-502天天装修|3-1203|3#502的狗|5#楼1203|5＃楼|A座1203|b栋302|楼上502天天吵
"""
EVERYBODY = """
物业应该公开账目|业委会主任讲两句|社区书记说得对|居委会主任、社区书记都来了|保安大哥很辛苦|门卫大爷七十了|环卫阿姨不容易
保洁阿姨、快递小哥、电工师傅|照顾奶奶的人最累|谢谢阿姨，谢谢大爷|感谢老师|历史老师和语文老师|任何大哥大姐|由于老师傅不在|班主任老师
一张大爷的照片|两周大家再看|小胡同里的老胡同味|小范围试一下，小许多|给钱大家都愿意|大爷大妈、叔叔阿姨|那位先生和女士|一栋楼的人
每一单元选一个人|四楼、六楼都行|电梯要318000元，每户300元|楼下100多人|楼上300平米|12月5号300人|2026-11-30|11-30-2026|12345热线|第278条
在于某些人|江苏大姐说得好|五分钟老师|园林师傅|打孔师傅|小王子、小李子|小高层|某些人不守规矩|有人不守规矩|养老何时能谈|对方大哥
Mr Chairman, one question|The chair and the secretary|I miss Beijing|my uncle says so|a flat 300 yuan|unit 3 first
每户50-80元|10-105元|12-2007|11-30|30-200人|40-60岁|第3-5条|5比3|A座和B座|3#|5#300元|楼下100级台阶|楼下300辆车|楼上100%同意|楼下105天
a flat fee: flat 20 percent|room 2|rule No. 5|our grandma and grandpa|Ms and Mr
"""


def each(lines: str) -> list[str]:
    return [text for line in lines.strip().splitlines() for text in line.split("|")]


def found(text: str, known: Known = NOBODY) -> bool:
    return needs_review(text, (), known)


def states(texts: list[str], head: str = HEAD) -> dict[str, str]:
    room = Room("- discuss: 说说\n  id: 说", 1, head)
    room.go()
    room.act("f", "wall", state="open")
    for text in texts:
        room.act("r1", "say", text=text)
    return {room.show.text(c.words): c.state for c in room.show.comments.values()}


def test_a_neighbours_name_or_door_waits_for_the_facilitator_and_nothing_is_dropped() -> None:
    assert states(each(NEIGHBOURS)) == dict.fromkeys(each(NEIGHBOURS), "held")


def test_roles_kin_and_numbers_stay_quick() -> None:
    assert states(each(EVERYBODY)) == dict.fromkeys(each(EVERYBODY), "open")


def test_the_plays_own_people_and_places_may_be_talked_of() -> None:
    own = ["罗师傅不容易", "罗大爷说得对", "老罗、小罗", "周主任和老周", "三单元的电梯", "101室的窗", "谢谢罗老师"]
    others = ["张师傅不容易", "13单元的电梯", "3单元301室", "1011室", "罗师傅和李阿姨"]
    assert states(own + others, CAST) == dict.fromkeys(own, "open") | dict.fromkeys(others, "held")


def test_a_name_is_the_plays_as_a_whole_word_only() -> None:
    own = Known((), ("Linda Zhou", "Li-Ming Gao"))
    texts = ("Ms Linda is right", "MR ZHOU", "Mr Ming", "Mr Lin shouts", "Mrs Zhou-Li", "Mr Zh", "Ms Ga")
    assert [found(text, own) for text in texts] == [False] * 3 + [True, False, True, True]


def test_an_expert_of_the_evening_may_be_thanked_by_name() -> None:
    room = Room("- expert: 讲讲\n  id: 讲\n  who: 律师", 1)
    room.act("o1", "invite", name="郑敏", field="律师", key="e1")
    room.go()
    room.act("f", "wall", state="open")
    for text in ("谢谢郑老师", "谢谢王老师"):
        room.act("r1", "say", text=text)
    assert [c.state for c in room.show.comments.values()] == ["open", "held"]


def test_what_was_decided_stands_in_the_ledger() -> None:
    """A line that an older version let through stays where the room read it."""
    room = Room("- discuss: 说说\n  id: 说", 1)
    for fact in (WordsKept("c1", "张大爷不讲理"), CommentMade("c1", "c1", "say", "r1", "说", "open")):
        rules.evolve(room.show, fact, 1)
    assert room.show.comments["c1"].state == "open"


def test_the_console_says_what_to_look_at() -> None:
    room = Room("- discuss: 说说\n  id: 说", 1, CAST)
    room.go()
    for text in ("慢慢说", "打13800001111", "稳赚不赔", "3栋502", "张大爷", "Mr Brown", "罗大爷"):
        room.act("r1", "say", text=text)
    told = look.facilitator(room.show, SealView()).review
    assert [c.look for c in told] == ["", "遮了号码", "词单上的词", "写到门牌", "写到人名", "写到人名", ""]
    room.act("f", "approve", comment="c5")
    assert [c.look for c in look.facilitator(room.show, SealView()).wall] == [""]


def sentences(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from sentences(part)


@pytest.mark.parametrize("bank", [ZH, EN], ids=["zh", "en"])
def test_the_rehearsals_people_say_nothing_that_is_held(bank: Bank) -> None:
    said = [text for f in fields(bank) if f.name != "counters" for text in sentences(getattr(bank, f.name))]
    said += [opening + thought for opening in bank.openings for thought in bank.thoughts]
    assert len(said) > 100
    assert [text for text in said if found(text)] == []
    assert found(bank.counters)  # two people by name: the pattern does look


@pytest.mark.parametrize("file", SCENARIOS, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_shipped_play_holds_none_of_its_own_sentences(file: Path) -> None:
    scenario = load(file.read_bytes())
    said = [line for line in scenario.text.splitlines() if line.strip()]
    assert [line for line in said if found(line, Known((scenario,)))] == []
    assert all(found(text, Known((scenario,))) for text in ("58号楼", "2309室", "欧阳大爷", "Mr Zebra"))


AROUND = st.sampled_from([text for text in each(EVERYBODY) if not text.isascii()])
SURNAMES = st.sampled_from("王李张刘陈杨赵吴徐孙朱郭罗郑梁宋唐韩冯董袁邓曹彭曾萧蔡潘")
ADDRESSED = st.sampled_from(["大爷", "阿姨", "先生", "女士", "师傅", "奶奶", "叔", "某某"])


@given(AROUND, SURNAMES, ADDRESSED, AROUND)
def test_a_name_is_found_among_any_words_unless_the_play_has_the_surname(
    before: str, surname: str, addressed: str, after: str
) -> None:
    text = f"{before}，{surname}{addressed}。{after}"
    assert found(text)
    assert not found(text, Known((), (f"{surname}明",)))


@given(st.text(max_size=300))
def test_any_text_can_be_looked_through(text: str) -> None:
    assert found(text) in (True, False)
