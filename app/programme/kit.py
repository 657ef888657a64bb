"""What goes along with a packed evening: running order, props, who is needed, notes, what was learned. Plain text."""

from collections.abc import Iterator, Sequence

from app.i18n import N_, translate
from app.scenario.model import Scenario
from app.show.lines import Transcript

WORDS = {"yes": N_("做到了"), "partly": N_("做了一半"), "no": N_("没做到")}
BASICS = (
    N_("投影、音箱、一台电脑、一个路由器"),
    N_("座位卡、海报、纸票：notes/print.html 打开就能印；要带二维码的，在自己的电脑上开这一场，从那里印"),
    N_("红绿黄三色牌、大钟、两支笔、记票的纸"),
)


def beside(
    scenario: Scenario, found: Transcript, lessons: Sequence[str], checks: Sequence[tuple[str, str, str]]
) -> dict[str, str]:
    """File name -> text, in the language of the play. `checks`: question, answer, what to change."""

    def say(sentence: str, **values: object) -> str:
        return translate(scenario.lang, sentence, **values)

    order = [say("走场表：{title}", title=found.title), "", *running(found)]
    props = [say("道具和器材"), "", *(f"- {say(x)}" for x in BASICS), *(f"- {x}" for x in things(scenario))]
    host = [say("主持的提示"), "", *hints(scenario)]
    learned = [say("学到了什么，下一个地方用得上的"), "", *(f"- {x}" for x in lessons)]
    learned += [f"- {say(asked)} {say(WORDS.get(answer, answer))} {note}".rstrip() for asked, answer, note in checks]
    texts = {"running-order.md": order, "props.md": props, "facilitator.md": host, "learned.md": learned}
    return {name: "\n".join(lines) + "\n" for name, lines in texts.items()}


def running(found: Transcript) -> Iterator[str]:
    """Minutes from the beginning, and what was on; erased or said words are not in it."""
    begun = found.started or found.opened
    for line in found.lines:
        if line.kind == "cue":
            yield f"- {round((line.at - begun) / 60_000):>3}′ {found.scenes.get(line.scene, line.scene)} · {line.label}"


def things(scenario: Scenario) -> Iterator[str]:
    """Whoever plays, and what the scenes' own pictures and sounds are."""
    yield from (person.name for person in scenario.cast.values())
    yield from dict.fromkeys(beat.sound for beat in scenario.beats() if beat.sound)


def hints(scenario: Scenario) -> Iterator[str]:
    for scene in scenario.scenes:
        said = [note for note in (scene.notes, *(beat.notes for beat in scene.beats)) if note]
        if said:
            yield f"## {scene.title or scene.id}"
            yield from (f"- {note}" for note in said)
