## Länets svar
interest-own-title = Länets intresseanmälan
interest-none-title = Det finns inget att svara på än
interest-none-text = När Valmyndigheten frågar länen om de vill ha en workshop svarar du här. Du får också ett brev.
interest-form-title = Intresseanmälan för { $county }
interest-form-lead = Svara på om länet vill ha en workshop i valsäkerhet. Det tar ungefär två minuter. Inget skickas förrän du har sett allt och tryckt på Skicka svaret.
interest-form-last-day = Sista dag att svara: { $day }.
interest-form-late-title = Sista dagen har passerat
interest-form-late-text = Du kan svara ändå. Svaret märks som sent och det är inte säkert att era önskemål ryms i planen.
interest-step-wants = Vill länet?
interest-step-how = Hur?
interest-step-days = Dagar
interest-step-wishes = Önskemål
interest-step-check = Granska
interest-wants-legend = Vill länet ha en workshop?
interest-wants = Vill ha en workshop
interest-wants-yes = Ja, vi vill ha en workshop
interest-wants-no = Nej, inte den här gången
interest-wants-short-yes = Ja
interest-wants-short-no = Nej
interest-format-legend = Hur vill ni träffas?
interest-format = Form
interest-format-physical = På plats
interest-format-digital = Digitalt
interest-format-hybrid = Både på plats och digitalt
interest-length-legend = Hur länge?
interest-length = Längd
interest-length-half = Halvdag, ungefär tre timmar
interest-length-whole = Heldag, fem timmar eller mer med lunch
interest-length-short-half = halvdag
interest-length-short-whole = heldag
interest-days-title = Vilka dagar går?
interest-days-hint = Kryssa de dagar som passar och de som inte går. Dagar som du inte kryssar används bara om ingen annan passar.
interest-tick-can = Kan
interest-tick-cannot = Kan inte
interest-week = { $week }, { $days }
interest-span = { $first } – { $last }
interest-weekday-1 = mån
interest-weekday-2 = tis
interest-weekday-3 = ons
interest-weekday-4 = tor
interest-weekday-5 = fre
interest-weekday-6 = lör
interest-weekday-7 = sön
interest-day-short = { $day } { $month }
interest-out-outside = Inga workshoppar
interest-out-weekend = Helg: { $days }
interest-eve-midsummer = Midsommarafton
interest-eve-christmas = Julafton
interest-eve-new-year = Nyårsafton
interest-best-title = Vilka dagar passar bäst?
interest-best-hint = Välj upp till tre, den bästa först. Du kan hoppa över det.
interest-best-1 = Bäst
interest-best-2 = Näst bäst
interest-best-3 = Tredje bäst
interest-best-none = Ingen
interest-best = Passar bäst
interest-can = Kan
interest-cannot = Kan inte
interest-no-days = Inga dagar
interest-wishes-label = Önskemål om regionalt innehåll
interest-wishes-hint = Till exempel händelser i länet, samarbeten eller frågor som kommunerna behöver öva på. Skriv inget som är säkerhetsskyddsklassificerat. Högst 4 000 tecken.
interest-wishes = Önskemål
interest-question-label = Fråga till Valmyndigheten
interest-question-hint = Svaret kommer med e-post och står sedan här. Frågan kan komma att visas för alla län, utan vem som har ställt den. Högst 2 000 tecken.
interest-question = Fråga
interest-check-title = Granska innan du skickar
interest-check-text = Svaret kan ändras efteråt. Du får ett kvitto med e-post.
interest-next = Fortsätt
interest-back = Tillbaka
interest-cancel = Ändra inget
interest-edit = Ändra
interest-send = Skicka svaret
interest-nothing = –
interest-sent = Tack, svaret är skickat. Ett kvitto är på väg med e-post.
interest-sent-with-question = Tack, svaret och frågan är skickade.
interest-sent-before = Svaret står redan så. Inget ändrades.
interest-closed = Tiden för workshoppar är över. Det går inte längre att svara.
interest-answered-yes = { $county } vill ha en workshop. { $by } svarade { $when }.
interest-answered-no = { $county } vill inte ha någon workshop den här gången. { $by } svarade { $when }.
interest-late = Sent
interest-late-text = Svaret kom efter sista dagen.
interest-change-until = Du kan ändra svaret till sista dagen, { $day }, och även efter den. Då märks det som sent.
interest-change = Ändra svaret
interest-ask-more = Ställ en fråga
interest-own-questions = Era frågor
interest-no-questions = Ni har inte ställt någon fråga.
interest-asked-at = Ställd { $when }
interest-waits = Väntar på svar
interest-shown-title = Frågor från andra län
interest-shown-text = De här svaren gäller alla län.
interest-conflict-title = Någon annan svarade före dig
interest-conflict-lead = { $by } skickade ett svar { $when }, medan du fyllde i ditt. Inget av dem är borta.
interest-conflict-text = Jämför svaren och välj. Det som skiljer är markerat.
interest-conflict-theirs = Svaret som står
interest-conflict-yours = Ditt svar
interest-conflict-question = Din fråga: { $question }
interest-conflict-send = Skicka mitt svar i stället
interest-conflict-look = Ändra i mitt svar
interest-conflict-keep = Låt det andra svaret stå
interest-need-answer = Svara på om länet vill ha en workshop
interest-need-questions = { $questions ->
    [one] Svara på en fråga från länen
   *[other] Svara på { $questions } frågor från länen
}

