"""What the bank posts about. The table is long because a plan of sixteen weeks is."""

from planner.demo.client import Note, Theme
from planner.demo.people import FLORIAN, JONAS, LEYLA, PETRA
from planner.models import Stage

WISSEN, SICHER, REGION, KARRIERE, HAUS, MAERKTE = "Finanzwissen", "Sicherheit", "Region", "Karriere", "Haus & Filiale", "Märkte"

ALL = "blog facebook x linkedin instagram xing"
READERS = "blog facebook x linkedin"  # those who read on
NEIGHBOURS = "facebook x instagram"  # those who live here
COLLEAGUES = "blog linkedin xing facebook x"  # those who may work here

THEMES = (
    # Umbau Seestraße: the story of these weeks
    Theme(
        "Filialumbau Seestraße: Was bis wann passiert",
        HAUS,
        ALL,
        "Die Filiale in der Seestraße wird umgebaut. Während der Bauzeit beraten wir im Container auf dem Parkplatz, der "
        "Geldautomat bleibt rund um die Uhr erreichbar. Der Zeitplan im Überblick.",
        "Unsere Filiale Seestraße wird umgebaut. Beratung im Container, Automat läuft weiter. Der Zeitplan:",
        weeks=(-8, -6),
        campaign="Umbau Seestraße",
    ),
    Theme(
        "Halbzeit in der Seestraße: Bilder von der Baustelle",
        HAUS,
        "blog facebook x instagram",
        "Der alte Tresen ist raus, die neuen Leitungen liegen. Ein Rundgang mit Bauleiter Andreas Vogt durch das, was einmal "
        "die hellste Filiale der Stadt wird.",
        "Tresen raus, Leitungen drin: Halbzeit auf der Baustelle Seestraße. Ein Rundgang in Bildern.",
        weeks=(-2, 0),
        campaign="Umbau Seestraße",
    ),
    Theme(
        "Umbau und Schließfach: Die wichtigsten Antworten",
        HAUS,
        "blog facebook x",
        "Kommen Kunden jederzeit an ihr Schließfach? Wohin sind die Fächer umgezogen? Was ist mit der Versicherung? Unser "
        "Serviceteam hat die häufigsten Fragen gesammelt.",
        "Schließfach und Umbau: die häufigsten Fragen, kurz beantwortet.",
        weeks=(-4, -3),
        campaign="Umbau Seestraße",
    ),
    Theme(
        "Wiedereröffnung Seestraße: Einladung zum Tag der offenen Tür",
        HAUS,
        ALL,
        "Kaffee, Führungen durch die neue Filiale und eine Ausstellung mit Bildern der Seeschule: So feiern wir die "
        "Wiedereröffnung. Alle sind eingeladen, Kundschaft wie Nachbarschaft.",
        "Die Seestraße öffnet wieder! Kaffee, Führungen, Kinderbilder. Alle sind eingeladen.",
        weeks=(4, 6),
        campaign="Umbau Seestraße",
    ),
    # Stiftungswoche
    Theme(
        "Fünf Vereine, fünf Tage: Die Stiftungswoche beginnt",
        REGION,
        ALL,
        "Von der Wasserwacht bis zum Repair-Café: Unsere Stiftung unterstützt in diesem Jahr fünf Vorhaben aus der "
        "Region. Wir stellen sie eine Woche lang vor, jeden Tag eines.",
        "Stiftungswoche! Fünf Vereine aus der Region, jeden Tag einer. Heute: die Wasserwacht.",
        weeks=(1, 2),
        campaign="Stiftungswoche",
    ),
    Theme(
        "Neues Boot für die Wasserwacht",
        REGION,
        "facebook x instagram linkedin",
        "Das alte Boot hatte 31 Sommer hinter sich. Mit Mitteln der Stiftung konnte die Wasserwacht ein neues bestellen. "
        "Ortsgruppenleiterin Hanna Rieger erzählt, was es kann.",
        "31 Sommer hat das alte Boot gehalten. Jetzt bekommt die Wasserwacht ein neues.",
        weeks=(1, 2),
        campaign="Stiftungswoche",
    ),
    Theme(
        "Zweite Chance für den Toaster: Zu Besuch im Repair-Café",
        REGION,
        "facebook x instagram",
        "Jeden zweiten Samstag reparieren Ehrenamtliche im alten Bahnhof, was andere wegwerfen. Die Stiftung zahlt "
        "Werkzeug und Ersatzteile. Ein Besuch zwischen Lötkolben und Kuchenblech.",
        "Toaster kaputt? Ab ins Repair-Café im alten Bahnhof. Werkzeug zahlt die Stiftung.",
        weeks=(1, 2),
        campaign="Stiftungswoche",
    ),
    # Sicher am Telefon
    Theme(
        "Betrug am Telefon erkennen: Sieben Sätze, die eine Bank nie sagt",
        SICHER,
        "blog facebook x instagram",
        "„Wir brauchen jetzt sofort Ihre TAN.“ Diesen Satz sagt keine Bank. Sieben Formulierungen, bei denen nur eines "
        "hilft: auflegen und selbst zurückrufen, unter der Nummer auf der Karte.",
        "Sieben Sätze, die eine Bank nie sagt. Nummer eins: „Wir brauchen jetzt sofort Ihre TAN.“",
        campaign="Sicher am Telefon",
        audience="Seniorinnen und Senioren",
        evergreen=True,
    ),
    Theme(
        "Der falsche Enkel ruft an: Eine Kundin erzählt",
        SICHER,
        "blog facebook x linkedin",
        "Ingrid Albrecht, 78, hat beinahe 12.000 Euro verloren. Was sie misstrauisch machte und warum unser Kassenteam im "
        "richtigen Moment nachgefragt hat.",
        "„Oma, ich hatte einen Unfall.“ Wie eine Kundin den Betrug im letzten Moment bemerkte.",
        campaign="Sicher am Telefon",
    ),
    Theme(
        "Phishing-Mails: Fünf Merkmale auf einen Blick",
        SICHER,
        "blog facebook x instagram",
        "Fremde Absenderadresse, drängender Ton, ein Link, der woanders hinführt: Fünf Merkmale, an denen sich fast jede "
        "Phishing-Mail verrät. Zum Ausdrucken als Merkblatt.",
        "Fünf Merkmale, an denen sich fast jede Phishing-Mail verrät. Mit Merkblatt zum Ausdrucken.",
        evergreen=True,
    ),
    Theme(
        "Karte weg? Die ersten drei Schritte",
        SICHER,
        NEIGHBOURS,
        "Sperren unter 116 116, Anzeige erstatten, Umsätze prüfen. In dieser Reihenfolge. Die Nummer gehört ins Telefonbuch "
        "jedes Handys.",
        "Karte weg? 1. Sperren: 116 116. 2. Anzeige. 3. Umsätze prüfen.",
        evergreen=True,
    ),
    Theme(
        "QR-Codes an der Parkuhr: Erst schauen, dann scannen",
        SICHER,
        "facebook x instagram linkedin",
        "In Nachbarstädten kleben gefälschte QR-Codes auf Parkautomaten. Wer scannt, landet auf einer Seite, die Kartendaten "
        "abgreift. So ist der Aufkleber zu erkennen.",
        "Gefälschte QR-Codes auf Parkautomaten: Daran ist der Aufkleber zu erkennen.",
    ),
    # Finanzwissen
    Theme(
        "Girokonto für Azubis: Kostenlos bis zum 27. Geburtstag",
        WISSEN,
        "blog facebook x instagram",
        "Das erste Gehalt braucht ein Konto. Für Auszubildende und Studierende bleibt es bei uns kostenlos, mit Karte "
        "und App. Was zum Termin mitzubringen ist, steht in der Liste.",
        "Erstes Gehalt, erstes Konto: für Azubis kostenlos bis 27. Was zum Termin mitmuss:",
        audience="Azubis und Studierende",
        evergreen=True,
    ),
    Theme(
        "Sparen fürs Enkelkind: Drei Wege und ihre Haken",
        WISSEN,
        READERS,
        "Sparbuch, Fondssparplan oder Depot auf den Namen des Kindes? Wir vergleichen drei Wege, rechnen mit 25 Euro im "
        "Monat und sagen, wem das Geld am Ende gehört.",
        "25 Euro im Monat fürs Enkelkind: drei Wege, drei Haken, eine Rechnung.",
        audience="Großeltern",
    ),
    Theme(
        "Tagesgeld oder Festgeld? Eine Entscheidungshilfe",
        WISSEN,
        "blog facebook x instagram",
        "Wer das Geld in den nächsten zwölf Monaten braucht, ist mit Tagesgeld gut beraten. Für alle anderen lohnt ein "
        "zweiter Blick. Vier Fragen führen zur Antwort.",
        "Tagesgeld oder Festgeld? Vier Fragen, eine Antwort.",
        evergreen=True,
    ),
    Theme(
        "Das Haushaltsbuch, das man wirklich führt",
        WISSEN,
        READERS + " instagram",
        "Drei Töpfe statt dreißig Spalten: Wie Beraterin Carla Simon ihre eigenen Ausgaben im Griff behält und warum sie "
        "sonntags nur zehn Minuten dafür braucht.",
        "Drei Töpfe statt dreißig Spalten: das Haushaltsbuch für Menschen ohne Geduld.",
    ),
    Theme(
        "Zins läuft aus: Wann ein Forward-Darlehen lohnt",
        WISSEN,
        "blog linkedin facebook x xing",
        "Läuft die Zinsbindung in den nächsten drei Jahren aus, lohnt das Gespräch schon heute. Was ein Forward-Darlehen "
        "kostet und wann Abwarten besser ist.",
        "Zinsbindung läuft aus? Wann sich ein Forward-Darlehen lohnt und wann Abwarten besser ist.",
        audience="Eigentümer",
    ),
    Theme(
        "Steuern {jahr}: Freistellungsauftrag in fünf Minuten prüfen",
        WISSEN,
        READERS + " instagram",
        "1.000 Euro je Person, 2.000 Euro für Paare: So viel Ertrag bleibt steuerfrei, wenn der Freistellungsauftrag "
        "stimmt. In der App sind es drei Klicks.",
        "1.000 Euro steuerfrei, wenn der Freistellungsauftrag stimmt. In der App drei Klicks.",
        months=(10, 11, 12, 1),
    ),
    Theme(
        "Notgroschen: Wie viel ist genug?",
        WISSEN,
        "facebook x instagram",
        "Drei Nettogehälter sind die Faustregel. Wer ein Haus hat oder selbstständig ist, rechnet anders. Unsere kleine "
        "Tabelle hilft beim Einordnen.",
        "Drei Nettogehälter als Notgroschen? Kommt darauf an. Unsere kleine Tabelle:",
        evergreen=True,
    ),
    Theme(
        "Gemeinsames Konto: Was Paare vorher klären sollten",
        WISSEN,
        READERS + " instagram",
        "Wer zahlt was, wer darf was, was passiert im Ernstfall? Fünf Fragen für einen Abend am Küchentisch, bevor das "
        "Gemeinschaftskonto eröffnet wird.",
        "Fünf Fragen für den Küchentisch, bevor das Gemeinschaftskonto kommt.",
    ),
    Theme(
        "Vollmacht fürs Konto: So geht es richtig",
        WISSEN,
        "blog facebook linkedin x",
        "Eine allgemeine Vollmacht reicht vielen Banken nicht. Warum das so ist, welches Formular gilt und weshalb beide zum "
        "Termin kommen sollten.",
        "Warum eine allgemeine Vollmacht der Bank oft nicht reicht und welches Formular gilt.",
        audience="Seniorinnen und Senioren",
    ),
    Theme(
        "Mit 100 Euro im Monat an die Börse: Ein ehrliches Rechenbeispiel",
        WISSEN,
        READERS + " instagram",
        "Zehn Jahre, 100 Euro im Monat, gute und schlechte Jahrgänge: Wir zeigen nicht nur die schöne Kurve, sondern "
        "auch die, bei der Geduld gefragt war.",
        "100 Euro im Monat, zehn Jahre: die schöne Kurve und die, die Geduld brauchte.",
    ),
    Theme(
        "Bargeld im Urlaub: Kosten vermeiden am Automaten",
        WISSEN,
        "facebook x instagram blog",
        "Wer am Automaten im Ausland „in Euro abrechnen“ wählt, zahlt meist drauf. Welche Karte wo günstig ist und wann "
        "sich der Gang zur Filiale vorher lohnt.",
        "Im Ausland nie „in Euro abrechnen“ wählen. Warum, steht hier:",
        months=(5, 6, 7, 8),
    ),
    Theme(
        "Taschengeld: Wie viel in welchem Alter?",
        WISSEN,
        NEIGHBOURS + " blog",
        "Die aktuelle Taschengeldtabelle und drei Regeln, die Familien den Streit ersparen. Die wichtigste: pünktlich "
        "zahlen, auch wenn das Zimmer nicht aufgeräumt ist.",
        "Taschengeld: die aktuelle Tabelle und drei Regeln gegen Streit.",
        audience="Familien",
    ),
    Theme(
        "Nachhaltig anlegen: Was hinter den Siegeln steckt",
        WISSEN,
        "blog linkedin x facebook xing",
        "Artikel 8, Artikel 9, Ausschlusskriterien: Anlageberater Yusuf Demir erklärt ohne Fachchinesisch, was ein Fonds "
        "erfüllen muss und woran es in der Praxis hakt.",
        "Artikel 8? Artikel 9? Was hinter den Siegeln nachhaltiger Fonds wirklich steckt.",
    ),
    Theme(
        "Heizung tauschen: Welche Förderkredite jetzt helfen",
        WISSEN,
        READERS,
        "Zuschuss zuerst beantragen, dann beauftragen: Wer die Reihenfolge einhält, bekommt mehr. Unsere Übersicht der "
        "Programme für {jahr}, mit Rechenbeispiel für ein Reihenhaus.",
        "Erst Antrag, dann Auftrag: die Förderkredite für die neue Heizung im Überblick.",
        months=(8, 9, 10, 11, 12, 1, 2, 3),
        audience="Eigentümer",
    ),
    Theme(
        "Weihnachtsgeld: Ausgeben, sparen oder tilgen?",
        WISSEN,
        "facebook x instagram linkedin blog",
        "Sondertilgung, Tagesgeld oder endlich das neue Rad? Drei Kolleginnen verraten, was sie mit ihrem Weihnachtsgeld "
        "machen, und was sie der Kundschaft raten.",
        "Ausgeben, sparen oder tilgen? Was unsere Kolleginnen mit dem Weihnachtsgeld machen.",
        months=(11, 12),
    ),
    Theme(
        "Öffnungszeiten über die Feiertage",
        HAUS,
        NEIGHBOURS,
        "Heiligabend und Silvester sind die Filialen geschlossen, die Automaten laufen durch. Telefonisch sind wir "
        "zwischen den Jahren von 9 bis 13 Uhr erreichbar.",
        "Heiligabend und Silvester geschlossen, Automaten laufen durch.",
        months=(12,),
    ),
    # Region
    Theme(
        "Ein Vormittag auf dem Wochenmarkt: Was Händler über Kartenzahlung sagen",
        REGION,
        ALL,
        "Käse, Blumen, Honig: Drei Händlerinnen und Händler erzählen, warum sie inzwischen Karte nehmen und was das "
        "Terminal im Monat kostet.",
        "Käse, Blumen, Karte: Warum Händler auf dem Wochenmarkt jetzt ein Terminal haben.",
    ),
    Theme(
        "Gründerin der Woche: Die Rösterei am Hafen",
        REGION,
        "facebook x instagram linkedin xing",
        "Mit einem Trommelröster in der Garage fing es an. Heute beliefert Miriam Lenz zwölf Cafés. Wie die Finanzierung "
        "zustande kam und was sie anderen rät.",
        "Aus der Garage in zwölf Cafés: Gründerin Miriam Lenz und ihre Rösterei.",
    ),
    Theme(
        "Gründer der Woche: Fahrräder, die andere aufgegeben haben",
        REGION,
        "facebook x instagram linkedin",
        "Timo Fuchs kauft Fundräder und macht Stadträder daraus. Der Kredit war klein, der Businessplan passte auf zwei "
        "Seiten. Ein Werkstattbesuch.",
        "Aus Fundrädern werden Stadträder. Der Businessplan passte auf zwei Seiten.",
    ),
    Theme(
        "Spendenlauf am See: 23.400 Euro für den Tierschutz",
        REGION,
        NEIGHBOURS + " linkedin",
        "312 Läuferinnen und Läufer, 1.170 Runden, ein Hund im Ziel. Danke an alle, die mitgemacht und aufgerundet "
        "haben. Die Bilder sind online.",
        "312 Läufer, 1.170 Runden, 23.400 Euro. Danke!",
        months=(4, 5, 6, 7, 8, 9, 10),
    ),
    Theme(
        "Adventskalender der Nachbarschaft: 24 Türen in 24 Läden",
        REGION,
        NEIGHBOURS,
        "Hinter jeder Tür steckt ein Laden aus der Innenstadt mit einer kleinen Überraschung. Den Anfang macht die "
        "Buchhandlung am Markt.",
        "24 Türen, 24 Läden: Den Anfang macht die Buchhandlung am Markt.",
        months=(11, 12),
    ),
    Theme(
        "Schulprojekt: Neuntklässler planen ihre erste WG",
        REGION,
        "facebook instagram linkedin x blog",
        "Kaution, Strom, Versicherung: Die 9b der Realschule hat mit unseren Azubis eine WG durchgerechnet. Am teuersten war "
        "nicht die Miete.",
        "Die 9b plant ihre erste WG. Am teuersten war nicht die Miete.",
    ),
    Theme(
        "Frag den Filialleiter: Warum gibt es keine Rollen Kleingeld mehr?",
        HAUS,
        NEIGHBOURS,
        "Gute Frage von Familie Huber. Die kurze Antwort: Transport. Die längere mit drei Orten, an denen es noch Münzrollen "
        "gibt, steht unter dem Bild.",
        "Warum gibt es keine Münzrollen mehr? Die kurze Antwort: Transport.",
        evergreen=True,
    ),
    Theme(
        "Hinter den Kulissen: Wie der Geldautomat gefüllt wird",
        HAUS,
        NEIGHBOURS + " linkedin",
        "Zwei Schlüssel, vier Augen, kein Foto vom Tresor. Was wir zeigen dürfen, zeigen wir: Ein Morgen mit dem Serviceteam.",
        "Zwei Schlüssel, vier Augen, kein Foto vom Tresor. Ein Morgen mit dem Serviceteam.",
    ),
    # Karriere
    Theme(
        "Ausbildung {jahr}: Diese drei Berufe bilden wir aus",
        KARRIERE,
        "blog linkedin xing facebook x instagram",
        "Bankkaufleute, Kaufleute für Dialogmarketing, Fachinformatik: Bewerbungen sind ab sofort möglich, ein Anschreiben "
        "braucht es nicht mehr. So läuft das Auswahlgespräch.",
        "Drei Berufe, kein Anschreiben nötig: Bewerbungen für die Ausbildung {jahr} sind offen.",
        audience="Azubis und Studierende",
    ),
    Theme(
        "Quereinstieg in die Bank: Vom Hotel an den Servicepunkt",
        KARRIERE,
        COLLEAGUES,
        "Samira Köhler hat acht Jahre an der Rezeption gearbeitet. Heute berät sie in der Hauptstelle. Was sie "
        "mitgebracht hat und was sie lernen musste.",
        "Von der Rezeption in die Beratung: Samira Köhler über ihren Quereinstieg.",
    ),
    Theme(
        "Führen in Teilzeit: Zwei Leiterinnen, ein Team",
        KARRIERE,
        "linkedin xing blog x",
        "Montag bis Mittwoch die eine, Mittwoch bis Freitag die andere. Wie sich Julia Ernst und Katrin Bader die "
        "Leitung des Kundenservice teilen.",
        "Zwei Leiterinnen, ein Team, ein gemeinsamer Mittwoch: Führen in Teilzeit.",
    ),
    Theme(
        "Ein Tag mit Azubi Elif im Firmenkundengeschäft",
        KARRIERE,
        "instagram linkedin facebook x",
        "8 Uhr Bilanzen, 11 Uhr Baustelle, 15 Uhr Lernzeit: Elif Kaya, zweites Lehrjahr, nimmt uns mit.",
        "Bilanzen, Baustelle, Lernzeit: ein Tag mit Azubi Elif.",
    ),
    Theme(
        "Was unsere Trainees nach einem Jahr anders machen würden",
        KARRIERE,
        COLLEAGUES,
        "Früher fragen, weniger Folien, öfter in die Filiale: Vier ehrliche Antworten aus dem Traineejahrgang.",
        "Früher fragen, weniger Folien: Was unsere Trainees anders machen würden.",
    ),
    Theme(
        "Stellenangebot: Baufinanzierung sucht Verstärkung",
        KARRIERE,
        "linkedin xing facebook x",
        "Unbefristet, 39 Stunden oder Teilzeit, zwei Tage von zu Hause: Das Team Baufinanzierung sucht eine Kollegin "
        "oder einen Kollegen. Ansprechpartner ist Yusuf Demir.",
        "Die Baufinanzierung sucht Verstärkung: unbefristet, auch in Teilzeit.",
    ),
    Theme(
        "Mobil arbeiten in der Bank: Was geht und was nicht",
        KARRIERE,
        "linkedin xing",
        "Beratung per Video, Kreditprüfung von zu Hause, Kasse nur vor Ort. Unsere Regeln passen auf eine Seite. Hier steht sie.",
    ),
    Theme(
        "Weiterbildung: Sechs Kolleginnen und Kollegen sind jetzt Fachwirte",
        KARRIERE,
        "linkedin xing facebook",
        "Zwei Jahre neben dem Beruf, jetzt ist es geschafft. Wir gratulieren und fragen nach: Was war am schwersten?",
    ),
    Theme(
        "Drei Fragen an unsere Datenschutzbeauftragte",
        HAUS,
        "linkedin blog xing",
        "Welche Daten sieht die Beraterin? Wie lange bleibt ein Vertrag gespeichert? Darf der Chatbot mitlesen? Klare "
        "Antworten ohne Paragrafen.",
    ),
    Theme(
        "Wie der Mittelstand in der Region {jahr} investiert",
        MAERKTE,
        "linkedin blog xing x",
        "Maschinen ja, Hallen nein: Unsere Umfrage unter 140 Firmenkunden zeigt, wofür sie Geld in die Hand nehmen und "
        "was sie zögern lässt.",
        "Maschinen ja, Hallen nein: So investiert der Mittelstand in der Region.",
    ),
    Theme(
        "Lieferketten finanzieren: Ein Praxisfall aus dem Maschinenbau",
        MAERKTE,
        "linkedin blog",
        "Ein Zulieferer mit 60 Beschäftigten, ein Großauftrag, 90 Tage Zahlungsziel. Wie die Zwischenfinanzierung "
        "aufgebaut war und was sie gekostet hat.",
    ),
    Theme(
        "Nachfolge regeln: Wenn der Betrieb in fünf Jahren übergeben wird",
        WISSEN,
        "linkedin blog xing",
        "Fünf Jahre klingen lang und sind es nicht. Ein Fahrplan mit den Meilensteinen, die bei Betriebsübergaben am "
        "häufigsten zu spät kommen.",
        audience="Unternehmen",
    ),
    Theme(
        "Cyberangriff: Der Notfallplan auf einer Seite",
        SICHER,
        "linkedin blog xing x",
        "Wen rufe ich zuerst an, wer darf Systeme abschalten, wo liegt der Plan, wenn nichts mehr geht? Die Vorlage zum "
        "Herunterladen.",
        "Notfallplan auf einer Seite: Wen rufe ich an, wenn nichts mehr geht?",
        audience="Unternehmen",
    ),
    Theme(
        "Elektronische Rechnung: Was Betriebe jetzt einstellen müssen",
        WISSEN,
        "linkedin blog xing",
        "Empfangen müssen sie alle, versenden bald auch. Welche Formate gelten, was die Banking-Software kann und wo der "
        "häufigste Fehler steckt.",
        audience="Unternehmen",
    ),
    Theme(
        "Frag uns: Wie ändere ich mein Überweisungslimit?",
        WISSEN,
        NEIGHBOURS,
        "In der App unter „Sicherheit“, am Automaten mit Karte und PIN, in der Filiale mit Ausweis. Die Änderung gilt sofort.",
        "Überweisungslimit ändern? In der App unter „Sicherheit“, gilt sofort.",
        evergreen=True,
    ),
    Theme(
        "In zehn Sekunden da: Erst den Namen prüfen, dann überweisen",
        SICHER,
        "facebook x instagram blog",
        "Das Geld ist in zehn Sekunden da und kaum zurückzuholen. Deshalb prüft die App jetzt, ob Name und IBAN "
        "zusammenpassen. Was die drei Farben bedeuten.",
        "Zehn Sekunden, und das Geld ist da. Was die Farben der Namensprüfung bedeuten:",
    ),
    Theme(
        "Die neue App: Fünf Kniffe, die kaum jemand kennt",
        WISSEN,
        NEIGHBOURS + " blog",
        "Foto statt Abtippen, Umsätze nach Wort suchen, Karte auf Pause: Fünf Funktionen, die Zeit sparen und seit dem "
        "letzten Update einen Fingertipp entfernt sind.",
        "Karte auf Pause, Rechnung per Foto: fünf Kniffe in der App.",
        evergreen=True,
    ),
    # Series
    Theme(
        "Börsen-Rückblick KW {kw}",
        MAERKTE,
        "x",
        "",
        "Was die Woche an den Märkten bewegt hat, in drei Sätzen. Und was das für Sparpläne heißt: meistens nichts.",
    ),
    # Newsletter
    Theme(
        "Newsletter: Seestraße im Bau, Tagesgeld im Vergleich",
        HAUS,
        "newsletter",
        "Der Zeitplan für die Seestraße, Tagesgeld gegen Festgeld und drei Termine in der Stadthalle.",
    ),
    Theme(
        "Newsletter: Sicher am Telefon, mit Merkblatt zum Weitergeben",
        SICHER,
        "newsletter",
        "Sieben Sätze, die eine Bank nie sagt. Dazu das Merkblatt für Eltern und Großeltern und ein Vortrag im Seniorentreff.",
    ),
    Theme(
        "Newsletter: Erstes Gehalt, erstes Konto",
        WISSEN,
        "newsletter",
        "Was Berufsanfänger wissen sollten, was ihre Eltern unterschreiben müssen und warum der Notgroschen zuerst kommt.",
    ),
    Theme(
        "Newsletter: Was Händler auf dem Wochenmarkt erzählen",
        REGION,
        "newsletter",
        "Ein Vormittag zwischen Käse und Karte, die Rösterei am Hafen und freie Plätze beim Gründertag.",
    ),
    Theme(
        "Newsletter: Halbzeit am Bau und ein Blick in die Karte",
        HAUS,
        "newsletter",
        "Bilder aus der Seestraße, der neue Standort der Schließfächer und die häufigsten Fragen ans Serviceteam.",
    ),
    Theme(
        "Newsletter: Stiftungswoche, fünf Vereine im Porträt",
        REGION,
        "newsletter",
        "Fünf Vereine, fünf Geschichten und die Frist für Bewerbungen im nächsten Jahr.",
    ),
    Theme(
        "Newsletter: Heizung, Dach, Fenster: Förderung richtig beantragen",
        WISSEN,
        "newsletter",
        "Die Reihenfolge der Anträge, ein Rechenbeispiel und der Infoabend mit der Energieberatung.",
    ),
    Theme(
        "Newsletter: Ausbildung {jahr} und ein Tag mit Elif",
        KARRIERE,
        "newsletter",
        "Drei Berufe, ein Auswahlgespräch ohne Anschreiben und die Azubis, die davon erzählen.",
    ),
    Theme(
        "Newsletter: Vollmacht, Testament, Konto: In Ruhe geregelt",
        WISSEN,
        "newsletter",
        "Was zu Lebzeiten geregelt sein sollte, welche Formulare gelten und wann ein Notartermin nötig ist.",
    ),
    # Aushang in den Filialen
    Theme("Aushang: Zeitplan Umbau Seestraße", HAUS, "aushang", "A2 für Hauptstelle, Seestraße und Container. Mit Lageplan."),
    Theme("Aushang: Merkblatt gegen Telefonbetrug", SICHER, "aushang", "A3, große Schrift, Abreißzettel mit der Sperrnummer."),
    Theme("Aushang: Infoabend Baufinanzierung", WISSEN, "aushang", "A3 mit QR-Code zur Anmeldung, 40 Plätze in der Hauptstelle."),
    Theme("Aushang: Stiftungswoche, die fünf Vereine", REGION, "aushang", "A2 mit Fotos der Vereine, Druckerei Hölzl."),
    Theme(
        "Aushang: Ausbildung {jahr}, Schnuppertage", KARRIERE, "aushang", "A3 mit Terminen der Schnuppertage, auch an Schulen."
    ),
)

