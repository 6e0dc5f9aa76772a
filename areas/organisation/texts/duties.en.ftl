## Duties
duty-facilitator = facilitator
help-facilitator-1 = See under Workshops which days you lead. You see those and no others.
help-facilitator-2 = Open a workshop to see place and time, how many are registered, and the table plan without names.
help-facilitator-3 = Your access ends when the county has documented the workshop. If the planning needs to change, ask the county’s coordinator.
