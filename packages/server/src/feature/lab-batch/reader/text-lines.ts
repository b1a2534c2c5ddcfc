import { bytesOf, limitsWith, type ReadLimits, type Source } from '../../import/index.ts';

export interface TextLine {
  /** From 1, ends of lines counted as the file has them. */
  readonly line: number;
  /** Undefined where the bytes are no text in the encoding of the file, null where the line is too long to be one. */
  readonly text: string | undefined | null;
}

export type LabEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/**
 * Encoding of a laboratory's file by its first bytes: a mark decides, else the encoding in which more of the lines with signs beyond
 * ASCII are text. Lines are judged one by one, so one damaged line among them changes nothing.
 */
export function labEncoding(head: Uint8Array): LabEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  let [utf8, gb]: [number, number] = [0, 0];
  for (const line of splitBytes(head)) {
    if (line.every((byte) => byte < 0x80)) continue;
    if (decode(line, 'utf-8') !== undefined) utf8++;
    else if (decode(line, 'gb18030') !== undefined) gb++;
  }
  return gb > utf8 ? 'gb18030' : 'utf-8';
}

/** Whole lines; the last piece is left out, since it may be cut inside a character. */
function* splitBytes(bytes: Uint8Array): Generator<Uint8Array> {
  let from = 0;
  for (const [at, byte] of bytes.entries()) {
    if (byte !== LF && byte !== CR) continue;
    yield bytes.subarray(from, at);
    from = at + 1;
  }
}

function decode(bytes: Uint8Array, encoding: LabEncoding): string | undefined {
  try {
    return decoders[encoding].decode(bytes);
  } catch {
    return undefined;
  }
}

const decoders = {
  'utf-8': new TextDecoder('utf-8', { fatal: true }),
  gb18030: new TextDecoder('gb18030', { fatal: true }),
  'utf-16le': new TextDecoder('utf-16le', { fatal: true }),
  'utf-16be': new TextDecoder('utf-16be', { fatal: true }),
};

/** Lines of a file in packs, each decoded by itself: a damaged one costs itself and no other. Lines end with LF, CR or both. */
export async function* textLines(source: Source, encoding: LabEncoding, limits: ReadLimits = limitsWith()): AsyncGenerator<TextLine[]> {
  const lines = new LineSplitter(encoding);
  for await (const chunk of bytesOf(source, limits)) yield lines.take(chunk);
  yield lines.end();
}

class LineSplitter {
  private readonly encoding: LabEncoding;
  private readonly wide: boolean;
  private held: Buffer = Buffer.alloc(0);
  private line = 0;
  private tooLong = false;

  constructor(encoding: LabEncoding) {
    this.encoding = encoding;
    this.wide = encoding.startsWith('utf-16');
  }

  take(chunk: Buffer): TextLine[] {
    const bytes = this.held.length === 0 ? chunk : Buffer.concat([this.held, chunk]);
    const lines: TextLine[] = [];
    let from = 0;
    for (let at = this.next(bytes, from); at !== undefined; at = this.next(bytes, from)) {
      lines.push(this.lineOf(bytes.subarray(from, at.end)));
      from = at.next;
    }
    this.held = Buffer.from(bytes.subarray(from));
    if (this.held.length > LONGEST_LINE) [this.held, this.tooLong] = [this.held.subarray(0, 0), true];
    return lines;
  }

  end(): TextLine[] {
    return this.held.length === 0 && !this.tooLong ? [] : [this.lineOf(this.held)];
  }

  private lineOf(bytes: Uint8Array): TextLine {
    this.line++;
    const text = this.tooLong || bytes.length > LONGEST_LINE ? null : decode(bytes, this.encoding);
    this.tooLong = false;
    return { line: this.line, text: typeof text === 'string' ? text.replace(this.line === 1 ? /^\uFEFF|\r$/gu : /\r$/u, '') : text };
  }

  /** Where a line ends and the next begins; undefined while the end, or what follows a CR, has not come yet. */
  private next(bytes: Buffer, from: number): { end: number; next: number } | undefined {
    const width = this.wide ? 2 : 1;
    for (let at = from; at + width <= bytes.length; at += width) {
      const unit = this.unitAt(bytes, at);
      if (unit === LF) return { end: at, next: at + width };
      if (unit !== CR) continue;
      if (at + 2 * width > bytes.length) return undefined;
      return { end: at, next: this.unitAt(bytes, at + width) === LF ? at + 2 * width : at + width };
    }
    return undefined;
  }

  private unitAt(bytes: Buffer, at: number): number {
    if (!this.wide) return bytes[at] ?? 0;
    return this.encoding === 'utf-16le' ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
  }
}

const LF = 0x0a;
const CR = 0x0d;
/** A result of some dozen columns has some hundred bytes; an HL7 segment with a report in it some thousand. */
const LONGEST_LINE = 1_000_000;
