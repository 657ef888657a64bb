"""A whole evening without a server, through the same acts and rules. The same seed gives the same record, byte for
byte; many seeds show which scenes and options the room can reach."""

from collections import Counter
from collections.abc import Callable
from dataclasses import field
from random import Random

from app.rehearse.crowd import Act, Resident, View
from app.rehearse.hall import Hall, record
from app.rehearse.hosts import Expert, Facilitator
from app.rehearse.mood import Mood, mood
from app.scenario.model import Beat, Scenario
from app.show.ahead import upcoming
from app.show.commands import Before, CarryPromises, Who
from app.show.events import ExpertInvited
from app.show.replays import running
from app.show.rounds import round_on
from app.show.rules import decide
from app.show.seats import SECOND, partner
from app.show.tally import leaders
from app.values import dataclass

START = 1_767_265_200_000  # a winter evening, seven o'clock in Beijing
GLANCE = 4_000
UNTIMED = 60
LATE = 0.1
SHARING = 16
"""Each so-manieth resident comes along on the phone of the one before."""
MOST_STEPS = 2_000
SHARES = {"open": 0.1, "close": 0.6, "reveal": 0.1}
LEADS, GUEST = "leader", "expert"
LEADER = Who("facilitator", LEADS)
HOSTS = {LEADS: LEADER, GUEST: Who("expert", GUEST)}


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """`path` the cues in order, `scenes` where they were; `options_chosen` ballot -> the options ahead, or the one a
    tie was decided for; `seconds` from the first cue to the end; `entries` the ledger; `refusals` sentence -> times."""

    path: tuple[str, ...]
    scenes: tuple[str, ...]
    options_chosen: dict[str, tuple[str, ...]]
    seconds: int
    entries: list[bytes]
    show: str
    seed: int
    refusals: dict[str, int] = field(default_factory=dict)

    def record(self) -> bytes:
        """The sealed ledger, as `theatre export` would write it."""
        return record(self.show, self.entries, self.seed)


@dataclass(frozen=True, slots=True)
class Coverage:
    """`scenes` scene -> runs that came by; `options` branching vote -> option -> runs it led; times in seconds."""

    runs: int
    scenes: dict[str, int]
    options: dict[str, dict[str, int]]
    shortest: int
    longest: int
    refusals: dict[str, int]

    @property
    def missed(self) -> tuple[str, ...]:
        return tuple(scene for scene, times in self.scenes.items() if not times)


def rehearse(scenario: Scenario, residents: int = 30, seed: int = 1, before: tuple[Before, ...] = ()) -> Rehearsed:
    """Plays it once, perhaps after an evening whose promises it opens with. Raises ScenarioRejected when it holds a
    kind that cannot be played yet."""
    return evening(scenario, residents, seed, mood(seed, 0), f"{seed}", before)


def coverage(
    scenario: Scenario,
    runs: int,
    seed: int = 1,
    residents: int = 12,
    played: Callable[[int], object] = lambda run: None,
) -> Coverage:
    """Plays it `runs` times, each with another crowd in another mood. `played` hears of each, from 1."""
    found: list[Rehearsed] = []
    for run in range(runs):
        found.append(evening(scenario, residents, seed, mood(seed, run), f"{seed}/{run}"))
        played(run + 1)
    visited = Counter(scene for one in found for scene in dict.fromkeys(one.scenes))
    ahead = Counter((vote, option) for one in found for vote, lead in one.options_chosen.items() for option in lead)
    votes = dict.fromkeys(scene.next.vote for scene in scenario.scenes if scene.next.vote)
    options = {vote: {o.id: ahead[vote, o.id] for o in getattr(scenario.beat(vote), "options", ())} for vote in votes}
    refusals = sum((Counter(one.refusals) for one in found), Counter[str]())
    times = [one.seconds for one in found] or [0]
    scenes = {scene.id: visited[scene.id] for scene in scenario.scenes}
    return Coverage(runs, scenes, options, min(times), max(times), dict(refusals.most_common()))


def evening(
    scenario: Scenario, residents: int, seed: int, mood: Mood, luck: str, before: tuple[Before, ...] = ()
) -> Rehearsed:
    play = Play(scenario, residents, Random(luck), mood)
    play.hall.keep(decide(play.hall.show, Who("organizer", ""), CarryPromises(before), START), START)
    play.run()
    show = play.hall.show
    scenes = tuple(s.id for beat in show.path for s in scenario.scenes if any(b.id == beat for b in s.beats))
    counted = {id: b for id, b in show.ballots.items() if b.tally and b.how in ("one", "many", "quiz")}
    chosen = {id: (b.decided,) if b.decided else leaders(b.tally) for id, b in counted.items() if b.tally}
    began = show.started if show.started is not None else play.now
    seconds = (play.now - began) // 1000
    here = tuple(dict.fromkeys(scenes))
    return Rehearsed(
        tuple(show.path), here, chosen, seconds, play.hall.entries, show.id, seed, dict(play.hall.refusals)
    )


