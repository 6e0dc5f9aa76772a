duty-national_lead = national lead
duty-county_coordinator = county coordinator
duty-municipal_coordinator = municipal coordinator
duty-auditor = auditor
home-crumb = Start
