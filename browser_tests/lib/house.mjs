// Starts the program as built, on a believable county, and opens a browser on it.
//
//   const house = await open();
//   after(() => house.close());
//   const page = await house.page({ as: 'county', width: 320, script: false });
//
// VALSKYDD_BIN names the program, CHROMIUM the browser. `cargo xtask e2e` sets both.

import { command, startProgram } from './program.mjs';
import { launch } from './browser.mjs';
import { signIn, watch } from './visit.mjs';

/** The four ways every form and every page to read must work in. */
export const VIEWS = [
  { width: 1280, script: true },
  { width: 1280, script: false },
  { width: 320, script: true },
  { width: 320, script: false },
];

/** A view in words, for the name of a test. */
export function inWords({ width, script }) {
  return `${width} px wide, script ${script ? 'on' : 'off'}`;
}

/** Starts everything. `env` is added to the program's environment; a `data` folder stays as it is and is kept. */
export async function open({ env = {}, data } = {}) {
  const program = await startProgram(env, data);
  let browser;
  try {
    browser = await launch();
  } catch (fault) {
    await program.stop();
    throw fault;
  }
  return new House(program, browser);
}

class House {
  #browser;
  #program;
  #sessions = new Map();

  constructor(program, browser) {
    this.#program = program;
    this.#browser = browser;
    /** Where the program answers, such as http://127.0.0.1:41233. */
    this.address = program.address;
    /** Where the program keeps its data. */
    this.data = program.data;
    /** The printed sign-in links: national, county, municipality, auditor. */
    this.links = program.links;
    /** The program's process id, for measuring. */
    this.pid = program.pid;
  }

  /**
   * A page in a browser context of its own.
   * `as`: 'national', 'county', 'municipality', 'auditor', or the mail address of anybody with a duty; signed in once
   * with its link, later pages carry the same session. `state`: what another page's context had
   * stored. `touch`: a screen to be touched. `forced`: the reader's own few colours.
   */
  async page(asked = {}) {
    const { as: duty, state, width = 1280, script = true, language = 'sv' } = asked;
    const { dark = false, forced = false, touch = false } = asked;
    const storageState = duty ? await this.#session(duty) : state;
    const context = await this.#browser.newContext({
      baseURL: this.address,
      colorScheme: dark ? 'dark' : 'light',
      forcedColors: forced ? 'active' : 'none',
      hasTouch: touch,
      javaScriptEnabled: script,
      locale: language,
      reducedMotion: 'reduce',
      storageState,
      timezoneId: 'Europe/Stockholm',
      viewport: { width, height: width < 600 ? 640 : 900 },
    });
    context.scriptIsOff = !script;
    watch(context, this.address);
    return context.newPage();
  }

  #session(duty) {
    if (!this.#sessions.has(duty)) this.#sessions.set(duty, this.#enter(duty));
    return this.#sessions.get(duty);
  }

  async #enter(duty) {
    const page = await this.page();
    await signIn(page, this.links[duty] ?? (await this.#printed(duty)));
    const state = await page.context().storageState();
    await page.context().close();
    return state;
  }

  async #printed(address) {
    const { code, stdout, stderr } = await this.command('sign-in-link', address);
    if (code !== 0) throw new Error(`no link for ${address}: ${stderr}`);
    return stdout.trim();
  }

  /** Runs another command of the program on the same data: `{ code, stdout, stderr }`. */
  command(...words) {
    return command(this.#program, ...words);
  }

  async close() {
    await this.#browser.close();
    await this.#program.stop();
  }
}
