import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { importAll } from '../test-import.ts';

const sample = { name: 'sample', path: fileURLToPath(new URL('./sample', import.meta.url)) };
const training = fileURLToPath(new URL('../../../../../../../../shared/data/godata-training-island', import.meta.url));
const godata = { preset: 'godata' } as const;

test('flat and JSON exports as Go.Data writes them: every kind, by its own id', async () => {
  const { summary, errors } = await importAll([sample], godata);
  const records = Object.fromEntries(Object.entries(summary.counts).map(([kind, count]) => [kind, count.records]));
  expect(records).toEqual({
    area: 2,
    team: 1,
    event: 1,
    person: 3,
    case: 2,
    contact: 2,
    exposure: 2,
    followUp: 2,
    specimen: 1,
    labResult: 1,
  });
  expect(errors.map((error) => [error.file, error.row, error.column, error.code])).toEqual([
    ['cases.csv', 3, 'Classification', 'CODE_UNKNOWN'],
  ]);
  expect(summary.masked).toBe(3); // two telephones and a last name
});

test('a case keeps its stays, codes and unknown words', async () => {
  const { drafts } = await importAll([sample], godata);
  const [first, second] = drafts.filter((draft) => draft.kind === 'case');
  expect(first).toMatchObject({
    key: 'aaaa0001-0000-4000-8000-000000000001',
    fields: {
      number: 'CASE-0001',
      caseClass: 'confirmed',
      isolationStart: '2024-03-05',
      isolationEnd: '2024-03-18',
      hospitalStart: '2024-03-06',
      hospitalEnd: '2024-03-15',
      riskLevel: 'high',
      outcome: 'recovered',
    },
    extra: { 'Questionnaire answers fever': 'yes' },
  });
  expect(second).toMatchObject({
    fields: { caseClass: 'notClassified', wasContact: true },
    extra: { Classification: 'LNG_REFERENCE_DATA_CATEGORY_CASE_CLASSIFICATION_SUSPECT_BY_DOG' },
  });
});

test('a deleted row withdraws its case and nothing else', async () => {
  const { drafts, summary } = await importAll([sample], godata);
  expect(drafts.filter((draft) => draft.withdrawn)).toMatchObject([
    { kind: 'case', key: 'aaaa0001-0000-4000-8000-000000000003', fields: {} },
  ]);
  expect(summary.counts.case).toMatchObject({ rows: 3, records: 2, withdrawn: 1 });
});

test('a contact who became a case stays the same person', async () => {
  const { drafts } = await importAll([sample], godata);
  const kofi = drafts.filter((draft) => draft.key === 'aaaa0001-0000-4000-8000-000000000002');
  expect(kofi.map((draft) => [draft.kind, draft.amends ?? false])).toEqual([
    ['person', false],
    ['case', false],
    ['person', true],
    ['contact', false],
  ]);
  expect(kofi[2]?.fields).toEqual({ areaCode: 'LOC-2', latitude: 6.1, longitude: -1.2 });
  expect(kofi[3]?.fields).toMatchObject({ status: 'converted', person: kofi[0]?.key });
});

test('relationships run from source to target, whoever is named first', async () => {
  const { drafts } = await importAll([sample], godata);
  const exposures = drafts.filter((draft) => draft.kind === 'exposure');
  expect(exposures.map((draft) => draft.fields)).toMatchObject([
    {
      source: { kind: 'person', key: 'aaaa0001-0000-4000-8000-000000000001' },
      target: { kind: 'person' },
      certainty: 'high',
      setting: 'household',
    },
    {
      source: { kind: 'event', key: 'cccc0001-0000-4000-8000-000000000001' },
      target: { kind: 'person', key: 'aaaa0001-0000-4000-8000-000000000004' },
      certainty: 'low',
    },
  ]);
});

test('Chinese names are put family name first, teams keep their members, areas their tree', async () => {
  const { drafts } = await importAll([sample], godata);
  expect(drafts.find((draft) => draft.kind === 'person' && draft.key.endsWith('4'))?.fields['name']).toBe('王小明');
  expect(drafts.find((draft) => draft.kind === 'team')?.fields).toMatchObject({
    name: 'Sample team',
    members: 'u1; u2',
    areaCode: 'LOC-2',
  });
  const areas = drafts.filter((draft) => draft.kind === 'area');
  expect(areas.map((draft) => [draft.key, draft.fields['name'], draft.fields['parentCode'] ?? null, draft.fields['level']])).toEqual([
    ['LOC-1', 'Sampleland', null, 'nation'],
    ['LOC-2', 'Sample district', 'LOC-1', 'province'],
  ]);
});

describe.runIf(existsSync(training))('the training outbreak', () => {
  test('56 cases, 66 contacts, 7 events, 100 exposures, 437 follow-ups, 40 results, 3,965 locations, 101 teams', async () => {
    const { summary, errors, drafts } = await importAll([{ name: 'training', path: training }], godata);
    const rows = Object.fromEntries(Object.entries(summary.counts).map(([kind, count]) => [kind, count.rows]));
    expect(rows).toMatchObject({ case: 56, contact: 66, event: 7, exposure: 100, followUp: 437, labResult: 40, area: 3965, team: 101 });
    // A location stands once for each of its codes (3,713 locations), a team once for each member and area (24 teams).
    const records = Object.fromEntries(Object.entries(summary.counts).map(([kind, count]) => [kind, count.records]));
    expect(records).toMatchObject({
      case: 56,
      contact: 66,
      event: 7,
      exposure: 100,
      followUp: 437,
      labResult: 40,
      area: 3713,
      team: 24,
      person: 116,
    });
    expect(errors.filter((error) => error.severity === 'error')).toEqual([]);
    // 13 relationships start at one of the 7 events and one ends at one; 85 follow-ups name a team that is not in the file.
    const exposures = drafts.filter((draft) => draft.kind === 'exposure');
    const ends = (field: string) => exposures.filter((draft) => (draft.fields[field] as { kind: string }).kind === 'event');
    expect([ends('source').length, ends('target').length]).toEqual([13, 1]);
    expect(errors.filter((error) => error.code === 'REFERENCE_DROPPED')).toHaveLength(85);
  });
});
