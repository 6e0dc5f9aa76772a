// Compiles the style sheet, draws the wordmark and carries fonts and htmx, unmodified and with their licences, into
// platform/web/assets. The result is committed: building Valskydd needs neither node nor network.

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import * as sass from "sass";
import { favicon, wordmark } from "./wordmark.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const assets = join(here, "../../platform/web/assets");
const from = (...path) => join(here, "node_modules", ...path);
const to = (...path) => {
  const target = join(assets, ...path);
  mkdirSync(dirname(target), { recursive: true });
  return target;
};

const FONT = "atkinson-hyperlegible-next";
const FONT_PACKAGE = `@fontsource-variable/${FONT}`;

rmSync(assets, { recursive: true, force: true });

const { css } = sass.compile(join(here, "scss/valskydd.scss"), {
  style: "compressed",
  charset: false,
  quietDeps: true,
});
writeFileSync(to("dist/valskydd.css"), css);

// Our own scripts, each for one page; pages work without them.
const SCRIPTS = [
  "table-plan.js",
  "hall-screen.js",
  "passkeys.js",
  "tour.js",
  "door.js",
  "door-camera.js",
  "door-count.js",
  "door-list.js",
  "door-newcomers.js",
  "door-store.js",
  "door-worker.js",
];
for (const script of SCRIPTS) cpSync(join(here, "scripts", script), to("dist", script));

for (const subset of ["latin", "latin-ext"]) {
  const file = `${FONT}-${subset}-wght-normal.woff2`;
  cpSync(from(FONT_PACKAGE, "files", file), to("vendor", FONT, file));
}
cpSync(from(FONT_PACKAGE, "LICENSE"), to("vendor", FONT, "LICENSE"));

cpSync(from("htmx.org/dist/htmx.min.js"), to("vendor/htmx/htmx.min.js"));
cpSync(from("htmx.org/LICENSE"), to("vendor/htmx/LICENSE"));

// Reads codes where the browser cannot.
const DECODER = ["decode.js", "index.js"];
for (const file of [...DECODER, "LICENSE", "LICENSE-MIT"]) cpSync(from("qr", file), to("vendor/qr", file));

// The package carries no licence file of its own; the style sheet contains parts of it.
cpSync(join(here, "govuk-frontend.LICENSE"), to("vendor/govuk-frontend/LICENSE"));

writeFileSync(to("wordmark.svg"), wordmark());
writeFileSync(to("favicon.svg"), favicon());

for (const path of [
  "dist/valskydd.css",
  ...SCRIPTS.map((script) => `dist/${script}`),
  ...DECODER.map((file) => `vendor/qr/${file}`),
  "vendor/htmx/htmx.min.js",
]) {
  const packed = gzipSync(readFileSync(join(assets, path)), { level: 9 });
  // The byte that names the operating system would make two machines' builds differ.
  packed[9] = 255;
  writeFileSync(to("gzip", `${path}.gz`), packed);
}
