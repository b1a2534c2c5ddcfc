import { lexer, type Token, type Tokens } from 'marked';

/** A place of a guide that can be linked to: a heading, or a paragraph that begins with its own name in bold. */
export interface GuideSection {
  readonly id: string;
  readonly text: string;
  /** 2 and more for headings; 0 for a paragraph. */
  readonly level: number;
}

/** A guide as it is read: its name, what it consists of, and its places in their order. */
export interface GuideDocument {
  readonly title: string;
  readonly blocks: readonly GuideBlock[];
  readonly sections: readonly GuideSection[];
  /** Addresses of its links as they are written. */
  readonly links: readonly string[];
}
export interface GuideBlock {
  readonly token: Token;
  /** The place that begins here. */
  readonly section?: GuideSection;
}

/** Reads a page: its first heading is the name, and the line that leads to the other language is left out. */
export function readDocument(markdown: string): GuideDocument {
  const tokens = lexer(markdown).filter((token) => token.type !== 'space');
  const title = tokens.find((token) => token.type === 'heading' && token['depth'] === 1);
  const taken = new Set<string>();
  const blocks = tokens
    .filter((token) => token !== title && !leadsToOtherLanguage(token))
    .map((token): GuideBlock => {
      const section = sectionOf(token, taken);
      return section === undefined ? { token } : { token, section };
    });
  return {
    title: title === undefined ? '' : plainText(title),
    blocks,
    sections: blocks.flatMap((block) => (block.section === undefined ? [] : [block.section])),
    links: blocks.flatMap((block) => linksIn(block.token)),
  };
}

function sectionOf(token: Token, taken: Set<string>): GuideSection | undefined {
  const [first] = childrenOf(token);
  if (token.type === 'heading') return named(plainText(token), (token as Tokens.Heading).depth, taken);
  return token.type === 'paragraph' && first?.type === 'strong' ? named(plainText(first), 0, taken) : undefined;
}

/** "Find." is the place `find`; a second one of the same name is `find-1`, as on the pages where the code is kept. */
function named(said: string, level: number, taken: Set<string>): GuideSection {
  const text = said.replace(/[.,:。，：]$/u, '');
  const slug = slugOf(text);
  let id = slug;
  for (let number = 1; taken.has(id); number++) id = `${slug}-${number}`;
  taken.add(id);
  return { id, text, level };
}

/** The anchor of a heading: letters, digits and dashes, in small letters. */
export const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');

/** The words of a token without their marks. */
export function plainText(token: Token): string {
  const children = childrenOf(token);
  return children.length > 0 ? children.map(plainText).join('') : 'text' in token ? String(token.text) : '';
}

const linksIn = (token: Token): readonly string[] => [
  ...(token.type === 'link' ? [(token as Tokens.Link).href] : []),
  ...partsOf(token).flatMap(linksIn),
];

/** What a token consists of, cells and items included. */
function partsOf(token: Token): readonly Token[] {
  if (token.type === 'list') return (token as Tokens.List).items;
  if (token.type !== 'table') return childrenOf(token);
  const { header, rows } = token as Tokens.Table;
  return [header, ...rows].flatMap((row) => row.flatMap((cell) => cell.tokens));
}

/** The line below the name: one link to the page with the same name in the other language. */
function leadsToOtherLanguage(token: Token): boolean {
  const [only, ...others] = childrenOf(token);
  return token.type === 'paragraph' && others.length === 0 && only?.type === 'link' && /^(English|简体中文)$/.test(plainText(only));
}

const childrenOf = (token: Token): readonly Token[] => ('tokens' in token ? (token.tokens ?? []) : []);
