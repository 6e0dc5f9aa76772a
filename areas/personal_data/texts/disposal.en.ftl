## Personal data: disposal
personal_data-disposal-hint = Proposals that wait for an answer, and certificates of what has been deleted.
disposal-title = Deletion
disposal-lead = This will soon be deleted. Approve it, or hold back what has to stay.
disposal-to-table = See how long everything is kept
disposal-proposals = Proposals
disposal-caption = Proposals to delete
disposal-head-what = What
disposal-head-count = How many
disposal-head-due = Deleted on
disposal-head-state = State
disposal-head-approve = Answer
disposal-approve-box = Approve
disposal-approve = Approve those ticked
disposal-hold-how = Does something have to stay? Open the proposal and hold it back.
disposal-none-title = Nothing to delete now
disposal-none-text = Proposals come by themselves when time begins to run out.
disposal-certificates = Certificates of destruction
disposal-certificates-caption = Certificates of destruction, the newest first
disposal-certificates-none = No certificates yet
disposal-certificates-none-text = When something has been deleted, its certificate stands here.
disposal-certificate-head = Certificate
disposal-about-head = About
disposal-done-at-head = Deleted
disposal-certificate = Certificate of destruction no. { $number }
disposal-certificate-pdf = Download as PDF (in Swedish)
disposal-certificate-end = The certificate names nobody. The journal says the same.
disposal-page = Page { $page } of { $pages }
disposal-authority = Authority
disposal-about = About
disposal-about-workshop = The workshop on { $day }
disposal-about-none = Mail that belongs to no workshop
disposal-done-at = Deleted
disposal-count = How many
disposal-count-participants = { $count ->
    [one] one participant
   *[other] { $count } participants
  }
disposal-count-guests = { $count ->
    [0] no guests, only names in the preparations
    [one] one guest
   *[other] { $count } guests
  }
disposal-count-mail = { $count ->
    [one] one mail
   *[other] { $count } mails
  }
disposal-links = Personal links
disposal-grounds = Legal ground
disposal-time = Kept for
disposal-due = Deleted on
disposal-decision = Decision
disposal-how = On what
disposal-how-approved = Approved by the county’s coordinator
disposal-how-unanswered = Nobody answered in time; deleted by the rule
disposal-how-held_until = Held back until its time was up
disposal-how-on = { $how } (answered { $day })
disposal-held-title = Held back
disposal-held-line = { $what }: { $why }. Until { $day }.
disposal-held-until = until { $day }
disposal-state-proposed = Waits for an answer
disposal-state-approved = Approved
disposal-state-held = Held back
disposal-state-done = Deleted
disposal-state-void = No longer needed
disposal-one-title = A proposal to delete
disposal-proposed-at = Proposed
disposal-answered = Answered
disposal-answered-by = { $who }, { $moment }
disposal-somebody = Somebody who is not in the system any more
disposal-answer = What is to happen?
disposal-answer-approve = Delete
disposal-answer-approve-hint = It goes on the day above. After that day it cannot be undone.
disposal-answer-hold = Hold back
disposal-answer-hold-hint = It stays until the day you write, at most a year at a time.
disposal-answer-button = Save the answer
disposal-if-held = If you hold it back
disposal-reason = Reason
disposal-reason-hint = The reason stands on the certificate and in the journal.
disposal-reason-request = Somebody has asked for the documents
disposal-reason-dispute = An appeal or a dispute
disposal-reason-supervision = Supervision or audit
disposal-reason-investigation = A criminal investigation
disposal-reason-archive = To be kept in the archive
disposal-until = Until
disposal-until-hint = For example 2029-12-31. After that it is deleted, unless you hold it back again.
disposal-note = Note
disposal-note-hint = The number of the matter, for example. Write no names.
disposal-fault-answer = Choose whether it is to be deleted or held back.
disposal-fault-reason = Choose a reason.
disposal-fault-note = Write at most { $most } characters.
disposal-fault-until = Write a date, for example 2029-12-31.
disposal-fault-until-early = Choose { $day } or later.
disposal-fault-until-late = Choose { $day } or earlier. You can prolong it when that day comes near.
disposal-fault-none = Tick at least one proposal.
disposal-fault-changed = Somebody else has answered while you were reading. Look at the state, and answer again if need be.
disposal-approved = { $count ->
    [one] One proposal is approved.
   *[other] { $count } proposals are approved.
  }
disposal-held = It is held back.
disposal-need-answer = { $count ->
    [one] Answer a proposal to delete
   *[other] Answer { $count } proposals to delete
  }
disposal-need-held = Look through what is held back from deletion
disposal-letter-subject = { $count ->
    [one] A proposal to delete waits for an answer
   *[other] { $count } proposals to delete wait for an answer
  }
disposal-letter-matter = { $count ->
    [one] A proposal to delete waits for your county’s answer. It is carried out on { $day }.
   *[other] { $count } proposals to delete wait for your county’s answer. The first is carried out on { $day }.
  }
disposal-letter-otherwise = Does something have to stay, for example because somebody has asked for the documents? Then hold it back before that day. Otherwise it is deleted as the authority has decided.
disposal-letter-button = Answer the proposals
