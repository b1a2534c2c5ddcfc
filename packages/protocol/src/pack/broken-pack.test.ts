// Each pack under fixture/broken has one fault of its own; line and column are where an editor finds it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fixtureFiles, shippedFiles } from '../../fixture/packs.ts';
import { readCatalogue } from './catalogue.ts';
import { issueText, packIssueTexts } from './issue.ts';
import { languages } from './schema/index.ts';

const bases = shippedFiles().filter(({ path }) => path === 'packs/general/1.yaml' || path === 'packs/cn-covid19/9.yaml');
const broken = fixtureFiles('broken');

const faults: readonly (readonly [file: string, code: keyof typeof packIssueTexts, line: number, column: number, words: string])[] = [
  ['bad-value', 'PACK_VALUE_INVALID', 34, 18, 'number'],
  ['base-in-a-circle', 'PACK_CYCLE', 12, 12, 'base-in-a-circle.yaml'],
  ['cycle-of-classes', 'PACK_CYCLE', 17, 5, 'closeContact → other → closeContact'],
  ['cycle-of-obligations', 'PACK_CYCLE', 17, 5, 'poolRecall → reTest → poolRecall'],
  ['edition-twice', 'PACK_EDITION_TWICE', 4, 12, 'packs/general/1.yaml'],
  ['empty', 'PACK_NOT_A_PACK', 1, 1, 'meta:'],
  ['ends-before-it-begins', 'PACK_PERIOD_EMPTY', 9, 16, '2023-12-31'],
  ['key-twice', 'PACK_KEY_TWICE', 16, 1, 'capacity'],
  ['list', 'PACK_NOT_A_PACK', 2, 1, 'a list'],
  ['missing-anchor', 'PACK_ANCHOR_MISSING', 33, 9, 'from'],
  ['missing-mark', 'PACK_SOURCE_MISSING', 33, 9, 'mark'],
  ['missing-source', 'PACK_SOURCE_MISSING', 33, 9, 'source'],
  ['missing-start', 'PACK_ANCHOR_MISSING', 33, 9, 'start'],
  ['missing-text', 'PACK_TEXT_MISSING', 17, 5, 'zh-Hant'],
  ['missing-unit', 'PACK_UNIT_MISSING', 33, 9, 'unit: days'],
  ['missing-value', 'PACK_VALUE_MISSING', 16, 3, 'rank'],
  ['no-offset', 'PACK_DATE_INVALID', 8, 18, '2024-01-01'],
  ['no-such-date', 'PACK_DATE_INVALID', 8, 18, '2023-02-29'],
  ['not-yaml', 'PACK_SYNTAX', 16, 1, 'Flow sequence'],
  ['overlapping-editions', 'PACK_EDITIONS_OVERLAP', 8, 18, 'general 1'],
  ['overlay-of-nothing', 'PACK_BASE_UNKNOWN', 8, 9, 'cn-covid19 11'],
  ['overlay-stricter', 'PACK_STRICTER', 15, 3, 'approvedBy'],
  ['unknown-anchor', 'PACK_ANCHOR_UNKNOWN', 36, 17, 'lastFullMoon'],
  ['unknown-base', 'PACK_BASE_UNKNOWN', 12, 12, 'generally 1'],
  ['unknown-key', 'PACK_KEY_UNKNOWN', 15, 1, 'quarantines'],
  ['unknown-key-deep', 'PACK_KEY_UNKNOWN', 40, 11, 'lenght'],
  ['unknown-limit', 'PACK_REFERENCE_UNKNOWN', 18, 53, 'tomorrow'],
  ['unknown-obligation', 'PACK_OBLIGATION_UNKNOWN', 18, 15, 'dance'],
  ['unknown-reference', 'PACK_REFERENCE_UNKNOWN', 26, 18, 'casualContact'],
  ['unknown-source', 'PACK_SOURCE_UNKNOWN', 38, 19, 'XYZ'],
  ['unknown-unit', 'PACK_UNIT_UNKNOWN', 35, 17, 'fortnights'],
  ['unknown-zone', 'PACK_ZONE_UNKNOWN', 10, 13, 'Mars/Olympus'],
];

test.each(faults)('%s is refused for its own reason: %s at %i:%i', (file, code, line, column, words) => {
  const given = broken.find(({ path }) => path === `broken/${file}.yaml`)!;
  const { catalogue, issues } = readCatalogue([...bases, given]);
  expect(issues.map((issue) => [issue.code, issue.file, issue.line, issue.column])).toEqual([[code, given.path, line, column]]);
  expect(issueText(issues[0]!, 'en')).toContain(words);
  // Refused whole, and what was right beside it can be used.
  const taken = [...catalogue.editions, ...catalogue.overlays].map((one) => one.file);
  if (code !== 'PACK_EDITIONS_OVERLAP') expect(taken).not.toContain(given.path);
  expect(taken).toContain('packs/general/1.yaml');
});

test('every broken pack has its row, and every code a broken pack', () => {
  expect(broken.map(({ path }) => path.replace(/^broken\/|\.yaml$/g, '')).toSorted()).toEqual(faults.map(([file]) => file).toSorted());
  expect([...new Set(faults.map(([, code]) => code))].toSorted()).toEqual(Object.keys(packIssueTexts).toSorted());
});

test('every reason is told in three languages, with nothing left to fill in', () => {
  for (const { path, text } of broken)
    for (const issue of readCatalogue([...bases, { path, text }]).issues)
      for (const language of languages) expect(issueText(issue, language)).not.toMatch(/[{}—]|undefined/);
});

test('whatever stands in a file, it is either a pack or refused with a line; nothing throws and nothing is dropped in silence', () => {
  const good = bases.find(({ path }) => path === 'packs/general/1.yaml')!.text;
  const lines = good.split('\n');
  const at = fc.integer({ min: 0, max: lines.length - 1 });
  const mangled = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.json(),
    at.map((line) => lines.toSpliced(line, 1).join('\n')),
    fc.tuple(at, fc.string({ maxLength: 12 })).map(([line, text]) => lines.toSpliced(line, 0, text).join('\n')),
    fc.tuple(at, at).map(([line, other]) => lines.with(line, lines[other]!).join('\n')),
    at.map((line) => lines.slice(0, line).join('\n')),
  );
  fc.assert(
    fc.property(mangled, (text) => {
      const { catalogue, issues } = readCatalogue([{ path: 'any.yaml', text }]);
      expect(catalogue.editions.length + catalogue.overlays.length > 0 || issues.length > 0).toBe(true);
      for (const { line, column } of issues) expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
    }),
    { numRuns: 80 },
  );
});

test('a document whose aliases multiply without end is refused instead of filling the memory', () => {
  const bomb = `a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n}, `.repeat(9)}*a${n}]`).join('\n')}\n`;
  const { catalogue, issues } = readCatalogue([{ path: 'bomb.yaml', text: bomb }]);
  expect([catalogue.editions, issues.length > 0]).toEqual([[], true]);
});
