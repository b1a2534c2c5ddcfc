import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import en from './en/index.ts';

const features = fileURLToPath(new URL('../../../server/src/feature', import.meta.url));

/** Acts of the journal as the sources of the server name them: `'kind.verb'`, `verb: 'verb'`, or a verb handed to what writes an act. */
function verbsOfTheJournal(): readonly string[] {
  const verbs = new Set<string>();
  for (const file of sources()) {
    const text = readFileSync(file, 'utf8');
    for (const pattern of patterns) for (const [, verb = ''] of text.matchAll(pattern)) verbs.add(verb);
  }
  return [...verbs].toSorted();
}

const sources = () =>
  readdirSync(features, { recursive: true, encoding: 'utf8' })
    // An import names what it found wrong in a file in the same form.
    .filter((file) => file.endsWith('.ts') && !file.includes('.test.') && !file.startsWith('import'))
    .map((file) => `${features}/${file}`);

const patterns = [
  /'[a-z][A-Za-z]+\.([a-z][A-Za-z]*(?:ed|Read|In|Found))'/g,
  /\b(?:listAct|recordAct|tubeAct|actOn|read)\([^'\n]*'([a-z][A-Za-z]*(?:ed|Read|In|Found|found))'/g,
  /\bverb: '([a-zA-Z]+)'/g,
];

describe('what the journal says was done', () => {
  test('every act of the server has words', () => {
    const verbs = verbsOfTheJournal();
    expect(verbs).toEqual(expect.arrayContaining(['created', 'scheduleListed', 'householdsListed', 'sealed']));
    expect(verbs.filter((verb) => !(verb in en.audit.action))).toEqual([]);
  });
});
