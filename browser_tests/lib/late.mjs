// Time that has passed: somebody signed in long ago.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const BACK = `
import datetime, sqlite3, sys
base = sqlite3.connect(sys.argv[1], timeout=30)
whose = "subject IN (SELECT id FROM person WHERE address = ?)"
for token, signed in base.execute(f"SELECT token_hash, signed_at FROM session WHERE {whose}", (sys.argv[2],)).fetchall():
    earlier = datetime.datetime.fromisoformat(signed[:19]) - datetime.timedelta(minutes=11)
    base.execute("UPDATE session SET signed_at = ? WHERE token_hash = ?", (earlier.isoformat(signed[10]) + signed[19:], token))
base.commit()
`;

/** Lets eleven minutes pass since the person with this address signed in, and nothing else. */
export function longAgo(house, address) {
  execFileSync('python3', ['-c', BACK, join(house.data, 'valskydd.sqlite'), address]);
}

const PAST = `
import datetime, sqlite3, sys
base = sqlite3.connect(sys.argv[1], timeout=30)
due = datetime.date.today() + datetime.timedelta(days=int(sys.argv[2]))
day = due - datetime.timedelta(days=1)
month = day.month - 6
year, month = (day.year, month) if month > 0 else (day.year - 1, month + 12)
# A day that every month has: then six months later is the same day again.
day = datetime.date(year, month, min(day.day, 28))
after = datetime.date(day.year + (day.month + 5) // 12, (day.month + 5) % 12 + 1, day.day) + datetime.timedelta(days=1)
base.execute("UPDATE workshop SET day = ?", (day.isoformat(),))
base.execute("UPDATE disposal SET due_on = ? WHERE open_key IS NOT NULL", (after.isoformat(),))
base.execute("UPDATE errand SET next_at = '2000-01-01T00:00:00.000000+00:00' WHERE name = 'dispose by rule'")
base.commit()
`;

/** Lets so much time pass since the workshops that their lists are kept for so many days more, and has the program look. */
export function lastDayIn(house, days) {
  execFileSync('python3', ['-c', PAST, join(house.data, 'valskydd.sqlite'), String(days)]);
}
