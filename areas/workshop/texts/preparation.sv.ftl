day-task-checklist = Checklista
day-task-checklist-hint = vad som ska göras före, under och efter dagen, och vem som gör det.
day-task-venue = Lokal och utrustning
day-task-venue-hint = vad dagen behöver och vad som saknas.
day-task-guests = Gäster och workshopledare
day-task-guests-hint = vilka som kommer och vad som väntas av dem.
day-task-sites = Digitalt deltagande
day-task-sites-hint = mötesadress och var kommunernas grupper sitter.
day-task-course = Introduktionsutbildningen
day-task-course-hint = vilka som har gjort den, och vad som gäller för den som inte har det.
day-task-joining = Anslutning till mötet
day-task-joining-hint = vilka som har anslutit, och när länken öppnar mötet.

preparation-save = Spara
preparation-somebody = Någon vid länsstyrelsen
preparation-newer-title = Någon annan har sparat under tiden
preparation-newer-text = Här är det som gäller nu. Det du skrev står kvar i formuläret. Spara igen om ditt ska gälla.
preparation-newer-each = Vid varje behov som skiljer sig står vad som gäller nu. Det du skrev står kvar. Spara igen om ditt ska gälla.
preparation-newer-order = Det du skrev står kvar i formuläret, och siffrorna är de som gäller nu. Skicka igen om ditt ska gälla.
preparation-newer-sites = Det du skrev står kvar i formuläret. Spara igen om ditt ska gälla.
preparation-theirs = Gäller nu: { $now }

preparation-checklist-title = Checklista
preparation-checklist-lead = { $done } av { $all } uppgifter är avklarade. { $late ->
    [0] Ingen är försenad.
    [one] En är försenad.
   *[other] { $late } är försenade.
}
preparation-checklist-none-title = Checklistan är tom
preparation-checklist-none-text = Här står det som ska göras före, under och efter dagen. Uppgifterna kommer från programmet, och ni kan lägga till egna.
preparation-stage-before = Före dagen
preparation-stage-during = Under dagen
preparation-stage-after = Efter dagen
preparation-plan-title = Programmets uppgifter har ändrats
preparation-plan-text = { $new ->
    [0] {""}
    [one] En uppgift är ny.{" "}
   *[other] { $new } uppgifter är nya.{" "}
}{ $changed ->
    [0] {""}
    [one] En uppgift har ändrats.{" "}
   *[other] { $changed } uppgifter har ändrats.{" "}
}{ $gone ->
    [0] {""}
    [one] En uppgift har tagits bort.{" "}
   *[other] { $gone } uppgifter har tagits bort.{" "}
}Det ni har gjort med uppgifterna står kvar.
preparation-plan-take = Ta in ändringarna
preparation-plan-taken = Checklistan följer programmet.
preparation-addresses = { $municipalities ->
    [one] Hitta en ny adress till en kommun som breven inte når
   *[other] Hitta nya adresser till { $municipalities } kommuner som breven inte når
}
preparation-task-title = Uppgift
preparation-task-new = Lägg till en uppgift
preparation-task-back = Tillbaka till checklistan
preparation-task-saved = Uppgiften är sparad.
preparation-task-state = Läge
preparation-task-open = att göra
preparation-task-late = försenad
preparation-task-done = klar
preparation-task-not_ours = berör inte oss
preparation-task-due = Sista dag
preparation-task-done-by = Klar enligt
preparation-task-not-ours-by = Avskriven av
preparation-task-reason = Skäl
preparation-task-reminded = Påminnelse
preparation-task-reminded-yes = Skickad till den ansvariga
preparation-field-what = Vad ska göras?
preparation-field-when = När?
preparation-field-days = Dagar före eller efter dagen
preparation-field-days-hint = Sista dagen räknas från workshopens dag och följer med när dagen flyttas.
preparation-field-owner = Ansvarig
preparation-field-owner_address = Den ansvarigas e-postadress
preparation-field-owner_address-hint = Hit går en påminnelse tre dagar före sista dagen. Lämna tomt om ingen ska påminnas.
preparation-field-note = Anteckning
preparation-field-reason = Varför berör uppgiften inte er?
preparation-not-ours-title = Om uppgiften inte berör er
preparation-move-finish = Markera som klar
preparation-move-decline = Berör inte oss
preparation-move-reopen = Öppna igen
preparation-moved-finish = Uppgiften är klar.
preparation-moved-decline = Uppgiften är avskriven.
preparation-moved-reopen = Uppgiften är öppen igen.
preparation-reminder-subject = { $count ->
    [one] En uppgift inför workshopen har snart sista dag
   *[other] { $count } uppgifter inför workshopen har snart sista dag
}
preparation-reminder-opening = Du ansvarar för det här inför workshopen som { $county } ordnar { $day }. Se till att det blir gjort.
preparation-reminder-done = Säg till när det är klart, eller om det inte går: { $contact }

