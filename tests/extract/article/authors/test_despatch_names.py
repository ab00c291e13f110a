"""East Asian papers name the reporter where the text begins, Vietnamese ones at the right below it."""

import pytest

from benchmarks.adapters import extract_page
from extract.article.authors.despatch_names import find_despatch_names

PARAGRAPH = "Chiếc phà cũ vẫn chạy suốt mùa đông, hội đồng thị trấn quyết định như vậy hôm thứ Hai sau hai giờ bàn bạc."


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("本报讯（记者 王芳 通讯员 李明）渡轮昨日恢复运行。", ["王芳", "李明"]),
        ("本报讯（记者王芳、李明）渡轮昨日恢复运行。", ["王芳", "李明"]),
        ("新华社北京5月4日电（记者 王芳）渡轮恢复运行。", ["王芳"]),
        ("〔記者王小明／台北報導〕渡輪昨日恢復行駛。", ["王小明"]),
        ("　江南网记者 沈砚秋 实习生 顾怀瑾", ["沈砚秋", "顾怀瑾"]),
        ("江南网记者 沈砚秋 昨日在现场看到渡轮恢复运行。", []),
        ("(서울=연합뉴스) 홍길동 기자 = 여객선이 다시 운항한다.", ["홍길동"]),
        ("[부산=뉴시스]김민수·이영희 기자 = 여객선이 다시 운항한다.", ["김민수", "이영희"]),
        ("市长在会上说（记者问及此事）渡轮不停。", []),
        ("渡轮恢复运行。（记者会上宣布）", []),
        ("기자 회견은 세 시에 열린다.", []),
    ],
)
def test_the_opening_of_a_despatch_names_its_reporters(line, names):
    assert find_despatch_names(["2023-04-18", line]) == names


@pytest.mark.parametrize(
    ("ending", "names"),
    [
        ("渡し船は冬も運航を続けると町が発表した。【渡辺里佳】", ["渡辺里佳"]),
        ("渡し船は冬も運航を続けると話した。【森山一、高橋さくら】", ["森山一", "高橋さくら"]),
        ("渡し船は冬も運航を続けると話した。\n【渡辺里佳】", ["渡辺里佳"]),
        ("【渡辺里佳】\nこの記事は有料会員限定です。", ["渡辺里佳"]),
        ("渡し船は冬も運航を続けると話した。\n【関連記事】", []),
        ("渡し船は冬も運航を続けると話した。【共同】", []),
        ("渡し船は冬も運航を続けると話した。（渡辺 里佳）", ["渡辺 里佳"]),
        ("渡し船は冬も運航を続けると話した。\n（坂下由紀子）", ["坂下由紀子"]),
        ("渡し船は冬も運航を続けると話した。（敬称略）", []),
        ("渡し船は冬も運航を続ける（年齢は当時）", []),
        ("渡し船は冬も運航を続けると話した。（おわり）", []),
        ("渡轮昨日恢复运行。（李明）", []),
        ("渡轮昨日恢复运行【本报综合】", []),
    ],
)
def test_the_end_of_a_japanese_text_names_its_reporters(ending, names):
    assert find_despatch_names([], ending) == names


def read_authors(end: str, behind: str = "") -> object:
    body = f"<h1>Phà vẫn chạy</h1><div>{f'<p>{PARAGRAPH}</p>'}<p>{PARAGRAPH[::-1]}</p>{end}{behind}</div>"
    html = f"<html><head><title>Phà vẫn chạy</title></head><body>{body}</body></html>"
    return extract_page(html.encode(), "https://bay.example/pha-chay-suot-mua")["authors"]


@pytest.mark.parametrize(
    ("end", "names"),
    [
        ('<p style="text-align:right;"><strong>Nguyễn Thảo Vy</strong></p>', ["Nguyễn Thảo Vy"]),
        ('<p align="right">Lê Quỳnh – Hữu Thắng</p>', ["Lê Quỳnh", "Hữu Thắng"]),
        ('<p class="text-right">Ann Reed</p>', ["Ann Reed"]),
        ('<p align="right">Анна Рид. Фото автора</p>', ["Анна Рид"]),
        ("<p>Ann Reed</p>", []),
        ('<p style="text-align:right">Xem thêm tin khác</p>', []),
        ('<p style="text-align:right">12/5/2024</p>', []),
    ],
)
def test_a_name_alone_at_the_right_below_the_text_signs_it(end, names):
    assert read_authors(end) == names


def test_a_name_at_the_right_with_text_behind_it_signs_a_quotation():
    assert read_authors('<p align="right">Ann Reed</p>', f"<p>{PARAGRAPH.upper()}</p>") == []
