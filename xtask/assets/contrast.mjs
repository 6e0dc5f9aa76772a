// Every pair of colours that meets on a page: 4.5:1 for text, 3:1 for edges and marks (WCAG 2.2, 1.4.3 and 1.4.11).

import { readFileSync } from "node:fs";

const source = readFileSync(new URL("scss/_tokens.scss", import.meta.url), "utf8");

const tokens = (name) => {
  const block = source.match(new RegExp(`\\$${name}: \\(([^;]*)\\);`))[1];
  return Object.fromEntries([...block.matchAll(/"([a-z-]+)": (#[0-9a-f]{6})/g)].map(([, key, value]) => [key, value]));
};

const channel = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const luminance = (hex) => {
  const [r, g, b] = [1, 3, 5].map((at) => channel(parseInt(hex.slice(at, at + 2), 16) / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ratio = (one, other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

const grounds = ["paper", "surface"];
const hues = [..."abcdefghijkl"].map((letter) => `hue-${letter}`);
const tinted = [...grounds, "pale", "brass-pale", "red-pale", "green-pale"];
const text = [
  ["ink", [...tinted, "pale-strong", ...hues]],
  ["ink-soft", [...grounds, "pale", "red-pale"]],
  ["deep", [...grounds, "pale"]],
  ["link", tinted],
  ["link-visited", tinted],
  ["link-hover", tinted],
  ["red-text", [...grounds, "red-pale"]],
  ["red-hover", [...grounds, "red-pale"]],
  ["brass-text", ["brass-pale", ...grounds]],
  ["green-text", ["green-pale", ...grounds]],
  ["brass-pale", ["brass-text"]],
  ["action-text", ["action", "action-hover"]],
  ["focus-text", ["focus"]],
];
const edges = [
  ["edge", [...grounds, "pale"]],
  ["deep", [...grounds, "pale-strong"]],
  ["ring", tinted],
  ["brass", [...grounds, "brass-pale"]],
  ["red", [...grounds, "red-pale"]],
  ["green", [...grounds, "green-pale"]],
  ["action", grounds],
];

let below = 0;
const light = tokens("light");
const schemes = { light, dark: tokens("dark"), print: { ...light, ...tokens("print") } };
for (const [scheme, colours] of Object.entries(schemes)) {
  for (const [pairs, least] of [[text, 4.5], [edges, 3]]) {
    for (const [front, backs] of pairs) {
      for (const back of backs) {
        const reached = ratio(colours[front], colours[back]);
        if (reached >= least) continue;
        below += 1;
        console.error(`${scheme}: ${front} on ${back} reaches ${reached.toFixed(2)}:1, needs ${least}:1`);
      }
    }
  }
}
console.log(below === 0 ? "every pair is clear enough" : `${below} pairs are too weak`);
process.exitCode = below === 0 ? 0 : 1;
