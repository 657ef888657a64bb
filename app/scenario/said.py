"""The format's names and words as Chinese authors say them."""

import re

SAID: dict[str, str] = {
    # the eleven kinds
    "script": "演 演一段 演戏 演出 表演 台词 对白 对话 剧情 演剧",
    "discuss": "讨论 聊 聊聊 聊一聊 议一议 交流 大家说",
    "vote": "投票 表决 举手 举手表决 选择",
    "quiz": "小测 小测验 测验 答题 问答 竞猜 猜一猜",
    "expert": "嘉宾 专家 请教嘉宾 请嘉宾 嘉宾说 点评 嘉宾点评",
    "replay": "重演 再演 再演一遍 再来一遍 换人演",
    "motion": "提议 动议 议事 提案 议案 表决",
    "write": "写 写结局 写一写 续写 观众写",
    "board": "贴板 贴一贴 白板 证据板",
    "commit": "约定 承诺 行动单 分工 认领",
    "pause": "停 停一停 停顿 暂停 中场 休息 黑场 致辞",
    # the top, the scenes and where they lead
    "scenes": "场 场景 场次 各场 幕 剧情 正文",
    "beats": "环节 动作 步骤 流程 内容 节目",
    "format": "格式 版本 格式版本",
    "lang": "语言 语种",
    "title": "题目 标题 剧名 剧本名 名字 名称 场名",
    "duration": "时长 总时长 总时间 目标时长 时间",
    "owners": "业主 住户 房主",
    "cast": "角色 人物 角色表 人物表 演员",
    "cards": "资料卡 卡片 资料 法律卡 法条卡 法条",
    "rehearsals": "排练 彩排 排练用例",
    "next": "下一场 下一步 接着 然后 去向 下场",
    "rules": "规则 议事规则 条件 分支",
    "otherwise": "其余 其他 其它 否则 不然",
    "option": "选项 选 如果选",
    "at_least": "至少 达到 不少于",
    "goto": "去 去哪 去哪场 到 转到 跳到 跳转",
    "name": "名字 名称 用例名",
    "votes": "票数 投票 票",
    "visits": "经过 走过 路过",
    "skips": "跳过 不经过 略过",
    "id": "编号 代号 标识 名字 名称 场 场景 场次 场名 幕",
    # people, homes and cards
    "wants": "想要 想 愿望 要什么 想要什么",
    "fears": "怕 害怕 担心 怕什么",
    "swap": "换人 可换 可换人 可替换 换角",
    "area": "面积",
    "person": "业主 住户 户主 姓名 人 人物",
    "kind": "种类 类型 类别",
    "plain": "大白话 白话 内容",
    "source": "来源 出处",
    "article": "条文 条款 第几条",
    "url": "网址 链接",
    "in_force": "施行 施行日期 生效 生效日期",
    "place": "地点 地方 地区 适用地区",
    "review_after": "复查 复查日期 复核日期",
    "checked_by": "核对人 审核人 谁核对",
    "checked_on": "核对日期 审核日期",
    # what every beat may have
    "time": "时间 时长 用时",
    "late": "晚点 来不及 超时 赶时间",
    "notes": "备注 说明 提示 注意 主持人备注",
    "ask": "追问 提问 问题 主持人问",
    "image": "图片 图 照片 背景图",
    "alt": "图片说明 替代文字 图说",
    "sound": "声音 音效 音乐 配乐",
    # the rest
    "stage": "舞台 大屏",
    "pairs": "同桌 邻座 两人 先跟旁边聊",
    "turns": "轮流 发言方式",
    "each": "每人 每人时间 每次",
    "first": "先说 谁先说 第一个",
    "how": "方式 投票方式 怎么投",
    "options": "选项 选择 备选",
    "max": "最多 最多选",
    "tokens": "圆点 代币 点数",
    "budget": "预算",
    "ends": "两端 两头",
    "reveal": "公布 揭晓 何时公布",
    "use": "用途 用处",
    "add": "补充 可补充",
    "live": "实时",
    "same_as": "同上 同前 照抄 再问",
    "groups": "分组 立场",
    "as": "作为 扮演 身份",
    "decision": "决定 决定类型 谁定",
    "answer": "答案 正确答案",
    "explain": "解释 讲解 解析 说明",
    "who": "谁 谁来 嘉宾 哪位",
    "from": "从 从哪场 来自",
    "rounds": "轮数 几轮 轮次",
    "speakers": "发言人数 几人发言",
    "quorum": "到会 到会线 法定人数",
    "pass": "通过 通过线 同意线",
    "count": "计票 计票方式",
    "amend": "修改 修正",
    "practice": "练习 热身",
    "limit": "字数 字数限制",
    "pick": "选几个 挑几个",
    "columns": "栏 栏目 分栏 列",
    "confirm": "确认 谁确认",
    "screen": "屏幕 画面",
    "about": "介绍 简介 说明 关于",
}
"""Each name with what is said for it; a word of several names means the first that has a place where it stands."""
WORDS: dict[str, str] = {
    "true": "是 是的 对 可以 能 有 真", "false": "否 不 不是 不可以 不能 没有 假", "skip": "跳过 略过 不演",
    "END": "结束 剧终 完 全剧终 演完 散场 end End", "zh": "中文 汉语 普通话", "en": "英文 英语",
    "one": "单选 选一个 一个", "many": "多选 选几个 多个", "rank": "排序 排先后 排队", "scale": "打分 评分 量表",
    "agree": "逐句表态 同意不同意 表态", "tokens": "圆点 投券 分钱", "now": "马上 现在 当场 立刻 公布",
    "later": "以后 稍后 之后 晚点", "never": "不公布 从不 保密", "free": "自由 随便", "round": "轮流 挨个",
    "law": "法律 法条", "fact": "事实 真假", "data": "数据 数字", "word": "点评 一句话", "card": "卡片 字幕",
    "black": "黑场 黑屏 黑",
    "picture": "图片 画面", "lines": "台词 念词", "author": "作者 剧本", "room": "现场 居民 大家",
    "heads": "人数 按人数", "heads_and_area": "人数和面积 双过 人数面积", "consult": "商量 大家商量 协商",
    "owners_joint": "业主共同 业主表决 业主共同表决", "villagers_meeting": "村民会议 代表会议",
    "authority": "底线 安全底线",
    "right": "权利 个人权利", "dispute": "纠纷 调解", "satisfaction": "满意度", "before_after": "前后对比 前后测",
    "opinion": "看法 意见", "needs": "需要 需求",
}  # fmt: skip
"""Values, as names above."""


def turned(table: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Each word with all it may stand for, in the table's order."""
    found: dict[str, tuple[str, ...]] = {}
    for name, said in table.items():
        for word in said.split():
            found[word] = (*found.get(word, ()), name)
    return found


NAMED = turned(SAID)
NTH = re.compile(r"第[一二三四五六七八九十0-9]{1,3}(?=[场幕])")
"""`第一场` says what `场` says."""
MEANT = turned({**SAID, **{name: f"{SAID.get(name, '')} {said}" for name, said in WORDS.items()}})
