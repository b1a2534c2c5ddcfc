import type { CellErrorInput } from './cell-error.ts';
import type { Draft, DraftKind, DraftValue } from './draft.ts';
import { draftField, draftFieldNames, draftKinds, isDraftKind, textOfDraft } from './draft.ts';
import { Gathering, isGathered, keyConflict } from './gather.ts';
import { type ContentPlace, ContentStore } from './content-store.ts';
import { dayOfCase, InfectionKeys } from './infection-keys.ts';
import type { RowDrafts } from './assemble.ts';

/** Keys of records that an earlier import of the same source wrote, by kind. */
export type OutsideKeys = Readonly<Partial<Record<DraftKind, ReadonlySet<string>>>>;

export interface Resolved {
  readonly drafts: readonly Draft[];
  readonly problems: readonly CellErrorInput[];
}

/** What came of all rows, by kind. */
export interface KindCount {
  /** Rows of the source that stand for the kind. */
  rows: number;
  /** Different records among them that may be written. */
  records: number;
  /** Rows that repeat or complete a record given before. */
  merged: number;
  /** Rows kept out by an error. */
  refused: number;
  /** Rows the source has deleted. */
  withdrawn: number;
}

/**
 * Brings drafts into an order in which each comes after all it points at, and checks what they point at. Drafts whose
 * references come later wait; at the end, one that points at nobody is an error where the reference is needed, and a
 * warning with the reference dropped where it is not. The same key twice is merged when nothing differs.
 */
export class Resolver {
  readonly counts = new Map<DraftKind, KindCount>();
  private readonly given = new Map<DraftKind, Map<string, Known>>();
  private readonly refused = new Map<DraftKind, Set<string>>();
  private readonly waiting = new Map<string, Draft[]>();
  private readonly gatherings = new Map<DraftKind, Gathering>();
  private readonly aliases = new Map<string, string | null>();
  private readonly outside: OutsideKeys;
  private readonly infections: InfectionKeys;
  private readonly contents = new ContentStore();

  /**
   * @param outside records of the same source that are in the database already: they may be pointed at too
   * @param sameWithinDays days of one infection lie at most this far apart; undefined: a person is one case
   */
  constructor(outside: OutsideKeys = {}, sameWithinDays?: number) {
    this.outside = outside;
    this.infections = new InfectionKeys(sameWithinDays);
  }

  /** Takes the drafts of one row; where any of them conflicts or the row has errors, none goes in. */
  add(row: RowDrafts, primary: DraftKind, rowHasErrors: boolean): Resolved {
    this.count(primary).rows++;
    if (!rowHasErrors && row.problems.length === 0 && row.drafts.every((draft) => this.isPlain(draft))) {
      const drafts: Draft[] = [];
      for (const draft of row.drafts) this.admit(draft, drafts);
      return { drafts, problems: none };
    }
    const infections = rowHasErrors ? [] : row.drafts.map((draft) => this.infectionOf(draft));
    const told = infections.flatMap((one) => one.told ?? []);
    const drafts = infections.map(({ draft }) => draft);
    // Whoever is infected again is a year older by then: what changed about the person is no contradiction.
    const isLater = drafts.some((draft, at) => draft.kind === 'case' && draft.key !== row.drafts[at]?.key);
    const conflicts = drafts.flatMap((draft) => (isLater && draft.kind === 'person' ? [] : (this.conflictOf(draft) ?? [])));
    if (rowHasErrors || conflicts.length > 0 || row.problems.length > 0) {
      this.refuse(row.drafts, primary);
      return { drafts: [], problems: [...row.problems, ...conflicts] };
    }
    const out: Resolved & { drafts: Draft[]; problems: CellErrorInput[] } = { drafts: [], problems: told };
    for (const draft of drafts) {
      if (isGathered(draft.kind) && !draft.withdrawn) this.gather(draft, out.problems);
      else this.admit(draft, out.drafts);
    }
    return out;
  }

  /** Whether nothing can stand against a draft: most are the first that is told of their record. */
  private isPlain({ kind, key, ofPerson }: Draft): boolean {
    return ofPerson !== true && !isGathered(kind) && !this.givenOf(kind).has(key);
  }

  /** Gives the gathered kinds; called when the tables that hold them have been read. */
  flush(): Resolved {
    const out: Resolved & { drafts: Draft[]; problems: CellErrorInput[] } = { drafts: [], problems: [] };
    for (const [kind, gathering] of this.gatherings) {
      this.count(kind).merged += gathering.merged;
      gathering.merged = 0;
      const { drafts, cyclic } = gathering.take();
      for (const draft of drafts) this.admit(draft, out.drafts);
      for (const draft of cyclic) {
        this.count(kind).refused++;
        out.problems.push({ code: 'REFERENCE_CYCLE', place: draft.place, detail: { field: 'parentCode', key: draft.key, kind } });
      }
      out.problems.push(...gathering.takeWarnings());
    }
    return out;
  }

