import { recordKinds, type RecordKind } from '@firebreak/contract';
import i18next from 'i18next';

/** Name of a noun: 病例, Case. */
export const kindText = (kind: RecordKind | 'area'): string => look('field', `kind.${kind}`);
/** Name of a noun inside a sentence: case. */
export const kindWord = (kind: RecordKind): string => kindText(kind).toLocaleLowerCase('en');
/** Name of several of a noun: 病例, Cases. */
export const kindsText = (kind: RecordKind | 'area'): string => look('field', `plural.${kind}`);

/** Label of a field, of a fact shown beside a record, or of what every record carries. */
export function fieldText(kind: RecordKind, name: string): string {
  const own = `label.${kind}.${name}`;
  return has('field', own) ? look('field', own) : look('field', `frame.${name}`);
}

/**
 * Words for a field of a request, as an error names it: `set.onsetDate` is the onset date, `lines.3.birthYear` the birth year of the
 * fourth. What nobody has words for is quoted.
 */
export function requestFieldText(path: string): string {
  const parts = path.split('.');
  const name = parts.findLast((part) => !/^\d+$/.test(part)) ?? path;
  const index = parts.findLast((part) => /^\d+$/.test(part));
  const text = namedField(name) ?? i18next.t('app:requestField.other', { name });
  return index === undefined ? text : i18next.t('app:requestField.ofMany', { text, number: Number(index) + 1 });
}

function namedField(name: string): string | undefined {
  if (has('app', `requestField.${name}`)) return look('app', `requestField.${name}`);
  const kind = recordKinds.find((one) => has('field', `label.${one}.${name}`));
  return kind === undefined ? undefined : fieldText(kind, name);
}

/** Why a field is collected; empty for what is not collected but shown. */
export function needText(kind: RecordKind, name: string): string {
  const key = `${kind}.${name}`;
  return has('need', key) ? look('need', key) : '';
}

/** Word for a value of a closed vocabulary; an unknown code is shown as it is. */
export function codeText(noun: RecordKind | 'outbreak' | 'area', field: string, value: string): string {
  const [owner, name] = borrowed[`${noun}.${field}`] ?? [noun, field];
  const key = `${owner}.${name}.${value}`;
  return has('code', key) ? look('code', key) : value;
}

/** Fields that show the vocabulary of another noun beside their own. */
const borrowed: Readonly<Record<string, readonly [noun: string, field: string]>> = {
  'person.caseClass': ['case', 'caseClass'],
  'person.contactStatus': ['contact', 'status'],
  'case.sex': ['person', 'sex'],
  'contact.sex': ['person', 'sex'],
};

/** The keys are made from names of the contract; `field.test.ts` proves that each has words. */
function look(namespace: 'app' | 'field' | 'need' | 'code', key: string): string {
  return (i18next.t as (key: string, options: { ns: string }) => string)(key, { ns: namespace });
}

function has(namespace: 'app' | 'field' | 'need' | 'code', key: string): boolean {
  return (i18next.exists as (key: string, options: { ns: string }) => boolean)(key, { ns: namespace });
}
