import { hash } from 'node:crypto';

/**
 * JSON with sorted keys and no white space: the same text for the same content, before and after the database. What has
 * its keys in order, or can be brought into it, is written by the machine's own writer, several times as fast as key by key.
 */
export function canonicalJson(value: unknown): string {
  if (isInOrder(value)) return JSON.stringify(value ?? null);
  const copy = orderedCopy(value);
  return copy === undefined ? writtenInOrder(value) : JSON.stringify(copy);
}

/**
 * A copy with its keys in order of an object whose items are in order. Undefined for anything else, and where a key begins
 * with a digit: an object gives those that are numbers first, whatever the order they came in.
 */
function orderedCopy(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || 'toJSON' in value) return undefined;
  const given = value as Readonly<Record<string, unknown>>;
  const copy: Record<string, unknown> = {};
  for (const key of sortedKeys(given)) {
    if ((key >= '0' && key < ':') || key === '__proto__' || !isInOrder(given[key])) return undefined;
    copy[key] = given[key];
  }
  return copy;
}

/** Keys in the order of canonical JSON. Few of them are sooner put in their places here: sorting asks for memory each time. */
export function sortedKeys(value: object): string[] {
  const keys = Object.keys(value);
  if (keys.length > mostByHand) return keys.sort();
  for (let at = 1; at < keys.length; at++) {
    const key = keys[at] ?? '';
    let to = at;
    for (; to > 0 && (keys[to - 1] ?? '') > key; to--) keys[to] = keys[to - 1] ?? '';
    keys[to] = key;
  }
  return keys;
}
const mostByHand = 24;

/** Whether plain JSON of a value is canonical: keys sorted all the way down, and nothing that writes itself its own way. */
function isInOrder(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'function' && typeof value !== 'symbol';
  if ('toJSON' in value) return false;
  if (Array.isArray(value)) return value.every(isInOrder);
  let last = '';
  for (const key of Object.keys(value)) {
    if (key < last || !isInOrder((value as Readonly<Record<string, unknown>>)[key])) return false;
    last = key;
  }
  return true;
}

function writtenInOrder(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  return Array.isArray(value) ? canonicalArray(value) : canonicalObject(value as Readonly<Record<string, unknown>>);
}

function canonicalArray(items: readonly unknown[]): string {
  let text = '[';
  for (let at = 0; at < items.length; at++) text += at === 0 ? writtenInOrder(items[at]) : `,${writtenInOrder(items[at])}`;
  return `${text}]`;
}

function canonicalObject(value: Readonly<Record<string, unknown>>): string {
  let text = '{';
  for (const key of sortedKeys(value)) {
    const item = value[key];
    if (item === undefined) continue;
    text += `${text === '{' ? '' : ','}${JSON.stringify(key)}:${writtenInOrder(item)}`;
  }
  return `${text}}`;
}

export const sha256 = (text: string): string => hash('sha256', text, 'hex');
