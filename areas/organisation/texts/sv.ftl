## Uppdrag
duty-national_lead = nationell ledning
duty-county_coordinator = länssamordnare
duty-municipal_coordinator = kommunsamordnare
duty-auditor = revisor

## Logga in
sign-in-title = Logga in
sign-in-lead = Skriv din e-postadress, så skickar vi en länk som du loggar in med. Du behöver inget lösenord.
sign-in-address = E-postadress
sign-in-address-hint = Den adress som du är upplagd med i Valskydd.
sign-in-address-fault = Skriv en e-postadress, till exempel namn@kommun.se.
sign-in-send = Skicka länk
sign-in-no-letter-title = Kommer det inget brev?
sign-in-no-letter-text = Titta i skräpposten. Kontrollera att du skrev den adress som du är upplagd med. Vet du inte vilken det är, fråga den som gav dig uppdraget.
sign-in-invited-title = Har du fått en inbjudan?
sign-in-invited-text = Då behöver du inte logga in. Öppna länken i brevet.
sign-in-asked-title = Titta i din e-post
sign-in-asked-text = Om adressen finns hos oss har vi skickat en länk. Den gäller i 10 minuter och bara i den här webbläsaren.
sign-in-asked-again = Öppna brevet på samma dator eller telefon som du använder nu. Kommer det inget inom några minuter kan du be om en ny länk.
sign-in-asked-back = Be om en ny länk
sign-in-door-lead = Du loggar in för { $organisation }.
sign-in-door-button = Logga in som { $name }
sign-in-registration-title = Anmälan till workshop
sign-in-registration-lead = Anmälan för { $municipality }. Du behöver inget konto. Lämna inte länken vidare till någon utanför kommunen.
sign-in-registration-button = Öppna anmälan
sign-in-letter-sender = Valskydd
sign-in-letter-subject = Länk för att logga in i Valskydd
sign-in-letter-matter = Här är länken som du bad om för att logga in i Valskydd. Öppna den i samma webbläsare som du bad om den i. Den gäller i 10 minuter och kan användas en gång.
sign-in-letter-button = Logga in
sign-in-letter-not-you = Bad du inte om någon länk? Då behöver du inte göra något. Ingen kan logga in med länken från en annan webbläsare.

## Startsidan
home-crumb = Start
home-place = Att göra nu
home-title = Att göra nu
home-lead = Det som väntar på dig, det brådskande först.
home-empty-title = Inget väntar på dig just nu.
home-empty-text = När något behöver göras står det här, med sista dag.
home-places = Gå till
home-late = { $days ->
    [one] Försenat { $days } dag
   *[other] Försenat { $days } dagar
}
home-by = Senast { $when }
home-no-day = Ingen sista dag
home-front-title = Utbildning som skyddar valet
home-front-lead = I Valskydd förbereder länsstyrelser och kommuner sina workshoppar om att skydda val mot den som vill skada dem. Här skickas inbjudan, här anmäler kommunen sina deltagare och här planeras dagen.
home-front-invited = Har du fått en inbjudan? Öppna länken i brevet.
home-front-registration = Du har öppnat din kommuns anmälan i den här webbläsaren.
home-front-registration-open = Gå till anmälan
home-front-interest = Du har öppnat ditt läns intresseanmälan i den här webbläsaren.
home-front-interest-open = Gå till intresseanmälan

## Hjälp
help-title = Hjälp
help-lead = Så gör du som { $duty }.
help-lead-open = Så kommer du vidare.
help-national-1 = Läs under Att göra nu vad som väntar. Det som är försenat står först.
help-national-2 = Skriv utkastet till inbjudan i programmet. Länen bygger sina inbjudningar på det.
help-national-3 = Se på kartan hur långt varje län har kommit. Samma uppgifter finns som tabell under kartan.
help-national-4 = Följ vad som har gjorts i händelseloggen. Den går inte att ändra i efterhand utan att det syns.
help-county-1 = Läs under Att göra nu vad som väntar. Det som är försenat står först.
help-county-2 = Fyll i dag, tid, plats och sista dag för anmälan i din workshop.
help-county-3 = Läs det nationella utkastet till inbjudan och lägg till det som gäller ert län. Förhandsgranska och skicka sedan till kommunerna.
help-county-4 = Se vilka kommuner som har svarat och vilka roller de saknar. Påminn dem som inte har svarat.
help-county-5 = Placera deltagarna vid bord. Den som du låser sitter kvar när du planerar om.
help-county-6 = Skriv ut bordsplacering, placeringskort, bordsskyltar och deltagarlista, eller hämta listan som Excel.
help-municipal-1 = Läs under Att göra nu om någon workshop väntar på er anmälan.
help-municipal-2 = Klistra in, skriv eller ladda upp listan med deltagare. Namn, e-postadress och roll räcker.
help-municipal-3 = Granska hur varje rad lästes och rätta det som blev fel. Inget sparas förrän du trycker på Anmäl.
help-municipal-4 = Skicka listan igen om någon tillkommer eller faller ifrån. Du ser vad som är nytt, ändrat och borta innan du sparar.
help-auditor-1 = Öppna händelseloggen. Där står vem som har gjort vad och när, men aldrig innehållet.
help-auditor-2 = Välj händelse, person och dagar för att hitta det du söker.
help-auditor-3 = Skriv ut kedjans topp och förvara den någon annanstans. Med den kan du visa att inget har ändrats sedan dess.
help-open-1 = Har du fått en inbjudan med e-post? Öppna länken i brevet. Du behöver inget konto.
help-open-2 = Har du ett uppdrag i Valskydd? Be om en länk under Logga in.
help-open-3 = Fungerar inte länken? Be den som bjöd in dig om en ny.
help-letters-title = Brev och länkar
help-letters-text = En länk i ett brev är personlig. Den som har länken kan göra det som länken är till för. Skicka den bara vidare till den som ska göra det i ditt ställe.
help-classified-title = Det här får inte stå i Valskydd
help-classified-text = Uppgifter som är säkerhetsskyddsklassificerade. Har någon skrivit in sådana, kontakta genast er säkerhetsskyddschef. Ta inte skärmbilder och skicka dem inte vidare.
help-stuck-title = Kommer du inte vidare?
help-stuck-text = Fråga i första hand länsstyrelsens samordnare för workshoppen. Visar sidan ett nummer på felet, ange det.

