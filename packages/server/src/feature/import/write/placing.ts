import { type Permission, type RecordKind, records } from '@firebreak/contract';
import { type Actor, areasWith, isWithin, type Trx } from '../../../platform/access/index.ts';
import { newId } from '../../../platform/new-id.ts';
import { nouns } from '../../nouns.ts';
import { type BatchRow } from '../../registry/index.ts';
import { type Problem } from '../problem.ts';
import { type StagedDraft } from '../staging/staged-draft.ts';
import { type KnownRecord } from '../store.ts';

/** Runs a query in a transaction of whoever asked: the one that writes, or one of its own. */
export type Ask = <T>(query: (trx: Trx) => Promise<T>) => Promise<T>;

/** What placing asks the database. */
export interface Lookup {
  /** Records of this source by their keys. */
  readonly records: (kind: RecordKind, keys: readonly string[]) => Promise<readonly KnownRecord[]>;
  readonly areas: (codes: readonly string[]) => Promise<readonly { readonly code: string; readonly path: string }[]>;
}

/** Where and for whom drafts become rows. */
export interface PlacingContext {
  readonly actor: Actor;
  readonly outbreak: { readonly home: string; readonly id: string; readonly area: string };
  readonly system: string;
}

interface Known {
  readonly id: string;
  readonly area: string;
}
interface Reference {
  readonly field: string;
  readonly kind: RecordKind;
  readonly key: string;
  readonly isNeeded: boolean;
}

/** A reference with the record it points at, where that is known. */
interface Found {
  readonly reference: Reference;
  readonly known: Known | undefined;
}

/** What became of a batch of drafts: rows that can be written, each with its draft, and what was wrong with the others. */
export interface Placed {
  readonly rows: readonly { readonly row: BatchRow; readonly draft: StagedDraft }[];
  readonly problems: readonly Problem[];
}

/**
 * Turns drafts into rows: keys of the source become ids of the outbreak, area codes become places in the tree. It
 * remembers what it saw, so a hundred thousand contacts ask the database a few hundred times.
 */
export class Placing {
  private readonly context: PlacingContext;
  private readonly lookup: Lookup;
  private readonly known = new Map<RecordKind, Map<string, Known>>();
  private readonly areas = new Map<string, string | null>();
  private readonly writable = new Map<RecordKind, readonly string[]>();
  private readonly mayWrite = new Map<RecordKind, Map<string, boolean>>();
  private readonly toldAreas = new Set<string>();

  constructor(context: PlacingContext, lookup: Lookup) {
    this.context = context;
    this.lookup = lookup;
  }

  /** Areas that will be in the tree by the time of writing; in a dry run they stand for the area above them. */
  expectAreas(places: ReadonlyMap<string, string>): void {
    for (const [code, path] of places) this.areas.set(code, path);
  }

  /** Forgets where areas stand: they were written meanwhile. */
  forgetAreas(): void {
    this.areas.clear();
  }

  async place(kind: RecordKind, drafts: readonly StagedDraft[]): Promise<Placed> {
    const references = drafts.map((draft) => (draft.withdrawn ? [] : referencesOf(kind, draft)));
    await this.learnRecords(references);
    await this.learnAreas(drafts);
    const rows: { row: BatchRow; draft: StagedDraft }[] = [];
    const problems: Problem[] = [];
    let index = 0;
    for (const draft of drafts) {
      const row = this.rowOf(kind, draft, references[index++] ?? [], problems);
      if (row === undefined) continue;
      rows.push({ row, draft });
      this.remember(kind, draft.key, { id: row.id, area: row.area });
    }
    return { rows, problems };
  }

  /** The ids under which records really are stored: a known record keeps its own. */
  settle(kind: RecordKind, ids: ReadonlyMap<string, string>): void {
    for (const [key, id] of ids) {
      const before = this.known.get(kind)?.get(key);
      if (before !== undefined) this.remember(kind, key, { id, area: before.area });
    }
  }

  /** Forgets records that were refused after all: what points at them must not be written. */
  forget(kind: RecordKind, keys: readonly string[]): void {
    for (const key of keys) this.known.get(kind)?.delete(key);
  }

  private rowOf(kind: RecordKind, draft: StagedDraft, references: readonly Reference[], problems: Problem[]): BatchRow | undefined {
    const found: Found[] = [];
    let lacksNeeded = false;
    for (const reference of references) {
      const known = this.find(reference);
      found.push({ reference, known });
      if (known !== undefined) continue;
      problems.push(referenceProblem(kind, draft, reference));
      lacksNeeded ||= reference.isNeeded;
    }
    if (lacksNeeded) return undefined;
    const { area, fields, extra, isAreaKnown } = this.areaOf(kind, draft, found, problems);
    if (!this.mayWriteAt(kind, area)) {
      const told = draft.fields['areaCode'];
      const detail = { area: typeof told === 'string' ? told : area, kind };
      problems.push({ severity: 'error', code: 'AREA_NOT_YOURS', place: draft.place, detail });
      return undefined;
    }
    return {
      id: newId(),
      sourceId: draft.key,
      sourceHash: isAreaKnown ? draft.hash : `${draft.hash}~`, // so that the record moves once its area is in the tree
      area,
      fields: resolved(fields, found),
      extra,
      ...(draft.withdrawn ? { withdrawn: true } : {}),
    };
  }

