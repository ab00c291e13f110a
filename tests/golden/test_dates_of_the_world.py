"""Pages whose only date is a line in their own language, through the pure stages to the day."""

import pytest

from benchmarks.adapters import extract_page
from extract.article.dates.date_lines import find_line_distances
from records.article import DateClaim, DatePlace
from transform.normalise.relative_dates import read_unusual_date

PARAGRAPH = {
    "vi": "Hội đồng thị trấn cảng quyết định rằng phà sẽ tiếp tục chạy suốt mùa đông, và không ai trong hội trường phản đối khi thị trưởng hỏi ý kiến.",
    "hu": "A kikötőváros tanácsa úgy döntött, hogy a komp egész télen át közlekedik, és a teremben senki sem tiltakozott, amikor a polgármester megkérdezte őket.",
    "ar": "قرر مجلس المدينة الساحلية أن تستمر العبارة في العمل طوال فصل الشتاء، ولم يعترض أحد في القاعة عندما سأل رئيس البلدية عن رأي الحاضرين في ذلك.",
    "fa": "شورای شهر بندری تصمیم گرفت که کشتی مسافربری در تمام زمستان کار کند و هیچ کس در سالن با این تصمیم مخالفت نکرد وقتی شهردار نظر آنها را پرسید.",
    "ja": "港町の議会は、フェリーの運航を冬の間も続けることを決めた。町長が意見を求めたとき、会場に反対する人はいなかったという。次の会議は来月に開かれる。",
    "he": "מועצת עיירת הנמל החליטה שהמעבורת תמשיך לפעול לאורך כל החורף, ואיש באולם לא התנגד לכך כאשר ראש העיר שאל את הנוכחים לדעתם בעניין הזה.",
    "lt": "Uostamiesčio taryba nusprendė, kad keltas plauks visą žiemą, ir niekas salėje neprieštaravo, kai meras paklausė susirinkusiųjų nuomonės apie šį sprendimą.",
}


@pytest.mark.parametrize(
    ("language", "line", "day"),
    [
        ("vi", "Thứ Tư, 28 tháng 10, 2026", "2026-10-28"),
        ("hu", "2026. október 28.", "2026-10-28"),
        ("ar", "28 تشرين الأول 2026", "2026-10-28"),
        ("ar", "٢٨/١٠/٢٠٢٦", "2026-10-28"),
        ("fa", "۶ آبان ۱۴۰۵ - ۱۲:۳۰", "2026-10-28"),
        ("ja", "令和8年10月28日", "2026-10-28"),
        ("he", "28 באוקטובר 2026", "2026-10-28"),
        ("lt", "2026 m. spalio 28 d.", "2026-10-28"),
    ],
)
def test_the_line_under_the_headline_dates_the_article(language, line, day):
    text = PARAGRAPH[language]
    page = f"""<html lang="{language}"><head><title>{text[:40]}</title></head><body>
      <h1>{text[:40]}</h1><p>{line}</p>{f"<p>{text} {text}</p>" * 4}</body></html>"""
    article = extract_page(page.encode(), "https://news.example/story/4711")
    assert str(article["date"])[:10] == day
    assert line not in str(article["body"])


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "2 hours ago"),
        ("en", "Yesterday"),
        ("de", "vor 2 Stunden"),
        ("de", "Gestern, 15:47"),
        ("fr", "il y a 2 heures"),
        ("fr", "hier à 15h47"),
        ("es", "hace 2 horas"),
        ("es", "ayer"),
        ("pt", "há 2 horas"),
        ("pt", "ontem"),
        ("it", "2 ore fa"),
        ("it", "ieri"),
        ("nl", "2 uur geleden"),
        ("nl", "gisteren"),
        ("sv", "för 2 timmar sedan"),
        ("sv", "igår"),
        ("da", "2 timer siden"),
        ("no", "for 2 timer siden"),
        ("fi", "2 tuntia sitten"),
        ("fi", "eilen"),
        ("pl", "2 godziny temu"),
        ("pl", "wczoraj"),
        ("cs", "před 2 hodinami"),
        ("cs", "včera"),
        ("hu", "2 órája"),
        ("hu", "tegnap"),
        ("ro", "acum 2 ore"),
        ("ro", "ieri"),
        ("bg", "преди 2 часа"),
        ("bg", "вчера"),
        ("el", "πριν από 2 ώρες"),
        ("el", "χθες"),
        ("ru", "2 часа назад"),
        ("ru", "вчера, 15:47"),
        ("uk", "2 години тому"),
        ("uk", "вчора"),
        ("tr", "2 saat önce"),
        ("tr", "dün"),
        ("ar", "منذ ساعتين"),
        ("ar", "منذ 3 ساعات"),
        ("ar", "أمس"),
        ("fa", "۲ ساعت پیش"),
        ("fa", "دیروز"),
        ("he", "לפני שעתיים"),
        ("he", "לפני 3 שעות"),
        ("he", "אתמול"),
        ("hi", "2 घंटे पहले"),
        ("id", "2 jam lalu"),
        ("id", "2 jam yang lalu"),
        ("id", "kemarin"),
        ("ms", "2 jam lalu"),
        ("vi", "2 giờ trước"),
        ("vi", "hôm qua"),
        ("th", "เมื่อวานนี้"),
        ("ko", "2시간 전"),
        ("ko", "어제"),
        ("ja", "2時間前"),
        ("ja", "昨日"),
        ("zh", "2小时前"),
        ("zh", "昨天 15:47"),
    ],
)
def test_a_distance_from_now_dates_the_article(language, line):
    claim = DateClaim(raw=line, place=DatePlace.BYLINE)
    lines = ["Ferry stays", line, "The ferry stays in service, said the mayor. " * 6]
    assert list(find_line_distances(lines, headline=0, region=(0, 2))) == [claim]
    assert read_unusual_date(line, language) is not None
