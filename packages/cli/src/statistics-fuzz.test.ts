import fc from 'fast-check';
import { expect, test } from 'vitest';
import { temporaryFolder } from './testing/folder.ts';
import { statisticsIn } from './testing/run.ts';

/** Any table a person may have: what comes back is a result, or words about file, row and remedy; never a stack, never a hang. */
const { write } = temporaryFolder();
const firebreak = await statisticsIn('en');
const places = write('places.csv', 'x,east,north\nP001,1,1\nP002,2,2\nP003,9,9\nP150,9,8\n');

const junk = fc.oneof(
  fc.constantFrom('NaN', '-1', '1.5', '1e308', '-0', 'Infinity', '0x10', '99999999999999999999', '９', '=1+1'),
  fc.constantFrom('1800-01-01', '2199-12-31', '2026-02-30', '"', 'a,b', ''),
);
const dayFrom = (min: number, max: number) =>
  fc.integer({ min, max }).map((day) => new Date(Date.UTC(2026, 1, 1 + day)).toISOString().slice(0, 10));
const kinds = {
  day: dayFrom(0, 60),
  later: dayFrom(60, 70),
  count: fc.integer({ min: 0, max: 20 }).map(String),
  many: fc.integer({ min: 20, max: 40 }).map(String),
  number: fc.double({ min: -5, max: 5, noNaN: true }).map(String),
  flag: fc.constantFrom('yes', 'no', '是', '否', '1', '0', ''),
  place: fc.constantFrom('P001', 'P002', 'P003', 'P150'),
} as const;
type Kind = keyof typeof kinds;

/** Columns of the kinds a command expects, mostly: now and then a cell is anything, and one table in five has no cell as it should be. */
const tableOf = (columns: readonly Kind[]) =>
  fc.integer({ min: 0, max: 4 }).chain((order) => {
    const cellOf = (kind: Kind) =>
      fc.oneof({ weight: order === 0 ? 1 : 400, arbitrary: kinds[kind] }, { weight: order === 0 ? 3 : 1, arbitrary: junk });
    return fc.array(fc.tuple(...columns.map(cellOf)), { maxLength: 40 });
  });
const headers = ['date', 'cases', 'x', 'y', 'population'];

const commands: readonly (readonly [name: string, columns: readonly Kind[], given: (file: string) => string[]])[] = [
  [
    'rt',
    ['day', 'count'],
    (file) => ['rt', file, '--date', 'date', '--count', 'cases', '--si-mean', '3', '--si-sd', '2', '--gaps', 'zero', '--sum'],
  ],
  [
    'rt of a list',
    ['day'],
    (file) => ['rt', file, '--date', 'date', '--each-row', '--si-mean', '3', '--si-sd', '2', '--method', 'wallinga-teunis'],
  ],
  [
    'growth',
    ['day', 'count'],
    (file) => ['growth', file, '--date', 'date', '--count', 'cases', '--gaps', 'zero', '--sum', '--split', 'best'],
  ],
  ['growth by week', ['day'], (file) => ['growth', file, '--date', 'date', '--each-row', '--weekly']],
  ['nowcast', ['day', 'count', 'later'], (file) => ['nowcast', file, '--event', 'date', '--report', 'x', '--D', '5']],
  [
    'detect',
    ['day', 'count'],
    (file) => ['detect', file, '--date', 'date', '--count', 'cases', '--gaps', 'zero', '--sum', '--method', 'ears-c2'],
  ],
  ['glr', ['day', 'count'], (file) => ['detect', file, '--date', 'date', '--count', 'cases', '--gaps', 'zero', '--sum', '--method', 'glr']],
  [
    'stcd',
    ['day', 'count', 'number', 'number'],
    (file) => [
      'detect',
      file,
      '--date',
      'date',
      '--method',
      'stcd',
      '--x',
      'x',
      '--y',
      'y',
      '--radius',
      '2',
      '--epsilon',
      '0.5',
      '--threshold',
      '10',
    ],
  ],
  [
    'scan',
    ['place', 'count', 'number', 'number', 'count'],
    (file) => ['scan', file, '--place', 'date', '--cases', 'cases', '--replications', '9'],
  ],
  [
    'permutation',
    ['day', 'count', 'place'],
    (file) => [
      'scan',
      file,
      '--place',
      'x',
      '--date',
      'date',
      '--places',
      places,
      '--x',
      'east',
      '--y',
      'north',
      '--model',
      'permutation',
      '--replications',
      '9',
    ],
  ],
  ['two-by-two', ['day', 'count', 'flag', 'flag'], (file) => ['measure', 'two-by-two', file, '--exposure', 'x', '--outcome', 'y']],
  ['attack-rates', ['flag', 'flag', 'flag', 'flag'], (file) => ['measure', 'attack-rates', file, '--outcome', 'y']],
  [
    'stratified',
    ['day', 'count', 'flag', 'flag'],
    (file) => ['measure', 'stratified', file, '--exposure', 'x=yes', '--outcome', 'y=1', '--stratum', 'cases'],
  ],
  ['proportion', ['day', 'many', 'count'], (file) => ['measure', 'proportion', file, '--numerator', 'x', '--denominator', 'cases']],
  ['rate', ['day', 'count', 'count', 'count', 'count'], (file) => ['measure', 'rate', file, '--cases', 'cases', '--time', 'population']],
  [
    'sar',
    ['day', 'count', 'place'],
    (file) => ['measure', 'sar', file, '--household', 'x', '--onset', 'date', '--min-days', '1', '--max-days', '9'],
  ],
  ['offspring', ['day', 'count'], (file) => ['measure', 'offspring', file, '--infected', 'cases']],
  ['delay', ['day', 'count', 'later'], (file) => ['measure', 'delay', file, '--start', 'date', '--end', 'x']],
  ['pool', ['day', 'count', 'count', 'flag'], (file) => ['pool', 'prevalence', file, '--size', 'cases', '--result', 'y']],
];

test.each(commands)('%s', async (name, columns, given) => {
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(tableOf(columns), async (rows) => {
      const content = [headers.slice(0, columns.length), ...rows].map((cells) => cells.join(',')).join('\n');
      const file = write(`${name}.csv`, content);
      const { status, stdout, stderr } = await firebreak(...given(file));
      if (status === 0) {
        answered++;
        expect(stdout).toContain('What would make it wrong');
        expect(stdout).not.toMatch(content.includes('NaN') ? /undefined|\[object/ : /NaN|undefined|\[object/);
      } else {
        expect(stdout).toBe('');
        expect(stderr).toMatch(/[.\d\]]\n$/); // a sentence, a number, or the code of the refusal
        expect(stderr).not.toMatch(/The command was not completed|\n {4}at /);
      }
    }),
    { numRuns: 60 },
  );
  expect(answered).toBeGreaterThan(0); // not all of them are refused at the door
});
