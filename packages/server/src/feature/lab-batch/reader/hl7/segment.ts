/** Signs that separate the parts of a message, as its MSH names them. */
export interface Separators {
  readonly field: string;
  readonly component: string;
  readonly repetition: string;
  readonly escape: string;
  readonly subcomponent: string;
}

/** The separators of a header segment (MSH, BHS, FHS); undefined where it names none that could work. */
export function separatorsOf(segment: string): Separators | undefined {
  const field = segment.charAt(3);
  const [component = '^', repetition = '~', escape = '\\', subcomponent = '&'] = segment.slice(4, 9).split(field)[0] ?? '';
  const signs = [field, component, repetition, escape, subcomponent];
  const works = new Set(signs).size === 5 && signs.every((sign) => /^[^\w\s]$/u.test(sign));
  return works ? { field, component, repetition, escape, subcomponent } : undefined;
}

/**
 * A segment of an HL7 v2 message (versions 2.3 to 2.5.1). Fields, components and subcomponents count from 1 as the standard does; what
 * is not there is an empty text, and `""` (delete) is one too.
 */
export class Segment {
  readonly name: string;
  readonly line: number;
  private readonly fields: readonly string[];
  private readonly separators: Separators;

  constructor(text: string, line: number, separators: Separators) {
    const fields = text.split(separators.field);
    this.name = fields[0] ?? '';
    this.line = line;
    // In a header the separator itself is field 1.
    this.fields = headers.has(this.name) ? ['', separators.field, ...fields.slice(1)] : fields;
    this.separators = separators;
  }

  /** One part of the first repetition of a field, its escapes undone. */
  part(field: number, component = 1, subcomponent = 1): string {
    const [first = ''] = (this.fields[field] ?? '').split(this.separators.repetition);
    const inner = first.split(this.separators.component)[component - 1] ?? '';
    return unescape(inner.split(this.separators.subcomponent)[subcomponent - 1] ?? '', this.separators);
  }

  /** A whole field as it stands, repetitions apart, each with its escapes undone. */
  repetitions(field: number): string[] {
    const text = this.fields[field] ?? '';
    return text === '' ? [] : text.split(this.separators.repetition).map((one) => unescape(one, this.separators));
  }

  /** Components of the first repetition. */
  components(field: number): string[] {
    const [first = ''] = (this.fields[field] ?? '').split(this.separators.repetition);
    return first.split(this.separators.component).map((part) => unescape(part, this.separators));
  }
}

const headers = new Set(['MSH', 'FHS', 'BHS']);

/** Undoes \F\ \S\ \T\ \R\ \E\ \Xhh\ and \.br\; marks of emphasis and unknown ones are dropped. */
function unescape(text: string, { field, component, repetition, escape, subcomponent }: Separators): string {
  if (text === '""') return '';
  if (!text.includes(escape)) return text;
  const plain: Readonly<Record<string, string>> = { F: field, S: component, T: subcomponent, R: repetition, E: escape, '.br': '\n' };
  const parts = text.split(escape);
  let result = parts[0] ?? '';
  for (let at = 1; at < parts.length; at += 2) {
    const code = parts[at] ?? '';
    // An escape that is not closed is a sign of the text.
    if (at + 1 >= parts.length) return `${result}${escape}${code}`;
    result += (plain[code] ?? hexText(code)) + (parts[at + 1] ?? '');
  }
  return result;
}

function hexText(code: string): string {
  const bytes = /^X((?:[0-9A-F]{2}){1,64})$/iu.exec(code)?.[1];
  return bytes === undefined ? '' : Buffer.from(bytes, 'hex').toString('utf8');
}
