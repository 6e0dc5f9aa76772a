## Tavlan
tour-title = Turnéplan
tour-lead = { $placed } av { $wanting ->
    [one] ett län
   *[other] { $wanting } län
} som vill ha en workshop har en dag. { $teams ->
    [0] Inget team är skapat.
    [one] Ett team.
   *[other] { $teams } team.
}
tour-no-counties-title = Inget län har sagt ja än
tour-no-counties-text = När länen har svarat på intresseanmälan planeras turnén här.
tour-no-teams-title = Inget team är skapat
tour-no-teams-text = Lägg till workshopledare och sätt ihop dem till team. Sedan kan turnén planeras.
tour-how = Hur ska den planeras?
tour-how-anew = Från början. Bara det som är låst ligger fast
tour-how-mended = Med så få ändringar som möjligt
tour-effort = Hur länge ska vi leta?
tour-effort-hint = Den vanliga tiden räcker nästan alltid för 21 län.
tour-effort-usual = Som vanligt, oftast några sekunder
tour-effort-longer = Tio gånger så länge
tour-plan = Planera
tour-planned = { $counties ->
    [one] Ett län har
   *[other] { $counties } län har
} dag och team.
tour-planned-again = Planen är ändrad: { $days ->
    [0] inget län har fått ny dag
    [one] ett län har fått ny dag
   *[other] { $days } län har fått ny dag
}, { $teams ->
    [0] inget nytt team på samma dag
    [one] ett nytt team på samma dag
   *[other] { $teams } nya team på samma dag
}, { $new ->
    [0] inget län är nytt i planen
    [one] ett län är nytt i planen
   *[other] { $new } län är nya i planen
}.
tour-planning-title = Turnén planeras
tour-planning-usual = Vi letar efter den bästa planen och bevisar hur bra den är. Det tar oftast några sekunder.
tour-planning-longer = Vi letar efter den bästa planen och bevisar hur bra den är. Det kan ta flera minuter.
tour-planning-so-far = Så stor del av tiden har gått, som mest
tour-planning-elsewhere = Det pågår på en annan server, så hur långt det har kommit syns inte här.
tour-planning-stop = Stoppa och behåll den bästa så långt
tour-planning-stopping = Stoppar. Den bästa planen så långt sparas.
tour-planning-unchanged = Inget är ändrat förrän det är klart. Du kan lämna sidan och komma tillbaka.
tour-planning-refresh = Uppdatera
tour-planning-newer = Någon ändrade turnén medan den planerades. Den nya planen är därför inte sparad. Planera om, om det fortfarande behövs.
tour-planning-failed = Den senaste planeringen kunde inte göras. Felet är vårt och står i loggen. Inget är ändrat. Försök igen.
tour-interrupted-title = Den senaste planeringen avbröts
tour-interrupted = Programmet startades om medan den pågick. Inget är ändrat. Planera igen.
tour-outcome-title = Planen är inte ändrad
tour-refused-title = Det finns ingen plan som håller alla regler
tour-refused-ways = Gör så att en av reglerna inte behövs: lås upp ett län, lägg till ett team eller en person, öppna en dag eller be ett län om fler dagar. Planera sedan igen.
tour-refused-team = Team { $who } har ingen som kan åka.
tour-refused-window = Tiden för workshoppar har ingen dag, eller är längre än som kan planeras. Ändra den i programmet.
tour-refused-county = { $who } har svarat så att dagarna motsäger varandra. Be länet att svara igen.
tour-refused-size = Det är fler län, team eller personer än som går att planera på en gång.
tour-clash = { $count ->
    [one] { $counties } kan inte få någon dag.
   *[other] De här länen kan inte alla få en dag: { $counties }.
} Det här hindrar:
tour-clash-unproven = { $count ->
    [one] Vi hittade ingen dag för { $counties }.
   *[other] Vi hittade ingen plan där alla de här länen får en dag: { $counties }.
} Det kan ändå finnas en. Det här hindrar troligen:
tour-rule-answers = { $count ->
    [one] Länets egna dagar
   *[other] Länens egna dagar
}
tour-rule-closed = Helgdagar och stängda dagar hålls fria
tour-rule-freeze = De frysta dagarna hålls fria
tour-rule-one-a-day = Ett team, och var och en i det, är på ett ställe om dagen
tour-rule-travel = Resan ska hinnas med mellan två dagar
tour-rule-fixed-day = Dagen för { $who } är låst
tour-rule-fixed-team = Teamet för { $who } är låst
tour-rule-team-away = Team { $who } är borta
tour-rule-person-away = { $who } är borta
tour-rule-most-a-week = { $who } leder högst { $number ->
    [one] en workshop
   *[other] { $number } workshoppar
} i veckan
tour-withdrawn-title = Län som har sagt nej efter att de fick en dag
tour-withdrawn = { $county } vill inte ha någon workshop längre. Dagen { $day } är fri för andra.
tour-take-off-named = Ta bort { $county } ur turnén
tour-cost-title = Vad planen kostar
tour-cost-text = Kostnaden räknas i kilometer. Ett steg ned på ett läns lista över dagar kostar 150, en natt borta 60.
tour-cost-dates = Länens önskade dagar
tour-cost-travel = Resor
tour-cost-nights = Nätter borta
tour-cost-load = Ojämn fördelning mellan personer
tour-cost-slack = Dagar nära förtidsröstningen
tour-cost-total = Summa
tour-bound-best = Det är bevisat att ingen plan kostar mindre.
tour-bound-gap = Planen är högst { $percent } % dyrare än den bästa. Ingen plan kostar mindre än { $bound }.
tour-bound-mended = Det är bevisat att ingen plan klarar sig med färre ändringar, och att ingen med så få kostar mindre.
tour-bound-mended-unproven = Planen är gjord med få ändringar. Det är inte bevisat att de är så få som möjligt.
tour-bound-unknown = Planen är ändrad sedan den togs fram. Planera igen för att få veta hur bra den kan bli.
tour-bound-others = Minst ett län har fått en dag som det inte har sagt något om, för att inget annat gick.
tour-broken-title = Planen bryter mot regler
tour-without = Saknar dag: { $counties }.
tour-calendar-title = Kalender
tour-calendar-text = Tryck på ett län för att se vad andra dagar kostar, och för att flytta det.
tour-calendar-drag = Du kan också dra länet till en annan dag.
tour-drag-picked = { "{" }name{ "}" } flyttas. Varje dag visar vad den kostar.
tour-drag-cost = { "{" }day{ "}" }: { "{" }cost{ "}" }. { "{" }breaks{ "}" }
tour-day-short = { $weekday } { $day } { $month }
tour-out-closed = Stängt
tour-out-freeze = Fryst
tour-map-heading = Karta
tour-map-title = Karta över teamens resor mellan Sveriges 21 län
tour-map-desc = Varje ruta är ett län med bokstav, länskod, team och dag. Linjerna är teamens resor vecka för vecka. Samma sak står som text under kartan.
tour-map-same = Samma resor som text
tour-map-none = ?
tour-map-unwanted = –
tour-map-visit = { $day }, team { $team }
tour-map-no-day = ingen dag än
tour-map-no-workshop = ingen workshop
tour-team = Team { $letter }
tour-team-idle = Har inga län än.
tour-route-week = { $week }: { $stops } ({ $km } km, { $nights ->
    [0] ingen natt borta
    [one] en natt borta
   *[other] { $nights } nätter borta
})
tour-route-stop = { $county } { $day }
tour-load-title = Workshoppar per person
tour-load = { $count ->
    [0] Inga
    [one] En
   *[other] { $count }
}
tour-table-title = Länen i turnén
tour-county = Län
tour-wish = Form
tour-day = Dag
tour-team-head = Team
tour-fixed = Låst
tour-share = Kostnad
tour-nothing = –
tour-breaks-count = { $count ->
    [one] Bryter mot en regel
   *[other] Bryter mot { $count } regler
}
tour-format-physical = på plats
tour-format-digital = digitalt
tour-format-hybrid = både på plats och digitalt
tour-length-half = halvdag
tour-length-whole = heldag
tour-fixed-both = dag och team låsta
tour-fixed-day = dagen låst
tour-fixed-team = teamet låst
tour-fixed-over = har varit
tour-to-agree = Planen är inte fastställd
tour-to-tell = { $count ->
    [one] Ett brev att skicka
   *[other] { $count } brev att skicka
}
tour-need = { $count ->
    [one] Berätta om turnén för ett län eller team
   *[other] Berätta om turnén för { $count } län och team
}

