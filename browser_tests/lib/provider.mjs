// A certified OpenID provider of one municipality, on another site than the program.

import { spawn } from 'node:child_process';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { freePort } from './port.mjs';

const SCRIPT = fileURLToPath(new URL('../../platform/trials/oidc_provider/provider.mjs', import.meta.url));

/** A provider that is not there yet: `configuration` is the file that names it to the program. */
export async function provider({ name, title, domain, authority }) {
  const folder = await mkdtemp(join(tmpdir(), 'valskydd-provider-'));
  const port = await freePort();
  const issuer = `http://localhost:${port}`;
  const configuration = join(folder, 'valskydd.toml');
  await writeFile(
    configuration,
    `[[providers]]
name = "${name}"
title = "${title}"
issuer = "${issuer}"
client_id = "valskydd-secret"
client_secret = "an-invented-secret-of-tests-alone"
domains = ["${domain}"]
organisations = [{ authority = "${authority}" }]
reach = "loopback"
`,
  );
  return new Provider(folder, port, issuer, configuration, name);
}

class Provider {
  #folder;
  #port;
  #name;
  #child;

  constructor(folder, port, issuer, configuration, name) {
    this.#folder = folder;
    this.#port = port;
    this.#name = name;
    /** Where it answers. */
    this.issuer = issuer;
    this.configuration = configuration;
  }

  /** How it behaves from now on: see platform/trials/oidc_provider/README.md. */
  async behave(control) {
    const path = join(this.#folder, 'control.json');
    await writeFile(`${path}.new`, JSON.stringify(control));
    await rename(`${path}.new`, path);
  }

  /** Starts it; it may send browsers back to the program at `address`. */
  async start(address) {
    const back = [`${address}/logga-in/svar/${this.#name}`, `${address}/logga-in/utloggad`];
    this.#child = spawn(process.execPath, [SCRIPT, this.#folder, `${this.#port}`, ...back], {
      env: { ...process.env, PROVIDER_HOST: 'localhost' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    process.once('exit', () => this.#child?.kill('SIGKILL'));
    for (let tries = 0; tries < 600; tries += 1) {
      const answer = await fetch(`http://127.0.0.1:${this.#port}/jwks`).catch(() => undefined);
      if (answer?.ok) return;
      await pause(100);
    }
    throw new Error('the provider does not start');
  }

  async close() {
    this.#child?.kill('SIGTERM');
    await rm(this.#folder, { recursive: true, force: true });
  }
}
