received-title = Inkommet
received-lead = { $count ->
    [0] Inget mejl väntar på er.
    [one] Ett mejl väntar på er.
   *[other] { $count } mejl väntar på er.
}
received-caption = Inkomna mejl, de senaste först
received-head-number = Nr
received-head-arrived = Inkom
received-head-from = Ämne och avsändare
received-head-municipality = Kommun
received-head-state = Läge
received-show-all = Visa alla mejl
received-show-waiting = Visa bara dem som väntar
received-older = Äldre mejl
received-empty-title = Här är tomt
received-empty-text = När en kommun svarar med ett mejl hamnar det här med datum och nummer.
received-untied = ingen kommun ännu
received-no-subject = (utan ämne)
received-mailbox-title = Brevlådan går inte att läsa
received-mailbox-read = Svar på era brev går till { $address }. Brevlådan lästes senast { $moment }.
received-mailbox-new = Svar på era brev går till { $address }. Brevlådan har inte lästs ännu.
received-mailbox-failing = Sedan { $moment } kommer vi inte åt den. Mejlen finns kvar på servern och läses in när den svarar igen. Servern säger: { $why }
received-mailbox-full = För många mejl väntar på er sedan { $moment }. Ta hand om dem som ligger här, så läses resten in.
received-mailbox-not-kept = Sedan { $moment } går mejlen inte att spara här. De finns kvar på servern. Den som sköter driften ser varför i loggen.
received-mailbox-none = Länet har ingen brevlåda som systemet läser. Den som sköter driften kan ställa in en. Då kan kommunerna svara på inbjudan med ett vanligt mejl.

received-kind-list = lista
received-kind-words = text
received-kind-automatic = automatiskt svar
received-kind-bounce = brev som inte kom fram
received-kind-too_large = för stort
received-state-waiting = väntar på er
received-state-asked = väntar på kommunen
received-state-aside = klart

received-lead-asked = I mejlet finns en lista med { $people ->
    [one] en person
   *[other] { $people } personer
}. { $municipality } har fått en länk för att granska den och anmäla. Ingen är anmäld förrän kommunen har gjort det.
received-lead-list-untied = I mejlet finns en lista med { $people ->
    [one] en person
   *[other] { $people } personer
}. Det går inte att se vilken kommun den kommer från. Välj kommun, så får kommunen en länk för att granska listan och anmäla.
received-lead-list-no-address = I mejlet finns en lista med { $people ->
    [one] en person
   *[other] { $people } personer
}. { $municipality } har ingen e-postadress som fungerar, så ingen har fått länken för att granska den.
received-lead-aside = Mejlet är lagt åt sidan. I det fanns en lista med { $people ->
    [one] en person
   *[other] { $people } personer
}.
received-lead-words = I mejlet finns ingen lista som går att läsa. Läs det och svara avsändaren om det behövs.
received-lead-too-large = Mejlet är för stort för att läsas in. Öppna det i brevlådan.
received-lead-automatic = Mejlet är skrivet av ett program, till exempel ett frånvarosvar. Ni behöver inte göra något.
received-lead-bounce = En e-postserver säger att ett brev inte har kommit fram. Adressen är markerad bland utskicken, och där kan ni skriva in en ny.
received-fact-number = Nummer
received-fact-arrived = Inkom
received-fact-from = Avsändare enligt mejlet
received-fact-subject = Ämne
received-fact-municipality = Kommun
received-fact-report = Vad servern säger
received-fact-moved = Senast ändrat av
received-tied = { $municipality }, { $how }
received-tie-reply = eftersom mejlet svarar på ert brev dit
received-tie-code = eftersom koden i inbjudan står i mejlet
received-tie-sender = eftersom avsändarens adress är kommunens
received-tie-hand = enligt någon vid länsstyrelsen

received-sender-title = Vem skickade det?
received-sender-text = Vem som helst kan skriva vilken avsändare som helst i ett mejl. Därför anmäls ingen av ett mejl, och länken för att anmäla går bara till kommunens egna adresser.
received-sender-proven = avsändarens domän är styrkt
received-sender-unproven = avsändaren är inte styrkt
received-sender-unknown = inte prövat av e-postservern
received-verdict-pass = godkänt
received-verdict-fail = underkänt
received-verdict-doubt = tveksamt
received-verdict-none = finns inte
received-verdict-unknown = gick inte att pröva

received-show-text = Visa texten i mejlet
received-text-title = Texten i mejlet
received-text-none = Mejlet har ingen text som går att visa. Hämta det för att läsa det.
received-take-out = Hämta mejlet som det kom
received-tie-title = Vilken kommun gäller det?
received-field-municipality = Kommun
received-field-municipality-hint = Finns en lista i mejlet får kommunen en länk för att granska den.
received-fault-municipality = Välj den kommun som mejlet gäller.
received-tie = Spara
received-put-aside = Lägg åt sidan
received-note-asked = Kommunen har fått en länk för att granska listan.
received-note-tied = Mejlet hör nu till kommunen.
received-note-aside = Mejlet är lagt åt sidan.

received-code = Ni kan också svara på det här brevet med listan i mejlet eller som bilaga. Låt koden { $code } stå kvar i ämnet eller texten.
received-confirm-subject = Granska er lista till workshopen { $day }
received-confirm-opening = { $county } har fått ett mejl med en lista från { $municipality }. I den finns { $people ->
    [one] en person
   *[other] { $people } personer
}. Ingen är anmäld ännu. Granska listan och anmäl via länken.
received-confirm-button = Granska listan
received-confirm-not-yours = Kommer mejlet inte från er? Då behöver ni inte göra något, men hör gärna av er till { $contact }.
received-drafts-title = En lista har kommit med mejl
received-draft-text = Mejl nr { $number } inkom { $moment } från { $from }. I det finns { $people ->
    [one] en person
   *[other] { $people } personer
}. Ingen är anmäld förrän ni har granskat listan och anmält.
received-draft-read = Granska listan
received-draft-shut = Kost och behov ur mejlet visas bara för den som har loggat in. Fyll i dem här om de ska med.
received-draft-gone = Mejlet går inte att öppna. Hör av er till länsstyrelsen, eller skicka listan här.
received-answers = { $count ->
    [0] Svar som kommer med mejl
    [one] Ett svar med mejl väntar på er
   *[other] { $count } svar med mejl väntar på er
}
received-need-waiting = { $count ->
    [one] Ta hand om ett mejl från kommunerna
   *[other] Ta hand om { $count } mejl från kommunerna
}
received-need-failing = Brevlådan har inte gått att läsa sedan { $moment }
