import { records, type Field, type RecordKind } from '@firebreak/contract';
import { areaLevels, type ExposureNodeKind } from '@firebreak/epi';
import { z } from 'zod';
import { canonicalJson, sha256 } from '../../../platform/journal/canonical.ts';
import type { Place } from '../reader/index.ts';

/** Kinds an import can bring: areas and every noun of the registry that says a fact. Tasks are opened here, not brought. */
export const draftKinds = [
  'area',
  'team',
  'household',
  'place',
  'person',
  'event',
  'case',
  'contact',
  'exposure',
  'visit',
  'followUp',
  'specimen',
  'labResult',
] as const satisfies readonly ('area' | RecordKind)[];
export type DraftKind = (typeof draftKinds)[number];
/** Kinds that become records of the registry. */
export type DraftRecordKind = Exclude<DraftKind, 'area'>;

export const isDraftKind = (kind: string | undefined): kind is DraftKind => (draftKinds as readonly (string | undefined)[]).includes(kind);

/** An end of an exposure, by the key its record has in the source system. */
export interface NodeKey {
  readonly kind: ExposureNodeKind;
  readonly key: string;
}

/** Dates are `YYYY-MM-DD`, instants ISO with offset, references keys of the source system. */
export type DraftValue = string | number | boolean | NodeKey;

/**
 * A record as the source tells it, before anything is looked up in the database. Field names are those of the
 * contract; what points at another record (`person`, `team`, `source`, …) holds that record's key.
 */
export interface Draft {
  readonly kind: DraftKind;
  /** Id in the source system; unique within the source and the kind. */
  readonly key: string;
  readonly fields: Readonly<Record<string, DraftValue>>;
  /** Columns no field took and codes nobody knew, by header, as they were. */
  readonly extra: Readonly<Record<string, string>>;
  readonly place: Place;
  /** The source says the record is deleted: withdraw it where it exists, else pass it over. */
  readonly withdrawn?: true;
  /**
   * A draft of the same kind and key was given before (a person who is both case and contact): its fields fill what is
   * still empty there and change nothing else; its extra columns are added.
   */
  readonly amends?: true;
  /** A case for which the source has no id of its own: its key is that of the person, and its days tell which infection it is. */
  readonly ofPerson?: true;
  /** What it says, written out; it goes with exactly these fields and extra columns. */
  readonly text?: DraftText;
}

/** Fields and extra columns of a draft as canonical JSON, and their digest: to compare and to stage without making them thrice. */
export interface DraftText {
  readonly fields: string;
  readonly extra: string;
  readonly digest: string;
}

export function textOfDraft(draft: Pick<Draft, 'fields' | 'extra'>): DraftText {
  const [fields, extra] = [canonicalJson(draft.fields), canonicalJson(draft.extra)];
  return { fields, extra, digest: contentDigest(`[${fields},${extra}]`) };
}

/** Digest of what a source says of a record. */
export const contentDigest = (content: string): string => sha256(content).slice(0, digestLength);
/** 128 bits: no two contents of one record will ever share them by chance. */
const digestLength = 32;

type FieldMeta = Pick<Field, 'form' | 'values' | 'target' | 'required' | 'type'>;

/** What the drafts of a kind may hold: the fields of the contract, and those of an area. */
export function draftField(kind: DraftKind, name: string): FieldMeta | undefined {
  const fields: Readonly<Record<string, FieldMeta>> = kind === 'area' ? areaFields : records[kind].fields;
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** Names of the fields of a kind, without virtual ones. */
export function draftFieldNames(kind: DraftKind): readonly string[] {
  return Object.keys(kind === 'area' ? areaFields : records[kind].fields);
}

const meta = (form: FieldMeta['form'], type: z.ZodType, more: Partial<FieldMeta> = {}): FieldMeta => ({
  form,
  type,
  required: false,
  ...more,
});

const areaFields: Readonly<Record<string, FieldMeta>> = {
  code: meta('area', z.string(), { required: true }),
  name: meta('text', z.string().max(200), { required: true }),
  parentCode: meta('area', z.string()),
  level: meta('code', z.enum(areaLevels), { values: areaLevels }),
  latitude: meta('number', z.number().min(-90).max(90)),
  longitude: meta('number', z.number().min(-180).max(180)),
  population: meta('whole', z.int().min(0).max(10_000_000_000)),
};
