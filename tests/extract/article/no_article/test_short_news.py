"""Short news without a date may use the words of walls and of requests to subscribe."""

import pytest

from extract.article.read import read_article
from records.article import ParsedArticle

NEWS = (
    (
        "Bones found in the old quarry",
        "Police confirmed on Tuesday that human remains were found in the quarry by two walkers.",
    ),
    (
        "Volcano shows new life",
        "Scientists measured unusual activity from the crater and closed the upper paths to visitors.",
    ),
    (
        "Driver fined",
        "The driver had exceeded the speed limit by forty and must now walk to work for half a year.",
    ),
    ("Pool opens again", "The club built a new pool, and from Friday it is open only for members."),
    (
        "New lens for the telescope",
        "The update is available to users of the observatory from next week on.",
    ),
    (
        "Fans queue for cup tickets",
        "The first thousand tickets are reserved for members of the supporters' club.",
    ),
    (
        "A letter to the council",
        "The story told to members of the jury was a different one, the lawyer said.",
    ),
    (
        "Vote on Sunday",
        "Registered voters in the rest of the country choose a new parliament on Sunday.",
    ),
    (
        "Post office closes",
        "The post office building on the square has been removed from the list of monuments.",
    ),
    (
        "Mayor answers",
        "The mayor said that the site of the old mill had been moved twice since the flood.",
    ),
    (
        "Auf der falschen Seite: Radweg wird verschoben",
        "Der Radweg auf der anderen Seite kommt nicht mehr in diesem Jahr, sagt die Stadt.",
    ),
    (
        "Amt überlastet",
        "Das Amt bekommt zu viele Anfragen und antwortet erst nach Wochen, klagt der Landrat.",
    ),
    (
        "Gesetz geändert",
        "Der Artikel 3 des Gesetzes wurde gestern mit großer Mehrheit gestrichen, nicht verschoben.",
    ),
    (
        "La ley cambia",
        "El artículo 5 de la ley ha sido eliminado por el Congreso con los votos de dos partidos.",
    ),
    (
        "Carretera cortada",
        "La carretera ha sido bloqueada por la nieve y los vecinos esperan las máquinas.",
    ),
    ("Entradas", "Las entradas del domingo son sólo para socios, anunció el club en su página."),
    (
        "Loi votée",
        "L'article 3 de la loi a été supprimé par le Sénat dans la nuit de mardi à mercredi.",
    ),
    (
        "Match",
        "Cinq cents places sont réservées aux abonnés du club, les autres seront vendues samedi.",
    ),
    (
        "Derby",
        "I biglietti sono riservati agli abbonati fino a venerdì, poi comincia la vendita libera.",
    ),
    (
        "Legge",
        "L'articolo 7 della legge è stato eliminato dal Parlamento con una larga maggioranza.",
    ),
    (
        "Il mostro del lago",
        "La conferma arriva dal laboratorio: verificato che il dente è umano e molto antico.",
    ),
    ("Fund im Moor", "Die Polizei bestätigte gestern, dass ein Mensch im Moor gefunden wurde."),
    ("Zwembad", "Het zwembad is alleen voor leden geopend, meldt de gemeente op haar pagina."),
    ("Badet", "Badhuset är öppet bara för våra barn och deras föräldrar, säger kommunen."),
    (
        "Находка",
        "Учёные подтвердили, что найденный череп принадлежал человеку: человек жил у реки.",
    ),
    ("Imports rise", "The lorry came from a country in the European Union and carried apples."),
    (
        "Server breaks down",
        "The town's registry was down for maintenance on Monday, and weddings had to wait.",
    ),
    (
        "Private club burns",
        "A members-only club in the old town burned down; nobody was hurt in the night.",
    ),
    ("Unlock your garden", "Spring is here, and gardeners unlock the full beauty of their beds."),
    ("Skier", "Der Lift ist nur für Mitglieder offen, teilt der Verein mit."),
    ("会員", "このスーパーの会員限定セールには朝から長い列ができた。市民の声を聞いた。"),
    (
        "Players suspended",
        "Sie wurden gesperrt, weil sie sich im Spiel geschlagen hatten, teilte der Verband mit.",
    ),
    (
        "Bro lukket",
        "For ti år siden kunne ikke en eneste bil komme over broen, sagde borgmesteren i går.",
    ),
    (
        "Ny sti",
        "På den anden side af fjorden og siden åbningen findes ikke en eneste bænk, klager borgerne.",
    ),
    ("Umowa", "Obie strony umowy zostały przeniesione do sądu w stolicy, podał rzecznik w piątek."),
    (
        "Bilder",
        "Artikel har stulits ur butiken, och sidan av huset målas om till våren, säger ägaren.",
    ),
    ("Страница истории", "Эта страница истории города не забыта: музей открылся в пятницу утром."),
    ("Login", "The thieves used the password of a clerk to log in, the court heard on Friday."),
    ("Tickets", "Fans can register online from Monday to view the new stadium before the opening."),
    (
        "Data",
        "The company will ask for consent before it uses personal data for advertising, it said.",
    ),
    (
        "Cookies for all",
        "The bakery gives its cookies away on Friday: accept all you can carry, the owner says.",
    ),
    (
        "Privacy law",
        "Parliament passed the privacy law; websites must let readers reject all cookies and withdraw consent.",
    ),
    (
        "Nytt badhus",
        "Kommunen köper mark för att bygga hela badhuset, och invånarna kan läsa hela planen i receptionen.",
    ),
    (
        "Nuevo tren",
        "El tren no está disponible los domingos y la página de la compañía lo anuncia desde ayer.",
    ),
    (
        "Concert",
        "Les abonnés peuvent lire la suite du programme dans la brochure, dit le directeur.",
    ),
    (
        "Trasporti",
        "Gli utenti registrati possono leggere tutto l'orario alla stazione, scrive il comune.",
    ),
    (
        "Neue Halle",
        "Wer weiterlesen will, kann das Buch in der Halle kaufen, sagte die Autorin am Abend.",
    ),
    (
        "Abo im Theater",
        "Das Theater verkauft ab Montag sein neues Abo, exklusiv für Abonnenten gibt es eine Probe.",
    ),
    (
        "Robots at work",
        "The lab will prove that a robot can pick apples, and farmers are not sure that they like it.",
    ),
    (
        "Kein Roboter",
        "Der Zug fährt ohne Fahrer, aber kein Roboter verkauft die Karten, bestätigt die Bahn.",
    ),
    (
        "Traffic",
        "Police saw unusual traffic on the coast road and stopped three lorries with stolen boats.",
    ),
    (
        "The page is open",
        "The page of the register is open again, and the missing names can be found in it.",
    ),
)
QUIET = (
    "Nobody else was there that night, and the town went to sleep early, as it always does in winter,"
    " the keeper said."
)


@pytest.mark.parametrize(("title", "text"), NEWS)
def test_news_without_a_date_may_use_the_words_of_walls(title, text):
    body = f"<article><h1>{title}</h1><p>{text}</p><p>{QUIET}</p></article>"
    html = f"<html><head><title>{title} | The Bay</title></head><body>{body}</body></html>"
    parsed = read_article(html.encode(), url="https://bay.example/n/1", source="bay")
    assert isinstance(parsed, ParsedArticle)
    assert not parsed.paywalled


def test_two_short_paragraphs_below_a_form_in_the_header_are_an_article():
    form = (
        "<header><form>Log in <input type=password> Forgot your password? Register</form></header>"
    )
    told = "<p>The night ferry to the harbour stays, the council said.</p><p>It will sail at eleven every evening until the spring.</p>"
    body = (
        f"{form}<article><h1>Night ferry stays</h1>{told}<p>Tickets cost one crown.</p></article>"
    )
    html = f"<html><head><title>Night ferry stays</title></head><body>{body}</body></html>"
    parsed = read_article(html.encode(), url="https://bay.example/n/1", source="bay")
    assert isinstance(parsed, ParsedArticle)
