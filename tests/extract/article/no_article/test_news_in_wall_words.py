"""Short news without a date in many languages may use the words of walls, dialogues and offers, whatever stands around them."""

import pytest

from extract.article.read import read_article
from records.article import ParsedArticle

NEWS = (
    ("Solicitudes", "El ayuntamiento recibió demasiadas solicitudes y cerró la lista el martes, dijo la alcaldesa."),
    ("Vacuna", "La vacuna ya está disponible en su país, dijo el ministro de la isla vecina el lunes."),
    ("Comune", "Il comune riceve troppe richieste e risponde solo dopo mesi, scrive il giornale della valle."),
    ("Gemeente", "De gemeente kreeg te veel verzoeken en stopt met de regeling, meldt de wethouder vandaag."),
    ("Behörde", "Die Behörde bekam zu viele Anfragen aus dem Ausland und schloss am Montag das Telefon."),
    ("Mairie", "La mairie a reçu trop de requêtes pour les jardins et tire au sort, dit le maire ce lundi."),
    ("Medikament", "Das Mittel ist in ihrem Land nicht verfügbar, sagten zwei Ärztinnen aus der Ukraine gestern."),
    ("不正アクセス", "県警は不正アクセス防止法違反の疑いで会社員の男を逮捕した。容疑を認めているという。"),
    ("政府", "政府は国外サイトへのアクセスを制限する法案を閣議決定し、来週国会に提出する見通しだ。"),
    ("접속 차단", "정부는 불법 도박 사이트 접속이 차단됐다고 밝혔다. 경찰은 운영자 두 명을 체포했다."),
    ("回绝", "三名议员的访问被拒绝,外交部周二表示遗憾,双方将在下周继续会谈。"),
    ("网络", "运营商检测到异常流量,连夜修复了故障,市民周三早晨恢复上网。"),
    ("The offer", "The offer has expired, the union said on Friday, and talks will begin anew next week."),
    ("Video gone", "The post was taken down on Tuesday, the platform said, after thousands had complained."),
    ("Job", "The job was withdrawn after the election, and nobody has applied since, the mayor said."),
    ("Water", "Villagers get access to clean water after nine years, the county said on Monday."),
    ("Teachers join protest", "Teachers join protest against the longer days, and schools stay closed on Friday."),
    ("Welcome back", "Welcome back, said the children when the old ferry came home from the yard on Sunday."),
    ("Report", "The full report is available in the library, and the rest of the report is for the court."),
    ("Pay", "Residents must register online to get the full payment before the end of the month."),
    ("수영장", "회원 전용 수영장이 월요일 문을 연다. 시는 입장료를 올리지 않겠다고 밝혔다."),
    ("Klub", "Басейнът е само за абонати на клуба, съобщиха от общината в петък след заседание."),
    ("新规", "新规要求应用收集个人信息须征得同意,不得强制用户接受广告,违者将被罚款。"),
    ("個人情報", "個人情報保護法の改正案が可決された。広告目的での利用には同意が必要となる見通しだ。"),
    ("개인정보", "개인정보 보호법 개정안이 통과됐다. 광고에 쓰려면 동의를 받아야 한다고 정부는 밝혔다."),
    ("قانون", "أقر البرلمان قانون الخصوصية الذي يشترط موافقة المستخدم قبل استعمال البيانات الشخصية في الإعلانات."),
    ("قانون جدید", "مجلس قانون حریم خصوصی را تصویب کرد که رضایت کاربران و قبول تبلیغات را شرط می‌داند."),
    ("חוק", "הכנסת אישרה את חוק הפרטיות הדורש הסכמה לשימוש במידע אישי לצורך פרסום, נמסר אתמול."),
    ("กฎหมาย", "สภาผ่านกฎหมายข้อมูลส่วนบุคคล บริษัทต้องได้รับความยินยอมก่อนใช้ข้อมูลเพื่อโฆษณา"),
    ("कानून", "संसद ने गोपनीयता कानून पारित किया, विज्ञापन के लिए सहमति लेना और स्वीकार करना ज़रूरी होगा।"),
    ("Luật", "Quốc hội thông qua luật về quyền riêng tư, doanh nghiệp phải có sự đồng ý trước khi quảng cáo."),
    ("Undang", "Parlemen mengesahkan undang-undang privasi: iklan harus dengan persetujuan, data pribadi dilindungi."),
    ("Νόμος", "Η Βουλή ψήφισε νόμο για το απόρρητο: οι διαφημίσεις θέλουν συναίνεση, τα προσωπικά δεδομένα προστασία."),
    ("Air laut", "Air laut masuk ke rumah warga pada Senin malam, dan tiga jalan ditutup sampai pagi."),
    ("Statie", "Статья удалена из кодекса, сообщил депутат в среду после голосования в парламенте."),
    ("Offre", "L'article retiré de la loi reviendra en juin, a promis le ministre devant les sénateurs."),
    ("Cookie law", "Shops may no longer set cookies for advertising without consent, the court ruled on Monday."),
    ("Bot farm", "Police closed a bot farm that had sent too many requests to the hospital's site for days."),
    ("Adblock", "A firm that sells an ad blocker was fined, and its browser add-on must go from the shops."),
    ("Story ends", "That story has ended well: the dog was found by two hikers and is at home again, they said."),
    ("Old links", "Old links such as the stone bridge and the ford show how traders came to the town."),
    ("We have moved", "We have moved closer to a deal, the minister said after talks that lasted all night."),
    ("Abonnenter", "Denne saken er for abonnentene å avgjøre, sa kinosjefen om de nye stolene på mandag."),
    ("School tour", "Parents can sign up on Monday to view the whole school, and join the tour at ten."),
    ("Unlock", "The code will unlock all of the doors in the tower at noon, the fire brigade said."),
    ("Wydanie", "Chcesz przeczytać całość? pyta plakat biblioteki, która w sobotę otwiera nowe skrzydło."),
    ("Friends", "Only the friends of the museum can see the old boats before Sunday, the curator said."),
    ("End of free", "Monday was the end of the free part of the course, the harbour school said in a letter."),
    ("Situs judi", "Akses ke 3.000 situs judi diblokir pemerintah pada Senin, kata menteri komunikasi di Jakarta."),
    ("Akses jalan", "Akses warga ke jalan itu dibatasi sejak banjir, kata bupati, dan jembatan baru dibangun tahun depan."),
    ("Mạng xã hội", "Truy cập của học sinh vào mạng xã hội bị hạn chế trong giờ học, sở giáo dục cho biết hôm thứ Hai."),
    ("หุ่นยนต์", "หุ่นยนต์ช่วยผู้สูงอายุเปิดตัวที่โรงพยาบาล แพทย์ระบุว่าการเข้าถึงข้อมูลยังถูกจำกัดอยู่ในระยะแรก"),
    ("Hozzáférés", "Letiltották az orosz oldalak hozzáférését, közölte a hatóság hétfőn, a döntés ellen fellebbeznek."),
    ("Přístup", "Přístup k přehradě byl omezen, řekl starosta v pondělí, a rybáři musí počkat do jara."),
    ("Accesul", "Accesul camioanelor pe pod a fost restricționat luni, a anunțat primăria, iar lucrările durează o lună."),
    ("Достъп", "Достъпът до плажа е ограничен след бурята, съобщи общината в понеделник, и спасителите пазят брега."),
    ("Pristup", "Pristup tvrđavi je ograničen do proleća, rekao je upravnik muzeja, jer se popravlja istočni zid."),
    ("Πρόσβαση", "Η πρόσβαση στο λιμάνι αποκλείστηκε τη Δευτέρα, είπε ο δήμαρχος, και τα πλοία περιμένουν ανοιχτά."),
    ("חסימה", "הגישה לכביש החוף נחסמה ביום שני בבוקר, נמסר מהעירייה, והנהגים התבקשו לנסוע בדרך אחרת."),
    ("रोबोट", "अस्पताल में रोबोट से पहली सर्जरी सफल रही, डॉक्टरों ने सोमवार को कहा, मरीज की हालत स्थिर है।"),
    ("Åtkomst", "Åtkomsten till registret begränsas efter intrånget, säger myndigheten, som anmälde saken i måndags."),
    ("Lozinke", "Ukradene su lozinke i korisnička imena dve hiljade ljudi, saopštila je policija u ponedeljak."),
    ("Пароли", "Хакеры украли пароли и коды подтверждения у клиентов банка, сообщила полиция в понедельник."),
    ("Passwort", "Jeder Vierte hat schon einmal sein Passwort vergessen, zeigt eine Umfrage der Hochschule vom Montag."),
    ("Mot de passe", "Le mot de passe du maire figurait dans la fuite, et son identifiant aussi, a reconnu la ville lundi."),
    ("認証コード", "認証コードをだまし取る手口が増えているとして、県警が注意を呼びかけている。被害は三百件に上る。"),
    ("验证码", "诈骗团伙冒充银行索要验证码,警方周一抓获九人,涉案金额超过两百万元,案件仍在调查。"),
    ("Lege", "Parlamentul a votat legea privind datele cu caracter personal, reclamele cer consimțământ, spune ministrul."),
    ("Súhlas", "Obchody potrebujú súhlas zákazníkov s reklamou, rozhodol súd, osobné údaje majú byť chránené."),
    ("Съгласие", "Рекламата вече изисква съгласие, гласи законът за личните данни, приет в понеделник от парламента."),
    ("Sutikimas", "Seimas priėmė įstatymą: reklamai reikia sutikimo, asmens duomenys saugomi, o baudos didesnės."),
    ("Partneri", "Partnerii noștri din port au plătit datoria, a spus directorul luni, iar feribotul pleacă din nou."),
    ("Traffico", "Un traffico insolito di camion ha bloccato la valle lunedì, e il sindaco chiede un secondo ponte."),
)  # fmt: skip
QUIET = "Nobody else was there that night, and the town went to sleep early, as it does in winter, the keeper said."
HEADER = (
    "<header><a href=/in>Log in</a> <a href=/r>Register</a><form><input name=q></form></header>"
)
FRAMES = {
    "two paragraphs": "<article><h1>{title}</h1><p>{text}</p><p>" + QUIET + "</p></article>",
    "a login above": HEADER + "<article><h1>{title}</h1><p>{text}</p></article>",
    "buttons below": "<h1>{title}</h1><p>{text}</p><button>Share</button><button>Save</button>",
}


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(("title", "text"), NEWS)
def test_news_that_speaks_like_a_wall_is_news(title, text, frame):
    body = FRAMES[frame].format(title=title, text=text)
    html = f"<html><head><title>{title} | The Bay</title></head><body>{body}</body></html>"
    parsed = read_article(html.encode(), url="https://bay.example/n/1", source="bay")
    assert isinstance(parsed, ParsedArticle)
    assert not parsed.paywalled
