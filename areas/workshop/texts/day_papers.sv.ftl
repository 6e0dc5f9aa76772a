day-task-papers = Papper till dagen
day-task-papers-hint = namnbrickor, dörrlista, närvarolista, intyg och skyltar.
day_papers-title = Papper till dagen
day_papers-lead = Här hämtar ni papperen till dagen som pdf. Att ett papper hämtas står i händelseloggen. Kost, telefon och adresser finns inte på något papper.
day_papers-registered = { $people ->
    [one] En deltagare är anmäld.
   *[other] { $people } deltagare är anmälda.
}
day_papers-unseated = { $people ->
    [one] En av dem har ingen plats vid ett bord än.
   *[other] { $people } av dem har ingen plats vid ett bord än.
}
day_papers-no-plan = Det finns ingen bordsplacering än, så bordens nummer saknas på papperen.
day_papers-none-title = Ingen är anmäld än
day_papers-none-text = När kommunerna har anmält sina deltagare hämtar ni namnbrickor, listor och intyg här. Skyltar kan ni skriva ut redan nu.
day_papers-none-link = Se kommunernas svar
day_papers-take = Hämta: { $paper }
day_papers-badges = Namnbrickor
day_papers-badges-hint = Tio på ett ark, 85 × 54 mm, med skärmärken. Namn, kommun, roll och bordet i första omgången. Gäster och workshopledare har en egen markering. Den som har skyddade uppgifter får en bricka med sitt nummer i stället för namn. Koden på brickan läses vid dörren och säger ingenting om vem den tillhör.
day_papers-square = Kod för incheckning
day_papers-door = Dörrlista
day_papers-door-hint = Alla i bokstavsordning efter efternamn, med kommun, bord och en ruta att kryssa i.
day_papers-sign_in = Närvarolista
day_papers-sign_in-hint = Deltagarna kommun för kommun, med en rad att skriva under på. Den som har skyddade uppgifter kryssar i en ruta i stället.
day_papers-certificates = Intyg om deltagande
day_papers-certificates-hint = En sida för varje anmäld deltagare, att skriva under. Ta bort intygen för dem som inte kom. För den som har skyddade uppgifter skriver ni namnet för hand.
day_papers-tables = Bordslista
day_papers-tables-hint = Vilka som sitter vid varje bord, och ett register över alla. Placera deltagarna först, om det inte är gjort.
day_papers-tables-link = Bordsplaceringen, med placeringskort och bordsskyltar
day_papers-sign = Skyltar
day_papers-sign-hint = En liggande A4 med pil och text. Hämta en i taget.
day_papers-sign-take = Hämta skylten
day_papers-says = Vad ska det stå?
day_papers-says-registration = Registrering
day_papers-says-workshop = Workshop i valsäkerhet
day_papers-says-lunch = Lunch
day_papers-says-toilet = Toalett
day_papers-says-own = Egen text
day_papers-own = Egen text
day_papers-own-hint = En rad, högst 60 tecken. Används bara om ni har valt egen text.
day_papers-arrow = Vart ska pilen peka?
day_papers-arrow-left = Pil åt vänster
day_papers-arrow-right = Pil åt höger
day_papers-arrow-straight = Pil rakt fram
day_papers-arrow-none = Ingen pil
day_papers-fault-says = Välj vad det ska stå på skylten.
day_papers-fault-own = Skriv vad det ska stå på skylten.
day_papers-fault-long = Texten är för lång. Skriv högst 60 tecken.
day_papers-fault-arrow = Välj vart pilen ska peka, eller ingen pil.
day_papers-guest = Gäst
day_papers-leader = Workshopledare
day_papers-nobody = Ingen är anmäld än.
day_papers-expected = { $people ->
    [one] En person väntas.
   *[other] { $people } personer väntas.
}
day_papers-here = Här
day_papers-sign-here = Skriv under vid ditt namn när du kommer.
day_papers-signature = Namnteckning
day_papers-tick = Kryssa i rutan
day_papers-certificate = Intyg om deltagande
day_papers-certify = Härmed intygas att
day_papers-took-part = har deltagit i
day_papers-matter = Workshop i valsäkerhet, { $county }
day_papers-held = Dagen innehöll
day_papers-day = Dag
day_papers-hours = Tid
day_papers-place = Plats
day_papers-place-and-date = Ort och datum
day_papers-printed-name = Namnförtydligande
day_papers-file-badges = namnbrickor
day_papers-file-door = dörrlista
day_papers-file-sign_in = närvarolista
day_papers-file-certificates = intyg
day_papers-file-sign = skylt
day_papers-nobody-came = Ingen är noterad som närvarande, så det finns inga intyg att skriva ut.
