/** Width of a text in pixels, on the safe side for the sans-serif fonts a reader may have. */
export function textWidth(text: string, size: number, weight: 'normal' | 'bold' = 'normal'): number {
  let width = 0;
  for (const letter of text) width += letterWidth(letter);
  return width * size * (weight === 'bold' ? BOLD : 1);
}

/** Lines no wider than `width`; Chinese may break anywhere but before a closing sign, other scripts between words. */
export function wrapText(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(PIECE) ?? []) {
    if (line !== '' && textWidth(line + piece.trimEnd(), size) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}

/** A text cut so that it fits, with an ellipsis. */
export function fitText(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  let kept = '';
  for (const letter of text) {
    if (textWidth(`${kept}${letter}…`, size) > width) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}

/** Em widths of the classes of letters, from Noto Sans and DejaVu Sans, whichever is wider. */
function letterWidth(letter: string): number {
  if (FULL.test(letter)) return 1;
  if (NARROW.test(letter)) return 0.36;
  if (WIDE.test(letter)) return 0.95;
  return /[A-Z%0-9+−–=<>~]/u.test(letter) ? 0.68 : 0.6;
}

const FULL = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60×∞]/u;
const NARROW = /[ ijlItfr.,:;'|!()[\]/·]/u;
const WIDE = /[mwMW@…—]/u;
const BOLD = 1.08;
/** A word with the space after it, or one Chinese letter with the signs that must not begin a line. */
const PIECE = /[\u2e80-\ua4cf\uf900-\ufaff\uff00-\uff60][、。，；：！？）」』】”]*|[^\s\u2e80-\ua4cf\uf900-\ufaff\uff00-\uff60]+\s*|\s+/gu;
