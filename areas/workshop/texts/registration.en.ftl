# Roles.
role-election_coordinator = Election coordinator
role-board_member = Election board
role-security_coordinator = Security coordinator
role-preparedness_coordinator = Preparedness coordinator
role-communicator = Communications officer
role-it_security = IT security
role-other = Another role
role-in-text-election_coordinator = election coordinator
role-in-text-board_member = election board
role-in-text-security_coordinator = security coordinator
role-in-text-preparedness_coordinator = preparedness coordinator
role-in-text-communicator = communications officer
role-in-text-it_security = IT security
role-in-text-other = another role

# Small numbers in running text.
registration-number-1 = one
registration-number-2 = two
registration-number-3 = three
registration-number-4 = four
registration-number-5 = five
registration-number-6 = six
registration-number-7 = seven
registration-number-8 = eight
registration-number-9 = nine
registration-number-10 = ten
registration-number-11 = eleven
registration-number-12 = twelve

# A municipality's invitations.
registration-own-title = Invitations
registration-own-lead = Choose the workshop you want to register people for.
registration-own-hint = { $place }. Last day { $date }.
registration-own-none = No invitation yet
registration-own-none-text = When the county invites you to a workshop, the invitation appears here and you receive a letter.
registration-answered = Registered
registration-not-answered = Not registered

# The first page.
registration-title = Register people from { $municipality }
registration-lead = { $county } invites you to a workshop on election security. Send the whole list at once.
registration-late-title = The last day has passed
registration-late-taken = Your registration is accepted and marked as late. Those who are registered get a seat while there is one.
registration-late-asked = Your registration is accepted and marked as late. Whoever comes instead of somebody else gets that seat at once. The others wait until the county administrative board gives them a seat.
registration-standing = { $people ->
    [one] One person is registered
   *[other] { $word } people are registered
}
registration-sent = The list was sent on { $moment }. The receipt went to { $address }.
registration-listed = Registered
registration-change = Change the list
registration-when = When
registration-where = Where
registration-last-day = Last day
registration-seats-key = Seats
registration-seats = { $seats } people
registration-seats-wished = { $seats } people, preferably { $wished }
registration-who = Who
registration-contact = Questions
registration-send-title = Send your list
registration-send-again-title = Send a new list
registration-send-text = You see how the list was read and can correct it before anything is saved.
registration-text = Paste or type the list
registration-text-hint = One person per line with name, role, email address, phone, diet and access needs, in any order. Write “skyddad identitet” in the row of anyone whose details are protected. You can also paste the To line of an email.
registration-file = Or choose a file
registration-file-hint = Excel, OpenDocument, csv, text, a table in Word, or a saved email (.eml, .msg) with the list in its text or attached. At most 10 MB.
registration-read = Read the list
registration-one-by-one = Type one person at a time
registration-missing = Roles missing on the list: { $roles }.
registration-both = You have both typed a list and chosen a file. Empty the box, or send the text without a file.
registration-neither = Paste the list or choose a file.

# What cannot be read.
registration-refusal-empty = The list is empty. Paste it or choose another file.
registration-refusal-only_header = The list has headings in row { $row } but nobody below them. Fill in at least one person.
registration-refusal-too_large = The file is { $size } MB. At most { $max } MB can be read.
registration-refusal-not_a_list = This is not a list of participants. It looks like { $likeness }. Send the list as Excel, Word, csv or text, or paste it.
registration-refusal-encrypted = The file is protected by a password. Remove the password in Excel, save, and choose the file again.
registration-refusal-old_workbook = The file is in the old Excel format (.xls). Save it as .xlsx and choose it again.
registration-refusal-damaged = The file is damaged and cannot be read. Reading stopped at { $place }. Open it in Excel, save a new copy and choose that.
registration-refusal-zip_but_not_workbook = The file is a zip archive, not an Excel file. It looks like { $likeness }. Unpack the archive and choose the list itself.
registration-refusal-too_many_sheets = The workbook has { $size } sheets. At most { $max } can be read. Save the sheet with the list as a file of its own.
registration-refusal-too_many_rows = The list has more than { $max } rows. Reading stopped at { $place }. Save only your municipality’s rows and try again.
registration-refusal-too_many_cells = The list has more than { $max } cells. Reading stopped at { $place }. Save only the columns with name, role and email address.
registration-refusal-too_much_text = The list has more text than can be read. Reading stopped at { $place }. Save only the columns with name, role and email address.
registration-refusal-unpacks_too_large = The workbook unpacks to more than { $max } MB. Reading stopped at { $place }. Save the list in a new file.
registration-refusal-xml_entities = The file holds something that no spreadsheet program writes ({ $place }) and is not read. Save the list again in Excel.

