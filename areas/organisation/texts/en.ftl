## Duties
duty-national_lead = national lead
duty-county_coordinator = county coordinator
duty-municipal_coordinator = municipal coordinator
duty-auditor = auditor

## Signing in
sign-in-title = Sign in
sign-in-lead = Enter your email address and we will send you a link to sign in with. You need no password.
sign-in-address = Email address
sign-in-address-hint = The address you are registered with in Valskydd.
sign-in-address-fault = Enter an email address, such as name@municipality.se.
sign-in-send = Send link
sign-in-no-letter-title = No email?
sign-in-no-letter-text = Look in your junk folder. Check that you entered the address you are registered with. If you do not know which one that is, ask whoever gave you your duty.
sign-in-invited-title = Have you been invited?
sign-in-invited-text = Then you do not need to sign in. Open the link in the letter.
sign-in-asked-title = Check your email
sign-in-asked-text = If we know the address, we have sent it a link. It works for 10 minutes, and only in this browser.
sign-in-asked-again = Open the email on the computer or phone you are using now. If nothing arrives within a few minutes, you can ask for a new link.
sign-in-asked-back = Ask for a new link
sign-in-door-lead = You are signing in for { $organisation }.
sign-in-door-button = Sign in as { $name }
sign-in-registration-title = Registration for a workshop
sign-in-registration-lead = Registration for { $municipality }. You need no account. Do not pass the link on to anyone outside the municipality.
sign-in-registration-button = Open the registration
sign-in-letter-sender = Valskydd
sign-in-letter-subject = Your link to sign in to Valskydd
sign-in-letter-matter = Here is the link you asked for to sign in to Valskydd. Open it in the browser where you asked for it. It works once, within 10 minutes.
sign-in-letter-button = Sign in
sign-in-letter-not-you = Did you not ask for a link? Then there is nothing you need to do. The link does not work in anyone else’s browser.

## Home
home-crumb = Start
home-place = What to do now
home-title = What to do now
home-lead = What is waiting for you, the most urgent first.
home-empty-title = Nothing is waiting for you right now.
home-empty-text = When something needs doing it is listed here, with its last day.
home-places = Go to
home-late = { $days ->
    [one] { $days } day late
   *[other] { $days } days late
}
home-by = Due { $when }
home-no-day = No last day
home-front-title = Training that protects elections
home-front-lead = In Valskydd, Sweden’s county boards and municipalities prepare their workshops on protecting elections against those who want to harm them. Invitations are sent from here, municipalities register their participants here, and the day is planned here.
home-front-invited = Have you been invited? Open the link in the letter.
home-front-registration = You have opened your municipality’s registration in this browser.
home-front-registration-open = Go to the registration
home-front-interest = You have opened your county’s expression of interest in this browser.
home-front-interest-open = Go to the expression of interest

## Help
help-title = Help
help-lead = Your work as { $duty }, step by step.
help-lead-open = How to get started.
help-national-1 = What to do now lists what is waiting for you. Anything late comes first.
help-national-2 = Write the draft invitation in the programme. The counties build their invitations on it.
help-national-3 = The map shows how far each county has come. The same facts stand in a table below it.
help-national-4 = The journal shows what has been done. It cannot be altered afterwards without leaving a trace.
help-county-1 = What to do now lists what is waiting for you. Anything late comes first.
help-county-2 = Enter the date, times, place and last day for registration of your workshop.
help-county-3 = Read the national draft invitation and add what applies to your county. Preview it, then send it to the municipalities.
help-county-4 = See which municipalities have answered and which roles they lack. Remind those that have not answered.
help-county-5 = Seat the participants at tables. Anyone you fix to a seat stays there when you plan again.
help-county-6 = Print the table plan, place cards, table signs and participant list, or take the list out as a spreadsheet.
help-municipal-1 = What to do now tells you whether a workshop is waiting for your registration.
help-municipal-2 = Paste, type or upload your list of participants. Name, email address and role are enough.
help-municipal-3 = Check how each row was read and correct what went wrong. Nothing is saved until you press Register.
help-municipal-4 = Send the list again if someone joins or drops out. You see what is new, changed and gone before anything is saved.
help-auditor-1 = Open the journal. It says who did what and when, never the content.
help-auditor-2 = Choose a deed, a person and dates to find what you are looking for.
help-auditor-3 = Print the head of the chain and keep it somewhere else. With it you can show that nothing has changed since.
help-open-1 = Have you been invited by email? Open the link in the letter. You need no account.
help-open-2 = Do you have a duty in Valskydd? Ask for a link under Sign in.
help-open-3 = Does the link not work? Ask whoever invited you for a new one.
help-letters-title = Letters and links
help-letters-text = A link in a letter is personal. Whoever holds it can do what it is for. Pass it on only to someone who is to do that in your place.
help-classified-title = What must not be in Valskydd
help-classified-text = Security-classified information. If someone has entered any, contact your security protection officer at once. Take no screenshots and do not pass it on.
help-stuck-title = Stuck?
help-stuck-text = Ask the county board’s coordinator for the workshop first. If the page shows a number for the fault, give that number.

