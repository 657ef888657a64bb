"""A review: each reviewer reads, scores alone, then sees the others. Nothing is written twice."""

from collections.abc import Sequence
from statistics import median
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from app.errors import Malformed, NoSeat, Refused
from app.programme.tables import Answer, Press, Verdict, VerdictCard
from app.programme.tables.evidence import BENCHES
from app.web.access import STAFF
from app.web.evidence import papers, proved
from app.web.office import Office, anybody, organizer, sent, small, to, turned
from app.web.public_record import account
from app.web.records import KINDS, SANDBOX

router = APIRouter()
REVIEWER = "reviewer"


async def reviewer(request: Request, show: str) -> tuple[Office, str, str]:
    """The office, and the reviewer's name and bench. Raises NoSeat."""
    office = anybody(request)
    await office.here.house.find(show)
    key = office.here.access.held(request.cookies, show, REVIEWER)
    row = await office.here.access.valid(key, REVIEWER, show) if key else None
    if row is None:
        raise NoSeat(STAFF)
    bench, _, name = row.label.partition(":")
    return Office(office.here, office.taste, key=row.id), name, bench


def spread(verdicts: Sequence[Verdict]) -> dict[str, tuple[float, int, int]]:
    """Item -> median, least and most."""
    points = {i.name: [getattr(v, i.name) for v in verdicts] for i in VerdictCard.inputs() if i.kind == "number"}
    return {name: (median(given), min(given), max(given)) for name, given in points.items() if given}


@router.get("/s/{show}/reviewer")
async def desk(request: Request, show: str) -> Response:
    if secret := request.query_params.get("key", ""):
        here = anybody(request).here
        id = await here.access.trade(secret, show, REVIEWER)
        response = RedirectResponse(f"/s/{show}/reviewer", 303)
        here.access.give(response, show, REVIEWER, id)
        return response
    office, name, bench = await reviewer(request, show)
    if answer := turned(request):
        return answer
    found = await papers(office, show)
    verdicts = await office.book.all(Verdict, show=show)
    mine = next((v for v in verdicts if v.reviewer == office.key), None)
    answers: dict[str, list[Answer]] = {}
    for row in await office.book.all(Answer, show=show):
        answers.setdefault(row.flag, []).append(row)
    about: dict[str, Any] = {"show": show, "name": name, "bench": BENCHES.get(bench, bench), "papers": found}
    about |= {"proof": await proved(office, show, found), "answers": answers, "found": await account(office, show)}
    about |= {"mine": mine, "verdicts": verdicts if mine else [], "spread": spread(verdicts) if mine else {}}
    about |= {"press": await office.book.all(Press, show=show), "benches": BENCHES}
    return office.page("reviewer", inputs=VerdictCard.inputs(), **about)


@router.get("/s/{show}/reviewer/record")
async def whole(request: Request, show: str) -> Response:
    """All there is to read of this evening, with what the organizer filled in, as one page that prints."""
    office, _, _ = await reviewer(request, show)
    made = await office.here.copyist.make(show, "html", office.taste.lang, beside=True)
    return Response(made, media_type=KINDS["html"], headers={"Content-Security-Policy": SANDBOX})


@router.post("/s/{show}/reviewer")
async def score(request: Request, show: str) -> Response:
    office, name, bench = await reviewer(request, show)
    card = office.fill(VerdictCard, await small(request))
    if await office.book.get(Verdict, show, office.key):
        raise Refused("您已经打过分了，打完不能再改。")
    told = card.model_dump()
    await office.book.add(Verdict(show=show, reviewer=office.key, name=name, bench=bench, at=office.now, **told))
    return to(f"/s/{show}/reviewer")


@router.get("/s/{show}/after/reviewers")
async def panel(request: Request, show: str) -> Response:
    office = await organizer(request, show)
    return turned(request) or await shown(office, show)


async def shown(office: Office, show: str, link: str = "") -> Response:
    _, now = await office.here.settled(show)
    keys = [k for k in await office.here.house.ledger.keys(show) if k.role == REVIEWER and k.revoked_at is None]
    verdicts = await office.book.all(Verdict, show=show)
    given = {v.reviewer for v in verdicts}
    people = [(k.id, k.label.partition(":")[2], k.label.partition(":")[0], k.id in given) for k in keys]
    missing = [name for bench, name in BENCHES.items() if bench not in {v.bench for v in verdicts}]
    about: dict[str, Any] = {"show": show, "now": now, "people": people, "benches": BENCHES, "missing": missing}
    return office.page("reviewers", spread=spread(verdicts), inputs=VerdictCard.inputs(), link=link, **about)


@router.post("/s/{show}/after/reviewers")
async def invite(request: Request, show: str) -> Response:
    office, form = await organizer(request, show), await sent(request)
    ledger = office.here.house.ledger
    if form.get("do") == "revoke":
        for row in await ledger.keys(show):
            if row.role == REVIEWER and row.id == form.get("id"):
                await ledger.revoke_key(row.id)
        return to(f"/s/{show}/after/reviewers")
    name, bench = form.get("name").strip(), form.get("bench")
    if not name or len(name) > 30 or not name.isprintable() or bench not in BENCHES:
        raise Malformed("请写上评审的称呼。")
    _, secret = await ledger.add_key(REVIEWER, show, f"{bench}:{name}")
    return await shown(office, show, office.url(f"/s/{show}/reviewer?key={secret}"))
