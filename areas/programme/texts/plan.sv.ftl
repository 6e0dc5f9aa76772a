plan-title = Programmets innehåll
plan-span = { $first } till { $last }, { $weeks }
plan-edit-title = Ändra dagar, deltagare och dagordning
plan-edit-lead = Det här gäller för alla län. Varje gång du sparar blir det en ny version, och länen ser vad som har ändrats.
plan-saved = Programmet är sparat som en ny version.
plan-saved-moved = Programmet är sparat. Dagarna för workshoppar är flyttade: under Länen står vilka workshoppar som nu ligger utanför, och vad deras kommuner har fått veta.
plan-part-days = Dagar som programmet bestämmer
plan-part-counted = Sista dagar före varje workshop
plan-part-counted-text = Skriv hur många dagar före workshopen det senast ska vara klart.
plan-part-people = Deltagare
plan-interest_by = Sista dag för länens intresseanmälan
plan-course_opens = Introduktionsutbildningen öppnar
plan-first = Första dagen för workshopar
plan-last = Sista dagen för workshopar
plan-window = Tid för workshopar
plan-holidays = Helgdagar under tiden, utan workshop
plan-invite_days = Inbjudan till kommunerna
plan-register_days = Sista anmälningsdag
plan-list_days = Deltagarlistan till Valmyndigheten
plan-link_days = Länken till alla anmälda
plan-seats_least = Minst antal deltagare från en kommun
plan-seats_most = Högst antal deltagare från en kommun
plan-seats-key = Platser per kommun
plan-seats = { $least }–{ $most } personer
plan-roles = Målgrupp
plan-course-link = Var den finns, och kortversionen
plan-course = Utbildning som alla gör före dagen
plan-evaluation = Utvärdering
plan-agenda = Dagordning
plan-agenda-text = Alla workshopar börjar från den här dagordningen. Länet anpassar den till sin dag. Den ska gå ihop med en dag på tre timmar, fem timmar eller en heldag.
plan-agenda-lengths = Så här räcker tiden på dagar av olika längd som börjar kl. 9:
plan-agenda-misfit = Dagordningen går inte ihop med någon dag. { $why }
plan-agenda-may-go = får falla bort
plan-agenda-stretch = Längsta pass utan paus: { $minutes } min
plan-agenda-caption = Standard för dagen
plan-agenda-what = Punkt
plan-agenda-from = Från start
plan-agenda-minutes = Tid
plan-hours = { $hours ->
    [one] en timme
   *[other] { $hours } timmar
 }
plan-hours-minutes = { $hours } h { $minutes } min
plan-hint-day = Skriv dagen som 2029-06-10.
plan-hint-last = Workshoparna ska vara klara före de frysta dagarna, som börjar 18 dagar före valdagen.
plan-hint-roles = En roll på varje rad.
plan-days-before = { $days ->
    [one] senast dagen före workshopen
   *[other] senast { $days } dagar före workshopen
 }
plan-days-after = { $days ->
    [one] senast dagen efter workshopen
   *[other] senast { $days } dagar efter workshopen
 }
