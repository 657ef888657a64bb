"""What the desk's editor says, by the English it is asked in."""

from app.i18n import N_, translate

WORDS = {
    "Fold line": N_("收起这几行"),
    "Unfold line": N_("展开这几行"),
    "folded code": N_("收起的几行"),
    "unfold": N_("展开"),
    "Folded lines": N_("已收起"),
    "Unfolded lines": N_("已展开"),
    "to": N_("到"),
    "Diagnostics": N_("要改的地方"),
    "Control character": N_("看不见的字符"),
    "Find": N_("找"),
    "Replace": N_("换成"),
    "next": N_("下一处"),
    "previous": N_("上一处"),
    "all": N_("全选"),
    "match case": N_("分大小写"),
    "by word": N_("整个词"),
    "regexp": N_("正则式"),
    "replace": N_("换这处"),
    "replace all": N_("全部换"),
    "close": N_("关上"),
    "current match": N_("这一处"),
    "on line": N_("在行"),
    "replaced match on line $": N_("第 $ 行换好了"),
    "replaced $ matches": N_("换了 $ 处"),
    "Go to line": N_("去第几行"),
    "go": N_("去"),
}


def words(lang: str) -> dict[str, str]:
    return {asked: translate(lang, said) for asked, said in WORDS.items()}
