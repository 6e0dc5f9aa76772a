# Det som är förseglat i en anmälan: kost, tillgänglighet och skyddade personuppgifter.
registration-needs = Kost och tillgänglighet
registration-access = Tillgänglighet
registration-field-access = Tillgänglighet
registration-field-in-text-access = tillgänglighet
registration-field-protected = Skyddade personuppgifter
registration-field-in-text-protected = uppgift om skyddade personuppgifter
registration-protected = Skyddade personuppgifter
registration-protected-hint = Kryssa i Skyddade personuppgifter för den som har det. Då ser bara er kommun namn, mailadress och telefon. På listor, skärmar och bordskort står ”Deltagare” och ett nummer, och den som vill nå personen får gå genom kommunen. Mailadressen behöver inte fyllas i, och initialer räcker som namn.
registration-protected-label = Deltagare { $number } (skyddad)
registration-protected-contact = Kontakt genom kommunen
registration-tag-protected = Skyddad
registration-letter-protected = En deltagare med skyddade personuppgifter
registration-access-title = Tillgänglighet
registration-access-text = Det här behöver ordnas, utan namn.
registration-access-none = Ingen har bett om något särskilt.
registration-unopened-key = Kost, tillgänglighet och skyddade personuppgifter kan inte läsas just nu, eftersom nyckeln till dem saknas. Inget är borta. Be den som sköter Valskydd att lägga tillbaka nyckeln.
registration-unopened-shredded = Kost, tillgänglighet och skyddade personuppgifter går inte att läsa, eftersom nyckeln till dem är kastad. Det som behövs får kommunen lämna igen.
registration-unopened-damaged = Kost, tillgänglighet och skyddade personuppgifter går inte att läsa, eftersom de har ändrats utanför Valskydd. Säg till den som sköter Valskydd, och fråga kommunen igen om de behövs.
registration-unopened-people = { $people ->
    [one] Gäller en person. { $why }
   *[other] Gäller { $people } personer. { $why }
}
registration-cannot-seal = Listan kan inte tas emot just nu, eftersom kommunens nyckel saknas. Inget är sparat, och det ni har skrivit står kvar här. Säg till den som sköter Valskydd och försök igen.
registration-open-title = Skyddade personuppgifter
registration-open-lead = { $people ->
    [one] En deltagare har skyddade personuppgifter och står med nummer i stället för namn.
   *[other] { $people } deltagare har skyddade personuppgifter och står med nummer i stället för namn.
}
registration-open-link = Om du måste veta vem det är
registration-open-how = Fråga i första hand kommunen. Räcker inte det kan du begära att få se namn, mailadress och telefon. En annan person måste gå med på det. Därefter visas uppgifterna en enda gång, för dig och för den här workshopen.
registration-open-nobody = Ingen har skyddade personuppgifter
registration-open-nobody-text = När en kommun anmäler någon med skyddade personuppgifter står det här.
registration-open-to-request = Till begäran
registration-open-once-title = Uppgifterna visas en gång
registration-open-once = Se till att ingen annan ser skärmen. När du lämnar sidan går det inte att se uppgifterna igen utan ett nytt medgivande. Att du har öppnat dem står i händelseloggen.
registration-open-button = Visa uppgifterna
registration-open-now = Det här visas en gång. Skriv inte av mer än du behöver, och lägg inte uppgifterna i några listor.
registration-open-label = Står som
registration-open-municipality = Kommun
registration-shut = Kost, tillgänglighet och vem som har skyddade personuppgifter visas inte för den som kommer med en länk, eftersom en länk kan skickas vidare. Uppgifterna är sparade och följer med när ni ändrar listan. Kommunens samordnare ser dem efter att ha loggat in.
registration-shut-cell = Visas inte
registration-shut-kept = Som förut
registration-shut-replaces = Ersätter det som stod här.
registration-shut-hint = Fält där det står ”Som förut” behåller det som redan är anmält om du lämnar dem tomma. Skriv ”inget” för att ta bort det.
registration-shut-compared = Den som har skyddade personuppgifter går inte att känna igen här och står därför både som ny och som saknad. Är det samma person behåller den sin plats och räknas en gång.
registration-shut-lost = { $people ->
    [one] En person på din lista är borttagen från den anmälda listan, och med den uppgifterna om kost och tillgänglighet. Skriv dem igen om de behövs.
   *[other] { $people } personer på din lista är borttagna från den anmälda listan, och med dem uppgifterna om kost och tillgänglighet. Skriv dem igen om de behövs.
}
registration-opened-letter-subject = Skyddade personuppgifter har öppnats i Valskydd
registration-opened-letter-county = { $name } har öppnat skyddade personuppgifter i er workshop. { $second } gick med på det.
registration-opened-letter-municipality = { $name }, { $county }, har öppnat skyddade personuppgifter om deltagare från { $municipality }. { $second } gick med på det.
registration-opened-letter-when = Öppnade
registration-opened-letter-workshop = Workshop
registration-opened-letter-once = Uppgifterna visades en gång och visas inte igen utan ett nytt medgivande. Att de öppnades står i händelseloggen.
registration-opened-letter-wonder = Kände du inte till detta? Ring { $county } och fråga. Det går inte att svara på brevet.
