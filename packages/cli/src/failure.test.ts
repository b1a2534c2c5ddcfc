import { ArgumentError, argumentCodes } from '@firebreak/epi';
import { argumentText, locales } from '@firebreak/contract';
import { expect, test } from 'vitest';
import { temporaryFolder } from './testing/folder.ts';
import { statisticsIn } from './testing/run.ts';

const { write } = temporaryFolder();

test.each([
  [
    'en',
    'gap.csv · row 3 · date: Between 2026-03-01 and 2026-03-05, 3 are missing. If there was no case, say so with --gaps zero; if nothing was reported, add the counts.\n',
  ],
  [
    'zh-Hans',
    'gap.csv · 第 3 行 · date: 2026-03-01 与 2026-03-05 之间缺 3 个时间点。若当时没有病例，请加 --gaps zero；若没有报告，请补上数据。\n',
  ],
  [
    'zh-Hant',
    'gap.csv · 第 3 列 · date: 2026-03-01 與 2026-03-05 之間缺 3 個時間點。若當時沒有病例，請加 --gaps zero；若沒有通報，請補上資料。\n',
  ],
] as const)('a gap in %s: where, what and what to do', async (language, said) => {
  const run = await (await statisticsIn(language))('growth', write('gap.csv', 'date,cases\n2026-03-01,1\n2026-03-05,2\n'));
  expect([run.status, run.stdout, run.stderr]).toEqual([1, '', said]);
});

test('ten problems are shown and the others counted', async () => {
  const rows = Array.from({ length: 25 }, (_, at) => `2026-03-${String(at + 1).padStart(2, '0')},x`);
  const { stderr } = await (await statisticsIn('en'))('growth', write('many.csv', `date,cases\n${rows.join('\n')}\n`));
  expect(stderr.trim().split('\n')).toHaveLength(11);
  expect(stderr).toContain('And 15 more.');
});

test('what a file cannot be read for is said by the readers of the import', async () => {
  const firebreak = await statisticsIn('zh-Hans');
  const pdf = await firebreak('growth', write('report.csv', '%PDF-1.7\n'));
  expect([pdf.status, pdf.stderr]).toEqual([1, expect.stringMatching(/^report\.csv: /)]);
  const open = await firebreak('growth', write('open.csv', 'date,cases\n2026-03-01,1\n2026-03-02,"2\n2026-03-03,3\n'));
  expect([open.status, open.stderr]).toEqual([1, expect.stringMatching(/^open\.csv · 3: /)]);
});

test('every refusal of an engine has words in every language, with the argument and its value', () => {
  for (const code of argumentCodes) {
    const error = new ArgumentError(code, 'width', 'Give a week.', 40);
    for (const locale of locales) expect(argumentText(error, locale)).toMatch(/width.*40.*[.。]$/);
  }
});
