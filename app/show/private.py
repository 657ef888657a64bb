"""Names and doors of real neighbours, found so that the facilitator reads them first. A hint by patterns, not a proof:
a full name without a form of address goes unseen. The people and places of the play may be talked of freely."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from app.scenario.model import Scenario
from app.values import dataclass

DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
COUNTED = r"(?!\d|[元块万千百多个人户平米年月日次分秒度斤岁层辆台级%％]|天(?!天))"  # it is no door's number, then
DOOR = re.compile(
    rf"""\d+\s*(?:号楼|栋|幢) | \d+\s*单元 | \d{{3,4}}\s*(?:室|号房|[那这]家|[那这]户)
    | [一二三四五六七八九十]{{1,3}}号楼 | (?<![每同这那哪另])[一二三四五六七八九十]{{1,2}}单元
    | [一二三四五六七八九十]{{1,2}}[栋幢][〇零一二三四五六七八九\d]
    | [一二三四五六七八九][〇零一二三四五六七八九十]{{2}}(?:室|[那这]家|[那这]户)
    | (?:楼上|楼下|对门|隔壁)的?\s*[1-9]\d{{2,3}}{COUNTED}
    | (?<![\d月])\d{{1,3}}号\s*[1-9]\d{{2,3}}{COUNTED}
    | (?<![\d-])\d{{1,2}}-\d{{1,2}}-(?!(?:19|20)\d\d)\d{{3,4}}(?![\d-])
    | (?<![\d-])\d{{1,2}}-(?!(?:19|20)\d\d)[1-9]\d?0[1-9](?!-){COUNTED}
    | (?<![\da-z])(?:[a-z]\s*[座栋幢]|\d{{1,2}}\s*[#＃]楼?)\s*[1-9]\d{{2,3}}{COUNTED} | \d\s*[#＃]楼
    | \b(?:(?<!\ba\ )flat|apartment|apt\.?)\s*(?:no\.?\s*)?\#?\d{{1,4}}[a-z]?\b(?!\s*(?:%|per|yuan))
    | \b(?:room|unit)\s*\#?\d{{3,4}}[a-z]?\b""",
    re.IGNORECASE | re.VERBOSE,
)
SURNAME = (
    "欧阳|上官|司马|诸葛|夏侯|司徒|慕容|皇甫|尉迟|令狐|端木|"
    "[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜"
    "崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎雷史龚陶黎贺毛郝顾邵洪钱汤严覃戴童裴聂鲁葛庞樊殷倪翟耿翁柯岳康]"
)
ADDRESSED = (
    "老爷子|老太太|大(?:爷|妈|娘|叔|婶|姐|哥|嫂|伯|姨)|阿姨|叔叔|婶婶|伯伯|爷爷|奶奶|姥姥|姥爷|先生|女士|小姐|太太|夫人|"
    "师傅|老师|老汉|老头|老太|[叔婶姨伯姐哥嫂](?![夫妹弟拉华])|某(?![些个种天年月日位次一])"
)
CALLED = (
    "[老小](?:[吴赵徐郭朱宋郑韩冯董曹袁邓傅沈彭吕卢蒋蔡贾魏薛阎潘戴汪谭廖邹郝崔邱秦侯邵孟]|(?<!一.)张|王(?!子)|李(?!子)|"
    "刘(?!海)|陈(?!醋)|杨(?!树)|胡(?!同)|唐(?!突)|罗(?!列)|杜(?!鹃)|丁(?!点)|孙(?![子女])|范(?![围本])|许(?!多)|谢(?!谢)|"
    "周(?![期末岁边])|何(?![时必况处不尝以苦止等]))"
)
# ordinary words whose last sign is a surname too: 照顾奶奶 is nobody's name
ORDINARY = (
    "照顾|[回只不光]顾|谢谢|[感多答致道]谢|[也允准不或兴]许|[主责信前现担上]任|[任如为几]何|"
    "[关对由属至等在位鉴基出处善终忠便利急用]于|[交花出给收省要付的少多挣还退借赔掏凑捐有没块]钱|[明坦表空]白|[提升增最很太更不楼]高|"
    "[对双各多官地校警甲乙]方|历史|[园森树造吉丛]林|[工过课日流教全]程|[资现基租押奖罚修五合]金|[一二两三四五每上下本这半几]周|"
    "[一两二三几这那每半开夸主紧慌]张|[示师模规防]范|[打钻]孔|[分点]钟|[其业多]余|[不未]曾|[宁华]夏|江苏|[浙长龙丽九]江|"
    "行李|园丁|儿童|大陆|[健小安]康|祝贺|[二京]胡|[熬煲喝做]汤|[种农]田|[化岩]石|[骑人]马|古董|[爱穿佩]戴|[落树茶]叶|荒唐|[金枯]黄|"
    "[子儿外]孙|防洪|[羽皮]毛|桥梁|粗鲁|打雷|乐陶"
)
NUMBER = re.compile(r"(?<!\d)\d{3,4}(?!\d)")
CAPITAL = re.compile(r"\b[A-ZÀ-ÖØ-Þ][^\W\d_]+")
PERSON = re.compile(f"(?:{ORDINARY})|(?P<name>(?P<surname>{SURNAME})(?:{ADDRESSED})|(?P<called>{CALLED}))")
ROLES = "President|Chairman|Chairwoman|Chairperson|Chair|Speaker|Mayor|Moderator|Secretary|Director"
TITLES = r"(?:[Mm]rs?|MRS?|M[sx])\b\.?|Miss|Madam|[Aa]unt(?:ie|y)?|[Uu]ncle|[Gg]rann(?:y|ie)|[Gg]rand(?:ma|pa|dad)"
TITLED = re.compile(rf"\b(?:{TITLES}) +(?!(?:{ROLES})\b)(?P<name>[A-ZÀ-ÖØ-Þ][^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Known:
    """Who and what may be talked of: the play in all its languages, and by name the experts of the evening."""

    plays: tuple[Scenario, ...] = ()
    guests: tuple[str, ...] = ()

    def says(self, words: str) -> bool:
        """The play has just this door, name or number; spaces and how a number is written make no difference."""
        return any(squeezed(words) in said(play.text) for play in self.plays)

    def names(self) -> Iterator[str]:
        owners = (owner.person for play in self.plays for owner in play.owners)
        return chain(self.guests, owners, *(play.cast for play in self.plays))

    def shares(self, surname: str) -> bool:
        """罗大爷 is the play's 罗师傅 by another form of address."""
        return any(surname in name for name in self.names())

    def holds(self, word: str) -> bool:
        """Mr Li is the play's Li Min, but nobody called Linda."""
        return any(word.lower() in re.findall(r"\w+", name.lower()) for name in self.names())


NOBODY = Known()


def squeezed(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).split()).lower().translate(DIGITS)


@lru_cache(maxsize=64)
def said(text: str) -> frozenset[str]:
    """All doors, names and numbers of a play, and its English words with a capital."""
    names = (found["name"] for found in PERSON.finditer(text) if found["name"])
    doors = (found[0] for found in DOOR.finditer(text))
    return frozenset(map(squeezed, chain(names, doors, NUMBER.findall(text), CAPITAL.findall(text))))


def door(text: str, known: Known) -> bool:
    return any(not of_the_play(found[0], known) for found in DOOR.finditer(text))


def of_the_play(place: str, known: Known) -> bool:
    """`301室` too, where the play has a 301 but no word after it."""
    numbers = re.findall(r"\d+", squeezed(place))
    return known.says(place) or (len(numbers) == 1 and len(numbers[0]) > 2 and known.says(numbers[0]))


def person(text: str, known: Known) -> bool:
    """A surname with a form of address, with 某, or after 老 and 小."""
    found = [(m["surname"] or m["called"][1:], m["name"]) for m in PERSON.finditer(text) if m["name"]]
    return any(not known.shares(surname) and not known.says(name) for surname, name in found)


def titled(text: str, known: Known) -> bool:
    """A form of address and a name in English."""
    names = [found["name"] for found in TITLED.finditer(text)]
    return any(not known.says(name) and not known.holds(name) for name in names)