registration-likeness-pdf = a PDF
registration-likeness-picture = a picture
registration-likeness-text_document = a text document
registration-likeness-slides = a slide show
registration-likeness-archive = an archive with other files
registration-likeness-web_page = a web page
registration-likeness-contact_cards = contact cards
registration-likeness-binary_workbook = a binary Excel file (.xlsb)
registration-likeness-office_file = an Office file without a list
registration-likeness-prose = running text
registration-likeness-binary = a file without text

# The review.
registration-review-title = Review the list
registration-review-caption = People to be registered
registration-summary-ready = { $rows ->
    [one] The row is ready to be sent.
   *[other] { $word } rows are ready to be sent.
}
registration-summary-some = { $rows ->
    [one] One row needs correcting. The rest is ready to be sent.
   *[other] { $word } rows need correcting. The rest is ready to be sent.
}
registration-summary-all = { $rows ->
    [one] The row needs correcting before it can be sent.
   *[other] { $word } rows need correcting before they can be sent.
}
registration-summary-asked = { $rows ->
    [one] One row needs an answer before the list can be sent.
   *[other] { $word } rows need an answer before the list can be sent.
}
registration-summary-empty = Fill in one row per person. Empty rows do not count.
registration-summary-pick = Tick those who are to be registered.
registration-too-many = You have { $seats } seats. The list has { $people } people. Choose who is to be registered.
registration-too-many-staying = You have { $seats } seats. The list has { $people } people, and { $staying } already registered are still coming. Choose who is to be registered.
registration-nobody = Nobody is chosen. At least one person must remain on the list.
registration-few = You can register { $least } to { $most } people. You can add more later.
registration-others = { $rows ->
    [one] One row is about another municipality, which registers its own people.
   *[other] { $word } rows are about other municipalities, which register their own people.
}
registration-leave-others = Leave out those from other municipalities
registration-more-faults = { $faults ->
    [one] One more row needs correcting.
   *[other] { $word } more need correcting. They are marked in the list.
}
registration-understood = How the list was read
registration-read-as = The list was read as { $form }.
registration-read-from = The list was read from { $place }, as { $form }.
registration-form-separated = text
registration-form-cells = pasted cells
registration-form-addresses = email addresses
registration-form-lines = lines with one person each
registration-form-xlsx = an Excel file
registration-form-xls = an Excel file in the older format
registration-form-ods = an OpenDocument spreadsheet
registration-form-docx = a Word document
registration-form-html = a web page
registration-form-eml = a saved email
registration-form-msg = an email saved by Outlook
registration-step-whole = what was sent
registration-step-body = the text of the email
registration-step-before = the earlier email
registration-step-attachment = the attachment “{ $name }”
registration-step-attachment-number = attachment { $number }
registration-letter-from = The email says that it is from { $from }. The sender is not verified.
registration-letter-from-about = The email says that it is from { $from } and about “{ $subject }”. The sender is not verified.
registration-no-list = There is no list that can be read in the email.
registration-left-picture = { $place } is or holds a picture. Pictures cannot be read. If the list is there, type it in or send it as text.
registration-left-prose = { $place } is running text: “{ $text }”
registration-left-before = { $place } was not read, since the list was in the latest: “{ $text }”
registration-left-signature = { $place } ends with a signature: “{ $text }”
registration-left-other_form = { $place } is also there in another form, which was not needed.
registration-left-too_deep = { $place } lies too deep within other emails and was not read. Save that email on its own and choose it.
registration-left-too_many_parts = { $place } has more parts than are read. The last ones were not read.
registration-left-refused = { $place } could not be read. { $reason }
registration-left-more = { $parts ->
    [one] One more part was not read.
   *[other] { $parts } more parts were not read.
}
registration-other-list = Show the list in { $place } instead ({ $rows ->
    [one] one row
   *[other] { $rows } rows
})
registration-beside = This was also in what was sent, and was not read as a list:
registration-columns-title = The columns
registration-columns-column = Column
registration-columns-holds = Holds
registration-columns-as = Read as
registration-columns-label = { $column } is read as
registration-columns-text = If you change how a column is read, your next list with the same headings is read so too. This is saved when you register.
registration-columns-read = Read the columns so
registration-columns-before = The columns were read as you decided the last time.
registration-groups-title = Compared with the registered list
registration-group-new = New: { $people }
registration-group-changed = Changed: { $people }
registration-group-same = Unchanged: { $people }
registration-group-open = To be answered: { $people }
registration-group-missing = Missing: { $people }
registration-group-more = { $people } more
registration-changed-name = name
registration-changed-role = role
registration-changed-email = email address
registration-changed-phone = phone
registration-changed-diet = diet
registration-changed-access = access needs
registration-changed-protected = protected details
registration-who-title = The same person?
registration-who-asked = { $row }: who is { $details }?
registration-who-name = The registered list has the same name with another email address.
registration-who-address = The registered list has the same email address with another name.
registration-who-same = The same person as { $name }, { $details }
registration-who-another = Another person
registration-who-open = { $row }: say whether this is the person already registered.
registration-missing-title = Missing on the new list
registration-missing-text = They are registered but not on the new list. Whoever comes keeps their seat.
registration-stay = Is { $name } still coming?
registration-stay-yes = Yes
registration-stay-no = No, remove
registration-stay-open = Say whether { $name } is still coming.
registration-leave-faulty = Leave out the rows that need correcting
registration-refused-title = Left to correct
registration-refused-file-name = left-to-correct
registration-refused-text = { $rows ->
    [one] One row is not registered as it is. Download it with the reason beside it, correct it and send the file again. Do so before you register: afterwards the row is no longer here.
   *[other] { $rows } rows are not registered as they are. Download them with the reason beside each, correct them and send the file again. Do so before you register: afterwards the rows are no longer here.
}
registration-refused-xlsx = Download the rows as Excel
registration-refused-csv = Download the rows as csv
registration-refused-row = Row
registration-refused-why = To correct
registration-refused-yes = yes
registration-refused-by-hand = Left out.
registration-refused-proposal = { $fault } Proposal: { $proposal }.
registration-column = Column { $letter }
registration-field-name = Name
registration-field-first_name = First name
registration-field-last_name = Last name
registration-field-role = Role
registration-field-email = Email address
registration-field-phone = Phone
registration-field-municipality = Municipality (for comparison only)
registration-field-diet = Diet
registration-field-note = Note (not saved)
registration-field-none = Not used
registration-field-in-text-name = names
registration-field-in-text-first_name = first names
registration-field-in-text-last_name = last names
registration-field-in-text-role = roles
registration-field-in-text-email = email addresses
registration-field-in-text-phone = phone numbers
registration-field-in-text-diet = diets
registration-merged = Row { $row } has the same email address as row { $kept } ({ $email }) and counts as the same person.
registration-merged-differs = Row { $row } has the same email address as row { $kept } ({ $email }) and counts as the same person. The rows have different { $fields }. What row { $kept } says is used.
registration-skipped-title = Row { $row } was read as a heading: “{ $text }”.
registration-skipped-other_sheet = The sheet “{ $sheet }” has other columns and was left out.
registration-skipped-hidden_sheet = The sheet “{ $sheet }” is hidden and was left out.

