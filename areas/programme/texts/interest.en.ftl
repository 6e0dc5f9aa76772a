## The county’s answer
interest-own-title = The county’s interest
interest-none-title = There is nothing to answer yet
interest-none-text = When the Election Authority asks the counties whether they want a workshop, you answer here. You also get a letter.
interest-form-title = Interest of { $county }
interest-form-lead = Say whether the county wants a workshop on election security. It takes about two minutes. Nothing is sent before you have seen everything and pressed Send the answer.
interest-form-last-day = Last day to answer: { $day }.
interest-form-late-title = The last day has passed
interest-form-late-text = You can still answer. The answer is marked as late, and there may be no room for your wishes in the plan.
interest-step-wants = Want one?
interest-step-how = How?
interest-step-days = Days
interest-step-wishes = Wishes
interest-step-check = Check
interest-wants-legend = Does the county want a workshop?
interest-wants = Wants a workshop
interest-wants-yes = Yes, we want a workshop
interest-wants-no = No, not this time
interest-wants-short-yes = Yes
interest-wants-short-no = No
interest-format-legend = How do you want to meet?
interest-format = Format
interest-format-physical = In one room
interest-format-digital = Online
interest-format-hybrid = Both in a room and online
interest-length-legend = For how long?
interest-length = Length
interest-length-half = Half a day, about three hours
interest-length-whole = A whole day, five hours or more with lunch
interest-length-short-half = half a day
interest-length-short-whole = whole day
interest-days-title = Which days suit?
interest-days-hint = Tick the days that suit and those that do not. Days you do not tick are used only if no other day suits.
interest-tick-can = Can
interest-tick-cannot = Cannot
interest-week = { $week }, { $days }
interest-span = { $first } – { $last }
interest-weekday-1 = Mon
interest-weekday-2 = Tue
interest-weekday-3 = Wed
interest-weekday-4 = Thu
interest-weekday-5 = Fri
interest-weekday-6 = Sat
interest-weekday-7 = Sun
interest-day-short = { $day } { $month }
interest-out-outside = No workshops
interest-out-weekend = Weekend: { $days }
interest-eve-midsummer = Midsummer Eve
interest-eve-christmas = Christmas Eve
interest-eve-new-year = New Year’s Eve
interest-best-title = Which days suit best?
interest-best-hint = Choose up to three, the best first. You can leave this out.
interest-best-1 = Best
interest-best-2 = Second best
interest-best-3 = Third best
interest-best-none = None
interest-best = Suit best
interest-can = Can
interest-cannot = Cannot
interest-no-days = No days
interest-wishes-label = Wishes for regional content
interest-wishes-hint = For example events in the county, cooperation, or what the municipalities need to exercise. Write nothing that is security-classified. At most 4,000 characters.
interest-wishes = Wishes
interest-question-label = Question to the Election Authority
interest-question-hint = The answer comes by mail and then stands here. The question may be shown to all counties, without who asked it. At most 2,000 characters.
interest-question = Question
interest-check-title = Check before you send
interest-check-text = The answer can be changed afterwards. You get a receipt by mail.
interest-next = Continue
interest-back = Back
interest-cancel = Change nothing
interest-edit = Change
interest-send = Send the answer
interest-nothing = –
interest-sent = Thank you, the answer is sent. A receipt is on its way by mail.
interest-sent-with-question = Thank you, the answer and the question are sent.
interest-sent-before = The answer stands like that already. Nothing was changed.
interest-closed = The time for workshops is over. It is no longer possible to answer.
interest-answered-yes = { $county } wants a workshop. { $by } answered on { $when }.
interest-answered-no = { $county } does not want a workshop this time. { $by } answered on { $when }.
interest-late = Late
interest-late-text = The answer came after the last day.
interest-change-until = You can change the answer until the last day, { $day }, and after it too. It is then marked as late.
interest-change = Change the answer
interest-ask-more = Ask a question
interest-own-questions = Your questions
interest-no-questions = You have not asked anything.
interest-asked-at = Asked { $when }
interest-waits = Waits for an answer
interest-shown-title = Questions from other counties
interest-shown-text = These answers hold for all counties.
interest-conflict-title = Somebody else answered before you
interest-conflict-lead = { $by } sent an answer on { $when }, while you were filling in yours. Neither of them is gone.
interest-conflict-text = Compare the answers and choose. What differs is marked.
interest-conflict-theirs = The answer that stands
interest-conflict-yours = Your answer
interest-conflict-question = Your question: { $question }
interest-conflict-send = Send my answer instead
interest-conflict-look = Change my answer
interest-conflict-keep = Let the other answer stand
interest-need-answer = Say whether the county wants a workshop
interest-need-questions = { $questions ->
    [one] Answer a question from the counties
   *[other] Answer { $questions } questions from the counties
}

