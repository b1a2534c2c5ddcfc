import { isMissing, isUnknownWord } from './missing.ts';
import { leftOut, missing, value, type Parsed } from './parsed.ts';

/** Reads yes or no in the words of forms and programs. */
export function parseFlag(text: string): Parsed<boolean> {
  const word = text.trim().toLowerCase();
  if (YES.has(word)) return value(true);
  if (NO.has(word)) return value(false);
  if (isMissing(text) || isUnknownWord(text)) return missing;
  return leftOut('FLAG_UNKNOWN');
}

const YES = new Set(['true', 't', 'yes', 'y', '1', '是', '有', '对', '對', '√', 'oui', 'sí', 'si', 'sim', 'positive']);
const NO = new Set(['false', 'f', 'no', 'n', '0', '否', '无', '無', '没有', '沒有', '×', 'non', 'não']);
