# Roller.
role-election_coordinator = Valsamordnare
role-board_member = Valnämnd
role-security_coordinator = Säkerhetssamordnare
role-preparedness_coordinator = Kris- och beredskapssamordnare
role-communicator = Kommunikatör
role-it_security = It-säkerhet
role-other = Annan roll
role-in-text-election_coordinator = valsamordnare
role-in-text-board_member = valnämnd
role-in-text-security_coordinator = säkerhetssamordnare
role-in-text-preparedness_coordinator = kris- och beredskapssamordnare
role-in-text-communicator = kommunikatör
role-in-text-it_security = it-säkerhet
role-in-text-other = annan roll

# Små tal i löpande text.
registration-number-1 = en
registration-number-2 = två
registration-number-3 = tre
registration-number-4 = fyra
registration-number-5 = fem
registration-number-6 = sex
registration-number-7 = sju
registration-number-8 = åtta
registration-number-9 = nio
registration-number-10 = tio
registration-number-11 = elva
registration-number-12 = tolv

# Kommunens inbjudningar.
registration-own-title = Inbjudningar
registration-own-lead = Välj den workshop som du vill anmäla deltagare till.
registration-own-hint = { $place }. Sista dag { $date }.
registration-own-none = Ingen inbjudan än
registration-own-none-text = När länsstyrelsen bjuder in till en workshop visas inbjudan här, och du får ett brev.
registration-answered = Anmäld
registration-not-answered = Inte anmäld

# Första sidan.
registration-title = Anmäl deltagare från { $municipality }
registration-lead = { $county } bjuder in till workshop i valsäkerhet. Skicka hela listan på en gång.
registration-late-title = Sista dagen har passerat
registration-late-taken = Anmälan tas emot och märks som sen. De som anmäls får plats så länge det finns.
registration-late-asked = Anmälan tas emot och märks som sen. Den som kommer i stället för någon annan får den platsen direkt. Övriga väntar tills länsstyrelsen ger dem plats.
registration-standing = { $people ->
    [one] En person är anmäld
   *[other] { $word } personer är anmälda
}
registration-sent = Listan skickades { $moment }. Kvittot gick till { $address }.
registration-listed = Anmälda
registration-change = Ändra listan
registration-when = När
registration-where = Var
registration-last-day = Sista dag
registration-seats-key = Platser
registration-seats = { $seats } personer
registration-seats-wished = { $seats } personer, helst { $wished }
registration-who = Vilka
registration-contact = Frågor
registration-send-title = Lämna listan
registration-send-again-title = Skicka en ny lista
registration-send-text = Du får se hur listan lästes och kan rätta innan något sparas.
registration-text = Klistra in eller skriv listan
registration-text-hint = En person per rad med namn, roll, mailadress, telefon, specialkost och tillgänglighet. Ordningen spelar ingen roll. Skriv ”skyddad identitet” på raden för den som har skyddade personuppgifter. Det går också att klistra in raden Till ur ett mail.
registration-file = Eller välj en fil
registration-file-hint = Excel, OpenDocument, csv, text, en tabell i Word eller ett sparat mail (.eml, .msg) med listan i texten eller som bilaga. Högst 10 MB.
registration-read = Läs listan
registration-one-by-one = Skriv in en och en
registration-missing = Roller som saknas på listan: { $roles }.
registration-both = Du har både skrivit en lista och valt en fil. Töm rutan eller skicka texten utan fil.
registration-neither = Klistra in listan eller välj en fil.

