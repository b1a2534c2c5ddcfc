import { openDB } from 'idb';
import { type Entry } from '../../src/offline/entry.ts';
import { type FieldHousehold } from '../../src/offline/field-list.ts';
import { base64Of, seal, takeKey, unseal } from '../../src/offline/vault/cipher.ts';
import { lockWithPin, unlockWithPin } from '../../src/offline/vault/pin.ts';
import { openEntry, sealEntry, type EntryRow } from '../../src/offline/vault/sealed-entry.ts';

/** Milliseconds of one piece of work, as it was in the open and as it is sealed. */
export interface Measured {
  readonly work: string;
  readonly open: number | null;
  readonly sealed: number;
}

const QUEUE = 20_000;
const ANSWERED = 200;
const PEOPLE = 10_000;
const PEOPLE_A_DOOR = 3;

/** What a phone does with its database, in the open and sealed; runs in a browser. */
export async function measure(): Promise<Measured[]> {
  const key = await takeKey(base64Of(crypto.getRandomValues(new Uint8Array(32))));
  const db = await openDB('bench', 1, {
    upgrade: (fresh) => {
      for (const store of ['open', 'sealed']) fresh.createObjectStore(store, { keyPath: 'id' });
    },
  });
  const entries = Array.from({ length: QUEUE }, (_, at) => anEntry(at));
  const put = async (store: string, rows: readonly object[]): Promise<void> => {
    const transaction = db.transaction(store, 'readwrite', { durability: 'strict' });
    for (const row of rows) void transaction.store.put(row);
    await transaction.done;
  };
  const sealAll = (some: readonly Entry[]): Promise<EntryRow[]> => Promise.all(some.map((entry) => sealEntry(key, entry, 1)));
  const openAll = (rows: readonly EntryRow[]) => Promise.all(rows.map((row) => openEntry(key, row)));
  const list = { id: 'list', households: Array.from({ length: PEOPLE / PEOPLE_A_DOOR }, (_, at) => aHousehold(at)) };
  await put('open', entries);
  await put('sealed', await sealAll(entries));
  const results: Measured[] = [
    {
      work: `queue of ${QUEUE} registrations read at a start`,
      open: await best(() => db.getAll('open')),
      sealed: await best(async () => {
        const rows = (await db.getAll('sealed')) as EntryRow[];
        for (let at = 0; at < rows.length; at += 1000) await openAll(rows.slice(at, at + 1000));
      }),
    },
    {
      work: 'one registration kept, safe on the disk',
      open: await best(() => put('open', entries.slice(0, 1))),
      sealed: await best(async () => put('sealed', await sealAll(entries.slice(0, 1)))),
    },
    {
      work: `${ANSWERED} answers of the server written down`,
      open: await best(() => put('open', entries.slice(0, ANSWERED))),
      sealed: await best(async () => put('sealed', await sealAll(entries.slice(0, ANSWERED)))),
    },
    {
      work: `list of a community of ${PEOPLE} kept`,
      open: await best(() => put('open', [list])),
      sealed: await best(async () => put('sealed', [{ id: 'list', sealed: await seal(key, JSON.stringify(list), 'list') }])),
    },
    {
      work: `list of a community of ${PEOPLE} read`,
      open: await best(() => db.get('open', 'list')),
      sealed: await best(async () => {
        const row = (await db.get('sealed', 'list')) as { sealed: Uint8Array<ArrayBuffer> };
        return JSON.parse((await unseal(key, row.sealed, 'list')) ?? '') as unknown;
      }),
    },
  ];
  const lock = await lockWithPin({ listKey: 'l', queueKey: 'q' }, '274913', 'owner', 5);
  results.push({ work: 'a PIN tried', open: null, sealed: await best(() => unlockWithPin(lock, '274913', 'owner')) });
  return results;
}

/** Others run beside us: the best of some runs. */
async function best(work: () => Promise<unknown>): Promise<number> {
  let least = Infinity;
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    await work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}
const RUNS = 5;

function anEntry(at: number): Entry {
  const id = `0190a1b2-0000-7000-8000-${String(at).padStart(12, '0')}`;
  const sample = {
    id,
    takenAt: '2026-07-12T06:00:00.000Z',
    tube: `GZ${String(at).padStart(8, '0')}`,
    position: (at % 10) + 1,
    capacity: 10,
    round: id,
    point: id,
    resolves: null,
    who: { kind: 'walkIn' as const, member: id, areaCode: '440105003125', name: '试验者', phone: '13800000000', birthYear: 1980 },
  };
  const made = { outbreak: id, at: '2026-07-12T06:00:00.000Z', by: id, byName: '采样员', state: 'waiting' as const, label: '试验者' };
  return { id, ...made, act: { kind: 'sample', risk: 'low', sample } as Entry['act'], answer: null, code: null, details: {} };
}

function aHousehold(at: number): FieldHousehold {
  const id = `0190a1b2-0000-7000-9000-${String(at).padStart(12, '0')}`;
  const where = { id, area: '440105003125', areaName: '信和社区', code: `T${at}`, building: '3', unit: '1', floor: 5, room: '502' };
  const person = { household: id, area: '440105003125', name: '试验者', sex: 'male' as const, birthYear: 1980, risk: 'low' as const };
  const members = Array.from({ length: PEOPLE_A_DOOR }, (_, one) => ({
    ...person,
    id: `${id.slice(0, -1)}${one}`,
    phoneTail: '0000',
    documentTail: '002X',
    needs: [],
  }));
  return { ...where, occupancy: 'occupied', version: 1, members };
}
