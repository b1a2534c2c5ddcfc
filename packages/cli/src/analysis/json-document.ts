/**
 * A value as JSON can carry it without losing anything silently: typed arrays become arrays, infinite numbers the texts
 * `Infinity` and `-Infinity`, and what could not be estimated (not a number) becomes null.
 */
export function jsonValue(value: unknown): unknown {
  if (typeof value === 'number') return Number.isNaN(value) ? null : Number.isFinite(value) ? value : String(value);
  if (value === null || typeof value !== 'object') return value;
  if (isTypedArray(value)) return Array.from(value, jsonValue);
  if (Array.isArray(value)) return value.map(jsonValue);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, inner]) => [String(key), jsonValue(inner)]));
  return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, jsonValue(inner)]])));
}

const isTypedArray = (value: object): value is ArrayLike<number> => ArrayBuffer.isView(value) && !(value instanceof DataView);
