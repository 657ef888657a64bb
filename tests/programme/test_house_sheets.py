"""Communities side by side: sums, and no figure of fewer than five people who wish."""

from app.programme.house_sheets import Part, summed, wished
from app.programme.season import Figures
from app.programme.tables import Evening

NIGHT = Figures("s1", "小戏", 0, True, 40, 90, 12, 3, 2, None, None)


def test_a_project_is_summed_and_wishes_of_the_same_words_are_one() -> None:
    one = Part("柳河", "春天", [(Evening(show="s1"), NIGHT), (Evening(show="s2"), NIGHT)], [("停车", 3), ("遛狗", 2)])
    two = Part("槐树里", "秋天", [], [("停车", 4), ("噪声", 0)])
    assert summed(one) == ("柳河", "春天", 2, 80, 180, 24, 6, 4)
    assert list(wished([one, two])) == [("停车", 7, 2), ("遛狗", "＊", 1), ("噪声", 0, 1)]
