import { toHalfWidth } from './date.ts';
import { isMissing, isUnknownWord } from './missing.ts';
import { codeWords } from './code-words.ts';
import { leftOut, missing, value, type Parsed } from './parsed.ts';

/**
 * Reads one word of a closed vocabulary: the word itself in any case and spacing, its names in Chinese and English,
 * and Go.Data's codes with or without `LNG_REFERENCE_DATA_CATEGORY_…`. A word nobody knows is left out, kept beside
 * the record and warned of; "unknown" counts as a word only where the vocabulary has it.
 *
 * @param field `kind.field`, to find the names of its words
 */
export function parseCode(text: string, field: string, values: readonly string[]): Parsed<string> {
  const plain = plainWord(text);
  if (plain === '' || isMissing(text)) return missing;
  const found = lookup(field, values).get(plain);
  if (found === 'unknown' && plain !== 'unknown' && !isUnknownWord(text)) return { is: 'value', value: found, keep: true };
  if (found !== undefined) return value(found);
  if (isUnknownWord(text) || plain === 'unknown') return values.includes('unknown') ? value('unknown') : missing;
  const stripped = withoutCategory(plain, field, values);
  if (stripped === 'unknown' && !plain.endsWith('unknown')) return { is: 'value', value: stripped, keep: true };
  if (stripped !== undefined) return value(stripped);
  return leftOut('CODE_UNKNOWN', { values: values.join(', ') });
}

/** `LNG_REFERENCE_DATA_CATEGORY_GENDER_MALE` ends in a known word; the longest one counts. */
function withoutCategory(plain: string, field: string, values: readonly string[]): string | undefined {
  if (!plain.startsWith('lngreferencedata')) return undefined;
  let best: [string, string] | undefined;
  for (const [word, code] of lookup(field, values)) {
    if (plain.endsWith(word) && word.length > (best?.[0].length ?? 2)) best = [word, code];
  }
  if (best) return best[1];
  return plain.endsWith('unknown') && values.includes('unknown') ? 'unknown' : undefined;
}

function lookup(field: string, values: readonly string[]): ReadonlyMap<string, string> {
  let words = lookups.get(field);
  if (!words) {
    words = new Map(values.map((word) => [plainWord(word), word]));
    for (const [code, names] of Object.entries(codeWords[field] ?? {})) for (const name of names) words.set(plainWord(name), code);
    lookups.set(field, words);
  }
  return words;
}

/** A word without case, space and punctuation. */
export function plainWord(text: string): string {
  return toHalfWidth(text)
    .toLowerCase()
    .replace(/[\s_\-–./()（）:：,'"]+/gu, '');
}

const lookups = new Map<string, Map<string, string>>();
