invitation-title = Inbjudan
invitation-lead = Här skriver du länets egen text, ser hur brevet blir och skickar det till länets kommuner.
invitation-draft-title = Valmyndighetens text
invitation-own-title = Länets egen text
invitation-own-label = Er text
invitation-own-hint = Står i brevet före Valmyndighetens text. Skilj stycken åt med en tom rad. Skriv inget som är känsligt: brevet är en allmän handling.
invitation-save = Spara texten
invitation-preview = Förhandsgranska
invitation-as-pdf = Visa inbjudan som PDF
invitation-preview-title = Så läser { $municipality } brevet
invitation-preview-subject = Ämne
invitation-text-saved = Texten är sparad.
invitation-text-too-long = Texten har { $length } tecken. Högst { $most } får plats. Korta den.
invitation-newer-title = Någon annan har sparat texten medan du skrev
invitation-newer-text = Inget är förlorat. Jämför texterna, ändra din om det behövs och spara igen. Då gäller din.
invitation-newer-theirs = Sparad nyss
invitation-newer-yours = Din text
invitation-send-title = Skicka till kommunerna
invitation-send = { $municipalities ->
    [one] Skicka till { $municipalities } kommun
   *[other] Skicka till { $municipalities } kommuner
}
invitation-send-again = { $municipalities ->
    [one] Skicka på nytt till { $municipalities } kommun
   *[other] Skicka på nytt till { $municipalities } kommuner
}
invitation-sent-before = Inbjudan är skickad. Skickar du igen får bara den som saknar brevet, eller den som har ett brev med gamla tider, ett nytt.
invitation-to-letters = Se vad som hände med breven
invitation-recipients = Vart breven går
invitation-municipality = Kommun
invitation-to = Till
invitation-address-for = Mailadress till { $municipality }
invitation-address-fault = Skriv en mailadress till { $municipality }, till exempel val@kommunen.se.
invitation-on-its-way = { $municipalities ->
    [one] Inbjudan är på väg till { $municipalities } kommun.
   *[other] Inbjudan är på väg till { $municipalities } kommuner.
}
invitation-letters-title = Utskick
invitation-letters-lead = Här ser du vad som hände med varje brev. Du kan lämna sidan; breven går ändå.
invitation-letters-caption = Brev om workshopen
invitation-no-letters = Inga brev är skickade
invitation-no-letters-text = När du skickar inbjudan visas varje brev här, med vad som hände med det.
invitation-progress = Brev som är skickade eller klara
invitation-letter = Brev
invitation-state = Vad som hände
invitation-when = När
invitation-again = Skicka igen
invitation-letter-again = Brevet är på väg igen.
invitation-stuck-title = { $letters ->
    [one] Ett brev behöver dig
   *[other] { $letters } brev behöver dig
}
invitation-stuck-text = Ett brev som inte gick fram behöver en rättad adress eller ett nytt försök. Ett brev som är osäkert kan ha kommit fram: systemet stannade medan det lämnades över.
invitation-occasion-invitation = Inbjudan
invitation-occasion-reminder = Påminnelse
invitation-occasion-receipt = Kvitto
invitation-occasion-agenda = Exakta tider
invitation-letter-waiting = Väntar
invitation-letter-sending = Skickas
invitation-letter-sent = Skickat
invitation-letter-uncertain = Osäkert
invitation-letter-failed = Gick inte fram
invitation-letter-held = Hålls kvar
invitation-reminded = { $municipalities ->
    [one] En påminnelse är på väg till { $municipalities } kommun.
   *[other] En påminnelse är på väg till { $municipalities } kommuner.
}
invitation-nobody-to-remind = Ingen påminnelse skickades. Alla har svarat, eller fått ett brev det senaste dygnet.
invitation-fact-day = Datum
invitation-fact-time = Tid
invitation-fact-place = Plats
invitation-fact-audience = Målgrupp
invitation-fact-seats = Antal
invitation-fact-last-day = Sista dag för anmälan
invitation-seats = { $least }–{ $most } personer från varje kommun
invitation-place-digital = Digitalt: { $place }. Sitt gärna tillsammans i ett rum, så att grupparbetet inte behöver ske digitalt.
invitation-place-hybrid = { $place }, eller digitalt. Den som deltar digitalt sitter med sin grupp i ett rum.
invitation-opening = { $county } bjuder tillsammans med Valmyndigheten in { $municipality } till en workshop i valsäkerhet. Anmäl era deltagare senast { $day }, gärna i en samlad lista.
invitation-button = Anmäl deltagare
invitation-ask = Frågor? Kontakta { $contact }.
invitation-link-is-yours = Länken gäller bara { $municipality }. Skicka den inte vidare utanför kommunen. Brevet kommer från Valskydd, systemet för utbildning i skydd av val.
invitation-reminder-subject = Påminnelse: anmäl era deltagare senast { $day }
invitation-reminder-opening = { $county } har inte fått någon anmälan från { $municipality } till workshopen i valsäkerhet. Sista dagen är { $left }.
invitation-reminder-cannot = Kan ni inte komma? Svara på det här brevet, så vet vi.
invitation-meeting = Workshop i valsäkerhet, { $county }
invitation-meeting-text = Anmäl deltagare senast { $day }. Länken står i brevet.
invitation-place-and-date = { $place } den { $day }
invitation-foot = Workshop i valsäkerhet, { $county } · { $day }
invitation-page = Sida { $page } av { $pages }
invitation-answer-here = Anmäl era deltagare med länken i mailet, eller gå till:
invitation-closing = Välkommen!
invitation-need-answer = Anmäl deltagare till workshopen { $day }
invitation-place = Anmälan
invitation-knows-older = Har fått en äldre dag, tid eller plats
invitation-knows-this = Har fått det som gäller
invitation-outdated-title = { $municipalities ->
    [one] En kommun har en inbjudan med annan dag, tid eller plats
   *[other] { $municipalities } kommuner har en inbjudan med annan dag, tid eller plats
}
invitation-outdated-text = Skicka inbjudan på nytt, eller berätta vad som är ändrat i ett eget brev. Mötet i kalendern flyttas med båda.
invitation-unreached = Får inget brev, för att adress saknas: { $municipalities }. Skriv en adress bland mottagarna på sidan Inbjudan.
invitation-tab-posted = Brev
invitation-tab-coming = Kommande
invitation-tab-all = Alla brev
invitation-tab-rules = Regler
invitation-show = Visa
invitation-show-all = Alla
invitation-show-waiting = Väntar
invitation-show-sent = Skickade
invitation-show-bounced = Kom inte fram
invitation-show-held = Hålls kvar
invitation-show-uncertain = Osäkra
invitation-occasion-rule = Utskick efter regel
invitation-occasion-rule-person = Till deltagare
invitation-occasion-change = Ändring i kalendern
invitation-occasion-trial = Prov
invitation-occasion-again = Skickat igen
invitation-occasion-task = Uppgifter i checklistan
invitation-occasion-order = Beställning till lokalen
invitation-occasion-received = Lista att titta igenom
invitation-occasion-link = Personlig länk
