day-task-checklist = Checklist
day-task-checklist-hint = what is to be done before, on and after the day, and by whom.
day-task-venue = Venue and equipment
day-task-venue-hint = what the day needs and what is missing.
day-task-guests = Guests and facilitators
day-task-guests-hint = who comes and what is expected of them.
day-task-sites = Joining by video
day-task-sites-hint = the meeting address and where the municipalities’ groups sit.
day-task-course = The introductory course
day-task-course-hint = who has done it, and what holds for those who have not.
day-task-joining = Joining the meeting
day-task-joining-hint = who has joined, and when the link opens the meeting.

preparation-save = Save
preparation-somebody = Somebody at the county board
preparation-newer-title = Somebody else has saved meanwhile
preparation-newer-text = This is what holds now. What you wrote is still in the form. Save again if yours is to hold.
preparation-newer-each = Each need that differs says what holds now. What you wrote is still there. Save again if yours is to hold.
preparation-newer-order = What you wrote is still in the form, and the numbers are those that hold now. Send again if yours is to hold.
preparation-newer-sites = What you wrote is still in the form. Save again if yours is to hold.
preparation-theirs = Holds now: { $now }

preparation-checklist-title = Checklist
preparation-checklist-lead = { $done } of { $all } tasks are dealt with. { $late ->
    [0] None is late.
    [one] One is late.
   *[other] { $late } are late.
}
preparation-checklist-none-title = The checklist is empty
preparation-checklist-none-text = What is to be done before, on and after the day stands here. The tasks come from the programme, and you can add your own.
preparation-stage-before = Before the day
preparation-stage-during = On the day
preparation-stage-after = After the day
preparation-plan-title = The programme’s tasks have changed
preparation-plan-text = { $new ->
    [0] {""}
    [one] One task is new.{" "}
   *[other] { $new } tasks are new.{" "}
}{ $changed ->
    [0] {""}
    [one] One task has changed.{" "}
   *[other] { $changed } tasks have changed.{" "}
}{ $gone ->
    [0] {""}
    [one] One task has been removed.{" "}
   *[other] { $gone } tasks have been removed.{" "}
}What you have done with tasks stays.
preparation-plan-take = Take the changes in
preparation-plan-taken = The checklist follows the programme.
preparation-addresses = { $municipalities ->
    [one] Find a new address for a municipality that letters do not reach
   *[other] Find new addresses for { $municipalities } municipalities that letters do not reach
}
preparation-task-title = Task
preparation-task-new = Add a task
preparation-task-back = Back to the checklist
preparation-task-saved = The task is saved.
preparation-task-state = State
preparation-task-open = to do
preparation-task-late = late
preparation-task-done = done
preparation-task-not_ours = not for us
preparation-task-due = Last day
preparation-task-done-by = Done, says
preparation-task-not-ours-by = Struck by
preparation-task-reason = Reason
preparation-task-reminded = Reminder
preparation-task-reminded-yes = Sent to the person responsible
preparation-field-what = What is to be done?
preparation-field-when = When?
preparation-field-days = Days before or after the day
preparation-field-days-hint = The last day is counted from the day of the workshop and moves with it.
preparation-field-owner = Person responsible
preparation-field-owner_address = Their email address
preparation-field-owner_address-hint = A reminder goes here three days before the last day. Leave empty if nobody is to be reminded.
preparation-field-note = Note
preparation-field-reason = Why is this task not for you?
preparation-not-ours-title = If the task is not for you
preparation-move-finish = Mark as done
preparation-move-decline = Not for us
preparation-move-reopen = Open again
preparation-moved-finish = The task is done.
preparation-moved-decline = The task is struck.
preparation-moved-reopen = The task is open again.
preparation-reminder-subject = { $count ->
    [one] One task before the workshop is due soon
   *[other] { $count } tasks before the workshop are due soon
}
preparation-reminder-opening = You are responsible for this before the workshop that { $county } holds on { $day }. Please see that it gets done.
preparation-reminder-done = Tell us when it is done, or if it cannot be: { $contact }

