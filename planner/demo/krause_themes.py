"""What the plumber posts about: tips, building sites, the team, and now and then a plea for apprentices."""

from planner.demo.client import Note, Theme

TIPP, BAUSTELLE, TEAM, FOERDERUNG, NOTDIENST = "Tipp vom Meister", "Baustelle", "Team", "Förderung", "Notdienst"

ALL = "blog facebook instagram pinterest"
PICTURES = "facebook instagram pinterest"
PAGE = "blog facebook instagram"
BOTH = "facebook instagram"
COLD = (10, 11, 12, 1, 2)
WARM = (4, 5, 6, 7, 8, 9)

THEMES = (
    Theme(
        "Frostschutz für Außenleitungen: In vier Schritten winterfest",
        TIPP,
        ALL,
        "Absperren, entleeren, Hahn offen lassen, Kappe drauf. Wer den Gartenhahn jetzt winterfest macht, spart sich im "
        "Februar die aufgestemmte Wand. Markus Krause zeigt, wo das Ventil sitzt.",
        "Gartenhahn winterfest in vier Schritten: absperren, entleeren, offen lassen, Kappe drauf.",
        months=COLD,
    ),
    Theme(
        "Heizung entlüften: Wenn es gluckert, ist es Zeit",
        TIPP,
        ALL,
        "Schlüssel, Becher, Lappen, fünf Minuten: So wird der Heizkörper wieder bis oben warm. Danach den Druck prüfen, "
        "er sollte zwischen 1,5 und 2 bar liegen.",
        "Es gluckert? Schlüssel, Becher, Lappen, fünf Minuten. Danach den Druck prüfen.",
        months=(9, 10, 11, 12, 1, 2, 3),
        campaign="Heizungscheck",
    ),
    Theme(
        "Azubi gesucht: Anlagenmechaniker SHK für {jahr}",
        TEAM,
        "blog facebook instagram",
        "Du willst wissen, was hinter der Wand passiert? Ausbildung ab 1. September, Werkzeug und Führerscheinzuschuss "
        "inklusive. Eine Woche Probearbeiten, dann reden wir.",
        "Azubi gesucht! Eine Woche Probearbeiten, dann reden wir.",
        campaign="Azubi gesucht",
        audience="Schulabgänger",
    ),
    Theme(
        "Bad barrierefrei: Ein Umbau in neun Tagen",
        BAUSTELLE,
        ALL,
        "Wanne raus, bodengleiche Dusche rein, Haltegriffe dort, wo man sie braucht: Bei Familie Berger hat der Umbau neun "
        "Arbeitstage gedauert. Die Pflegekasse hat 4.000 Euro dazugegeben.",
        "Wanne raus, Dusche rein: ein barrierefreies Bad in neun Tagen.",
        audience="Eigentümer",
    ),
    Theme(
        "Wärmepumpe: Förderung {jahr} einfach erklärt",
        FOERDERUNG,
        "blog facebook instagram",
        "Grundförderung, Klimabonus, Einkommensbonus: Was zusammenkommt, was vorher beantragt sein muss und warum der "
        "Antrag vor dem Auftrag kommt. Mit Rechenbeispiel für ein Haus von 1986.",
        "Erst Antrag, dann Auftrag: die Förderung für Wärmepumpen {jahr}.",
        audience="Eigentümer",
    ),
    Theme(
        "Notdienst über Weihnachten: So sind wir erreichbar",
        NOTDIENST,
        "blog facebook instagram",
        "Auch in den Betriebsferien lassen wir niemanden im Kalten sitzen. Die Notdienstnummer gilt rund um die Uhr für "
        "Heizungsausfall und Rohrbruch. Für alles andere sind wir im neuen Jahr wieder da.",
        "Heizung aus am Heiligabend? Die Notdienstnummer gilt rund um die Uhr.",
        months=(12,),
    ),
    Theme(
        "Tropfender Wasserhahn: Was er im Jahr kostet",
        TIPP,
        ALL,
        "Ein Tropfen pro Sekunde macht rund 6.000 Liter im Jahr. Meist ist nur die Dichtung hin. Welche es ist und wann "
        "man uns lieber ruft.",
        "Ein Tropfen pro Sekunde sind 6.000 Liter im Jahr. Meist ist nur die Dichtung hin.",
        evergreen=True,
    ),
    Theme(
        "Kalk im Duschkopf: Essig reicht, Geduld auch",
        TIPP,
        PICTURES,
        "Beutel mit Essigessenz drüber, Gummi drum, zwei Stunden warten. Das hilft besser als jedes Spray aus der "
        "Werbung und kostet 40 Cent.",
        "Beutel, Essig, Gummi, zwei Stunden: der Duschkopf ist wie neu.",
        evergreen=True,
    ),
    Theme(
        "Vorher und nachher: Das Gästebad unter der Schräge",
        BAUSTELLE,
        PICTURES,
        "1,90 Meter an der höchsten Stelle und trotzdem Platz für Dusche, Becken und Regal. Geplant von Lukas, gefliest "
        "von der Firma Wimmer nebenan.",
        "Gästebad unter der Schräge: 1,90 Meter Höhe und trotzdem eine Dusche.",
    ),
    Theme(
        "Neu im Team: Lukas hat ausgelernt und bleibt",
        TEAM,
        PAGE,
        "Vor dreieinhalb Jahren kam er mit einer Vier in Mathe, jetzt hat er die Gesellenprüfung mit Gut bestanden. Wir "
        "freuen uns, dass er bleibt.",
        "Gesellenprüfung bestanden. Lukas bleibt!",
    ),
    Theme(
        "Rohrbruch: Was in den ersten zehn Minuten zählt",
        NOTDIENST,
        PAGE,
        "Haupthahn zu, Strom im betroffenen Raum aus, Fotos für die Versicherung, dann anrufen. Wo der Haupthahn sitzt, "
        "sollte jeder im Haus wissen.",
        "Haupthahn zu, Strom aus, Fotos machen, anrufen. In dieser Reihenfolge.",
        evergreen=True,
    ),
    Theme(
        "Hydraulischer Abgleich: Warum oben kalt bleibt, was unten glüht",
        TIPP,
        PAGE,
        "Das Wasser nimmt den bequemsten Weg. Beim Abgleich bekommt jeder Heizkörper genau so viel, wie er braucht. Das "
        "spart bis zu zehn Prozent und ist oft Bedingung für Zuschüsse.",
        "Oben kalt, unten heiß? Der hydraulische Abgleich hilft und spart bis zu zehn Prozent.",
        campaign="Heizungscheck",
    ),
    Theme(
        "Drei Bäder, drei Stile: Ideen aus diesem Jahr",
        BAUSTELLE,
        PICTURES,
        "Warmes Holz, klares Weiß, mutiges Grün: drei Bäder, die wir in diesem Jahr gebaut haben, mit den Namen der Fliesen.",
        "Holz, Weiß oder Grün? Drei Bäder aus diesem Jahr, mit den Namen der Fliesen.",
    ),
    Theme(
        "Regenwasser nutzen: Zisterne nachrüsten lohnt sich",
        TIPP,
        ALL,
        "Garten und Toilette brauchen kein Trinkwasser. Was eine Zisterne kostet, wo sie genehmigt werden muss und wie "
        "schnell sie sich rechnet.",
        "Für den Garten braucht es kein Trinkwasser: Was eine Zisterne kostet.",
        months=WARM,
    ),
    Theme(
        "Außendusche für den Garten: An einem Samstag montiert",
        BAUSTELLE,
        PICTURES,
        "Kaltwasser, Holzrost, ein Abfluss ins Kiesbett: Familie Seidl hat mit uns eine Gartendusche gebaut. Die "
        "Teileliste zum Nachmachen.",
        "Gartendusche an einem Samstag: die Teileliste zum Nachmachen.",
        months=(5, 6, 7, 8),
    ),
    Theme(
        "Legionellen nach dem Urlaub: Erst spülen, dann duschen",
        TIPP,
        BOTH,
        "Nach zwei Wochen Stillstand heißes Wasser drei Minuten laufen lassen, Fenster auf, nicht einatmen. Klingt "
        "übertrieben, ist es nicht.",
        "Nach dem Urlaub: drei Minuten heiß spülen, dann duschen.",
        months=(6, 7, 8, 9),
    ),
    Theme(
        "Heizungswartung: Was wir prüfen und warum jedes Jahr",
        TIPP,
        PAGE,
        "Brenner, Abgas, Druck, Sicherheitsventil: Die Wartung dauert eine Stunde und kostet weniger als eine kalte "
        "Woche im Januar. Termine für den Herbst sind jetzt frei.",
        "Eine Stunde Wartung statt einer kalten Woche im Januar.",
        months=(6, 7, 8, 9, 10),
        campaign="Heizungscheck",
    ),
    Theme(
        "Ein Tag auf Montage mit Ayşe",
        TEAM,
        BOTH,
        "6.45 Uhr Lager, 7.30 Uhr Heizkessel, 12 Uhr Leberkäse, 14 Uhr Kundengespräch: Gesellin Ayşe nimmt uns mit.",
        "Lager, Heizkessel, Leberkäse: ein Tag mit Gesellin Ayşe.",
    ),
    Theme(
        "Toilette verstopft: Pümpel ja, Chemie nein",
        TIPP,
        BOTH,
        "Rohrreiniger greift Dichtungen an und löst selten, was wirklich feststeckt. Was mit heißem Wasser, Spülmittel "
        "und einem Pümpel geht und wann die Spirale kommt.",
        "Pümpel ja, Chemie nein. Warum Rohrreiniger mehr schadet als hilft.",
        evergreen=True,
    ),
    Theme(
        "Förderung für das barrierefreie Bad: Pflegekasse oder KfW?",
        FOERDERUNG,
        "blog facebook",
        "Mit Pflegegrad zahlt die Kasse bis zu 4.180 Euro, ohne hilft ein Kredit. Beides zusammen geht selten. Wir "
        "sortieren die Papiere mit Ihnen.",
        "Pflegekasse oder Kredit? Wer das barrierefreie Bad mitbezahlt.",
    ),
    Theme(
        "Baustelle Kindergarten: 14 kleine Waschbecken",
        BAUSTELLE,
        PICTURES,
        "Montagehöhe 55 Zentimeter, Bögen in vier Farben: Im Kindergarten Sonnenschein haben wir den Waschraum erneuert. Die "
        "Bauleitung war vier Jahre alt.",
        "14 Waschbecken auf 55 Zentimetern. Die Bauleitung war vier Jahre alt.",
    ),
    Theme(
        "Smarte Thermostate: Drei Modelle im Praxistest",
        TIPP,
        PAGE,
        "Drei Wochen, drei Zimmer, drei Hersteller. Welcher Thermostat das Fenster erkennt, welcher den Akku frisst und "
        "welchen Markus zu Hause behalten hat.",
        "Drei smarte Thermostate im Test. Einen hat der Chef behalten.",
    ),
    Theme(
        "Werkzeug der Woche: Die Rohrzange von Opa Krause",
        TEAM,
        PICTURES,
        "Baujahr 1958, drei Generationen, noch nie kaputt. Warum sie im Wagen bleibt, obwohl es längst leichtere gibt.",
        "Baujahr 1958 und noch nie kaputt: die Rohrzange von Opa Krause.",
    ),
    Theme(
        "Armaturen: Schwarz, Messing oder doch Chrom?",
        TIPP,
        PICTURES,
        "Schwarz zeigt Kalk, Messing lebt, Chrom verzeiht. Was in hartem Wasser wirklich lange gut aussieht.",
        "Schwarz zeigt Kalk, Messing lebt, Chrom verzeiht.",
    ),
    Theme(
        "Kundin der Woche: Neue Heizung mit 82",
        BAUSTELLE,
        BOTH,
        "„Ich will es noch warm haben, wenn ich hundert bin.“ Erna Hofmann hat sich für eine Pelletheizung entschieden. Ein "
        "Hausbesuch mit Kuchen.",
        "„Ich will es noch warm haben, wenn ich hundert bin.“",
    ),
    Theme(
        "Wasserhärte in unserer Stadt: Die Karte",
        TIPP,
        "facebook pinterest blog",
        "Nördlich der Bahn 14, südlich 19 Grad deutscher Härte. Was das für Boiler, Kaffeemaschine und Enthärtungsanlage heißt.",
        "14 oder 19 Grad? Die Karte der Wasserhärte für unsere Stadt.",
    ),
    Theme(
        "Ordnung in der Waschküche: Fünf Ideen",
        TIPP,
        "pinterest instagram facebook",
        "Waschmaschine hoch, Wäscheschacht runter, Ausgussbecken tief: fünf Ideen, die beim Umbau fast nichts kosten.",
        "Fünf Ideen für die Waschküche, die beim Umbau fast nichts kosten.",
    ),
    Theme(
        "Was kostet ein neues Bad? Ehrliche Spannen",
        BAUSTELLE,
        "blog facebook pinterest",
        "Gästebad ab 9.000, Familienbad ab 22.000 Euro. Was den Preis treibt, wo man sparen kann und wo man es bereut.",
        "Gästebad ab 9.000, Familienbad ab 22.000 Euro: was den Preis treibt.",
    ),
    Theme(
        "Gasheizung tauschen: Wann es Pflicht ist und wann nicht",
        FOERDERUNG,
        PAGE,
        "Dreißig Jahre alt heißt nicht automatisch Austausch. Welche Ausnahmen gelten und weshalb sich ein Blick auf das "
        "Typenschild lohnt.",
        "30 Jahre alt heißt nicht automatisch raus. Welche Ausnahmen gelten.",
    ),
    Theme(
        "Feierabend: Das Team beim Firmenlauf",
        TEAM,
        BOTH,
        "Sieben gestartet, sieben angekommen, einer in Arbeitsschuhen. Der Grillabend danach war schneller voll als der "
        "Zieleinlauf.",
        "Sieben gestartet, sieben angekommen, einer in Arbeitsschuhen.",
        months=(5, 6, 7, 8, 9, 10),
    ),
    Theme(
        "Danke, Renate: 25 Jahre im Büro",
        TEAM,
        BOTH,
        "25 Jahre Aufträge, Rechnungen und die ruhigste Stimme am Telefon. Heute gibt es Torte statt Rechnung.",
        "25 Jahre die ruhigste Stimme am Telefon. Danke, Renate!",
    ),
    Theme(
        "Duschen statt Baden: Was eine bodengleiche Dusche braucht",
        TIPP,
        PICTURES,
        "Mindestens zwölf Zentimeter Aufbauhöhe, ein Gefälle von zwei Prozent und einen Abfluss, den man auch putzen kann.",
        "Zwölf Zentimeter Aufbau, zwei Prozent Gefälle: die bodengleiche Dusche.",
    ),
    Theme(
        "Rückstau im Keller: Wann eine Klappe Pflicht ist",
        NOTDIENST,
        PAGE,
        "Nach Starkregen kommt das Wasser von unten. Wer Abläufe unter der Rückstauebene hat, braucht eine Klappe, und "
        "die braucht Wartung.",
        "Nach Starkregen kommt das Wasser von unten. Wann eine Rückstauklappe Pflicht ist.",
    ),
    Theme(
        "Lehrlingswerkstatt: Die erste gelötete Ente",
        TEAM,
        BOTH,
        "Kupferrohr, Lot, ein wenig Fantasie: Im ersten Lehrjahr baut bei uns jeder ein Tier. Dieses Jahr wurde es eine Ente.",
        "Kupferrohr, Lot, Fantasie: die erste gelötete Ente.",
        campaign="Azubi gesucht",
    ),
    Theme(
        "Spülkasten rauscht: Zwei Ursachen, ein Handgriff",
        TIPP,
        BOTH,
        "Entweder klemmt der Schwimmer oder die Glocke sitzt schief. Beides sieht man, wenn der Deckel ab ist. Markus "
        "zeigt es im Video.",
        "Rauscht der Spülkasten? Deckel ab, zwei Ursachen, ein Handgriff.",
        evergreen=True,
    ),
    Theme(
        "Besuch von der Grundschule: Wohin fließt das Wasser?",
        TEAM,
        BOTH,
        "22 Kinder, ein durchsichtiges Rohr, sehr viel blaue Farbe. Am Ende wussten alle, was ein Siphon ist. Und wozu "
        "er gut ist.",
        "22 Kinder, ein durchsichtiges Rohr, sehr viel blaue Farbe.",
    ),
    Theme(
        "Rundbrief: Termine für die Wartung und ein Wort zur Förderung",
        FOERDERUNG,
        "rundbrief",
        "Freie Wartungstermine, die Förderung in vier Sätzen und ein Foto vom neuen Lager.",
    ),
    Theme(
        "Rundbrief: Drei Bäder und eine Ausbildungsstelle",
        BAUSTELLE,
        "rundbrief",
        "Drei Bäder aus diesem Jahr und die Frage, wer jemanden kennt, der jemanden kennt.",
    ),
    Theme(
        "Rundbrief: Wasserhärte, Kalk und die Sache mit dem Essig",
        TIPP,
        "rundbrief",
        "Die Karte der Wasserhärte, der Trick mit dem Beutel und unsere neuen Öffnungszeiten.",
    ),
    Theme(
        "Rundbrief: Hinter der Wand, ein Rohr erzählt",
        BAUSTELLE,
        "rundbrief",
        "Wie lange Leitungen halten, woran man alte erkennt und was ein Austausch kostet.",
    ),
    Theme(
        "Rundbrief: Was im Notfall zu tun ist",
        NOTDIENST,
        "rundbrief",
        "Die erste Viertelstunde beim Rohrbruch, zum Ausschneiden für den Sicherungskasten.",
    ),
    Theme("Aushang: Notdienstnummer", NOTDIENST, "aushang", "A4, wetterfest, für Baustoffhandel und Gemeindehaus."),
    Theme("Aushang: Azubi gesucht", TEAM, "aushang", "A3 mit Abreißzetteln, Berufsschule und Jugendzentrum."),
    Theme("Aushang: Infoabend Wärmepumpe", FOERDERUNG, "aushang", "A3, im Feuerwehrhaus, Anmeldung im Büro."),
    Theme("Aushang: Wartungstermine", TIPP, "aushang", "A4, Baustoffhandel und Bäckerei."),
    Theme("Aushang: Tag der offenen Werkstatt", TEAM, "aushang", "A3, mit Bratwurst und Rohrbiegen für Kinder."),
)