## Tillgänglighet
accessibility-title = Tillgänglighet för Valskydd
accessibility-lead = Alla ska kunna använda Valskydd. Här står hur långt vi har kommit, vad som saknas och hur du säger till.
accessibility-how-title = Hur tillgänglig är tjänsten?
accessibility-how-text = Tjänsten är byggd för att uppfylla WCAG 2.2 på nivå AA, som går längre än lagen (2018:1937) om tillgänglighet till digital offentlig service kräver. Alla sidor går att använda med enbart tangentbord, utan skript och på en skärm som är 320 punkter bred. Det som skrivs ut görs som taggad pdf.
accessibility-lacks-title = Det vi vet brister
accessibility-lacks-text = Vi känner inte till något som hindrar dig. Men ingen som använder skärmläsare eller punktskrift till vardags har provat tjänsten än, och ingen utomstående har granskat den. Filer som andra har lagt in kan ha brister.
accessibility-report-title = Säg till om något hindrar dig
accessibility-report-text = Skriv till den länsstyrelse eller myndighet som gav dig uppdraget eller bjöd in dig. Berätta vad du försökte göra, vilken sida det gällde och vad du använder för hjälpmedel. Behöver du något på annat sätt, till exempel på papper, be om det.
accessibility-supervision-title = Tillsyn
accessibility-supervision-text = Myndigheten för digital förvaltning (Digg) har tillsyn över lagen. Är du inte nöjd med svaret du får kan du anmäla det till Digg.
accessibility-tested-title = Så har vi prövat tjänsten
accessibility-tested-text = Vi har själva bedömt tjänsten, med automatiska tester (axe) på sidorna och genom att gå igenom dem med tangentbord. Testerna körs om vid varje ny version, och redogörelsen hör till den version som står längst ner på sidan.

## Händelselogg
journal-title = Händelselogg
journal-lead = Här står vem som har gjort vad och när. Loggen innehåller aldrig vad en kommun har skrivit.
journal-deed = Händelse
journal-all-deeds = Alla händelser
journal-author = Vem (del av namnet)
journal-from = Från och med
journal-to = Till och med
journal-day-fault = Skriv dagen som år-månad-dag, till exempel 2029-01-18.
journal-show = Visa
journal-show-all = Visa alla händelser
journal-caption = Händelser, de senaste först
journal-head-when = När
journal-head-who = Vem
journal-head-organisation = För vem
journal-head-what = Händelse
journal-head-details = Uppgifter
journal-head-sealed = I kedjan
journal-sealed = ja
journal-unsealed = inte än
journal-link-holder = den som har länken
journal-nameless = okänd
journal-command = { $name } (kommandorad)
journal-none-title = Inget stämmer med det du söker
journal-none-text = Ändra dagarna eller välj en annan händelse.
journal-empty-title = Inget har hänt än
journal-empty-text = Allt som görs i Valskydd hamnar här av sig självt.
journal-older = Äldre händelser
journal-newest = Till de senaste händelserna
journal-chain-title = Att loggen är orörd
journal-chain-text = Varje rad låses ihop med raden före. Ändras eller försvinner en rad syns det när kedjan kontrolleras. Skriv ut kedjans topp och spara den utanför systemet: då går det att visa att inte hela loggen har bytts ut.
journal-chain-head = Kedjans topp:
journal-prove = Kontrollera kedjan
journal-whole = { $lines ->
    [one] Kedjan är hel. En rad är kontrollerad och ingenting är ändrat eller borttaget. Rader som väntar på att låsas: { $unsealed }.
   *[other] Kedjan är hel. { $lines } rader är kontrollerade och ingenting är ändrat eller borttaget. Rader som väntar på att låsas: { $unsealed }.
}
journal-changed = Kedjan är bruten. Rad { $line } säger något annat än när den låstes. Spara databasen som den är och kontakta den som ansvarar för systemet.
journal-taken-out = Kedjan är bruten. Rad { $line } finns inte kvar. Spara databasen som den är och kontakta den som ansvarar för systemet.
journal-put-in = Kedjan är bruten. En rad som inte hör dit är inlagd ({ $line }). Spara databasen som den är och kontakta den som ansvarar för systemet.
journal-wiped-out = Kedjan är bruten. En personuppgift på rad { $line } är borta utan att någon har gallrat den. Spara databasen som den är och kontakta den som ansvarar för systemet.
journal-head-differs = Kedjan är bruten. Den ska sluta vid rad { $head } men slutar vid rad { $found }. Spara databasen som den är och kontakta den som ansvarar för systemet.
journal-not-printed = Kedjan är hel men är inte den som skrevs ut: rad { $line } stämmer inte. Spara databasen som den är och kontakta den som ansvarar för systemet.