preparation-venue-title = Venue and equipment
preparation-venue-back = Back to the venue
preparation-venue-saved = The state is saved.
preparation-venue-edit-title = Change the state
preparation-venue-edit-lead = Say for each need whether it is missing, ordered or settled. The numbers of seats and tables come from the workshop’s settings.
preparation-venue-settings = Change venue, address, tables and chairs
preparation-venue-red = { $count ->
    [one] One need is red
   *[other] { $count } needs are red
}
preparation-venue-red-text = They are missing or too few, and it is time to see to them now.
preparation-venue-table = Needs and their state
preparation-head-need = Need
preparation-head-needed = Needed
preparation-head-there = There
preparation-head-state = State
preparation-head-told = Ordered
preparation-head-now = Holds now
preparation-heads = Counted on { $people } participants: { $registered } registered and { $awaited } seats for municipalities that have not answered. Then { $guests ->
    [one] one guest
   *[other] { $guests } guests
} and { $others } of the staff.
preparation-heads-final = Counted on { $people } registered participants, { $guests ->
    [one] one guest
   *[other] { $guests } guests
} and { $others } of the staff.
preparation-red-from = Turns red on { $day }.
preparation-too-few = There is not enough for everybody.
preparation-red-now = It is time to see to it now.
preparation-state-missing = missing
preparation-state-asked = ordered
preparation-state-confirmed = settled
preparation-state-few = too few
preparation-needed = { $count } are needed.
preparation-field-state = State of: { $need }
preparation-field-there = How many there are of: { $need }
preparation-field-need-note = Note on: { $need }
preparation-need-venue = A booked venue with an address
preparation-need-one_room = One large room, not several small ones
preparation-need-seats = Seats
preparation-need-tables = Round tables for six to eight
preparation-need-step_free = A way without steps, and a toilet for everybody
preparation-need-hearing_loop = Hearing loop
preparation-need-projector = Projector
preparation-need-microphones = Microphones
preparation-need-wireless = Wireless microphones or headsets
preparation-need-flip_charts = Flip charts
preparation-need-it = Somebody from IT on site
preparation-need-coffee = Coffee
preparation-need-lunch = Lunch
preparation-need-water = Water on the tables
preparation-need-pens = Pens and paper
preparation-need-prints = Prints
preparation-need-meeting = Meeting address
preparation-need-sites = Sites that were tried

preparation-order-title = Order to the venue
preparation-order-lead = The numbers follow the registrations. Send the order as a letter, or print it.
preparation-order-what = What is ordered
preparation-order-when = When
preparation-order-place = Venue
preparation-order-diets = People with special diets
preparation-order-message = Message
preparation-order-yes = yes
preparation-order-amount = { $amount }
preparation-order-diets-title = Special diets
preparation-order-diets-none = Nobody has asked for a special diet yet.
preparation-order-diets-text = What they eat stands in the printed order alone. The letter says how many they are.
preparation-order-access-title = Needs in the hall
preparation-order-unopened = Not all needs could be read. Ask the municipalities.
preparation-order-print = Print the order
preparation-order-to = To whom
preparation-order-send = Send the order
preparation-order-save = Save without sending
preparation-order-sent = The order is on its way.
preparation-order-saved = The order is saved. It has not been sent.
preparation-order-told = The order was sent { $when }. Nothing has changed since.
preparation-order-changed = Things have changed since the order was sent { $when }
preparation-order-changed-text = Send the order again, so that the venue knows what holds.
preparation-order-changes = What differs
preparation-order-letter-subject = Order for the workshop on { $day }
preparation-order-letter-subject-again = Changed order for the workshop on { $day }
preparation-order-letter-opening = { $county } orders this for the workshop on { $day }. Please confirm it by answering this letter.
preparation-order-letter-opening-again = { $county } changes its order for the workshop on { $day }. This holds in place of what you had before. Please confirm it by answering this letter.
preparation-order-letter-diets = Which diets they are you get on paper.
preparation-field-venue-name = Name of the venue or the person
preparation-field-address = Email address
preparation-field-others = Facilitators and your own people
preparation-field-others-hint = They eat too. Write how many they are.
preparation-field-message = Message to the venue
preparation-field-message-hint = For instance when you come to set the tables. Write nothing about what individual people eat or need.

