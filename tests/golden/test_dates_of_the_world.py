"""Pages whose only date is a line in their own language, through the pure stages to the day."""

import pytest

from benchmarks.adapters import extract_page

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