## Fel i svaret
interest-fault-wants-none = Välj om länet vill ha en workshop.
interest-fault-format-none = Välj hur ni vill träffas.
interest-fault-length-none = Välj hur länge.
interest-fault-days-conflict = Samma dag kan inte både gå och inte gå. Ta bort ett av kryssen: { $days }.
interest-fault-days-outside = En dag som du valde går inte längre att välja. Se över kryssen.
interest-fault-days-all-out = Ingen dag går. Lämna minst en dag öppen, eller svara nej.
interest-fault-best-outside = Dagen går inte att välja. Välj en annan.
interest-fault-best-cannot = Du har kryssat att { $days } inte går. Välj en annan dag eller ta bort krysset.
interest-fault-best-twice = { $days } är redan vald. Välj en annan dag.
interest-fault-wishes-long = Texten är för lång. Korta den till högst { $most } tecken.
interest-fault-question-long = Frågan är för lång. Korta den till högst { $most } tecken.
interest-fault-answer-none = Skriv ett svar.
interest-fault-answer-long = Svaret är för långt. Korta det till högst { $most } tecken.
interest-fault-last-day-none = Skriv sista dag som ett datum.
interest-fault-last-day-not-in-calendar = Den dagen finns inte i kalendern. Den 29 februari finns bara vart fjärde år.
interest-fault-last-day-past = Sista dagen har redan varit. Välj i dag eller en senare dag.
interest-fault-last-day-window = Sista dagen ska vara före den första dagen med workshoppar.
interest-fault-address = Skriv en e-postadress: { $field }.

## Nationell ledning
interest-title = Länens intresse
interest-programme-text = Fråga länen om de vill ha en workshop, och se vad de svarar.
interest-call-lead = Fråga alla { $counties } län om de vill ha en workshop. Varje län får ett brev med en personlig länk.
interest-call-last-day-hint = Den dag då länen senast ska ha svarat. Svar som kommer senare tas emot men märks.
interest-call-lacking = Adresser som saknas
interest-call-lacking-text = { $counties ->
    [one] Ett län har varken samordnare eller adress. Skriv vart brevet ska.
   *[other] { $counties } län har varken samordnare eller adress. Skriv vart breven ska.
}
interest-address = E-post till { $county }
interest-call-known = { $counties ->
    [one] Ett län får brevet till en känd adress
   *[other] { $counties } län får brevet till kända adresser
}
interest-call-letter = Så ser brevet ut
interest-call-send = Skicka till { $counties } län
interest-asked = Breven till { $counties } län är på väg.
interest-lead = { $answered } av { $total } län har svarat. { $yes } vill ha en workshop, { $no } vill inte.
interest-last-day = Sista dag
interest-questions = Frågor
interest-questions-waiting = { $questions ->
    [one] En fråga väntar på svar
   *[other] { $questions } frågor väntar på svar
}
interest-questions-count = { $questions ->
    [0] Inga frågor
    [one] En fråga, besvarad
   *[other] { $questions } frågor, alla besvarade
}
interest-questions-go = Se frågorna
interest-remind = { $counties ->
    [one] Påminn länet som inte har svarat
   *[other] Påminn { $counties } län som inte har svarat
}
interest-remind-later = { $counties ->
    [one] Ett län har inte svarat, men fick ett brev det senaste dygnet. Du kan påminna i morgon.
   *[other] { $counties } län har inte svarat, men fick brev det senaste dygnet. Du kan påminna i morgon.
}
interest-reminded = { $counties ->
    [one] En påminnelse är på väg till ett län.
   *[other] Påminnelser är på väg till { $counties } län.
}
interest-nobody-to-remind = Det finns inget län att påminna just nu.
interest-map-title = Karta över vad Sveriges 21 län har svarat
interest-map-desc = Varje ruta är ett län med bokstav, länskod och vad länet har svarat.
interest-map-table = Samma uppgifter som tabell
interest-sign-silent = –
interest-sign-no = Nej
interest-sign-yes = Ja
interest-sign-late = Ja, sent
interest-standing-silent = Har inte svarat
interest-standing-no = Vill inte ha en workshop
interest-standing-yes = Vill ha en workshop
interest-standing-late = Vill ha en workshop, svarade sent
interest-legend-silent = { $count } län har inte svarat
interest-legend-no = { $count } län vill inte ha en workshop
interest-legend-yes = { $count } län vill ha en workshop
interest-legend-late = { $count } län vill ha en workshop men svarade efter sista dagen
interest-table-title = Länens svar
interest-county = Län
interest-code = Länskod
interest-state = Svar
interest-answered = Svarade
interest-silent = Inte svarat
interest-bounced = Brevet kom inte fram
interest-how = Form och längd
interest-days = Dagar
interest-day-counts = { $can } går, { $cannot } går inte
interest-set = Bestämd dag
interest-waiting-questions = Frågor som väntar
interest-take-xlsx = Hämta som Excel
interest-take-csv = Hämta som csv
interest-file-name = intresse
interest-sheet-name = Länens intresse
interest-move-title = Flytta sista dagen
interest-move-text = Länen får inget brev om det. Nästa påminnelse säger den nya dagen.
interest-move-button = Flytta
interest-moved = Sista dagen är nu { $day }.
interest-withdrawn-title = Län som har tackat nej fast dagen är bestämd
interest-withdrawn = { $county }: workshopen står kvar { $day } tills du ändrar den.
interest-county-silent = { $county } har inte svarat än.
interest-county-questions = Länets frågor
interest-no-questions-yet = Länet har inte ställt någon fråga.
interest-questions-title = Frågor från länen
interest-questions-lead = De som väntar på svar står först. Länet får svaret med e-post.
interest-questions-empty = Inga frågor än
interest-questions-empty-text = När ett län ställer en fråga i sin intresseanmälan svarar du här.
interest-answer-label = Svar
interest-show-to-all = Visa frågan och svaret för alla län, utan vem som frågade
interest-answer-button = Svara
interest-answer-again = Ändra svaret
interest-done = Besvarad
interest-answered-alone = av { $by } { $when }, visas bara för länet
interest-answered-shown = av { $by } { $when }, visas för alla län
interest-question-answered = Svaret är sparat.
interest-newer-title = Någon annan svarade före dig
interest-newer-text = Ditt svar står kvar i rutan. Skicka det igen om det ska gälla i stället.

