again-title = Logga in på nytt
again-lead = Det du vill göra är känsligt. Därför frågar vi en gång till vem du är, när det har gått mer än tio minuter sedan du loggade in.
again-where = Vi skickar en länk till { $address }. När du har öppnat den i den här webbläsaren kommer du tillbaka hit. Det du skrev nyss har inte sparats.
again-before-text = Det har gått mer än tio minuter sedan du loggade in, och det du kan göra här är känsligt. Logga in på nytt, så kommer du tillbaka hit.
again-after-title = Inget är sparat än
again-after-text = Det har gått mer än tio minuter sedan du loggade in. Logga in på nytt i en annan flik, gå tillbaka till den här och tryck på knappen igen. Det du har skrivit står kvar.
again-after-link = Logga in på nytt (öppnas i en ny flik)
again-fault = Logga in på nytt innan du skickar.

new-browser-subject = Ny inloggning i Valskydd
new-browser-matter = Någon har loggat in som dig i Valskydd i en webbläsare som du inte har använt förut.
new-browser-when = När
new-browser-device = Enhet
new-browser-way = Med
new-browser-you = Var det du? Då behöver du inte göra något.
new-browser-not-you = Var det inte du? Avsluta inloggningen på sidan Inloggningar och säg genast till den som gav dig uppdraget. Byt också lösenord till din e-post.
new-browser-button = Se mina inloggningar
new-browser-why = Brevet skickas första gången en webbläsare används, och när någon har rensat sina kakor.

sessions-title = Inloggningar
sessions-lead = Här är du inloggad just nu. Avsluta det som du inte använder eller inte känner igen.
sessions-caption = Dina inloggningar
sessions-head-device = Enhet
sessions-head-network = Nät
sessions-head-began = Inloggad
sessions-head-seen = Senast använd
sessions-head-end = Avsluta
sessions-this = Den här
sessions-this-end = Logga ut längst upp
sessions-end = Avsluta
sessions-end-others = Avsluta alla andra
sessions-network-unknown = Okänt nät
sessions-network-same = Samma nät som nu ({ $network })
sessions-network-other = Ett annat nät ({ $network })
sessions-unknown-title = Är det något du inte känner igen?
sessions-unknown-text = Avsluta det, byt lösenord till din e-post och säg genast till den som gav dig uppdraget. En inloggning slutar av sig själv när den inte har använts på en halvtimme, om inget annat är bestämt hos er, och senast efter tio timmar.
sessions-ended = Inloggningen är avslutad.
sessions-ended-before = Den inloggningen var redan avslutad.
sessions-others-ended = { $count ->
    [0] Det fanns inga andra inloggningar.
    [one] En annan inloggning är avslutad.
   *[other] { $count } andra inloggningar är avslutade.
 }

deed-sign_in-session_ended = Avslutade en egen inloggning
deed-sign_in-others_ended = Avslutade sina andra inloggningar
deed-sign_in-sessions_ended = Alla inloggningar avslutades från servern
deed-sign_in-everybodys_sessions_ended = Allas inloggningar avslutades från servern