# Det som inte går att läsa.
registration-refusal-empty = Listan är tom. Klistra in listan eller välj en annan fil.
registration-refusal-only_header = Listan har rubriker på rad { $row } men inga personer under dem. Fyll i minst en person.
registration-refusal-too_large = Filen är { $size } MB. Högst { $max } MB går att läsa in.
registration-refusal-not_a_list = Det här är ingen deltagarlista. Det ser ut som { $likeness }. Skicka listan som Excel, Word, csv eller text, eller klistra in den.
registration-refusal-encrypted = Filen är skyddad med lösenord. Ta bort lösenordet i Excel, spara och välj filen igen.
registration-refusal-old_workbook = Filen är sparad i det gamla Excelformatet (.xls). Spara den som .xlsx och välj den igen.
registration-refusal-damaged = Filen är skadad och går inte att läsa. Läsningen stannade vid { $place }. Öppna den i Excel, spara en ny kopia och välj den.
registration-refusal-zip_but_not_workbook = Filen är ett zip-arkiv och ingen Excelfil. Det ser ut som { $likeness }. Packa upp arkivet och välj själva listan.
registration-refusal-too_many_sheets = Excelfilen har { $size } blad. Högst { $max } går att läsa. Spara bladet med listan i en egen fil.
registration-refusal-too_many_rows = Listan har mer än { $max } rader. Läsningen stannade vid { $place }. Spara bara er kommuns rader och försök igen.
registration-refusal-too_many_cells = Listan har mer än { $max } celler. Läsningen stannade vid { $place }. Spara bara kolumnerna med namn, roll och mailadress.
registration-refusal-too_much_text = Listan har mer text än vad som går att läsa. Läsningen stannade vid { $place }. Spara bara kolumnerna med namn, roll och mailadress.
registration-refusal-unpacks_too_large = Excelfilen blir större än { $max } MB när den packas upp. Läsningen stannade vid { $place }. Spara listan i en ny fil.
registration-refusal-xml_entities = Filen innehåller något som inget kalkylprogram skriver ({ $place }) och läses inte. Spara listan på nytt i Excel.

registration-likeness-pdf = en pdf
registration-likeness-picture = en bild
registration-likeness-text_document = ett textdokument
registration-likeness-slides = en presentation
registration-likeness-archive = ett arkiv med andra filer
registration-likeness-web_page = en webbsida
registration-likeness-contact_cards = visitkort
registration-likeness-binary_workbook = en Excelfil i binärt format (.xlsb)
registration-likeness-office_file = en Officefil utan lista
registration-likeness-prose = löpande text
registration-likeness-binary = en fil utan text

