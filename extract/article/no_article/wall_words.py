"""What pages say that stand in an article's place, by kind and language; all are asked of lower case."""

import re
from typing import Final

# what divides a title from the name of its site
TITLE_PARTS: Final = re.compile(r"\s[|–—-]\s|[|\n]")
# a robot check, or a refusal to serve this visitor: whole parts of titles, and sentences
BOT_TITLE: Final = re.compile(
    r"just a moment|attention required|access (?:to this page )?(?:has been |is |was )?denied|pardon our interruption|human or robot"
    r"|(?:security|robot|bot|browser|human|captcha) (?:check|verification|challenge)|are you (?:a )?(?:human|robot)|captcha|ddos.?guard"
    r"|(?:(?:error )?(?:401|403|429) ?)?(?:forbidden|unauthorized|too many requests)|(?:error )?(?:401|403|429|451)(?: error)?|(?:451: )?unavailable (?:due to|for) legal reasons|request (?:blocked|rejected|unsuccessful)"
    r"|sicherheits(?:über)?prüfung|vérification de sécurité|sind sie ein mensch|zugriff verweigert|accès refusé|acceso denegado|accesso negato|acesso negado"
    r"|проверка браузера|доступ (?:запрещ[её]н|ограничен)|安全验证|人机验证|访问被拒绝"
    r"|einen (?:augenblick|moment) bitte|un instant(?:,? s.il vous plaît)?|un momento,? por favor|muitas requisições|demasiadas solicitudes|troppe richieste|zu viele anfragen|trop de requêtes|te veel verzoeken"
    r"|(?:요청|접근) 차단|(?:در حال )?بررسی مرورگر|(?:making sure you.re|are you) (?:not )?a (?:bot|robot|human|person)"
    r"|access(?: is)? (?:restricted|limited|blocked)|zugriff (?:gesperrt|eingeschränkt)|accès (?:bloqué|restreint|limité)|acceso (?:bloqueado|restringido)|dostęp (?:zablokowany|ograniczony)|erişim (?:engellendi|kısıtlandı)|访问验证|دسترسی محدود شده است|تم رفض الوصول"
)
BOT_TEXT: Final = re.compile(
    r"checking (?:if the site connection is secure|your browser)|(?:verif(?:y|ying)|confirm|prove)(?: that)? you(?:.re| are) (?:a )?(?:not a (?:ro)?bot|human)"
    r"|enable (?:js|javascript) (?:and|to)\b|(?:javascript and cookies|cookies and javascript) (?:are|to be) (?:re-?)?enabled"
    r"|unusual (?:traffic|activity) (?:from|on|coming from) your|press (?:&|and) hold|using automation tools|request could not be satisfied|request blocked|website firewall|whitelist your ip"
    r"|access(?:ing)? this (?:web)?site from a country|unavailable (?:due to|for) legal reasons|think (?:that )?you (?:were|are|might be|may be) a (?:ro)?bot"
    r"|ray[ -]id:|incapsula incident|reference #[0-9a-f.]{8}|you (?:don.t|do not) have permission to access|you have been blocked"
    r"|(?:is|are)(?: currently)?(?: not|n.t) available in your (?:country|region|location|area)|(?:solve|complete|completing) (?:the|this|a) captcha"
    r"|et non à un robot|que vous (?:êtes|n.êtes pas) un automate|إذا كنت تستخدم شبكة افتراضية|هذا المحتوى غير متاح في (?:البلد|بلدك|منطقتك)"
    r"|making sure (?:that )?you(?:.re| are) not a|proof.of.work (?:gate|challenge|check)|ddos.schutz durch|protection (?:anti-)?ddos par"
    r"|ddos protection by|(?:you(?:.ve| have)? sent|sent us) (?:us )?too many requests|your request (?:has been|was) (?:blocked|rejected)|(?:are you|you are not) a robot"
    # the same to the reader in other languages: that he is human, was stopped, asks too often
    r"|dass sie (?:ein mensch|kein roboter)|sind sie ein mensch|sicherheit ihrer verbindung|aus ihrem netzwerk"
    r"|vous (?:êtes|n.êtes pas) (?:bien )?(?:un )?(?:être )?(?:humain|robot)|vous avez été bloqué|sécurité de votre connexion|comportement de votre navigateur"
    r"|no eres un robot|eres (?:un ser )?humano|has sido bloquead|seguridad de (?:su|tu) conexión|desde (?:su|tu) red"
    r"|(?:non sei|di non essere|non essere) un robot|sei stato bloccat|sicurezza della (?:tua|sua) connessione|dalla tua rete"
    r"|(?:não é|não sou) um robô|você foi bloquead|segurança da sua conexão|(?:je|u) (?:een mens bent|geen robot)|je bent geblokkeerd"
    r"|nie jesteś robotem|jesteś człowiekiem|zostałeś zablokowan|(?:вы|я) не робот|что вы человек|вас заблокир|вашего браузера|ви не робот|що ви людина"
    r"|(?:inte|ikke) (?:är |er )?en robot|du är (?:en )?människa|du er et menneske|nejste robot|jste člověk|robot olmadığınız|δεν είστε ρομπότ"
    # that his browser is looked at, that he asks too much, that he is in the wrong country
    r"|browser wird (?:gerade )?(?:über|ge)prüft|navigateur est (?:en cours de )?vérifi|vérification de votre navigateur|(?:comprobando|verificando) (?:su|tu|o seu) navegador|verifica del (?:tuo|suo) browser"
    r"|browser wordt ge(?:controleerd|verifieerd)|sprawdzamy (?:twoją )?przeglądark|tarayıcınız(?:ı|ın)? (?:kontrol|doğrula)|مرورگر شما (?:در حال )?بررسی|التحقق من (?:متصفحك|أنك)"
    r"|páginas demais em pouco tempo|(?:zu viele|automatisierte) (?:anfragen|zugriffe) (?:von|aus|über) (?:ihre[rm]|deine[rm])\b(?! land)"
    r"|in deinem land nicht (?:verfügbar|abrufbar)|disponible dans (?:votre|ton) (?:pays|région)|(?:este contenido|esta página)[^.\n]{0,30} no está disponible en (?:tu|su) (?:país|región)|este conteúdo[^.\n]{0,30} não está disponível no seu país|non (?:è )?disponibile nel tuo paese"
    r"|erişiminiz[^.\n]{0,30}(?:durduruldu|engellendi|kısıtlandı)|دسترسی شما[^.\n]{0,25}(?:محدود|امکان‌پذیر نیست|مسدود)|activer javascript[^.\n]{0,20} et\b|不正アクセス防止システム|(?:拖动|按住).{0,6}滑块|您的网络.{0,10}异常流量"
    r"|アクセスを制限しています|正在检查.{0,6}浏览器|请求(?:已)?被拦截|您的(?:访问|请求).{0,6}被(?:拒绝|阻断|拦截)|您的请求过于频繁|(?:보안 정책|방화벽)[^.\n]{0,20}차단(?:되었|됐)|(?:귀하|고객님)[^.\n]{0,20}차단"
    # the same in more languages
    r"|お使いの(?:コンピュータ|ネットワーク)[^。\n]{0,24}(?:通常と異なる|異常な)|(?:trafic|activité) inhabituel\w* (?:provenant |en provenance )?de votre|tráfico (?:inusual|sospechoso) (?:procedente )?de (?:tu|su)|tráfego incomum (?:vindo )?d[ae] sua|traffico insolito proveniente dalla"
    r"|akses anda[^.\n]{0,40}(?:diblokir|dibatasi|ditolak)|(?:akses ke )?situs (?:ini|yang anda tuju)[^.\n]{0,40}(?:diblokir|tidak dapat diakses)|bukan robot|anda (?:adalah )?manusia"
    r"|truy cập của bạn[^.\n]{0,30}(?:bị chặn|hạn chế|từ chối)|bạn (?:đã )?bị chặn|bạn không phải (?:là )?(?:rô ?bốt|robot|người máy)|การเข้าถึงของคุณ[^\n]{0,30}(?:ปฏิเสธ|จำกัด|บล็อก)|คุณไม่ใช่(?:หุ่นยนต์|บอท|โปรแกรมอัตโนมัติ)"
    r"|(?:hozzáférés[ée]t|hozzáférése)[^.\n]{0,25}(?:letilt|korlátoz|blokkol)|nem (?:vagy|ön) robot|váš přístup[^.\n]{0,30}(?:zablokov|omezen|odepřen)|nejsem robot|váš prístup[^.\n]{0,30}(?:zablokov|obmedzen|odmietnut)"
    r"|accesul (?:dvs|dumneavoastră|tău)[^.\n]{0,30}(?:blocat|restricționat|limitat)|nu (?:sunteți|ești) (?:un )?robot|вашият достъп[^.\n]{0,30}(?:блокиран|ограничен)|не сте робот|(?:vaš|ваш) (?:pristup|приступ)[^.\n]{0,30}(?:blokiran|ograničen|блокиран|ограничен)|(?:niste|нисте) (?:robot|робот)"
    r"|η πρόσβασή σας[^.;\n]{0,30}(?:αποκλει|περιορι)|הגישה שלך[^.\n]{0,25}(?:נחסמה|הוגבלה)|אינך רובוט|אתם לא רובוט|आपकी पहुंच[^।\n]{0,30}(?:अवरुद्ध|सीमित|रोक)|आप रोबोट नहीं|(?:ditt|din) (?:åtkomst|tilgang|adgang)[^.\n]{0,30}(?:blocker|blokker|begräns|begrens|begræns)|pääsysi[^.\n]{0,30}(?:estetty|rajoitettu)|et ole robotti"
    r"|ロボットでは(?:ない|ありません)|アクセスが(?:一時的に)?制限|不是机器人|人机验证|请完成.{0,6}验证|请输入.{0,4}验证码|访问(?:过于频繁|受限)|로봇이 아닙니다"
)
# the page is gone, or the server can't show it now: whole parts of titles, and sentences
GONE_TITLE: Final = re.compile(
    r"(?:error |fehler |erreur )?(?:404|410|50[0-4])(?: error| fehler)?|(?:404\W{1,3})?(?:page )?not found|page error|oops|gone"
    # that the page is gone, in so few words, may be a headline of its own: such titles count as a whole
    r"|(?:article|story|post|page|content|item|listing) (?:(?:has been |was )?(?:removed|withdrawn|deleted|unpublished|expired)|(?:is )?(?:not|no longer) available)|(?:the )?author (?:has )?deleted this (?:post|story|article)"
    r"|(?:dieser )?(?:artikel|beitrag|inhalt|text) (?:(?:ist )?(?:leider )?nicht (?:mehr )?(?:verfügbar|gefunden|abrufbar|vorhanden|online)|(?:wurde )?(?:gelöscht|entfernt|depubliziert))"
    r"|(?:cet )?(?:article|contenu) (?:(?:n.est )?(?:plus|non) disponible|supprimé|introuvable|retiré)|(?:artículo|contenido|noticia|nota) (?:no (?:disponible|encontrad[oa])|eliminad[oa]|retirad[oa])|(?:artigo|conteúdo|matéria|notícia) (?:não (?:disponível|encontrad[oa])|removid[oa]|indisponível)"
    r"|(?:articolo|contenuto) (?:non (?:disponibile|trovato)|rimosso|eliminato)|(?:artikel|bericht) (?:niet (?:meer )?(?:gevonden|beschikbaar)|verwijderd)|artikeln är (?:avpublicerad|borttagen)|art(?:iklen|ikkelen) er (?:fjernet|slettet|avpublisert)|artikkeli on poistettu"
    r"|artykuł (?:(?:został )?usunięty|(?:jest )?niedostępny)|nie znaleziono artykułu|článek (?:nebyl nalezen|byl (?:odstraněn|smazán))|nincs ilyen (?:cikk|oldal)|(?:a keresett )?(?:cikk|oldal) nem található|articolul (?:nu (?:mai )?(?:este disponibil|există)|a fost (?:șters|eliminat))"
    r"|(?:статья|новость|публикация) (?:был[аи]? )?(?:удалена|снята|не найдена|недоступна)|(?:матеріал|статтю) (?:було )?(?:видалено|не знайдено)|(?:το )?άρθρο δεν (?:βρέθηκε|υπάρχει)|(?:haber|içerik) (?:bulunamadı|kaldırıldı)"
    r"|(?:this )?notice (?:has )?expired|(?:content|item|page|article) unavailable|(?:पेज|पृष्ठ|ख़बर|खबर) उपलब्ध नहीं है|(?:お探しの)?(?:記事|ページ)は.{0,14}(?:終了|削除).{0,6}|(?:掲載|公開)終了"
    r"|ไม่พบ(?:หน้า|ข่าว|เนื้อหา|บทความ).*|(?:पेज|पृष्ठ|ख़बर|खबर) नहीं मिल[ाी]|(?:bài viết|trang) không tồn tại|(?:artikel|berita) tidak ditemukan|(?:文章|内容|新闻|新聞)(?:已(?:被)?(?:删除|刪除|下线)|不存在)|(?:記事|ページ)(?:が|は).{0,12}(?:見つかりません|削除されました|終了しました)(?:でした)?"
    r"|(?:기사|페이지)를 찾을 수 없습니다|삭제된 기사입니다|(?:المقال|الخبر) (?:غير موجود|غير متوفر|محذوف)|(?:مطلب|خبر) (?:یافت نشد|پیدا نشد|حذف شده است)|(?:הכתבה|הידיעה) (?:לא נמצאה|הוסרה)"
)
# "article 3 of the law was removed" is news: where "article" has that sense it must be this one, or the one asked for
GONE: Final = re.compile(
    r"\b(?:error|fehler|erreur|errore|ошибка|помилка|błąd|hata|fout|fel|virhe)\W{0,3}(?:4(?:04|10)|50[0-4])\b|\b404\b\W{0,3}(?:error|not found|page|fehler|seite)"
    r"|\b(?:page|url|(?:this|the|that) (?:article|story|content|post|link|address|blog|website))\b(?! office)[^.!?:]{0,60}(?:(?:can.?t|cannot|could(?:n.t| not)) be found|(?:does(?:n.t| not)|no longer) exists?"
    r"|no longer (?:available|here|online)|(?:has|have) been (?:re)?moved|(?:has|have) been (?:deleted|suspended)|has expired|isn.t (?:here|available))|nothing (?:was |could be )?found (?:here|at this)"
    r"|(?:can.t|could(?:n.t| not)|cannot) find (?:the|that|this|your) (?:page|article|story|link)"
    r"|\b(?:die|diese|ihre)\b(?: \w+){0,4} seite\b[^.!?:]{0,60}(?:nicht (?:gefunden|verfügbar|vorhanden|existier)|existier\w* (?:leider )?nicht|gibt es nicht|(?:wurde|worden)\b[^.!?:]{0,20}(?:gelöscht|entfernt|verschoben)|nicht mehr (?:verfügbar|vorhanden))|seite (?:wurde )?nicht gefunden"
    r"|\b(?:dieser|dieses|der gesuchte|der angeforderte) (?:artikel|inhalt|beitrag|dokument)\b[^.!?:]{0,60}(?:nicht (?:mehr )?(?:gefunden|verfügbar|vorhanden|existier)|existier\w* (?:leider )?nicht|gibt es nicht|(?:gelöscht|entfernt|verschoben))"
    r"|(?:page|cet article|ce contenu)\b[^.!?:]{0,60}(?:introuvable|n.existe (?:pas|plus)|n.est (?:plus|pas) (?:disponible|en ligne)|(?:pas|pu) été trouvée?|a été (?:supprimé|déplacé))"
    r"|(?:la página|página no|este (?:artículo|contenido)|el (?:artículo|contenido) que)\b[^.!?:]{0,60}(?:encontrad|no existe|ya no (?:existe|está)|no está disponible|sido (?:eliminad|movid)|no se (?:ha )?(?:encuentra|encontr))"
    r"|(?:la pagina|pagina non|questo (?:articolo|contenuto)|l.articolo che)\b[^.!?:]{0,60}(?:trovat|non esiste|non è (?:più )?disponibile|è stat[ao] (?:rimoss|spostat|eliminat|cancellat))"
    r"|(?:a página|página não|est[ea] (?:artigo|conteúdo|matéria)|o artigo que)\b[^.!?:]{0,60}(?:encontrad|não existe|não está (?:mais )?disponível|foi (?:removid|movid|excluíd))"
    r"|(?:de|deze) pagina\b[^.!?:]{0,60}(?:niet (?:worden )?gevonden|bestaat niet|niet meer|is verplaatst|verwijderd)|pagina niet gevonden"
    r"|(?:sidan|artikeln)\b[^.!?:]{0,50}(?:hitta(?:s|des) inte|inte hittas|finns inte)|(?:siden|artikk?elen|artiklen)(?: du \w+(?: \w+)?)? (?:blev |ble |kunne |kan )?(?:ikke (?:fundet|funnet|findes|finnes|længere|lenger)|findes ikke|finnes ikke|eksisterer ikke)"
    r"|sivua ei (?:löydy|ole|löytynyt)|strona\b[^.!?:]{0,50}(?:nie (?:została )?(?:znalezion|istnieje)|została (?:usunięta|przeniesiona))|nie znaleziono strony|stránk[ay]\b[^.!?:]{0,50}(?:ne(?:byla )?nalezen|neexistuje|nenašla|nenájden)"
    r"|oldal nem (?:található|létezik)|pagina\b[^.!?:]{0,50}nu (?:a fost găsit|există)|sayfa\w*\b[^.!?:]{0,50}(?:bulunama|mevcut değil|kaldırıl)|stranica\b[^.!?:]{0,50}(?:nije pronađena|ne postoji)"
    r"|σελίδα\b[^.!;:]{0,50}δεν (?:βρέθηκε|υπάρχει)|страниц\w+[^.!?:]{0,50}(?:не (?:найден|существ|намерен)|удален|перемещен)|сторінк\w+[^.!?:]{0,50}(?:не (?:знайден|існу)|видален)"
    r"|页面.{0,12}(?:不存在|未找到|找不到|删除)|(?:頁面|網頁).{0,12}(?:不存在|找不到)|找不到.{0,12}(?:页面|頁面|網頁|网页)|ページ.{0,8}(?:見つかりません|存在しません|ありません)|페이지.{0,10}(?:찾을 수 없|존재하지)"
    r"|الصفحة.{0,40}غير (?:موجودة|متوفرة)|הדף.{0,30}לא (?:נמצא|קיים)|صفحه.{0,30}(?:یافت نشد|پیدا نشد|وجود ندارد)|trang.{0,30}(?:không tồn tại|không tìm thấy)|không tìm thấy trang|halaman.{0,30}tidak (?:ditemukan|ada)"
    r"|\bthis (?:item|listing|story|article|post|job|offer|ad)\b[^.!?:]{0,12} (?:is no longer (?:here|available|online|shown)|has (?:ended|expired)|(?:has been|was) (?:withdrawn|unpublished|taken down))|news item \d+ is no longer here|the link you (?:followed|clicked) (?:no longer|has|does|is)"
    r"|(?:item|page|article|story|notice|content) (?:that )?you (?:requested|asked for|are looking for|were looking for)[^.!?:]{0,40} (?:is|was|has|no longer|not)\b|old links such as the one you|old addresses like the one you"
    r"|ไม่พบ(?:หน้า|ข่าว|เนื้อหา|บทความ)ที่คุณ|(?:यह|इस|जिस) (?:पेज|पन्ने|ख़बर|खबर)[^।\n]{0,30}(?:नहीं मिल|उपलब्ध नहीं|हटा दि)"
    r"|internal server error|application error|client-side exception|establishing a database connection|service (?:temporarily )?unavailable|bad gateway|gateway time-?out"
    r"|(?:we|site|website|page)\b[^.!?:]{0,30}(?:down|offline) for (?:scheduled |planned )?maintenance|(?:we|site|website)\b[^.!?:]{0,30}under(?:going)? (?:scheduled )?maintenance|(?:we.ll|will) be back (?:soon|shortly)"
    r"|wartungsarbeiten|(?:seite|website) wird (?:gerade |zurzeit |derzeit )?gewartet|(?:site|page) (?:est )?en maintenance|sito (?:è )?in manutenzione|sitio (?:está )?en mantenimiento|site (?:está )?em manutenção|технические работы|przerwa techniczna|メンテナンス中"
)
# a form that asks for an account
LOGIN: Final = re.compile(
    r"log ?in|sign ?in|password|username|forgot|register|create (?:an )?account|anmelden|passwor[td]|einloggen|registrier|se connecter|mot de passe|iniciar sesión|contraseña"
    r"|regístrate|accedi|registrati|iniciar sessão|senha|inloggen|wachtwoord|logga in|lösenord|zaloguj|hasło|войти|пароль|регистрац|giriş yap|şifre|登录|登入|密码|ログイン|パスワード|로그인"
    r"|logg? ind?\b|adgangskode|passord|kirjaudu|salasana|přihlásit|heslo|bejelentkez|jelszó|autentific|ai uitat parola|parolă|cadastr|авториз|зарегистрир|личный кабинет|увійти|зареєстр|σύνδεση|κωδικ"
    r"|đăng nhập|mật khẩu|đăng ký|\bmasuk\b|kata sandi|daftar akun|เข้าสู่ระบบ|รหัสผ่าน|लॉग ?इन|पासवर्ड|כניסה|סיסמה|התחבר|تسجيل الدخول|كلمة (?:المرور|السر)|گذرواژه|رمز عبور|비밀번호|会員登録"
    r"|zugangsdaten|kennwort|engangskode|meld(?:e|en sie) (?:dich|sich) (?:mit|an)"
    r"|logged in|correo electrónico|ingres(?:á|ar|a) (?:a|con)|email me a link|send (?:you )?a link"
    r"|lozink|лозинк|\bprijav(?:i|ite|a)\b|пријав|korisničko ime|корисничко|потребителско име|забравена парола|prihlás|používateľsk|felhasználónév|nume de utilizator|slaptažod|prisijung|pieslēg|parool|sisselogimi|kasutajatunnus"
    r"|identifiant|adresse e-?mail|adresă de e-?mail|verification code|einmalcode|code de vérification|código de verificación|codice di verifica|код подтверждения|kod doğrulama|doğrulama kod|验证码|驗證碼|인증번호|認証コード|קוד אימות|קוד בן"
    r"|signed out|session (?:has )?(?:expired|timed out)|access your account|institutional access|personal account"
)
LOGIN_TITLE: Final = re.compile(
    r"\b(?:log ?in|sign ?in|sign ?up|register|create (?:an |your )?account|(?:my|user) account|anmelden|anmeldung|einloggen|registrieren|connexion|se connecter|identifiez-vous|iniciar sesión|regístrate"
    r"|accedi|iniciar sessão|entrar|inloggen|logga in|log ind|zaloguj się|logowanie|přihlášení|войти|вход|giriş yap"
    r"|session (?:has )?(?:expired|timed out)|access options|faça login|ingres(?:á|a|e) (?:a|con) (?:tu|su)|logg inn|interner bereich|kirjaudu|bejelentkezés|autentificare|авторизация|личный кабинет|вхід|увійти|σύνδεση|đăng nhập|masuk)\b"
    r"|登录|登入|ログイン|로그인|เข้าสู่ระบบ|लॉग ?इन|כניסה|התחברות|تسجيل الدخول|ورود به"
    r"|^(?:mot de passe oublié|passwort vergessen|(?:forgot|reset) (?:your )?password|contraseña olvidada|password dimenticata|esqueci (?:a |minha )senha|(?:забыли|восстановление|сброс) парол[ья]|wachtwoord vergeten|nie pamiętam hasła|zapomenuté heslo|şifremi unuttum|lupa (?:kata sandi|password)|quên mật khẩu)\b"
    r"|^(?:two|2).(?:step|factor)\b|^zwei.faktor|^אימות דו|^двухфакторн",
    re.MULTILINE,
)
