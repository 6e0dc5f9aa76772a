// Chromium, quiet: it fetches nothing for itself.

import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const SYSTEM = '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launch() {
  return chromium.launch({ executablePath: executable(), args: FLAGS });
}

/** CHROMIUM is a path, or a name to be looked for on the path. */
function executable() {
  const named = process.env.CHROMIUM ?? SYSTEM;
  if (named.includes('/')) return named;
  const folders = (process.env.PATH ?? '').split(':');
  return folders.map((folder) => `${folder}/${named}`).find((path) => existsSync(path)) ?? SYSTEM;
}
