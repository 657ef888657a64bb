"""Words that enter the ledger in the show's own language."""

YES_NO = {
    "zh": (("A", "赞成"), ("B", "反对"), ("C", "弃权")),
    "en": (("A", "For"), ("B", "Against"), ("C", "Abstain")),
}
