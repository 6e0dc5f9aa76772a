# Inloggning med myndighetens egen inloggningstjänst.

provider-way-in-title = Logga in hos { $provider }
provider-way-in-lead = Din e-postadress hör till { $provider }, som har en egen inloggning. Du kommer tillbaka hit när du har loggat in där.
provider-way-in-button = Fortsätt till { $provider }
provider-other-title = Går det inte?
provider-other-text = Du kan få en länk med e-post i stället. Den gäller i 10 minuter.
provider-other-button = Skicka en länk med e-post
provider-other-link = Logga in med en länk i e-posten
provider-again = Försök igen hos { $provider }

provider-refused-down-title = { $provider } svarar inte
provider-refused-down-text = Inloggningen hos { $provider } svarar inte just nu. Vänta en stund och försök igen, eller logga in på ett annat sätt.
provider-refused-untrusted-title = Svaret från { $provider } gick inte att lita på
provider-refused-untrusted-text = Svaret från inloggningen hos { $provider } stämde inte, så vi släppte inte in någon. Du har inte gjort något fel. Berätta för er it-avdelning och logga in på ett annat sätt så länge.
provider-refused-clocks-title = Klockorna går olika
provider-refused-clocks-text = Klockan hos { $provider } och klockan i Valskydd går olika, så inloggningen gick inte att kontrollera. Berätta för er it-avdelning och logga in på ett annat sätt så länge.
provider-refused-stale-title = Inloggningen är för gammal
provider-refused-stale-text = En inloggning gäller i tio minuter, en gång, i den webbläsare där den påbörjades. Börja om från början.
provider-refused-declined-title = Du loggades inte in
provider-refused-declined-text = Inloggningen hos { $provider } avbröts, eller så får du inte använda den till Valskydd. Du kan försöka igen eller logga in på ett annat sätt.
provider-refused-not-signed-in-title = Du behöver logga in hos { $provider }
provider-refused-not-signed-in-text = { $provider } svarade utan att du hade visat vem du är. Försök igen och logga in där.
provider-refused-refuses-us-title = Inloggningen är inte rätt inställd
provider-refused-refuses-us-text = Inloggningen hos { $provider } känner inte igen Valskydd. Det är ett fel i inställningarna, inte hos dig. Berätta för er it-avdelning och logga in på ett annat sätt så länge.
provider-refused-no-address-title = E-postadressen saknas
provider-refused-no-address-text = { $provider } berättade inte vilken e-postadress du har, så vi vet inte vem du är. Berätta för er it-avdelning och logga in på ett annat sätt så länge.
provider-refused-unverified-title = E-postadressen är inte bekräftad
provider-refused-unverified-text = { $provider } går inte i god för att e-postadressen är din. Be er it-avdelning att bekräfta den, eller logga in på ett annat sätt.
provider-refused-foreign-domain-title = E-postadressen hör inte till { $provider }
provider-refused-foreign-domain-text = Du loggade in hos { $provider } med en e-postadress som hör till någon annan. Logga in på ett annat sätt.
provider-refused-other-organisation-title = Du loggade in för en annan organisation
provider-refused-other-organisation-text = { $provider } berättade inte vilken organisation du loggade in för, eller nämnde en annan än sin egen. Välj rätt organisation där om du kan, eller logga in på ett annat sätt.
provider-refused-no-duty-title = Du har inget uppdrag här
provider-refused-no-duty-text = Du är inloggad hos { $provider }, men ingen har gett dig ett uppdrag i Valskydd med den e-postadressen. Fråga den som skulle ge dig uppdraget, eller logga in med en annan adress.
provider-refused-duty-elsewhere-title = Du har uppdrag hos flera
provider-refused-duty-elsewhere-text = Du har uppdrag även hos någon annan än { $provider }. Därför räcker inte inloggningen där. Logga in på ett annat sätt.
provider-refused-taken-title = Du är kopplad till ett annat konto
provider-refused-taken-text = Du är redan kopplad till ett annat konto hos { $provider }. Är det ett nytt konto? Logga in på ett annat sätt, öppna Konton hos inloggningstjänster och ta bort den gamla kopplingen.

provider-farewell-title = Du är utloggad ur Valskydd
provider-farewell-text = Du är fortfarande inloggad hos { $provider }. Sitter du vid en dator som andra använder, logga ut även där.
provider-farewell-button = Logga ut hos { $provider }
provider-farewell-what = Då loggas du också ut ur andra system som du öppnade med samma inloggning.
provider-farewell-back = Till inloggningen
provider-signed-out-title = Du är utloggad
provider-signed-out-text = Du är utloggad både ur Valskydd och ur din organisations inloggning.

provider-letter-subject = Du loggar nu in i Valskydd genom { $provider }
provider-letter-matter = Ditt konto hos { $provider } är från och med nu kopplat till dig i Valskydd. Du kan logga in med det i stället för med en länk.
provider-letter-not-you = Var det inte du? Ring den som gav dig uppdraget i dag.
provider-letter-why = Du får det här brevet för att någon loggade in med ditt konto för första gången.

deed-sign_in-provider_linked = Konto hos en inloggningstjänst kopplades
deed-sign_in-provider_refused = Inloggning genom en inloggningstjänst avvisades
deed-sign_in-provider_unlinked = Koppling till en inloggningstjänst togs bort

provider-account-title = Konton hos inloggningstjänster
provider-account-lead = Här ser du vilka konton du loggar in i Valskydd med. Ta bort en koppling som inte längre stämmer.
provider-account-head = Inloggningstjänst
provider-account-since = Kopplad sedan
provider-account-do = Åtgärd
provider-account-remove = Ta bort
provider-account-gone = Kopplingen är borttagen.
provider-account-empty-title = Inga konton är kopplade
provider-account-empty-text = Har din organisation en egen inloggning kopplas kontot första gången du loggar in med det.
told-provider-unlinked-subject = En inloggningstjänst har kopplats bort i Valskydd
told-provider-unlinked-matter = Ditt konto hos { $provider } är inte längre kopplat till dig i Valskydd.
provider-account-see = Visa dina kopplade konton
