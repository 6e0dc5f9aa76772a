version-edit = Anpassa delarna
version-parts-title = Anpassa inbjudan
version-parts-lead = Här ändrar du de fria delarna av Valmyndighetens text så att de passar länet. De låsta delarna är lika i alla län.
version-locked = Valmyndigheten bestämmer texten.
version-part-label = Er text: { $name }
version-same = Samma som Valmyndighetens text. Töm fältet om delen inte ska vara med i ert brev.
version-changes = Ändringar i { $name }
version-changes-title = Så skiljer sig er text
version-save = Spara delarna
version-saved = Er version är sparad.
version-back = Tillbaka till inbjudan
version-newer-text = Inget är förlorat. Där texterna skiljer sig ser du båda. Ändra din om det behövs och spara igen. Då gäller din.
version-newer-decide = Ändringarna är en annan nu. Läs igenom och svara igen.
version-offers-title = { $parts ->
    [one] Valmyndigheten har ändrat en del
   *[other] Valmyndigheten har ändrat { $parts } delar
}
version-offers-link = Ta ställning till ändringarna
version-offers-heading = Ändringar från Valmyndigheten
version-offers-lead = Er text gäller tills du har valt. Det du inte svarar på ligger kvar här.
version-no-offers = Det finns inga ändringar att ta ställning till
version-no-offers-text = När Valmyndigheten ändrar en fri del efter att ni har anpassat inbjudan visas det här.
version-untouched-text = Valmyndigheten har ändrat delen. Ni har inga egna ändringar i den.
version-untouched-take = Ta in ändringen
version-untouched-keep = Behåll den gamla texten
version-merged-text = Både ni och Valmyndigheten har ändrat delen, i olika meningar. Så blir den med båda ändringarna.
version-merged-take = Ta in ändringen och behåll våra ord
version-merged-keep = Behåll vår text som den är
version-merged-write = Skriv en annan text
version-conflict-text = Både ni och Valmyndigheten har ändrat samma mening. Välj vilken text som ska gälla. Understruket är det som bara finns på den ena sidan.
version-conflict-take = Ta Valmyndighetens text
version-conflict-keep = Behåll vår text
version-conflict-write = Skriv en ny text
version-new-text = Valmyndigheten har lagt till en del. Den är inte med i ert brev än.
version-new-take = Ta med delen
version-new-keep = Ta inte med den
version-gone-text = Valmyndigheten har tagit bort delen. Den är kvar i ert brev tills du har valt.
version-gone-take = Ta bort delen
version-gone-keep = Behåll delen som vår egen
version-locked-text = Valmyndigheten har låst delen. Deras text gäller nu i ert brev. Era ord står här, så att du kan flytta dem till en annan del eller till länets egen text.
version-locked-take = Jag har läst
version-ours = Er text
version-theirs = Valmyndighetens text
version-taken = Så blir delen
version-choose = Vad ska gälla för { $name }?
version-write-label = Egen text för { $name }, om du skriver en ny
version-decide = Spara valen
version-decide-none = Välj vad som ska gälla för minst en del.
version-decided = { $parts ->
    [one] Ditt val är sparat.
   *[other] Dina { $parts } val är sparade.
}
version-need-offers = { $parts ->
    [one] Ta ställning till en ändring i Valmyndighetens inbjudan
   *[other] Ta ställning till { $parts } ändringar i Valmyndighetens inbjudan
}
version-need-returned = Läs vad Valmyndigheten vill ändra i er inbjudan
version-need-approve = { $counties ->
    [one] Läs ett läns inbjudan och godkänn den
   *[other] Läs { $counties } läns inbjudningar och godkänn dem
}
version-preview-whose = Kommun att förhandsgranska
version-preview-pdf = Brevet till { $municipality } som PDF
version-returned-title = { $by } på Valmyndigheten lämnade tillbaka inbjudan
version-approval-writing = Inte skickad för godkännande
version-approval-writing-text = Valmyndigheten ska godkänna inbjudan innan den går till kommunerna.
version-approval-waiting = Väntar på godkännande
version-approval-waiting-text = Valmyndigheten läser inbjudan. Ändrar ni texten behöver ni skicka den igen.
version-approval-approved = Godkänd
version-approval-approved-text = Inbjudan kan gå till kommunerna. Ändrar ni texten behöver den godkännas igen.
version-approval-returned = Tillbakalämnad
version-approval-returned-text = Läs Valmyndighetens svar, ändra texten och skicka den igen.
version-ask = Skicka för godkännande
version-asked = Inbjudan är skickad till Valmyndigheten för godkännande.
version-asked-before = Inbjudan är redan skickad för godkännande, eller godkänd.
version-not-approved = Inbjudan är inte skickad. Valmyndigheten behöver godkänna den först.
version-letter-asks-subject = { $county }: inbjudan att godkänna
version-letter-asks = { $county } har skrivit sin inbjudan till kommunerna och ber dig godkänna den. Länet kan inte bjuda in innan du har svarat.
version-letter-approved-subject = Inbjudan är godkänd
version-letter-approved = Valmyndigheten har godkänt länets inbjudan. Nu kan ni skicka den till kommunerna.
version-letter-returned-subject = Inbjudan behöver ändras
version-letter-returned = Valmyndigheten har läst länets inbjudan och lämnar tillbaka den. Ändra texten och skicka den för godkännande igen.
version-letter-words = Svaret: { $words }
version-letter-button = Läs inbjudan
approvals-title = Länens inbjudningar
approvals-lead = Länen väntar på ditt godkännande innan de bjuder in kommunerna. De som väntar står först.
approvals-lead-off = Länen bjuder in utan godkännande. Här kan du läsa vad de har skrivit.
approvals-change = Ändra om inbjudningar ska godkännas
approvals-none = Det finns inga inbjudningar än
approvals-none-text = När ett län har fått sin workshop visas dess inbjudan här.
approvals-caption = Länens inbjudningar
approvals-county = Län
approvals-day = Workshopens dag
approvals-state = Godkännande
approvals-when = När
approvals-of = Inbjudan: { $county }
approvals-newer = Länet har ändrat inbjudan, eller någon annan har svarat
approvals-newer-text = Inget är gjort. Läs inbjudan som den är nu.
approvals-last-answer = Senaste svaret till länet
approvals-changes = Det länet har skrivit
approvals-changes-text = Understruket är länets ord. Överstruket är det som länet har tagit bort ur den nationella texten.
approvals-no-changes = Länet använder den nationella texten som den är.
approvals-letter = Så läser den första kommunen brevet
approvals-words = Dina ord till länet
approvals-words-hint = Behövs om du lämnar tillbaka inbjudan.
approvals-words-empty = Skriv vad länet behöver ändra.
approvals-words-long = Svaret är för långt. Skriv högst { $most } tecken.
approvals-approve = Godkänn
approvals-return = Lämna tillbaka
approvals-approved = Inbjudan från { $county } är godkänd.
approvals-returned = Inbjudan är lämnad tillbaka till { $county }.
follow_up-to = Skriv ett uppföljande brev.
follow_up-title = Uppföljande brev
follow_up-lead = Till kommunerna som är inbjudna, till exempel när exakta tider är klara. Mötet i kalendern följer med som det är nu.
follow_up-text = Brevets text
follow_up-text-hint = Skilj stycken åt med en tom rad. Datum, tid, plats, länken till anmälan och dagordningen, när länet har sparat den, läggs till under texten.
follow_up-send = { $municipalities ->
    [one] Skicka till { $municipalities } inbjuden kommun
   *[other] Skicka till { $municipalities } inbjudna kommuner
}
follow_up-sent = { $municipalities ->
    [0] Inget brev skickades. Ingen inbjuden kommun har en adress som fungerar.
    [one] Brevet är på väg till { $municipalities } kommun.
   *[other] Brevet är på väg till { $municipalities } kommuner.
}
follow_up-subject-empty = Skriv ett ämne.
follow_up-text-empty = Skriv brevets text.
follow_up-long = Texten är för lång. Skriv högst { $most } tecken.
follow_up-start-subject = Exakta tider för workshopen {"{"}dag{"}"}
follow_up-start-text = Nu är tiderna klara. Workshopen hålls {"{"}dag{"}"} {"{"}tid{"}"}. Platsen är {"{"}plats{"}"}, {"{"}adress{"}"}.\n\nBehöver ni ändra vilka som kommer gör ni det med länken i brevet, senast {"{"}sista_dag{"}"}.
follow_up-button = Se eller ändra anmälan
invitation-occasion-follow-up = Uppföljande brev
bounces-title = { $addresses ->
    [one] En adress fungerar inte
   *[other] { $addresses } adresser fungerar inte
}
bounces-text = Brev hit har inte kommit fram. Inga fler brev skickas till adressen. Skriv en ny, så går inbjudan dit.
bounces-tag = Fungerar inte
bounces-new = Ny mailadress till { $municipality }
bounces-save = Spara adressen
bounces-works = Adressen fungerar ändå
bounces-repaired = Den nya adressen är sparad. Är kommunen inbjuden går inbjudan dit.
bounces-mark = Märk som studsat
bounces-marked = Brevet är märkt som studsat. Adressen finns nu bland dem som behöver rättas.
bounces-withdrawn = Märkningen är borttagen.
bounces-need = { $municipalities ->
    [one] Skaffa en ny mailadress till { $municipalities } kommun
   *[other] Skaffa nya mailadresser till { $municipalities } kommuner
}
addresses-place = Adresser
addresses-title = Adresser för inbjudan
addresses-lead = Hit går länsstyrelsens inbjudan och påminnelser. Lägg gärna till fler än en, till exempel en funktionsbrevlåda.
addresses-none = Ni har inga egna adresser än
addresses-none-text = Då går breven till kommunens valsamordnare här i Valskydd. Lägger ni till en adress går breven dit i stället.
addresses-caption = Mottagare av länets brev
addresses-name = Namn
addresses-name-hint = Person eller funktion, till exempel Valkansliet. Kan lämnas tomt.
addresses-address = Mailadress
addresses-remove-head = Ta bort
addresses-remove = Ta bort
addresses-add-title = Lägg till en adress
addresses-add = Lägg till
addresses-kept = Adressen är sparad.
addresses-removed = Adressen är borttagen.
addresses-before = Adressen finns redan bland era adresser.
addresses-many = Ni har redan { $most } adresser. Ta bort en först.
addresses-fault = Skriv en mailadress, till exempel val@kommunen.se.
addresses-name-long = Namnet är för långt. Skriv högst { $most } tecken.
follow_up-moved-subject = Ändrat: workshopen hålls {"{"}dag{"}"}
follow_up-moved-text = Workshopen i valsäkerhet är ändrad. Nu gäller {"{"}dag{"}"} {"{"}tid{"}"}. Platsen är {"{"}plats{"}"}, {"{"}adress{"}"}. Mötet i er kalender flyttas med den bifogade filen.\n\nEr anmälan ligger kvar. Behöver ni ändra vilka som kommer gör ni det med länken i brevet, senast {"{"}sista_dag{"}"}.
