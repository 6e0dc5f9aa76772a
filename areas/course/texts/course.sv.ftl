course-title = Introduktionsutbildningen
course-place = Utbildningen finns
course-no-place = Länken kommer när utbildningen har öppnat.
course-place-said = Utbildningen finns här: { $place }
course-open = Öppna utbildningen
course-back = Tillbaka till introduktionsutbildningen
course-back-to-day = Tillbaka till din dag
course-contact = Frågor? { $contact }
course-nobody = Ingen är anmäld ännu
course-missing = { $people ->
    [0] Alla är klara
    [one] 1 saknar utbildningen
   *[other] { $people } saknar utbildningen
}
course-who = Vilka har gjort utbildningen?
course-attest = Intyga att de har gjort utbildningen
course-unattest = Ta tillbaka intyget
course-attested = { $people ->
    [0] Inget ändrades: det var redan intygat.
    [one] 1 person är intygad.
   *[other] { $people } personer är intygade.
}
course-unattested = { $people ->
    [0] Inget ändrades: kommunen hade inte intygat någon av dem.
    [one] Intyget för 1 person är borttaget.
   *[other] Intygen för { $people } personer är borttagna.
}
course-fault-nobody = Kryssa för minst en person.
course-fault-long = Texten är för lång. Skriv högst { $most } tecken.
course-newer-title = Någon annan har ändrat under tiden
course-newer = Det du valde står kvar. Spara igen om det ska gälla.

course-state-missing = Saknas
course-state-short = Kortversionen
course-state-exempt = Undantagen
course-state-done = Klar
course-source-own = egen uppgift
course-source-municipality = kommunen intygar
course-source-county = länsstyrelsen intygar
course-source-list = lista från utbildningen
course-source-short = kortversionen
course-source-exempt = undantag av länsstyrelsen
course-said = { $source }, { $at }
course-said-because = { $source }, { $at }: { $reason }
course-said-by = ({ $name })

course-own-title = Introduktionsutbildningen
course-own-lead = Du gör utbildningen på egen hand före workshopen { $when }. Den tar en till två timmar.
course-own-name = Utbildning
course-own-state = Läge
course-own-done = Jag har gjort utbildningen
course-own-policy-note = Gör utbildningen före workshopen. Du släpps in ändå, men det antecknas att den saknas.
course-own-policy-short = Gör utbildningen före workshopen. Hinner du inte finns en kortversion här från dagen innan. En av dem ska vara gjord när du kommer.
course-own-policy-block = Utbildningen ska vara gjord när workshopen börjar. Utan den släpps du inte in.
course-own-back-title = Blev det fel?
course-own-back-text = Du kan ta tillbaka att du har gjort utbildningen. Det som kommunen eller länsstyrelsen har intygat står kvar.
course-own-back = Jag har inte gjort utbildningen
course-noted = Det är antecknat att du har gjort utbildningen.
course-taken-back = Din uppgift är borttagen.
course-why-title = Vad utbildningen är till för
course-why = Den går igenom vilka utmaningar som finns, hotbilden, och ett sätt att arbeta med verksamhetsskyddsanalysen. På workshopen börjar övningarna direkt, och då behöver alla ha samma grund.

course-short-title = Kortversionen
course-short-offer = Har du inte hunnit göra hela utbildningen? Läs kortversionen. Den tar en kvart.
course-short-open = Läs kortversionen
course-short-lead = En kvarts läsning för den som inte har hunnit göra utbildningen. Bekräfta på slutet.
course-short-read = Jag, { $name }, har läst kortversionen
course-short-fault = Kryssa i att du har läst kortversionen.
course-short-confirm = Klar
course-short-back = Tillbaka utan att bekräfta
course-short-noted = Det är antecknat att du har läst kortversionen.

course-municipality-title = Vilka har gjort utbildningen?
course-municipality-lead = Var och en gör introduktionsutbildningen före workshopen { $when }. Här ser ni hur det står till med era deltagare.
course-municipality-nobody = Era deltagare visas här när de är anmälda.
course-municipality-back = Tillbaka till anmälan
course-municipality-text = Deltagarna kan själva anmäla att de är klara, från sin egen sida. Byter ni ut någon gäller utbildningen bara den som har gjort den: ersättaren gör den på nytt.

