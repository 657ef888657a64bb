# ruff: noqa: E501 -- what the browser runs
"""What a browser is asked about a page: axe-core's rules, and measures of what is seen and reached."""

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

AXE = files("axe_playwright_python").joinpath("axe.min.js")
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
FAULTS = """options => axe.run(document, options).then(found => found.violations.flatMap(rule => rule.nodes.map(
  node => rule.id + ' ' + node.target.join(' ') + ' ' + (node.any[0] || node.all[0] || node.none[0] || {}).message)))"""

SEEN = """const seen = it => it.checkVisibility({visibilityProperty: true}) && it.getBoundingClientRect().width > 2
  && !it.closest('.unseen');
const name = it => it.tagName.toLowerCase() + (it.id ? '#' + it.id : '.' + it.classList) + ' ' + (it.innerText || '').slice(0, 20);
const texts = () => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = new Set();
  while (walk.nextNode()) if (walk.currentNode.data.trim() && seen(walk.currentNode.parentElement)) found.add(walk.currentNode.parentElement);
  return [...found].filter(it => !it.closest('noscript, script, style, option'));
};
const controls = () => [...document.querySelectorAll('button, a[href], input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
  .filter(it => !it.disabled && seen(it));
"""
SMALL_TEXT = (
    f"least => {{ {SEEN} return texts().filter(it => parseFloat(getComputedStyle(it).fontSize) < least).map(name); }}"
)
SMALL_TARGETS = f"""least => {{ {SEEN} return controls().filter(it => !it.closest('p:not(.row) a, .tick') && !it.hasAttribute('tabindex')
  || it.matches('.key')).filter(it => {{ const box = it.getBoundingClientRect(); return Math.min(box.width, box.height) < least - .5; }}).map(name); }}"""
TOO_WIDE = """() => [document.documentElement.scrollWidth, innerWidth].join() + ' ' + [...document.querySelectorAll('body *')].filter(
  it => it.getBoundingClientRect().right > innerWidth + 1 && !it.closest('svg, .unseen, .rounds')).slice(0, 3).map(it => it.tagName + '.' + it.classList)"""
SPILT = f"""() => {{ {SEEN} return [...document.querySelectorAll('.plate, .plate *, #count, #footer')].filter(it => !it.closest('svg, .roofs')
  && !it.matches('.unseen') && (!it.closest('[data-roll]') || it.matches('[data-roll]'))).filter(it => {{
    const box = it.getBoundingClientRect(), room = (it.closest('#scene') || document.body).getBoundingClientRect();
    const rolls = it.matches('[data-roll]');
    return box.width && (box.bottom > room.bottom + 1 || box.right > innerWidth + 1 || box.left < -1 || box.top < -1
      || !rolls && it.scrollWidth > it.clientWidth + 12 && getComputedStyle(it).display !== 'inline');
  }}).map(it => name(it) + JSON.stringify(it.getBoundingClientRect())); }}"""
FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
REACHABLE = f"() => {{ {SEEN} return controls().length; }}"
HERE = f"""() => {{ {SEEN}
  const it = document.activeElement;
  if (!it || it === document.body || it.tagName === 'IFRAME') return null;
  it.dataset.walked = 1;
  const box = it.getBoundingClientRect(), middle = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2;
  const top = document.elementFromPoint(middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
  const ring = [it, it.parentElement].some(one => {{
    const look = getComputedStyle(one);
    return look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2;
  }});
  return {{name: name(it), ring, inside: box.top < innerHeight && box.bottom > 0, free: !!top && (it.contains(top) || top.contains(it))}};
}}"""
UNLINED = f"""() => {{ {SEEN} return controls().filter(it => {{
    const look = getComputedStyle(it), lined = ['Top', 'Left'].some(side => parseFloat(look[`border${{side}}Width`]) > 0)
      || look.textDecorationLine !== 'none' || it.matches('summary, input, [tabindex]');
    return !lined || it.matches('[aria-pressed=true], [aria-current]') && look.outlineStyle === 'none';
  }}).map(name); }}"""
DEAD = f"""() => {{ {SEEN}
  return controls().filter(it => it.matches('button[type=button], a[href="#"]') || it.matches('button') && !it.form).map(name); }}"""
GROUP = """const walked = it => it.dataset.walked || (it.type === 'radio' && it.form
    && [...it.form.elements].some(one => one.name === it.name && one.dataset.walked));"""  # arrows reach the others
LEFT_OUT = f"() => {{ {SEEN} {GROUP} return controls().filter(it => !walked(it)).map(name); }}"


def read_in(page: Page) -> None:
    """axe-core into this page; its content rules do not hold for a debugger."""
    page.evaluate(AXE.read_text("utf-8"))


def faults(page: Page, *more: str, without: tuple[str, ...] = ()) -> list[str]:
    """What breaks WCAG 2.2 A or AA, or one of the rules in `more`."""
    rules = {name: {"enabled": True} for name in more} | {name: {"enabled": False} for name in without}
    found: list[str] = page.evaluate(FAULTS, {"runOnly": {"type": "tag", "values": LEVELS}, "rules": rules})
    return found


def contrast(page: Page, *more: str) -> list[str]:
    found: list[str] = page.evaluate(FAULTS, {"runOnly": {"type": "rule", "values": ["color-contrast", *more]}})
    return found


def walk(page: Page) -> tuple[list[Any], list[str]]:
    """Tab through everything, out of an editor by Escape: the stops without a visible ring or out of sight, and the controls never reached."""
    bad = []
    for _ in range(page.evaluate(REACHABLE) + 5):
        if page.evaluate("document.activeElement.matches('textarea, [contenteditable=true]')"):
            page.keyboard.press("Escape")
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here and not (here["ring"] and here["inside"] and here["free"]):
            bad.append(here)
    return bad, page.evaluate(LEFT_OUT)
