course-title = The introductory course
course-place = Where the course is
course-no-place = The link comes when the course has opened.
course-place-said = The course is here: { $place }
course-open = Open the course
course-back = Back to the introductory course
course-back-to-day = Back to your day
course-contact = Questions? { $contact }
course-nobody = Nobody is registered yet
course-missing = { $people ->
    [0] Everybody is ready
    [one] 1 has not done the course
   *[other] { $people } have not done the course
}
course-who = Who has done the course?
course-attest = Attest that they have done the course
course-unattest = Take the attestation back
course-attested = { $people ->
    [0] Nothing changed: it was attested already.
    [one] 1 person is attested.
   *[other] { $people } people are attested.
}
course-unattested = { $people ->
    [0] Nothing changed: the municipality had attested none of them.
    [one] The attestation of 1 person is gone.
   *[other] The attestations of { $people } people are gone.
}
course-fault-nobody = Tick at least one person.
course-fault-long = The text is too long. Use at most { $most } characters.
course-newer-title = Somebody else has made a change meanwhile
course-newer = What you chose is still here. Save again if it is to hold.

course-state-missing = Missing
course-state-short = Short version
course-state-exempt = Exempt
course-state-done = Done
course-source-own = their own word
course-source-municipality = attested by the municipality
course-source-county = attested by the county board
course-source-list = on the course’s own list
course-source-short = the short version
course-source-exempt = exempted by the county board
course-said = { $source }, { $at }
course-said-because = { $source }, { $at }: { $reason }
course-said-by = ({ $name })

course-own-title = The introductory course
course-own-lead = You do the course by yourself before the workshop on { $when }. It takes one to two hours.
course-own-name = Course
course-own-state = State
course-own-done = I have done the course
course-own-policy-note = Do the course before the workshop. You will be let in anyway, and it is noted that the course is missing.
course-own-policy-short = Do the course before the workshop. If you do not find the time, there is a short version here from the day before. One of them must be done when you come.
course-own-policy-block = The course must be done when the workshop begins. Without it you will not be let in.
course-own-back-title = Was that a mistake?
course-own-back-text = You can take back that you have done the course. What the municipality or the county board has attested stays.
course-own-back = I have not done the course
course-noted = It is noted that you have done the course.
course-taken-back = What you said is removed.
course-why-title = What the course is for
course-why = It goes through the challenges, the threat picture, and a way of working with the protection analysis. At the workshop the exercises begin at once, and everybody needs the same ground to stand on.

course-short-title = The short version
course-short-offer = No time for the whole course? Read the short version. It takes a quarter of an hour.
course-short-open = Read the short version
course-short-lead = A quarter of an hour’s reading for those who have not had time for the course. Confirm at the end.
course-short-read = I, { $name }, have read the short version
course-short-fault = Tick that you have read the short version.
course-short-confirm = Done
course-short-back = Back without confirming
course-short-noted = It is noted that you have read the short version.

course-municipality-title = Who has done the course?
course-municipality-lead = Everybody does the introductory course before the workshop on { $when }. Here you see how your participants stand.
course-municipality-nobody = Your participants are shown here when they are registered.
course-municipality-back = Back to the registration
course-municipality-text = Participants can say themselves that they are done, from their own page. When you replace somebody, the course counts for the person who did it alone: the stand-in does it anew.

course-county-nobody = Participants are shown here when the municipalities have registered them.
course-groups = The municipalities, and how many are ready
course-group = { $ready } of { $all }
course-how = { $done } done, { $short } short version, { $exempt } exempt
course-col-municipality = Municipality
course-col-ready = Done or exempt
course-col-how = Of these
course-col-missing = Missing
course-col-pick = Pick
course-col-name = Name
course-col-state = State
course-everybody = All participants
course-those-missing = Those who have not done the course
course-none-missing = Nobody is missing the course.
course-show = Show
course-show-missing = Missing ({ $people })
course-show-all = All ({ $people })
course-policy-title = When somebody has not done the course
course-policy-field = What holds at the door and when the meeting opens?
course-policy-note = Let them in and note it
course-policy-note-hint = They come in. You see who had not done the course.
course-policy-short = The short version first
course-policy-short-hint = From the day before, participants can read a short version on their own page. Then they are let in.
course-policy-block = Do not let them in
course-policy-block-hint = They come in when the course is done, or when you have exempted them.
course-policy-save = Save
course-policy-saved = What holds is saved.
course-fault-policy = Choose what holds.

course-person-gone = That person is registered no more.
course-person-title = Course
course-person-nothing = Nobody has said that the course is done.
course-person-facts = What has been said
course-person-attest = Attest that the course is done
course-person-attested = { $name } is attested.
course-person-exempt-title = Exemption
course-person-reason = Why?
course-person-reason-hint = Seen by the county board and the municipality. Write nothing about health.
course-person-exempt = Exempt
course-person-exempted = { $name } is exempt.
course-person-clear-title = Take back
course-person-clear-text = Everything that has been said about the course is removed for this person, also what the municipality attested and their own word.
course-person-clear = Remove everything
course-person-cleared = The course is missing again for { $name }.
course-fault-reason = Say why.

course-list-title = List of those who have done the course
course-list-offer = Does the course have a list of its own of those who are done? Read it in, and it is matched with the participants.
course-list-open = Read a list in
course-list-lead = Paste the list or choose a file. Rows are matched with participants by mail address, or by name and municipality. Nothing is stored before you have looked through them.
course-list-text = Paste the list
course-list-text-hint = One person a line. Name, municipality and mail address in any order.
course-list-read-button = Read the list
course-list-again = Read another list
course-list-both = Choose either text or a file, not both.
course-list-neither = Paste the list or choose a file.
course-list-nobody = There is no list of people in what you sent.
course-list-nobody-chosen = Nobody is chosen. Tick at least one person, or read a new list.
course-list-head = Name; Municipality; E-mail
course-list-read = { $found } found, { $open } to choose, { $lost } not registered.
course-list-found = Participants who are on the list
course-list-take = Take
course-list-row = The row of the list
course-list-known = Already read in
course-list-open-title = Who is this?
course-list-open-text = The name fits, the address or the municipality does not. Choose whom the row means.
course-list-nobody-of-these = None of them
course-list-lost-title = Rows that mean no participant
course-list-lost-text = They are not registered, or stand with another name and another address. Somebody whose details are protected is not found here: the municipality attests for them.
course-list-save = Save as done
course-list-taken = { $people ->
    [0] Nothing changed: all had been read in already.
    [one] 1 person is marked as done.
   *[other] { $people } people are marked as done.
}
course-list-taken-title = The list is read in
course-list-taken-some = { $people } marked as done. { $left ->
    [one] One row could not be matched and stands below.
   *[other] { $left } rows could not be matched and stand below.
} Put them right and read again, or leave them.

course-told-title = The introductory course
course-told-lead = Where the course is, and what its short version says. It holds for all workshops of the programme.
course-told-place-hint = An address that begins with https://, or a few words: “Valcentralen, under Training”. Shown to every participant.
course-told-short-sv = The short version in Swedish
course-told-short-en = The short version in English
course-told-short-hint = An empty line between paragraphs. A paragraph that begins with # becomes a heading. Empty the field to get the shipped text back.
course-told-save = Save
course-told-saved = Saved.
course-told-preview = See how the short version looks
course-told-preview-title = The short version will look like this
course-fault-place = Enter a whole address that begins with https://, without spaces.

course-held = Introductory course
course-held-workshop = Workshop
course-held-said = What is said
course-held-at = When
course-held-by = By
course-held-reason = Reason
