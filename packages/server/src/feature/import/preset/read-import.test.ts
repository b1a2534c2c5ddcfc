import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draftField, type Draft } from '../mapping/index.ts';
import { csvFile, importAll } from './test-import.ts';

const linelist = { preset: 'linelist' } as const;

test('a line list with a column of infectors gives persons, cases and exposures, sources first', async () => {
  const file = csvFile(
    'cases.csv',
    'id,sex,age,date_onset,outcome,infector,hospital',
    'B,f,6 months,2026-03-05,,A,Central',
    'A,m,41,2026-03-01,Recover,,Central',
  );
  const { drafts, errors } = await importAll([file], linelist);
  expect(errors).toEqual([]);
  expect(drafts.map((draft) => `${draft.kind} ${draft.key}`)).toEqual(['person B', 'case B', 'person A', 'exposure A>B', 'case A']);
  expect(drafts.find((draft) => draft.kind === 'case' && draft.key === 'A')).toMatchObject({
    fields: { person: 'A', onsetDate: '2026-03-01', outcome: 'recovered', facility: 'Central', caseClass: 'notClassified' },
    place: { file: 'cases.csv', row: 3 },
  });
  expect(drafts.find((draft) => draft.kind === 'person' && draft.key === 'B')?.fields).toEqual({
    sex: 'female',
    ageYears: 0,
    ageMonths: 6,
  });
});

test('a row pointing at nobody names the row, the column and the missing id', async () => {
  const { errors, drafts } = await importAll([csvFile('cases.csv', 'id,date_onset,infector', 'A,2026-03-01,', 'B,2026-03-05,Z')], linelist);
  expect(errors).toMatchObject([{ code: 'REFERENCE_MISSING', row: 3, column: 'infector', value: 'Z', severity: 'error' }]);
  expect(drafts.some((draft) => draft.kind === 'exposure')).toBe(false);
});

test('a row with a bad cell gives no draft, and what points at it says so', async () => {
  const { errors, drafts } = await importAll([csvFile('cases.csv', 'id,date_onset,infector', 'A,2026-02-30,', 'B,2026-03-05,A')], linelist);
  expect(errors.map((error) => [error.row, error.column, error.code])).toEqual([
    [2, 'date_onset', 'DATE_NOT_A_DATE'],
    [3, 'infector', 'REFERENCE_REFUSED'],
  ]);
  expect(drafts.map((draft) => `${draft.kind} ${draft.key}`)).toEqual(['person B', 'case B']);
});

test('the same row twice is one case; the same id for two different cases names both rows', async () => {
  const same = await importAll([csvFile('cases.csv', 'id,date_onset', 'A,2026-03-01', 'A,2026-03-01')], linelist);
  expect(same.errors).toEqual([]);
  expect(same.summary.counts.case).toMatchObject({ rows: 2, records: 1, merged: 1 });
  const different = await importAll([csvFile('cases.csv', 'id,date_onset', 'A,2026-03-01', 'A,2026-03-09')], linelist);
  expect(different.errors).toMatchObject([{ code: 'KEY_CONFLICT', row: 3, detail: { key: 'A', otherRow: 2, fields: 'onsetDate' } }]);
});

test('dates of one column that nothing decides ask for their order', async () => {
  const file = csvFile('cases.csv', 'id,date_onset', 'A,3/4/2026', 'B,5/6/2026');
  const asked = await importAll([file], linelist);
  expect(asked.inspection.tables[0]?.dates).toMatchObject([{ column: 'date_onset', finding: 'ambiguous', order: undefined }]);
  expect(asked.errors.map((error) => error.code)).toEqual(['DATE_AMBIGUOUS', 'DATE_AMBIGUOUS']);
  const told = await importAll([file], { ...linelist, dateOrder: 'dmy' });
  expect(told.drafts.filter((draft) => draft.kind === 'case').map((draft) => draft.fields['onsetDate'])).toEqual([
    '2026-04-03',
    '2026-06-05',
  ]);
});

