## Personuppgifter: gallring
personal_data-disposal-hint = Förslag som väntar på svar, och protokoll över det som är gallrat.
disposal-title = Gallring
disposal-lead = Här ser du vad som snart ska gallras. Godkänn, eller håll tillbaka det som behöver vara kvar.
disposal-to-table = Se hur länge allt sparas
disposal-proposals = Förslag
disposal-caption = Förslag om gallring
disposal-head-what = Vad
disposal-head-count = Hur många
disposal-head-due = Gallras
disposal-head-state = Läge
disposal-head-approve = Svar
disposal-approve-box = Godkänn
disposal-approve = Godkänn de markerade
disposal-hold-how = Ska något vara kvar? Öppna förslaget och håll tillbaka det.
disposal-none-title = Inget att gallra just nu
disposal-none-text = Förslagen kommer hit av sig själva när tiden börjar bli ute.
disposal-certificates = Gallringsprotokoll
disposal-certificates-caption = Gallringsprotokoll, det senaste först
disposal-certificates-none = Inga protokoll än
disposal-certificates-none-text = När något är gallrat finns protokollet här.
disposal-certificate-head = Protokoll
disposal-about-head = Gäller
disposal-done-at-head = Gallrat
disposal-certificate = Gallringsprotokoll nr { $number }
disposal-certificate-pdf = Hämta som PDF
disposal-certificate-end = Protokollet nämner ingen person. Samma uppgifter står i händelseloggen.
disposal-page = Sida { $page } av { $pages }
disposal-authority = Myndighet
disposal-about = Gäller
disposal-about-workshop = Workshopen { $day }
disposal-about-none = Mejl som inte hör till någon workshop
disposal-done-at = Gallrat
disposal-count = Hur många
disposal-count-participants = { $count ->
    [one] en deltagare
   *[other] { $count } deltagare
  }
disposal-count-guests = { $count ->
    [0] inga gäster, bara namn i förberedelserna
    [one] en gäst
   *[other] { $count } gäster
  }
disposal-count-mail = { $count ->
    [one] ett mejl
   *[other] { $count } mejl
  }
disposal-links = Personliga länkar
disposal-grounds = Stöd i lag
disposal-time = Frist
disposal-due = Gallras den
disposal-decision = Beslut
disposal-how = På vilket sätt
disposal-how-approved = Godkänt av länets samordnare
disposal-how-unanswered = Ingen svarade i tid, gallrat enligt fristen
disposal-how-held_until = Hölls tillbaka tills tiden för det var ute
disposal-how-on = { $how } (svar { $day })
disposal-held-title = Hålls tillbaka
disposal-held-line = { $what }: { $why }. Till och med { $day }.
disposal-held-until = till och med { $day }
disposal-state-proposed = Väntar på svar
disposal-state-approved = Godkänt
disposal-state-held = Hålls tillbaka
disposal-state-done = Gallrat
disposal-state-void = Inte aktuellt
disposal-one-title = Förslag om gallring
disposal-proposed-at = Föreslaget
disposal-answered = Svar
disposal-answered-by = { $who }, { $moment }
disposal-somebody = Någon som inte längre finns i systemet
disposal-answer = Vad ska hända?
disposal-answer-approve = Gallra
disposal-answer-approve-hint = Uppgifterna försvinner den dag som står ovan. Det går inte att ångra efter den dagen.
disposal-answer-hold = Håll tillbaka
disposal-answer-hold-hint = Uppgifterna är kvar till den dag du skriver, högst ett år i taget.
disposal-answer-button = Spara svaret
disposal-if-held = Om du håller tillbaka
disposal-reason = Skäl
disposal-reason-hint = Skälet står i protokollet och i händelseloggen.
disposal-reason-request = Någon har begärt ut handlingarna
disposal-reason-dispute = Överklagande eller tvist
disposal-reason-supervision = Tillsyn eller revision
disposal-reason-investigation = Brottsutredning
disposal-reason-archive = Ska bevaras i arkivet
disposal-until = Till och med
disposal-until-hint = Till exempel 2029-12-31. Därefter gallras det, om du inte håller tillbaka det igen.
disposal-note = Anteckning
disposal-note-hint = Ärendets nummer, till exempel. Skriv inga namn.
disposal-fault-answer = Välj om uppgifterna ska gallras eller hållas tillbaka.
disposal-fault-reason = Välj ett skäl.
disposal-fault-note = Skriv högst { $most } tecken.
disposal-fault-until = Skriv ett datum, till exempel 2029-12-31.
disposal-fault-until-early = Välj { $day } eller senare.
disposal-fault-until-late = Välj { $day } eller tidigare. Du kan förlänga när det närmar sig.
disposal-fault-none = Markera minst ett förslag.
disposal-fault-changed = Någon annan har svarat medan du läste. Titta på läget och svara igen om det behövs.
disposal-approved = { $count ->
    [one] Ett förslag är godkänt.
   *[other] { $count } förslag är godkända.
  }
disposal-held = Uppgifterna hålls tillbaka.
disposal-need-answer = { $count ->
    [one] Svara på ett förslag om gallring
   *[other] Svara på { $count } förslag om gallring
  }
disposal-need-held = Se över det som hålls tillbaka från gallring
disposal-letter-subject = { $count ->
    [one] Ett förslag om gallring väntar på svar
   *[other] { $count } förslag om gallring väntar på svar
  }
disposal-letter-matter = { $count ->
    [one] Ett förslag om gallring väntar på ditt läns svar. Uppgifterna gallras { $day }.
   *[other] { $count } förslag om gallring väntar på ditt läns svar. De första uppgifterna gallras { $day }.
  }
disposal-letter-otherwise = Behöver något vara kvar, till exempel för att någon har begärt ut handlingarna? Håll då tillbaka det före den dagen. Annars gallras det enligt myndighetens beslut.
disposal-letter-button = Svara på förslagen
