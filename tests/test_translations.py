"""The gatherer of translations notices what is missing, what is wrong and what nobody says any more."""

import sys
from pathlib import Path

import pytest
import translations
from babel.messages.pofile import read_po

CODE = """
_("投票已经结束。")
raise Refused(
    "还有 {n} 个人没有投。", n=3
)
plural(lang, "{n} 个人", "{n} 个人们", n)
_(sentence); _("in English")
"""
PAGE = "<p>{% trans %}请稍等{% endtrans %}</p><a title=\"{{ _('返回') }}\"></a>"
ENGLISH = {
    ("投票已经结束。",): ("Voting is over.",),
    ("还有 {n} 个人没有投。",): ("{n} have not voted.",),
    ("{n} 个人", "{n} 个人们"): ("{n} person", "{n} people"),
    ("请稍等",): ("One moment",),
    ("返回",): ("Back",),
}


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for place, text in {"app/show/rules.py": CODE, "templates/stage/page.html": PAGE}.items():
        (tmp_path / place).parent.mkdir(parents=True)
        (tmp_path / place).write_text(text, "utf-8")
    (tmp_path / "app" / "locale").mkdir()
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    monkeypatch.setattr(translations, "LOCALE", tmp_path / "app" / "locale")
    return tmp_path


def part(house: Path, english: dict[tuple[str, ...], tuple[str, ...]]) -> None:
    translations.write(english)
    (house / "app/locale/parts").mkdir()
    (house / "app/locale/en.po").rename(house / "app/locale/parts/show.po")


def say(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[object, list[str]]:
    monkeypatch.setattr(sys, "argv", ["translations.py", *options])
    with pytest.raises(SystemExit) as end:
        translations.main()
    return end.value.code, capsys.readouterr().out.splitlines()


def test_every_chinese_sentence_is_found(house: Path) -> None:
    assert translations.used() == {
        ("投票已经结束。",): "app/show/rules.py:2",
        ("还有 {n} 个人没有投。",): "app/show/rules.py:4",
        ("{n} 个人", "{n} 个人们"): "app/show/rules.py:6",
        ("请稍等",): "templates/stage/page.html:1",
        ("返回",): "templates/stage/page.html:1",
    }


def test_parts_are_gathered(house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    part(house, ENGLISH)
    assert say(monkeypatch, capsys, "--check") == (
        1,
        ["app/locale/parts: 5 sentences are not yet in en.po: `make translations`"],
    )
    assert say(monkeypatch, capsys) == (0, ["5 sentences, all in English too."])
    assert say(monkeypatch, capsys, "--check") == (0, ["5 sentences, all in English too."])
    with (house / "app/locale/en.po").open("rb") as file:
        people = read_po(file).get("{n} 个人")
    assert people is not None and people.string == ("{n} person", "{n} people")


def test_gaps_are_named(house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = {
        ("还有 {n} 个人没有投。",): ("{count} have not voted.",),
        ("投票已经结束。",): ("",),
        ("早安",): ("Good morning",),
    }
    translations.write(ENGLISH | wrong)
    assert say(monkeypatch, capsys, "--check") == (
        1,
        [
            "app/show/rules.py:2: no English for '投票已经结束。'",
            "app/show/rules.py:4: the English of '还有 {n} 个人没有投。' has other placeholders",
            "app/locale: nobody says '早安' any more",
        ],
    )
