## Dörren: incheckning
door-title = Dörren
door-trial-title = Dagen är inte här än
door-trial-text = Prova gärna. Det du gör före dagen räknas inte på dagen, och visas inte då. Ingen läggs till i anmälan.
door-over-title = Dagen är slut
door-over-text = Dörren är stängd och listan är borttagen ur telefonerna.
door-shut-title = Dörren är stängd
door-shut-text = Länsstyrelsen stängde dörren kl. { $time }. Den som kommer nu checkas in när länsstyrelsen har öppnat igen.
door-nobody-title = Ingen är anmäld
door-nobody-text = När kommunerna har anmält sina deltagare står de här. Den som kommer ändå kan släppas in.
door-count = { $here } av { $expected } är här
door-count-short = { $here } av { $expected }
door-by-municipality = Kommun för kommun
door-code = Kod på brickan eller i telefonen
door-code-hint = Skanna koden, eller skriv den: VS och sexton tecken.
door-code-button = Checka in
door-seen = Legitimation sedd
door-list-title = Deltagare
door-search = Sök namn eller kommun
door-search-button = Sök
door-search-all = Visa alla
door-none-found = Ingen deltagare hittades.
door-more = { $count ->
    [one] En till finns. Sök för att hitta rätt.
   *[other] { $count } till finns. Sök för att hitta rätt.
}
door-expected = väntas
door-here-since = här { $time }
door-replaced = kommer inte
door-replaced-by = { $name } kommer i stället.
door-stands-in-for = Kommer i stället för { $name }.
door-several = Incheckad { $times } gånger på { $devices ->
    [one] en telefon
   *[other] { $devices } telefoner
}. Den första gäller.
door-late = Kom in när dörren var stängd.
door-identity-seen = Legitimation sedd.
door-identity-not-seen = Legitimation inte sedd.
door-protected-hint = Skyddade personuppgifter. Numret räcker. Fråga inte efter namn eller legitimation.
door-table = Bord { $table }
door-tables = Bord per omgång: { $tables }
door-no-table = Inget bord än
door-here-button = Är här
door-undo-button = Ångra
door-stand-in-link = Någon annan kommer
door-walk-in-link = Släpp in någon som inte är anmäld
door-to-app = Dörren i telefonen, också utan nät
door-to-forms = Hela listan, ersättare och den som inte är anmäld
door-notes-title = Att avgöra
door-notes-text = De här har kommit men är inte insläppta. Du avgör.
door-noted-at = Antecknad kl. { $time }.
door-comes-instead-of = I stället för { $name }.
door-alike-here = { $name } är här sedan { $time }.
door-alike-expected = { $name } är anmäld och väntas.
door-alike-waits = { $name } står på väntelistan.
door-waits = Står på väntelistan.
door-alike-noted = Samma namn är också antecknat kl. { $time }.
door-decide-in = Släpp in ändå
door-decide-other = En annan person, släpp in
door-decide-same = Samma person
door-decide-not = Släpps inte in
door-let-in-over = Insläppt utöver platserna.
door-both-here = { $name } är också här.
door-no-seat-municipality = Kommunen har redan alla sina platser.
door-no-seat-room = Salen är full.
door-no-seat-not_invited = Kommunen är inte inbjuden.
door-no-seat-same = Någon med samma namn från kommunen finns redan.
door-no-seat-taken = Den som skulle ersättas är här, eller så kommer någon annan redan i den platsen.
door-no-seat-closed = Dörren var stängd.
door-county-title = För länsstyrelsen
door-plan-text = Planera om borden för dem som är här. Så få som möjligt byter bord.
door-plan-trial = På dagen kan du planera om borden här för dem som är här. Före dagen ändras inte bordsplaceringen när dörren provas.
door-without-table = { $count ->
    [one] En som är här har inget bord.
   *[other] { $count } som är här har inget bord.
}
door-plan-button = Planera om borden
door-print-button = Skriv ut ny bordsplacering
door-to-tables = Bordsplaceringen, med fler papper
door-no-plan = Det finns ingen bordsplacering att ändra.
door-to-links = Skicka länk till någon vid dörren
door-shut-hint = När du stänger räknas ingen fler, och listan tas bort ur telefonerna. Du kan öppna igen.
door-shut-button = Stäng dörren
door-open-button = Öppna dörren igen
door-walk-in-title = Släpp in någon som inte är anmäld
door-walk-in-lead = Finns det en plats blir personen deltagare, också den som står på väntelistan. Annars antecknas namnet, och du avgör.
door-stand-in-title = Någon annan kommer
door-stand-in-lead = { $name }, { $municipality }, kommer inte. Den som kommer i stället får samma bord.
door-name = Namn
door-municipality = Kommun
door-role = Roll
door-let-in-button = Släpp in
door-back = Tillbaka till dörren
door-fault-no-code = Skanna eller skriv en kod.
door-fault-code = Det här är ingen hel kod. Den börjar med VS och har sexton tecken till.
door-fault-not-ours = Koden hör inte till någon som är anmäld hit. Sök på namnet.
door-fault-name = Skriv namnet.
door-fault-name-long = Skriv ett kortare namn.
door-fault-municipality = Välj kommun.
door-fault-role = Välj roll.
door-said-here = { $name } är här.
door-said-here-table = { $name } är här. { $table }.
door-said-already = { $name } var redan här sedan { $time }.
door-said-taken-back = { $name } är inte här.
door-said-not-here = Personen var inte incheckad, eller dörren är stängd. Ingenting ändrades.
door-said-gone = Personen är inte anmäld längre.
door-said-shut = Dörren är stängd. Ingen checkades in.
door-said-over = Dagen är slut. Ingen checkades in.
door-said-let-in = { $name } är deltagare och är här.
door-said-tried = { $name } är här, på prov. Anmälan ändras inte.
door-said-tried-over = { $name } är här, på prov och utöver platserna. Anmälan ändras inte.
door-said-noted-municipality = { $name } är antecknad men inte insläppt: kommunen har redan alla sina platser. Avgör om personen släpps in ändå.
door-said-noted-room = { $name } är antecknad men inte insläppt: salen är full. Avgör om personen släpps in ändå.
door-said-noted-not_invited = { $name } är antecknad men inte insläppt: kommunen är inte inbjuden. Länsstyrelsen kan bjuda in den.
door-said-noted-same = { $name } är antecknad men inte insläppt: någon med samma namn från kommunen finns redan. Avgör om det är samma person.
door-said-noted-taken = { $name } är antecknad men inte insläppt: den som skulle ersättas är här, eller så kommer någon annan redan i den platsen. Avgör om personen släpps in ändå.
door-said-noted-closed = { $name } är antecknad men inte insläppt: dörren var stängd. Avgör om personen släpps in ändå.
door-said-let-in-over = { $name } är deltagare och är här, utöver platserna.
door-said-same = Noterat: { $name } var samma person.
door-said-not-in = { $name } släpptes inte in.
door-said-not-invited = Kommunen är inte inbjuden och kan inte ha deltagare. Länsstyrelsen kan bjuda in den.
door-said-decided-before = Det var redan avgjort.
door-said-not-needed = Någon kommer redan i den platsen, eller så är personen själv här. Ingenting ändrades.
door-said-before = Det var redan gjort.
door-said-now-shut = Dörren är stängd.
door-said-now-open = Dörren är öppen igen.
door-said-as-it-was = Det var redan så.
door-said-planned = { $people ->
    [one] En person
   *[other] { $people } personer
} sitter vid { $tables ->
    [one] ett bord
   *[other] { $tables } bord
}. { $moved ->
    [0] Ingen bytte bord.
    [one] En bytte bord.
   *[other] { $moved } bytte bord.
} Skriv ut den nya bordsplaceringen.
door-said-plan-trial = Bordsplaceringen är oförändrad. Borden planeras om här först på dagen.
door-said-nobody = Ingen är här än, så det finns ingen att placera.
door-said-no-plan = Det finns ingen bordsplacering att ändra.
door-said-not-planned = Borden kunde inte planeras om med de regler som gäller. Bordsplaceringen säger varför.
door-somebody = Någon
door-told-late = { $name } är här. Dörren var stängd, så länsstyrelsen får det i efterhand.
door-told-shut = { $name } räknas inte: dörren var redan stängd.
door-told-over = { $name } räknas inte: dagen var slut.
door-told-from-nowhere = { $name } räknas inte: namnet saknas, eller så hör kommunen inte till länet.
door-told-unknown = Någon som noterades är inte anmäld längre och räknas inte.
door-app-title = Dörren i telefonen
door-app-needs-script = Den här sidan behöver script för att fungera utan nät. Använd sidan med hela listan.
door-app-online = Med nät. Allt är skickat.
door-app-offline = Utan nät. Du kan fortsätta: det du noterar skickas när nätet är tillbaka.
door-app-waiting = Väntar på att skickas: { $count }.
door-app-sent = Det du noterade är skickat.
door-app-signed-out = Du är utloggad. Det du noterade ligger kvar i telefonen tills du har loggat in igen.
door-app-sign-in = Logga in igen
door-app-wiped = Dörren är stängd. Listan är borttagen ur telefonen.
door-app-no-list = Listan finns inte i telefonen. Öppna sidan en gång med nät.
door-app-noted = { $name } är noterad.
door-app-more = { $count } till finns. Skriv mer av namnet.
door-app-camera-on = Använd kameran
door-app-camera-off = Stäng kameran
door-app-no-camera = Kameran kan inte användas. Tillåt den i webbläsaren, eller skriv koden.
door-app-picture = Det kameran ser
door-app-walk-in-text = Finns det en plats blir personen deltagare när nätet är tillbaka. Annars avgör du då.
door-app-stand-in-text = { $name } kommer inte. Den som kommer i stället får samma bord när nätet är tillbaka.
door-app-role = Roll, om du vet
door-app-role-unknown = Vet inte
door-app-note-button = Anteckna
door-app-cancel = Avbryt
door-app-newcomers = Antecknade i telefonen
door-app-waits = väntar på nät
door-app-needs-network = Det går först när nätet är tillbaka.
door-count-without-course = { $people } utan kurs
door-course-missing = Utan kurs
door-course-short-done = Kortversionen
door-course-title = Introduktionsutbildningen saknas
door-course-first = Låt personen läsa kortversionen här nedanför. Släpp sedan in.
door-course-stopped = Länsstyrelsen släpper inte in någon utan utbildningen. Låt personen läsa kortversionen här nedanför, eller be länsstyrelsens samordnare göra ett undantag.
door-course-link = Utbildningen saknas
door-course-did-short = Har gått kortversionen – släpp in
door-course-exempt = Intyga eller gör undantag
door-course-short-title = Kortversionen
door-course-short-text = Lämna över skärmen, eller skriv ut sidan. Det tar en kvart att läsa.
door-course-short-box = Har gått kortversionen
door-course-fault-short = Den som kommer oanmäld har inte gjort utbildningen. Låt personen läsa kortversionen och kryssa i.
door-course-came-without = Kom utan introduktionsutbildningen.
door-app-course-first = { $name } saknar utbildningen. Kortversionen kommer först: kryssa i ”Har gått kortversionen” när den är läst.
door-app-course-stopped = { $name } saknar utbildningen och släpps inte in. Kryssa i ”Har gått kortversionen” när den är läst, eller ring länsstyrelsen.
door-app-course-noted = { $name } saknar utbildningen. Det är antecknat.

# Registerutdrag.
door-held-arrival = Incheckning i dörren
door-held-taken-back = Incheckning i dörren som togs tillbaka
door-held-stood-in = Kom till dörren i stället för någon annan
door-held-replaced = Någon annan kom till dörren i stället
door-held-note = Antecknad i dörren
door-held-workshop = Workshop
door-held-name = Namn
door-held-role = Roll
door-held-at = När
door-held-noted = Systemet fick veta det
door-held-way = Hur
door-held-way-name = på namn
door-held-way-code = med kod
door-held-way-camera = med kamera
door-held-identity = Legitimation
door-held-late = Sent
door-held-course = Introduktionsutbildning
door-held-without-course = Saknades vid incheckningen
door-held-why = Varför personen inte släpptes in direkt