preparation-venue-title = Lokal och utrustning
preparation-venue-back = Tillbaka till lokalen
preparation-venue-saved = Läget är sparat.
preparation-venue-edit-title = Ändra läget
preparation-venue-edit-lead = Säg för varje behov om det saknas, är beställt eller är klart. Antalet platser och bord tas från workshopens uppgifter.
preparation-venue-settings = Ändra lokal, adress, bord och stolar
preparation-venue-red = { $count ->
    [one] Ett behov är rött
   *[other] { $count } behov är röda
}
preparation-venue-red-text = De saknas eller räcker inte, och det är dags att ordna dem nu.
preparation-venue-table = Behov och läge
preparation-head-need = Behov
preparation-head-needed = Behövs
preparation-head-there = Finns
preparation-head-state = Läge
preparation-head-told = Beställt
preparation-head-now = Gäller nu
preparation-heads = Räknat på { $people } deltagare: { $registered } anmälda och { $awaited } platser till kommuner som inte har svarat. Till det kommer { $guests ->
    [one] en gäst
   *[other] { $guests } gäster
} och { $others } ur personalen.
preparation-heads-final = Räknat på { $people } anmälda deltagare, { $guests ->
    [one] en gäst
   *[other] { $guests } gäster
} och { $others } ur personalen.
preparation-red-from = Blir rött { $day }.
preparation-too-few = Det räcker inte till alla.
preparation-red-now = Det är dags att ordna nu.
preparation-state-missing = saknas
preparation-state-asked = beställt
preparation-state-confirmed = klart
preparation-state-few = för få
preparation-needed = Det behövs { $count }.
preparation-field-state = Läget för: { $need }
preparation-field-there = Hur många finns det av: { $need }
preparation-field-need-note = Anteckning om: { $need }
preparation-need-venue = Bokad lokal med adress
preparation-need-one_room = En stor lokal, inte flera små
preparation-need-seats = Sittplatser
preparation-need-tables = Runda bord för sex till åtta
preparation-need-step_free = Väg utan trappsteg, och toalett för alla
preparation-need-hearing_loop = Hörslinga
preparation-need-projector = Projektor
preparation-need-microphones = Mikrofoner
preparation-need-wireless = Trådlösa mikrofoner eller headset
preparation-need-flip_charts = Blädderblock
preparation-need-it = It-ansvarig på plats
preparation-need-coffee = Kaffe eller fika
preparation-need-lunch = Lunch
preparation-need-water = Vatten på borden
preparation-need-pens = Pennor och papper
preparation-need-prints = Utskrifter
preparation-need-meeting = Mötesadress
preparation-need-sites = Provade deltagarplatser

preparation-order-title = Beställning till lokalen
preparation-order-lead = Siffrorna följer anmälningarna. Skicka beställningen som brev, eller skriv ut den.
preparation-order-what = Det här beställs
preparation-order-when = När
preparation-order-place = Lokal
preparation-order-diets = Personer med särskild kost
preparation-order-message = Meddelande
preparation-order-yes = ja
preparation-order-amount = { $amount } st.
preparation-order-diets-title = Särskild kost
preparation-order-diets-none = Ingen har anmält särskild kost än.
preparation-order-diets-text = Vad de äter står bara i den utskrivna beställningen. I brevet står hur många de är.
preparation-order-access-title = Behov i lokalen
preparation-order-unopened = Alla behov gick inte att läsa. Fråga kommunerna.
preparation-order-print = Skriv ut beställningen
preparation-order-to = Till vem
preparation-order-send = Skicka beställningen
preparation-order-save = Spara utan att skicka
preparation-order-sent = Beställningen är på väg.
preparation-order-saved = Beställningen är sparad. Den är inte skickad.
preparation-order-told = Beställningen skickades { $when }. Inget har ändrats sedan dess.
preparation-order-changed = Det har ändrats sedan beställningen skickades { $when }
preparation-order-changed-text = Skicka beställningen igen, så att lokalen vet vad som gäller.
preparation-order-changes = Vad som skiljer
preparation-order-letter-subject = Beställning till workshopen { $day }
preparation-order-letter-subject-again = Ändrad beställning till workshopen { $day }
preparation-order-letter-opening = { $county } beställer det här till workshopen { $day }. Bekräfta att det går bra genom att svara på brevet.
preparation-order-letter-opening-again = { $county } ändrar sin beställning till workshopen { $day }. Det här gäller i stället för det ni har fått tidigare. Bekräfta genom att svara på brevet.
preparation-order-letter-diets = Vilken kost det gäller får ni på papper.
preparation-field-venue-name = Namn på lokalen eller personen
preparation-field-address = E-postadress
preparation-field-others = Workshopledare och egen personal
preparation-field-others-hint = De äter också. Skriv hur många de är.
preparation-field-message = Meddelande till lokalen
preparation-field-message-hint = Till exempel när ni kommer för att duka. Skriv inget om vad enskilda personer äter eller behöver.