## Accessibility
accessibility-title = Accessibility of Valskydd
accessibility-lead = Everyone should be able to use Valskydd. This is how far we have come, what is missing and how to tell us.
accessibility-how-title = How accessible is the service?
accessibility-how-text = The service is built to meet WCAG 2.2 at level AA, which goes further than the Swedish act on accessibility of digital public services (2018:1937) requires. Every page can be used with a keyboard alone, without scripts and on a screen 320 points wide. What is printed comes as tagged PDF.
accessibility-lacks-title = What we know is lacking
accessibility-lacks-text = We know of nothing that shuts you out. But nobody who uses a screen reader or braille every day has tried the service yet, and nobody from outside has reviewed it. Files that others have added may have faults.
accessibility-report-title = Tell us if something stops you
accessibility-report-text = Write to the county board or authority that gave you your duty or invited you. Say what you were trying to do, on which page, and what aids you use. If you need something in another form, on paper for instance, ask for it.
accessibility-supervision-title = Supervision
accessibility-supervision-text = The Swedish Agency for Digital Government (Digg) supervises the act. If you are not content with the answer you get, you can report it to Digg.
accessibility-tested-title = How we tested the service
accessibility-tested-text = We assessed the service ourselves, with automatic tests (axe) of the pages and by going through them with a keyboard. The tests are run for every new version, and this statement belongs to the version named at the foot of the page.

## Journal
journal-title = Journal
journal-lead = Who did what, and when. The journal never holds what a municipality wrote.
journal-deed = Deed
journal-all-deeds = All deeds
journal-author = Who (part of the name)
journal-from = From
journal-to = To
journal-day-fault = Enter the day as year-month-day, such as 2029-01-18.
journal-show = Show
journal-show-all = Show all deeds
journal-caption = Deeds, newest first
journal-head-when = When
journal-head-who = Who
journal-head-organisation = On behalf of
journal-head-what = Deed
journal-head-details = Details
journal-head-sealed = In the chain
journal-sealed = yes
journal-unsealed = not yet
journal-link-holder = whoever holds the link
journal-nameless = unknown
journal-command = { $name } (command line)
journal-none-title = Nothing matches
journal-none-text = Change the days or choose another deed.
journal-empty-title = Nothing has happened yet
journal-empty-text = Everything done in Valskydd ends up here by itself.
journal-older = Older deeds
journal-newest = To the newest deeds
journal-chain-title = Proof that the journal is intact
journal-chain-text = Each line is locked to the one before it. If a line is changed or goes missing, checking the chain shows it. Print the head of the chain and keep it outside the system: then it can be shown that the whole journal was not replaced.
journal-chain-head = Head of the chain:
journal-prove = Check the chain
journal-whole = { $lines ->
    [one] The chain is whole. One line was checked, and nothing has been changed or taken out. Lines waiting to be locked: { $unsealed }.
   *[other] The chain is whole. { $lines } lines were checked, and nothing has been changed or taken out. Lines waiting to be locked: { $unsealed }.
}
journal-changed = The chain is broken. Line { $line } says something else than when it was locked. Keep the database as it is and contact whoever is responsible for the system.
journal-taken-out = The chain is broken. Line { $line } is gone. Keep the database as it is and contact whoever is responsible for the system.
journal-put-in = The chain is broken. A line that does not belong there was put in ({ $line }). Keep the database as it is and contact whoever is responsible for the system.
journal-wiped-out = The chain is broken. A personal detail in line { $line } is gone although nobody deleted it by the rules. Keep the database as it is and contact whoever is responsible for the system.
journal-head-differs = The chain is broken. It should end at line { $head } but ends at line { $found }. Keep the database as it is and contact whoever is responsible for the system.
journal-not-printed = The chain is whole but is not the one that was printed: line { $line } does not fit. Keep the database as it is and contact whoever is responsible for the system.