test('a file with a header and nothing under it says so', async () => {
  const { drafts, errors, summary } = await importAll([csvFile('cases.csv', 'id,date_onset')], linelist);
  expect(errors).toMatchObject([{ severity: 'warning', code: 'TABLE_WITHOUT_ROWS', file: 'cases.csv', row: null }]);
  expect([drafts, summary.warnings, summary.errors]).toEqual([[], 1, 0]);
});

test('years of the Republic of China are read in the order that was chosen, and asked about where none was', async () => {
  const file = csvFile('cases.csv', 'id,date_onset', 'A,111/07/15', 'B,民國111年7月16日');
  const asked = await importAll([file], linelist);
  expect(asked.errors).toMatchObject([{ code: 'DATE_YEAR_OF_REPUBLIC', row: 2, value: '111/07/15' }]);
  const told = await importAll([file], { ...linelist, dateOrder: 'roc' });
  expect(told.errors).toEqual([]);
  expect(told.drafts.filter(({ kind }) => kind === 'case').map((draft) => draft.fields['onsetDate'])).toEqual(['2022-07-15', '2022-07-16']);
});

test('a column that mixes two orders is read in the commoner one, with an error for each cell of the other', async () => {
  const { errors, summary } = await importAll(
    [csvFile('cases.csv', 'id,date_onset', 'A,13/4/2026', 'B,14/4/2026', 'C,4/15/2026')],
    linelist,
  );
  expect(errors).toMatchObject([{ code: 'DATE_WRONG_ORDER', row: 4, value: '4/15/2026' }]);
  expect(summary.counts.case).toMatchObject({ records: 2, refused: 1 });
});

test('an outbreak of 1861 is taken as history, a slip in a modern one as an error', async () => {
  const old = await importAll([csvFile('cases.csv', 'id,date_onset', '1,1861-11-21', '2,1861-11-23', '3,1861-12-02')], linelist);
  expect([old.errors, old.inspection.plausible]).toEqual([[], { from: '1860-01-01', to: '1862-12-31' }]);
  const slip = await importAll([csvFile('cases.csv', 'id,date_onset', '1,1826-03-01', '2,2026-03-02', '3,2026-03-03')], linelist);
  expect(slip.errors).toMatchObject([{ code: 'DATE_IMPLAUSIBLE', row: 2, value: '1826-03-01' }]);
});

test('placeholders of 1900 are left out with a warning and kept beside the record', async () => {
  const { drafts, errors } = await importAll([csvFile('cases.csv', 'id,date_onset', 'A,1900-01-01', 'B,2026-03-01')], linelist);
  expect(errors).toMatchObject([{ code: 'DATE_PLACEHOLDER', severity: 'warning', row: 2 }]);
  expect(drafts.find((draft) => draft.kind === 'case' && draft.key === 'A')).toMatchObject({ extra: { date_onset: '1900-01-01' } });
});

test('a Chinese contact list, guessed, becomes contacts with their exposures', async () => {
  const cases = csvFile('病例.csv', '病例编号,姓名,性别,年龄,发病日期,病例分类', 'P1,王明,男,41岁,2026年3月1日,确诊');
  const contacts = csvFile(
    '密接.csv',
    '接触者编号,姓名,性别,密接类型,感染来源,末次接触日期,与病例关系',
    'C1,李华,女,密接,P1,2026/3/2,同事',
    'C2,陈强,男,次密接,王明,2026/3/3,朋友',
  );
  const { drafts, errors } = await importAll([contacts, cases], { preset: 'mapping', locale: 'zh-Hans' });
  expect(errors).toEqual([]);
  const exposures = drafts.filter((draft) => draft.kind === 'exposure').map((draft) => draft.fields);
  // C2 names the source by name; only one person has it, so it stands for P1.
  expect(exposures).toMatchObject([
    { source: { kind: 'person', key: 'P1' }, target: { kind: 'person', key: 'C1' }, date: '2026-03-02', relation: '同事' },
    { source: { kind: 'person', key: 'P1' }, target: { kind: 'person', key: 'C2' } },
  ]);
  expect(
    drafts.filter((draft) => draft.kind === 'contact').map((draft) => [draft.fields['contactClass'], draft.fields['lastExposureDate']]),
  ).toEqual([
    ['closeContact', '2026-03-02'],
    ['contactOfContact', '2026-03-03'],
  ]);
});