## What is wrong with an answer
interest-fault-wants-none = Choose whether the county wants a workshop.
interest-fault-format-none = Choose how you want to meet.
interest-fault-length-none = Choose for how long.
interest-fault-days-conflict = The same day cannot both suit and not suit. Remove one of the ticks: { $days }.
interest-fault-days-outside = A day that you chose can no longer be chosen. Look the ticks over.
interest-fault-days-all-out = No day suits. Leave at least one day open, or answer no.
interest-fault-best-outside = That day cannot be chosen. Choose another.
interest-fault-best-cannot = You have ticked that { $days } does not suit. Choose another day or remove the tick.
interest-fault-best-twice = { $days } is chosen already. Choose another day.
interest-fault-wishes-long = The text is too long. Shorten it to at most { $most } characters.
interest-fault-question-long = The question is too long. Shorten it to at most { $most } characters.
interest-fault-answer-none = Write an answer.
interest-fault-answer-long = The answer is too long. Shorten it to at most { $most } characters.
interest-fault-last-day-none = Write the last day as a date.
interest-fault-last-day-not-in-calendar = There is no such day in the calendar. 29 February comes every fourth year only.
interest-fault-last-day-past = The last day has been already. Choose today or a later day.
interest-fault-last-day-window = The last day must come before the first day with workshops.
interest-fault-address = Write a mail address: { $field }.

## National lead
interest-title = The counties’ interest
interest-programme-text = Ask the counties whether they want a workshop, and see what they answer.
interest-call-lead = Ask all { $counties } counties whether they want a workshop. Each county gets a letter with a personal link.
interest-call-last-day-hint = The day by which the counties are to answer. Later answers are taken but marked.
interest-call-lacking = Addresses that are missing
interest-call-lacking-text = { $counties ->
    [one] One county has neither a coordinator nor an address. Write where the letter goes.
   *[other] { $counties } counties have neither a coordinator nor an address. Write where the letters go.
}
interest-address = Mail to { $county }
interest-call-known = { $counties ->
    [one] One county gets the letter at a known address
   *[other] { $counties } counties get the letter at known addresses
}
interest-call-letter = The letter as it will be read
interest-call-send = Send to { $counties } counties
interest-asked = The letters to { $counties } counties are on their way.
interest-lead = { $answered } of { $total } counties have answered. { $yes } want a workshop, { $no } do not.
interest-last-day = Last day
interest-questions = Questions
interest-questions-waiting = { $questions ->
    [one] One question waits for an answer
   *[other] { $questions } questions wait for an answer
}
interest-questions-count = { $questions ->
    [0] No questions
    [one] One question, answered
   *[other] { $questions } questions, all answered
}
interest-questions-go = See the questions
interest-remind = { $counties ->
    [one] Remind the county that has not answered
   *[other] Remind { $counties } counties that have not answered
}
interest-remind-later = { $counties ->
    [one] One county has not answered but got a letter within the last day. You can remind it tomorrow.
   *[other] { $counties } counties have not answered but got letters within the last day. You can remind them tomorrow.
}
interest-reminded = { $counties ->
    [one] A reminder is on its way to one county.
   *[other] Reminders are on their way to { $counties } counties.
}
interest-nobody-to-remind = There is no county to remind just now.
interest-map-title = Map of what Sweden’s 21 counties have answered
interest-map-desc = Each tile is a county with its letter, its code and what it has answered.
interest-map-table = The same facts as a table
interest-sign-silent = –
interest-sign-no = No
interest-sign-yes = Yes
interest-sign-late = Yes, late
interest-standing-silent = Has not answered
interest-standing-no = Does not want a workshop
interest-standing-yes = Wants a workshop
interest-standing-late = Wants a workshop, answered late
interest-legend-silent = { $count } counties have not answered
interest-legend-no = { $count } counties do not want a workshop
interest-legend-yes = { $count } counties want a workshop
interest-legend-late = { $count } counties want a workshop but answered after the last day
interest-table-title = The counties’ answers
interest-county = County
interest-code = County code
interest-state = Answer
interest-answered = Answered
interest-silent = Not answered
interest-bounced = Letter not delivered
interest-how = Format and length
interest-days = Days
interest-day-counts = { $can } suit, { $cannot } do not
interest-set = Day set
interest-waiting-questions = Questions waiting
interest-take-xlsx = Take out as Excel
interest-take-csv = Take out as csv
interest-file-name = interest
interest-sheet-name = The counties’ interest
interest-move-title = Move the last day
interest-move-text = The counties get no letter about it. The next reminder says the new day.
interest-move-button = Move
interest-moved = The last day is now { $day }.
interest-withdrawn-title = Counties that have declined although the day is set
interest-withdrawn = { $county }: the workshop stands on { $day } until you change it.
interest-county-silent = { $county } has not answered yet.
interest-county-questions = The county’s questions
interest-no-questions-yet = The county has not asked anything.
interest-questions-title = Questions from the counties
interest-questions-lead = Those that wait for an answer stand first. The county gets the answer by mail.
interest-questions-empty = No questions yet
interest-questions-empty-text = When a county asks something with its answer, you reply here.
interest-answer-label = Answer
interest-show-to-all = Show question and answer to all counties, without who asked
interest-answer-button = Answer
interest-answer-again = Change the answer
interest-done = Answered
interest-answered-alone = by { $by } { $when }, shown to the county alone
interest-answered-shown = by { $by } { $when }, shown to all counties
interest-question-answered = The answer is saved.
interest-newer-title = Somebody else answered before you
interest-newer-text = Your answer still stands in the field. Send it again if it is to hold instead.

