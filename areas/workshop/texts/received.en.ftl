received-title = Received
received-lead = { $count ->
    [0] No mail is waiting for you.
    [one] One mail is waiting for you.
   *[other] { $count } mails are waiting for you.
}
received-caption = Received mail, newest first
received-head-number = No
received-head-arrived = Received
received-head-from = Subject and sender
received-head-municipality = Municipality
received-head-state = State
received-show-all = Show all mail
received-show-waiting = Show only what is waiting
received-older = Older mail
received-empty-title = Nothing here
received-empty-text = When a municipality answers by mail, it is listed here with its date and number.
received-untied = no municipality yet
received-no-subject = (no subject)
received-mailbox-title = The mailbox cannot be read
received-mailbox-read = Answers to your letters go to { $address }. The mailbox was last read { $moment }.
received-mailbox-new = Answers to your letters go to { $address }. The mailbox has not been read yet.
received-mailbox-failing = It has been out of reach since { $moment }. The mail stays on the server and is read when it answers again. The server says: { $why }
received-mailbox-full = Too much mail has been waiting for you since { $moment }. Deal with what is here, and the rest is read.
received-mailbox-not-kept = Mail could not be kept here since { $moment }. It stays on the server. Whoever runs the system sees why in the log.
received-mailbox-none = The county has no mailbox that the system reads. Whoever runs the system can set one up. Municipalities can then answer the invitation with an ordinary mail.

received-kind-list = list
received-kind-words = text
received-kind-automatic = automatic answer
received-kind-bounce = letter that did not arrive
received-kind-too_large = too large
received-state-waiting = waiting for you
received-state-asked = waiting for the municipality
received-state-aside = done

received-lead-asked = The mail holds a list of { $people ->
    [one] one person
   *[other] { $people } people
}. { $municipality } has been sent a link to review it and register. Nobody is registered until the municipality has done so.
received-lead-list-untied = The mail holds a list of { $people ->
    [one] one person
   *[other] { $people } people
}. It does not show which municipality it is from. Choose the municipality, and it is sent a link to review the list and register.
received-lead-list-no-address = The mail holds a list of { $people ->
    [one] one person
   *[other] { $people } people
}. { $municipality } has no email address that works, so nobody has been sent the link to review it.
received-lead-aside = The mail has been put aside. It held a list of { $people ->
    [one] one person
   *[other] { $people } people
}.
received-lead-words = No list could be read in the mail. Read it, and answer the sender if needed.
received-lead-too-large = The mail is too large to be read in. Open it in the mailbox.
received-lead-automatic = A program wrote this mail, such as an out-of-office answer. You need not do anything.
received-lead-bounce = A mail server says that a letter did not arrive. The address is marked among the letters sent, where you can enter a new one.
received-fact-number = Number
received-fact-arrived = Received
received-fact-from = Sender according to the mail
received-fact-subject = Subject
received-fact-municipality = Municipality
received-fact-report = What the server says
received-fact-moved = Last changed by
received-tied = { $municipality }, { $how }
received-tie-reply = because the mail answers your letter there
received-tie-code = because the code of the invitation stands in the mail
received-tie-sender = because the sender’s address is the municipality’s
received-tie-hand = according to somebody at the county board

received-sender-title = Who sent it?
received-sender-text = Anybody can write any sender in a mail. That is why nobody is registered by a mail, and why the link to register goes only to the municipality’s own addresses.
received-sender-proven = the sender’s domain is confirmed
received-sender-unproven = the sender is not confirmed
received-sender-unknown = not checked by the mail server
received-verdict-pass = passed
received-verdict-fail = failed
received-verdict-doubt = doubtful
received-verdict-none = absent
received-verdict-unknown = could not be checked

received-show-text = Show the text of the mail
received-text-title = Text of the mail
received-text-none = The mail has no text that can be shown. Download it to read it.
received-take-out = Download the mail as it came
received-tie-title = Which municipality is it about?
received-field-municipality = Municipality
received-field-municipality-hint = If the mail holds a list, the municipality is sent a link to review it.
received-fault-municipality = Choose the municipality that the mail is about.
received-tie = Save
received-put-aside = Put aside
received-note-asked = The municipality has been sent a link to review the list.
received-note-tied = The mail now belongs to the municipality.
received-note-aside = The mail has been put aside.

received-code = You can also answer this letter with the list in the mail or attached. Keep the code { $code } in the subject or the text.
received-confirm-subject = Review your list for the workshop on { $day }
received-confirm-opening = { $county } has received a mail with a list from { $municipality }. It holds { $people ->
    [one] one person
   *[other] { $people } people
}. Nobody is registered yet. Review the list and register by the link.
received-confirm-button = Review the list
received-confirm-not-yours = Is the mail not from you? Then you need not do anything, but please tell { $contact }.
received-drafts-title = A list has come by mail
received-draft-text = Mail no { $number } was received { $moment } from { $from }. It holds { $people ->
    [one] one person
   *[other] { $people } people
}. Nobody is registered until you have reviewed the list and registered.
received-draft-read = Review the list
received-draft-shut = Diets and needs in the mail are shown only to those who have signed in. Fill them in here if they should be included.
received-draft-gone = The mail cannot be opened. Contact the county board, or send the list here.
received-answers = { $count ->
    [0] Answers that come by mail
    [one] One answer by mail is waiting for you
   *[other] { $count } answers by mail are waiting for you
}
received-need-waiting = { $count ->
    [one] Deal with one mail from the municipalities
   *[other] Deal with { $count } mails from the municipalities
}
received-need-failing = The mailbox has been out of reach since { $moment }
