"""What a ballot weighs: one sentence that people know before they vote."""

from app.i18n import N_
from app.scenario.model import Beat, Motion, Quiz, Vote
from app.show.state import Ballot, Show

TURNS = N_("这一票决定戏往哪儿走。")
WORDING = N_("只定这一处改不改。")
CHAIR = N_("只定主持人的裁定留不留。")
STOPS = N_("只定现在停不停辩论。")
PRACTICE = N_("通过了，就当场写谁来做、哪天以前。")
STAND = N_("只为看各边有什么一样的想法，不改剧情。")
COMPARED = N_("只和演前演后比一比，不改剧情。")
IN_ROLE = N_("替戏里的人想一想，不算您自己的意见。")
FOR_HOST = N_("给主办方改进用，不改剧情。")
NEEDED = N_("给办事的人看大家要什么。")
COUNSEL = N_("写进记录，给办事的人作参考。")
KNOWS = N_("不算意见，只为弄明白一件事。")
ASKS = {"amend": WORDING, "appeal": CHAIR, "close": STOPS}
USES = {"before_after": COMPARED, "satisfaction": FOR_HOST, "needs": NEEDED}


def changes(show: Show, found: Ballot, beat: Beat) -> str:
    """What comes of this ballot; nothing for what a try asks."""
    if isinstance(beat, Motion):
        return ASKS.get(found.id.removeprefix(f"{beat.id}/").rstrip("0123456789"), PRACTICE)
    if isinstance(beat, Quiz):
        return KNOWS
    if not isinstance(beat, Vote):
        return ""
    if any(scene.next.vote == beat.id for scene in show.scenario.scenes):
        return TURNS
    if beat.role or beat.groups:
        return IN_ROLE if beat.role else STAND
    return COMPARED if beat.same_as else USES.get(beat.use, COUNSEL)
