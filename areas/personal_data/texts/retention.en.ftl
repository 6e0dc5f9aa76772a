## Personal data: how long it is kept
personal_data-place = Personal data
personal_data-title = Personal data
personal_data-lead = What is kept about people, for how long and why.
personal_data-retention-hint = What is kept, by which law, for how long, and what makes it go.
retention-title = How long data is kept
retention-lead = What the system keeps about people, for how long and on which legal ground.
retention-usual = These are the usual times. Your authority can decide on others.
retention-decided = Some times have been changed by a decision: { $decision }.
retention-approval = What goes with approval is proposed { $proposal ->
    [0] on the day its time is up
    [one] a day before its time is up
   *[other] { $proposal } days before its time is up
  }. { $unanswered ->
    [0] If nobody answers, it is deleted on that day all the same.
    [one] If nobody answers, it is deleted a day later all the same.
   *[other] If nobody answers, it is deleted { $unanswered } days later all the same.
  }
retention-caption = What is kept and for how long
retention-head-what = What
retention-head-time = How long
retention-head-more = What happens, and what stays
retention-head-grounds = Legal ground
retention-head-enforced = What makes it go
retention-head-setting = Setting
retention-later-title = Not there yet
retention-later-lead = None of this is stored today. The times hold when those parts of the system exist.
retention-ground-storage = GDPR article 5.1 e (no longer than necessary)
retention-ground-health = GDPR article 9 (health data)
retention-ground-archives = Archives Act (1990:782) section 10 and RA-FS 2021:6 (deletion of public documents)
retention-ground-public = Freedom of the Press Act chapter 2 (a document that has come in)
retention-ground-elections = Elections Act (2005:837) chapter 16
retention-ground-log = MSBFS 2020:7 (security logs)
retention-by-approval = Proposed, approved by the county, deleted, with a certificate
retention-by-errand = Deleted by the system
retention-by-itself = Goes with what it belongs to
retention-by-hand = Removed by hand
retention-not-yet = Not there yet
retention-stays = Stays
retention-days-workshop = { $days ->
    [one] a day after the workshop
   *[other] { $days } days after the workshop
  }
retention-days-use = { $days ->
    [one] a day after it was last used
   *[other] { $days } days after it was last used
  }
retention-months-workshop = { $months ->
    [one] a month after the workshop
   *[other] { $months } months after the workshop
  }
retention-months-election = { $months ->
    [one] a month after election day
   *[other] { $months } months after election day
  }
retention-months-end = { $months ->
    [one] a month after its end
   *[other] { $months } months after its end
  }
retention-months-posted = { $months ->
    [one] a month after the letter was written
   *[other] { $months } months after the letter was written
  }
retention-months-duty = { $months ->
    [one] a month after the person’s last duty
   *[other] { $months } months after the person’s last duty
  }