  /** Settles what still waits for somebody who never came. */
  finish(): Resolved {
    const out: Resolved & { drafts: Draft[]; problems: CellErrorInput[] } = { drafts: [], problems: [] };
    for (const kind of draftKinds) {
      const left = [...new Set([...this.waiting.values()].flat())].filter((draft) => draft.kind === kind);
      for (const draft of left) this.settle(draft, out.drafts, out.problems);
    }
    this.waiting.clear();
    return out;
  }

  private settle(draft: Draft, drafts: Draft[], problems: CellErrorInput[]): void {
    const missing = this.missingReferences(draft);
    if (missing.length === 0) return this.give(draft, drafts);
    const needed = missing.filter((reference) => isNeeded(draft.kind, reference.field));
    for (const { field, kind, key } of missing) problems.push(this.referenceProblem(draft, { field, kind, key }, needed.length > 0));
    if (needed.length > 0) {
      this.count(draft.kind).refused++;
      this.count(draft.kind).records--;
      this.refusedOf(draft.kind).add(draft.key);
      return;
    }
    const fields = Object.fromEntries(
      Object.entries(draft.fields).filter(([field]) => !missing.some((reference) => reference.field === field)),
    );
    const extra = { ...draft.extra };
    for (const { field, key } of missing) extra[field] = key;
    this.give(withContent(draft, fields, extra), drafts);
  }

  private referenceProblem(draft: Draft, { field, kind, key }: Reference, keepsOut: boolean): CellErrorInput {
    const detail = { field, key, kind: draft.kind };
    if (!keepsOut) return { code: 'REFERENCE_DROPPED', severity: 'warning', place: draft.place, value: key, detail };
    return { code: this.refusedOf(kind).has(key) ? 'REFERENCE_REFUSED' : 'REFERENCE_MISSING', place: draft.place, value: key, detail };
  }

  private gather(draft: Draft, problems: CellErrorInput[]): void {
    let gathering = this.gatherings.get(draft.kind);
    if (!gathering) this.gatherings.set(draft.kind, (gathering = new Gathering()));
    const conflict = gathering.add(draft);
    if (!conflict) return;
    this.count(draft.kind).refused++;
    problems.push(conflict);
  }

  private admit(told: Draft, out: Draft[]): void {
    if (told.withdrawn) {
      this.count(told.kind).withdrawn++;
      out.push(told);
      return;
    }
    const seen = this.withEvents(told);
    const draft = { ...seen, text: textOfDraft(seen) };
    const first = this.missingReferences(draft)[0];
    if (!first) return this.give(draft, out);
    this.wait(draft, first);
    this.remember(draft, false);
  }

  /** Gives a draft and then, one after the other, those that waited for it. */
  private give(start: Draft, out: Draft[]): void {
    const queue = [start];
    for (const draft of queue) {
      // the queue grows while it is walked
      const known = this.remember(draft, true);
      if (known !== 'same')
        out.push(this.withAliases(known === 'new' ? draft : { ...withContent(draft, known.fields, known.extra), amends: true }));
      for (const waiting of this.release(draft)) {
        const next = this.missingReferences(waiting)[0];
        if (next) this.wait(waiting, next);
        else queue.push(waiting);
      }
    }
  }

  private wait(draft: Draft, { kind, key }: Reference): void {
    const name = nameOf(kind, key);
    const others = this.waiting.get(name);
    if (others) others.push(draft);
    else this.waiting.set(name, [draft]);
  }

  private release(draft: Draft): readonly Draft[] {
    if (this.waiting.size === 0) return nobody;
    const names = [nameOf(draft.kind, draft.key)];
    const alias = draft.fields['name'];
    if (draft.kind === 'person' && typeof alias === 'string') names.push(nameOf('person', alias));
    const released: Draft[] = [];
    for (const name of names) {
      released.push(...(this.waiting.get(name) ?? []));
      this.waiting.delete(name);
    }
    return released;
  }

  /** Registers a draft; says whether it is new, a repeat, or completes one given before. */
  private remember(draft: Draft, isGiven: boolean): 'new' | 'same' | { fields: Draft['fields']; extra: Draft['extra'] } {
    const known = this.givenOf(draft.kind).get(draft.key);
    if (!known) {
      const content = this.contents.keep(contentOf(draft));
      this.givenOf(draft.kind).set(ownKey(draft.key), { content, place: draft.place, isGiven });
      if (draft.kind === 'person') this.addAlias(draft);
      this.count(draft.kind).records++;
      return 'new';
    }
    if (!known.isGiven) {
      known.isGiven = isGiven;
      return 'new';
    }
    this.count(draft.kind).merged++;
    if (this.contents.isSame(known.content, contentOf(draft))) return 'same';
    return this.additions(draft, known);
  }

