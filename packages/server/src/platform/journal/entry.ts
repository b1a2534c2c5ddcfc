import { sha256 } from './canonical.ts';

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

/** Hash before the first entry of a home. */
export const genesisHash = '0'.repeat(64);

/** The salt is taken out with the payload: the digest that stays behind then answers no guess at what it held. */
export const payloadHash = (salt: string, payloadText: string): string => sha256(`${salt}${payloadText}`);

/** What the hash of an entry covers besides its place in the chain, as a part of a JSON list. */
export function middleOf(entry: Omit<NewEntry, 'home' | 'payload' | 'salt'>, digest: string): string {
  const { id, at, actor, actorName, action, outbreak, area, kind, subject, version } = entry;
  const doing = `${again(at)},${again(actor)},${again(actorName)},${again(action)},${again(outbreak)},${again(area)},${again(kind)}`;
  return `${text(id)},${doing},${text(subject)},${version},${text(digest)}`;
}

/** JSON of what stands in many entries one behind the other: of each only the first is looked at. */
function again(value: string | null): string {
  const known = lately.get(value);
  if (known !== undefined) return known;
  const written = text(value);
  if (lately.size >= mostLately) lately.clear();
  lately.set(value, written);
  return written;
}
const lately = new Map<string | null, string>();
const mostLately = 100;

/** The same of an entry written at another moment, which stands behind its id. */
export function middleAt(middle: string, at: string): string {
  const start = middle.indexOf(',') + 1;
  return `${middle.slice(0, start)}${text(at)}${middle.slice(middle.indexOf(',', start))}`;
}

/** JSON of a text or null. Ids, dates, actions and paths hold nothing that JSON writes in another way. */
const text = (value: string | null): string => (value !== null && plain.test(value) ? `"${value}"` : JSON.stringify(value));
const plain = /^[\w.:-]*$/;

/** Where an entry stands in the chain of its home. */
export interface Link {
  readonly home: string;
  readonly sequence: number;
  readonly previousHash: string;
}

/** Digest over everything but the payload itself, for which its own digest stands. */
export const entryHash = ({ home, sequence, previousHash }: Link, middle: string): string =>
  sha256(`[${JSON.stringify(home)},${sequence},${middle},${JSON.stringify(previousHash)}]`);
