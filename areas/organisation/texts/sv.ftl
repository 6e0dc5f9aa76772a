duty-national_lead = nationell ledning
duty-county_coordinator = länssamordnare
duty-municipal_coordinator = kommunsamordnare
duty-auditor = revisor
home-crumb = Start