## Ett län
tour-county-title = Län
tour-unwanted = Länet vill inte ha någon workshop. Det planeras ingen dag för det.
tour-over = Workshoppen har varit. Den går inte att flytta.
tour-suits = Passar länet
tour-suits-best = Länets val { $place }
tour-suits-can = Länet kan
tour-suits-cannot = Länet kan inte
tour-suits-nothing = Länet har inte sagt något om dagen
tour-set-day = Fastställd dag
tour-preview = { $county } { $day } med team { $team }
tour-more-same = Planen kostar lika mycket.
tour-more-dearer = Planen blir { $cost } dyrare.
tour-more-cheaper = Planen blir { $cost } billigare.
tour-breaks-nothing = Ingen regel bryts.
tour-breaks-title = Det här bryter flytten mot
tour-mends-title = Det här bryts inte längre:
tour-move = Flytta dit
tour-move-not = Låt bli
tour-look-title = Flytta till en annan dag eller ett annat team
tour-look = Visa vad det kostar
tour-others-title = De bästa andra dagarna
tour-others-cost = Kostar mer
tour-others-breaks = Bryter mot
tour-fix-title = Lås
tour-fix-legend = Vad ska ligga fast när resten planeras om?
tour-fix-hint = Det du flyttar för hand låses av sig självt.
tour-fix-day = Dagen
tour-fix-team = Teamet
tour-fix-save = Spara låsen
tour-take-off = Ta bort ur turnén
tour-moved = { $county } är flyttat och låst där.
tour-taken-off = { $county } är borttaget ur turnén. Dagen är fri.
tour-fixed-done = Låsen för { $county } är sparade.
tour-freed = { $county } är inte låst längre.
tour-fault-day = Välj en dag.
tour-fault-day-over = Dagen har redan varit. Välj en senare.
tour-fault-day-window = Dagen ligger utanför tiden för workshoppar. Välj en annan.
tour-fault-team = Välj ett team.

