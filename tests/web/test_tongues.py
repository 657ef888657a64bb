"""One show, two languages, each phone its own; the stage as it was told; the record in both."""

import io
import zipfile
from pathlib import Path

import httpx
import pytest

from app.scenario.load import load
from app.web.keys import mint_all
from app.web.library import bring
from tests.web.house import PLAY, House, Person, opened
from tests.web.test_desk import draft, owner, text_of, typed
from tests.web.test_opening import serving, theatre

ENGLISH = (
    PLAY.replace("lang: zh", "lang: en")
    .replace("小戏", "A small play")
    .replace("欢迎", "Welcome")
    .replace("装不装", "The lift?")
    .replace("[装, 不装]", "[build it, leave it]")
    .replace("说说", "Talk")
    .replace("请教", "Ask away")
    .replace("律师", "a lawyer")
)


async def bilingual(house: House) -> House:
    play = load(PLAY.encode())
    house.show = await house.theatre.house.open(play, "zh", tongues=(load(ENGLISH.encode()),))
    awake = await house.theatre.house.find(house.show)
    house.links, house.code = await mint_all(house.theatre, awake), awake.runner.show.code
    return house


async def speaker(house: House, accept: str) -> Person:
    someone = house.person("resident")
    someone.http.headers["Accept-Language"] = accept
    return await someone.come()


async def test_each_phone_begins_in_its_browsers_language_and_may_switch(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        await bilingual(house)
        await house.go()
        english, other = await speaker(house, "en-GB,en;q=0.9"), await speaker(house, "fr-FR")
        assert (await english.view())["cue"]["text"] == "Welcome"
        assert (await other.view())["cue"]["text"] == "欢迎"
        page = (await other.http.get(other.page)).text
        assert 'href="?lang=en"' in page and ">English<" in page
        await other.http.get(other.page, params={"lang": "en"})
        page = (await other.http.get(other.page)).text
        assert "Welcome" in page and "欢迎" not in page
        assert (await (await house.staff("facilitator")).view())["cue"]["text"] == "欢迎"


async def test_a_show_in_one_language_stands_whatever_the_browser_likes(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        await house.go()
        english = await speaker(house, "en")
        assert (await english.view())["cue"]["text"] == "欢迎"
        assert '<html lang="zh-CN"' in (await english.http.get(english.page)).text


async def test_sockets_are_told_in_their_own_language(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        await bilingual(house)
        people = {lang: await speaker(house, lang) for lang in ("zh", "en")}
        for lang, person in people.items():
            person.http.cookies.set("lang", lang)
            await person.connect()
        await house.go(2)
        assert "build it" in await people["en"].hear(lambda frame: "The lift?" in frame)
        assert "不装" in await people["zh"].hear(lambda frame: "装不装" in frame)
        await house.go()
        assert (await people["en"].tell("1", do="cast", choice="A"))[0] == 204
        assert (await people["zh"].tell("2", do="cast", choice="A"))[0] == 204
        await house.go(2)
        ballot = (await people["en"].view())["ballot"]
        assert [(o["text"], o["count"]) for o in ballot["options"]] == [("build it", 2), ("leave it", 0)]


async def test_the_facilitator_and_the_organizer_choose_for_the_stage(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        await bilingual(house)
        stage, leader, boss = [await house.staff(role) for role in ("stage", "facilitator", "organizer")]
        await stage.connect()
        stage.http.cookies.set("lang", "zh")
        assert (await leader.act("tongue", lang="en")).status_code == 204
        assert 'lang="en"' in await stage.hear(lambda frame: "A small play" in frame)
        page = (await stage.http.get(stage.page)).text
        assert '<html lang="en"' in page and "小戏" not in page
        assert (await stage.view())["house"]["title"] == "A small play"
        assert "小戏" in (await leader.http.get(leader.page)).text
        assert (await boss.act("tongue", lang="zh")).status_code == 204
        assert "小戏" in await stage.hear(lambda frame: "小戏" in frame)
        assert (await boss.act("tongue", lang="fr")).status_code == 422
        assert (await (await house.resident()).act("tongue", lang="en")).status_code == 403


async def test_the_record_comes_in_each_language(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        await bilingual(house)
        await house.go(4)
        boss = await house.staff("organizer")
        page = (await boss.http.get(boss.page)).text
        for lang, words in (("zh", "装不装"), ("en", "The lift?")):
            address = f"/s/{house.show}/record.md?lang={lang}"
            assert address in page
            assert words in (await boss.http.get(address)).text
        await boss.act("publish")
        reader = await speaker(house, "en")
        assert "A small play" in (await reader.http.get(f"/s/{house.show}/record")).text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "play" / "en").mkdir(parents=True)
    (tmp_path / "play" / "small.yaml").write_text(PLAY, "utf-8")
    (tmp_path / "play" / "en" / "small.yaml").write_text(ENGLISH, "utf-8")
    return tmp_path / "play"


def test_serve_finds_the_translation_that_lies_beside(folder: Path, tmp_path: Path) -> None:
    english = {"Accept-Language": "en"}
    with (
        serving(tmp_path / "data", str(folder / "small.yaml")) as (show,),
        httpx.Client(headers=english, follow_redirects=True) as phone,
    ):
        assert "A small play" in phone.get(show["join"]).text
    assert [t.lang for t in bring(str(folder / "en" / "small.yaml")).tongues] == ["zh"]


def test_another_play_is_no_translation(folder: Path, tmp_path: Path) -> None:
    file = folder / "en" / "small.yaml"
    file.write_text(ENGLISH.replace("id: 装", "id: lift"), "utf-8")
    told = theatre("check", "--format", "json", str(file))
    assert told.returncode == 1 and '"translation-apart"' in told.stdout and '"line": 9' in told.stdout
    served = theatre("serve", str(folder / "small.yaml"), "--data", str(tmp_path / "data"), "--lang", "zh")
    assert served.returncode != 0
    assert "en/small.yaml" in served.stderr and "第 9 行" in served.stderr


def test_a_package_brings_the_translation_along(folder: Path, tmp_path: Path) -> None:
    parcel = tmp_path / "small.zip"
    assert theatre("pack", str(folder / "small.yaml"), "--to", str(parcel)).returncode == 0
    with zipfile.ZipFile(parcel) as opened_:
        assert "en/small.yaml" in opened_.namelist()
    assert [t.title for t in bring(str(parcel)).tongues] == ["A small play"]


async def test_the_desk_opens_a_draft_with_its_translation(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        boss = await owner(house)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("small.yaml", PLAY)
            archive.writestr("en/small.yaml", ENGLISH)
        files = {"file": ("small.zip", buffer.getvalue())}
        answer = await boss.http.post("/desk/new", data={"from": "file"}, files=files)
        place = answer.headers["location"]
        page = (await boss.http.get(place)).text
        other = page.split('name="also.')[1].split('"')[0]
        assert (await text_of(boss, f"/desk/{other}")) == ENGLISH
        opened_ = await boss.http.post(f"{place}/open", data={f"also.{other}": "1"})
        show = opened_.headers["location"].split("/")[2]
        assert list((await house.theatre.house.find(show)).runner.show.tongues) == ["en"]
        assert (await typed(boss, f"/desk/{other}", ENGLISH.replace("- discuss", "- write"))).status_code == 200
        refused = await boss.http.post(f"{place}/open", data={f"also.{other}": "1"})
        assert refused.status_code == 422
        assert await draft(boss)
