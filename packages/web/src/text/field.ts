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
  const [namespace, vocabulary] = borrowed[`${noun}.${field}`] ?? ['code', `${noun}.${field}`];
  const key = `${vocabulary}.${value}`;
  return has(namespace, key) ? look(namespace, key) : value;
}

/** Fields whose words stand elsewhere: with another noun, or with the roles of accounts. */
const borrowed: Readonly<Record<string, readonly [namespace: 'code' | 'account', vocabulary: string]>> = {
  'person.caseClass': ['code', 'case.caseClass'],
  'person.contactStatus': ['code', 'contact.status'],
  'case.sex': ['code', 'person.sex'],
  'contact.sex': ['code', 'person.sex'],
  'task.ownerRole': ['account', 'role'],
};

type Namespace = 'app' | 'field' | 'need' | 'code' | 'account';

/** The keys are made from names of the contract; `field.test.ts` proves that each has words. */
function look(namespace: Namespace, key: string): string {
  return (i18next.t as (key: string, options: { ns: string }) => string)(key, { ns: namespace });
}

function has(namespace: Namespace, key: string): boolean {
  return (i18next.exists as (key: string, options: { ns: string }) => boolean)(key, { ns: namespace });
}