## Regler som bryts
tour-breaks-no-date = { $county } har ingen dag.
tour-breaks-no-team = { $county } har ett team som inte finns längre.
tour-breaks-window = { $county } { $day } ligger utanför tiden för workshoppar.
tour-breaks-weekend = { $county } { $day } är en lördag eller söndag.
tour-breaks-cannot = { $county } kan inte { $day }.
tour-breaks-closed = { $county }: { $day } är en helgdag eller stängd dag.
tour-breaks-freeze = { $county }: { $day } är en fryst dag.
tour-breaks-fixed-day = { $county } är låst till en annan dag än { $day }.
tour-breaks-fixed-team = { $county } är låst till ett annat team.
tour-breaks-team-away = Team { $who } är borta { $day }, då det skulle till { $county }.
tour-breaks-person-away = { $who } är borta { $day }, då { $county } har sin workshop.
tour-breaks-two-places = { $people } skulle vara i både { $one } och { $other } { $day }.
tour-breaks-too-far = Resan från { $one } till { $other } tar { $hours } timmar men får ta { $room }.
tour-breaks-week = { $people } har { $count } workshoppar { $week } men ska ha högst { $most }.

## Personer och team
tour-crew-title = Workshopledare och team
tour-crew-lead = De som leder workshopparna, när de inte kan, och vilka som åker tillsammans.
tour-people-title = Workshopledare
tour-people-none-title = Ingen är tillagd än
tour-people-none-text = Lägg till dem som ska leda workshopparna. De får uppdraget i varje län när turnén fastställs.
tour-person-add = Lägg till workshopledare
tour-person-change = Ändra workshopledare
tour-person-name = Namn
tour-person-address = E-postadress
tour-person-address-hint = Dit går uppdragen och breven om turnén.
tour-person-from = Kommer från
tour-person-home = Hemort
tour-person-home-hint = Närmaste residensstad. Teamet reser från hemorten för den som står först i det.
tour-person-most = Högst så många workshoppar i veckan
tour-person-away = Dagar borta
tour-days-hint = En dag på varje rad, till exempel 2029-03-12, eller första och sista dagen: 2029-03-12 – 2029-03-16.
tour-person-save = Spara
tour-person-remove = Ta bort
tour-person-saved = { $name } är sparad. Planera om, om det ändrar något.
tour-person-removed = Personen är borttagen.
tour-teams-title = Team
tour-teams-none = Inget team är skapat.
tour-team-new = Nytt team av
tour-team-change = Ändra team { $letter }
tour-team-new-hint = Samma person kan vara med i flera team. Den första i listan avgör varifrån teamet reser.
tour-team-save = Spara teamet
tour-team-remove = Ta bort team { $letter }
tour-team-counties = { $count ->
    [0] Inga län i planen.
    [one] Ett län i planen.
   *[other] { $count } län i planen.
}
tour-team-saved = Teamet är sparat.
tour-team-removed = Teamet är borttaget. De län som det hade saknar dag tills du planerar om.
tour-closed-title = Stängda dagar
tour-closed-label = Dagar utan workshoppar, utöver helger och helgdagar
tour-closed-save = Spara dagarna
tour-closed-saved = De stängda dagarna är sparade.
tour-fault-days = ”{ $line }” är ingen dag. Skriv till exempel 2029-03-12.
tour-fault-days-many = Det är för många dagar. Skriv högst { $most }.
tour-fault-from = Välj varifrån personen kommer.
tour-fault-home = Välj hemort.
tour-fault-most = Skriv ett tal från 1 till { $most }.
tour-refusal-gone = Det finns inte längre.
tour-refusal-address = Någon i listan har redan den adressen.
tour-refusal-in-team = Personen är med i team { $team }. Ändra teamet först.
tour-refusal-many = Det går inte att ha fler.
tour-refusal-nobody = Välj minst en person.
tour-refusal-same-team = Team { $team } består av samma personer.