retention-with = { $time } (as: { $what })
retention-needs = Diets and access needs in a registration
retention-needs-more = Sealed. The municipality that wrote them reads them; its county gets counts for kitchen and hall.
retention-table_needs = What somebody needs of a table
retention-table_needs-more = Sealed beside the table plan.
retention-protected = Who a participant with protected details is
retention-protected-more = Sealed. The municipality reads it; its county once, and only when two people agree.
retention-participants = Participant list with table plan
retention-participants-more = Counts by municipality and role stay. Whoever sent the list and the day’s personal links go too.
retention-guests = Guests, and names in the preparations
retention-guests-more = Guests’ names, contacts, briefs, answers and links. Names and notes in the checklist, the venue’s needs, the order and the sites. What was done and when stays.
retention-mail = Mail that came to a county
retention-mail-more = Content (sealed), names, addresses and subject. Number, day and kind stay. Mail that belongs to no workshop is counted from the day it came. The mailbox itself is the county’s to empty.
retention-door = Who came to the workshop
retention-door-more = Check-ins, who came in whose place, and names of those for whom there was no seat. Whoever was noted when the door was tried out goes on the day.
retention-door_phones = The list in the phones at the door
retention-door_phones-more = Sealed in the phone: the code’s hash, name, municipality and table. The name of somebody who came unexpected lies there, sealed, until it is handed in, seven days after the day at the most.
retention-door_phones-time = until six hours after the workshop’s end, or until the door is shut
retention-joined = Who joined the meeting by video
retention-joined-more = When they joined, and in how many browsers the link had been opened.
retention-workshop = The workshop and its county’s invitation
retention-workshop-more = Day, place, the text of the invitation, and whom to ask.
retention-workshop-time = until the authority hands it over to the archive
retention-meeting = Where to join by video
retention-meeting-more = Sealed by the county; in no letter.
retention-interest = Counties’ interest
retention-interest-more = Answers, days, wishes, questions and who wrote them, with the links to them.
retention-tour = The tour
retention-tour-more = Facilitators’ names, addresses, home towns and days away. Which county had which day stays.
retention-letters = Letters that were sent
retention-letters-more = Words, receiver and address. Letters to a person go with the person at the latest. Where there is no mail server, the files in the data folder are the operator’s to delete.
retention-addresses = Addresses a municipality wants its letters at, and the county’s mailbox
retention-addresses-more = Which of them do not work, too.
retention-addresses-time = until the municipality or the county takes them away
retention-links = Personal links
retention-links-more = To whom they were sent and in which browsers they were opened. They go with what they open at the latest.
retention-duties = Duties, reviews and what two people agreed to
retention-duties-more = An authority’s last review stays.
retention-accounts = People who sign in
retention-accounts-more = Name and address, in the journal too. The name stays on decisions that were made.
retention-providers = The tie to an authority’s own sign-in service
retention-providers-more = What the service calls the person.
retention-keys_of_people = Passkeys, code app and recovery codes
retention-keys_of_people-more = Their owner can take them away at any time.
retention-link_requests = An address at which somebody asked for a link
retention-link_requests-more = No address is kept.
retention-link_requests-time = until the system has looked into it, some seconds
retention-sessions = Sessions
retention-sessions-more = Device in two words, network, times.
retention-sessions-time = until they end, at most 10 hours for people and 7 days for links
retention-browsers = Browsers in which somebody signed in
retention-browsers-more = A hash and two times.
retention-tries = Tallies of tries to sign in
retention-tries-more = A hash, a number and two times.
retention-tries-time = an hour after the last try
retention-disposals = Proposals to delete, and the answers to them
retention-disposals-more = Which workshop, how many, what was decided. Who answered is known as long as that person is in the system.
retention-disposals-time = until the authority hands it over to the archive
retention-certificates = Certificates of destruction
retention-certificates-more = They name nobody.
retention-certificates-time = until the authority hands it over to the archive
retention-disclosures = Disclosures to the national tier
retention-disclosures-more = Purpose, legal ground, receiver and columns. The list itself is not copied: it can be downloaded for a time, and goes with the participant list.
retention-disclosures-time = until the authority hands it over to the archive
retention-extracts = Extracts for a person
retention-extracts-more = The extract is not stored. That it was made stands in the journal with the number of the matter.
retention-extracts-time = not stored
retention-journal = The journal
retention-journal-more = Its lines stay. Names go out of it with those they are about, and the chain stays whole.
retention-journal-time = the lines stay
retention-refusals = What the service says of refused requests
retention-refusals-more = In the server’s own logs.
retention-data_keys = An organisation’s keys to what is sealed
retention-data_keys-more = An old key goes when nothing is sealed by it any more.
retention-data_keys-time = until two people agree to throw them away
retention-venue_order = The order to the venue
retention-venue_order-more = The letter says how many have a special diet, never who. Which diets stands on the paper alone.
retention-course = The course: who has done it
retention-course-more = The person’s own word, what the municipality or the county board attests, a list from the course, the short version, or an exemption with its reason.
retention-exercise = Raw notes from the exercise
retention-exercise-more = The findings stay.
retention-exercise-time = until the findings are closed, at most 6 months after election day
retention-analysis = Drafts of a protection analysis
retention-analysis-more = Adopted versions are kept.
retention-analysis-time = 6 months after election day
retention-incidents = Incident reports
retention-incidents-more = They are handed over to the archive.
retention-incidents-time = until they are handed over to the archive
retention-incident_contacts = Who reported an incident
retention-incident_contacts-more = Contact details go, the report stays.
retention-document = Retention
retention-document-lead = What is stored about people, on which legal ground, and when it goes. Written by `BLESS=1 cargo test --workspace --test house retention` from the table in `areas/personal_data/src/retention/table.rs` and its words; a test holds it against them, and the table against the database. What goes by itself leaves a line in the journal where a deed of somebody’s or a list goes; nothing else is deleted. Where a setting is named, a decision of the authority’s can change the time: without its reference in `retention.decision` the program does not start with other times than these, and with it the reference stands in each line. How approval goes: [decision 0028](decisions/0028-deletion-with-approval.md).
retention-document-end = The municipality’s archive rules and the authority’s own decisions go before these defaults. Sealed content: [decision 0012](decisions/0012-sealed-content.md). The service’s own log: [operations](operations/README.md#logs).
retention-document-nobody = Tables that hold nothing about people
