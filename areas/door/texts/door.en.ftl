## The door: check-in
door-title = The door
door-trial-title = The day is not here yet
door-trial-text = Do try it. What you do before the day does not count on the day, nor is it shown then. Nobody is added to the registration.
door-over-title = The day is over
door-over-text = The door is shut, and the list is gone from the phones.
door-shut-title = The door is shut
door-shut-text = The county shut the door at { $time }. Whoever comes now is checked in once the county has opened it again.
door-nobody-title = Nobody is registered
door-nobody-text = When the municipalities have registered their participants, they are listed here. You can let in somebody who comes anyway.
door-count = { $here } of { $expected } are here
door-count-short = { $here } of { $expected }
door-by-municipality = By municipality
door-code = Code on the badge or the phone
door-code-hint = Scan the code, or type it: VS and sixteen characters.
door-code-button = Check in
door-seen = Identity seen
door-list-title = Participants
door-search = Search by name or municipality
door-search-button = Search
door-search-all = Show all
door-none-found = No participant was found.
door-more = { $count ->
    [one] There is one more. Search to find the right one.
   *[other] There are { $count } more. Search to find the right one.
}
door-expected = expected
door-here-since = here { $time }
door-replaced = not coming
door-replaced-by = { $name } comes instead.
door-stands-in-for = Comes instead of { $name }.
door-several = Checked in { $times } times on { $devices ->
    [one] one phone
   *[other] { $devices } phones
}. The first time counts.
door-late = Came in when the door was shut.
door-identity-seen = Identity seen.
door-identity-not-seen = Identity not seen.
door-protected-hint = Protected details. The number is enough. Do not ask for a name or an identity card.
door-table = Table { $table }
door-tables = Table in each round: { $tables }
door-no-table = No table yet
door-here-button = Is here
door-undo-button = Undo
door-stand-in-link = Somebody else comes
door-walk-in-link = Let in somebody who is not registered
door-to-app = The door on your phone, with or without a network
door-to-forms = The whole list, stand-ins and those who are not registered
door-notes-title = To be decided
door-notes-text = They have come and are not let in. You decide.
door-noted-at = Noted at { $time }.
door-comes-instead-of = In place of { $name }.
door-alike-here = { $name } has been here since { $time }.
door-alike-expected = { $name } is registered and expected.
door-alike-waits = { $name } is on the waiting list.
door-waits = Is on the waiting list.
door-alike-noted = The same name was also noted at { $time }.
door-decide-in = Let in all the same
door-decide-other = Another person, let in
door-decide-same = The same person
door-decide-not = Do not let in
door-let-in-over = Let in beyond the seats.
door-both-here = { $name } is here as well.
door-no-seat-municipality = The municipality has all its seats already.
door-no-seat-room = The room is full.
door-no-seat-not_invited = The municipality is not invited.
door-no-seat-same = Somebody with the same name from the municipality is there already.
door-no-seat-taken = Whoever they stand in for is here, or somebody else comes in that place already.
door-no-seat-closed = The door was shut.
door-county-title = For the county
door-plan-text = Plan the tables again for those who are here. As few as possible change tables.
door-plan-trial = On the day you can plan the tables again here for those who are here. Trying the door before the day does not change the table plan.
door-without-table = { $count ->
    [one] One who is here has no table.
   *[other] { $count } who are here have no table.
}
door-plan-button = Plan the tables again
door-print-button = Print the new table plan
door-to-tables = The table plan, with more papers
door-no-plan = There is no table plan to change.
door-to-links = Send a link to somebody at the door
door-shut-hint = Once you shut it nobody more is counted, and the list goes from the phones. You can open it again.
door-shut-button = Shut the door
door-open-button = Open the door again
door-walk-in-title = Let in somebody who is not registered
door-walk-in-lead = If there is a seat they become a participant, also if they are on the waiting list. If not, their name is noted and you decide.
door-stand-in-title = Somebody else comes
door-stand-in-lead = { $name }, { $municipality }, is not coming. Whoever comes instead gets the same table.
door-name = Name
door-municipality = Municipality
door-role = Role
door-let-in-button = Let in
door-back = Back to the door
door-fault-no-code = Scan or type a code.
door-fault-code = That is not a whole code. It begins with VS and has sixteen more characters.
door-fault-not-ours = The code does not belong to anybody registered here. Search for the name.
door-fault-name = Write the name.
door-fault-name-long = Write a shorter name.
door-fault-municipality = Choose a municipality.
door-fault-role = Choose a role.
door-said-here = { $name } is here.
door-said-here-table = { $name } is here. { $table }.
door-said-already = { $name } was here already, since { $time }.
door-said-taken-back = { $name } is not here.
door-said-not-here = They were not checked in, or the door is shut. Nothing changed.
door-said-gone = They are not registered any more.
door-said-shut = The door is shut. Nobody was checked in.
door-said-over = The day is over. Nobody was checked in.
door-said-let-in = { $name } is a participant and is here.
door-said-tried = { $name } is here, as a trial. The registration is not changed.
door-said-tried-over = { $name } is here, as a trial and beyond the seats. The registration is not changed.
door-said-noted-municipality = { $name } is noted but not let in: the municipality has all its seats already. Decide whether they come in all the same.
door-said-noted-room = { $name } is noted but not let in: the room is full. Decide whether they come in all the same.
door-said-noted-not_invited = { $name } is noted but not let in: the municipality is not invited. The county can invite it.
door-said-noted-same = { $name } is noted but not let in: somebody with the same name from the municipality is there already. Decide whether it is the same person.
door-said-noted-taken = { $name } is noted but not let in: whoever they stand in for is here, or somebody else comes in that place already. Decide whether they come in all the same.
door-said-noted-closed = { $name } is noted but not let in: the door was shut. Decide whether they come in all the same.
door-said-let-in-over = { $name } is a participant and is here, beyond the seats.
door-said-same = Noted: { $name } was the same person.
door-said-not-in = { $name } was not let in.
door-said-not-invited = The municipality is not invited and cannot have participants. The county can invite it.
door-said-decided-before = That had been decided already.
door-said-not-needed = Somebody already comes in that place, or the person is here after all. Nothing changed.
door-said-before = That was done already.
door-said-now-shut = The door is shut.
door-said-now-open = The door is open again.
door-said-as-it-was = It was so already.
door-said-planned = { $people ->
    [one] One person sits
   *[other] { $people } people sit
} at { $tables ->
    [one] one table
   *[other] { $tables } tables
}. { $moved ->
    [0] Nobody changed tables.
    [one] One changed tables.
   *[other] { $moved } changed tables.
} Print the new table plan.
door-said-plan-trial = The table plan is unchanged. The tables can be planned again here on the day.
door-said-nobody = Nobody is here yet, so there is nobody to place.
door-said-no-plan = There is no table plan to change.
door-said-not-planned = The tables could not be planned again by the rules that apply. The table plan says why.
door-somebody = Somebody
door-told-late = { $name } is here. The door was shut, so the county learns of it afterwards.
door-told-shut = { $name } does not count: the door was shut already.
door-told-over = { $name } does not count: the day was over.
door-told-from-nowhere = { $name } does not count: the name is missing, or the municipality is not in the county.
door-told-unknown = Somebody who was noted is not registered any more and does not count.
door-app-title = The door on your phone
door-app-needs-script = This page needs script to work without a network. Use the page with the whole list.
door-app-online = On the network. Everything is sent.
door-app-offline = Without a network. Carry on: what you note is sent when the network is back.
door-app-waiting = Waiting to be sent: { $count }.
door-app-sent = What you noted is sent.
door-app-signed-out = You are signed out. What you noted stays in the phone until you have signed in again.
door-app-sign-in = Sign in again
door-app-wiped = The door is shut. The list is gone from the phone.
door-app-no-list = The list is not in the phone. Open the page once on a network.
door-app-noted = { $name } is noted.
door-app-more = There are { $count } more. Type more of the name.
door-app-camera-on = Use the camera
door-app-camera-off = Turn off the camera
door-app-no-camera = The camera cannot be used. Allow it in the browser, or type the code.
door-app-picture = What the camera sees
door-app-walk-in-text = If there is a seat, they become a participant when the network is back. If not, you decide then.
door-app-stand-in-text = { $name } is not coming. Whoever comes instead gets the same table when the network is back.
door-app-role = Role, if you know it
door-app-role-unknown = Not known
door-app-note-button = Note
door-app-cancel = Cancel
door-app-newcomers = Noted on the phone
door-app-waits = waits for the network
door-app-needs-network = That is only possible when the network is back.
door-count-without-course = { $people } without the course
door-course-missing = No course
door-course-short-done = Short version
door-course-title = The introductory course is missing
door-course-first = Let them read the short version below. Then let them in.
door-course-stopped = The county board lets nobody in without the course. Let them read the short version below, or ask the county board’s coordinator to exempt them.
door-course-link = Course missing
door-course-did-short = Has done the short version – let in
door-course-exempt = Attest or exempt
door-course-short-title = The short version
door-course-short-text = Hand the screen over, or print the page. It takes a quarter of an hour to read.
door-course-short-box = Has done the short version
door-course-fault-short = Whoever comes without being expected has not done the course. Let them read the short version, and tick.
door-course-came-without = Came without the introductory course.
door-app-course-first = { $name } has not done the course. The short version comes first: tick “Has done the short version” when it is read.
door-app-course-stopped = { $name } has not done the course and is not let in. Tick “Has done the short version” when it is read, or ring the county board.
door-app-course-noted = { $name } has not done the course. It is noted.

# Extract for a person.
door-held-arrival = Check-in at the door
door-held-taken-back = Check-in at the door that was taken back
door-held-stood-in = Came to the door in somebody else’s place
door-held-replaced = Somebody else came to the door instead
door-held-note = Noted at the door
door-held-workshop = Workshop
door-held-name = Name
door-held-role = Role
door-held-at = When
door-held-noted = The system heard of it
door-held-way = How
door-held-way-name = by name
door-held-way-code = by code
door-held-way-camera = by camera
door-held-identity = Proof of identity
door-held-late = Late
door-held-course = Introductory course
door-held-without-course = Was missing at check-in
door-held-why = Why the person was not let in at once
