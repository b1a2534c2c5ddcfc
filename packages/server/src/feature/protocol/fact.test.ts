import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { factsOf } from './fact.ts';
import { type ContactRow, type ExposureRow } from './store.ts';

test('the contact of docs/method/protocol-binding.md becomes the facts worked out there', () => {
  const page = readFileSync(new URL('../../../../../docs/method/protocol-binding.md', import.meta.url), 'utf8');
  const block = (name: string): unknown => JSON.parse(new RegExp('```json ' + name + '\\n([\\s\\S]*?)\\n```').exec(page)?.[1] ?? '');
  const { zone, exposure, contact } = block('input') as { zone: string; exposure: ExposureRow; contact: ContactRow };
  const persons = [{ id: 'li', area: 'world', age_years: null, listed: true }];
  const rows = { persons, cases: [], contacts: [contact], exposures: [exposure], tests: [], symptoms: [], holds: [] };
  expect(factsOf(rows, { zone, asOf: null })).toEqual(block('result'));
});