BACKLOG = (
    Note(
        "Wärmepumpe im Altbau: Ein Jahr danach",
        FOERDERUNG,
        "blog facebook",
        "Familie Kellner hat die Zählerstände notiert.",
        hours=4,
    ),
    Note("Solarthermie oder Photovoltaik?", FOERDERUNG, "blog facebook"),
    Note("Der Meister antwortet: Fragen aus den Kommentaren", TIPP, "facebook", evergreen=True, cool_down=21),
    Note("Werkstattrundgang als Video", TEAM, "facebook instagram", hours=5),
    Note("Fugen erneuern ohne Staub", TIPP, "facebook instagram"),
    Note("Fundstück hinter der Wanne: Zeitung von 1931", BAUSTELLE, "facebook instagram"),
    Note("Kleines Bad, große Dusche", BAUSTELLE, "instagram facebook"),
    Note("Waschtisch aus Eiche selbst geölt", BAUSTELLE, "instagram"),
    Note("Partnerbetriebe vorstellen: Fliesen Wimmer", TEAM, "facebook instagram"),
    Note("Checkliste Rohbau: Was der Installateur früh wissen muss", TIPP, "blog"),
    Note("Grundrisse kleiner Bäder", BAUSTELLE, "pinterest"),
    Note("Aushang: Betriebsferien", NOTDIENST, "aushang"),
    Note("Rundbrief: Heizperiode vorbereiten", TIPP, "rundbrief"),
    Note("Tanzvideo mit Rohrzange", TEAM, "instagram", "Markus: auf keinen Fall.", dropped=True),
)
