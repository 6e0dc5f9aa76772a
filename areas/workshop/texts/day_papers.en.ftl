day-task-papers = Papers for the day
day-task-papers-hint = badges, door list, sign-in sheet, certificates and signs.
day_papers-title = Papers for the day
day_papers-lead = Take out the papers for the day here, as PDFs in Swedish. Taking one out is noted in the journal. Diets, phone numbers and addresses are on no paper.
day_papers-registered = { $people ->
    [one] One participant is registered.
   *[other] { $people } participants are registered.
}
day_papers-unseated = { $people ->
    [one] One of them has no seat at a table yet.
   *[other] { $people } of them have no seat at a table yet.
}
day_papers-no-plan = There is no table plan yet, so the papers carry no table numbers.
day_papers-none-title = Nobody is registered yet
day_papers-none-text = Once the municipalities have registered their people, you take out badges, lists and certificates here. Signs can be printed already.
day_papers-none-link = See the municipalities’ answers
day_papers-take = Take out: { $paper }
day_papers-badges = Badges
day_papers-badges-hint = Ten to a sheet, 85 × 54 mm, with cut marks. Name, municipality, role, and the table in the first round. Guests and facilitators carry a mark of their own. Anyone whose details are protected gets a badge with a number instead of a name. The code on the badge is read at the door and says nothing of whose it is.
day_papers-square = Code for the check-in
day_papers-door = Door list
day_papers-door-hint = Everybody by surname, with municipality, table and a box to tick.
day_papers-sign_in = Sign-in sheet
day_papers-sign_in-hint = Participants by municipality, with a line to sign. Anyone whose details are protected ticks a box instead.
day_papers-certificates = Certificates of attendance
day_papers-certificates-hint = A page for each registered participant, to be signed. Take away those of people who did not come. For anyone whose details are protected, write the name by hand.
day_papers-tables = Table list
day_papers-tables-hint = Who sits at each table, and an index of everybody. Seat the participants first, if that is not done.
day_papers-tables-link = The table plan, with place cards and table tents
day_papers-sign = Signs
day_papers-sign-hint = An A4 sheet on its side with an arrow and a text, in Swedish. Take out one at a time.
day_papers-sign-take = Take out the sign
day_papers-says = What should it say?
day_papers-says-registration = Registration (“Registrering”)
day_papers-says-workshop = Workshop on election security (“Workshop i valsäkerhet”)
day_papers-says-lunch = Lunch
day_papers-says-toilet = Toilet (“Toalett”)
day_papers-says-own = A text of your own
day_papers-own = Your own text
day_papers-own-hint = One line, at most 60 characters. Used only if you chose a text of your own.
day_papers-arrow = Where should the arrow point?
day_papers-arrow-left = Arrow to the left
day_papers-arrow-right = Arrow to the right
day_papers-arrow-straight = Arrow straight on
day_papers-arrow-none = No arrow
day_papers-fault-says = Choose what the sign should say.
day_papers-fault-own = Write what the sign should say.
day_papers-fault-long = The text is too long. Write at most 60 characters.
day_papers-fault-arrow = Choose where the arrow should point, or no arrow.
day_papers-guest = Guest
day_papers-leader = Facilitator
day_papers-nobody = Nobody is registered yet.
day_papers-expected = { $people ->
    [one] One person is expected.
   *[other] { $people } people are expected.
}
day_papers-here = Here
day_papers-sign-here = Sign by your name when you arrive.
day_papers-signature = Signature
day_papers-tick = Tick the box
day_papers-certificate = Certificate of attendance
day_papers-certify = This is to certify that
day_papers-took-part = took part in
day_papers-matter = Workshop on election security, { $county }
day_papers-held = The day held
day_papers-day = Day
day_papers-hours = Time
day_papers-place = Place
day_papers-place-and-date = Place and date
day_papers-printed-name = Name in print
day_papers-file-badges = badges
day_papers-file-door = door list
day_papers-file-sign_in = sign-in sheet
day_papers-file-certificates = certificates
day_papers-file-sign = sign
day_papers-nobody-came = Nobody is noted as present, so there are no certificates to print.
