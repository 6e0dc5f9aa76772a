trouble-not-found-title = Sidan finns inte
trouble-not-found-text = Adressen kan vara felskriven, eller så har du inte tillgång till sidan. Kontrollera länken eller börja om från startsidan.
trouble-not-yours-title = Sidan hör till ett annat uppdrag
trouble-not-yours-text = Du är inloggad, men ditt uppdrag ger inte tillgång till den här sidan.
trouble-needs-link-title = Länken går inte att använda
trouble-needs-link-text = Länken har gått ut, är redan använd eller har ersatts av en ny. Öppna länken i det senaste brevet, eller be den som bjöd in dig om en ny.
trouble-too-often-title = Vänta en stund
trouble-too-often-text = Det har kommit många försök på kort tid, från dig eller från någon på samma nät. { $minutes ->
    [one] Vänta en minut och försök igen.
   *[other] Vänta { $minutes } minuter och försök igen.
 } Har du loggat in i en annan webbläsare förut går det att logga in därifrån direkt.
trouble-stale-form-title = Sidan var öppen för länge
trouble-stale-form-text = Formuläret kunde inte tas emot, eftersom sidan hör till en annan inloggning eller har blivit för gammal. Gå tillbaka, ladda om sidan och skicka igen. Inget har sparats.
trouble-malformed-title = Begäran går inte att läsa
trouble-malformed-text = Det som skickades går inte att tolka. Gå tillbaka och försök igen. Inget har sparats.
trouble-too-large-title = Det som skickades är för stort
trouble-too-large-text = Dela upp listan i mindre delar och försök igen. Inget har sparats.
trouble-ours-title = Det gick inte att visa sidan
trouble-ours-text = Felet ligger hos oss och är antecknat. Det du skickade har inte sparats. Försök igen om en stund.
trouble-incident = Kontakta den som sköter systemet om det händer igen. Ange nummer { $incident }.
trouble-way-on = Till startsidan
