"""The sheets of an evening as one file that travels with it: posters, ballots, rules, forms. Codes and addresses belong
to a hall, so their places are empty; whoever opens the evening prints them filled in."""

from markupsafe import Markup

from app.places import STATIC
from app.show.regulations import OATH, RULES
from app.show.state import Show
from app.web.pages import environment
from app.web.paper import KINDS, RULE_CARD, slips

SERIALS = range(1, 3)
"""Two ballots of each vote: a sheet to copy from."""
ADDRESS, CODE = "http://＿＿＿＿＿＿＿＿/j/", "___ ___"
FRAME = 'width="28.6" height="28.6" fill="none" stroke="#000" stroke-width=".3" stroke-dasharray="1 1"'
EMPTY = Markup(f'<svg class="qr" viewBox="0 0 29 29"><rect x=".2" y=".2" {FRAME}/></svg>')
"""Where the code goes."""


def prints(show: Show) -> str:
    """In the language of the play. The same play gives the same sheets, in whichever house it is opened."""
    return (
        environment(show.lang)
        .get_template("paper/sheets.html")
        .render(
            inside=Markup((STATIC / "paper.css").read_text("utf-8")),
            show=show,
            base="",
            wish=dict.fromkeys(KINDS, True),
            wifi=None,
            join=ADDRESS,
            join_qr=EMPTY,
            code=CODE,
            seats=(range(1, 9),),
            slips=slips(show, show.ballots),
            serials=SERIALS,
            rules=[RULES[name] for name in RULE_CARD],
            oath=OATH,
        )
    )
