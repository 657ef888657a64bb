"""What can be wrong with a scenario: one code, one sentence, one way to mend it. A page per code in docs/problems."""

from dataclasses import field
from typing import Any

from app.i18n import N_, translate
from app.values import dataclass

ERROR, REMINDER = "error", "reminder"


@dataclass(frozen=True, slots=True)
class Code:
    level: str
    sentence: str
    hint: str


CODES: dict[str, Code] = {
    # the bytes
    "too-large": Code(ERROR, N_("文件太大了：最多 1 MB。"), N_("图片和声音放在旁边的文件夹里，剧本里只写文件名。")),
    "too-many": Code(
        ERROR, N_("剧本太长了：最多 {most} 行或项，后面的没有读。"), N_("一个晚上的剧本通常几百行；分成几个文件。")
    ),
    "encoding": Code(ERROR, N_("这个文件不是文字，或者编码认不出来。"), N_("用记事本另存为，编码选 UTF-8。")),
    "encoding-gbk": Code(ERROR, N_("这个文件是 GBK 编码的。"), N_("用记事本打开，另存为，编码选 UTF-8。")),
    "bad-byte": Code(ERROR, N_("这里有一个坏掉的字，读不出来。"), N_("删掉它，重新打这个字，存成 UTF-8。")),
    "encoding-utf16": Code(ERROR, N_("这个文件是 UTF-16 编码的。"), N_("用记事本打开，另存为，编码选 UTF-8。")),
    "control-character": Code(ERROR, N_("这里有一个看不见的控制字符。"), N_("删掉它，重新打这几个字。")),
    "separator": Code(ERROR, N_("这里有一个看不见的分行符，后面的行号会对不上。"), N_("删掉它，按回车换行。")),
    # what the eye takes for something else
    "colon-fullwidth": Code(ERROR, N_("“{name}”后面是中文冒号。"), N_("改成英文冒号加一个空格：{mended}")),
    "name-native": Code(ERROR, N_("“{name}”这个名字要写成英文的。"), N_("写成：{mended}")),
    "colon-space": Code(ERROR, N_("“{name}”的冒号后面要空一格。"), N_("写成：{mended}")),
    "dash-fullwidth": Code(ERROR, N_("这一行开头的横线不是英文的。"), N_("写成英文减号加一个空格：{mended}")),
    "dash-space": Code(ERROR, N_("这一行开头的横线后面要空一格。"), N_("写成：{mended}")),
    "dash-missing": Code(ERROR, N_("这一行前面少了“- ”。"), N_("加上英文减号和一个空格：{mended}")),
    "mark-stray": Code(ERROR, N_("这一行的名字前面多了“{sign}”。"), N_("删掉它：{mended}")),
    "colon-missing": Code(
        ERROR, N_("“{name}”这一行没有英文冒号。"), N_("写成：{mended}（要是接着上一行的话，就再往里缩两格）")
    ),
    "colon-in-text": Code(ERROR, N_("“{name}”里多了一个英文冒号，会被当成一项。"), N_("话里的冒号用中文的：{mended}")),
    "hash-fullwidth": Code(ERROR, N_("注释的井号是中文的。"), N_("改成英文 #：{mended}")),
    "tab": Code(ERROR, N_("这一行用 Tab 缩进了。"), N_("缩进只用空格，每层两个；这一行开头要 {n} 个。")),
    "space-fullwidth": Code(
        ERROR,
        N_("这一行用中文空格（或不间断空格）缩进了。"),
        N_("缩进只用英文空格，每层两个；这一行开头要 {n} 个。"),
    ),
    "invisible": Code(ERROR, N_("这里有一个看不见的字符，名字会对不上。"), N_("删掉这个字，重新打一遍。")),
    "bracket-fullwidth": Code(ERROR, N_("这里的括号是中文的。"), N_("改成英文的括号：{mended}")),
    "bracket-unclosed": Code(ERROR, N_("括号没有配对，后面的几行会被当成列表里的。"), N_("补上后一半：{mended}")),
    "comma-fullwidth": Code(ERROR, N_("列表里用了中文逗号，会被当成一项。"), N_("用英文逗号隔开：{mended}")),
    "quote-fullwidth": Code(ERROR, N_("这里的引号是中文的。"), N_("去掉引号：{mended}")),
    "quote-unpaired": Code(
        ERROR, N_("引号没有配对，或者引号后面还有字。"), N_("话里的引号用中文的，或者不用引号：{mended}")
    ),
    "bar-fullwidth": Code(ERROR, N_("这里的竖线是中文的。"), N_("改成英文竖线：{mended}")),
    "bar-text": Code(ERROR, N_("竖线后面不能接字。"), N_("竖线后面换行，话从下一行开始：{mended}")),
    "sign-first": Code(ERROR, N_("一句话不能用“{sign}”开头。"), N_("用英文引号括起来：{mended}")),
    "digit-fullwidth": Code(ERROR, N_("“{value}”里有中文的数字或百分号。"), N_("改成英文的：{mended}")),
    # YAML
    "yaml": Code(ERROR, N_("这一行和上面接不上。"), N_("看看缩进是不是和同一层的对齐，冒号后面有没有空格。")),
    "document": Code(ERROR, N_("“{mark}”把文件分成了两份，后面的不会读。"), N_("删掉这一行；一个文件只放一个剧本。")),
    "tag": Code(ERROR, N_("剧本里不能用“!”开头的记号。"), N_("删掉它；真要写感叹号，用英文引号括起来。")),
    "anchor": Code(ERROR, N_("剧本里不能用 & 和 * 的引用。"), N_("把内容再写一遍；真要写星号，用英文引号括起来。")),
    "doubled-key": Code(ERROR, N_("“{name}”写了两次（第 {first} 行写过）。"), N_("留一个，另一个删掉或改名。")),
    "too-deep": Code(ERROR, N_("缩进太深了。"), N_("剧本最多二十层，通常五层就够。")),
    "no-value": Code(ERROR, N_("“{name}”后面没有内容。"), N_("花括号里用了逗号的话，把那段话用英文引号括起来。")),
    # the shape
    "not-a-scenario": Code(
        ERROR, N_("这不是一个剧本：最上面应当是 format、id、title、scenes。"), N_("可以用 theatre new 生成一个开头。")
    ),
    "format-version": Code(ERROR, N_("这一版只认 format: 1。"), N_("写成 format: 1。")),
    "missing-field": Code(ERROR, N_("缺一项：{name}。"), N_("补上一行“{name}: ……”。")),
    "unknown-field": Code(ERROR, N_("“{where}”里没有“{name}”这一项。"), N_("{near}可以写的有：{known}")),
    "field-elsewhere": Code(ERROR, N_("“{name}”只在 {only} 的时候用。"), N_("删掉这一行，或者改 {field}。")),
    "unknown-kind": Code(ERROR, N_("没有“{name}”这种环节。"), N_("{near}可以写的有：{known}")),
    "no-kind": Code(ERROR, N_("这个环节没有写是什么。"), N_("第一行写成“- vote: 题目”这样；可以写的有：{known}")),
    "two-kinds": Code(ERROR, N_("一个环节里写了两种：{one} 和 {two}。"), N_("在“{two}”前面加“- ”，分成两个环节。")),
    "wrong-shape": Code(ERROR, N_("“{name}”这里应当是{wanted}。"), N_("{example}")),
    "unknown-word": Code(ERROR, N_("“{name}”不能写“{value}”。"), N_("{near}可以写的有：{known}")),
    "bad-time": Code(ERROR, N_("“{value}”不是时间。"), N_("写成 90s、5m 或 1h30m，单位不能省。{close}")),
    "bad-date": Code(ERROR, N_("“{value}”不是日期。"), N_("写成 2026-05-01 这样；还没有就空着。")),
    "bad-url": Code(ERROR, N_("“{value}”不是网址。"), N_("网址用 https:// 或 http:// 开头。")),
    "late-longer": Code(
        ERROR, N_("来不及的时候反而更长：late {late} 比 time {time} 长。"), N_("把 late 写短，或者写 skip。")
    ),
    "bad-share": Code(ERROR, N_("“{value}”不是份额。"), N_("写成 40% 或 2/3，在 0 和 1 之间。")),
    "bad-number": Code(ERROR, N_("“{value}”不是合适的整数。"), N_("写 {low} 到 {high} 的整数。")),
    "bad-area": Code(ERROR, N_("“{value}”不是面积。"), N_("写平方米数，可以有小数，例如 62.5。")),
    "doubled-id": Code(ERROR, N_("“{name}”这个名字用了两次（第 {first} 行用过）。"), N_("换一个名字。")),
    "doubled-option": Code(ERROR, N_("选项“{name}”写了两次。"), N_("改一个，或删一个。")),
    "few-options": Code(ERROR, N_("至少要有两个选项。"), N_("补上选项：options: [甲, 乙]")),
    "empty": Code(ERROR, N_("“{name}”这里什么都没写。"), N_("写上内容，或者删掉这一行。")),
    "too-many-options": Code(ERROR, N_("选项太多了：最多 26 个。"), N_("合并几个相近的。")),
    "script-bar": Code(
        ERROR, N_("script 后面没有竖线，几行台词会连成一行。"), N_("写成 script: |，台词从下一行开始，往里缩两格。")
    ),
    "speech-outside": Code(
        ERROR,
        N_("这里的话掉到上面那段台词外面了{until}。"),
        N_("每行前面加空格，和别的台词对齐：一共 {n} 个。"),
    ),
    "field-in-script": Code(ERROR, N_("“{name}”缩得太深，写进台词里了。"), N_("往左移，和 script 对齐。")),
    # names that must exist
    "goto-unknown": Code(ERROR, N_("没有叫“{name}”的场。"), N_("{near}已有的场：{known}，或者写 END。")),
    "scene-end": Code(ERROR, N_("场的名字不能叫 END：它是“演完了”的意思。"), N_("换一个名字。")),
    "vote-unknown": Code(ERROR, N_("没有叫“{name}”的投票。"), N_("{near}给那个投票写上 id；已有的：{known}")),
    "vote-later": Code(ERROR, N_("走到这里的时候，“{name}”还没有投过。"), N_("用这一场或前面投过的票来定。")),
    "vote-not-choice": Code(
        ERROR, N_("“{name}”是 how: {how}，选不出一个走向。"), N_("用 how: one 或 many 的投票来定走哪一边。")
    ),
    "option-unknown": Code(ERROR, N_("这个投票里没有“{name}”这个选项。"), N_("{near}已有的选项：{known}")),
    "card-unknown": Code(ERROR, N_("没有叫“{name}”的资料卡。"), N_("{near}已有的资料卡：{known}")),
    "cast-unknown": Code(ERROR, N_("角色里没有“{name}”。"), N_("{near}已有的角色：{known}")),
    "scene-unknown": Code(ERROR, N_("没有叫“{name}”的场。"), N_("{near}已有的场：{known}")),
    "same-as-later": Code(ERROR, N_("“{name}”在后面，不能照抄还没投的票。"), N_("same_as 只能写前面投过的。")),
    "answer-unknown": Code(ERROR, N_("答案“{name}”不在选项里。"), N_("{near}答案要和某个选项一字不差：{known}")),
    "motion-not-voted": Code(
        ERROR, N_("这件事不能提议表决：{why}"), N_("改用 board（贴板）或 commit（约定），或者改 decision。")
    ),
    "groups-twice": Code(ERROR, N_("只能有一个投票写 groups: true（第 {first} 行写过）。"), N_("删掉一个。")),
    "path-endless": Code(
        ERROR, N_("从“{name}”这一场出发，永远演不完。"), N_("让其中一场的 next 通向别的场，或者 END。")
    ),
    "media-outside": Code(
        ERROR, N_("“{name}”在剧本的文件夹外面。"), N_("把文件放到剧本旁边，写相对的路径，例如 media/图.jpg。")
    ),
    "media-missing": Code(ERROR, N_("没有找到文件“{name}”。"), N_("把文件放到剧本旁边的这个位置，或者删掉这一行。")),
    "rehearsal-path": Code(
        ERROR, N_("排练“{name}”走的不是它说的路：走了 {path}。"), N_("改票数，或者改 visits、skips。")
    ),
    "translation-apart": Code(
        ERROR, N_("这份译文和原文 {file} 对不上：{what}。"), N_("照原文改成一样的（原文是 {expected}）。译文只换字句。")
    ),
    "rehearsal-tie": Code(
        ERROR, N_("排练“{name}”遇到平票，走不下去。"), N_("把票数改得不一样，或者给平票的选项同一个去处。")
    ),
    # reminders
    "scene-unreached": Code(REMINDER, N_("没有一条路走到“{name}”这一场。"), N_("让某一场的 next 通向它，或者删掉它。")),
    "speaker-unknown": Code(REMINDER, N_("“{name}”在说话，可角色表里没有。"), N_("{near}在 cast 里加上，或者改名字。")),
    "alt-missing": Code(REMINDER, N_("图片没有写 alt。"), N_("写一句话，给看不见图的人：alt: ……")),
    "law-unchecked": Code(
        REMINDER,
        N_("法条卡“{name}”还没有人核对过，大屏上会写“待核实”。"),
        N_("请律师看过，填 checked_by 和 checked_on。"),
    ),
    "law-elsewhere": Code(
        REMINDER, N_("资料卡“{name}”说的是{place}，不是{here}。"), N_("换成本地的规定，或者在 plain 里写明是哪里的。")
    ),
    "swap-missing": Code(REMINDER, N_("有重演，可没有一个角色能换人。"), N_("给能换的角色写 swap: true。")),
    "too-long": Code(
        REMINDER, N_("最长的一条路要 {longest}，超过了 {duration}。"), N_("缩短几个环节，或者改 duration。")
    ),
    "share-near": Code(
        REMINDER, N_("{value} 很像 {fraction}，可数起人头来不一样。"), N_("法条里写的是分数的话，就写 {fraction}。")
    ),
    "ending-single": Code(
        REMINDER, N_("只有一个结局。"), N_("让两场以上都能走到最后，或者加一个 write 环节，让大家写结局。")
    ),
    "civil-278-consult": Code(
        REMINDER, N_("引用了民法典第二百七十八条，decision 却是 consult。"), N_("写上 decision: owners_joint。")
    ),
    "tokens-fund-all": Code(
        REMINDER, N_("预算够把每一项都办了，投券就没有取舍了。"), N_("把 budget 调小，或者加几项。")
    ),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """`line` and `column` count from 1, columns in characters. `values` fill the sentence and the hint."""

    line: int
    column: int
    code: str
    file: str = ""
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def level(self) -> str:
        return CODES[self.code].level

    def message(self, lang: str) -> str:
        return translate(lang, CODES[self.code].sentence, **self.translated(lang))

    def hint(self, lang: str) -> str:
        return translate(lang, CODES[self.code].hint, **self.translated(lang)).strip()

    def translated(self, lang: str) -> dict[str, Any]:
        return {k: v.translated(lang) if isinstance(v, Say) else v for k, v in self.values.items()}


@dataclass(frozen=True, slots=True)
class Say:
    """A value that is itself a sentence of ours, translated with the message. Without a sentence: nothing."""

    sentence: str = ""
    values: dict[str, Any] = field(default_factory=dict)

    def translated(self, lang: str) -> str:
        return translate(lang, self.sentence, **self.values) if self.sentence else ""


def perhaps(close: str) -> Say:
    """The one suggestion, when there is one."""
    return Say(N_("您是不是想写“{close}”？"), {"close": close}) if close else Say()
