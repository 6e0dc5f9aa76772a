again-title = Logga in på nytt
again-lead = Det du vill göra är känsligt. Därför frågar vi en gång till vem du är, när det har gått mer än tio minuter sedan du loggade in.
again-where = Vi skickar en länk till { $address }. När du har öppnat den i den här webbläsaren kommer du tillbaka hit. Det du skrev nyss har inte sparats.

new-browser-subject = Ny inloggning i Valskydd
new-browser-matter = Någon har loggat in som dig i Valskydd i en webbläsare som du inte har använt förut.
new-browser-when = När
new-browser-device = Enhet
new-browser-way = Med
new-browser-you = Var det du? Då behöver du inte göra något.
new-browser-not-you = Var det inte du? Avsluta inloggningen på sidan Inloggningar och säg genast till den som gav dig uppdraget. Byt också lösenord till din e-post.
new-browser-button = Se mina inloggningar
new-browser-why = Brevet skickas första gången en webbläsare används, och när någon har rensat sina kakor.
