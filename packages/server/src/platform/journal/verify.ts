import { sql } from 'kysely';
import { type Trx } from '../access/index.ts';
import { type JournalTable } from '../database/index.ts';
import { canonicalJson } from './canonical.ts';
import { entryHash, genesisHash, middleOf, payloadHash } from './entry.ts';

export type Fault = 'altered' | 'missing' | 'reordered' | 'headMismatch';
export interface VerifiedHome {
  readonly home: string;
  readonly entries: number;
  readonly head: string;
}
export interface Verification {
  readonly ok: boolean;
  readonly homes: readonly VerifiedHome[];
  readonly faults: readonly { readonly home: string; readonly sequence: number; readonly fault: Fault }[];
}

type Row = Omit<JournalTable, 'payload'> & { payload: Record<string, unknown> | null };
const pageSize = 5000;

/**
 * Recomputes every chain from its first entry.
 *
 * altered: the content of an entry does not give its hash · missing: a sequence number is absent ·
 * reordered: an entry is whole but does not follow the one before it · headMismatch: the chain ends elsewhere than
 * its head says (entries cut off at the end).
 *
 * @param trx of an actor who may read the audit of the whole tree; others see no entry and get no homes
 * @param expected heads noted earlier, outside the database: a chain that no longer contains one was rewritten
 */
export async function verifyJournal(trx: Trx, expected: readonly VerifiedHome[] = []): Promise<Verification> {
  const homes = new Map<string, { entries: number; head: string }>();
  const faults: { home: string; sequence: number; fault: Fault }[] = [];
  const noted = new Map(expected.map(({ home, entries, head }) => [`${home} ${entries}`, head]));
  let after = { home: '', sequence: 0 };
  for (;;) {
    const rows = await page(trx, after);
    for (const row of rows) {
      const before = homes.get(row.home) ?? { entries: 0, head: genesisHash };
      const fault = faultOf(row, before) ?? (disagrees(noted, row) ? 'headMismatch' : undefined);
      if (fault) faults.push({ home: row.home, sequence: row.sequence, fault });
      noted.delete(`${row.home} ${row.sequence}`);
      homes.set(row.home, { entries: row.sequence, head: row.hash });
    }
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last;
  }
  faults.push(...(await headFaults(trx, homes)), ...[...noted.keys()].map(unseenHead));
  return { ok: faults.length === 0, homes: [...homes].map(([home, state]) => ({ home, ...state })), faults };
}

async function page(trx: Trx, after: { home: string; sequence: number }): Promise<Row[]> {
  const { rows } = await sql<Row>`select * from firebreak.journal_page(${after.home}, ${after.sequence}, ${pageSize})`.execute(trx);
  return rows;
}

function faultOf(row: Row, before: { entries: number; head: string }): Fault | undefined {
  if (row.sequence !== before.entries + 1) return 'missing';
  const { actor_name: actorName, payload_hash: storedPayloadHash, previous_hash: previousHash, ...rest } = row;
  if (row.payload !== null && payloadHash(row.salt ?? '', canonicalJson(row.payload)) !== storedPayloadHash) return 'altered';
  if (entryHash({ ...rest, previousHash }, middleOf({ ...rest, actorName }, storedPayloadHash)) !== row.hash) return 'altered';
  return previousHash === before.head ? undefined : 'reordered';
}

const disagrees = (noted: ReadonlyMap<string, string>, row: Row) => {
  const hash = noted.get(`${row.home} ${row.sequence}`);
  return hash !== undefined && hash !== row.hash;
};

function unseenHead(key: string): { home: string; sequence: number; fault: Fault } {
  const [home = '', sequence] = key.split(' ');
  return { home, sequence: Number(sequence), fault: 'missing' };
}

async function headFaults(trx: Trx, homes: ReadonlyMap<string, { entries: number; head: string }>) {
  const heads = await trx.selectFrom('journal_head').selectAll().execute();
  return heads
    .filter(({ home, sequence, hash }) => {
      const state = homes.get(home) ?? { entries: 0, head: genesisHash };
      return state.entries !== sequence || state.head !== hash;
    })
    .map(({ home, sequence }) => ({ home, sequence, fault: 'headMismatch' as const }));
}
