import { type HistoryEntry, records } from '@firebreak/contract';
import { fromColumns } from './column.ts';
import { entriesOf, type Entry } from './journal-store.ts';
import { masked, type Sight, sightAt } from './mask.ts';
import { type Noun, type Values } from './noun.ts';
import { rowInSight } from './record.ts';
import { recordAct, type Standing } from './standing.ts';
import { inverseOf } from './undo.ts';

/** Everything that was done to a record, newest first; what the actor may not see in the record is masked here too. */
export async function historyOf(at: Standing, noun: Noun, id: string): Promise<HistoryEntry[]> {
  const row = await rowInSight(at, noun, id);
  const entries = await entriesOf(at.trx, noun.kind, id);
  const sight = sightAt(at.actor, row.area, at.outbreak.id);
  const current = { ...fromColumns(noun.kind, row), withdrawnAt: row.withdrawn_at };
  if (noun.isPersonal) at.readings.push(recordAct(at, noun, row, 'historyRead', { count: entries.length }));
  return entries.map((entry) => ({
    id: entry.id,
    at: entry.at,
    actor: entry.actor_name,
    action: entry.action,
    version: entry.version,
    reason: textOf(entry, 'reason'),
    before: shown(noun, entry, 'before', sight),
    after: shown(noun, entry, 'after', sight),
    undoable: inverseOf(entry, current, at.now) !== undefined,
  }));
}

const textOf = (entry: Entry, name: string): string | null => {
  const value = entry.payload?.[name];
  return typeof value === 'string' ? value : null;
};

function shown(noun: Noun, entry: Entry, side: 'before' | 'after', sight: Sight): Record<string, unknown> {
  const values = (entry.payload?.[side] ?? {}) as Values;
  const known = Object.entries(values).filter(([field]) => field in records[noun.kind].fields || field === 'withdrawnAt');
  return { ...masked(noun.kind, Object.fromEntries(known), sight).values };
}
