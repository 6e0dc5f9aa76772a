invitation-title = Invitation
invitation-lead = Write the county's own text, see what the letter will look like and send it to the municipalities.
invitation-draft-title = The Election Authority's text
invitation-own-title = The county's own text
invitation-own-label = Your text
invitation-own-hint = Stands in the letter before the Election Authority's text. Separate paragraphs with an empty line. Write nothing sensitive: the letter is a public document.
invitation-save = Save the text
invitation-preview = Preview
invitation-as-pdf = Show the invitation as PDF
invitation-preview-title = How { $municipality } will read the letter
invitation-preview-subject = Subject
invitation-text-saved = The text is saved.
invitation-text-too-long = The text has { $length } characters. There is room for { $most }. Shorten it.
invitation-newer-title = Somebody else saved the text while you were writing
invitation-newer-text = Nothing is lost. Compare the texts, change yours if you need to and save again. Yours will then be the one that counts.
invitation-newer-theirs = Saved just now
invitation-newer-yours = Your text
invitation-send-title = Send to the municipalities
invitation-send = { $municipalities ->
    [one] Send to { $municipalities } municipality
   *[other] Send to { $municipalities } municipalities
}
invitation-send-again = { $municipalities ->
    [one] Send again to { $municipalities } municipality
   *[other] Send again to { $municipalities } municipalities
}
invitation-sent-before = The invitation has been sent. If you send again, only those who have no letter, or a letter with old times, get a new one.
invitation-to-letters = See what became of the letters
invitation-recipients = Where the letters go
invitation-municipality = Municipality
invitation-to = To
invitation-address-for = Mail address for { $municipality }
invitation-address-fault = Write a mail address for { $municipality }, such as val@municipality.se.
invitation-on-its-way = { $municipalities ->
    [one] The invitation is on its way to { $municipalities } municipality.
   *[other] The invitation is on its way to { $municipalities } municipalities.
}
invitation-letters-title = Letters
invitation-letters-lead = What became of each letter. You can leave the page; the letters go all the same.
invitation-letters-caption = Letters about the workshop
invitation-no-letters = No letters have been sent
invitation-no-letters-text = When you send the invitation, each letter is shown here with what became of it.
invitation-progress = Letters sent or settled
invitation-letter = Letter
invitation-state = What happened
invitation-when = When
invitation-again = Send again
invitation-letter-again = The letter is on its way again.
invitation-stuck-title = { $letters ->
    [one] One letter needs you
   *[other] { $letters } letters need you
}
invitation-stuck-text = A letter that did not get through needs a corrected address or another try. A letter that is uncertain may have arrived: the system stopped while handing it over.
invitation-occasion-invitation = Invitation
invitation-occasion-reminder = Reminder
invitation-occasion-receipt = Receipt
invitation-occasion-agenda = Exact times
invitation-letter-waiting = Waiting
invitation-letter-sending = Being sent
invitation-letter-sent = Sent
invitation-letter-uncertain = Uncertain
invitation-letter-failed = Did not get through
invitation-letter-held = Held back
invitation-reminded = { $municipalities ->
    [one] A reminder is on its way to { $municipalities } municipality.
   *[other] A reminder is on its way to { $municipalities } municipalities.
}
invitation-nobody-to-remind = No reminder was sent. Everybody has answered or had a letter within the last day.
invitation-fact-day = Date
invitation-fact-time = Time
invitation-fact-place = Place
invitation-fact-audience = For
invitation-fact-seats = Number
invitation-fact-last-day = Last day for registration
invitation-seats = { $least }–{ $most } people from each municipality
invitation-place-digital = Online: { $place }. Please sit together in one room, so that the group work need not be digital.
invitation-place-hybrid = { $place }, or online. Those who take part online sit with their group in one room.
invitation-opening = Together with the Swedish Election Authority, { $county } invites { $municipality } to a workshop on election security. Please register your participants by { $day }, preferably in one list.
invitation-button = Register participants
invitation-ask = Questions? Contact { $contact }.
invitation-link-is-yours = The link is for { $municipality } only. Do not pass it on outside the municipality. The letter comes from Valskydd, the system for training in the protection of elections.
invitation-reminder-subject = Reminder: register your participants by { $day }
invitation-reminder-opening = { $county } has had no registration from { $municipality } for the workshop on election security. The last day is { $left }.
invitation-reminder-cannot = Unable to come? Answer this letter to let us know.
invitation-meeting = Workshop on election security, { $county }
invitation-meeting-text = Register participants by { $day }. The link is in the letter.
invitation-place-and-date = { $place }, { $day }
invitation-foot = Workshop on election security, { $county } · { $day }
invitation-page = Page { $page } of { $pages }
invitation-answer-here = Register your participants with the link in the mail, or go to:
invitation-closing = Welcome!
invitation-need-answer = Register participants for the workshop on { $day }
invitation-place = Registration
invitation-knows-older = Has an older day, time or place
invitation-knows-this = Has what is valid
invitation-outdated-title = { $municipalities ->
    [one] One municipality has an invitation with another day, time or place
   *[other] { $municipalities } municipalities have an invitation with another day, time or place
}
invitation-outdated-text = Send the invitation again, or tell them what has changed in a letter of your own. Both move the meeting in their calendar.
invitation-unreached = Gets no letter, since there is no address: { $municipalities }. Enter an address among the recipients on the Invitation page.
invitation-tab-posted = Letters
invitation-tab-coming = To come
invitation-tab-all = Every letter
invitation-tab-rules = Rules
invitation-show = Show
invitation-show-all = All
invitation-show-waiting = Waiting
invitation-show-sent = Sent
invitation-show-bounced = Not delivered
invitation-show-held = Held back
invitation-show-uncertain = Uncertain
invitation-occasion-rule = Letter by rule
invitation-occasion-rule-person = To a participant
invitation-occasion-change = Change in the calendar
invitation-occasion-trial = Trial
invitation-occasion-again = Sent again
invitation-occasion-task = Tasks of the checklist
invitation-occasion-order = Order to the venue
invitation-occasion-received = List to look through
invitation-occasion-link = Personal link