def phone(n: int) -> str:
    """The seat of resident `n`, from 0."""
    return f"seat-{n:03}" if n % SHARING != SHARING - 1 else partner(f"seat-{n - 1:03}")


class Play:
    """One evening: between two steps of the facilitator everybody has a look at their phone now and then."""

    def __init__(self, scenario: Scenario, residents: int, random: Random, mood: Mood) -> None:
        self.random, self.now = random, START
        self.hall = Hall(scenario, "rehearsal", START)
        self.hall.keep([ExpertInvited(GUEST, "", "")], START)
        self.leader = Facilitator(Random(random.getrandbits(64)), scenario.lang)
        self.expert = Expert(Random(random.getrandbits(64)), scenario.lang)
        minds = [Random(random.getrandbits(64)) for _ in range(residents)]
        self.crowd = {phone(n): Resident(m, mood, scenario.lang, n) for n, m in enumerate(minds)}
        self.late = {seat for seat in self.crowd if random.random() < LATE and mood.kind != "split"}
        self.posted: list[tuple[int, str, Act]] = []
        self.seen: tuple[int, int, View] = (-GLANCE, -1, {})

    def run(self) -> None:
        """From the lobby to the end. A play that never ends is stopped by ending the show."""
        self.come_in([seat for seat in self.crowd if seat not in self.late])
        for step in range(MOST_STEPS):
            if self.hall.show.ended:
                return
            if step == 3:
                self.come_in(sorted(self.late))
            self.wait()
            self.lead()
        self.hall.act(LEADER, {"do": "end"}, self.now)

    def come_in(self, seats: list[str]) -> None:
        for seat in seats:
            self.hall.act(Who("resident", seat.removesuffix(SECOND)), {"do": "seat"}, self.now)
            self.now += self.random.randint(500, 4_000)

    def span(self) -> int:
        """Milliseconds until the facilitator's next step: the cue's time, a ballot's presses sharing it."""
        step = upcoming(self.hall.show)
        kind = step.kind if step else ""
        beat: Beat | None = self.hall.show.beat
        seconds = (beat.time if beat and beat.time else UNTIMED) if kind and beat else UNTIMED
        return round(seconds * 1000 * self.share(kind) * self.random.uniform(0.85, 1.2))

    def share(self, kind: str) -> float:
        """A motion takes a dozen presses, a try half of them, and each speaker some of the time."""
        if self.hall.show.motion:
            return 0.08
        if running(self.hall.show):
            return 0.12
        if round_on(self.hall.show):
            return 0.06
        return SHARES.get(kind, 0.2 if self.hall.show.ballot else 1.0)

    def wait(self) -> None:
        """Glances are spread over the span; what is answered arrives a little later, perhaps too late."""
        began, until = self.now, self.now + self.span()
        for at, seat in self.glances(began, until):
            self.arrive(at)
            self.glance(at, seat)
        self.arrive(until)
        self.now = until

    def glances(self, began: int, until: int) -> list[tuple[int, str]]:
        people = [*(seat for seat in self.crowd if seat in self.hall.show.seats), GUEST]
        if not self.busy():
            return []
        tending = [(began + (until - began) * part // 5, LEADS) for part in range(1, 5)]
        return sorted([*tending, *((self.random.randrange(began, until), one) for one in people * 2)])

    def busy(self) -> bool:
        """Whether phones have anything to do."""
        beat, ballot = self.hall.show.beat, self.hall.show.ballot
        if beat is None or self.hall.show.curtain:
            return False
        return ballot.state == "open" if ballot else beat.kind not in ("script", "pause")

    def glance(self, at: int, one: str) -> None:
        acts: list[Act]
        if one == LEADS:
            acts = self.leader.tend(self.hall.facilitator())
        elif one == GUEST:
            acts = self.expert.respond(self.hall.expert(GUEST))
        else:
            acts = self.crowd[one].respond(self.hall.mine(self.shared(at), one))
        for act in acts:
            at += self.random.randint(800, 6_000)
            self.posted.append((at, one, act))

    def shared(self, at: int) -> View:
        """The page as it was drawn a few seconds ago at most."""
        drawn, changes, view = self.seen
        if not view or (at - drawn >= GLANCE and changes != self.hall.changes):
            view = self.hall.resident()
            self.seen = (at, self.hall.changes, view)
        return view

    def arrive(self, until: int) -> None:
        due = sorted((p for p in self.posted if p[0] <= until), key=lambda p: p[:2])
        self.posted = [p for p in self.posted if p[0] > until]
        for at, one, act in due:
            self.hall.act(HOSTS.get(one) or Who("resident", one), act, at)

    def lead(self) -> None:
        for act in self.leader.tend(self.hall.facilitator()):
            self.hall.act(LEADER, act, self.now)
        self.hall.act(LEADER, self.leader.move(self.hall.facilitator()), self.now)
        self.seen = (-GLANCE, -1, {})
