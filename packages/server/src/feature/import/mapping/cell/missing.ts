/** Whether a cell says that nothing is known: empty, or one of the marks statistical programs and Excel write. */
export function isMissing(text: string): boolean {
  return MARKS.has(text.trim());
}

/** Whether a cell says in words that the answer is unknown; for codes, dates and numbers, never for names. */
export function isUnknownWord(text: string): boolean {
  return UNKNOWN.has(text.trim().toLowerCase());
}

/** Go.Data writes three or more asterisks where a field was anonymised. */
export function isMasked(text: string): boolean {
  return text.includes('***') && /^\s*\*{3,}\s*$/u.test(text);
}

const MARKS = new Set([
  '',
  'NA',
  'N/A',
  '#N/A',
  'n/a',
  'NULL',
  'null',
  'NaN',
  'nan',
  'None',
  '<NA>',
  '.',
  '-',
  '--',
  '---',
  '—',
  '——',
  '/',
  '\\',
  '\\N',
  '(null)',
  '#VALUE!',
  '#REF!',
  '#DIV/0!',
  '#NAME?',
  '#NULL!',
  '#NUM!',
]);
const UNKNOWN = new Set([
  'unknown',
  'unk',
  'ukn',
  'not known',
  'not available',
  'na',
  'none',
  '?',
  '？',
  '不详',
  '不詳',
  '未知',
  '不明',
  '不清楚',
  '待查',
  '無',
  '无',
  'inconnu',
  'desconocido',
  'desconhecido',
]);
