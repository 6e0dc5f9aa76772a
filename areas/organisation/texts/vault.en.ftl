# Sealed content in the journal.
deed-area-sealed = Sealed content
deed-area-vault = Keys
deed-sealed-read = Sealed content read
deed-vault-key_made = The organisation’s key made
deed-vault-rotation_begun = New key for the organisation
deed-vault-rotated = Everything sealed with the new key, the old one removed
deed-vault-master_changed = New master key
deed-vault-shredded = The organisation’s keys thrown away
deed-registration-needs_sealed = Older diets sealed
deed-registration-needs_deleted = Diets and access needs deleted after the day
journal-detail-agreed_by = agreed to by
journal-detail-from = from
journal-detail-generation = key number
journal-detail-keys = keys
journal-detail-reason = reason
journal-detail-request = request
journal-detail-sealed_anew = sealed anew