BACKLOG = (
    Note(
        "Kinderbuch-Ecke in der neuen Filiale",
        HAUS,
        "blog facebook instagram",
        "Mit der Stadtbücherei absprechen.",
        goal="Sympathie",
        days=(12, None),
    ),
    Note("Was passiert mit alten D-Mark-Scheinen?", WISSEN, "blog facebook x", goal="Wissen", stage=Stage.READY, person=JONAS),
    Note(
        "Interview mit der Bürgermeisterin über die Innenstadt",
        REGION,
        "blog",
        "Termin über Dr. Sommerfeld anfragen.",
        hours=5,
        goal="Verbundenheit",
        stage=Stage.IN_WORK,
        person=PETRA,
    ),
    Note("Erklärstück: Wie entsteht ein Bauzins?", WISSEN, "blog x"),
    Note("Zehn Jahre Genossenschaftspreis: Was aus den Gewinnern wurde", REGION, "blog x", hours=6, stage=Stage.IN_WORK),
    Note(
        "Mythen rund um die Schufa",
        WISSEN,
        "blog facebook x instagram",
        goal="Wissen",
        link="https://verbraucherrat.example.org/schufa-mythen",
        link_title="Sieben Irrtümer über die Schufa",
    ),
    Note("Rente mit 63: Drei Fälle durchgerechnet", WISSEN, "blog facebook x"),
    Note("Barrierefreie Automaten: Wo sie stehen", HAUS, "blog facebook x instagram", goal="Service", days=(None, 18)),
    Note("Podcast-Gast: Verbraucherzentrale zu Ratenkäufen", WISSEN, "blog x"),
    Note(
        "Quiz: Erkennst du den Fake?",
        SICHER,
        "instagram facebook x",
        evergreen=True,
        cool_down=90,
        stage=Stage.READY,
        person=FLORIAN,
    ),
    Note("Vorher und nachher: Der Tresen in der Seestraße", HAUS, "instagram", "Zwei Fotos vom selben Standpunkt."),
    Note("Mitarbeiterfoto im Herbstlicht am Ufer", HAUS, "instagram", stage=Stage.READY, person=LEYLA, days=(None, 10)),
    Note("Reel: Drei Griffe für mehr Sicherheit am Automaten", SICHER, "instagram", hours=4, stage=Stage.IN_WORK, person=FLORIAN),
    Note("Kundenfrage der Woche", WISSEN, "facebook x", evergreen=True, cool_down=28),
    Note("Vereinskonto eröffnen: Checkliste für Kassenwarte", WISSEN, "facebook x"),
    Note(
        "Glasfaser im Gewerbegebiet: Was Firmenkunden berichten", MAERKTE, "linkedin", "Gespräch mit Stadtwerken steht noch aus."
    ),
    Note("Newsletter: Ferien, Reisekasse, Kartenlimit", WISSEN, "newsletter"),
    Note("Newsletter: Die neue App in fünf Bildern", WISSEN, "newsletter"),
    Note("Aushang: Neue Öffnungszeiten Hauptstelle", HAUS, "aushang"),
    Note("Aushang: Blutspendetermine im Gemeindesaal", REGION, "aushang"),
    Note("Maskottchen für die Kinderecke suchen", HAUS, "instagram facebook", "Vorstand möchte das nicht.", dropped=True),
    Note("Live-Tippspiel zur Weltmeisterschaft", REGION, "facebook x", "Rechtlich zu heikel.", dropped=True),
)
