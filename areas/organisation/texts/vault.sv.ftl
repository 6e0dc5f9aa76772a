# Förseglat innehåll i händelseloggen.
deed-area-sealed = Förseglat innehåll
deed-area-vault = Nycklar
deed-sealed-read = Förseglat innehåll läst
deed-vault-key_made = Organisationens nyckel gjord
deed-vault-rotation_begun = Ny nyckel för organisationen
deed-vault-rotated = Allt förseglat med den nya nyckeln, den gamla borttagen
deed-vault-master_changed = Ny huvudnyckel
deed-vault-shredded = Organisationens nycklar kastade
deed-registration-needs_sealed = Äldre uppgifter om kost förseglade
deed-registration-needs_deleted = Kost och tillgänglighet borttagna efter dagen
journal-detail-agreed_by = medgivande av
journal-detail-from = från
journal-detail-generation = nyckel nummer
journal-detail-keys = nycklar
journal-detail-reason = skäl
journal-detail-request = begäran
journal-detail-sealed_anew = förseglade om
