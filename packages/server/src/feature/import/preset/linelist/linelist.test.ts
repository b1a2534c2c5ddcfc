import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import writeXlsx from 'write-excel-file/node';
import { describe, expect, test } from 'vitest';
import { csvFile, importAll } from '../test-import.ts';

const real = fileURLToPath(new URL('../../../../../../../../shared/data/chains/real', import.meta.url));
const linelist = { preset: 'linelist' } as const;
const files = (...names: string[]) => names.map((name) => ({ name, path: `${real}/${name}` }));

test('epicontacts: a line list and a file of pairs in one import', async () => {
  const { drafts, errors } = await importAll(
    [
      csvFile('contacts.csv', 'from,to,exposure', 'K1,K2,Emergency room'),
      csvFile(
        'linelist.csv',
        'id,age,sex,dt_onset,dt_report,outcome',
        'K1,68,M,2026-05-11,2026-05-19,Alive',
        'K2,63,F,2026-05-18,2026-05-20,Dead',
      ),
    ],
    linelist,
  );
  expect(errors).toEqual([]);
  expect(drafts.filter((draft) => draft.kind === 'case').map((draft) => draft.fields['outcome'])).toEqual(['unknown', 'died']);
  expect(drafts.at(-1)).toMatchObject({
    kind: 'exposure',
    fields: { source: { key: 'K1' }, target: { key: 'K2' }, setting: 'healthcare' },
  });
});

test('simulist: contacts by name, those who are cases already are not made twice', async () => {
  const cases = csvFile(
    'linelist.csv',
    'id,case_name,case_type,sex,age,date_onset,ct_value',
    '1,Ana Test,confirmed,f,30,2026-01-02,24.5',
    '2,Ben Test,confirmed,m,31,2026-01-06,NA',
  );
  const contacts = csvFile(
    'contacts.csv',
    'from,to,age,sex,date_first_contact,date_last_contact,was_case,status',
    'Ana Test,Ben Test,31,m,2026-01-01,2026-01-04,TRUE,case',
    'Ana Test,Cy Test,9,m,2026-01-01,2026-01-05,FALSE,under_followup',
  );
  const { drafts, errors } = await importAll([cases, contacts], linelist);
  expect(errors.filter((error) => error.severity === 'error')).toEqual([]);
  expect(drafts.filter((draft) => draft.kind === 'contact').map((draft) => draft.key)).toEqual(['Cy Test']);
  expect(drafts.filter((draft) => draft.kind === 'exposure').map((draft) => [draft.fields['source'], draft.fields['target']])).toEqual([
    [
      { kind: 'person', key: '1' },
      { kind: 'person', key: '2' },
    ],
    [
      { kind: 'person', key: '1' },
      { kind: 'person', key: 'Cy Test' },
    ],
  ]);
  expect(drafts.filter((draft) => draft.kind === 'labResult')).toMatchObject([{ fields: { person: '1', ct: 24.5, outcome: 'positive' } }]);
});