# Granskningen.
registration-review-title = Granska listan
registration-review-caption = De som anmäls
registration-summary-ready = { $rows ->
    [one] Raden är klar att anmälas.
   *[other] { $word } rader är klara att anmälas.
}
registration-summary-some = { $rows ->
    [one] En rad behöver rättas. Resten är klar att anmälas.
   *[other] { $word } rader behöver rättas. Resten är klar att anmälas.
}
registration-summary-all = { $rows ->
    [one] Raden behöver rättas innan den kan anmälas.
   *[other] { $word } rader behöver rättas innan de kan anmälas.
}
registration-summary-asked = { $rows ->
    [one] En rad behöver ett svar innan listan kan anmälas.
   *[other] { $word } rader behöver ett svar innan listan kan anmälas.
}
registration-summary-empty = Fyll i en rad för varje person. Tomma rader räknas inte.
registration-summary-pick = Kryssa för dem som ska anmälas.
registration-too-many = Ni har { $seats } platser. Listan har { $people } personer. Välj vilka som ska anmälas.
registration-too-many-staying = Ni har { $seats } platser. Listan har { $people } personer, och { $staying } som redan är anmälda kommer fortfarande. Välj vilka som ska anmälas.
registration-nobody = Ingen är vald. Minst en person behöver stå kvar på listan.
registration-few = Ni kan anmäla { $least }–{ $most } personer. Det går bra att komplettera listan senare.
registration-others = { $rows ->
    [one] En rad gäller en annan kommun. Den kommunen anmäler sina egna.
   *[other] { $word } rader gäller andra kommuner. De anmäler sina egna.
}
registration-leave-others = Ta inte med dem från andra kommuner
registration-more-faults = { $faults ->
    [one] En rad till behöver rättas.
   *[other] { $word } till behöver rättas. De är märkta i listan.
}
registration-understood = Så lästes listan
registration-read-as = Listan lästes som { $form }.
registration-read-from = Listan lästes ur { $place }, som { $form }.
registration-form-separated = text
registration-form-cells = inklistrade celler
registration-form-addresses = mailadresser
registration-form-lines = rader med en person på varje
registration-form-xlsx = en Excelfil
registration-form-xls = en Excelfil i det äldre formatet
registration-form-ods = ett kalkylark (OpenDocument)
registration-form-docx = ett Worddokument
registration-form-html = en webbsida
registration-form-eml = ett sparat mail
registration-form-msg = ett mail sparat i Outlook
registration-step-whole = det som skickades
registration-step-body = texten i mailet
registration-step-before = det tidigare mailet
registration-step-attachment = bilagan ”{ $name }”
registration-step-attachment-number = bilaga { $number }
registration-letter-from = Mailet säger att det kommer från { $from }. Avsändaren är inte kontrollerad.
registration-letter-from-about = Mailet säger att det kommer från { $from } och gäller ”{ $subject }”. Avsändaren är inte kontrollerad.
registration-no-list = Det finns ingen lista som går att läsa i mailet.
registration-left-picture = { $place } är eller innehåller en bild. Bilder går inte att läsa. Finns listan där får den skrivas in eller skickas som text.
registration-left-prose = { $place } är löpande text: ”{ $text }”
registration-left-before = { $place } lästes inte, eftersom listan fanns i det senaste: ”{ $text }”
registration-left-signature = { $place } slutar med en underskrift: ”{ $text }”
registration-left-other_form = { $place } finns också i en annan form, som inte behövdes.
registration-left-too_deep = { $place } ligger för djupt inne i andra mail och har inte lästs. Spara det mailet för sig och välj det.
registration-left-too_many_parts = { $place } har fler delar än vad som läses. De sista har inte lästs.
registration-left-refused = { $place } gick inte att läsa. { $reason }
registration-left-more = { $parts ->
    [one] En del till lästes inte.
   *[other] { $parts } delar till lästes inte.
}
registration-other-list = Visa i stället listan i { $place } ({ $rows ->
    [one] en rad
   *[other] { $rows } rader
})
registration-beside = Det här står också i det som skickades och lästes inte som lista:
registration-columns-title = Kolumnerna
registration-columns-column = Kolumn
registration-columns-holds = Innehåller
registration-columns-as = Läses som
registration-columns-label = { $column } läses som
registration-columns-text = Ändrar du hur en kolumn läses gäller det också nästa lista från er med samma rubriker. Det sparas när du anmäler.
registration-columns-read = Läs kolumnerna så
registration-columns-before = Kolumnerna lästes så som ni bestämde förra gången.
registration-groups-title = Jämfört med listan som är anmäld
registration-group-new = Nya: { $people }
registration-group-changed = Ändrade: { $people }
registration-group-same = Oförändrade: { $people }
registration-group-open = Att svara på: { $people }
registration-group-missing = Saknas: { $people }
registration-group-more = { $people } till
registration-changed-name = namn
registration-changed-role = roll
registration-changed-email = mailadress
registration-changed-phone = telefon
registration-changed-diet = specialkost
registration-changed-access = tillgänglighet
registration-changed-protected = skyddade personuppgifter
registration-who-title = Samma person?
registration-who-asked = { $row }: vem är { $details }?
registration-who-name = På listan som är anmäld finns samma namn med en annan mailadress.
registration-who-address = På listan som är anmäld finns samma mailadress med ett annat namn.
registration-who-same = Samma person som { $name }, { $details }
registration-who-another = En annan person
registration-who-open = { $row }: svara på om det är samma person som redan är anmäld.
registration-missing-title = Saknas på den nya listan
registration-missing-text = De här är anmälda men står inte på den nya listan. Den som kommer behåller sin plats.
registration-stay = Kommer { $name } fortfarande?
registration-stay-yes = Ja
registration-stay-no = Nej, ta bort
registration-stay-open = Svara på om { $name } fortfarande kommer.
registration-leave-faulty = Ta inte med raderna som behöver rättas
registration-refused-title = Kvar att rätta
registration-refused-file-name = kvar-att-ratta
registration-refused-text = { $rows ->
    [one] En rad anmäls inte som den är. Hämta den med skälet bredvid, rätta och skicka filen på nytt. Gör det innan du anmäler: efteråt finns raden inte kvar här.
   *[other] { $rows } rader anmäls inte som de är. Hämta dem med skälet bredvid, rätta och skicka filen på nytt. Gör det innan du anmäler: efteråt finns raderna inte kvar här.
}
registration-refused-xlsx = Hämta raderna som Excel
registration-refused-csv = Hämta raderna som csv
registration-refused-row = Rad
registration-refused-why = Att rätta
registration-refused-yes = ja
registration-refused-by-hand = Togs inte med.
registration-refused-proposal = { $fault } Förslag: { $proposal }.
registration-column = Kolumn { $letter }
registration-field-name = Namn
registration-field-first_name = Förnamn
registration-field-last_name = Efternamn
registration-field-role = Roll
registration-field-email = Mailadress
registration-field-phone = Telefon
registration-field-municipality = Kommun (bara för jämförelse)
registration-field-diet = Specialkost
registration-field-note = Övrigt (sparas inte)
registration-field-none = Används inte
registration-field-in-text-name = namn
registration-field-in-text-first_name = förnamn
registration-field-in-text-last_name = efternamn
registration-field-in-text-role = roll
registration-field-in-text-email = mailadress
registration-field-in-text-phone = telefon
registration-field-in-text-diet = specialkost
registration-merged = Rad { $row } har samma mailadress som rad { $kept } ({ $email }) och räknas som samma person.
registration-merged-differs = Rad { $row } har samma mailadress som rad { $kept } ({ $email }) och räknas som samma person. Raderna har olika { $fields }. Det som står på rad { $kept } gäller.
registration-skipped-title = Rad { $row } lästes som rubrik: ”{ $text }”.
registration-skipped-other_sheet = Bladet ”{ $sheet }” har andra kolumner och togs inte med.
registration-skipped-hidden_sheet = Bladet ”{ $sheet }” är dolt och togs inte med.

