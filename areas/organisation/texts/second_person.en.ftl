## Two persons
second_person-act-throw_away_key = throw away the authority’s sealing key
second_person-act-take_out_everyone = take out the whole register of people with duties
second_person-act-open_protected = open protected identities

second_person-letter-asks-subject = Your consent is needed
second_person-letter-asks = { $name } at { $organisation } wants to { $act } and needs another person to agree.
second_person-letter-until = Read the reason and answer by { $moment }. After that the request lapses.
second_person-letter-agreed-subject = Your request was agreed to
second_person-letter-agreed = You asked to { $act }. Another person has agreed. Do it within 24 hours; after that you need to ask again.
second_person-letter-declined-subject = Your request was declined
second_person-letter-declined = You asked to { $act }. Another person has declined. The reason is in Valskydd.
second_person-letter-button = Open the request

deed-area-second_person = Two persons
deed-second_person-asked = Consent was asked for
deed-second_person-agreed = Consent was given
deed-second_person-declined = Consent was refused
deed-second_person-withdrawn = A request for consent was withdrawn
deed-second_person-used = Consent was used