## Händelser
deed-area-organisation = Organisationer och uppdrag
deed-area-sign_in = Inloggning
deed-area-programme = Program
deed-area-workshop = Workshop
deed-area-invitation = Inbjudan
deed-area-registration = Anmälan
deed-area-table_plan = Bordsplacering
deed-area-list = Uttag av listor
deed-area-paper = Uttag av papper
deed-organisation-register_loaded = Registret över myndigheter lästes in
deed-organisation-duty_given = Uppdrag gavs
deed-organisation-changed = Uppgifter om en organisation ändrades
deed-sign_in-link_asked = Länk för inloggning skickades
deed-sign_in-link_printed = Länk för inloggning skrevs ut på servern
deed-sign_in-signed_in = Loggade in
deed-sign_in-signed_out = Loggade ut
deed-programme-made = Program skapades
deed-programme-draft_saved = Nationellt utkast till inbjudan sparades
deed-workshop-made = Workshop skapades
deed-workshop-settings_saved = Workshoppens uppgifter sparades
deed-invitation-text_saved = Länets text i inbjudan sparades
deed-invitation-sent = Inbjudan skickades
deed-invitation-reminded = Påminnelse skickades
deed-invitation-letter_sent_again = Brev skickades igen
deed-registration-link_opened = Länken till anmälan öppnades
deed-registration-submitted = Deltagare anmäldes
deed-registration-changed = Anmälan ändrades
deed-table_plan-made = Bordsplacering gjordes
deed-table_plan-made_again = Bordsplacering gjordes om
deed-table_plan-seat_fixed = Plats låstes
deed-table_plan-seat_freed = Plats låstes upp
deed-table_plan-rule_set = Regel för bordsplaceringen lades till
deed-table_plan-rule_lifted = Regel för bordsplaceringen togs bort
deed-table_plan-person_marked = Uppgift om en person i bordsplaceringen ändrades
deed-table_plan-needs_deleted = Vad deltagare behövde av sitt bord togs bort efter dagen
deed-table_plan-tables_described = Uppgifter om borden ändrades
deed-table_plan-choice_taken = Förslag till bordsplacering valdes
deed-table_plan-undone = Ändring i bordsplaceringen ångrades
deed-table_plan-redone = Ångrad ändring i bordsplaceringen gjordes igen
deed-table_plan-planning_begun = Bordsplacering började tas fram
deed-table_plan-planning_stopped = Framtagande av bordsplacering stoppades
deed-table_plan-planning_ended = Framtagande av bordsplacering slutade utan ny placering
deed-list-taken_out = Deltagarlista hämtades
deed-paper-taken_out = Papper hämtades

## Brev
letters-title = Brev
letters-lead = Här ser du breven som ni har skickat och om de kom fram till mottagarens e-postserver.
letters-caption = Skickade brev, de senaste först
letters-to = Till
letters-subject = Ämne
letters-when = Tid
letters-state = Läge
letters-written = Skrivet
letters-attached = Bifogat
letters-calendar = kalenderinbjudan
letters-state-waiting = Väntar
letters-state-sending = Skickas nu
letters-state-sent = Skickat
letters-state-uncertain = Osäkert
letters-state-failed = Kom inte fram
letters-folder-title = Breven stannar i en mapp
letters-folder-text = Ingen e-postserver är inställd, så inget brev lämnar systemet. Öppna ett brev för att läsa det och följa länken i det.
letters-empty-title = Inga brev är skickade än
letters-empty-text = När ni skickar inbjudan, påminnelser eller bekräftelser visas breven här.
letters-older = Äldre brev
letters-newest = Till de senaste breven
letters-failed-text = Brevet kom inte fram. Kontrollera adressen och vad mottagarens server svarade innan du skickar igen.
letters-uncertain-text = Sändningen avbröts mitt i. Brevet kan ha kommit fram. Fråga mottagaren, eller skicka igen: då kan det komma två gånger.
letters-send-again = Skicka igen
letters-sent-again = Brevet är på väg igen.
letters-not-sent-again = Brevet har redan skickats eller är på väg. Du behöver inte göra något.
letters-link-in-letter = (Mottagarens personliga länk. Den står bara i brevet.)
letters-take-out = Hämta .eml
