## Två personer i förening
second_person-act-throw_away_key = kasta myndighetens förseglingsnyckel
second_person-act-take_out_everyone = hämta hela registret över personer med uppdrag
second_person-act-open_protected = öppna skyddade personuppgifter

second_person-letter-asks-subject = Ditt medgivande behövs
second_person-letter-asks = { $name } vid { $organisation } vill { $act } och behöver att en annan person går med på det.
second_person-letter-until = Läs skälet och svara senast { $moment }. Därefter faller frågan.
second_person-letter-agreed-subject = Du har fått medgivande
second_person-letter-agreed = Du har bett att få { $act }. En annan person har gått med på det. Gör det inom 24 timmar; därefter behöver du fråga på nytt.
second_person-letter-declined-subject = Du fick nej
second_person-letter-declined = Du har bett att få { $act }. En annan person har svarat nej. Skälet står i Valskydd.
second_person-letter-button = Öppna frågan

deed-area-second_person = Två personer i förening
deed-second_person-asked = Medgivande begärdes
deed-second_person-agreed = Medgivande gavs
deed-second_person-declined = Medgivande nekades
deed-second_person-withdrawn = Begäran om medgivande togs tillbaka
deed-second_person-used = Medgivande användes
