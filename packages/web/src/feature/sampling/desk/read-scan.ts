/** What a scanner or a finger gave, as far as it says so by itself. */
export type Scan =
  | {
      readonly kind: 'document';
      readonly number: string;
      readonly tail: string;
      readonly birthYear: number | null;
      readonly sex: 'male' | 'female' | null;
    }
  | { readonly kind: 'phone'; readonly number: string; readonly tail: string }
  /** Four characters: the end of a phone or a document. */
  | { readonly kind: 'tail'; readonly tail: string }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'words'; readonly text: string };

/**
 * Reads what was scanned or typed. A resident identity number tells itself by its check character, a mobile number by its eleven
 * digits; a bar code is letters and digits in one piece; everything else is words: a name, a house number.
 *
 * @see GB 11643-1999 (resident identity number: check character by ISO 7064 MOD 11-2)
 */
export function readScan(given: string): Scan {
  const text = given.normalize('NFKC').trim();
  const upper = text.toUpperCase();
  if (isResidentNumber(upper)) {
    const sex = Number(upper[16]) % 2 === 1 ? 'male' : 'female';
    return { kind: 'document', number: upper, tail: upper.slice(-4), birthYear: Number(upper.slice(6, 10)), sex };
  }
  const digits = text.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '');
  if (/^1[3-9]\d{9}$/.test(digits)) return { kind: 'phone', number: digits, tail: digits.slice(-4) };
  if (/^\d{3}[\dX]$/.test(upper)) return { kind: 'tail', tail: upper };
  if (/^[A-Za-z0-9._-]{4,40}$/.test(text) && /\d/.test(text)) return { kind: 'code', code: text };
  return { kind: 'words', text };
}

/** A number on which somebody can be found by the server: a document or a code that may be one. */
export const isTubeCode = (text: string): boolean => /^[A-Za-z0-9._-]{4,40}$/.test(text.trim());

/**
 * Whether two codes are of one roll of labels: the same letters in front and the same length. A tube that is scanned where a person
 * is asked for is known by it.
 */
export function isSameSeries(one: string, other: string): boolean {
  return one.length === other.length && lettersOf(one) === lettersOf(other);
}

const lettersOf = (code: string): string => code.replace(/\d/g, '#').replace(/#+$/, '');

function isResidentNumber(text: string): boolean {
  if (!/^\d{17}[\dX]$/.test(text)) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return CHECKS[sum % 11] === text[17];
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';
