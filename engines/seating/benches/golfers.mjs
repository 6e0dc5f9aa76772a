// Rounds in which few meet twice: our search beside "Good-Enough Golfers", the open solver that people use in the browser.
//
//   node engines/seating/benches/golfers.mjs VALSKYDD GOLFERS TABLES SIZE ROUNDS [PEOPLE LEAST]
//
// With PEOPLE, fewer than there are chairs, tables take LEAST to SIZE. It knows tables of one size only: it then seats
// empty chairs too, as many at a table as it likes, and whom those meet is not counted.
//
// VALSKYDD is the release binary; GOLFERS a checkout of github.com/islemaster/good-enough-golfers (MIT) in which
// `npm install lodash` was run. It is asked first, once; ours then gets the same time. Prints how often pairs meet again.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const [program, golfers, ...numbers] = process.argv.slice(2)
const [tables, size, rounds, people = tables * size, least = size] = numbers.map(Number)

function repeats(plan) {
  const met = new Map()
  for (const round of plan) {
    for (const table of round) {
      const here = table.filter((one) => typeof one === 'string' || one < people)
      for (const one of here) {
        for (const other of here) {
          if (one < other) met.set(`${one} ${other}`, (met.get(`${one} ${other}`) ?? 0) + 1)
        }
      }
    }
  }
  return [...met.values()].reduce((sum, times) => sum + times - 1, 0)
}

function theirs() {
  const source = readFileSync(join(golfers, 'lib/geneticSolver.js'), 'utf8')
  const lodash = createRequire(join(golfers, 'package.json'))('lodash')
  const solver = new Function('_', `${source}; return geneticSolver`)(lodash)
  let last
  const began = performance.now()
  solver(tables, size, rounds, false, [], [], (told) => { last = told })
  return { plan: last.rounds, seconds: (performance.now() - began) / 1000 }
}

function ours(seconds) {
  const folder = mkdtempSync(join(tmpdir(), 'golfers-'))
  const list = Array.from({ length: people }, (_, at) => `Person ${at};p${at}@kommun${at}.example`)
  writeFileSync(join(folder, 'list.csv'), ['Namn;E-post', ...list].join('\n'))
  writeFileSync(join(folder, 'rules.toml'), '[aims]\nmix = 0\nspread_roles = 0\nmeet_new = 10\n')
  const out = execFileSync(program, [
    'seating', 'plan', join(folder, 'list.csv'), '--tables', `${least}-${size}`, '--room', `${tables}`, '--rounds', `${rounds}`,
    '--rules', join(folder, 'rules.toml'), '--seconds', `${seconds}`, '--out', join(folder, 'bord'), '--json',
  ])
  return JSON.parse(out).rounds.map((round) => Object.values(round))
}

const { plan, seconds } = theirs()
const sizes = least < size ? `${least}–${size}` : size
console.log(`${people} people, ${tables} tables of ${sizes}, ${rounds} rounds, ${seconds.toFixed(1)} s each`)
console.log(`Good-Enough Golfers: ${repeats(plan)} meet again`)
console.log(`valskydd: ${repeats(ours(seconds))} meet again`)
