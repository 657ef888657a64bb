"""A commented beginning that passes the check."""

ZH = """# 剧本的三条写法：
#   1. 名字后面用英文冒号「:」，再空一格；缩进只用空格，每层两个。
#   2. 角色、资料卡按名字查，名字写在冒号左边；场和环节按先后，前面写「- 」。
#   3. 每个环节第一行是「- 动作: 观众看到的话」，其余各行都可以不写。
# 井号开头的行是给自己看的，随便写。
format: 1
id: {name}
lang: zh
title: 谁来关楼道的灯            # 改成您的题目
duration: 40m                     # 打算演多久
about:
  authors: [您的名字或小组]
  license: CC BY-SA 4.0
  fiction: true                   # 虚构的故事；开场时屏幕会写明

cast:                             # 角色：想要什么，怕什么
  孙阿姨:
    about: 五楼，晚上常出门
    wants: 回来的时候楼道是亮的
    fears: 摔一跤没人知道
    swap: true                    # 重演的时候，居民可以上台换她
  老齐:
    about: 一楼，灯就在他家门口
    wants: 夜里睡得着
    fears: 一家人说他小气

scenes:
  - id: 开场
    beats:
      - pause: 欢迎。这是虚构的故事，没有标准答案。
        time: 2m
        notes: 不会用手机的，发纸票。    # notes 只有主持人看得到
      - script: |
          （楼道里，灯又灭了。）
          孙阿姨（摸着墙）：谁又给关了？
          老齐：它照我一宿，您来睡睡看？
        time: 5m
      - discuss: 您看见了什么？两个人各怕什么？
        time: 6m
        late: 3m                  # 来不及的时候缩到三分钟；写 skip 就是跳过
      - vote: 今晚先怎么办？
        id: 灯
        options: [装感应灯, 晚上十点关, 再商量]
        time: 2m
    next:                         # 走哪一边，由大家的票定
      vote: 灯
      rules:
        - option: 装感应灯
          at_least: 1/2           # 占投了票的人；写 40% 也行
          goto: 亮着
      otherwise: 黑着

  - id: 亮着
    beats:
      - script: |
          孙阿姨：灯亮了。钱呢？
          老齐：电费走公摊，还是各掏各的？
        time: 4m
    next: 结局

  - id: 黑着
    beats:
      - script: |
          老齐：我买了个手电，挂在门口，谁用谁拿。
          孙阿姨：手电……倒也不是不行。
        time: 4m
    next: 结局

  - id: 结局
    beats:
      - write: 半年以后，楼道的灯怎么样了？写一个结局。
        time: 8m
      - pause: 谢谢大家。
        time: 1m
"""

EN = """# Three rules:
#   1. An English colon and one space after a name; indent with spaces, two a level.
#   2. What is looked up by name (cast, cards) has its name left of the colon; what happens in order begins with "- ".
#   3. A beat's first line is "- kind: what the audience sees". Every other line may be left out.
# Lines beginning with # are for yourself.
format: 1
id: {name}
lang: en
title: Who turns off the light    # your title
duration: 40m                     # how long it should take
about:
  authors: [your name or group]
  license: CC BY-SA 4.0
  fiction: true

cast:                             # what each wants and fears
  Aunt Sun:
    about: fifth floor, often out at night
    wants: a lit staircase when she comes home
    fears: falling with nobody near
    swap: true                    # in a replay a resident may take her part
  Old Qi:
    about: ground floor, the lamp hangs at his door
    wants: to sleep at night
    fears: being called mean

scenes:
  - id: opening
    beats:
      - pause: Welcome. The story is made up; there is no right answer.
        time: 2m
        notes: Give paper ballots to those without a phone.
      - script: |
          (The staircase. The light goes out again.)
          Aunt Sun (feeling along the wall): Who turned it off again?
          Old Qi: It shines on me all night. Come and sleep here!
        time: 5m
      - discuss: What did you see? What is each of them afraid of?
        time: 6m
        late: 3m                  # shorter when the evening runs late; "skip" leaves it out
      - vote: What shall we do first?
        id: light
        options: [A lamp with a sensor, Off at ten, Talk again]
        time: 2m
    next:
      vote: light
      rules:
        - option: A lamp with a sensor
          at_least: 1/2           # of those who voted; 40% works too
          goto: lit
      otherwise: dark

  - id: lit
    beats:
      - script: |
          Aunt Sun: The lamp is on. And who pays?
          Old Qi: All of us, or each by floor?
        time: 4m
    next: ending

  - id: dark
    beats:
      - script: |
          Old Qi: I hung a torch at my door. Take it when you need it.
          Aunt Sun: A torch. Well, why not.
        time: 4m
    next: ending

  - id: ending
    beats:
      - write: Half a year later, what became of the light? Write an ending.
        time: 8m
      - pause: Thank you.
        time: 1m
"""


def new(name: str, lang: str = "zh") -> str:
    return (EN if lang == "en" else ZH).replace("{name}", name)