## Deeds
deed-area-organisation = Organisations and duties
deed-area-sign_in = Signing in
deed-area-programme = Programme
deed-area-workshop = Workshop
deed-area-invitation = Invitation
deed-area-registration = Registration
deed-area-table_plan = Table plan
deed-area-list = Lists taken out
deed-area-paper = Papers taken out
deed-organisation-register_loaded = Register of authorities loaded
deed-organisation-duty_given = Duty given
deed-organisation-changed = Organisation’s details changed
deed-sign_in-link_asked = Sign-in link sent
deed-sign_in-link_printed = Sign-in link printed on the server
deed-sign_in-signed_in = Signed in
deed-sign_in-signed_out = Signed out
deed-programme-made = Programme made
deed-programme-draft_saved = National draft invitation saved
deed-workshop-made = Workshop made
deed-workshop-settings_saved = Workshop settings saved
deed-invitation-text_saved = County’s text in the invitation saved
deed-invitation-sent = Invitation sent
deed-invitation-reminded = Reminder sent
deed-invitation-letter_sent_again = Letter sent again
deed-registration-link_opened = Registration link opened
deed-registration-submitted = Participants registered
deed-registration-changed = Registration changed
deed-table_plan-made = Table plan made
deed-table_plan-made_again = Table plan made again
deed-table_plan-seat_fixed = Seat fixed
deed-table_plan-seat_freed = Seat freed
deed-table_plan-rule_set = Rule for the table plan added
deed-table_plan-rule_lifted = Rule for the table plan removed
deed-table_plan-person_marked = What is noted of a person in the table plan changed
deed-table_plan-needs_deleted = What participants needed of their tables was deleted after the day
deed-table_plan-tables_described = What the tables offer changed
deed-table_plan-choice_taken = Proposal for a table plan chosen
deed-table_plan-undone = Change to the table plan undone
deed-table_plan-redone = Change to the table plan redone
deed-table_plan-planning_begun = Search for a table plan begun
deed-table_plan-planning_stopped = Search for a table plan stopped
deed-table_plan-planning_ended = Search for a table plan ended without a new one
deed-list-taken_out = Participant list taken out
deed-paper-taken_out = Paper taken out

## Letters
letters-title = Letters
letters-lead = The letters you have sent, and whether they reached the receiver’s mail server.
letters-caption = Letters sent, newest first
letters-to = To
letters-subject = Subject
letters-when = Time
letters-state = State
letters-written = Written
letters-attached = Attached
letters-calendar = calendar invitation
letters-state-waiting = Waiting
letters-state-sending = Being sent
letters-state-sent = Sent
letters-state-uncertain = Uncertain
letters-state-failed = Not delivered
letters-folder-title = Letters stay in a folder
letters-folder-text = No mail server is configured, so no letter leaves the system. Open a letter to read it and follow its link.
letters-empty-title = No letters have been sent yet
letters-empty-text = When you send an invitation, reminders or receipts, the letters are shown here.
letters-older = Older letters
letters-newest = To the newest letters
letters-failed-text = The letter was not delivered. Check the address and what the receiver’s server answered before you send it again.
letters-uncertain-text = Sending was cut off half-way. The letter may have arrived. Ask the receiver, or send it again: it may then arrive twice.
letters-send-again = Send again
letters-sent-again = The letter is on its way again.
letters-not-sent-again = The letter has already been sent or is on its way. There is nothing you need to do.
letters-link-in-letter = (The receiver’s personal link. It stands in the letter only.)
letters-take-out = Get .eml