preparation-guests-title = Gäster och workshopledare
preparation-guests-lead = Företrädare för Polisen och Säkerhetspolisen kommer som gäster. De får en egen länk med uppdrag, plats och dagordning, och svarar själva om de kommer.
preparation-guests-back = Tillbaka till gästerna
preparation-guests-none-title = Inga gäster än
preparation-guests-none-text = Här ser ni vilka som är bjudna och om de kommer. Till en heldag bjuder länsstyrelsen in Polisen och Säkerhetspolisen.
preparation-guest-title = Gäst
preparation-guest-new = Lägg till en gäst
preparation-guest-new-lead = Gästen får inget brev förrän du skickar länken.
preparation-guest-saved = Gästen är sparad.
preparation-guest-send = Skicka länken till gästen
preparation-guest-sent = Länken är på väg till gästen.
preparation-guest-gone = Gästen är borttagen.
preparation-guest-remove-title = Ta bort gästen
preparation-guest-remove-text = Gästens länk slutar gälla. Gästen får inget brev om det.
preparation-guest-remove = Ta bort gästen
preparation-guest-no-brief = inget uppdrag skrivet
preparation-guest-comes = kommer
preparation-guest-declines = kommer inte
preparation-guest-untold = inte tillfrågad
preparation-guest-unsaid = har inte svarat
preparation-guest-told = Länken skickades
preparation-guest-answered = Svarade
preparation-leaders-title = Workshopledare
preparation-leaders-none = Ingen workshopledare är utsedd än.
preparation-leaders-table = Workshopledare, varifrån de kommer och hur ni når dem
preparation-leaders-link = Utse eller ändra workshopledare
preparation-field-name = Namn
preparation-field-firm = Firma eller myndighet
preparation-field-organisation = Organisation
preparation-field-organisation-hint = Till exempel Polismyndigheten eller Säkerhetspolisen.
preparation-field-phone = Telefon
preparation-field-brief = Uppdrag
preparation-field-brief-hint = Vad gästen väntas bidra med, och när. Gästen läser det på sin egen sida. Skriv inget säkerhetsskyddsklassificerat.
preparation-visit-brief = Det här väntas av dig
preparation-visit-question = Kommer du?
preparation-visit-comes = Ja, jag kommer
preparation-visit-declines = Nej, jag kan inte komma
preparation-visit-said-comes = Du har svarat att du kommer.
preparation-visit-said-declines = Du har svarat att du inte kan komma.
preparation-visit-answer = Svara
preparation-visit-over = Workshopen är över. Svaret ändrades inte.

preparation-sites-title = Digitalt deltagande
preparation-sites-lead = { $tested } av { $all } kommuner har provat sin utrustning. Varje kommuns grupp sitter tillsammans på en plats.
preparation-sites-physical = Workshopen är på plats. Det här behövs bara när någon deltar digitalt.
preparation-sites-each = Kommunernas deltagarplatser
preparation-sites-saved = Deltagarplatserna är sparade.
preparation-meeting-title = Mötesadress
preparation-meeting-there = Mötesadressen är ifylld.
preparation-meeting-none = Mötesadressen är inte ifylld än.
preparation-meeting-sealed = Den är förseglad, står aldrig i ett brev och tas bort sju dagar efter workshopen.
preparation-meeting-reveal = Visa mötesadressen
preparation-field-meeting = Ny mötesadress
preparation-field-meeting-hint = Börjar med https://. Lämna tomt för att behålla den som finns.
preparation-field-place = Lokal och adress
preparation-field-contact = Kontaktperson och telefon
preparation-field-tested = Utrustningen är provad

preparation-fault-long = Texten är för lång. Korta den.
preparation-fault-address = Skriv en e-postadress, till exempel karin@lansstyrelsen.se.
preparation-fault-what = Skriv vad som ska göras.
preparation-fault-when = Välj när uppgiften ska göras.
preparation-fault-days = Skriv dagarna som ett heltal mellan 0 och 400.
preparation-fault-owner = Skriv vem som har e-postadressen.
preparation-fault-many = Checklistan har redan så många uppgifter som ryms.
preparation-fault-many-guests = Det finns redan så många gäster som ryms.
preparation-fault-reason = Skriv varför uppgiften inte berör er.
preparation-fault-state = Välj om det saknas, är beställt eller är klart.
preparation-fault-there-empty = Skriv hur många det finns.
preparation-fault-number = Skriv ett heltal, 0 eller mer.
preparation-fault-name = Skriv gästens namn.
preparation-fault-site = Skriv var gruppen sitter innan ni säger att utrustningen är provad.
preparation-fault-meeting = Skriv adressen så som den står i mötesinbjudan. Den börjar med https://.
preparation-fault-coming = Välj om du kommer eller inte.
