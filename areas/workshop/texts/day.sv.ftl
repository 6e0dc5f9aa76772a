day-place = Workshop
day-title = Workshop
day-heading = Workshop i { $county }
day-none-title = Länet har ingen workshop än
day-none-text = När Valmyndigheten har lagt in er workshop ser du den här. Då kan du ändra dag, plats och antal.
day-none-link = Se programmet och kalendern
day-not-set = Inte bestämt än
day-needs-title = Det här behöver du göra nu
day-parts-title = Workshopens delar
day-facts-title = Uppgifter
day-fact-when = Dag och tid
day-fact-format = Form
day-fact-place = Plats
day-fact-address = Adress
day-whose = { $day }, { $week }, { $left } (länsstyrelsens dag)
day-fact-register-by = Sista anmälningsdag
day-fact-seats = Platser per kommun
day-fact-seats-text = { $least }–{ $most }
day-fact-room = Rum
day-fact-room-text = { $tables } bord med { $chairs } stolar, tillsammans { $room } platser
day-fact-contact = Kontakt
day-room-small-title = Rummet räcker inte till alla
day-room-small = Om { $municipalities } kommuner skickar minst { $least } personer var får de inte plats på { $room } stolar. Lägg till bord, välj ett större rum eller sänk antalet.
day-format-physical = Fysisk
day-format-physical-hint = Alla är i samma lokal.
day-format-digital = Digital
day-format-digital-hint = Varje kommun sitter i ett eget rum och är med via video.
day-format-hybrid = Hybrid
day-format-hybrid-hint = En del är i lokalen, en del är med via video.
day-state-invited = Inbjudna
day-step-settings = Dag och plats
day-step-invitation = Inbjudan
day-step-answers = Anmälan
day-step-tables = Bordsplacering
day-step-day = Genomförd
day-task-invitation = Inbjudan
day-task-invitation-hint = Den nationella texten och er egen.
day-task-invitation-waits = { $count ->
    [one] Ska till en kommun
   *[other] Ska till { $count } kommuner
}
day-task-invitation-sent = { $count ->
    [one] Skickad till en kommun
   *[other] Skickad till { $count } kommuner
}
day-task-answers = Svar från kommunerna
day-task-answers-hint = Vilka som har svarat och vilka roller som saknas.
day-task-answers-waits = Väntar på inbjudan
day-task-answers-state = { $answered } av { $invited } har svarat
day-task-people = Deltagare
day-task-people-hint = Listan, också som Excel och csv.
day-task-people-state = { $count ->
    [0] Inga anmälda än
    [one] En anmäld
   *[other] { $count } anmälda
}
day-task-tables = Bordsplacering
day-task-tables-hint = Vem som sitter var, och papper för salen.
day-task-tables-waits = Inga att placera än
day-task-tables-state = { $seated } av { $people } placerade
day-need-settings = Fyll i plats och kontakt för workshopen
day-need-invite = { $count ->
    [one] Skicka inbjudan till kommunen
   *[other] Skicka inbjudan till { $count } kommuner
}
day-need-answers = { $count ->
    [one] En kommun har inte svarat
    [2] Två kommuner har inte svarat
    [3] Tre kommuner har inte svarat
   *[other] { $count } kommuner har inte svarat
}
day-need-place = { $count ->
    [one] Placera deltagaren vid ett bord
   *[other] Placera { $count } deltagare vid bord
}
day-need-place-more = { $count ->
    [one] En deltagare saknar plats vid ett bord
   *[other] { $count } deltagare saknar plats vid bord
}
day-need-programme = Skapa programmet inför nästa val
day-need-counties = { $count ->
    [one] Ett län har ingen workshop än
   *[other] { $count } län har ingen workshop än
}
day-settings-title = Inställningar
day-settings-lead = Dag, tid, plats och kontakt står i inbjudan till kommunerna.
day-settings-change = Ändra inställningarna
day-settings-save = Spara
day-settings-back = Tillbaka till workshopen
day-settings-saved = Inställningarna är sparade.
day-settings-moved = Inställningarna är sparade. Dag, tid eller plats är ändrad: skicka inbjudan igen så att kommunerna får veta det.
day-group-when = När
day-group-where = Var och hur
day-group-registration = Anmälan
day-group-room = Rummet
day-group-contact = Kontakt
day-field-day = Dag
day-field-starts = Från
day-field-ends = Till
day-field-format = Hur hålls workshopen?
day-field-place = Plats
day-field-place-hint = Hus och lokal. Är workshopen digital skriver du namnet på mötestjänsten.
day-field-address = Adress
day-field-address-hint = Gata och ort. Kan lämnas tomt.
day-field-register-by = Sista anmälningsdag
day-field-register-by-hint = Före workshopens dag, så att du hinner placera deltagarna.
day-field-seats-least = Minst antal per kommun
day-field-seats-most = Högst antal per kommun
day-field-tables = Antal bord
day-field-chairs = Stolar vid varje bord
day-field-contact = Vem kommunen kan fråga
day-field-contact-hint = Namn, telefon och e-postadress.
day-fault-day = Workshopens dag: skriv ett datum, till exempel 2029-03-13.
day-fault-day-past = Workshopens dag har passerat. Välj en dag från och med i dag.
day-fault-starts = Från: skriv ett klockslag, till exempel 09.00.
day-fault-ends = Till: skriv ett klockslag, till exempel 14.30.
day-fault-ends-early = Workshopen ska sluta senare samma dag som den börjar, aldrig efter midnatt. Skriv ett senare klockslag.
day-fault-format = Välj hur workshopen hålls.
day-fault-place = Skriv var workshopen hålls.
day-fault-place-long = Platsen är för lång. Skriv högst 200 tecken.
day-fault-address-long = Adressen är för lång. Skriv högst 200 tecken.
day-fault-register-by = Sista anmälningsdag: skriv ett datum, till exempel 2029-03-05.
day-fault-register-by-late = Sista anmälningsdag måste ligga före workshopens dag.
day-fault-register-by-past = Sista anmälningsdag har redan passerat. Välj i dag eller en senare dag.
day-fault-no-such-day = Den dagen finns inte i kalendern. Den 29 februari finns bara vart fjärde år.
day-fault-seats-least = Minst antal per kommun: skriv ett tal från 1 till 50.
day-fault-seats-most = Högst antal per kommun: skriv ett tal från 1 till 50.
day-fault-seats-most-less = Det högsta antalet är lägre än det lägsta. Skriv ett högre tal.
day-fault-tables = Antal bord: skriv ett tal från 1 till 100.
day-fault-chairs = Stolar vid varje bord: skriv ett tal från 2 till 20.
day-fault-contact = Skriv vem kommunen kan fråga.
day-fault-contact-long = Kontakten är för lång. Skriv högst 500 tecken.
day-newer-title = Någon annan hann spara före dig
day-newer-text = Det du skrev är inte sparat, men det finns kvar i formuläret. Jämför, ändra det som behövs och spara igen.
day-newer-same = Den andra har sparat samma uppgifter som du skrev.
day-newer-table = Det som skiljer
day-newer-field = Uppgift
day-newer-saved = Sparat
day-newer-written = Du skrev
day-need-moved = { $count ->
    [one] En kommun har en inbjudan med annan dag, tid eller plats: skicka den igen
   *[other] { $count } kommuner har en inbjudan med annan dag, tid eller plats: skicka den igen
}
day-need-outside = Workshopen ligger utanför programmets dagar, { $first }–{ $last }: välj en ny dag
day-need-outside-counties = { $count ->
    [one] En workshop ligger utanför programmets dagar
   *[other] { $count } workshoppar ligger utanför programmets dagar
}
day-task-door = Dörren
day-task-door-hint = checka in dem som kommer, också utan nät.
