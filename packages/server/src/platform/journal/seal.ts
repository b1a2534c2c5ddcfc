import { type Actor } from '../access/index.ts';
import { type PackedRows, packRows, withShared } from '../database/index.ts';
import { newId, randomTextOf } from '../new-id.ts';
import { canonicalJson } from './canonical.ts';
import { middleAt, middleOf, type NewEntry, payloadHash } from './entry.ts';

/** What a service says of its own act; who, when and where in the chain are added. */
export type Act = Omit<NewEntry, 'id' | 'at' | 'actor' | 'actorName' | 'salt'> & { readonly id?: string };

/** Whose act it is, and when. */
export interface Doer {
  readonly actor: Actor;
  readonly now: string;
}

/**
 * Acts of one home, written out and digested: everything that does not wait for their place in the chain. Plain data,
 * which may come from another thread.
 */
export interface SealedActs {
  readonly home: string;
  /** What the hash of each entry covers besides its place. */
  readonly middles: readonly string[];
  /** Index of the last act that changed something; -1 where people only read. */
  readonly lastChange: number;
  /** All columns but those of the place in the chain. */
  readonly packed: PackedRows;
}

/** Acts ready to be appended, in their order, home by home. */
export const sealActs = (by: Doer, acts: readonly Act[]): SealedActs[] => seal(acts.map((act) => entryOf(act, by)));

/** The same of entries of any number of people. */
export const seal = (entries: readonly NewEntry[]): SealedActs[] =>
  [...groupByHome(entries)].map(([home, ofHome]) => sealHome(home, ofHome));

function sealHome(home: string, entries: readonly NewEntry[]): SealedActs {
  const payloads = entries.map(({ payload }) => canonicalJson(payload));
  const digests = entries.map(({ salt }, index) => payloadHash(salt, payloads[index] ?? ''));
  const plain = columns.map(([name, type, field]) => ({ name, type, values: entries.map((entry) => entry[field]) }));
  return {
    home,
    middles: entries.map((entry, index) => middleOf(entry, digests[index] ?? '')),
    lastChange: entries.findLastIndex(({ action }) => changesSomething(action)),
    packed: packRows(entries.length, [
      ...plain,
      { name: 'payload', type: 'jsonb', values: payloads },
      { name: 'payload_hash', type: 'text', values: digests },
    ]),
  };
}

/** The same acts of one person, done at another moment. */
export const sealedAt = ({ middles, packed, ...others }: SealedActs, at: string): SealedActs => ({
  ...others,
  middles: middles.map((middle) => middleAt(middle, at)),
  packed: withShared(packed, { at }),
});

const columns: readonly (readonly [name: string, type: string, field: keyof NewEntry])[] = [
  ['home', 'text', 'home'],
  ['id', 'uuid', 'id'],
  ['at', 'timestamptz', 'at'],
  ['actor', 'uuid', 'actor'],
  ['actor_name', 'text', 'actorName'],
  ['action', 'text', 'action'],
  ['outbreak', 'uuid', 'outbreak'],
  ['area', 'ltree', 'area'],
  ['kind', 'text', 'kind'],
  ['subject', 'uuid', 'subject'],
  ['version', 'integer', 'version'],
  ['salt', 'text', 'salt'],
];

function groupByHome(entries: readonly NewEntry[]): Map<string, NewEntry[]> {
  const homes = new Map<string, NewEntry[]>();
  for (const entry of entries) {
    const ofHome = homes.get(entry.home);
    if (ofHome) ofHome.push(entry);
    else homes.set(entry.home, [entry]);
  }
  return homes;
}

/** Verbs of acts that leave every record as it was. */
const readingVerbs = new Set([
  'listed',
  'opened',
  'searched',
  'counted',
  'historyRead',
  'exported',
  'revealed',
  'signedIn',
  'coPresenceListed',
  'protocolRead',
  'protocolListed',
  'endWatched',
  'switchPreviewed',
]);
const changesSomething = (action: string) => !readingVerbs.has(action.slice(action.lastIndexOf('.') + 1));

/** The entry of an act, without its place in the chain yet. */
export const entryOf = (act: Act, { actor, now }: Doer): NewEntry => ({
  home: act.home,
  id: act.id ?? newId(),
  at: now,
  actor: actor.id,
  actorName: actor.name,
  action: act.action,
  outbreak: act.outbreak,
  area: act.area,
  kind: act.kind,
  subject: act.subject,
  version: act.version,
  payload: act.payload,
  salt: newSalt(),
});

/** 132 bits of chance. */
const saltLength = 22;
const newSalt = (): string => randomTextOf(saltLength);