## Letters
interest-letter-election = Election
interest-letter-days = Workshops are held
interest-letter-window = { $first } to { $last }
interest-letter-last-day = Last day to answer
interest-letter-contact = Questions? Write them in the answer, or contact { $contact }.
interest-letter-keep = The link is for { $county } and needs no sign-in. Do not pass it on to anyone outside the county board.
interest-ask-subject = Does the county want a workshop on election security? Answer by { $day }
interest-ask-opening = { $sender } asks { $county } whether the county wants a workshop in the programme { $programme }. Answer by { $day }. It takes about two minutes.
interest-ask-points = You can say:
interest-ask-point-format = whether you want to meet in a room, online or both, for half a day or a whole one
interest-ask-point-days = which days suit and which do not
interest-ask-point-wishes = whether you have wishes for regional content
interest-ask-point-questions = whether you have questions
interest-ask-change = The answer can be changed until the last day. Please answer also if you do not want a workshop.
interest-reminder-subject = Reminder: does the county want a workshop? Answer by { $day }
interest-reminder-opening = { $sender } has had no answer from { $county } about a workshop on election security. The last day is { $day }, { $left }.
interest-reminder-late = { $sender } has had no answer from { $county } about a workshop on election security. The last day was { $day }. Answer as soon as you can. The answer is taken, but there may be no room for your wishes in the plan.
interest-reminder-no = If the county does not want a workshop, answering no is enough.
interest-answer-subject = Answer to your question about the workshop
interest-answer-opening = { $sender } has answered your question.
interest-answer-question = You asked: { $question }
interest-receipt-subject = Receipt: the county’s answer about a workshop
interest-receipt-opening = We have received the answer from { $county }. { $what }
interest-receipt-yes = The county wants a workshop.
interest-receipt-no = The county does not want a workshop this time.
interest-receipt-late = The answer came after the last day and is marked as late.
interest-receipt-change = The answer can be changed until { $day }. If the answer is not yours, open the link and put it right.
interest-withdrawn-subject = { $county } does not want its workshop
interest-withdrawn-opening = { $county } has declined a workshop although its day is set to { $day }. { $by } answered.
interest-withdrawn-stands = Nothing is removed. The day, the invitation and the registrations stand until you or the county change them.
interest-withdrawn-button = See the county’s answer

held-interest = Answer on whether the county wants a workshop
held-question = Question to the national tier
held-answer = Answer to a county’s question
held-call = Call to the counties
held-interest-answered = Answered
held-interest-asked = Asked
held-interest-wishes = Wishes
held-interest-question = Question
held-interest-answer = Answer
