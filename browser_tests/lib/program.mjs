// The program `valskydd demo`, in a folder of its own that goes away with it.

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

/** The duties that `demo` prints a sign-in link for, and the words in front of each. */
const DUTIES = {
  national: 'Nationell ledning',
  county: 'Länssamordnare',
  municipality: 'Kommunsamordnare',
  auditor: 'Revisor',
};
/** A debug build on a slow machine lays its tables and loads 290 municipalities in this time. */
const PATIENCE_MS = 90_000;
const ADDRESS = 'Adress';

/** A folder for the program's data, to be taken away by whoever asked for it. */
export function folder() {
  return mkdtemp(join(tmpdir(), 'valskydd-browser-'));
}

/**
 * Starts it and waits until it has printed its address and a sign-in link for each duty. With `data`, a folder, what
 * lies there stays, before and after.
 */
export async function startProgram(env, data) {
  const own = data ? undefined : await folder();
  const words = ['demo', ...(own ? ['--fresh'] : []), '--port', '0', '--data', data ?? own];
  const child = spawn(binary(), words, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const diesWithUs = () => child.kill('SIGKILL');
  process.once('exit', diesWithUs);

  const stop = async () => {
    process.off('exit', diesWithUs);
    await end(child);
    if (own) await rm(own, { recursive: true, force: true });
  };
  try {
    const printed = await whatItPrints(child);
    const links = Object.entries(DUTIES).map(([duty, word]) => [duty, printed.get(word)]);
    return {
      address: printed.get(ADDRESS).replace(/\/$/, ''),
      data: data ?? own,
      links: Object.fromEntries(links),
      pid: child.pid,
      stop,
    };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

/** Runs another command of the program on the same data, such as `journal verify`. Gives its exit code and output. */
export function command(program, ...words) {
  const env = { PATH: process.env.PATH, VALSKYDD_DATA: program.data, VALSKYDD_BASE_URL: program.address };
  return new Promise((resolve) => {
    execFile(binary(), words, { env, maxBuffer: 1e8 }, (fault, stdout, stderr) => {
      resolve({ code: fault ? fault.code : 0, stdout, stderr });
    });
  });
}

function binary() {
  const named = process.env.VALSKYDD_BIN;
  if (!named) throw new Error('VALSKYDD_BIN names no program; run `cargo xtask e2e`');
  return named;
}

/** Reads lines such as `Adress: http://127.0.0.1:41233` until all are there. */
async function whatItPrints(child) {
  const awaited = new Set([ADDRESS, ...Object.values(DUTIES)]);
  const printed = new Map();
  const said = [];
  const hear = (line) => {
    if (said.push(line) > 200) said.shift();
  };
  createInterface({ input: child.stderr }).on('line', hear);
  const lines = createInterface({ input: child.stdout });

  const complete = new Promise((resolve) => {
    lines.on('line', (line) => {
      hear(line);
      const [, word, value] = /^\s*([^:]+):\s+(\S+)\s*$/.exec(line) ?? [];
      if (awaited.delete(word)) printed.set(word, value);
      if (awaited.size === 0) resolve('complete');
    });
  });
  const ended = once(child, 'exit').then(([code]) => `it ended with ${code}`);
  const late = pause(PATIENCE_MS, `nothing more in ${PATIENCE_MS / 1000} s`, { ref: false });
  const outcome = await Promise.race([complete, ended, late]);
  if (outcome !== 'complete') {
    throw new Error(`the demo did not print ${[...awaited].join(', ')}: ${outcome}\n${said.join('\n')}`);
  }
  return printed;
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const outcome = await Promise.race([ended, pause(5_000, 'late', { ref: false })]);
  if (outcome === 'late') {
    child.kill('SIGKILL');
    await ended;
  }
}
