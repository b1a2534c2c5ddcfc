import { canonicalJson, sha256 } from './canonical.ts';

/** What happened, before it has its place in the chain. */
export interface NewEntry {
  readonly home: string;
  readonly id: string;
  readonly at: string;
  readonly actor: string | null;
  readonly actorName: string;
  /** Noun first: `case.created`, `person.revealed`, `list.read`. */
  readonly action: string;
  readonly outbreak: string | null;
  /** ltree path. */
  readonly area: string | null;
  readonly kind: string | null;
  readonly subject: string | null;
  readonly version: number | null;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Random text, a new one for every entry. */
  readonly salt: string;
}

/** An entry whose payload is written out and digested: all the work that does not wait for its place in the chain. */
export interface SealedEntry extends Omit<NewEntry, 'payload'> {
  /** The payload as canonical JSON. */
  readonly payloadText: string;
  readonly payloadHash: string;
}

export interface ChainedEntry extends SealedEntry {
  readonly sequence: number;
  readonly previousHash: string;
  readonly hash: string;
}

/** Hash before the first entry of a home. */
export const genesisHash = '0'.repeat(64);

export function seal({ payload, ...entry }: NewEntry): SealedEntry {
  const payloadText = canonicalJson(payload);
  return { ...entry, payloadText, payloadHash: sha256(`${entry.salt}${payloadText}`) };
}

/** Puts an entry behind the head of its chain. */
export function chain(entry: SealedEntry, head: { readonly sequence: number; readonly hash: string }): ChainedEntry {
  const linked = { ...entry, sequence: head.sequence + 1, previousHash: head.hash };
  return { ...linked, hash: entryHash(linked) };
}

/** The salt is taken out with the payload: the digest that stays behind then answers no guess at what it held. */
export const payloadHash = (entry: Pick<NewEntry, 'salt' | 'payload'>) => sha256(`${entry.salt}${canonicalJson(entry.payload)}`);

/** Digest over everything but the payload itself, for which its own digest stands. */
export function entryHash(entry: Omit<ChainedEntry, 'payloadText' | 'salt' | 'hash'>): string {
  const { home, sequence, id, at, actor, actorName, action, outbreak, area, kind, subject, version } = entry;
  return sha256(
    canonicalJson([
      home,
      sequence,
      id,
      at,
      actor,
      actorName,
      action,
      outbreak,
      area,
      kind,
      subject,
      version,
      entry.payloadHash,
      entry.previousHash,
    ]),
  );
}