registration-row-head = Row
registration-row = Row { $number }
registration-row-sheet = { $sheet }, row { $number }
registration-row-new = New row
registration-cell = { $field }, { $row }
registration-cell-before = Before: { $text }
registration-cell-before-empty = Before: empty
registration-name = Name
registration-role = Role
registration-role-written = Role as the municipality wrote it
registration-email = Email address
registration-phone = Phone
registration-diet = Diet
registration-municipality = Municipality
registration-tag-fault = Correct
registration-tag-new = New
registration-tag-changed = Changed
registration-tag-same = Unchanged
registration-tag-open = Answer
registration-leave-out = Leave out
registration-take-along = Include
registration-out-title = { $rows ->
    [one] One row is left out
   *[other] { $rows } rows are left out
}
registration-pick-title = The whole list: { $rows } rows
registration-gone-title = Gone from the list
registration-use = Use { $text }
registration-add-row = Add a row
registration-check = Check again
registration-submit = Register
registration-start-over = Start over with another list
registration-receipt = Your email address for the receipt
registration-receipt-hint = The receipt holds a link, so that you can change the list.
registration-receipt-missing = Enter the email address for the receipt.
registration-receipt-fault = The receipt cannot be sent to that address. Write it as name@municipality.se.

registration-fault-name_missing = The name is missing. Enter first and last name.
registration-fault-name_turned = “{ $given }” was read as last name, first name.
registration-fault-email_missing = The email address is missing. Each person needs their own.
registration-fault-email_invalid = No letter can be sent to “{ $given }”. Write the address as name@municipality.se.
registration-fault-address_shared = “{ $given }” has the same email address in another row. If that is someone else, add a row with an address of their own.
registration-fault-double = { $given } has the same email address. Enter another address, or leave the row out.
registration-fault-formula_as_text = This is a spreadsheet formula. It is kept as text. Enter the name if it is another.
registration-fault-too_long = The text is too long. At most { $max } characters fit.
registration-fault-cell_cut = The cell is too long and its end was not read. Enter a shorter text.
registration-fault-role_unknown = “{ $given }” is not one of the roles the workshop is meant for. Choose another if one fits.
registration-fault-role_missing = Choose a role, so that the county sees which roles are covered.
registration-fault-control_characters = Characters that cannot be seen were removed.
registration-fault-text_mended = “{ $given }” had the wrong character set and was mended. Check the letters.
registration-fault-letters_lost = Letters were lost in “{ $given }”. Enter the text again.
registration-fault-phone_zero_lost = The leading zero seems to be missing.
registration-fault-phone_unclear = This does not look like a phone number.
registration-fault-several_people = “{ $given }” is several people and was taken apart. Check that each has the right details.
registration-fault-other_municipality = The row is about “{ $given }”. You register for { $municipality }.

