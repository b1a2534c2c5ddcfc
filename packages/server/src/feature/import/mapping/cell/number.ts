import { toHalfWidth } from './date.ts';
import { isMissing, isUnknownWord } from './missing.ts';
import { bad, missing, value, type Parsed } from './parsed.ts';

/** Reads a number with a point or comma for decimals, and with or without thousands marks. */
export function parseNumber(text: string): Parsed<number> {
  const trimmed = toHalfWidth(text.trim());
  if (isMissing(trimmed) || isUnknownWord(trimmed)) return missing;
  const plain = normalNumber(trimmed.replace(/[\s\u00a0']/gu, ''));
  if (plain === undefined) return bad('NUMBER_NOT_A_NUMBER');
  const number = Number(plain);
  return Number.isFinite(number) ? value(number) : bad('NUMBER_NOT_A_NUMBER');
}

/** Reads a whole number; 12.0 is one. */
export function parseWhole(text: string): Parsed<number> {
  const parsed = parseNumber(text);
  if (parsed.is !== 'value') return parsed;
  return Number.isInteger(parsed.value) ? parsed : bad('NUMBER_NOT_WHOLE');
}

function normalNumber(text: string): string | undefined {
  if (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?$/iu.test(text)) return text;
  if (/^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/u.test(text)) return text.replaceAll(',', '');
  if (/^[-+]?\d+,\d+$/u.test(text)) return text.replace(',', '.');
  return undefined;
}