## Fastställa
tour-agree-title = Fastställ turnén
tour-agree-lead = Dagarna blir länens, och de som leder får uppdraget i länet.
tour-agree-none-title = Inget att fastställa
tour-agree-none-text = Planen säger samma sak som det som redan är fastställt.
tour-agree-table = Det här ändras
tour-agree-before = Nu
tour-agree-after = Efter
tour-agree-never = Någon skulle vara på två ställen samma dag. Det går inte att fastställa
tour-agree-knowing = Jag vet att planen bryter mot reglerna ovan
tour-agree-letters = De som får eller förlorar ett uppdrag får brev om det genast. Länen och teamen får inget brev förrän du skickar det på nästa sida.
tour-agree = Fastställ
tour-fault-knowing = Kryssa i att du vet om det, eller ändra planen.
tour-agreed = Turnén är fastställd. Nya workshoppar: { $made }. Flyttade: { $moved }. Inställda: { $off }.
tour-entry = { $day }, team { $team }: { $people }
tour-entry-off = Inställd
tour-newer = Någon annan ändrade turnén före dig. Se hur den ser ut nu och gör om det, om det fortfarande behövs.
tour-nobody = Det finns inget att planera: inget län vill ha en workshop, eller inget team är skapat.
tour-broken = Planen bryter mot regler och är inte fastställd.
tour-not-given = { $name } kan inte få eller förlora uppdraget härifrån. Turnén är inte fastställd. Den som ger uppdrag kan inte ge dem till sig själv.

