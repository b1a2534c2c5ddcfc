import { type Source } from '../../../import/index.ts';
import { type LabEntry, type LabReadOptions } from '../lab-row.ts';
import { type LabProblem, refused } from '../lab-problem.ts';
import { type ReadTime, resultTimeReader } from '../result-time.ts';
import { type LabEncoding, type TextLine, textLines } from '../text-lines.ts';
import { Order } from './order.ts';
import { Segment, type Separators, separatorsOf } from './segment.ts';

/**
 * Results of HL7 v2 messages ORU^R01, versions 2.3 to 2.5.1: one message or many, with or without batch and file headers (FHS, BHS) and
 * the framing bytes of MLLP. Segments about the patient are passed over unread.
 */
export async function* readHl7(source: Source, encoding: LabEncoding, { zone }: LabReadOptions): AsyncGenerator<LabEntry[]> {
  const messages = new Messages(resultTimeReader(zone));
  for await (const lines of textLines(source, encoding)) {
    const entries = lines.flatMap((line) => messages.take(line));
    if (entries.length > 0) yield entries;
  }
  yield messages.end();
}

class Messages {
  private readonly timeOf: (text: string) => ReadTime;
  private separators: Separators | undefined;
  /** Whether the message at hand is one of results. */
  private reading = false;
  private order: Order | undefined;
  private orc: Segment | undefined;
  private inBatch = 0;
  private any = false;

  constructor(timeOf: (text: string) => ReadTime) {
    this.timeOf = timeOf;
  }

  take({ line, text }: TextLine): LabEntry[] {
    if (typeof text !== 'string') return this.damaged(refused(text === null ? 'LINE_TOO_LONG' : 'LINE_NOT_DECODABLE', { line }));
    const segment = framing.reduce((rest, sign) => rest.replaceAll(sign, ''), text).trimStart();
    if (segment.trim() === '') return [];
    return headers.has(segment.slice(0, 3)) ? this.begin(segment, line) : this.inside(segment, line);
  }

  end(): LabEntry[] {
    const entries = this.flush();
    return this.any || entries.length > 0 ? entries : [{ problem: refused('FILE_EMPTY', { line: 0 }) }];
  }

  private begin(text: string, line: number): LabEntry[] {
    const entries = this.flush();
    this.orc = undefined;
    const separators = separatorsOf(text);
    const isMessage = text.startsWith('MSH');
    if (isMessage) this.inBatch++;
    else if (text.startsWith('BHS')) this.inBatch = 0;
    this.separators = separators ?? this.separators;
    this.reading = isMessage && separators !== undefined;
    if (separators === undefined)
      return this.keep([...entries, { problem: refused('MESSAGE_DAMAGED', { line, field: 'MSH-2', value: text }) }]);
    if (!isMessage) return this.keep(entries);
    const header = new Segment(text, line, separators);
    const [type, event] = [header.part(9, 1), header.part(9, 2)];
    this.reading = type === 'ORU' && (event === '' || event === 'R01');
    if (this.reading) return this.keep(entries);
    return this.keep([...entries, { problem: refused('MESSAGE_NOT_A_RESULT', { line, field: 'MSH-9', value: `${type}^${event}` }) }]);
  }

  private inside(text: string, line: number): LabEntry[] {
    const { separators } = this;
    if (separators === undefined || !/^[A-Z][A-Z0-9]{2}$/u.test(text.split(separators.field)[0] ?? ''))
      return this.damaged(refused('MESSAGE_DAMAGED', { line, value: text }));
    const segment = new Segment(text, line, separators);
    if (segment.name === 'BTS' || segment.name === 'FTS') return this.keep([...this.flush(), ...this.countOf(segment)]);
    if (!this.reading) return [];
    if (segment.name === 'ORC') this.orc = segment;
    else if (segment.name === 'OBR') return this.keep(this.startOrder(segment));
    else this.order?.add(segment);
    return [];
  }

  private startOrder(obr: Segment): LabEntry[] {
    const entries = this.flush();
    this.order = new Order(obr, this.orc);
    this.orc = undefined;
    return entries;
  }

  /** The count of a batch, where it is told. */
  private countOf(trailer: Segment): LabEntry[] {
    const told = trailer.part(1);
    const count = this.inBatch;
    if (trailer.name !== 'BTS') return [];
    this.inBatch = 0;
    if (!/^\d+$/u.test(told) || Number(told) === count) return [];
    return [{ problem: refused('BATCH_COUNT', { line: trailer.line, field: 'BTS-1', value: `${told} ≠ ${count}` }) }];
  }

  /** A damaged segment may have been an observation or the next order, so the order at hand is refused when it ends, by its tube. */
  private damaged(problem: LabProblem): LabEntry[] {
    if (this.order !== undefined) this.order.isDamaged = true;
    return this.keep([{ problem }]);
  }

  private flush(): LabEntry[] {
    const entries = this.order?.read(this.timeOf) ?? [];
    this.order = undefined;
    return entries;
  }

  private keep(entries: LabEntry[]): LabEntry[] {
    if (entries.length > 0) this.any = true;
    return entries;
  }
}

const headers = new Set(['MSH', 'FHS', 'BHS']);
/** Start and end of a block of MLLP, and NUL. */
const framing = ['\u000b', '\u001c', '\0'];
