"""What channels, ways of coming in and stands are called."""

from app.i18n import N_

CHANNELS = {"phone": N_("手机"), "helper": N_("代填"), "hands": N_("举手"), "paper": N_("纸票")}
SEATS = {"phone": N_("手机入座"), "guest": N_("无手机入座"), "shared": N_("合用手机")}
VALUES = {"agree": N_("同意"), "disagree": N_("不同意"), "unsure": N_("说不准")}
