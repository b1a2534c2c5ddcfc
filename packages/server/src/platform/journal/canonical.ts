import { hash } from 'node:crypto';

/**
 * JSON with sorted keys and no white space: the same text for the same content, before and after the database. What has
 * its keys in order already is written by the machine's own writer, several times as fast as key by key.
 */
export function canonicalJson(value: unknown): string {
  return isInOrder(value) ? JSON.stringify(value ?? null) : writtenInOrder(value);
}

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
  for (const key of Object.keys(value).toSorted()) {
    const item = value[key];
    if (item === undefined) continue;
    text += `${text === '{' ? '' : ','}${JSON.stringify(key)}:${writtenInOrder(item)}`;
  }
  return `${text}}`;
}

export const sha256 = (text: string): string => hash('sha256', text, 'hex');
