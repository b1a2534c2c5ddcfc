import { expect, test } from 'vitest';
import { settle } from '../entry.ts';
import { anEntry, aSample } from '../testing/an-entry.ts';
import { base64Of, takeKey } from './cipher.ts';
import { isSameInside, openEntry, sealEntry } from './sealed-entry.ts';

const key = await takeKey(base64Of(new Uint8Array(32).fill(1)));
const walkIn = aSample('w', 'm', 'T0001', 1, 10);
const entry = {
  ...walkIn,
  label: '陈试一',
  byName: '网格员甲',
  details: { name: '陈试一' },
};

test('an entry comes back as it was; nothing that names somebody, their tube or their tester is readable in the row', async () => {
  const row = await sealEntry(key, entry, 3);
  expect(await openEntry(key, row)).toEqual(entry);
  expect(Object.keys(row).toSorted()).toEqual(['at', 'by', 'id', 'outbreak', 'sealed', 'state', 'turn']);
  const readable = JSON.stringify({ ...row, sealed: Buffer.from(row.sealed).toString('utf8') });
  for (const secret of ['陈试一', '网格员甲', 'T0001', '"m"']) expect(readable).not.toContain(secret);
});

test('a row cannot be given to another person, time or outbreak; its state may change and costs no cipher', async () => {
  const row = await sealEntry(key, entry, 1);
  for (const change of [{ by: 'another' }, { at: '2026-07-12T06:00:01.000Z' }, { outbreak: 'outbreak-2' }, { id: 'x' }])
    expect(await openEntry(key, { ...row, ...change })).toBeUndefined();
  expect(await openEntry(key, { ...row, state: 'sending' })).toEqual({ ...entry, state: 'sending' });
  expect(isSameInside(entry, { ...entry, state: 'sending' })).toBe(true);
  expect(isSameInside(entry, settle(entry, { id: entry.id, state: 'done' }))).toBe(false);
  expect(isSameInside(entry, { ...entry, by: 'another' })).toBe(false);
});

test('a slip that waits to be typed in is sealed like everything else', async () => {
  const slip = anEntry('s', { kind: 'seal', tube: 'T0002', round: null }, { state: 'held' });
  expect(await openEntry(key, await sealEntry(key, slip, 1))).toEqual(slip);
});
