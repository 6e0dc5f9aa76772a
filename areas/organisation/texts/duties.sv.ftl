## Uppdrag
duty-facilitator = workshopledare
help-facilitator-1 = Läs under Workshoppar vilka dagar du leder. Du ser bara dem.
help-facilitator-2 = Öppna en workshop för att se plats, tid och hur många som är anmälda, och bordsplaceringen utan namn.
help-facilitator-3 = Din tillgång slutar när länet har dokumenterat workshoppen. Behöver något ändras i planeringen, be länets samordnare.
