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