plan-days-label-before = Dagar före
plan-days-label-after = Dagar efter
plan-tier-national = Valmyndigheten
plan-tier-county = Länsstyrelsen
plan-tier-municipality = Kommunen
plan-stage-before = Före workshopen
plan-stage-during = Under workshopen
plan-stage-after = Efter workshopen
plan-tasks-title = Checklistor
plan-tasks-place = Checklista
plan-tasks-lead = Det här ska göras före, under och efter workshopen enligt { $programme }.
plan-tasks-none = När Valmyndigheten har skapat programmet inför nästa val står uppgifterna här.
plan-tasks-link = Se checklistorna för Valmyndigheten, länsstyrelsen och kommunen
plan-tasks-edit-title = Ändra en checklista
plan-tasks-edit-of = Ändra checklistan: { $tier }
plan-tasks-edit-link = Ändra checklistan: { $tier }
plan-tasks-edit-lead = Töm en rad för att ta bort uppgiften. Skriv i de tomma raderna för att lägga till. Behöver du fler rader sparar du och öppnar sidan igen.
plan-tasks-back = Tillbaka till checklistorna
plan-task-label = Uppgift { $number }
plan-task-new-label = Uppgift { $number }, ny
plan-task-theirs = tillagd av någon annan medan du skrev
plan-task-added = Ny uppgift: { $tier }, { $stage }
plan-task-removed = Borttagen uppgift: { $tier }, { $stage }
plan-task-changed = Ändrad uppgift: { $tier }, { $stage }
plan-tasks-reordered = Uppgifterna står i en annan ordning
plan-was = Var:
plan-is = Är nu:
plan-newer-what = Det du skrev är inte sparat, men det finns kvar i formuläret. Så här har den andra ändrat. För in det du vill behålla och spara igen.
plan-changed-title = Ändringar i programmet
plan-changed-link = Se vad som har ändrats
plan-changed-since = Ni arbetar efter version { $version }, sparad av { $by } { $at }. Det här har ändrats sedan dess:
plan-changed-before = Jämfört med version { $version }, sparad av { $by } { $at }:
plan-changed-nothing-title = Inget har ändrats
plan-changed-nothing = När Valmyndigheten ändrar programmet ser du här vad som är nytt.
plan-changed-never = Länet har inte hämtat programmet än. När ni har gjort det ser ni här vad som ändras.
plan-take = Arbeta efter version { $version }
plan-taken = Länet arbetar nu efter den nya versionen.
plan-follow-title = Programmets version
plan-follow-none = Länet har inte hämtat programmet än.
plan-follow-older = Ni arbetar efter version { $version }. Nu finns version { $newest }.
plan-follow-newest = Ni arbetar efter version { $version }, som är den senaste.
plan-follow-look = Se vad som gäller och vad som har ändrats
plan-followers = { $now ->
    [0] Inget län arbetar efter den här versionen än
    [one] Ett län arbetar efter den här versionen
   *[other] { $now } län arbetar efter den här versionen
 }, { $older ->
    [0] inget efter en äldre.
    [one] ett efter en äldre.
   *[other] { $older } efter en äldre.
 }
plan-fault-day-empty = Skriv en dag, till exempel 2029-06-10.
plan-fault-day-unreadable = Dagen går inte att läsa. Skriv den som 2029-06-10.
plan-fault-day-not-in-calendar = Den dagen finns inte i kalendern. Den 29 februari finns bara vart fjärde år.
plan-fault-number = Skriv ett antal med siffror.
plan-fault-interest_by-past = Sista dagen har passerat. Välj en dag från och med i dag.
plan-fault-interest_by-after-first = Länen måste svara innan den första workshopen hålls. Välj en tidigare dag.
plan-fault-course_opens-after-last = Utbildningen öppnar efter den sista workshopen. Välj en tidigare dag.
plan-fault-last-before-first = Sista dagen kommer före den första. Byt plats på dem eller välj en senare dag.
plan-fault-last-past = Sista dagen har passerat. Välj en dag från och med i dag.
plan-fault-last-frozen = Workshoparna måste vara klara före de frysta dagarna, som börjar 18 dagar före valdagen.
plan-fault-last-long = Tiden för workshopar är längre än ett år. Har årtalet blivit fel?
plan-fault-invite_days-far = Skriv högst 400 dagar.
plan-fault-register_days-before-invitation = Anmälan kan inte sluta innan inbjudan har gått ut. Skriv färre dagar än för inbjudan.
plan-fault-register_days-none = Anmälan måste sluta minst en dag före workshopen.
plan-fault-list_days-before-registered = Deltagarlistan kan inte lämnas innan anmälan har slutat. Skriv färre dagar än för anmälan.
plan-fault-link_days-before-registered = Länken skickas minst en dag före workshopen, men inte innan anmälan har slutat.
plan-fault-seats_least-none = Skriv minst 1.
plan-fault-seats_most-fewer = Det högsta antalet är mindre än det minsta.
plan-fault-seats_most-many = Skriv högst 20.
plan-fault-roles-empty = Skriv minst en roll.
plan-fault-roles-many = Skriv högst 30 roller.
plan-fault-roles-long = En roll är för lång. Skriv högst 200 tecken på varje rad.
plan-fault-course-empty = Skriv vad utbildningen heter.
plan-fault-course-long = Namnet är för långt. Skriv högst 200 tecken.
plan-fault-evaluation-long = Namnet är för långt. Skriv högst 200 tecken.
plan-fault-agenda-misfit = Dagordningen går inte ihop med fem timmar från kl. 9, och inte med tre timmar eller en heldag.
plan-fault-tasks-many = Det är för många uppgifter. Skriv högst 300 tillsammans.
plan-fault-what-empty = Skriv vad som ska göras, eller töm antalet dagar också.
plan-fault-what-long = Uppgiften är för lång. Skriv högst 500 tecken.
plan-fault-days-far = Skriv högst 400 dagar.
plan-fault-course_opens-early = Utbildningen öppnar mer än två år före den första workshopen. Har året blivit fel?
plan-weeks = v. { $first }–{ $last }