## Brev
interest-letter-election = Val
interest-letter-days = Workshoppar hålls
interest-letter-window = { $first } till { $last }
interest-letter-last-day = Sista dag att svara
interest-letter-contact = Frågor? Skriv dem i svaret, eller kontakta { $contact }.
interest-letter-keep = Länken är till { $county } och behöver ingen inloggning. Skicka den inte vidare till någon utanför länsstyrelsen.
interest-ask-subject = Vill länet ha en workshop i valsäkerhet? Svara senast { $day }
interest-ask-opening = { $sender } frågar { $county } om länet vill ha en workshop i programmet { $programme }. Svara senast { $day }. Det tar ungefär två minuter.
interest-ask-points = Du kan svara på det här:
interest-ask-point-format = om ni vill träffas på plats, digitalt eller både och, en halv eller en hel dag
interest-ask-point-days = vilka dagar som går och vilka som inte går
interest-ask-point-wishes = om ni har önskemål om regionalt innehåll
interest-ask-point-questions = om ni har frågor
interest-ask-change = Svaret kan ändras till och med sista dagen. Svara gärna också om ni inte vill ha någon workshop.
interest-reminder-subject = Påminnelse: vill länet ha en workshop? Svara senast { $day }
interest-reminder-opening = { $sender } har inte fått något svar från { $county } om workshop i valsäkerhet. Sista dag är { $day }, { $left }.
interest-reminder-late = { $sender } har inte fått något svar från { $county } om workshop i valsäkerhet. Sista dagen var { $day }. Svara så snart du kan. Svaret tas emot, men det är inte säkert att önskemålen ryms i planen.
interest-reminder-no = Vill länet inte ha någon workshop räcker det att svara nej.
interest-answer-subject = Svar på er fråga om workshopen
interest-answer-opening = { $sender } har svarat på er fråga.
interest-answer-question = Ni frågade: { $question }
interest-receipt-subject = Kvitto: länets svar om workshop
interest-receipt-opening = Vi har tagit emot svaret från { $county }. { $what }
interest-receipt-yes = Länet vill ha en workshop.
interest-receipt-no = Länet vill inte ha någon workshop den här gången.
interest-receipt-late = Svaret kom efter sista dagen och är märkt som sent.
interest-receipt-change = Svaret kan ändras till och med { $day }. Är svaret inte ditt, öppna länken och rätta det.
interest-withdrawn-subject = { $county } vill inte ha sin workshop
interest-withdrawn-opening = { $county } har svarat nej till en workshop, fast dagen är bestämd till { $day }. { $by } svarade.
interest-withdrawn-stands = Inget är borttaget. Dagen, inbjudan och anmälningarna står kvar tills du eller länet ändrar dem.
interest-withdrawn-button = Se länets svar

held-interest = Svar på om länet vill ha en workshop
held-question = Fråga till den nationella nivån
held-answer = Svar på ett läns fråga
held-call = Utskick till länen
held-interest-answered = Svarade
held-interest-asked = Frågade
held-interest-wishes = Önskemål
held-interest-question = Fråga
held-interest-answer = Svar
