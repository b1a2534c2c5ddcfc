import { sealedWith } from '@firebreak/contract';
import { type Entry } from '../entry.ts';
import { seal, unseal } from './cipher.ts';

/** An entry as it lies on the device: open is only what sending and counting need, and nothing that names somebody. */
export interface EntryRow extends Pick<Entry, 'id' | 'outbreak' | 'at' | 'by' | 'state'> {
  /** Grows with every change of what is sealed, so that another tab notices. */
  readonly turn: number;
  readonly sealed: Uint8Array<ArrayBuffer>;
}
type Hidden = Pick<Entry, 'byName' | 'act' | 'label' | 'answer' | 'code' | 'details'>;

export async function sealEntry(key: CryptoKey, entry: Entry, turn: number): Promise<EntryRow> {
  const { id, outbreak, at, by, state } = entry;
  return { id, outbreak, at, by, state, turn, sealed: await seal(key, JSON.stringify(hidden(entry)), sealedWith(entry)) };
}

/** @returns undefined when the key is not the one it was sealed with */
export async function openEntry(key: CryptoKey, row: EntryRow): Promise<Entry | undefined> {
  const text = await unseal(key, row.sealed, sealedWith(row));
  return text === undefined ? undefined : entryOfContent(row, text);
}

/** An entry from its open part and what was sealed. */
export function entryOfContent({ id, outbreak, at, by, state }: Omit<EntryRow, 'turn' | 'sealed'>, content: string): Entry {
  return { ...(JSON.parse(content) as Hidden), id, outbreak, at, by, state };
}

/** Whether a change touches the state alone, which is not sealed: an entry on its way and back costs no cipher. */
export const isSameInside = (one: Entry, other: Entry): boolean =>
  one.act === other.act &&
  one.label === other.label &&
  one.answer === other.answer &&
  one.code === other.code &&
  one.details === other.details &&
  one.byName === other.byName &&
  sealedWith(one) === sealedWith(other);

const hidden = ({ byName, act, label, answer, code, details }: Entry): Hidden => ({ byName, act, label, answer, code, details });
