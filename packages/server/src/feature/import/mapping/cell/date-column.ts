import { parseDate, splitNumeric, defaultPlausible, type DateOrder, type Plausible } from './date.ts';

/** What the dates of a column, taken together, say about their order. */
export const orderFindings = ['none', 'decided', 'ambiguous', 'mixed'] as const;
export type OrderFinding = (typeof orderFindings)[number];

/**
 * Gathers evidence over a whole column: a first number above 12 must be a day, a second above 12 must be a month's
 * day. Evidence for both orders makes the column mixed; then the commoner order is proposed.
 */
export class DateColumn {
  private dayFirst = 0;
  private monthFirst = 0;
  private open = 0;
  private first: string | undefined;
  private last: string | undefined;
  private outside = 0;
  private dates = 0;
  private readonly known = new Map<string, Evidence>();

  add(text: string): void {
    const { numeric, date } = this.read(text);
    if (numeric) this.addOrder(numeric.a, numeric.b);
    if (date === undefined) return;
    this.dates++;
    if (date < defaultPlausible.from || date > defaultPlausible.to) this.outside++;
    if (this.first === undefined || date < this.first) this.first = date;
    if (this.last === undefined || date > this.last) this.last = date;
  }

  /** The same days come again and again. */
  private read(text: string): Evidence {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const parsed = parseDate(text, { order: 'dmy', plausible: EVER, date1904: false, zone: 'UTC' });
    const evidence = { numeric: splitNumeric(text), date: parsed.is === 'value' ? parsed.value : undefined };
    if (text.length <= LONGEST_REMEMBERED && this.known.size < MOST_REMEMBERED) this.known.set(text, evidence);
    return evidence;
  }

  private addOrder(a: number, b: number): void {
    if (a > 12 && b <= 12) this.dayFirst++;
    else if (b > 12 && a <= 12) this.monthFirst++;
    else if (a !== b) this.open++;
  }

  get finding(): OrderFinding {
    if (this.dayFirst > 0 && this.monthFirst > 0) return 'mixed';
    if (this.dayFirst > 0 || this.monthFirst > 0) return 'decided';
    return this.open > 0 ? 'ambiguous' : 'none';
  }

  /** The order the column shows; undefined where nothing decides. */
  get order(): DateOrder | undefined {
    if (this.dayFirst === 0 && this.monthFirst === 0) return undefined;
    return this.dayFirst >= this.monthFirst ? 'dmy' : 'mdy';
  }

  get span(): { first: string; last: string } | undefined {
    return this.first === undefined || this.last === undefined ? undefined : { first: this.first, last: this.last };
  }

  /** True where nearly all dates of the column lie outside 1900–2099 and near each other: a historical outbreak. */
  get isHistorical(): boolean {
    if (!this.span || this.dates < 3 || this.outside < this.dates * 0.95) return false;
    return Number(this.span.last.slice(0, 4)) - Number(this.span.first.slice(0, 4)) <= HISTORICAL_SPAN_YEARS;
  }
}

/**
 * The plausible range columns suggest: the usual one, or for a historical outbreak the years of its dates with a year
 * on either side.
 */
export function suggestPlausible(columns: readonly DateColumn[]): Plausible {
  const historical = columns.filter((column) => column.isHistorical).flatMap((column) => (column.span ? [column.span] : []));
  const others = columns.some((column) => !column.isHistorical && column.span !== undefined && column.span.last > defaultPlausible.from);
  if (historical.length === 0 || others) return defaultPlausible;
  const first = Math.min(...historical.map((span) => Number(span.first.slice(0, 4))));
  const last = Math.max(...historical.map((span) => Number(span.last.slice(0, 4))));
  return { from: `${first - 1}-01-01`, to: `${last + 1}-12-31` };
}

interface Evidence {
  readonly numeric: ReturnType<typeof splitNumeric>;
  readonly date: string | undefined;
}

/** Longer ones may be cut out of the text of the file, and would keep it alive. */
const LONGEST_REMEMBERED = 12;
const MOST_REMEMBERED = 2000;
const EVER: Plausible = { from: '1000-01-01', to: '9999-12-30' };
const HISTORICAL_SPAN_YEARS = 30;