preparation-guests-title = Guests and facilitators
preparation-guests-lead = Representatives of the Police and the Security Service come as guests. They get a link of their own with their brief, the place and the agenda, and say themselves whether they come.
preparation-guests-back = Back to the guests
preparation-guests-none-title = No guests yet
preparation-guests-none-text = Here you see who is asked and whether they come. To a whole day the county board invites the Police and the Security Service.
preparation-guest-title = Guest
preparation-guest-new = Add a guest
preparation-guest-new-lead = The guest gets no letter until you send the link.
preparation-guest-saved = The guest is saved.
preparation-guest-send = Send the guest the link
preparation-guest-sent = The link is on its way to the guest.
preparation-guest-gone = The guest is removed.
preparation-guest-remove-title = Remove the guest
preparation-guest-remove-text = The guest’s link stops working. The guest gets no letter about it.
preparation-guest-remove = Remove the guest
preparation-guest-no-brief = no brief written
preparation-guest-comes = coming
preparation-guest-declines = not coming
preparation-guest-untold = not asked
preparation-guest-unsaid = no answer yet
preparation-guest-told = Link sent
preparation-guest-answered = Answered
preparation-leaders-title = Facilitators
preparation-leaders-none = No facilitator is appointed yet.
preparation-leaders-table = Facilitators, where they come from and how to reach them
preparation-leaders-link = Appoint or change facilitators
preparation-field-name = Name
preparation-field-firm = Firm or authority
preparation-field-organisation = Organisation
preparation-field-organisation-hint = For instance the Police or the Security Service.
preparation-field-phone = Phone
preparation-field-brief = Brief
preparation-field-brief-hint = What the guest is expected to contribute, and when. The guest reads it on a page of their own. Write nothing that is security-classified.
preparation-visit-brief = What is expected of you
preparation-visit-question = Are you coming?
preparation-visit-comes = Yes, I am coming
preparation-visit-declines = No, I cannot come
preparation-visit-said-comes = You have answered that you are coming.
preparation-visit-said-declines = You have answered that you cannot come.
preparation-visit-answer = Answer
preparation-visit-over = The workshop is over. The answer was not changed.

preparation-sites-title = Joining by video
preparation-sites-lead = { $tested } of { $all } municipalities have tried their equipment. The group of each municipality sits together at one site.
preparation-sites-physical = The workshop is held in one room. This is needed only when somebody joins by video.
preparation-sites-each = The municipalities’ sites
preparation-sites-saved = The sites are saved.
preparation-meeting-title = Meeting address
preparation-meeting-there = The meeting address is entered.
preparation-meeting-none = The meeting address is not entered yet.
preparation-meeting-sealed = It is sealed, never stands in a letter and is deleted seven days after the workshop.
preparation-meeting-reveal = Show the meeting address
preparation-field-meeting = New meeting address
preparation-field-meeting-hint = Begins with https://. Leave empty to keep the one that is there.
preparation-field-place = Room and address
preparation-field-contact = Contact and phone
preparation-field-tested = The equipment has been tried

preparation-fault-long = The text is too long. Shorten it.
preparation-fault-address = Write an email address, for instance karin@lansstyrelsen.se.
preparation-fault-what = Write what is to be done.
preparation-fault-when = Choose when the task is to be done.
preparation-fault-days = Write the days as a whole number from 0 to 400.
preparation-fault-owner = Write whose the email address is.
preparation-fault-many = The checklist has as many tasks as it can hold.
preparation-fault-many-guests = There are as many guests as there may be.
preparation-fault-reason = Write why the task is not for you.
preparation-fault-state = Choose whether it is missing, ordered or settled.
preparation-fault-there-empty = Write how many there are.
preparation-fault-number = Write a whole number, 0 or more.
preparation-fault-name = Write the guest’s name.
preparation-fault-site = Write where the group sits before you say that the equipment was tried.
preparation-fault-meeting = Write the address as it stands in the meeting’s invitation. It begins with https://.
preparation-fault-coming = Choose whether you are coming or not.
