import { widthOf } from '../output.ts';

/**
 * Breaks a text into lines of at most `width` columns of a terminal: between words, and between Chinese characters, which have no space
 * between them. What opens stays with what follows, what closes with what is before it.
 *
 * @param width columns, a Chinese character taking two; a longer word stands on a line of its own
 */
export function wrapText(text: string, width: number): string {
  return text
    .split(/\r?\n/)
    .flatMap((line) => wrapLine(line, width))
    .join('\n');
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const [piece] of line.matchAll(PIECES)) {
    if (current !== '' && widthOf(current + piece) > width) {
      lines.push(current);
      current = piece.trimStart();
    } else current += piece;
  }
  return [...lines, current];
}

const HAN = '\\u3400-\\u9fff\\uf900-\\ufaff';
const OPENS = '（「『《〈【“‘';
const CLOSES = '，。；：、！？）」』》〉】”’…';
/** A Chinese character or a word, with what clings to it and the space before it. */
const PIECES = new RegExp(`\\s*[${OPENS}]*(?:[${HAN}]|[^\\s${HAN}${OPENS}${CLOSES}]+)?[${CLOSES}]*`, 'gu');