  private additions(draft: Draft, known: Known): 'same' | { fields: Draft['fields']; extra: Draft['extra'] } {
    if (HASHED.has(draft.kind)) return { fields: draft.fields, extra: draft.extra };
    const before = this.contentAt(known);
    const fields: Record<string, DraftValue> = {};
    const extra: Record<string, string> = {};
    for (const [field, of] of Object.entries(draft.fields)) {
      if (before.fields[field] === undefined) fields[field] = of;
      else if (!sameValue(before.fields[field], of)) extra[`${field} (${draft.place.file})`] = typeof of === 'object' ? of.key : String(of);
    }
    for (const [name, text] of Object.entries(draft.extra)) if (before.extra[name] === undefined) extra[name] = text;
    if (Object.keys(fields).length === 0 && Object.keys(extra).length === 0) return 'same';
    known.content = this.contents.keep(JSON.stringify({ fields: { ...before.fields, ...fields }, extra: { ...before.extra, ...extra } }));
    return { fields, extra };
  }

  /** A case under the key of the infection its days tell of. */
  private infectionOf(draft: Draft): ReturnType<InfectionKeys['keyed']> {
    if (draft.ofPerson !== true) return { draft, told: undefined };
    const known = this.givenOf('case').get(draft.key);
    const first = known && { day: dayOfCase(this.contentAt(known).fields), row: known.place.row };
    return this.infections.keyed(draft, first);
  }

  /** A key used again in the same table for something different; other tables may only complete a record. */
  private conflictOf(draft: Draft): CellErrorInput | undefined {
    if (isGathered(draft.kind) || COMPLETED.has(draft.kind)) return undefined;
    const known = this.givenOf(draft.kind).get(draft.key);
    if (!known || draft.withdrawn || this.contents.isSame(known.content, contentOf(draft))) return undefined;
    if (known.place.file !== draft.place.file || known.place.sheet !== draft.place.sheet) return undefined;
    if (HASHED.has(draft.kind)) return keyConflict(draft, known.place, ['…']);
    const before = this.contentAt(known);
    const differing = differences(before.fields, draft.fields).concat(differences(before.extra, draft.extra));
    return keyConflict(draft, known.place, differing);
  }

  private contentAt({ content }: Known): Content {
    return JSON.parse(this.contents.textAt(content)) as Content;
  }

  private refuse(drafts: readonly Draft[], primary: DraftKind): void {
    this.count(primary).refused++;
    for (const draft of drafts) if (!this.givenOf(draft.kind).has(draft.key)) this.refusedOf(draft.kind).add(draft.key);
  }

  private missingReferences(draft: Draft): Reference[] {
    return referencesOf(draft).filter(({ kind, key }) => !this.isGiven(kind, key) && !this.isOutside(kind, key));
  }

  private isGiven(kind: DraftKind, key: string): boolean {
    const given = this.givenOf(kind);
    const known = given.get(key) ?? given.get(this.keyOf(kind, key)); // a key stands for itself before it stands as a name
    return known?.isGiven === true;
  }

  /** Files of R's simulation packages name infectors; a name stands for a key where only one person has it. */
  private keyOf(kind: DraftKind, key: string): string {
    if (kind !== 'person' || this.givenOf('person').has(key)) return key;
    return this.aliases.get(key) ?? key;
  }

  private withAliases(draft: Draft): Draft {
    if (this.aliases.size === 0) return draft;
    const changed = referencesOf(draft).filter(({ kind, key }) => this.keyOf(kind, key) !== key);
    if (changed.length === 0) return draft;
    const fields: Record<string, DraftValue> = { ...draft.fields };
    for (const { field, kind, key } of changed) {
      const of = fields[field];
      fields[field] = typeof of === 'object' ? { ...of, key: this.keyOf(kind, key) } : this.keyOf(kind, key);
    }
    return withContent(draft, fields, draft.extra);
  }

  /** Cleaned exports do not say whether a source is a person or an event; the key of a known event tells. */
  private withEvents(draft: Draft): Draft {
    if (draft.kind !== 'exposure') return draft;
    const events = referencesOf(draft).filter(({ kind, key }) => {
      const isPerson = kind !== 'person' || this.givenOf('person').has(key) || this.isOutside('person', key);
      return !isPerson && (this.givenOf('event').has(key) || this.isOutside('event', key));
    });
    if (events.length === 0) return draft;
    return {
      ...draft,
      fields: { ...draft.fields, ...Object.fromEntries(events.map(({ field, key }) => [field, { kind: 'event', key }])) },
    };
  }

