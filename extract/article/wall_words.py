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
)
BOT_TEXT: Final = re.compile(
    r"checking (?:if the site connection is secure|your browser)|verif(?:y|ying)(?: that)? you(?:.re| are) (?:a )?(?:not a (?:ro)?bot|human)"
    r"|enable (?:js|javascript) (?:and|to)\b|(?:javascript and cookies|cookies and javascript) (?:are|to be) (?:re-?)?enabled"
    r"|unusual (?:traffic|activity) (?:from|on|coming)|press (?:&|and) hold|using automation tools|request could not be satisfied|request blocked|website firewall|whitelist your ip|from a country (?:belonging to|in) the european|unavailable (?:due to|for) legal reasons|think (?:that )?you (?:were|are|might be|may be) a (?:ro)?bot"
    r"|ray[ -]id:|incapsula incident|reference #[0-9a-f.]{8}|(?:don.t|do not) have permission to access"
    r"|(?:is|are)(?: currently)?(?: not|n.t) available in your (?:country|region|location|area)|(?:solve|complete|completing) (?:the|this|a) captcha"
    r"|ddos protection by|sent (?:us )?too many requests|your request (?:has been|was) (?:blocked|rejected)|(?:are you|you are not) a robot"
    # that a visitor is human, in any language: confirm, verify, prove
    r"|(?:confirm|verif|prove|bestätig|prouv|vérifi|demuestr|dimostr|comprov|bevestig|potwierd|подтверд|підтверд|bekräfta|bekræft|ověř|doğrula|επιβεβαι)"
    r"[^.!?\n]{0,60}\b(?:human|mensch|humain|umano|mens\b|człowiek|человек|людин|människa|menneske|člověk|insan|άνθρωπος|(?:un |um |en |kein |geen |not a )?ro?b[oôó]t|робот)"
    r"|(?:unusual|ungewöhnliche[nr]?|inhabituel|inusual|anomalo|incomum|ongebruikelijk|nietypowy|необычн\w+|незвичн\w+) (?:daten)?(?:traffic|verkehr|trafi[ck]o?|tráfico|tráfego|traffico|verkeer|ruch|трафик|трафік)"
    r"|traffico (?:anomalo|insolito)|(?:trafic|tráfico|tráfego) (?:inhabituel|inusual|incomum|anormal)"
    r"|\b(?:you have been|sie wurden|vous avez été|ha(?:s)? sido|sei stato|você foi|je bent|zostałeś|вас|du har) (?:\w+ )?(?:blocked|blockiert|gesperrt|bloqué|bloquead|bloccat|geblokkeerd|zablokowan|заблокир|blockera|blokeret)"
    r"|(?:too many|zu viele|trop de|demasiad[oa]s|tropp[ei]|muit[oa]s|te veel|zbyt (?:wiele|dużo)|слишком много|забагато|för många|for mange|příliš mnoho|çok fazla) (?:requests|anfragen|zugriffe|requêtes|demandes|solicitudes|peticiones|richieste|requisições|pedidos|verzoeken|żądań|запросов|запитів|förfrågningar|forespørgsler|požadavků|istek)"
    r"|sicherheit ihrer verbindung|sécurité de votre connexion|seguridad de (?:su|tu) conexión|sicurezza della (?:tua|sua) connessione|segurança da sua conexão|поведени\w+ вашего браузера|comportement de votre navigateur"
    r"|проверка вашего браузера|ロボットでは(?:ない|ありません)|アクセスが(?:一時的に)?制限|不是机器人|人机验证|请完成.{0,6}验证|请输入.{0,4}验证码|访问(?:过于频繁|受限)|로봇이 아닙니다"
)
# the page is gone, or the server can't show it now: whole parts of titles, and sentences
GONE_TITLE: Final = re.compile(
    r"(?:error |fehler |erreur )?(?:404|410|50[0-4])(?: error| fehler)?|(?:404\W{1,3})?(?:page )?not found|page error|oops|gone"
)
GONE: Final = re.compile(
    r"\b(?:error|fehler|erreur|errore|ошибка|помилка|błąd|hata|fout|fel|virhe)\W{0,3}(?:4(?:04|10)|50[0-4])\b|\b404\b\W{0,3}(?:error|not found|page|fehler|seite)"
    r"|\b(?:page|article|story|content|post|link|url|address|document|blog|site|website)s?\b[^.!?]{0,70}(?:(?:can.?t|cannot|could(?:n.t| not)) be found|(?:does(?:n.t| not)|no longer) exists?"
    r"|no longer (?:available|here|online)|been (?:re)?moved|been deleted|been suspended|has expired|isn.t (?:here|available))|nothing (?:was |could be )?found (?:here|at this|for)"
    r"|(?:can.t|could(?:n.t| not)|cannot) find (?:the|that|this|your) (?:page|article|story|link)"
    r"|\b(?:seite|artikel|inhalt|beitrag|adresse|dokument)\b[^.!?]{0,80}(?:nicht (?:gefunden|verfügbar|vorhanden|mehr)|existier\w* (?:leider )?nicht|gibt es nicht|gelöscht|entfernt|verschoben)"
    r"|(?:page|article|contenu|adresse)\b[^.!?]{0,80}(?:introuvable|n.existe (?:pas|plus)|n.est (?:plus|pas) (?:disponible|en ligne)|(?:pas|pu) été trouvée?|a été (?:supprimé|déplacé))"
    r"|(?:página|artículo|contenido|dirección)\b[^.!?]{0,80}(?:no (?:ha sido |fue |pudo ser )?encontrad|no existe|ya no (?:existe|está)|no está disponible|sido (?:eliminad|movid)|no se (?:ha )?(?:encuentra|encontr))"
    r"|(?:pagina|articolo|contenuto)\b[^.!?]{0,80}(?:non (?:è stat[ao] )?trovat|non esiste|non è (?:più )?disponibile|è stat[ao] (?:rimoss|spostat|eliminat|cancellat))"
    r"|(?:página|artigo|conteúdo|matéria)\b[^.!?]{0,80}(?:não (?:foi )?encontrad|não existe|não está (?:mais )?disponível|foi (?:removid|movid|excluíd))"
    r"|(?:pagina|artikel)\b[^.!?]{0,80}(?:niet (?:worden )?gevonden|bestaat niet|niet meer|is verplaatst|verwijderd)"
    r"|(?:sidan|siden|artikeln|artikkelen|artiklen)\b[^.!?]{0,60}(?:hitta(?:s|des) inte|inte hittas|finns inte|ikke (?:fundet|funnet|finnes|længere)|find(?:e)?s ikke|finnes ikke|eksisterer ikke|kunne ikke)"
    r"|sivua ei|(?:stron[aęy]|artykuł)\b[^.!?]{0,60}(?:nie (?:została )?(?:znalezion|istnieje)|usunięt|przeniesion)|nie znaleziono|strán?k[ay]\b[^.!?]{0,60}(?:ne(?:byla )?nalezen|neexistuje|nenašla|nenájden)"
    r"|oldal nem (?:található|létezik)|pagina\b[^.!?]{0,60}nu (?:a fost găsit|există)|sayfa\w*\b[^.!?]{0,60}(?:bulunama|mevcut değil|kaldırıl)|stranica\b[^.!?]{0,60}(?:nije pronađena|ne postoji)"
    r"|σελίδα\b[^.!;]{0,60}δεν (?:βρέθηκε|υπάρχει)|страниц\w+[^.!?]{0,70}(?:не (?:найден|существ|намерен)|удален|перемещен|не е намерена)|сторінк\w+[^.!?]{0,70}(?:не (?:знайден|існу)|видален)"
    r"|页面.{0,12}(?:不存在|未找到|找不到|删除)|(?:頁面|網頁).{0,12}(?:不存在|找不到)|找不到.{0,12}(?:页面|頁面|網頁|网页)|ページ.{0,8}(?:見つかりません|存在しません|ありません)|페이지.{0,10}(?:찾을 수 없|존재하지)"
    r"|الصفحة.{0,40}غير (?:موجودة|متوفرة)|لم يتم العثور|הדף.{0,30}לא (?:נמצא|קיים)|صفحه.{0,30}(?:یافت نشد|پیدا نشد|وجود ندارد)|trang.{0,30}(?:không tồn tại|không tìm thấy)|không tìm thấy trang|halaman.{0,30}tidak (?:ditemukan|ada)"
    r"|internal server error|application error|client-side exception|database connection|service (?:temporarily )?unavailable|bad gateway|gateway time-?out|(?:down|offline) for (?:scheduled |planned )?maintenance|under(?:going)? (?:scheduled )?maintenance|be back (?:soon|shortly)"
    r"|wartungsarbeiten|gerade gewartet|en maintenance|in manutenzione|en mantenimiento|em manutenção|технические работы|przerwa techniczna|メンテナンス中"
)
# a form that asks for an account
LOGIN: Final = re.compile(
    r"log ?in|sign ?in|password|username|forgot|register|create (?:an )?account|anmelden|passwor[td]|einloggen|registrier|se connecter|mot de passe|iniciar sesión|contraseña"
    r"|regístrate|accedi|registrati|iniciar sessão|senha|inloggen|wachtwoord|logga in|lösenord|zaloguj|hasło|войти|пароль|регистрац|giriş yap|şifre|登录|登入|密码|ログイン|パスワード|로그인"
)
LOGIN_TITLE: Final = re.compile(
    r"\b(?:log ?in|sign ?in|sign ?up|register|create (?:an |your )?account|(?:my|user) account|anmelden|anmeldung|einloggen|registrieren|connexion|se connecter|identifiez-vous|iniciar sesión|regístrate"
    r"|accedi|iniciar sessão|entrar|inloggen|logga in|log ind|zaloguj się|logowanie|přihlášení|войти|вход|giriş yap)\b|登录|登入|ログイン|로그인"
)
