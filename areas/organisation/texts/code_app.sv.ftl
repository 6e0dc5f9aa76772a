## Kodapp
code-app-title = Kodapp
code-app-lead = Kan du inte ha en passnyckel? Då kan en kodapp i telefonen visa en kod som du skriver efter länken i e-posten.
code-app-what = Du behöver en app som visar engångskoder (TOTP). Finns ingen på din telefon hjälper er it-avdelning dig att välja en. Koden behövs varje gång du loggar in med länk.
code-app-add = Lägg till en kodapp
code-app-manage = Hantera kodapp och reservkoder
code-app-begin = Börja
code-app-have = Du har en kodapp sedan { $since }.
code-app-have-lead = När du loggar in med en länk frågar vi också efter en kod ur appen.
code-app-since = Tillagd
code-app-remove-title = Ta bort kodappen
code-app-remove-text = Reservkoderna tas bort samtidigt. Efteråt räcker länken i e-posten för att logga in, vilket är sämre skydd.
code-app-remove = Ta bort kodappen
code-app-removed-note = Kodappen och reservkoderna är borttagna.
code-app-scan-title = Lägg till en kodapp
code-app-scan-lead = Två steg: läs in koden i appen och visa att den fungerar.
code-app-scan-first = 1. Läs in i appen
code-app-square = Fyrkantig kod att läsa in med kodappens kamera. Samma uppgifter står som text nedanför.
code-app-type = Går det inte med kameran? Skriv in uppgifterna i appen för hand.
code-app-account = Konto
code-app-secret = Nyckel
code-app-kind = Typ
code-app-kind-is = Tidsbaserad, 6 siffror, 30 sekunder, SHA-1
code-app-scan-then = 2. Visa att det fungerar
code-app-code = Kod ur appen
code-app-code-hint = Sex siffror. De byts varje halvminut.
code-app-confirm = Bekräfta

## Reservkoder
recovery-title = Reservkoder
recovery-lead = Skriv ut eller skriv av koderna och förvara dem som du förvarar nycklar. Var och en fungerar en gång, i stället för en kod ur appen.
recovery-once-title = Koderna visas bara den här gången
recovery-once-text = Vi sparar dem inte så att de går att läsa. Blir de borta gör du nya. Då slutar de gamla att gälla.
recovery-done = Jag har sparat koderna
recovery-left = Reservkoder kvar
recovery-count = { $left ->
    [one] En reservkod är kvar.
   *[other] { $left } reservkoder är kvar.
}
recovery-few-title = Få reservkoder kvar
recovery-few-text = Gör nya innan de tar slut.
recovery-anew-text = Tio koder för den dag telefonen är borta. Gör du nya slutar de gamla att gälla.
recovery-anew = Gör nya reservkoder
recovery-shown-note = Koderna har redan visats. Gör nya om du inte hann spara dem.

## Koden efter länken
code-title = Skriv din kod
code-lead = Länken stämmer. Skriv nu koden som kodappen visar.
code-label = Kod
code-hint = Sex siffror ur appen, eller en av dina reservkoder.
code-button = Logga in
code-lost-title = Har du inte telefonen?
code-lost-text = Använd en reservkod. Har du inga kvar, vänd dig till den som gav dig uppdraget. Den som driver systemet kan ta fram en länk åt dig när ni har förvissat er om att det är du.
code-late = Tiden för att skriva koden är slut. Be om en ny länk.
code-wrong = Koden stämmer inte. Skriv den som appen visar just nu.
code-used = Koden är redan använd. Vänta tills appen visar nästa.
code-clock-ahead = Koden hör till en annan tid. Klockan i telefonen går ungefär { $minutes } minuter före vår, som visar { $ours }. Ställ telefonen på automatisk tid och försök igen. Är det vår klocka som går fel, säg till den som driver systemet.
code-clock-behind = Koden hör till en annan tid. Klockan i telefonen går ungefär { $minutes } minuter efter vår, som visar { $ours }. Ställ telefonen på automatisk tid och försök igen. Är det vår klocka som går fel, säg till den som driver systemet.
code-unreadable = Vi kan inte läsa nyckeln till din kodapp. Logga in med en passnyckel, eller vänd dig till den som driver systemet. Din kod är det inget fel på.
code-too-many = Det har blivit för många fel koder. Vänta en timme, eller logga in med en passnyckel.
again-code = Har du kodappen nära till hands går det fortare än en länk.
again-code-button = Skriv en kod

## Brev
told-code-app-added-subject = En kodapp har lagts till i Valskydd
told-code-app-added-matter = En kodapp har lagts till. Från och med nu frågar vi efter en kod när du loggar in med en länk.
told-code-app-removed-subject = Kodappen har tagits bort i Valskydd
told-code-app-removed-matter = Kodappen och reservkoderna har tagits bort. Nu räcker länken i e-posten för att logga in.
told-recovery-code-used-subject = En reservkod har använts i Valskydd
told-recovery-code-used-matter = { $left ->
    [one] Någon har loggat in som du med en reservkod. En är kvar.
   *[other] Någon har loggat in som du med en reservkod. { $left } är kvar.
}
told-codes-made-subject = Nya reservkoder i Valskydd
told-codes-made-matter = Nya reservkoder har tagits fram. De gamla gäller inte längre.

## Händelser
deed-sign_in-link_used = Länken användes, koden väntar
deed-sign_in-code_asked = Ombads visa koden på nytt
deed-sign_in-code_app_begun = Kodapp började läggas till
deed-sign_in-code_app_added = Kodapp lades till
deed-sign_in-code_app_removed = Kodapp togs bort
deed-sign_in-recovery_codes_made = Nya reservkoder togs fram
deed-sign_in-code_used = Kod ur kodapp användes
deed-sign_in-recovery_code_used = Reservkod användes
deed-sign_in-code_refused = Fel kod avvisades
deed-sign_in-clock_differs = Kod från annan tid avvisades
journal-detail-left = kvar
journal-detail-minutes = minuter
journal-detail-passkey = passnyckel
journal-detail-recovery_codes = reservkoder
journal-detail-wrong_this_hour = fel den här timmen
