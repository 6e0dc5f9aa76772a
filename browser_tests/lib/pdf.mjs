// The words of a PDF.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { folder } from './program.mjs';

const run = promisify(execFile);
const PDFTOTEXT = '/usr/bin/pdftotext';

/** The text as it lies on the pages; nothing where poppler is not installed. */
export async function textOf(bytes) {
  if (!existsSync(PDFTOTEXT)) return undefined;
  const scratch = await folder();
  try {
    const path = join(scratch, 'paper.pdf');
    await writeFile(path, bytes);
    return (await run(PDFTOTEXT, ['-layout', path, '-'])).stdout;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