  private addAlias(draft: Draft): void {
    const name = draft.fields['name'];
    if (typeof name === 'string' && name !== draft.key) this.aliases.set(ownKey(name), this.aliases.has(name) ? null : ownKey(draft.key));
  }

  private count(kind: DraftKind): KindCount {
    let count = this.counts.get(kind);
    if (!count) this.counts.set(kind, (count = { rows: 0, records: 0, merged: 0, refused: 0, withdrawn: 0 }));
    return count;
  }

  private isOutside(kind: DraftKind, key: string): boolean {
    return this.outside[kind]?.has(key) ?? false;
  }

  private givenOf(kind: DraftKind): Map<string, Known> {
    let given = this.given.get(kind);
    if (!given) this.given.set(kind, (given = new Map<string, Known>()));
    return given;
  }

  private refusedOf(kind: DraftKind): Set<string> {
    let refused = this.refused.get(kind);
    if (!refused) this.refused.set(kind, (refused = new Set()));
    return refused;
  }
}

const none: readonly CellErrorInput[] = [];
const nobody: readonly Draft[] = [];

interface Known {
  /** Where fields and extra stand as JSON, or their hash for the kinds that come in great numbers. */
  content: ContentPlace;
  readonly place: Draft['place'];
  isGiven: boolean;
}
interface Content {
  fields: Record<string, DraftValue>;
  extra: Record<string, string>;
}
interface Reference {
  readonly field: string;
  readonly kind: DraftKind;
  readonly key: string;
}

function referencesOf({ kind, fields }: Draft): Reference[] {
  const references: Reference[] = [];
  for (const { field, target } of pointersOf(kind)) {
    const of = fields[field];
    if (target !== undefined && typeof of === 'string') references.push({ field, kind: target, key: of });
    if (target === undefined && typeof of === 'object') references.push({ field, kind: of.kind, key: of.key });
  }
  return references;
}

/** A field that points at another record: of the kind `target`, or of the kind its value says. */
interface Pointer {
  readonly field: string;
  readonly target: DraftKind | undefined;
}
const pointers = new Map<DraftKind, readonly Pointer[]>();

function pointersOf(kind: DraftKind): readonly Pointer[] {
  const known = pointers.get(kind) ?? findPointers(kind);
  pointers.set(kind, known);
  return known;
}

const findPointers = (kind: DraftKind): Pointer[] =>
  draftFieldNames(kind).flatMap((field): Pointer[] => {
    const { form, target } = draftField(kind, field) ?? {};
    if (form === 'node') return [{ field, target: undefined }];
    return form === 'ref' && isDraftKind(target) ? [{ field, target }] : [];
  });

function isNeeded(kind: DraftKind, field: string): boolean {
  return draftField(kind, field)?.required === true || ((kind === 'labResult' || kind === 'specimen') && field === 'person');
}

function differences(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => !sameValue(before[name], after[name]));
}

const sameValue = (first: unknown, second: unknown): boolean => first === second || JSON.stringify(first) === JSON.stringify(second);
function contentOf(draft: Draft): string {
  const { fields, extra, digest } = draft.text ?? textOfDraft(draft);
  return HASHED.has(draft.kind) ? digest : `{"fields":${fields},"extra":${extra}}`;
}

/** A draft that says something else: what was written of it is not true of it any more. */
function withContent(draft: Draft, fields: Draft['fields'], extra: Draft['extra']): Draft {
  const { text: _, ...others } = draft;
  return { ...others, fields, extra };
}

/**
 * A key in memory of its own: cut out of the text of a file, it would keep that text alive as long as it is remembered. Short
 * ones are copied by the machine anyway.
 */
function ownKey(key: string): string {
  if (key.length < SHORTEST_CUT) return key;
  const encoding = BEYOND_LATIN.test(key) ? 'utf16le' : 'latin1';
  return Buffer.from(key, encoding).toString(encoding);
}
const SHORTEST_CUT = 13;
const BEYOND_LATIN = /[^\0-\xff]/u;

const nameOf = (kind: DraftKind, key: string): string => `${kind} ${key}`;

/** Kinds of which only a hash is kept, so that a hundred thousand contacts fit in memory. */
const HASHED: ReadonlySet<DraftKind> = new Set(['contact', 'exposure', 'visit', 'followUp', 'specimen', 'labResult']);
/** Kinds that come as a by-product of many rows: each row may complete what is known of them. */
const COMPLETED: ReadonlySet<DraftKind> = new Set(['household', 'place']);