test('a given mapping goes before the guess; ignored columns are not kept', async () => {
  const file = csvFile('x.csv', 'k,when,what,noise', 'A,2026-03-01,确诊,zzz');
  const columns = [
    { file: 'x.csv', column: 'k', target: 'person.key' },
    { file: 'x.csv', column: 'when', target: 'case.onsetDate' },
    { file: 'x.csv', column: 'what', target: 'case.caseClass' },
    { file: 'x.csv', column: 'noise', target: 'ignore' },
  ];
  const { drafts } = await importAll([file], { preset: 'mapping', mapping: { columns } });
  expect(drafts[1]).toMatchObject({ kind: 'case', fields: { onsetDate: '2026-03-01', caseClass: 'confirmed' }, extra: {} });
});

test('files that cannot be read or are not recognised are errors; the others are still read', async () => {
  const good = csvFile('cases.csv', 'id,date_onset', 'A,2026-03-01');
  const { errors, drafts } = await importAll(
    [{ name: 'gone.csv', path: '/no/such.csv' }, csvFile('counts.csv', 'date,cases', '2026-03-01,5'), good],
    linelist,
  );
  expect(errors.map((error) => [error.file, error.code])).toEqual([
    ['gone.csv', 'FILE_UNREADABLE'],
    ['counts.csv', 'TABLE_NOT_RECOGNISED'],
  ]);
  expect(drafts).toHaveLength(2);
});

test('a source of one’s own is refused, areas in a circle too', async () => {
  const own = await importAll([csvFile('c.csv', 'id,date_onset,infector', 'A,2026-03-01,A')], linelist);
  expect(own.errors).toMatchObject([{ code: 'EXPOSURE_TO_SELF', row: 2 }]);
  const header = 'location_id,admin_level,name,parent_location_id';
  const areas = await importAll([csvFile('l.csv', header, 'A,1,a,B', 'B,1,b,A', 'C,2,c,A', 'D,0,d,D')], { preset: 'godata' });
  expect(areas.errors.map((error) => [error.row, error.code, error.severity])).toEqual([
    [3, 'REFERENCE_CYCLE', 'error'],
    [2, 'REFERENCE_CYCLE', 'error'],
    [4, 'REFERENCE_CYCLE', 'error'],
    [5, 'REFERENCE_CYCLE', 'warning'],
  ]);
  expect(areas.drafts.map((draft) => draft.key)).toEqual(['D']);
});

test('a file written by Firebreak itself is read by the names of its fields', async () => {
  const persons = csvFile('persons.csv', 'id,name,sex', 'p1,王明,male');
  const cases = csvFile('cases.csv', 'id,person,caseClass,onsetDate', 'c1,p1,confirmed,2026-03-01');
  const { drafts, errors, inspection } = await importAll([cases, persons], { preset: 'firebreak' });
  expect([errors, inspection.suggestedPreset]).toEqual([[], 'firebreak']);
  expect(drafts.filter((draft) => draft.kind === 'case')).toMatchObject([{ key: 'c1', fields: { person: 'p1', caseClass: 'confirmed' } }]);
  expect(drafts.filter((draft) => draft.kind === 'person' && !draft.amends)).toMatchObject([{ key: 'p1', fields: { name: '王明' } }]);
});

test('a case in a file of ours may carry its person, who then lives in its area', async () => {
  const cases = csvFile('cases.csv', 'id,person,number,name,sex,areaCode,caseClass', 'c1,p1,GZ-1,王明,male,440105,confirmed');
  const { drafts, errors } = await importAll([cases], { preset: 'firebreak' });
  expect(errors).toEqual([]);
  expect(drafts).toMatchObject([
    { kind: 'person', key: 'p1', fields: { name: '王明', sex: 'male', areaCode: '440105' } },
    { kind: 'case', key: 'c1', fields: { person: 'p1', number: 'GZ-1', areaCode: '440105', caseClass: 'confirmed' } },
  ]);
});

