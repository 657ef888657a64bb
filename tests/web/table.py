"""Who may do what, in one place: every address, act and socket, each role, three states of an evening.

A new address or act without a row here fails `test_matrix.py`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

ROLES = ("nobody", "resident", "expert", "assistant", "facilitator", "organizer", "stage", "house")
FOREIGN = tuple(f"other {role}" for role in ROLES[1:-1])
EVERYBODY = (*ROLES, *FOREIGN)
STATES = ("lobby", "open", "ended")
Statuses = dict[str, int]


def same(status: int) -> Statuses:
    """For everybody alike."""
    return dict.fromkeys(EVERYBODY, status)


def only(*roles: str, yes: int = 200) -> Statuses:
    """The roles that may; nobody and strangers have to come in first, the others are told that it is not theirs."""
    outside = (
        ("nobody", *FOREIGN) if {"stage", "facilitator", "organizer"} & {*roles} else ("nobody", "house", *FOREIGN)
    )
    return same(403) | dict.fromkeys(outside, 401) | dict.fromkeys(roles, yes)


@dataclass(frozen=True)
class Row:
    """`address` an example of `route`, with {show}, {code}, {ballot}; `states` where a state changes the answer."""

    route: str
    address: str
    may: Statuses
    states: Mapping[str, Statuses] = field(default_factory=dict)
    body: Mapping[str, str] = field(default_factory=dict)

    def expected(self, state: str) -> Statuses:
        return self.states.get(state, self.may)


HOUSE_KEY = ("organizer", "facilitator", "stage", "house")
CHAIR = ("organizer", "facilitator", "house")
IN_SHOW = ("resident", "expert", "assistant", *HOUSE_KEY)
PAGES = {
    "resident": only("resident") | {"house": 403, "expert": 303},
    "stage": only("stage", "facilitator", "organizer", "house"),
    "facilitator": only("facilitator", "house"),
    "organizer": only("organizer", "house"),
    "expert": only("expert") | {"house": 403},
    "assistant": only("assistant") | {"house": 403},
}
JSON = PAGES | {"resident": PAGES["resident"] | {"expert": 403}}
KINDS = dict.fromkeys(("md", "html", "json", "csv", "docx", "xlsx", "zip"), 200)
KINDS |= dict.fromkeys(("pb", "soi", "toc", "polis"), 404)  # the evening of the test has no such vote
BALLOT = "GET /s/{show}/q/{ballot:path}"
SHEET = ("sheet", "sheet.json")  # 409: there is no result yet
PAGE = "GET /s/{show}/{audience}"
EXAMPLE = {"id": "none", "ending": "yaml", "audience": "stage", "path": "x.png", "n": "1"}


def example(route: str) -> str:
    return route.split()[1].replace("{path:path}", "{path}").format(**EXAMPLE)


def between(route: str) -> str:
    """`{show}` stays: it is filled in by the test."""
    kept = {"project": "none", "name": "letters", "id": "none", "key": "none", "kind": "md", "show": "{show}"}
    return route.split()[1].format(**kept)


WRITES = same(401) | {"house": 404}  # the draft of the example does not exist
DESK = {
    "GET /desk": same(401) | {"house": 200},
    "GET /desk/story": same(401) | {"house": 200},
    "POST /desk/new": same(401) | {"house": 422},
    "POST /desk/story": same(401) | {"house": 409},
    "POST /desk/invite": same(401) | {"house": 422},
    "POST /desk/uninvite": same(401) | {"house": 303},
    "POST /desk/back": WRITES,
    **{f"GET /desk/{{id}}{page}": WRITES for page in ("", "/book", "/map", "/map.svg", "/preview")},
    **{
        f"GET /desk/{{id}}/{page}": WRITES
        for page in ("file.{ending}", "table.{ending}", "look/{audience}", "media/{path:path}", "version/{n}")
    },
    **{f"POST /desk/{{id}}{page}": same(401) | {"house": 422} for page in ("", "/insert", "/save", "/table")},
    "POST /desk/{id}/open": WRITES,
}
TICKETS: tuple[tuple[Any, ...], ...] = (
    ("GET", only("organizer", "house")),
    ("POST", only("organizer", "house", yes=422), {"ended": same(409)}),
)
RECORD = "GET /s/{show}/record.{kind}"
PUBLIC = (
    Row("GET /", "/", same(200)),
    Row("GET /privacy", "/privacy", same(200)),
    Row("GET /healthz", "/healthz", same(200)),
    Row("GET /metrics", "/metrics", same(404)),
    Row("POST /join", "/join", same(303), body={"code": "{code}"}),
    Row("GET /j/{code}", "/j/{code}", same(303)),
    Row("POST /j/{code}", "/j/{code}", same(303)),
    Row("GET /j/{code}", "/j/000000", same(404)),
    Row("GET /t/{secret}", "/t/0123456789abcdef0123456789", same(404)),
    Row("POST /t/{secret}", "/t/0123456789abcdef0123456789", same(404)),
    Row("GET /s/{show}/own.json", "/s/{show}/own.json", only("resident", yes=401) | {"house": 403}),  # not seated yet
    Row("GET /login", "/login", same(404)),
    Row("POST /login", "/login", same(404)),
    Row("POST /open", "/open", same(401) | {"house": 422}),
)
OFFICE = same(401) | {"house": 200}
AFTER = only("organizer", "house")
WRONG = only("organizer", "house", yes=422)  # an empty form
PROGRAMME = {
    "GET /programme": OFFICE,
    "POST /programme": same(401) | {"house": 422},
    "GET /programme/keys": OFFICE,
    "POST /programme/keys": same(401) | {"house": 422},
    **{f"{how} /programme/{{project}}": same(401) | {"house": 404} for how in ("GET", "POST")},
    "GET /programme/all.xlsx": OFFICE,
    "GET /laws": same(200),
    "GET /programme/{project}/season.xlsx": same(401) | {"house": 404},
    **{f"{how} /programme/{{project}}/{{name}}": same(401) | {"house": 404} for how in ("GET", "POST")},
    **{
        f"{how} {page}": same(404)
        for how in ("GET", "POST")
        for page in ("/next/{project}", "/activity/{id}", "/hours/{key}")
    },
    "GET /activity/{id}/qr.svg": same(404),
    "GET /api": OFFICE,
    "GET /api/openapi.json": OFFICE,
    **{
        f"GET /api/shows{page}": same(401)
        for page in ("", "/{show}", "/{show}/state", "/{show}/record.{kind}", "/{show}/live")
    },
    **{f"GET /s/{{show}}/record{page}": same(404) for page in ("", "/whole")},
    "GET /s/{show}/record/qr.svg": same(200),
    **{f"{how} /s/{{show}}/claim": same(200) for how in ("GET", "POST")},
    "POST /s/{show}/record": same(404),
    **{
        f"GET /s/{{show}}/after{page}": AFTER
        for page in ("", "/check", "/evidence", "/photos", "/reviewers", "/{name}")
    },
    **{
        f"POST /s/{{show}}/after{page}": WRONG
        for page in ("/keep", "/remarks", "/check", "/evidence", "/photos", "/reviewers")
    },
    "POST /s/{show}/after/{name}": only("organizer", "house", yes=404),
    "GET /s/{show}/after/photos/{id}": only("organizer", "house", yes=404),
    "GET /s/{show}/reviewer": same(401),  # who has a reviewer's key: test_programme.py
    "POST /s/{show}/reviewer": same(401),
    "GET /s/{show}/reviewer/record": same(401),
    "POST /s/{show}/practice": WRONG,
    "GET /s/{show}/pack.zip": AFTER,
}
ROWS = (
    *PUBLIC,
    *(Row(route, between(route), may) for route, may in PROGRAMME.items()),
    *(Row(route, example(route), may) for route, may in DESK.items()),
    Row("GET /s/{show}", "/s/{show}", PAGES["resident"]),
    *(Row(PAGE, f"/s/{{show}}/{page}", may) for page, may in PAGES.items() if page != "resident"),
    *(Row(f"{PAGE}.json", f"/s/{{show}}/{page}.json", may) for page, may in JSON.items()),
    Row(f"{PAGE}.json", "/s/{show}/moderator.json", same(404)),
    *(Row(RECORD, f"/s/{{show}}/record.{kind}", only("organizer", "house", yes=yes)) for kind, yes in KINDS.items()),
    Row(RECORD, "/s/{show}/record.exe", same(404)),
    Row("GET /s/{show}/media/{path:path}", "/s/{show}/media/x.png", same(401) | dict.fromkeys(IN_SHOW, 404)),
    Row("GET /s/{show}/qr.svg", "/s/{show}/qr.svg", same(401) | dict.fromkeys(IN_SHOW, 200)),
    *(Row(f"{how} /s/{{show}}/tickets", "/s/{show}/tickets", *may) for how, *may in TICKETS),
    Row(
        "POST /s/{show}/after/settle",
        "/s/{show}/after/settle",
        only("organizer", "house", yes=409),
        {"ended": only("organizer", "house", yes=303)},
    ),
    Row("GET /s/{show}/mine", "/s/{show}/mine", only("resident") | {"house": 403}),
    *(
        Row(f"GET /s/{{show}}/q/{{ballot:path}}/{page}", f"/s/{{show}}/q/{{ballot}}/{page}", same(409))
        for page in SHEET
    ),
    Row("GET /s/{show}/map.svg", "/s/{show}/map.svg", only(*CHAIR)),
    Row("GET /s/{show}/paper", "/s/{show}/paper", only(*CHAIR)),
    Row("GET /s/{show}/slips", "/s/{show}/slips", only(*CHAIR)),
    Row("POST /s/{show}/paper", "/s/{show}/paper", only(*CHAIR), body={"join": "1"}),
    Row("POST /s/{show}/second", "/s/{show}/second", only(*CHAIR), {"ended": same(409)}, {"role": "assistant"}),
    Row("POST /s/{show}/second", "/s/{show}/second", only("facilitator", "house"), {"ended": same(409)}),
    Row("POST /s/{show}/person", "/s/{show}/person", only("resident", yes=409) | {"house": 403}),
    Row("POST /s/{show}/do", "/s/{show}/do", same(401) | dict.fromkeys(IN_SHOW, 422), {"ended": same(409)}),
    Row("POST /logout", "/logout", same(303)),  # last: the house's key ends with it
)
SOCKETS = {page: {who: 101 if s == 200 else s for who, s in may.items()} for page, may in JSON.items()} | {
    "moderator": same(404)
}


R, E, A, F, O = "resident", "expert", "assistant", "facilitator", "organizer"  # noqa: E741
WHO: dict[str, tuple[str, ...]] = {
    R: (R,),
    E: (E,),
    A: (A,),
    F: (F, "house"),
    O: (O, "house"),
    "leads": (F, O, "house"),
}
# act: who may do it, fields that make sense, its answer in the lobby and while a ballot is open
ACTS: dict[str, tuple[tuple[str, ...], dict[str, str], int, int]] = {
    "seat": (WHO[R], {}, 204, 204),
    "cast": (WHO[R], {"choice": "A"}, 409, 204),
    "satisfied": (WHO[R], {"choice.A": "4"}, 409, 409),
    "say": (WHO[R], {"text": "好"}, 204, 204),
    "ask": (WHO[R], {"text": "好"}, 204, 204),
    "support": (WHO[R], {"comment": "c1"}, 409, 409),
    "unsay": (WHO[R], {"comment": "c1"}, 204, 204),
    "hand": (WHO[R], {"up": "1"}, 204, 204),
    "stand": (WHO[R], {"side": "for"}, 204, 204),
    "move": (WHO[R], {"who": "我", "does": "装灯", "when": "明天"}, 409, 409),
    "second": (WHO[R], {}, 409, 409),
    "amend": (WHO[R], {"text": "好"}, 409, 409),
    "withdraw": (WHO[R], {}, 409, 409),
    "enough": (WHO[R], {}, 409, 409),
    "appeal": (WHO[R], {}, 409, 409),
    "volunteer": ((R, *WHO[F]), {"role": "甲"}, 409, 409),
    "changed": ((R, *WHO[F]), {"text": "好"}, 409, 409),
    "pick": (WHO[R], {"ending": "e1"}, 422, 422),
    "sign": (WHO[R], {"promise": "p1"}, 422, 422),
    "accept": ((R, *WHO[F]), {}, 409, 409),
    "stop": ((R, *WHO[F]), {}, 409, 409),
    "ending": ((R, *WHO[F]), {"text": "好"}, 409, 409),
    "pin": ((R, *WHO[F]), {"column": "0", "text": "好"}, 409, 409),
    "promise": ((R, *WHO[F]), {"who": "我", "what": "装灯", "when": "明天"}, 409, 409),
    "go": (WHO[F], {}, 204, 204),
    "back": (WHO[F], {}, 409, 409),
    "jump": (WHO[F], {"scene": "一"}, 204, 204),
    "open": (WHO[F], {}, 409, 204),
    "close": (WHO[F], {}, 409, 204),
    "reveal": (WHO[F], {}, 422, 409),
    "again": (WHO[F], {}, 409, 409),
    "time": (WHO[F], {"seconds": "30"}, 409, 204),
    "late": (WHO[F], {"beat": "装"}, 409, 409),
    "black": (WHO[F], {}, 204, 204),
    "qr": (WHO[F], {}, 204, 204),
    "tongue": (WHO["leads"], {"lang": "zh"}, 204, 204),
    "card": (WHO[F], {"card": "x"}, 422, 422),
    "spotlight": (WHO[F], {"comment": "c1"}, 204, 204),
    "unspotlight": (WHO[F], {}, 204, 204),
    "chorus": (WHO[F], {"show": "words"}, 204, 204),
    "approve": (WHO[F], {"comment": "c1"}, 204, 204),
    "hide": (WHO[F], {"comment": "c1"}, 204, 204),
    "unhide": (WHO[F], {"comment": "c1"}, 204, 204),
    "wall": (WHO[F], {"state": "open"}, 204, 204),
    "watch": (WHO["leads"], {"words": "返利"}, 204, 204),
    "slow": (WHO[F], {"seconds": "30"}, 204, 204),
    "release": (WHO[F], {"note": "n1"}, 422, 422),
    "hands": (WHO[F], {"option": "A", "count": "0", "counter1": "甲", "counter2": "乙"}, 422, 204),
    "decide": (WHO[F], {"option": "A"}, 409, 409),
    "choose": (WHO[F], {"motion": "m1"}, 409, 409),
    "refuse": (WHO[F], {"motion": "m1", "reason": "fact"}, 409, 409),
    "lock": (WHO[F], {}, 409, 409),
    "call": (WHO[F], {}, 409, 409),
    "thank": (WHO[F], {}, 204, 204),
    "restated": (WHO[F], {}, 409, 409),
    "breach": (WHO[F], {"seat": "r1", "reason": "打断"}, 422, 422),
    "acted": (WHO[F], {"ending": "e1"}, 422, 422),
    "tried": (WHO[F], {"result": "kept"}, 409, 409),
    "agreed": (WHO[F], {"promise": "p1", "who": "0", "answer": "yes"}, 422, 422),
    "checked": ((E, *WHO[F]), {"pin": "k1", "state": "true"}, 422, 422),
    "carry": (WHO[F], {"pin": "k1"}, 422, 422),
    "recall": (WHO[F], {}, 409, 409),
    "follow": (WHO["leads"], {"promise": "p1", "state": "done"}, 422, 422),
    "group": (WHO[F], {"pins": "p1,p2"}, 422, 422),
    "statement": (WHO[F], {"comment": "c1"}, 409, 409),
    "mute": (WHO[F], {"seat": "r1"}, 204, 204),
    "evict": (WHO[F], {"seat": "r1"}, 204, 204),
    "door": (WHO[F], {"state": "closed"}, 204, 204),
    "lead": (WHO[F], {}, 204, 204),
    "end": (WHO["leads"], {}, 204, 204),
    "code": (WHO["leads"], {}, 204, 204),
    "count": ((A, *WHO[F]), {"count": "12"}, 204, 204),
    "guest": (WHO[A], {}, 204, 204),
    "paper": (WHO[A], {"serial": "7", "choice": "A"}, 409, 204),
    "confirm": (WHO[A], {"serial": "7"}, 409, 422),
    "spoil": (WHO[A], {"serial": "7"}, 409, 204),
    "heard": (WHO[A], {"seat": "r1", "text": "好"}, 403, 403),
    "comment": (WHO[E], {"text": "好"}, 204, 204),
    "answer": (WHO[E], {"question": "c1", "text": "好"}, 409, 409),
    "correct": (WHO[E], {"text": "好"}, 204, 204),
    "vouch": (WHO[E], {"card": "x"}, 422, 422),
    "declare": (WHO[E], {"text": "好"}, 204, 204),
    "arrive": (WHO[E], {}, 204, 204),
    "leave": (WHO[E], {}, 204, 204),
    "erase": (WHO[O], {"words": "c1"}, 204, 204),
    "publish": (WHO[O], {}, 204, 204),
    "allow": (WHO[O], {"experts": "0"}, 204, 204),
    "invite": (WHO[O], {"name": "周律师"}, 204, 204),
    "revoke": (WHO[O], {"role": "assistant"}, 204, 204),
    "vocabulary": (WHO[O], {"words": "居民=居民"}, 204, 204),
}
