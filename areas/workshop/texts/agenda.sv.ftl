agenda-title = Dagordning
agenda-is-usual = Det här är ett förslag enligt Valmyndighetens standard. Ändra det som inte passar er.
agenda-rest = Paus
agenda-lunch = Lunch
agenda-kind-talk = Genomgång
agenda-kind-exercise = Grupparbete
agenda-kind-gathering = Samling
agenda-kind-rest = Paus
agenda-kind-lunch = Lunch
agenda-minutes = { $minutes } min
agenda-left-out = Det finns inte tid för: { $items }.
agenda-change = Ändra dagordningen
agenda-print = Skriv ut
agenda-misfit-title = Dagordningen går inte ihop med dagens tider
agenda-misfit-nothing = Dagordningen är tom. Lägg till minst en punkt.
agenda-misfit-stretch = Ingen får sitta längre än { $minutes } minuter utan paus, men det gör man i: { $items }. Dela punkten eller tillåt längre pass.
agenda-misfit-lunch = Lunchen ska börja mellan 11.00 och 13.00, men det finns ingen gräns mellan två punkter då. Korta eller dela en punkt, eller flytta den.
agenda-misfit-short = Dagen är för kort: med allt som måste vara med, så kort som möjligt, slutar den tidigast { $time }. Låt fler punkter få falla bort, korta dem eller förläng dagen.
agenda-misfit-long = Dagen är för lång: med alla punkter så långa som de får vara slutar den senast { $time }. Lägg till punkter, låt dem ta mer tid eller korta dagen.
agenda-misfit-between = Dagordningen kan sluta { $earlier } eller { $later }, men inte däremellan. Ge punkterna större utrymme mellan minst och mest.
agenda-misfit-midnight = Dagordningen ryms inte före midnatt.
agenda-tell-title = Vad kommunerna vet
agenda-tell-first = Kommunerna har inte fått de exakta tiderna än.
agenda-tell-again = Tiderna har ändrats sedan kommunerna fick dem.
agenda-concerns = Det berör { $municipalities ->
    [one] en inbjuden kommun
   *[other] { $municipalities } inbjudna kommuner
} och { $people ->
    [0] ingen anmäld än
    [one] en anmäld deltagare
   *[other] { $people } anmälda deltagare
}.
agenda-differences = Vad som skiljer
agenda-told = Kommunerna vet
agenda-now = Gäller nu
agenda-send = Skicka brev med de exakta tiderna
agenda-told-all = De inbjudna kommunerna har fått de här tiderna.
agenda-tell-when-fits = När dagordningen går ihop med dagens tider kan ni skicka de exakta tiderna till kommunerna.
agenda-sent = Brevet med de exakta tiderna är på väg till kommunerna.
agenda-not-sent-times = Brevet skickades inte: dagordningen går inte ihop med dagens tider.
agenda-not-sent-nobody = Brevet skickades inte: ingen kommun är inbjuden än.
agenda-lengths-title = Samma dagordning på annan tid
agenda-lengths-text = Punkterna dras ut och kortas till den tid som finns. Väljer ni en längd ändras dagens sluttid, och är inbjudan skickad berättar nästa utskick det.
agenda-length-three = 3 timmar
agenda-length-five = 5 timmar
agenda-length-whole = Heldag
agenda-length-no = Går inte ihop.
agenda-length-all = Allt ryms, { $rests ->
    [0] utan paus
    [one] med en paus
   *[other] med { $rests } pauser
}.
agenda-length-without = Ryms utan: { $items }.
agenda-length-now = Gäller nu
agenda-length-take = Välj
agenda-settings-newer = Någon annan ändrade uppgifterna samtidigt. Dagens sluttid är inte ändrad; se efter vad som gäller nu.
agenda-edit-title = Ändra dagordningen
agenda-edit-lead = Dagen är { $day }. Ange hur lång varje punkt är som minst, vanligen och mest, så räknar systemet ut tiderna och lägger in pauser och lunch.
agenda-newer-title = Någon annan sparade samtidigt
agenda-newer-text = Så här ser den dagordning ut som sparades. Det du har skrivit står kvar här nedanför. Sparar du nu gäller din.
agenda-items-title = Punkter
agenda-items-text = Minuter anges i steg om fem. Töm en punkt för att ta bort den. Numret avgör ordningen: ge en punkt numret 15 för att lägga den mellan 10 och 20.
agenda-row-new = Ny punkt
agenda-field-title = Punkt
agenda-field-kind = Vad man gör
agenda-field-least = Minst
agenda-field-usual = Vanligen
agenda-field-most = Mest
agenda-field-place = Nummer
agenda-field-may-go = Får falla bort om dagen är för kort
agenda-field-stretch = Längsta pass utan paus
agenda-field-stretch-hint = Minuter, till exempel 90
agenda-pauses-title = Pauser och lunch
agenda-pauses-text = De läggs in mellan punkterna. Lunch läggs in i en dag som pågår mellan 11.00 och 13.30.
agenda-save = Spara dagordningen
agenda-back = Tillbaka utan att spara
agenda-saved = Dagordningen är sparad.
agenda-saved-misfit = Dagordningen är sparad, men den går inte ihop med dagens tider. Se nedan vad som kan göras.
agenda-fault-none = Skriv minst en punkt
agenda-fault-many = Det är för många punkter. Högst 30 får plats
agenda-fault-title = Skriv vad punkten heter
agenda-fault-title-long = Punkten får vara högst 200 tecken
agenda-fault-kind = Välj vad man gör
agenda-fault-minutes = Skriv hur många minuter, till exempel 45
agenda-fault-minutes-many = Högst 480 minuter
agenda-fault-step = Skriv minuter i steg om fem, till exempel 45
agenda-fault-usual = Det vanliga kan inte vara mindre än det minsta
agenda-fault-most = Det mesta kan inte vara mindre än det vanliga
agenda-fault-stretch = Skriv minuter i steg om fem, mellan 30 och 240
agenda-letter-subject = Exakta tider för workshopen { $day }
agenda-letter-subject-again = Ändrade tider för workshopen { $day }
agenda-letter-opening = { $county } skickar här de exakta tiderna för workshopen till { $municipality }. Lägg in dem i kalendern med den bifogade filen.
agenda-letter-opening-again = { $county } har ändrat dagordningen för workshopen. De här tiderna gäller nu för { $municipality }. Den bifogade kalenderfilen ersätter den förra.
agenda-letter-agenda = Dagordning:
agenda-letter-pass-on = Ge tiderna vidare till dem som ni har anmält.
agenda-paper-none = Tiderna är inte bestämda än.
agenda-usual-gathering = Samling och kaffe
agenda-usual-welcome = Välkomna: dagens syfte och läget i länet
agenda-usual-threats = Hotbilden, och vad som har hänt i Sverige och omvärlden
agenda-usual-first = Scenarioövning vid borden, första omgången
agenda-usual-police = Polismyndigheten och Säkerhetspolisen om läget i regionen
agenda-usual-second = Scenarioövning vid borden, andra omgången: upptäcka och hantera
agenda-usual-experience = Borden berättar och lär av varandra
agenda-usual-analysis = Kommunens egen skyddsanalys: nästa steg
agenda-usual-closing = Sammanfattning och avslutning
day-task-agenda = Dagordning
day-task-agenda-hint = Vad som händer när, och de exakta tiderna till kommunerna.