test('fifty thousand rows pointing at one absent source end, each with its row', async () => {
  const rows = Array.from({ length: 50_000 }, (_, index) => `P${index},2026-03-01,Z`);
  const { errors, summary } = await importAll([csvFile('c.csv', 'id,date_onset,infector', ...rows)], linelist);
  expect(errors).toHaveLength(50_000);
  expect(summary.counts).toMatchObject({ case: { records: 50_000 }, exposure: { records: 0, refused: 50_000 } });
});

test('an import stops when it is told to', async () => {
  const stop = new AbortController();
  stop.abort(new Error('cancelled by the person'));
  await expect(importAll([csvFile('c.csv', 'id,date_onset', 'A,2026-03-01')], { ...linelist, signal: stop.signal })).rejects.toThrow(
    'cancelled by the person',
  );
});

test('whatever the order of rows, the drafts are the same and each comes after what it points at', async () => {
  const size = fc.integer({ min: 2, max: 30 });
  await fc.assert(
    fc.asyncProperty(size, fc.infiniteStream(fc.nat()), async (n, numbers) => {
      const rows = Array.from(
        { length: n },
        (_, index) =>
          `P${index},2026-03-${String((index % 28) + 1).padStart(2, '0')},${index === 0 ? '' : `P${(numbers.next().value as number) % index}`}`,
      );
      const shuffled = rows
        .map((row) => [numbers.next().value as number, row] as const)
        .sort((a, b) => a[0] - b[0])
        .map(([, row]) => row);
      const [first, second] = [
        await importAll([csvFile('c.csv', 'id,date_onset,infector', ...rows)], linelist),
        await importAll([csvFile('c.csv', 'id,date_onset,infector', ...shuffled)], linelist),
      ];
      expect(second.drafts.map(contentOf).sort()).toEqual(first.drafts.map(contentOf).sort());
      expectInOrder(second.drafts);
    }),
    { numRuns: 40 },
  );
});

const contentOf = (draft: Draft): string => JSON.stringify([draft.kind, draft.key, draft.fields, draft.extra]);

function expectInOrder(drafts: readonly Draft[]): void {
  const seen = new Set<string>();
  for (const draft of drafts) {
    for (const [field, of] of Object.entries(draft.fields)) {
      const meta = draftField(draft.kind, field);
      if (meta?.target && typeof of === 'string') expect(seen).toContain(`${meta.target} ${of}`);
      if (typeof of === 'object') expect(seen).toContain(`${of.kind} ${of.key}`);
    }
    seen.add(`${draft.kind} ${draft.key}`);
  }
}

test('no table of any text breaks any preset', async () => {
  const header = fc.constantFrom(
    'id',
    'uuid',
    'infector',
    'from',
    'to',
    'date_onset',
    '姓名',
    'age',
    'sex',
    'location_id',
    'parent_location_id',
    'persons id [1]',
    'lat',
    'outcome',
    '',
  );
  const cell = fc.oneof(
    fc.constantFrom('', 'NA', '***', 'A', 'B', '=1+1', '13/13/2026', '-1', '1e400', '2026-03-01', '是'),
    fc.string({ maxLength: 12 }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('linelist' as const, 'godata' as const, 'mapping' as const),
      fc.array(header, { minLength: 1, maxLength: 8 }),
      fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 8 }),
      async (preset, headers, rows) => {
        const quote = (row: string[]) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',');
        const { summary, drafts } = await importAll([csvFile('any.csv', quote(headers), ...rows.map(quote))], { preset });
        expect(summary.rows).toBeLessThanOrEqual(rows.length + 1);
        expectInOrder(drafts);
      },
    ),
    { numRuns: 150 },
  );
});
