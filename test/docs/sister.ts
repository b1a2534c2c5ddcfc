import { posix } from 'node:path';
import { type Page } from './page.ts';

/** The Chinese page beside an English one: `laboratory.md` and `laboratory.zh-Hans.md`. */
export const sisterOf = (path: string): string =>
  path.endsWith('.zh-Hans.md') ? path.replace(/\.zh-Hans\.md$/, '.md') : path.replace(/\.md$/, '.zh-Hans.md');

/** What two pages that say the same have in common, whatever their language; each line names what and where. */
export interface Shape {
  readonly headings: readonly number[];
  /** Kind of every part of the page in order: heading, paragraph, lead (a paragraph that begins in bold), item, table, code. */
  readonly parts: readonly string[];
  /** Commands as they are typed, without comments; of other blocks the numbers. */
  readonly code: readonly string[];
  /** Rows × columns. */
  readonly tables: readonly string[];
  /** Where links and pictures lead, as paths in the clone; anchors by the number of the heading are compared elsewhere. */
  readonly links: readonly string[];
}

/** Reads the shape of a page. Both languages have the same, but for the line that leads to the sister. */
export function shapeOf(page: Page): Shape {
  const blocks = blocksOf(page.text);
  return {
    headings: blocks.flatMap((block) => (/^#+ /.test(block) ? [block.indexOf(' ')] : [])),
    parts: blocks.flatMap(partsOf),
    code: blocks.filter((block) => block.startsWith('```')).map(typed),
    tables: blocks.filter((block) => block.startsWith('|')).map(measure),
    links: blocks.flatMap((block) => linksOf(block, page.path)),
  };
}

/** Paragraphs, lists, tables and blocks of code; the line to the other language is left out. */
export function blocksOf(text: string): string[] {
  return text
    .split(/(```[\s\S]*?\n```)/)
    .flatMap((part) => (part.startsWith('```') ? [part] : part.split(/\n{2,}/)))
    .map((block) => block.trim())
    .filter((block) => block !== '' && !/^\[(简体中文|English)\]\([^)]+\)$/.test(block));
}

function partsOf(block: string): string[] {
  if (block.startsWith('```')) return ['code'];
  if (block.startsWith('#')) return ['heading'];
  if (block.startsWith('|')) return ['table'];
  if (block.startsWith('![')) return ['picture'];
  if (/^(-|\d+\.) /.test(block)) return (block.match(/^(-|\d+\.) /gm) ?? []).map(() => 'item');
  return [block.startsWith('**') ? 'lead' : 'paragraph'];
}

/** What is typed, or the numbers that a program answered with, or the first words of a tree of folders. */
function typed(block: string): string {
  const [first = '', ...lines] = block.split('\n').slice(0, -1);
  if (first === '```sh') return lines.map((line) => line.replace(/\s+# .*$/, '')).join('\n');
  if (lines.some((line) => /^\S+\/\s/.test(line))) return lines.map((line) => line.trim().split(' ')[0]).join('\n');
  return (lines.join('\n').match(/\d+([.:-]\d+)*/g) ?? []).toSorted().join(' ');
}

function measure(block: string): string {
  const rows = block.split('\n').map((row) => row.replaceAll(/`[^`]*`/g, '').split('|').length - 2);
  return `${rows.length} rows of ${rows.join(' ')}`;
}

function linksOf(block: string, path: string): string[] {
  if (block.startsWith('```')) return [];
  const targets = [...block.replaceAll(/`[^`\n]*`/g, '').matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
  return targets.map((target) => {
    const [file = '', anchor] = target.split('#');
    return `${posix.join(posix.dirname(path), file)}${anchor === undefined ? '' : '#'}`;
  });
}

/** What a page says of the screen: words in italics, `*Cases → New case*` being two. */
export function screenWords(text: string): string[] {
  const prose = blocksOf(text)
    .filter((block) => !block.startsWith('```'))
    .join('\n\n')
    .replaceAll(/`[^`\n]*`/g, 'code')
    .replaceAll(/\\\*/g, '')
    .replaceAll('**', '');
  return [...prose.matchAll(/\*([^*]+)\*/g)].flatMap((match) => (match[1] ?? '').replaceAll(/\s+/g, ' ').split(' → '));
}
