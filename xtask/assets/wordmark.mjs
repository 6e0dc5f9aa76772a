// The mark: a ballot folded to a shield; the fold is a V. The letters are drawn here too, as strokes on a grid, so
// that the file looks the same where no typeface is installed.

const DEEP = "#123f6b";
const LIGHT = "#8fbfe8";

// On 28 × 30 units: the sheet, its right half in the shade of the crease, the flap that is folded down.
const SHIELD =
  `<path fill="${DEEP}" d="M1 1h26v16.5L14 29 1 17.5z"/>` +
  `<path d="M14 14.2 27 1v16.5L14 29z" opacity=".28"/>` +
  `<path fill="${LIGHT}" d="M1 1h26L14 14.2z"/>` +
  `<path fill="none" stroke="#fff" stroke-width="1.7" d="M.4.4 14 14.2 27.6.4"/>`;

// Each letter on a height of 16 with its width; the middle of the strokes.
const LETTERS = {
  V: [12.6, "M.2-1 6.3 13.7 12.4-1"],
  A: [12.6, "M.2 17 6.3 2.3 12.4 17M2.6 12h7.4"],
  L: [8.4, "M0-1.4V16h8.4"],
  S: [9.4, "M9 2.6C8 1 6.6 0 4.7 0 2.2 0 .5 1.5.5 3.8c0 5.4 8.9 2.9 8.9 8.3C9.4 14.5 7.5 16 4.9 16 2.7 16 1 15 0 13.2"],
  K: [10, "M0-1.4v18.8M10-1 0 9.6M3.7 6.3 10.3 17"],
  Y: [11.6, "M.1-1 5.8 8.4 11.5-1M5.8 8.4v9"],
  D: [10.8, "M0 0v16h3.5C8.3 16 10.8 13 10.8 8S8.3 0 3.5 0z"],
};
const SPACE = 6.2;

export const favicon = () =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 32"><g transform="translate(1 1)">${SHIELD}</g></svg>\n`;

export const wordmark = () => {
  let x = 39;
  const letters = [..."VALSKYDD"].map((letter) => {
    const [width, path] = LETTERS[letter];
    const drawn = `<path transform="translate(${Number(x.toFixed(1))} 6)" d="${path}"/>`;
    x += width + SPACE;
    return drawn;
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${Math.ceil(x - SPACE + 3)} 30" role="img" aria-label="Valskydd">` +
    SHIELD +
    `<g fill="none" stroke="${DEEP}" stroke-width="2.8">${letters.join("")}</g></svg>\n`
  );
};