  /** The area a draft names; else that of what it points at; else that of the outbreak. */
  private areaOf(kind: RecordKind, draft: StagedDraft, found: readonly Found[], problems: Problem[]) {
    const { fields, extra } = draft;
    const { areaCode } = fields;
    if (typeof areaCode !== 'string') return { area: this.fallbackArea(kind, found), fields, extra, isAreaKnown: true };
    const path = this.areas.get(areaCode) ?? null;
    if (path !== null) return { area: path, fields, extra, isAreaKnown: true };
    if (!this.toldAreas.has(areaCode)) {
      this.toldAreas.add(areaCode);
      problems.push({ severity: 'warning', code: 'AREA_UNKNOWN', place: draft.place, value: areaCode, detail: { area: areaCode } });
    }
    const { areaCode: _, ...others } = fields;
    return { area: this.fallbackArea(kind, found), fields: others, extra: { ...extra, areaCode }, isAreaKnown: false };
  }

  /** Where a record lies that names no area. */
  private fallbackArea(kind: RecordKind, found: readonly Found[]): string {
    for (const field of nouns[kind].areaFrom) {
      for (const { reference, known } of found) if (reference.field === field && known !== undefined) return known.area;
    }
    return this.homeArea(kind);
  }

  private mayWriteAt(kind: RecordKind, area: string): boolean {
    const ofKind = this.mayWrite.get(kind) ?? new Map<string, boolean>();
    this.mayWrite.set(kind, ofKind);
    const may = ofKind.get(area) ?? this.writableAreas(kind).some((granted) => isWithin(area, granted));
    ofKind.set(area, may);
    return may;
  }

  /** The area of the outbreak, or the part of it that is the actor's. */
  private homeArea(kind: RecordKind): string {
    const { area } = this.context.outbreak;
    const scope = this.writableAreas(kind);
    if (scope.some((granted) => isWithin(area, granted))) return area;
    return scope.find((granted) => isWithin(granted, area)) ?? area;
  }

  private writableAreas(kind: RecordKind): readonly string[] {
    const permission: Permission = `${kind}.write`;
    const areas = this.writable.get(kind) ?? areasWith(this.context.actor, permission, this.context.outbreak.id);
    this.writable.set(kind, areas);
    return areas;
  }

  private find({ kind, key }: Reference): Known | undefined {
    return this.known.get(kind)?.get(key);
  }

  private remember(kind: RecordKind, key: string, known: Known): void {
    if (!targets.has(kind)) return;
    const ofKind = this.known.get(kind) ?? new Map<string, Known>();
    this.known.set(kind, ofKind);
    ofKind.set(key, known);
  }

  private async learnRecords(references: Iterable<readonly Reference[]>): Promise<void> {
    const wanted = new Map<RecordKind, Set<string>>();
    for (const ofDraft of references) {
      for (const reference of ofDraft) {
        if (this.find(reference) !== undefined || !targets.has(reference.kind)) continue;
        const keys = wanted.get(reference.kind) ?? new Set();
        wanted.set(reference.kind, keys.add(reference.key));
      }
    }
    for (const [kind, keys] of wanted) {
      for (const { key, id, area } of await this.lookup.records(kind, [...keys])) this.remember(kind, key, { id, area });
    }
  }

  private async learnAreas(drafts: readonly StagedDraft[]): Promise<void> {
    const codes = new Set(
      drafts.flatMap(({ fields: { areaCode } }) => (typeof areaCode === 'string' && !this.areas.has(areaCode) ? [areaCode] : [])),
    );
    if (codes.size === 0) return;
    for (const code of codes) this.areas.set(code, null);
    for (const { code, path } of await this.lookup.areas([...codes])) this.areas.set(code, path);
  }
}

function resolved(fields: StagedDraft['fields'], found: readonly Found[]): Readonly<Record<string, unknown>> {
  if (found.length === 0) return fields;
  const values: Record<string, unknown> = { ...fields };
  for (const {
    reference: { field, kind },
    known,
  } of found) {
    const isNode = typeof fields[field] === 'object';
    if (known === undefined) delete values[field];
    else values[field] = isNode ? { id: known.id, kind } : known.id; // in the order of canonical JSON
  }
  return values;
}

/** Kinds that other records point at. */
export const targets: ReadonlySet<RecordKind> = new Set(['household', 'place', 'person', 'event', 'contact', 'team', 'specimen']);

function referencesOf(kind: RecordKind, { fields }: StagedDraft): Reference[] {
  const references: Reference[] = [];
  for (const { field, target, isNeeded } of pointersOf(kind)) {
    const value = fields[field];
    if (target === undefined && typeof value === 'object') references.push({ field, kind: value.kind, key: value.key, isNeeded });
    else if (target !== undefined && typeof value === 'string') references.push({ field, kind: target, key: value, isNeeded });
  }
  return references;
}

/** A field that points at another record: of the kind `target`, or of the kind its value says. */
interface Pointer {
  readonly field: string;
  readonly target: RecordKind | undefined;
  readonly isNeeded: boolean;
}
const pointers = new Map<RecordKind, readonly Pointer[]>();

function pointersOf(kind: RecordKind): readonly Pointer[] {
  const known = pointers.get(kind) ?? findPointers(kind);
  pointers.set(kind, known);
  return known;
}

function findPointers(kind: RecordKind): Pointer[] {
  const fields: Readonly<Record<string, { form: string; target?: RecordKind; required: boolean }>> = records[kind].fields;
  return Object.entries(fields).flatMap(([field, { form, target, required }]): Pointer[] => {
    if (form === 'node') return [{ field, target: undefined, isNeeded: true }];
    return form === 'ref' && target !== undefined ? [{ field, target, isNeeded: required }] : [];
  });
}

function referenceProblem(kind: RecordKind, { place }: StagedDraft, { field, key, isNeeded }: Reference): Problem {
  const severity = isNeeded ? 'error' : 'warning';
  return { severity, code: isNeeded ? 'REFERENCE_REFUSED' : 'REFERENCE_DROPPED', place, value: key, detail: { field, key, kind } };
}