registration-row-head = Rad
registration-row = Rad { $number }
registration-row-sheet = { $sheet }, rad { $number }
registration-row-new = Ny rad
registration-cell = { $field }, { $row }
registration-cell-before = Förut: { $text }
registration-cell-before-empty = Förut: tomt
registration-name = Namn
registration-role = Roll
registration-role-written = Roll som kommunen skrev den
registration-email = Mailadress
registration-phone = Telefon
registration-diet = Specialkost
registration-municipality = Kommun
registration-tag-fault = Rätta
registration-tag-new = Ny
registration-tag-changed = Ändrad
registration-tag-same = Oförändrad
registration-tag-open = Svara
registration-leave-out = Ta inte med
registration-take-along = Ta med
registration-out-title = { $rows ->
    [one] En rad tas inte med
   *[other] { $rows } rader tas inte med
}
registration-pick-title = Hela listan: { $rows } rader
registration-gone-title = Borta ur listan
registration-use = Använd { $text }
registration-add-row = Lägg till en rad
registration-check = Kontrollera igen
registration-submit = Anmäl
registration-start-over = Börja om med en annan lista
registration-receipt = Din mailadress för kvittot
registration-receipt-hint = Kvittot innehåller en länk, så att du kan ändra listan.
registration-receipt-missing = Skriv den mailadress som kvittot ska gå till.
registration-receipt-fault = Det går inte att skicka kvittot till den adressen. Skriv den som namn@kommun.se.

registration-fault-name_missing = Namnet saknas. Skriv för- och efternamn.
registration-fault-name_turned = ”{ $given }” lästes som efternamn, förnamn.
registration-fault-email_missing = Mailadressen saknas. Varje person behöver en egen.
registration-fault-email_invalid = Det går inte att skicka till ”{ $given }”. Skriv adressen som namn@kommun.se.
registration-fault-address_shared = ”{ $given }” har samma mailadress på en annan rad. Lägg till en rad om det är en annan person, med en egen adress.
registration-fault-double = { $given } har samma mailadress. Skriv en egen adress, eller ta inte med raden.
registration-fault-formula_as_text = Det här är en kalkylformel. Den behålls som text. Skriv namnet om det är ett annat.
registration-fault-too_long = Texten är för lång. Högst { $max } tecken får plats.
registration-fault-cell_cut = Cellen är för lång och slutet lästes inte. Skriv en kortare text.
registration-fault-role_unknown = ”{ $given }” är ingen av rollerna som workshopen vänder sig till. Välj en annan om någon passar.
registration-fault-role_missing = Välj roll, så ser länsstyrelsen vilka roller som är med.
registration-fault-control_characters = Tecken som inte syns har tagits bort.
registration-fault-text_mended = ”{ $given }” hade fel teckenkodning och har rättats. Kontrollera bokstäverna.
registration-fault-letters_lost = Bokstäver har gått förlorade i ”{ $given }”. Skriv om texten.
registration-fault-phone_zero_lost = Den första nollan verkar saknas.
registration-fault-phone_unclear = Det här ser inte ut som ett telefonnummer.
registration-fault-several_people = ”{ $given }” är flera personer och har delats upp. Kontrollera att var och en har rätt uppgifter.
registration-fault-other_municipality = Raden gäller ”{ $given }”. Du anmäler för { $municipality }.

