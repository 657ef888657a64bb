"""The map of scenes and branches as one picture that stands alone: no scripts, nothing from outside."""

from html import escape

from app.i18n import N_, translate
from app.scenario.model import END, Scenario, Scene
from app.scenario.paths import edges, length
from app.scenario.render import width

WIDE, TALL, GAP_X, GAP_Y, EDGE = 190, 64, 60, 84, 28
STYLE = (
    "text{font:15px 'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif;fill:#2b1b17}"
    ".box{fill:#fbf6ea;stroke:#8a6d3b;stroke-width:1.5}.end{fill:#2b1b17;stroke:#2b1b17}.endtext{fill:#fbf6ea}"
    ".here{fill:#f6d9d2;stroke:#b3261e;stroke-width:4}.way{fill:none;stroke:#8a6d3b;stroke-width:2}"
    ".small{font-size:12.5px;fill:#6b5744}.rule{font-size:13px;fill:#0b5345;paint-order:stroke;stroke:#fffdf7;"
    "stroke-width:9px;stroke-linejoin:round}"
)
HERE, FINISH, ELSE = N_("演到这里"), N_("谢幕"), N_("其余")
SCENE_SIZE = N_("{beats} 个环节，{minutes} 分钟")


def svg(scenario: Scenario, here: str | None = None, lang: str = "zh") -> str:
    """`here`: the scene that is on. Rows go down in the order of the shortest way from the first scene."""
    spots = places(scenario)
    w = max((x for x, _ in spots.values()), default=0) + WIDE + EDGE
    h = max((y for _, y in spots.values()), default=0) + TALL + EDGE
    ways = edges(scenario)
    drawn = [way(scenario, spots, scene, goto, lang) for scene in scenario.scenes for goto in ways[scene.id]]
    parts = [path for path, _ in drawn] + [said for _, said in drawn]  # no way is drawn over words
    parts += [box(scene, spots[scene.id], scene.id == here, lang) for scene in scenario.scenes]
    parts.append(finish(spots[END], lang))
    label = escape(scenario.title, quote=True)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img"'
    arrow = (
        '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0 8 4 0 8z" fill="#8a6d3b"/></marker></defs>'
    )
    return f'{head} aria-label="{label}"><style>{STYLE}</style>{arrow}{"".join(parts)}</svg>'


def places(scenario: Scenario) -> dict[str, tuple[int, int]]:
    """Scene -> left upper corner. A scene lies one row below the last scene that leads to it."""
    rows = {scene.id: 0 for scene in scenario.scenes}
    ways = edges(scenario)
    order = [scene.id for scene in scenario.scenes]
    for scene in order:
        for goto in ways[scene]:
            if goto in rows and order.index(goto) > order.index(scene):
                rows[goto] = max(rows[goto], rows[scene] + 1)
    rows[END] = max(rows.values()) + 1
    columns: dict[int, int] = {}
    spots = {}
    for scene, row in rows.items():
        column = columns.get(row, 0)
        columns[row] = column + 1
        spots[scene] = (EDGE + column * (WIDE + GAP_X), EDGE + row * (TALL + GAP_Y))
    return spots


def box(scene: Scene, spot: tuple[int, int], here: bool, lang: str) -> str:
    x, y = spot
    size = translate(lang, SCENE_SIZE, beats=len(scene.beats), minutes=round(length(scene) / 60))
    look = "box here" if here else "box"
    name = short(scene.title or scene.id, 22)
    mark = f'<text class="small" x="{x + 4}" y="{y - 6}">▼ {escape(translate(lang, HERE))}</text>' if here else ""
    return (
        f'{mark}<rect class="{look}" x="{x}" y="{y}" width="{WIDE}" height="{TALL}" rx="8"/>'
        f'<text x="{x + WIDE // 2}" y="{y + 28}" text-anchor="middle">{escape(name)}</text>'
        f'<text class="small" x="{x + WIDE // 2}" y="{y + 49}" text-anchor="middle">{escape(size)}</text>'
    )


def finish(spot: tuple[int, int], lang: str) -> str:
    x, y = spot
    said = escape(translate(lang, FINISH))
    return (
        f'<rect class="box end" x="{x}" y="{y}" width="{WIDE}" height="{TALL - 20}" rx="22"/>'
        f'<text class="endtext" x="{x + WIDE // 2}" y="{y + 28}" text-anchor="middle">{said}</text>'
    )


def way(scenario: Scenario, spots: dict[str, tuple[int, int]], scene: Scene, goto: str, lang: str) -> tuple[str, str]:
    """The line, and by which outcome it is taken."""
    if goto not in spots:
        return "", ""
    (x1, y1), (x2, y2) = spots[scene.id], spots[goto]
    x1, x2, y1 = x1 + WIDE // 2, x2 + WIDE // 2, y1 + TALL
    bend = (y2 - y1) // 2
    path = f"M{x1} {y1}C{x1} {y1 + bend} {x2} {y2 - bend} {x2} {y2}"
    if y2 <= y1:
        path = f"M{x1} {y1}C{x1 + WIDE} {y1 + GAP_Y} {x2 + WIDE} {y2 - GAP_Y} {x2} {y2}"
    said = label(scenario, scene, goto, lang)
    text = (
        f'<text class="rule" x="{(x1 + x2 * 2) // 3}" y="{y2 - 26}" text-anchor="middle">{escape(said)}</text>'
        if said
        else ""
    )
    return f'<path class="way" d="{path}" marker-end="url(#arrow)"/>', text


def label(scenario: Scenario, scene: Scene, goto: str, lang: str) -> str:
    """By which outcome a scene leads there."""
    if not scene.next.rules:
        return ""
    options = {o.id: o.text for o in getattr(scenario.beat(scene.next.vote), "options", ())}
    said = [
        short(options.get(r.option, r.option), 14) + (f" ≥ {r.at_least}" if r.at_least else "")
        for r in scene.next.rules
        if r.goto == goto
    ]
    return " / ".join([*said, *([translate(lang, ELSE)] if scene.next.goto == goto else [])])


def short(text: str, room: int) -> str:
    """Cut to so many columns."""
    cut = ""
    for char in text:
        if width(cut + char) > room:
            return cut + "…"
        cut += char
    return cut
