import { canonicalJson, sha256 } from '../../../platform/journal/canonical.ts';
import { type Draft, type DraftKind } from '../mapping/index.ts';

/** A draft that waits on disk to be compared with the database and written. */
export interface StagedDraft {
  readonly key: string;
  readonly fields: Draft['fields'];
  readonly extra: Draft['extra'];
  /** Digest of everything the source says about the record: two readings of the same content have the same. */
  readonly hash: string;
  readonly place: Draft['place'];
  readonly withdrawn?: true;
}

export function staged({ kind, key, fields, extra, place, withdrawn }: Draft): StagedDraft {
  return { key, fields, extra, hash: hashOf(kind, fields, extra), place, ...(withdrawn ? { withdrawn } : {}) };
}

/** A draft with what later rows told about the same record: they fill what is empty and change nothing. */
export function amended(kind: DraftKind, draft: StagedDraft, more: Pick<Draft, 'fields' | 'extra'>): StagedDraft {
  const fields = { ...more.fields, ...draft.fields };
  const extra = { ...more.extra, ...draft.extra };
  return { ...draft, fields, extra, hash: hashOf(kind, fields, extra) };
}

/** Rows of teams and areas are joined in the order of the file; the digest must not depend on it. */
function hashOf(kind: DraftKind, fields: Draft['fields'], extra: Draft['extra']): string {
  const content = kind === 'team' || kind === 'area' ? [sortedParts(fields), sortedParts(extra)] : [fields, extra];
  return sha256(canonicalJson(content)).slice(0, hashLength);
}

function sortedParts(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.split(separator).toSorted().join(separator) : value,
    ]),
  );
}

const separator = '; ';
/** 128 bits: no two contents of one record will ever share them by chance. */
const hashLength = 32;
