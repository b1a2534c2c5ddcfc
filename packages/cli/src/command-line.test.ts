import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firebreakInShell } from './testing/shell.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const hagelloch = join(root, 'examples/hagelloch-1861');
const island = join(root, '../shared/data/godata-training-island');

let folder: string;
let data: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'firebreak-cli-'));
  data = join(folder, 'data');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const firebreak = (...given: string[]) => firebreakInShell(given);

interface Report {
  readonly counts: Record<string, number>;
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  readonly written: boolean;
  readonly errors: readonly { code: string; row: number; column: string }[];
}
interface Chains {
  readonly chains: readonly { size: number; generations: number; active: boolean; start: string; end: string; members: string[] }[];
  readonly unlinked: string[];
  readonly conflicts: readonly { code: string }[];
}

describe('a village of 1861', () => {
  const import1861 = (...more: string[]) =>
    firebreak(
      'import',
      hagelloch,
      '--preset',
      'linelist',
      '--outbreak',
      'Hagelloch',
      '--disease',
      'measles',
      '--data',
      data,
      '--json',
      ...more,
    );

  test('is looked at without being written', () => {
    const { status, stderr, json } = import1861('--dry-run');
    expect([status, json<Report>().written, json<Report>().counts]).toEqual([0, false, expect.objectContaining({ case: 188 })]);
    // An outbreak is needed to compare with, so it is there afterwards; that is said, and no record is in it.
    expect(stderr).toContain('A new outbreak was opened: “Hagelloch” (measles, ');
    expect(stderr).toContain('Dry run: no record was written.');
    expect(firebreak('chains', 'recorded', '--outbreak', 'Hagelloch', '--data', data, '--json').json<Chains>().unlinked).toEqual([]);
  });

  test('comes in once, however often it is imported', () => {
    expect(import1861().json<Report>()).toMatchObject({ written: true, changed: 0, same: 0, errors: [] });
    const again = import1861();
    expect(again.json<Report>()).toMatchObject({ written: true, new: 0, changed: 0 });
    expect(again.stderr).not.toContain('opened');
  });

  test('shows its chains: 184 of 188 cases have a recorded infector', () => {
    const { status, json } = firebreak('chains', 'recorded', '--outbreak', 'Hagelloch', '--as-of', '1862-01-31', '--data', data, '--json');
    const { chains, unlinked } = json<Chains>();
    expect(status).toBe(0);
    expect(chains.reduce((sum, { size }) => sum + size, 0) + unlinked.length).toBe(188);
    for (const { size, members, start, end } of chains) expect([members.length, start <= end]).toEqual([size, true]);
    const people = new Set([...chains.flatMap(({ members }) => members), ...unlinked]);
    expect([...people].toSorted((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 188 }, (_, at) => String(at + 1)));
  });

  test('leaves as a list that says who is who only for a reason', () => {
    const out = join(folder, 'cases.csv');
    expect(firebreak('export', 'case', '--outbreak', 'Hagelloch', '--out', out, '--data', data).stderr).toContain('188 rows');
    expect(readFileSync(out, 'utf8').trim().split('\n')).toHaveLength(189);
    const refused = firebreak('export', 'case', '--outbreak', 'Hagelloch', '--identified', '--data', data);
    expect([refused.status, refused.stdout, refused.stderr]).toEqual([1, '', 'Give a reason. [REASON_REQUIRED]\n']);
  });

  test('asks a second person for a list that is too large for one', () => {
    const at = ['--outbreak', 'Hagelloch', '--data', data];
    // 188 cases left just now. 188 persons make 376, and 188 more are over the 500 that one person may take in a day.
    expect(firebreak('export', 'person', '--out', join(folder, 'persons.csv'), ...at).status).toBe(0);
    const refused = firebreak('export', 'exposure', ...at);
    expect([refused.status, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toContain('more than 500, which a second person must approve');
    const asked = firebreak('export', 'exposure', '--request', '--reason', 'hand over', ...at);
    expect(asked.stdout).toContain('Asked for the export of');
    const { requests } = firebreak('export-request', 'list', '--json', ...at).json<{ requests: { id: string; state: string }[] }>();
    expect(requests.map(({ state }) => state)).toEqual(['waiting']);
    expect(firebreak('export-request', 'list', '--lang', 'zh-Hant', ...at).stdout).toMatch(/^編號 .*\n\S+ +暴露 +184 +待批准 +operator/);
    const id = requests[0]?.id ?? '';
    expect(firebreak('export-request', 'approve', id, '--reason', 'my own', ...at).stderr).toContain('decided by somebody else');
    expect(firebreak('export', 'exposure', '--approved', id, ...at).stderr).toContain('is waiting');
  });

  test('has a journal that proves itself, also against heads kept elsewhere', () => {
    const heads = join(folder, 'heads.json');
    const head = firebreak('audit', 'head', '--json', '--data', data);
    writeFileSync(heads, head.stdout);
    expect(firebreak('audit', 'verify', '--heads', heads, '--json', '--data', data)).toMatchObject({ status: 0 });
    const forged = head.stdout.replaceAll(/"head": "[0-9a-f]{4}/g, '"head": "0000');
    writeFileSync(heads, forged);
    const verified = firebreak('audit', 'verify', '--heads', heads, '--json', '--data', data);
    expect([verified.status, verified.json<{ ok: boolean }>().ok]).toEqual([1, false]);
  });

  test('is listed, and people are let in with a link that works once', () => {
    expect(firebreak('outbreak', 'list', '--data', data).stdout).toMatch(/^id +name .*\n\S+ +Hagelloch +measles +open /);
    expect(firebreak('outbreak', 'list', '--lang', 'zh-Hans', '--data', data).stdout).toMatch(
      /^编号 +名称 .*\n\S+ +Hagelloch +measles +处置中 /,
    );
    expect(firebreak('audit', 'head', '--lang', 'zh-Hant', '--data', data).stdout).toMatch(/^資料歸屬地 +筆數 +末筆雜湊\n/);
    const areas = join(folder, 'areas.csv');
    writeFileSync(areas, 'code,name,level,parent_code\nDE,Deutschland,nation,\nDE1,Württemberg,province,DE\n');
    expect(firebreak('area', 'import', areas, '--json', '--data', data).json()).toEqual({ added: 2, changed: 0, unchanged: 0 });
    const created = firebreak('user', 'create', 'pfeilsticker', '--role', 'clinician', '--area', 'DE1', '--data', data);
    expect([created.status, created.stdout]).toEqual([0, expect.stringMatching(/\/link\/[\w-]{20,}/)]);
    const unknown = firebreak('area', 'import', 'china:990000', '--data', data);
    expect([unknown.status, unknown.stderr]).toEqual([1, expect.stringContaining('The areas of China have no “990000”.')]);
    const nowhere = firebreak('user', 'create', 'nobody', '--role', 'clinician', '--area', 'XX', '--data', data);
    expect([nowhere.status, nowhere.stderr]).toEqual([1, expect.stringContaining('There is no area with code XX')]);
  });
});

test('an installation without an outbreak says so', () => {
  const { status, stdout } = firebreak('outbreak', 'list', '--data', join(folder, 'empty'));
  expect([status, stdout]).toEqual([0, 'There is no outbreak yet. firebreak import opens one.\n']);
});

test('rows with errors are told cell by cell, and the exit code says it', () => {
  const file = join(folder, 'list.csv');
  writeFileSync(file, 'id,date_onset,sex\nA,2022-13-01,f\nB,2022-07-02,m\n');
  const given = ['import', file, '--preset', 'linelist', '--outbreak', 'Errors', '--data', data, '--json'];
  const all = firebreak(...given);
  expect([all.status, all.json<Report>().written]).toEqual([1, false]);
  expect(all.json<Report>().errors).toMatchObject([{ code: 'DATE_NOT_A_DATE', row: 2, column: 'date_onset' }]);
  expect(all.stderr).not.toMatch(/at .*\.ts:\d+/);
  const valid = firebreak(...given, '--rows', 'valid');
  expect([valid.status, valid.json<Report>().written, valid.json<Report>().new]).toEqual([1, true, 2]);
});

test('a header with nothing under it, and years of the Republic of China', () => {
  const file = join(folder, 'taiwan.csv');
  const mapping = join(folder, 'mapping.json');
  const given = ['import', file, '--preset', 'linelist', '--outbreak', 'Taiwan', '--data', data, '--json'];
  writeFileSync(file, 'id,date_onset,sex\n');
  expect(firebreak(...given, '--dry-run').json<{ warnings: object[] }>().warnings).toMatchObject([{ code: 'TABLE_WITHOUT_ROWS' }]);
  expect(firebreak(...given.slice(0, -1), '--dry-run').stderr).toContain('(warning) taiwan.csv: There is a header and no row under it.');
  writeFileSync(file, 'id,date_onset,sex\nA,111/07/15,f\nB,民國111年7月16日,m\n');
  expect(firebreak(...given).json<Report>().errors).toMatchObject([{ code: 'DATE_YEAR_OF_REPUBLIC', row: 2 }]);
  writeFileSync(mapping, JSON.stringify({ columns: [], dateOrder: 'roc' }));
  expect(firebreak(...given, '--mapping', mapping).json<Report>()).toMatchObject({ written: true, errors: [] });
  const out = firebreak('export', 'case', '--outbreak', 'Taiwan', '--data', data).stdout;
  expect([...out.matchAll(/,(2022-07-1\d),/g)].map(([, date]) => date).toSorted()).toEqual(['2022-07-15', '2022-07-16']); // 111 + 1911
});

test('what goes wrong is said in the language of the reader, without a stack, with its own exit code', () => {
  const nothing = firebreak('chains', 'recorded', '--outbreak', 'nowhere', '--lang', 'zh-Hans', '--data', data);
  expect([nothing.status, nothing.stdout, nothing.stderr]).toEqual([
    1,
    '',
    '--outbreak <名称或编号>: 没有名称或编号为“nowhere”的疫情。firebreak outbreak list 列出现有的疫情。 [OUTBREAK_NOT_FOUND]\n',
  ]);
  const wrong = firebreak('import', 'x.csv', '--outbreak', 'T', '--preset', 'excel');
  expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringMatching(/“excel” is no choice.*linelist.*\[VALUE_NOT_A_CHOICE\]/)]);
  expect(firebreak('chains', 'recorded', '--outbreak', 'T', '--as-of', '2026-02-30').status).toBe(2);
  const missing = firebreak('import', join(folder, 'absent.csv'), '--outbreak', 'T', '--preset', 'linelist', '--data', data);
  expect([missing.status, missing.stderr]).toEqual([1, expect.stringMatching(/absent\.csv: There is no such file.*\[FILE_NOT_FOUND\]/)]);
});

test('a directory that a server uses is left alone', () => {
  const used = join(folder, 'used');
  mkdirSync(used);
  writeFileSync(join(used, 'lock'), String(process.pid)); // this test is the server
  const { status, stderr } = firebreak('outbreak', 'list', '--data', used);
  expect([status, stderr]).toEqual([3, expect.stringContaining(`in use by another process (${process.pid})`)]);
});

test.runIf(existsSync(island))(
  'the training island of Go.Data: counts, nothing new the second time, four secondary cases before their primary',
  () => {
    const given = ['import', island, '--preset', 'godata', '--outbreak', 'T', '--data', data, '--json'];
    const first = firebreak(...given);
    expect([first.status, first.json<Report>().counts]).toEqual([
      0,
      { case: 56, contact: 66, event: 7, exposure: 100, followUp: 437, labResult: 40, location: 3965, team: 101 },
    ]);
    expect(firebreak(...given).json<Report>()).toMatchObject({ new: 0, changed: 0 });
    const { chains, unlinked, conflicts } = firebreak('chains', 'recorded', '--outbreak', 'T', '--data', data, '--json').json<Chains>();
    expect(conflicts.filter(({ code }) => code === 'secondaryBeforePrimary')).toHaveLength(4);
    // Counted by walking from neighbour to neighbour: five chains of 1, 2, 6, 8 and 17 cases, 21 cases in none.
    expect(chains.map(({ size }) => size)).toEqual([17, 8, 6, 2, 1]);
    expect(unlinked).toHaveLength(21);
  },
);
