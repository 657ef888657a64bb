"""Words that enter the ledger in the show's own language."""

Answers = dict[str, tuple[tuple[str, str], ...]]
YES_NO: Answers = {
    "zh": (("A", "赞成"), ("B", "反对"), ("C", "弃权")),
    "en": (("A", "For"), ("B", "Against"), ("C", "Abstain")),
}
KEEP: Answers = {
    "zh": (("A", "留下这个改法"), ("B", "不留，还照原来演")),
    "en": (("A", "Keep this change"), ("B", "Drop it, play it as before")),
}
EFFECTS: Answers = {
    "zh": (("A", "这样一来，事情好办些了"), ("B", "平常日子里，真做得到"), ("C", "没有哪一边更吃亏")),
    "en": (("A", "This makes things easier"), ("B", "It could really be done"), ("C", "Nobody is worse off for it")),
}
PLACES = ("今晚改过", "changed tonight")
