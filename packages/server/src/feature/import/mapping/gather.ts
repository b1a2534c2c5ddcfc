import type { CellErrorInput } from './cell-error.ts';
import type { Draft, DraftKind } from './draft.ts';

/** Kinds whose rows are put together before any is given: a team is spread over a row for each member and area. */
export function isGathered(kind: DraftKind): kind is 'area' | 'team' {
  return kind === 'area' || kind === 'team';
}

/**
 * Puts rows of the same team or area together. Members are joined, other columns that differ beside the record too
 * (Go.Data repeats a location for each of its codes); fields of an area that differ are a conflict.
 */
export class Gathering {
  private readonly drafts = new Map<string, Draft>();
  private readonly warnings: CellErrorInput[] = [];
  merged = 0;

  /** @returns the conflict, where there is one */
  add(draft: Draft): CellErrorInput | undefined {
    const known = this.drafts.get(draft.key);
    if (!known) {
      this.drafts.set(draft.key, this.rootIfOwnParent(draft));
      return undefined;
    }
    const differing = Object.keys(draft.fields).filter(
      (field) => !isJoined(draft.kind, field) && known.fields[field] !== undefined && known.fields[field] !== draft.fields[field],
    );
    if (differing.length > 0) return keyConflict(draft, known.place, differing);
    this.merged++;
    this.drafts.set(draft.key, joined(known, draft));
    return undefined;
  }

  /** All drafts, an area after the area above it; those in a circle are told apart. */
  take(): { drafts: Draft[]; cyclic: Draft[] } {
    const drafts: Draft[] = [];
    const cyclic: Draft[] = [];
    const state = new Map<string, 'open' | 'done' | 'cyclic'>();
    for (const draft of this.drafts.values()) this.visit(draft, state, drafts, cyclic);
    this.drafts.clear();
    return { drafts, cyclic };
  }

  takeWarnings(): CellErrorInput[] {
    return this.warnings.splice(0);
  }

  /** Some systems let the top of a tree be its own parent: it is a root. */
  private rootIfOwnParent(draft: Draft): Draft {
    if (draft.fields['parentCode'] !== draft.key) return draft;
    this.warnings.push({
      code: 'REFERENCE_CYCLE',
      severity: 'warning',
      place: draft.place,
      value: draft.key,
      detail: { field: 'parentCode', key: draft.key, kind: draft.kind },
    });
    const { parentCode: _, ...fields } = draft.fields;
    return { ...draft, fields, extra: { ...draft.extra, parentCode: draft.key } };
  }

  private visit(start: Draft, state: Map<string, 'open' | 'done' | 'cyclic'>, drafts: Draft[], cyclic: Draft[]): void {
    const path: Draft[] = [];
    let draft: Draft | undefined = start;
    while (draft && !state.has(draft.key)) {
      state.set(draft.key, 'open');
      path.push(draft);
      const above: unknown = draft.fields['parentCode'];
      draft = typeof above === 'string' ? this.drafts.get(above) : undefined;
    }
    const circle = draft !== undefined && state.get(draft.key) !== 'done';
    for (const item of path.reverse()) {
      state.set(item.key, circle ? 'cyclic' : 'done');
      (circle ? cyclic : drafts).push(item);
    }
  }
}

/** The error of a key used for two different records. */
export function keyConflict(draft: Draft, other: Draft['place'], fields: readonly string[]): CellErrorInput {
  const detail = {
    kind: draft.kind,
    key: draft.key,
    otherFile: other.sheet ? `${other.file} / ${other.sheet}` : other.file,
    otherRow: other.row ?? 0,
    fields: fields.join(', '),
  };
  return { code: 'KEY_CONFLICT', place: draft.place, detail };
}

function joined(known: Draft, draft: Draft): Draft {
  const fields = { ...draft.fields, ...known.fields };
  for (const field of JOINED) {
    const [first, second] = [known.fields[field], draft.fields[field]];
    if (typeof first === 'string' && typeof second === 'string') fields[field] = union(first, second);
  }
  const extra = { ...known.extra };
  for (const [name, text] of Object.entries(draft.extra)) extra[name] = extra[name] === undefined ? text : union(extra[name], text);
  return { ...known, fields, extra };
}

function isJoined(kind: DraftKind, field: string): boolean {
  return JOINED.includes(field) || (kind === 'team' && field === 'areaCode'); // all areas of a team stand in extra `areaCodes`
}

function union(first: string, second: string): string {
  const parts = first.split(SEPARATOR);
  return parts.includes(second) ? first : [...parts, second].join(SEPARATOR);
}

const JOINED: readonly string[] = ['members'];
/** Between values joined in one text. */
const SEPARATOR = '; ';