course-county-nobody = Deltagarna visas här när kommunerna har anmält dem.
course-groups = Kommunerna, och hur många som är klara
course-group = { $ready } av { $all }
course-how = { $done } klara, { $short } kortversionen, { $exempt } undantagna
course-col-municipality = Kommun
course-col-ready = Klara eller undantagna
course-col-how = Fördelning
course-col-missing = Saknas
course-col-pick = Välj
course-col-name = Namn
course-col-state = Läge
course-everybody = Alla deltagare
course-those-missing = De som saknar utbildningen
course-none-missing = Ingen saknar utbildningen.
course-show = Visa
course-show-missing = Saknas ({ $people })
course-show-all = Alla ({ $people })
course-policy-title = När någon saknar utbildningen
course-policy-field = Vad gäller vid dörren och när mötet öppnas?
course-policy-note = Släpp in och anteckna
course-policy-note-hint = Personen kommer in. Ni ser vem som saknade utbildningen.
course-policy-short = Kortversionen först
course-policy-short-hint = Från dagen innan kan deltagaren läsa en kortversion på sin egen sida. Sedan släpps hen in.
course-policy-block = Släpp inte in
course-policy-block-hint = Personen kommer in först när utbildningen är gjord, eller när ni har gjort ett undantag.
course-policy-save = Spara
course-policy-saved = Det som gäller är sparat.
course-fault-policy = Välj vad som gäller.

course-person-gone = Personen är inte anmäld längre.
course-person-title = Utbildning
course-person-nothing = Ingen har sagt att utbildningen är gjord.
course-person-facts = Det som är sagt
course-person-attest = Intyga att utbildningen är gjord
course-person-attested = { $name } är intygad.
course-person-exempt-title = Undantag
course-person-reason = Varför?
course-person-reason-hint = Syns för länsstyrelsen och kommunen. Skriv inget om hälsa.
course-person-exempt = Gör undantag
course-person-exempted = { $name } är undantagen.
course-person-clear-title = Ta tillbaka
course-person-clear-text = Allt som är sagt om utbildningen tas bort för den här personen, även kommunens intyg och den egna uppgiften.
course-person-clear = Ta bort allt
course-person-cleared = { $name } saknar utbildningen igen.
course-fault-reason = Skriv varför.

course-list-title = Lista över dem som har gjort utbildningen
course-list-offer = Har utbildningen en egen lista över dem som är klara? Läs in den, så paras den ihop med deltagarna.
course-list-open = Läs in en lista
course-list-lead = Klistra in listan eller välj en fil. Raderna paras ihop med deltagarna efter e-postadress, eller efter namn och kommun. Inget sparas innan du har gått igenom dem.
course-list-text = Klistra in listan
course-list-text-hint = En person på varje rad. Namn, kommun och e-postadress i valfri ordning.
course-list-read-button = Läs listan
course-list-again = Läs en lista till
course-list-both = Välj antingen text eller fil, inte båda.
course-list-neither = Klistra in listan eller välj en fil.
course-list-nobody = Det finns ingen lista med personer i det du skickade.
course-list-nobody-chosen = Ingen är vald. Kryssa för minst en person, eller läs en ny lista.
course-list-head = Namn; Kommun; E-post
course-list-read = { $found } hittade, { $open } att välja, { $lost } som inte är anmälda.
course-list-found = Deltagare som finns på listan
course-list-take = Ta med
course-list-row = Raden i listan
course-list-known = Redan inläst
course-list-open-title = Vem är det?
course-list-open-text = Namnet stämmer men inte adressen eller kommunen. Välj vem raden gäller.
course-list-nobody-of-these = Ingen av dem
course-list-lost-title = Rader som inte gäller någon deltagare
course-list-lost-text = De är inte anmälda, eller står med annat namn och annan adress. Har någon skyddade uppgifter hittas hen inte här: då intygar kommunen.
course-list-save = Spara som klara
course-list-taken = { $people ->
    [0] Inget ändrades: alla var redan inlästa.
    [one] 1 person är markerad som klar.
   *[other] { $people } personer är markerade som klara.
}
course-list-taken-title = Listan är inläst
course-list-taken-some = { $people } markerade som klara. { $left ->
    [one] En rad kunde inte paras ihop och står nedan.
   *[other] { $left } rader kunde inte paras ihop och står nedan.
} Rätta och läs igen, eller lämna dem.

course-told-title = Introduktionsutbildningen
course-told-lead = Här står var utbildningen finns och vad kortversionen säger. Det gäller alla workshopar i programmet.
course-told-place-hint = En adress som börjar med https://, eller några ord: ”Valcentralen, under Utbildning”. Visas för varje deltagare.
course-told-short-sv = Kortversionen på svenska
course-told-short-en = Kortversionen på engelska
course-told-short-hint = Tom rad mellan stycken. Ett stycke som börjar med # blir en rubrik. Töm fältet för att få tillbaka texten från början.
course-told-save = Spara
course-told-saved = Sparat.
course-told-preview = Se hur kortversionen blir
course-told-preview-title = Så blir kortversionen
course-fault-place = Skriv en hel adress som börjar med https://, utan mellanslag.

course-held = Introduktionsutbildning
course-held-workshop = Workshop
course-held-said = Uppgift
course-held-at = När
course-held-by = Av
course-held-reason = Skäl
