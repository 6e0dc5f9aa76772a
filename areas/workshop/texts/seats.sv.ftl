day-task-seats = Platser
day-task-seats-hint = vilka som har plats, vilka som väntar och hur många platser det finns.
# Platser, väntelista och platser utan namn.
seats-title = Platser
seats-lead = { $left ->
    [0] Alla platser i lokalen är tagna.
    [one] En plats är kvar i lokalen.
   *[other] { $left } platser är kvar i lokalen.
}
seats-lead-no-limit = Det finns ingen gräns för hur många som får delta.
seats-figure-taken = platser är tagna
seats-figure-vacant = { $count ->
    [one] av dem väntar på ett namn
   *[other] av dem väntar på namn
}
seats-figure-waiting = { $count ->
    [one] person står på väntelistan
   *[other] personer står på väntelistan
}
seats-waiting-title = Väntelista
seats-waiting-none = Ingen väntar på en plats.
seats-waiting-text = En plats som blir ledig går vidare av sig själv: först till en kommun som inte har någon plats, sedan till den som har väntat längst. Du kan också ge någon en plats direkt.
seats-since = Väntar sedan
seats-why = Varför
seats-why-seated = har plats
seats-why-room = lokalen är full
seats-why-most = kommunen har alla sina platser
seats-why-role = kommunen har så många som får komma i den rollen
seats-why-late = anmäldes efter sista dagen
seats-give = Ge plats
seats-given = Personen har fått en plats och kommunen får ett brev om det.
seats-full = Lokalen är full. Höj gränsen för lokalen eller vänta tills någon lämnar återbud.
seats-changed = Något ändrades under tiden. Titta igenom platserna och försök igen.
seats-each-title = Kommunernas platser
seats-each-text = Fylld: har ett namn. Ring: platsen hålls men namnet kommer senare. Streckad: står på väntelistan.
seats-each-seats = Platser
seats-each-words = I ord
seats-row = { $taken } av { $most }: { $seated } med namn{ $vacant ->
    [0] {""}
   *[other] , { $vacant } utan namn
}{ $waiting ->
    [0] {""}
   *[other] , { $waiting } på väntelistan
}
seats-release = Släpp platser utan namn
seats-released = Platserna utan namn är släppta.
seats-rules-title = Regler för platserna
seats-field-wished = Önskat antal från varje kommun
seats-wished-hint = Workshopen tar { $span } från varje kommun. Lämna tomt om du inte har något önskemål.
seats-field-room = Högst antal personer i lokalen
seats-room-hint = Lämna tomt för lika många som det finns stolar ({ $chairs }).
seats-field-late = Anmälan efter sista dagen
seats-late-hint = Den som kommer i stället för någon annan behöver inget medgivande.
seats-late-asked = Väntar tills länsstyrelsen ger plats
seats-late-taken = Får plats så länge det finns
seats-roles-title = Platser för varje roll och kommun
seats-roles-text = Minst: färre än så räknas som att rollen saknas. Högst: lämna tomt när det inte finns någon gräns.
seats-least = Minst
seats-wished = Helst
seats-most = Högst
seats-save = Spara reglerna
seats-saved = Reglerna är sparade.
seats-newer-title = Reglerna har ändrats medan du höll på
seats-newer = Någon annan har sparat. Det du skrev står kvar. Jämför med platserna ovan och spara igen.
seats-fault-number = Skriv ett helt tal, till exempel 4.
seats-fault-wished = Önskemålet ska ligga mellan { $least } och { $most }, som är workshopens minsta och högsta antal.
seats-fault-room = Skriv hur många som får vara i lokalen, som ett helt tal.
seats-fault-late = Välj vad som ska gälla efter sista dagen.
seats-fault-role-number = { $role }: skriv ett helt tal från 0 till 50.
seats-fault-role-wished = { $role }: önskat antal kan inte vara färre än det minsta.
seats-fault-role-most = { $role }: högsta antalet kan inte vara lägre än det önskade.

