import { ArgumentError, argumentCodes } from '@firebreak/epi';
import { argumentText, locales } from '@firebreak/contract';
import { describe, expect, test } from 'vitest';
import { explain } from './failure.ts';
import { fileErrorOf } from './file-error.ts';
import { inClone, temporaryFolder } from './testing/folder.ts';
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

test.each([
  [
    'en',
    /^The command was not completed: something failed that was not foreseen; .* this number: ([\w-]{36})\. .* stand in .*fault\.jsonl\. \[UNEXPECTED\]$/,
  ],
  ['zh-Hans', /^命令没有完成：系统出现未预料的故障，请把编号 ([\w-]{36}) 告诉管理员。.*fault\.jsonl 中。 \[UNEXPECTED\]$/],
] as const)('what nobody foresaw is told in %s by a number, and nothing of what it says', (language, said) => {
  const lines: string[] = [];
  expect(explain(new Error('relation "person" does not exist: 张三'), language, (line) => lines.push(line))).toBe(1);
  expect(lines).toEqual([expect.stringMatching(said)]);
  expect(lines[0]).not.toMatch(/relation|张三/);
});

test('a database that is not reached is told by its cause', () => {
  const lines: string[] = [];
  const refused = new AggregateError([Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })]);
  expect(explain(refused, 'zh-Hant', (line) => lines.push(line))).toBe(1);
  expect(lines).toEqual(['命令沒有完成：無法連線資料庫，請管理員確認它正在執行後重試。 [DATABASE_GONE]']);
});

// The sentences of commander are English and hard-wired: ours are told by its codes and by what it puts in quotes, so a new version
// that changes them is noticed here.
describe('a command line that says too little or too much', () => {
  test('what somebody typed is told as typed, what is ours in the language', async () => {
    const run = await (await statisticsIn('zh-Hant'))('rt', 'a.csv', '--window', '<column>');
    expect(run.stderr).toBe(
      '--window <天數>: 「<column>」不是數字。請給出數字，例如 2.5。用法見 firebreak rt --help。 [VALUE_NOT_A_NUMBER]\n',
    );
  });

  test('two words of a list: the one that is none is named', async () => {
    const run = await (await statisticsIn('en'))('measure', 'delay', 'a.csv', '--families', 'gamma,normal');
    expect([run.status, run.stderr]).toEqual([
      2,
      '--families <names>: “normal” is no choice. Give one of gamma, lognormal, weibull. See firebreak measure delay --help. [VALUE_NOT_A_CHOICE]\n',
    ]);
  });

  test('also where a command finds out only when it runs', async () => {
    const run = await (await statisticsIn('en'))('testing', 'results', '/nowhere/results.csv');
    expect([run.status, run.stdout, run.stderr]).toEqual([1, '', expect.stringContaining('[FILE_NOT_FOUND]')]);
  });

  test.each([
    [['growth'], '缺少参数 <文件>。请写在命令之后。用法见 firebreak growth --help。 [ARGUMENT_MISSING]\n'],
    [['growth', 'a.csv', '--nonsense'], '没有选项 --nonsense。请核对拼写。用法见 firebreak growth --help。 [OPTION_UNKNOWN]\n'],
    [
      ['growth', 'a.csv', '--date'],
      '--date <列>: 选项后面缺少值。请在选项后写出值。用法见 firebreak growth --help。 [OPTION_VALUE_MISSING]\n',
    ],
    [
      ['growth', 'a.csv', 'b.csv'],
      '参数过多：应为 1 个，给了 2 个。含空格的参数请加引号。用法见 firebreak growth --help。 [ARGUMENTS_TOO_MANY]\n',
    ],
    [
      ['measure', 'rate', 'a.csv'],
      '--cases <数或列>: 缺少必需的选项。请补上该选项和它的值。用法见 firebreak measure rate --help。 [OPTION_MISSING]\n',
    ],
    [['measure', 'nonsense'], '没有命令“nonsense”。请核对拼写。用法见 firebreak measure --help。 [COMMAND_UNKNOWN]\n'],
    [['measure', 'rat'], '没有命令“rat”。是否要用 rate？用法见 firebreak measure --help。 [COMMAND_UNKNOWN]\n'],
    [['growth', 'a.csv', '--weekli'], '没有选项 --weekli。是否要用 --weekly？用法见 firebreak growth --help。 [OPTION_UNKNOWN]\n'],
    [
      ['growth', 'a.csv', '--lang', 'fr'],
      '--lang <语言>: 没有“fr”这一项。可选：zh-Hans, zh-Hant, en。用法见 firebreak growth --help。 [VALUE_NOT_A_CHOICE]\n',
    ],
    [
      ['growth', 'a.csv', '--gaps', 'none'],
      '--gaps <方式>: 没有“none”这一项。可选：error, zero。用法见 firebreak growth --help。 [VALUE_NOT_A_CHOICE]\n',
    ],
    [
      ['measure', 'sample-size', 'people'],
      '<问题>: 没有“people”这一项。可选：two-proportions, proportion, detection。用法见 firebreak measure sample-size --help。 [VALUE_NOT_A_CHOICE]\n',
    ],
    [
      ['rt', inClone('examples/series/flu-2009-school.csv')],
      '--si-mean, --si-sd: 没有代际间隔。请给出 --si-mean 和 --si-sd，或用 --si 给出份额文件。 [SERIAL_INTERVAL_MISSING]\n',
    ],
  ])('%j is told in the language of the terminal, with where the help is', async (words, said) => {
    const run = await (await statisticsIn('zh-Hans'))(...words);
    expect([run.status, run.stdout, run.stderr]).toEqual([2, '', said]);
  });

  test('a value that is none is named with its option and what it should be', async () => {
    const run = await (await statisticsIn('en'))('rt', 'a.csv', '--window', 'a');
    expect([run.status, run.stderr]).toEqual([
      2,
      '--window <days>: “a” is not a number. Give a number, such as 2.5. See firebreak rt --help. [VALUE_NOT_A_NUMBER]\n',
    ]);
  });
});