test('the same line list from a workbook with real date cells', async () => {
  const data = [
    [{ value: 'case_id' }, { value: 'date_onset' }, { value: 'gender' }],
    [{ value: 7 }, { value: new Date('2026-03-04T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' }, { value: 'f' }],
  ];
  const bytes = Buffer.from(await writeXlsx(data as never).toBuffer());
  const { drafts } = await importAll([{ name: 'cases.xlsx', bytes }], linelist);
  expect(drafts[1]).toMatchObject({ kind: 'case', key: '7', fields: { onsetDate: '2026-03-04' }, place: { file: 'cases.xlsx', row: 2 } });
});

test('a day of death says that somebody died, unless a column of outcomes says more', async () => {
  const outcomes = async (...lines: string[]) =>
    (await importAll([csvFile('c.csv', ...lines)], linelist)).drafts
      .filter(({ kind }) => kind === 'case')
      .map(({ fields }) => [fields['outcome'], fields['outcomeDate']]);
  expect(await outcomes('id,date_onset,date_of_death', 'A,2026-03-01,2026-03-09', 'B,2026-03-01,')).toEqual([
    ['died', '2026-03-09'],
    [undefined, undefined],
  ]);
  expect(await outcomes('编号,发病日期,死亡日期', 'A,2026-03-01,2026-03-09')).toEqual([['died', '2026-03-09']]);
  expect(await outcomes('id,date_onset,outcome,date_of_death', 'A,2026-03-01,Recovered,2026-03-09')).toEqual([['recovered', '2026-03-09']]);
  expect(await outcomes('id,date_onset,date_discharge', 'A,2026-03-01,2026-03-09')).toEqual([[undefined, '2026-03-09']]);
});

test('the children of Hagelloch: twelve died', async () => {
  const file = fileURLToPath(new URL('../../../../../../../examples/hagelloch-1861/linelist.csv', import.meta.url));
  const { drafts } = await importAll([{ name: 'linelist.csv', path: file }], linelist);
  expect(drafts.filter(({ kind, fields }) => kind === 'case' && fields['outcome'] === 'died')).toHaveLength(12); // examples/hagelloch-1861/README.md
});

test('a constant fills what a line list does not say', async () => {
  const { drafts } = await importAll([csvFile('c.csv', 'id,date_onset', 'A,2026-03-01')], {
    ...linelist,
    constants: { 'case.caseClass': 'confirmed' },
  });
  expect(drafts[1]?.fields['caseClass']).toBe('confirmed');
});

describe.runIf(existsSync(real))('published outbreaks', () => {
  // [files, cases, exposures that stand, rows refused because the source is not in the list]; counts from the README of the data.
  test.each([
    [['mers_korea_2015_linelist.csv', 'mers_korea_2015_contacts.csv'], 162, 98, 0],
    [['measles_hagelloch_1861.csv'], 188, 184, 0],
    [['ebola_sim_clean_linelist.csv'], 5829, undefined, 0],
    [['ebola_sim_dirty_linelist.csv'], 5888, undefined, 0],
    [['o2geosocial_toy_cases.csv'], 75, 54, 0],
    [['smallpox_abakaliki_1967.csv'], 32, undefined, 0],
    [['covid_hongkong_2020_cases.csv'], 1038, undefined, 0],
    [['fluH7N9_china_2013.csv'], 136, undefined, 0],
  ])('%s', async (names, cases, exposures, refused) => {
    const { summary, errors } = await importAll(files(...names), linelist);
    expect(errors.filter((error) => error.severity === 'error')).toHaveLength(refused);
    expect([summary.counts.case?.records, summary.counts.exposure?.records]).toEqual([cases, exposures]);
  });

  test('pairs whose infector is not in the line list are refused row by row', async () => {
    const { summary, errors } = await importAll(files('ebola_sim_clean_linelist.csv', 'ebola_sim_clean_contacts.csv'), linelist);
    const { records = 0, refused = 0 } = summary.counts.exposure ?? {};
    expect(records + refused).toBe(3800);
    expect(new Set(errors.map((error) => error.code))).toEqual(new Set(['REFERENCE_MISSING']));
    for (const error of errors)
      expect([error.file, typeof error.row, error.column]).toEqual([
        'ebola_sim_clean_contacts.csv',
        'number',
        expect.stringMatching(/^(infector|case_id)$/u),
      ]);
  });

  test('day numbers need a day zero, which makes dates of them', async () => {
    const without = await importAll(files('fake_outbreak_cases.csv'), linelist);
    expect(without.summary.counts.case).toMatchObject({ rows: 30, records: 0, refused: 30 });
    const from = await importAll(files('fake_outbreak_cases.csv'), { ...linelist, dayZero: '2020-01-01' });
    expect([from.summary.counts.case?.records, from.summary.counts.exposure?.records]).toEqual([30, 27]);
  });

  test('counts by day are no line list', async () => {
    const { errors, drafts } = await importAll(files('sars_canada_2003.csv', 'ebola_kikwit_1995.csv'), linelist);
    expect([errors.map((error) => error.code), drafts]).toEqual([['TABLE_NOT_RECOGNISED', 'TABLE_NOT_RECOGNISED'], []]);
  });
});
