agenda-title = Dagordning
agenda-is-usual = Det här är ett förslag enligt Valmyndighetens standard. Ändra det som inte passar er.
agenda-left-out = Det finns inte tid för: { $items }.
agenda-change = Ändra dagordningen
agenda-print = Skriv ut
agenda-misfit-title = Dagordningen går inte ihop med dagens tider
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
agenda-length-now = Gäller nu
agenda-length-take = Välj
agenda-settings-newer = Någon annan ändrade uppgifterna samtidigt. Dagens sluttid är inte ändrad; se efter vad som gäller nu.
agenda-edit-title = Ändra dagordningen
agenda-edit-lead = Dagen är { $day }. Ange hur lång varje punkt är som minst, vanligen och mest, så räknar systemet ut tiderna och lägger in pauser och lunch.
agenda-newer-title = Någon annan sparade samtidigt
agenda-newer-text = Så här ser den dagordning ut som sparades. Det du har skrivit står kvar här nedanför. Sparar du nu gäller din.
agenda-save = Spara dagordningen
agenda-back = Tillbaka utan att spara
agenda-saved = Dagordningen är sparad.
agenda-saved-misfit = Dagordningen är sparad, men den går inte ihop med dagens tider. Se nedan vad som kan göras.
agenda-letter-subject = Exakta tider för workshopen { $day }
agenda-letter-subject-again = Ändrade tider för workshopen { $day }
agenda-letter-opening = { $county } skickar här de exakta tiderna för workshopen till { $municipality }. Lägg in dem i kalendern med den bifogade filen.
agenda-letter-opening-again = { $county } har ändrat dagordningen för workshopen. De här tiderna gäller nu för { $municipality }. Den bifogade kalenderfilen ersätter den förra.
agenda-letter-agenda = Dagordning:
agenda-letter-pass-on = Ge tiderna vidare till dem som ni har anmält.
agenda-paper-none = Tiderna är inte bestämda än.
day-task-agenda = Dagordning
day-task-agenda-hint = Vad som händer när, och de exakta tiderna till kommunerna.
agenda-need-tell = Kommunerna har inte fått de exakta tiderna som gäller nu: skicka dem
