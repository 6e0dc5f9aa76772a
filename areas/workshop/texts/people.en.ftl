## Facilitators
facilitators-title = Facilitators
facilitators-lead = Those who lead the workshop see it and the table plan without names, and nothing else. Their access ends when the workshop is documented.
facilitators-none-title = Nobody leads the workshop yet
facilitators-none-text = Whoever gets the duty below gets a letter and can sign in.
facilitators-documented = The workshop is documented. Nobody more can be given the duty.
facilitators-give-title = Give a person the duty
facilitators-from = Comes from
facilitators-new-firm = Another contracted firm
facilitators-firm = Name of the firm
facilitators-firm-hint = Only if the firm is not in the list.
facilitators-give-button = Give the duty
facilitators-given = { $name } leads the workshop. A letter is on its way.
facilitators-fault-from = Choose where the person comes from.
facilitators-fault-firm = Write the name of the firm.
facilitators-fault-not-known = The person is not known at that authority. Ask Valmyndigheten to give the duty.
facilitators-led-title = Workshops that I lead
facilitators-led-place = Workshops
facilitators-led-lead = Open a workshop to see the day and the table plan.
facilitators-led-none-title = You lead no workshop
facilitators-led-none-text = When a workshop is documented it disappears from here.

## The end
day-step-documented = Documented
day-task-leaders = Facilitators
day-task-leaders-hint = Those who lead the day.
day-task-links = Personal links
day-task-links-hint = To participants, guests and door hosts.
day-document-title = The workshop is documented
day-document-text = When the documentation is ready, say so here. Those who led the workshop then no longer get to it. This cannot be undone.
day-document-button = The workshop is documented
day-documented = The workshop is documented. Those who led it no longer have access.
day-not-documented = The workshop cannot be said to be documented before its day.

## Personal links of the workshop
handed-title = Personal links
handed-lead = Participants, guests and door hosts need no account. Each gets a link of their own by mail.
handed-all-button = { $count ->
    [one] Send a link to one participant
   *[other] Send a link to { $count } participants
}
handed-one-title = Send to a guest or door host
handed-kind = The link is for
handed-button = Send the link
handed-fault-kind = Choose what the link is for.
handed-sent = The link is on its way to { $name }.
handed-sent-all = { $links ->
    [0] All participants have a link already.
    [one] One link is on its way.
   *[other] { $links } links are on their way.
}
handed-list-title = Links that were sent
handed-to-list = Revoke or send a new one
holder-name = Name
holder-lead-participant = You are registered for the workshop that { $organisation } arranges.
holder-lead-guest = You are a guest at the workshop that { $organisation } arranges.
holder-lead-door_host = You receive the participants at the workshop that { $organisation } arranges.
holder-expected-participant = If you cannot come, tell whoever registered you.
holder-expected-guest = You answer the participants’ questions in the groups. If you cannot come, tell the contact.
holder-expected-door_host = Be there in good time. If you cannot come, tell the contact.
holder-coming-participant = The day’s programme and the material are not here yet. They come to this page when they are ready.
holder-course = The introductory course
holder-join = Join the meeting
holder-coming-door_host = You can open the door now and try it. What is tried before the day does not count.
holder-code = Your code at the door
holder-code-hint = Show the code when you arrive, on your phone or on paper. It says nothing of who you are.
holder-door = Open the door
