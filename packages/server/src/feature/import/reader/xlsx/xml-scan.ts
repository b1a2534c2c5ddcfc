/** What a scan of XML meets, in order. Names come without their namespace prefix. */
export interface XmlHandler {
  open?(name: string, attribute: (name: string) => string | undefined): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * A scanner for the plain XML of workbooks, fed piece by piece: tags, text and CDATA. It knows no document types and
 * expands no entities of its own, so nothing can grow; a DOCTYPE or an endless tag is an error.
 */
export class XmlScanner {
  private rest = '';
  private readonly handler: XmlHandler;

  constructor(handler: XmlHandler) {
    this.handler = handler;
  }

  push(piece: string): void {
    const text = this.rest + piece;
    let at = 0;
    for (;;) {
      const next = this.step(text, at);
      if (next < 0) break;
      at = next;
    }
    this.rest = text.slice(at);
    if (this.rest.length > MAX_TOKEN) throw new Error('a tag or a text does not end');
  }

  end(): void {
    if (this.rest.trim() !== '') throw new Error('the document ends early');
  }

  /** Handles one token and returns where the next begins; -1 where the token is not complete yet. */
  private step(text: string, at: number): number {
    if (at >= text.length) return -1;
    if (text[at] !== '<') {
      const open = text.indexOf('<', at);
      if (open < 0) return -1;
      this.handler.text?.(unescapeXml(text.slice(at, open)));
      return open;
    }
    if (text.startsWith('<!', at) || (at + 9 > text.length && '<![CDATA['.startsWith(text.slice(at)))) return this.special(text, at);
    const close = text.indexOf('>', at);
    if (close < 0) return -1;
    this.tag(text.slice(at + 1, close));
    return close + 1;
  }

  private special(text: string, at: number): number {
    if (text.length - at < 9) return -1;
    if (text.startsWith('<![CDATA[', at)) return this.until(text, at, ']]>', (inner) => this.handler.text?.(inner.slice(9)));
    if (text.startsWith('<!--', at)) return this.until(text, at, '-->', () => undefined);
    throw new Error('document types are not allowed in a workbook');
  }

  private until(text: string, at: number, mark: string, take: (inner: string) => void): number {
    const end = text.indexOf(mark, at);
    if (end < 0) return -1;
    take(text.slice(at, end));
    return end + mark.length;
  }

  private tag(inner: string): void {
    if (inner.startsWith('?')) return;
    if (inner.startsWith('/')) {
      this.handler.close?.(localName(inner.slice(1).trim()));
      return;
    }
    const selfClosing = inner.endsWith('/');
    const space = inner.search(/[\s/]/u);
    const name = localName(space < 0 ? inner : inner.slice(0, space));
    this.handler.open?.(name, (attribute) => attributeOf(inner, attribute));
    if (selfClosing) this.handler.close?.(name);
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function attributeOf(tag: string, name: string): string | undefined {
  for (const match of tag.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu)) {
    if (match[1] === name || match[1]?.endsWith(`:${name}`)) return unescapeXml(match[2] ?? match[3] ?? '');
  }
  return undefined;
}

/** Resolves the five entities of XML, character references and Excel's `_x000D_`. */
export function unescapeXml(text: string): string {
  const plain = text.includes('&') ? text.replace(/&(#x[0-9a-f]+|#\d+|amp|lt|gt|quot|apos);/giu, (_, name: string) => entity(name)) : text;
  return plain.includes('_x')
    ? plain.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : plain;
}

function entity(name: string): string {
  const named = NAMED.get(name.toLowerCase());
  if (named !== undefined) return named;
  const code = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}

const NAMED = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Longest tag or text: a cell holds 32,767 characters, each at most ten in XML. */
const MAX_TOKEN = 400_000;