## Besked och kalendrar
tour-told-title = Besked och kalendrar
tour-told-lead = Vad länen och teamen vet, och vad som är fastställt.
tour-letters-title = Förslag på brev
tour-letters-none = Alla vet det som är fastställt.
tour-letters-legend = Vilka brev ska skickas?
tour-letters-hint = Inget skickas förrän du trycker på knappen.
tour-letters-send = Skicka breven
tour-letter-new = { $name }: ny dag
tour-letter-moved = { $name }: flyttad från { $before }
tour-letter-others = { $name }: andra som leder
tour-letter-off = { $name }: { $before } är inställd
tour-letter-team = Team { $letter }, till { $people }
tour-fault-letters = Välj minst ett brev.
tour-told = { $letters ->
    [one] Ett brev är
   *[other] { $letters } brev är
} på väg.
tour-told-none = Inget brev skickades: alla vet redan det som är fastställt.
tour-told-none-title = Inget är fastställt än
tour-told-none-text = När turnén är fastställd ser du här vad länen och teamen vet om den.
tour-told-table = Vad länen vet
tour-agreed-head = Fastställt
tour-told-head = Länet vet
tour-told-nothing = Inget besked än
tour-told-day = { $day }, { $people }. Skickat { $when }
tour-told-off = Inställd. Skickat { $when }
tour-differs = Skiljer
tour-calendars-title = Kalendrar
tour-calendars-text = Filen är en ögonblicksbild. En prenumeration följer med när något ändras. Adressen är hemlig: den som har den ser kalendern utan att logga in. Ge den bara till dem som kalendern är för.
tour-calendar-whose = Vems
tour-calendar-file = Fil
tour-calendar-take = Hämta
tour-feed = Prenumeration
tour-feed-none = Ingen
tour-feed-make = Skapa adress
tour-feed-anew = Ny adress
tour-feed-revoke = Återkalla
tour-feed-made = Adressen till kalendern för { $name } är ny. En tidigare adress fungerar inte längre.
tour-feed-revoked = Adressen är återkallad.
tour-feed-asked = Hämtad första gången { $when }.
tour-feed-not-asked = Inte hämtad än.
tour-feed-old-key = Adressen går inte att visa igen. Skapa en ny.
tour-ics-name = Turné, { $name }
tour-ics-summary = Workshop i valsäkerhet, { $county }
tour-ics-text = Team { $team }: { $people }

## Brev
tour-county-subject-new = Er workshop hålls { $day }
tour-county-subject-moved = Ny dag för er workshop: { $day }
tour-county-subject-others = Andra leder er workshop { $day }
tour-county-subject-off = Er workshop { $before } är inställd
tour-county-opening-new = { $sender } har bestämt dagen för workshoppen i { $county }: { $day }.
tour-county-opening-moved = { $sender } har flyttat workshoppen i { $county } från { $before } till { $day }.
tour-county-opening-others = Workshoppen i { $county } hålls som förut { $day }, men andra leder den.
tour-county-opening-off = { $sender } har ställt in workshoppen i { $county } { $before }.
tour-county-next = Dagen står på länets sida i Valskydd. Där förbereder ni lokal, dagordning och inbjudan. Är kommunerna redan inbjudna behöver ni berätta för dem om dagen är ny.
tour-fact-day = Dag
tour-fact-people = Leder dagen
tour-team-subject = { $count ->
    [one] En dag i turnén är ny eller ändrad
   *[other] { $count } dagar i turnén är nya eller ändrade
}
tour-team-opening = { $sender } har fastställt turnén för team { $team }. Det här är nytt för dig:
tour-team-news-new = { $day }
tour-team-news-moved = { $day }, flyttad från { $before }
tour-team-news-others = { $day }
tour-team-news-off = inställd för dig, var { $before }
tour-feed-text = Prenumerera på kalendern så följer den med när något ändras. Adressen är hemlig. Skicka den inte vidare.
tour-feed-button = Öppna kalendern
tour-contact = Frågor: { $contact }
