/** The number of a tube as it is printed: trimmed, narrow signs, capitals kept. */
export function tubeNumber(text: string): { tube: string } | { code: 'TUBE_MISSING' | 'TUBE_ROUNDED' | 'TUBE_UNREADABLE' } {
  const tube = text
    .normalize('NFKC')
    .trim()
    .replace(/^'|^=?"(.*)"$/gu, '$1') // what keeps a spreadsheet from counting with it
    .replace(/^(\d+)\.0+$/u, '$1');
  if (tube === '') return { code: 'TUBE_MISSING' };
  if (/^\d(\.\d+)?e\+\d+$/iu.test(tube)) return { code: 'TUBE_ROUNDED' };
  return tube.length > LONGEST_TUBE || /[\p{Cc}\p{Cf}\uFFFD]/u.test(tube) ? { code: 'TUBE_UNREADABLE' } : { tube };
}

/** Barcodes of tubes have 8 to 20 signs. */
const LONGEST_TUBE = 64;
