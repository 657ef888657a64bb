"""A head that people can compare: twelve pairs of a quality and a thing, 11 bits each, 132 bits in all.

Both lists are short, common and sound unlike one another, so that the first four can be read aloud.
"""

QUALITIES = {
    "zh": "大 小 红 黄 蓝 绿 白 黑 高 矮 冷 热 快 慢 新 旧 圆 方 甜 苦 香 软 硬 轻 重 远 近 老 深 静 亮 怪",
    "en": "big small red yellow blue green white black tall short cold hot quick slow new old "
    "round square sweet bitter fresh soft hard light heavy far near wise deep quiet bright odd",
}
THINGS = {
    "zh": "山 河 海 云 雨 雪 风 月 星 火 树 花 草 竹 米 豆 "
    "瓜 桃 梨 茶 糖 盐 饼 面 马 牛 羊 狗 猫 鸡 鸭 鱼 "
    "虫 鸟 虎 兔 龙 熊 船 车 桥 路 门 窗 灯 床 桌 椅 "
    "碗 筷 锅 刀 笔 纸 书 画 琴 鼓 球 伞 帽 鞋 钟 布",
    "en": "hill river sea cloud rain snow wind moon star fire tree flower grass bamboo rice bean "
    "melon peach pear tea sugar salt cake noodle horse cow sheep dog cat hen duck fish "
    "worm bird tiger rabbit dragon bear boat car bridge road gate window lamp bed table chair "
    "bowl spoon pot knife pen paper book picture violin drum ball umbrella hat shoe bell cloth",
}
WORDS = 12


def words(head: bytes, lang: str = "zh") -> list[str]:
    """The first 132 bits of a head, most significant first: 5 bits the quality, 6 bits the thing."""
    qualities, things = QUALITIES[lang].split(), THINGS[lang].split()
    bits = int.from_bytes(head, "big") >> len(head) * 8 - WORDS * 11
    groups = [bits >> 11 * place & 2047 for place in reversed(range(WORDS))]
    between = "" if lang == "zh" else " "
    return [qualities[group >> 6] + between + things[group & 63] for group in groups]