# Två listor samtidigt.
registration-conflict-title = Listan har ändrats medan du höll på
registration-conflict-lead = En annan lista skickades { $moment }. Kvittot gick till { $address }.
registration-conflict-text = Din lista är inte anmäld än, och inget i den är borta. Välj vilken av dem som ska gälla.
registration-conflict-standing = Anmäld nu
registration-conflict-own = Din lista
registration-conflict-send = Anmäl min lista i stället
registration-conflict-review = Granska min lista igen
registration-conflict-keep = Behåll den som är anmäld

# Kvittot.
registration-thanks = { $people ->
    [one] Tack. En person är anmäld
   *[other] Tack. { $word } personer är anmälda
}
registration-thanks-lead = { $municipality } är med på workshopen { $when }.
registration-next-title = Vad händer nu?
registration-next-receipt = Ett kvitto är på väg till { $address }.
registration-next-change = Du kan ändra listan till och med { $date }. Använd länken i kvittot eller i inbjudan.
registration-next-change-late = Du kan fortfarande ändra listan. Använd länken i kvittot eller i inbjudan.
registration-next-county = { $county } hör av sig till deltagarna före dagen.
registration-letter-subject = { $people ->
    [one] Kvitto: en person anmäld från { $municipality }
   *[other] Kvitto: { $people } personer anmälda från { $municipality }
}
registration-letter-matter = { $people ->
    [one] { $county } har tagit emot er anmälan. En person från { $municipality } är anmäld till workshopen i valsäkerhet.
   *[other] { $county } har tagit emot er anmälan. { $people } personer från { $municipality } är anmälda till workshopen i valsäkerhet.
}
registration-letter-list = Anmälda
registration-letter-change = Listan går att ändra till och med { $date }.
registration-letter-button = Se eller ändra listan
registration-letter-contact = Frågor: { $contact }
registration-letter-why = Du får kvittot för att din adress angavs när { $municipality } anmälde sina deltagare. Länken är personlig. Skicka den inte vidare.

# Länsstyrelsens sidor.
registration-workshop-crumb = Workshop
registration-answers-title = Svar från kommunerna
registration-answers-lead = Sista dag för anmälan är { $date }, { $week }, { $days }. Länsstyrelsen har satt dagen.
registration-answers-none = Ingen kommun är inbjuden än
registration-answers-none-text = När inbjudan är skickad visas här vilka som har svarat.
registration-answers-none-link = Till inbjudan
registration-figure-answered = kommuner har svarat
registration-figure-seats = platser är anmälda
registration-figure-lacking = { $count ->
    [one] kommun saknar någon roll
   *[other] kommuner saknar någon roll
}
registration-waiting-title = { $count ->
    [one] En kommun har inte svarat
   *[other] { $count } kommuner har inte svarat
}
registration-waiting-caption = Kommuner som inte har svarat
registration-invited = Inbjuden
registration-reminded = Påmind
registration-reminders = { $times ->
    [0] Nej
    [one] En gång
   *[other] { $times } gånger
}
registration-remind = Påminn dem som inte har svarat
registration-coverage-title = Roller per kommun
registration-coverage-text = It-säkerhet är välkommen men krävs inte. En person kan ha två roller.
registration-people = Antal
registration-answered-on = Svarade
registration-late-tag = Sen
registration-cover-missing = saknas
registration-cover-none = ingen
registration-cover-yes = ja
registration-cover-many = ja, { $people }
registration-lacking-title = Roller som saknas
registration-to-participants = Se deltagarna
registration-participants-title = Deltagare
registration-participants-lead = { $people ->
    [one] En person är anmäld.
   *[other] { $people } personer från { $municipalities } kommuner är anmälda.
}
registration-participants-of = Deltagare från { $municipality }
registration-participants-none = Inga deltagare här
registration-participants-none-text = När en kommun skickar sin lista visas deltagarna här. Sex månader efter dagen tas listorna bort; hur många som kom finns kvar bland svaren.
registration-take-xlsx = Hämta som Excel
registration-take-csv = Hämta som csv
registration-file-name = deltagare
registration-diets-title = Specialkost
registration-diets-text = Till köket: antal, utan namn.
registration-diets-none = Ingen har bett om specialkost.
registration-diet-gluten = glutenfritt
registration-diet-lactose = laktosfritt
registration-diet-vegetarian = vegetariskt
registration-diet-vegan = veganskt
registration-diet-halal = halal
registration-diet-kosher = kosher
registration-diet-pescetarian = pescetariskt
registration-course = Vilka har gjort introduktionsutbildningen?
