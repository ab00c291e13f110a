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
    r"checking (?:if the site connection is secure|your browser)|(?:verif(?:y|ying)|confirm|prove)(?: that)? you(?:.re| are) (?:a )?(?:not a (?:ro)?bot|human)"
    r"|enable (?:js|javascript) (?:and|to)\b|(?:javascript and cookies|cookies and javascript) (?:are|to be) (?:re-?)?enabled"
    r"|unusual (?:traffic|activity) (?:from|on|coming from) your|press (?:&|and) hold|using automation tools|request could not be satisfied|request blocked|website firewall|whitelist your ip"
    r"|access(?:ing)? this (?:web)?site from a country|unavailable (?:due to|for) legal reasons|think (?:that )?you (?:were|are|might be|may be) a (?:ro)?bot"
    r"|ray[ -]id:|incapsula incident|reference #[0-9a-f.]{8}|you (?:don.t|do not) have permission to access|you have been blocked"
    r"|(?:is|are)(?: currently)?(?: not|n.t) available in your (?:country|region|location|area)|(?:solve|complete|completing) (?:the|this|a) captcha"
    r"|ddos protection by|sent (?:us )?too many requests|your request (?:has been|was) (?:blocked|rejected)|(?:are you|you are not) a robot"
    # the same to the reader in other languages: that he is human, was stopped, asks too often
    r"|dass sie (?:ein mensch|kein roboter)|sind sie ein mensch|sicherheit ihrer verbindung|aus ihrem netzwerk"
    r"|vous (?:êtes|n.êtes pas) (?:bien )?(?:un )?(?:être )?(?:humain|robot)|vous avez été bloqué|sécurité de votre connexion|comportement de votre navigateur"
    r"|no eres un robot|eres (?:un ser )?humano|has sido bloquead|seguridad de (?:su|tu) conexión|desde (?:su|tu) red"
    r"|(?:non sei|di non essere|non essere) un robot|sei stato bloccat|sicurezza della (?:tua|sua) connessione|dalla tua rete"
    r"|(?:não é|não sou) um robô|você foi bloquead|segurança da sua conexão|(?:je|u) (?:een mens bent|geen robot)|je bent geblokkeerd"
    r"|nie jesteś robotem|jesteś człowiekiem|zostałeś zablokowan|(?:вы|я) не робот|что вы человек|вас заблокир|вашего браузера|ви не робот|що ви людина"
    r"|(?:inte|ikke) (?:är |er )?en robot|du är (?:en )?människa|du er et menneske|nejste robot|jste člověk|robot olmadığınız|δεν είστε ρομπότ"
    r"|ロボットでは(?:ない|ありません)|アクセスが(?:一時的に)?制限|不是机器人|人机验证|请完成.{0,6}验证|请输入.{0,4}验证码|访问(?:过于频繁|受限)|로봇이 아닙니다"
)
# the page is gone, or the server can't show it now: whole parts of titles, and sentences
GONE_TITLE: Final = re.compile(
    r"(?:error |fehler |erreur )?(?:404|410|50[0-4])(?: error| fehler)?|(?:404\W{1,3})?(?:page )?not found|page error|oops|gone"
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
    r"|internal server error|application error|client-side exception|establishing a database connection|service (?:temporarily )?unavailable|bad gateway|gateway time-?out"
    r"|(?:we|site|website|page)\b[^.!?:]{0,30}(?:down|offline) for (?:scheduled |planned )?maintenance|(?:we|site|website)\b[^.!?:]{0,30}under(?:going)? (?:scheduled )?maintenance|(?:we.ll|will) be back (?:soon|shortly)"
    r"|wartungsarbeiten|(?:seite|website) wird (?:gerade |zurzeit |derzeit )?gewartet|(?:site|page) (?:est )?en maintenance|sito (?:è )?in manutenzione|sitio (?:está )?en mantenimiento|site (?:está )?em manutenção|технические работы|przerwa techniczna|メンテナンス中"
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
