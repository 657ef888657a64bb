"""A claim is put together in four parts, says what it lacks, and is kept nowhere."""

from tests.web.house import PLAY, House

WHOLE = {
    "fact": "三月二日起二楼的灯不亮",
    "need": "老人夜里怕摔",
    "ground": "物业合同第五条",
    "request": "请物业三月十日前换灯",
}


async def test_what_is_missing_is_marked(house: House) -> None:
    page = f"/s/{house.show}/claim"
    phone = house.person("nobody").http
    assert (await phone.get(page)).status_code == 200
    text = (await phone.post(page, data={"fact": WHOLE["fact"], "request": "请加强管理"})).text
    assert text.count("还缺这一部分</p>") == 2 and "“加强”不好落实" in text and "四部分都有了" not in text
    whole = (await phone.post(page, data=WHOLE)).text
    assert "还缺这一部分" not in whole and "四部分都有了" in whole
    assert "请求\n请物业三月十日前换灯" in whole
    assert WHOLE["fact"] not in (await phone.get(page)).text
    await phone.get(page, params={"lang": "en"})
    assert "Ground\n(this part is missing)" in (await phone.post(page, data={"fact": "dark stairs"})).text
    assert (await phone.post(page, data={"fact": "打 13812345678"})).status_code == 422


async def test_laws_are_offered_once_the_play_is_over(house: House) -> None:
    card = "cards:\n  灯:\n    kind: law\n    title: 谁修灯\n    plain: 公共的灯由物业修。\n    source: 物业合同\n"
    await house.play(PLAY.replace("scenes:", f"{card}scenes:"))
    page, phone = f"/s/{house.show}/claim", house.person("nobody").http
    assert "谁修灯" not in (await phone.get(page)).text
    assert (await (await house.staff("facilitator")).act("end")).status_code == 204
    text = (await phone.get(page)).text
    assert "谁修灯" in text and "待核实" in text and "不是法律意见" in text
