import { sha256 } from './sha256.ts';

/**
 * JSON with the keys of every mapping in order and no spaces: two packs that say the same give the same text, however
 * their lines were arranged. Keys without a value are left out.
 */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const entries = Object.entries(value as Record<string, unknown>).filter(([, part]) => part !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${canonicalText(part)}`)
    .join(',')}}`;
}

/** Name of a content: SHA-256 of its canonical text. */
export const contentHash = (value: unknown): string => sha256(canonicalText(value));
