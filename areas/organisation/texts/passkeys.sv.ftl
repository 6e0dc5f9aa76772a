## Så loggar du in
account-title = Så loggar du in
account-lead = Här ser du vad du kan logga in med, och kan lägga till och ta bort.
account-back = Tillbaka till hur du loggar in
account-link-title = Länk i e-post
account-link-text = Du kan alltid be om en länk på inloggningssidan. Den skickas till din e-postadress och är till för första gången och för när något har gått sönder eller kommit bort.

welcome-title = Logga in enklare nästa gång
welcome-lead = Du är inloggad. Lägg till en passnyckel nu, så slipper du vänta på brev nästa gång.
welcome-later = Inte nu, gå till startsidan
welcome-later-hint = Du hittar det här igen under ditt namn högst upp på sidan.

## Passnycklar
passkey-title = Passnycklar
passkey-what = En passnyckel finns i din telefon, din dator eller en säkerhetsnyckel. Du visar att det är du med fingret, ansiktet eller enhetens pinkod. Den fungerar bara på den här webbplatsen, så ingen falsk sida kan lura den av dig.
passkey-empty-title = Du har ingen passnyckel.
passkey-empty-text = Lägger du till en slipper du vänta på länkar i e-posten. Lägg gärna till två, på olika enheter, så klarar du dig om en kommer bort.
passkey-caption = Dina passnycklar
passkey-head-name = Namn
passkey-head-added = Tillagd
passkey-head-used = Senast använd
passkey-head-do = Åtgärd
passkey-never-used = Aldrig
passkey-remove = Ta bort
passkey-add-title = Lägg till en passnyckel
passkey-name = Namn på passnyckeln
passkey-name-hint = Så att du känner igen den, till exempel Jobbdatorn eller Min mobil.
passkey-name-empty = Skriv ett namn på passnyckeln.
passkey-name-long = Namnet får ha högst 60 tecken.
passkey-add = Lägg till passnyckel
passkey-waiting = Följ anvisningarna som din webbläsare eller telefon visar.
passkey-cancelled = Det avbröts eller tog för lång tid. Försök igen när du är redo.
passkey-known = Den här enheten har redan en passnyckel för dig.
passkey-failed = Det gick inte att få kontakt. Ladda om sidan och försök igen. Hjälper det inte kan du be om en länk i e-post.
passkey-refused = Passnyckeln kunde inte läggas till. Enheten måste kunna visa att det är du, med finger, ansikte eller pinkod. Försök igen.
passkey-none = Webbläsaren skapade ingen passnyckel i tid. Försök igen.
passkey-too-many = Du har redan 20 passnycklar. Ta bort en som du inte använder.
passkey-without-add = Här i webbläsaren går det inte att lägga till en passnyckel: den har inte stöd för det eller kör inte skript. Du kan fortsätta logga in med länk i e-post.
passkey-without-enter = Passnyckel går inte att använda i den här webbläsaren: den har inte stöd för det eller kör inte skript. Be om en länk i stället.
passkey-nowhere = Passnycklar går inte att använda på den adress där Valskydd körs här. Den som driver systemet behöver ge det ett namn och TLS.
passkey-added-note = Passnyckeln { $name } är tillagd. Nästa gång kan du logga in med den.
passkey-removed-note = Passnyckeln är borttagen.
passkey-last-note = Passnyckeln är kvar. Den är ditt enda sätt att logga in utan e-post.
passkey-remove-title = Ta bort passnyckel
passkey-remove-heading = Ta bort passnyckeln { $name }?
passkey-remove-lead = Du kan inte logga in med den efteråt. Passnyckeln kan ligga kvar i enheten, ta bort den där också.
passkey-remove-button = Ta bort passnyckeln
passkey-last-lead = Det här är ditt enda sätt att logga in utan e-post. Innan du tar bort den behöver du visa att du kan komma in på annat sätt.
passkey-last-other = Lägg till en passnyckel på en annan enhet. Ta sedan bort den här.
passkey-last-link = Eller logga ut och logga in igen med en länk i e-post. Då kan du ta bort den inom en halvtimme.
passkey-suspect-title = Kontrollera passnyckeln { $name }
passkey-suspect-text = Den { $when } försökte någon logga in med en passnyckel som ser ut att vara en kopia av den. Det försöket stoppades. Är du osäker: ta bort passnyckeln och lägg till en ny.

## Logga in med passnyckel
sign-in-passkey = Logga in med passnyckel
sign-in-passkey-lead = Har du lagt till en passnyckel räcker det med ett finger, ditt ansikte eller enhetens pinkod.
sign-in-link-title = Logga in med länk i e-post
sign-in-passkey-refused = Passnyckeln gick inte att logga in med. Den kan vara borttagen, eller så har du inget uppdrag just nu. Be om en länk i stället.
sign-in-passkey-copied = Inloggningen stoppades: passnyckeln har använts oftare än den här enheten vet om, så det kan finnas en kopia. Du har fått ett brev om det. Be om en länk för att komma in.
sign-in-passkey-late = Det tog för lång tid, eller så var sidan gammal. Försök igen.
sign-in-recovered-note = Du loggade in med en länk fast du har passnycklar. Har någon av dem kommit bort? Ta bort den här och lägg till en ny.

## Brev om inloggning
told-when = När
told-not-you = Var det inte du? Logga in, ta bort det du inte känner igen och kontakta den som ansvarar för Valskydd hos er.
told-button = Se hur du loggar in
told-why = Brevet går alltid ut när något ändras i hur du loggar in, så att ingen kan göra det utan att du vet.
told-passkey-added-subject = En passnyckel har lagts till i Valskydd
told-passkey-added-matter = Passnyckeln ”{ $name }” har lagts till. Den kan användas för att logga in som du.
told-passkey-removed-subject = En passnyckel har tagits bort i Valskydd
told-passkey-removed-matter = Passnyckeln ”{ $name }” har tagits bort. Den går inte längre att logga in med.
told-passkey-copied-subject = En inloggning i Valskydd stoppades
told-passkey-copied-matter = Någon försökte logga in som du med en passnyckel som ser ut att vara en kopia av ”{ $name }”. Försöket stoppades. Ta bort passnyckeln och lägg till en ny.
told-recovered-subject = Du loggade in i Valskydd med en länk
told-recovered-matter = Någon har loggat in som du med en länk i e-post, fast du har passnycklar. Så gör man när en passnyckel har kommit bort.

## Händelser
deed-sign_in-passkey_added = Passnyckel lades till
deed-sign_in-passkey_removed = Passnyckel togs bort
deed-sign_in-passkey_used = Passnyckel användes
deed-sign_in-passkey_refused = Passnyckel avvisades
deed-sign_in-passkey_copied = Misstänkt kopia av passnyckel avvisades
deed-sign_in-recovered = Loggade in med länk trots passnycklar

# Två faktorer, där uppdraget kräver det.
two-factors-title = Två steg krävs
two-factors-lead = Den som är { $duty } här ska logga in i två steg: med en passnyckel, eller med en länk och en kod. Till dess är allt annat stängt.
two-factors-show-text = Du har redan det som behövs. Visa det, så kommer du vidare.
two-factors-show = Logga in med det andra steget
two-factors-add-title = Lägg till ett andra steg
two-factors-code-app = Går det inte att ha en passnyckel på den här enheten?
two-factors-lost = Har du tappat det: be den som driver systemet om en utskriven länk. En länk i e-posten räcker inte för att lägga till något nytt.
