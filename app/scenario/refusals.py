"""What is never put to a vote, and the sentence that says why."""

from app.i18n import N_

NOT_VOTED = {
    "authority": N_("安全底线不表决，只商量怎么做到。"),
    "right": N_("个人权利和法定义务不能投票剥夺。"),
    "fact": N_("真假靠证据，不靠举手。"),
}
