import { ArgumentError, argumentCodes } from '@firebreak/epi';
import { argumentText, locales } from '@firebreak/contract';
import { describe, expect, test } from 'vitest';
import { explain } from './failure.ts';
import { fileErrorOf } from './file-error.ts';
import { temporaryFolder } from './testing/folder.ts';
import { statisticsIn } from './testing/run.ts';

const { write } = temporaryFolder();

test.each([
  [
    'en',
    'gap.csv · row 3 · date: Between 2026-03-01 and 2026-03-05, 3 are missing. If there was no case, say so with --gaps zero; if nothing was reported, add the counts. [DATE_GAP]\n',
  ],
  [
    'zh-Hans',
    'gap.csv · 第 3 行 · date: 2026-03-01 与 2026-03-05 之间缺 3 个时间点。若当时没有病例，请加 --gaps zero；若没有报告，请补上数据。 [DATE_GAP]\n',
  ],
  [
    'zh-Hant',
    'gap.csv · 第 3 列 · date: 2026-03-01 與 2026-03-05 之間缺 3 個時間點。若當時沒有病例，請加 --gaps zero；若沒有通報，請補上資料。 [DATE_GAP]\n',
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

describe('a file that is not there, or is none', () => {
  const { path } = temporaryFolder();
  test.each([
    ['en', 'There is no such file or folder. Check the path; it begins in the folder you are in. [FILE_NOT_FOUND]\n'],
    ['zh-Hans', '没有这个文件或文件夹。请核对路径；相对路径从当前文件夹算起。 [FILE_NOT_FOUND]\n'],
    ['zh-Hant', '沒有這個檔案或資料夾。請核對路徑；相對路徑從目前資料夾算起。 [FILE_NOT_FOUND]\n'],
  ] as const)('is told in %s with path, code and what to do', async (language, said) => {
    const absent = path('absent.csv');
    const run = await (await statisticsIn(language))('growth', absent);
    expect([run.status, run.stdout, run.stderr]).toEqual([1, '', `${absent}: ${said}`]);
  });

  test('a folder where a file belongs is told as one', async () => {
    const run = await (await statisticsIn('en'))('rt', path('.'), '--si-mean', '3', '--si-sd', '1');
    expect([run.status, run.stderr]).toEqual([1, expect.stringMatching(/: This is a folder, .* \[FILE_IS_FOLDER\]\n$/)]);
  });

  test('what the system refuses is said by its code, also as the cause of another error; the rest stays as it is', () => {
    const refused = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES', path: '/a.csv' });
    for (const error of [refused, new Error('outer', { cause: refused })]) {
      const lines: string[] = [];
      expect(explain(error, 'en', (line) => lines.push(line))).toBe(1);
      expect(lines).toEqual([
        '/a.csv: You may not read or write here. Choose another place, or have its owner allow it. [FILE_NOT_ALLOWED]',
      ]);
    }
    expect(fileErrorOf(new Error('something else'))).toBeUndefined();
  });
});

// The sentences of commander are English and hard-wired: ours are told by its codes, so a new version that renames one is noticed here.
describe('a command line that says too little or too much', () => {
  test('also where a command finds out only when it runs', async () => {
    const run = await (await statisticsIn('en'))('testing', 'results', '/nowhere/results.csv');
    expect([run.status, run.stdout, run.stderr]).toEqual([1, '', expect.stringContaining('[FILE_NOT_FOUND]')]);
  });

  test.each([
    [['growth'], '缺少参数“file”。用法见 firebreak growth --help。\n'],
    [['growth', 'a.csv', '--nonsense'], '没有选项 --nonsense。用法见 firebreak growth --help。\n'],
    [['growth', 'a.csv', '--date'], '选项 --date <column> 后面缺少值。用法见 firebreak growth --help。\n'],
    [['growth', 'a.csv', 'b.csv'], '参数过多。用法见 firebreak growth --help。\n'],
    [['measure', 'rate', 'a.csv'], '缺少必需的选项 --cases <number-or-column>。用法见 firebreak measure rate --help。\n'],
    [['measure', 'nonsense'], '没有命令“nonsense”。用法见 firebreak measure --help。\n'],
  ])('%j is told in the language of the terminal, with where the help is', async (words, said) => {
    const run = await (await statisticsIn('zh-Hans'))(...words);
    expect([run.status, run.stdout, run.stderr]).toEqual([2, '', said]);
  });

  test('a value that is none is named with its option and what it should be', async () => {
    const run = await (await statisticsIn('en'))('rt', 'a.csv', '--window', 'a');
    expect([run.status, run.stderr]).toEqual([
      2,
      expect.stringMatching(/^“a” is no value for --window <days>\. .* See firebreak rt --help\.\n$/),
    ]);
  });
});
