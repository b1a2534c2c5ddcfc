import { canonicalJson } from '../../../platform/journal/canonical.ts';
import { contentDigest, type Draft, type DraftKind, textOfDraft } from '../mapping/index.ts';

/** A draft that waits on disk to be compared with the database and written. */
export interface StagedDraft {
  readonly key: string;
  readonly fields: Draft['fields'];
  readonly extra: Draft['extra'];
  /** Digest of everything the source says about the record: two readings of the same content have the same. */
  readonly hash: string;
  readonly place: Draft['place'];
  readonly withdrawn?: true;
  /** A case without an id of its own in the source. */
  readonly ofPerson?: true;
}

/** The line under which a draft waits: the JSON of a `StagedDraft`. */
export function stagedLine({ kind, key, fields, extra, text, place, withdrawn, ofPerson }: Draft): string {
  const written = text ?? textOfDraft({ fields, extra });
  const digest = isJoined(kind) ? hashOf(kind, fields, extra) : written.digest;
  const told = `"key":${JSON.stringify(key)},"fields":${written.fields},"extra":${written.extra},"hash":"${digest}","place":${JSON.stringify(place)}`;
  return `{${told}${withdrawn ? ',"withdrawn":true' : ''}${ofPerson ? ',"ofPerson":true' : ''}}`;
}

/** A draft with what later rows told about the same record: they fill what is empty and change nothing. */
export function amended(kind: DraftKind, draft: StagedDraft, more: Pick<Draft, 'fields' | 'extra'>): StagedDraft {
  const fields = { ...more.fields, ...draft.fields };
  const extra = { ...more.extra, ...draft.extra };
  return { ...draft, fields, extra, hash: hashOf(kind, fields, extra) };
}

/** Rows of teams and areas are joined in the order of the file; the digest must not depend on it. */
function hashOf(kind: DraftKind, fields: Draft['fields'], extra: Draft['extra']): string {
  return contentDigest(canonicalJson(isJoined(kind) ? [sortedParts(fields), sortedParts(extra)] : [fields, extra]));
}

const isJoined = (kind: DraftKind): boolean => kind === 'team' || kind === 'area';

function sortedParts(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.split(separator).toSorted().join(separator) : value,
    ]),
  );
}

const separator = '; ';