# Two lists at once.
registration-conflict-title = The list was changed while you worked
registration-conflict-lead = Another list was sent on { $moment }. The receipt went to { $address }.
registration-conflict-text = Your list is not registered yet, and nothing in it is lost. Choose which of the two counts.
registration-conflict-standing = Registered now
registration-conflict-own = Your list
registration-conflict-send = Register my list instead
registration-conflict-review = Review my list again
registration-conflict-keep = Keep the one that is registered

# The receipt.
registration-thanks = { $people ->
    [one] Thank you. One person is registered
   *[other] Thank you. { $word } people are registered
}
registration-thanks-lead = { $municipality } takes part in the workshop on { $when }.
registration-next-title = What happens next?
registration-next-receipt = A receipt is on its way to { $address }.
registration-next-change = You can change the list until { $date }. Use the link in the receipt or in the invitation.
registration-next-change-late = You can still change the list. Use the link in the receipt or in the invitation.
registration-next-county = { $county } contacts the participants before the day.
registration-letter-subject = { $people ->
    [one] Receipt: one person registered from { $municipality }
   *[other] Receipt: { $people } people registered from { $municipality }
}
registration-letter-matter = { $people ->
    [one] { $county } has received your registration. One person from { $municipality } is registered for the workshop on election security.
   *[other] { $county } has received your registration. { $people } people from { $municipality } are registered for the workshop on election security.
}
registration-letter-list = Registered
registration-letter-change = The list can be changed until { $date }.
registration-letter-button = See or change the list
registration-letter-contact = Questions: { $contact }
registration-letter-why = You receive this because your address was given when { $municipality } registered its people. The link is personal. Do not pass it on.

# The county’s pages.
registration-workshop-crumb = Workshop
registration-answers-title = Answers from the municipalities
registration-answers-lead = The last day for registration is { $date }, { $week }, { $days }. It is set by the county board.
registration-answers-none = No municipality is invited yet
registration-answers-none-text = When the invitation is sent, you see here who has answered.
registration-answers-none-link = To the invitation
registration-figure-answered = municipalities have answered
registration-figure-seats = seats are taken
registration-figure-lacking = { $count ->
    [one] municipality lacks a role
   *[other] municipalities lack a role
}
registration-waiting-title = { $count ->
    [one] One municipality has not answered
   *[other] { $count } municipalities have not answered
}
registration-waiting-caption = Municipalities that have not answered
registration-invited = Invited
registration-reminded = Reminded
registration-reminders = { $times ->
    [0] No
    [one] Once
   *[other] { $times } times
}
registration-remind = Remind those who have not answered
registration-coverage-title = Roles by municipality
registration-coverage-text = IT security is welcome but not required. One person may hold two roles.
registration-people = People
registration-answered-on = Answered
registration-late-tag = Late
registration-cover-missing = missing
registration-cover-none = none
registration-cover-yes = yes
registration-cover-many = yes, { $people }
registration-lacking-title = Missing roles
registration-to-participants = See the participants
registration-participants-title = Participants
registration-participants-lead = { $people ->
    [one] One person is registered.
   *[other] { $people } people from { $municipalities } municipalities are registered.
}
registration-participants-of = Participants from { $municipality }
registration-participants-none = No participants here
registration-participants-none-text = When a municipality sends its list, its people appear here. Six months after the day the lists are deleted; how many came stays among the answers.
registration-take-xlsx = Download as Excel
registration-take-csv = Download as csv
registration-file-name = participants
registration-diets-title = Special diets
registration-diets-text = For the kitchen: counts, without names.
registration-diets-none = Nobody has asked for a special diet.
registration-diet-gluten = gluten free
registration-diet-lactose = lactose free
registration-diet-vegetarian = vegetarian
registration-diet-vegan = vegan
registration-diet-halal = halal
registration-diet-kosher = kosher
registration-diet-pescetarian = pescetarian
registration-course = Who has done the introductory course?
