## Workshopledare
facilitators-title = Workshopledare
facilitators-lead = De som leder workshopen ser den och bordsplaceringen utan namn, och inget annat. Deras tillgång slutar när workshopen är dokumenterad.
facilitators-none-title = Ingen leder workshopen än
facilitators-none-text = Den som får uppdraget nedan får ett brev och kan logga in.
facilitators-documented = Workshopen är dokumenterad. Ingen mer kan få uppdraget.
facilitators-give-title = Ge en person uppdraget
facilitators-from = Kommer från
facilitators-new-firm = En annan anlitad firma
facilitators-firm = Firmans namn
facilitators-firm-hint = Bara om firman inte finns i listan.
facilitators-give-button = Ge uppdraget
facilitators-given = { $name } leder workshopen. Ett brev är på väg.
facilitators-fault-from = Välj varifrån personen kommer.
facilitators-fault-firm = Skriv firmans namn.
facilitators-fault-not-known = Personen är inte känd vid den myndigheten. Be Valmyndigheten ge uppdraget.
facilitators-led-title = Workshoppar som jag leder
facilitators-led-place = Workshoppar
facilitators-led-lead = Öppna en workshop för att se dagen och bordsplaceringen.
facilitators-led-none-title = Du leder ingen workshop
facilitators-led-none-text = När en workshop är dokumenterad försvinner den härifrån.

## Avslut
day-step-documented = Dokumenterad
day-task-leaders = Workshopledare
day-task-leaders-hint = De som leder dagen.
day-task-links = Personliga länkar
day-task-links-hint = Till deltagare, gäster och dörrvärdar.
day-document-title = Workshopen är dokumenterad
day-document-text = När dokumentationen är klar säger du det här. De som ledde workshopen kommer då inte längre åt den. Det går inte att ångra.
day-document-button = Workshopen är dokumenterad
day-documented = Workshopen är dokumenterad. De som ledde den har inte längre tillgång.
day-not-documented = Workshopen kan inte sägas vara dokumenterad före sin dag.

## Personliga länkar från workshopen
handed-title = Personliga länkar
handed-lead = Deltagare, gäster och dörrvärdar behöver inget konto. Var och en får en egen länk med e-post.
handed-all-button = { $count ->
    [one] Skicka länk till en deltagare
   *[other] Skicka länk till { $count } deltagare
}
handed-one-title = Skicka till en gäst eller dörrvärd
handed-kind = Länken är till
handed-button = Skicka länk
handed-fault-kind = Välj vad länken är till.
handed-sent = Länken är på väg till { $name }.
handed-sent-all = { $links ->
    [0] Alla deltagare har redan en länk.
    [one] En länk är på väg.
   *[other] { $links } länkar är på väg.
}
handed-list-title = Utskickade länkar
handed-to-list = Återkalla eller skicka ny
holder-name = Namn
holder-lead-participant = Du är anmäld till workshopen som { $organisation } ordnar.
holder-lead-guest = Du är gäst på workshopen som { $organisation } ordnar.
holder-lead-door_host = Du tar emot deltagarna på workshopen som { $organisation } ordnar.
holder-expected-participant = Kan du inte komma, säg till den som anmälde dig.
holder-expected-guest = Du svarar på deltagarnas frågor i grupperna. Kan du inte komma, säg till kontaktpersonen.
holder-expected-door_host = Var på plats i god tid. Kan du inte komma, säg till kontaktpersonen.
holder-coming-participant = Program för dagen och material finns inte här än. De läggs på den här sidan när de är klara.
holder-course = Introduktionsutbildningen
holder-join = Anslut till mötet
holder-coming-door_host = Du kan öppna dörren redan nu och prova. Det du provar före dagen räknas inte.
holder-code = Din kod vid dörren
holder-code-hint = Visa koden när du kommer, på telefonen eller på papper. Den säger ingenting om vem du är.
holder-door = Öppna dörren