# Kommunens sida.
seats-own-title = Håll platser utan namn
seats-own-lead = Vet ni att någon kommer men inte vem? Håll en plats i rollen. När ni anmäler någon i rollen tar hen platsen. Ni har högst { $most } platser.
seats-own-named = Anmäld: { $names }.
seats-own-save = Håll platserna
seats-own-back = Tillbaka till anmälan
seats-own-saved = Platserna hålls åt er.
seats-own-newer = Någon annan i kommunen har ändrat platserna. Det du skrev står kvar. Spara igen om det ska gälla.
seats-own-full = { $left ->
    [0] Lokalen är full. Det går inte att hålla fler platser.
    [one] Det finns bara en plats kvar i lokalen.
   *[other] Det finns bara { $left } platser kvar i lokalen.
}
seats-own-most = Ni har högst { $most } platser, med och utan namn.
seats-own-late = Sista dagen har passerat. Kontakta länsstyrelsen om ni behöver fler platser.
seats-own-link = Håll platser utan namn
seats-own-held = { $seats ->
    [one] Ni håller en plats utan namn: { $roles }.
   *[other] Ni håller { $seats } platser utan namn: { $roles }.
}
seats-waiting-tag = Väntelista
seats-waiting-note = { $people ->
    [one] En person står på väntelistan. Ni får ett brev när det finns en plats.
   *[other] { $people } personer står på väntelistan. Ni får ett brev när det finns en plats.
}
seats-will-wait = { $people ->
    [one] Ni har { $seats } platser, så en person ställs på väntelistan. Den som redan har en plats behåller den. Annars gäller ordningen på listan.
   *[other] Ni har { $seats } platser, så { $people } personer ställs på väntelistan. Den som redan har en plats behåller den. Annars gäller ordningen på listan.
}

# Brev.
seats-letter-subject = { $people ->
    [one] Plats på workshopen { $day }
   *[other] Platser på workshopen { $day }
}
seats-letter-matter = { $people ->
    [one] En plats har blivit ledig. Den här personen stod på väntelistan och har nu en plats.
   *[other] Platser har blivit lediga. De här personerna stod på väntelistan och har nu plats.
}
seats-letter-cannot = Kan någon inte komma? Ändra listan, så går platsen vidare.
seats-letter-waiting = { $people ->
    [one] På väntelistan
   *[other] På väntelistan
}
seats-letter-waiting-text = Ni får ett brev när det finns en plats. Ni behöver inte göra något.
seats-lacking-subject = Roller som saknas från { $municipality }
seats-lacking-matter = Tack för er anmälan till workshopen { $day }. Listan från { $municipality } saknar något.
seats-lacking-missing = { $roles ->
    [one] Den här rollen saknas:
   *[other] De här rollerna saknas:
}
seats-lacking-vacant = { $roles ->
    [one] I den här rollen håller ni en plats utan namn:
   *[other] I de här rollerna håller ni platser utan namn:
}
seats-lacking-ask = Komplettera listan senast { $day }. Finns rollen inte hos er, eller har någon på listan två roller, skriv det i rollen.
seats-lacking-button = Komplettera listan
seats-lacking-write = Skriv brev
seats-lacking-write-all = { $count ->
    [one] Skriv till kommunen om det som saknas
   *[other] Skriv till alla { $count } om det som saknas
}
seats-lacking-told = { $municipalities ->
    [one] Ett brev om det som saknas är på väg.
   *[other] Brev om det som saknas är på väg till { $municipalities } kommuner.
}
seats-lacking-nobody = Ingen kommun som har svarat och går att nå saknar något.
seats-lacking-when = skrivet { $day }
seats-cover-vacant = Utan namn
seats-cover-doubled = { $people } anmälda
seats-cover-waiting = { $people } väntar
seats-lacking-column = Saknas
seats-vacant-column = Utan namn
seats-lacking-letter = Brev
