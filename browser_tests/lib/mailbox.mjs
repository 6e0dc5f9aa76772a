// A county's mailbox on a Dovecot of one's own, and the configuration that lets the program read it.

import { execFileSync, spawn } from 'node:child_process';
import { chownSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { freePort } from './port.mjs';

const USER = 'lan21';
const PASSWORD = 'hemligt-losen';

/** A running server with these mails, each a text or bytes, in the county's mailbox. */
export async function mailbox({ county, address, checkedBy, mails }) {
  const folder = await mkdtemp(join(tmpdir(), 'valskydd-mailbox-'));
  // Dovecot gives nobody mail as root.
  const user = userInfo().uid === 0 ? 'nobody' : userInfo().username;
  const id = (what) => Number(execFileSync('id', [what, user]));
  const own = (path) => chownSync(path, id('-u'), id('-g'));
  const box = join(folder, 'mail', USER);
  for (const name of ['', 'tmp', 'new', 'cur']) await mkdir(join(box, name), { recursive: true });
  for (const [number, mail] of mails.entries()) {
    const name = `${1_000_000_000 + number}.trial.localhost`;
    await writeFile(join(box, 'tmp', name), mail);
    own(join(box, 'tmp', name));
    await rename(join(box, 'tmp', name), join(box, 'new', name));
  }
  for (const path of [folder, join(folder, 'mail'), box, ...['tmp', 'new', 'cur'].map((name) => join(box, name))]) own(path);
  await chmod(folder, 0o755);
  const port = await freePort();
  const group = execFileSync('id', ['-gn', user]).toString().trim();
  const alone = ['imap-login', 'anvil', 'stats', 'auth', 'log'].map((name) => `service ${name} {\n chroot =\n user = ${user}\n}`);
  await writeFile(
    join(folder, 'settings'),
    `protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${user}
ssl = no
disable_plaintext_auth = no
first_valid_uid = 0
mail_location = maildir:${folder}/mail/%u
passdb {
 driver = static
 args = password=${PASSWORD}
}
userdb {
 driver = static
 args = uid=${user} gid=${group} home=${folder}/home/%u
}
service imap-login {
 inet_listener imap {
 port = ${port}
 }
 inet_listener imaps {
 port = 0
 }
}
${alone.join('\n')}
`,
  );
  await writeFile(join(folder, 'password'), PASSWORD);
  const configuration = join(folder, 'valskydd.toml');
  await writeFile(
    configuration,
    `[[mailboxes]]
county = "${county}"
address = "${address}"
host = "127.0.0.1"
port = ${port}
security = "none"
user = "${USER}"
password_file = "${folder}/password"
checked_by = "${checkedBy}"
`,
  );
  const child = spawn('/usr/sbin/dovecot', ['-F', '-c', join(folder, 'settings')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    ...(userInfo().uid === 0 ? { uid: id('-u'), gid: id('-g') } : {}),
  });
  const diesWithUs = () => child.kill('SIGKILL');
  process.once('exit', diesWithUs);
  for (let tries = 0; !(await answers(port)); tries += 1) {
    if (tries === 600) throw new Error('dovecot does not start');
    await pause(100);
  }
  const close = async () => {
    process.off('exit', diesWithUs);
    child.kill('SIGTERM');
    await new Promise((ended) => child.once('exit', ended));
    await rm(folder, { recursive: true, force: true });
  };
  return { configuration, close };
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => socket.end(() => resolve(true))).once('error', () => resolve(false));
  });
}
