import { type RecordKind, recordKinds, records, type Sensitivity } from '@firebreak/contract';
import { type Actor, mayAt } from '../../platform/access/index.ts';
import { type Values } from './noun.ts';

/** How much of a record an actor may read in clear at its area. */
export interface Sight {
  readonly names: boolean;
  /** Everything: after a reveal or in an identified export. */
  readonly all: boolean;
}

/** Sight of an actor at an area: names where the role may read them; contact details, documents and the place of a home never. */
export const sightAt = (actor: Actor, area: string, outbreak: string): Sight => ({
  names: mayAt(actor, 'person.name', area, outbreak),
  all: false,
});
/** Sight where the actor may reveal, and says why. */
export const revealedSightAt = (actor: Actor, area: string, outbreak: string): Sight =>
  mayAt(actor, 'person.reveal', area, outbreak) ? { names: true, all: true } : sightAt(actor, area, outbreak);

interface SensitiveField {
  readonly field: string;
  readonly sensitivity: Sensitivity;
}
const sensitiveFields = new Map(
  recordKinds.map((kind): [RecordKind, SensitiveField[]] => {
    const fields = Object.entries<{ readonly sensitivity?: Sensitivity }>(records[kind].fields);
    return [kind, fields.flatMap(([field, { sensitivity }]) => (sensitivity === undefined ? [] : [{ field, sensitivity }]))];
  }),
);

const sensitiveOf = (kind: RecordKind): readonly SensitiveField[] => sensitiveFields.get(kind) ?? [];

/** Values as an actor with this sight may see them, and the names of the fields that were masked. */
export function masked(kind: RecordKind, values: Values, sight: Sight): { values: Values; masked: string[] } {
  let shown: Record<string, unknown> | undefined;
  const hidden: string[] = [];
  for (const { field, sensitivity } of sensitiveOf(kind)) {
    const value = values[field];
    if (value === null || value === undefined || isClear(sensitivity, sight)) continue;
    shown ??= { ...values };
    shown[field] = maskValue(sensitivity, field, value);
    hidden.push(field);
  }
  return { values: shown ?? values, masked: hidden };
}

const isClear = (sensitivity: Sensitivity, sight: Sight): boolean => sight.all || (sensitivity === 'name' && sight.names);

/** 王小明 becomes 王*, Jane Doe becomes J*. */
export const maskName = (name: string): string => `${[...name][0] ?? ''}*`;

function maskValue(sensitivity: Sensitivity, field: string, value: unknown): unknown {
  if (sensitivity === 'name') return maskName(String(value));
  if (sensitivity === 'location') return Math.round(Number(value) * blurPerDegree) / blurPerDegree;
  return field === 'phone' ? `****${String(value).replace(/\D/g, '').slice(-phoneTailShown)}` : '****';
}

/** 0.01 degree of latitude is about a kilometre. */
const blurPerDegree = 100;
/** Enough to tell a person's two phones apart, too little to call one. */
const phoneTailShown = 2;

/** Fields of a noun that may be masked. */
export const fieldsHidden = (kind: RecordKind): string[] => sensitiveOf(kind).map(({ field }) => field);
