import type { Row, Table } from '../reader/index.ts';
import { tablePlace, type Place } from '../reader/index.ts';
import { parseAge } from './cell/age.ts';
import { parseCode, plainWord } from './cell/code.ts';
import { parseDate, type DateOrder, type DateReading, type Plausible } from './cell/date.ts';
import { parseFlag } from './cell/flag.ts';
import { parseInstant } from './cell/instant.ts';
import { isMasked, isMissing } from './cell/missing.ts';
import { parseNumber, parseWhole } from './cell/number.ts';
import { bad, leftOut, missing, value, type CellProblem, type Parsed } from './cell/parsed.ts';
import type { CellErrorInput } from './cell-error.ts';
import { draftField, type DraftKind } from './draft.ts';
import type { TablePlan } from './table-plan.ts';
import { IGNORE, parseTarget, virtualForms, type VirtualForm } from './target.ts';

/** One row, cell by cell, before drafts are made of it. */
export interface RowReading {
  readonly place: Place;
  /** Parsed values by target. */
  readonly values: ReadonlyMap<string, string | number | boolean | { years: number; months?: number }>;
  readonly extra: Readonly<Record<string, string>>;
  readonly problems: readonly CellErrorInput[];
  /** Cells holding `***`. */
  readonly masked: number;
}

export interface RowContext {
  readonly table: Table;
  readonly plan: TablePlan;
  /** Order of dates by header. */
  readonly orders: ReadonlyMap<string, DateOrder | undefined>;
  readonly plausible: Plausible;
  readonly zone: string;
  readonly dayZero?: string;
}

type CellValue = string | number | boolean | { years: number; months?: number };
type CellReader = (text: string, row: RowTexts) => Parsed<CellValue>;
interface RowTexts {
  unitOfAge: string;
}

/** Compiles a plan into a function that reads rows of its table. */
export function rowReader(context: RowContext): (row: Row) => RowReading {
  const { table, plan } = context;
  const columns = plan.columns.map((column, index) => ({
    ...column,
    index,
    read: column.target ? cellReader(column.target, column.column, context) : undefined,
  }));
  const diesBy = columns.find(({ column, target }) => target === OUTCOME_DATE && DEATH.test(plainWord(column)));
  const unitIndex = plan.columns.findIndex((column) => column.target === 'person.ageUnit');
  const constants = Object.entries(plan.constants).map(([target, text]) => ({ target, text, read: cellReader(target, target, context) }));
  return ({ row, cells }) => {
    const texts = { unitOfAge: cells[unitIndex] ?? '' };
    const values = new Map<string, CellValue>();
    const extra: Record<string, string> = {};
    const problems: CellErrorInput[] = [];
    let masked = 0;
    for (const { index, column, target, read } of columns) {
      const text = cells[index] ?? '';
      if (target === IGNORE || text === '') continue;
      if (isMasked(text)) masked++;
      else if (!read) keep(extra, column, text);
      else take(read(text, texts), { target: target as string, column, text });
    }
    if (diesBy !== undefined && values.has(OUTCOME_DATE) && !values.has(OUTCOME)) values.set(OUTCOME, 'died');
    for (const { target, text, read } of constants) if (!values.has(target)) take(read(text, texts), { target, column: target, text });
    return { place: tablePlace(table, row), values, extra, problems, masked };

    function take(parsed: Parsed<CellValue>, cell: { target: string; column: string; text: string }): void {
      if (parsed.is === 'value') {
        if (parsed.keep) keep(extra, cell.column, cell.text);
        const before = values.get(cell.target);
        if (before === undefined) values.set(cell.target, parsed.value);
        else if (LISTED.has(cell.target)) values.set(cell.target, `${typeof before === 'string' ? before : ''}; ${cell.text.trim()}`);
        else if (before !== parsed.value) keep(extra, cell.column, cell.text);
      }
      if (parsed.is === 'bad') note(parsed.problem, cell);
    }
    function note(problem: CellProblem, { column, text }: { column: string; text: string }): void {
      if (problem.keep) extra[column] = text;
      const place = tablePlace(table, row, column);
      problems.push({
        code: problem.code,
        severity: problem.severity,
        place,
        value: text,
        ...(problem.detail ? { detail: problem.detail } : {}),
      });
    }
  };
}

/** A day of death tells the outcome too, where no other column does. */
const DEATH = /death|died|deceased|死亡|病死|病故/u;
const OUTCOME_DATE = 'case.outcomeDate';
const OUTCOME = 'case.outcome';

function keep(extra: Record<string, string>, column: string, text: string): void {
  if (!isMissing(text)) extra[column] = text;
}

function cellReader(target: string, column: string, context: RowContext): CellReader {
  const parsed = parseTarget(target);
  if (!parsed) return () => missing;
  if (Object.hasOwn(virtualForms, target))
    return virtualReader(virtualForms[target as keyof typeof virtualForms], dateReading(target, column, context));
  if (parsed.field === 'key') return readKey;
  const reading = dateReading(target, column, context);
  return contractReader(parsed.kind as DraftKind, parsed.field, reading);
}

function virtualReader(form: VirtualForm, reading: DateReading): CellReader {
  if (form === 'date') return remembering((text) => parseDate(text, reading));
  if (form === 'age') return (text, row) => parseAge(text, row.unitOfAge);
  return form === 'flag' ? parseFlag : readText;
}

function contractReader(kind: DraftKind, field: string, reading: DateReading): CellReader {
  const meta = draftField(kind, field);
  if (!meta) return () => missing;
  const within = (parsed: Parsed<CellValue>): Parsed<CellValue> =>
    parsed.is !== 'value' || meta.type.safeParse(parsed.value).success ? parsed : outOfRange(parsed.value);
  switch (meta.form) {
    case 'date':
      return remembering((text) => parseDate(text, reading));
    case 'instant':
      return (text) => parseInstant(text, reading);
    case 'whole':
      return remembering((text) => within(parseWhole(text)));
    case 'number':
      return (text) => within(parseNumber(text));
    case 'flag':
      return remembering(field === 'pregnant' ? readPregnant : parseFlag);
    case 'code':
      return remembering((text) => parseCode(text, `${kind}.${field}`, meta.values ?? []));
    case 'area':
      return remembering(readArea);
    case 'ref':
    case 'refs':
    case 'node':
      return readKey;
    default:
      return (text) => within(readText(text));
  }
}

/** Days, words and ages of a list come again and again: each is read once. */
function remembering(read: (text: string) => Parsed<CellValue>): (text: string) => Parsed<CellValue> {
  const known = new Map<string, Parsed<CellValue>>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const parsed = read(text);
    if (text.length <= longestRemembered && known.size < mostRemembered) known.set(text, parsed);
    return parsed;
  };
}
/** Longer ones may be cut out of the text of the file, and would keep it alive. */
const longestRemembered = 12;
const mostRemembered = 2000;

function outOfRange(of: CellValue): Parsed<never> {
  return typeof of === 'string' ? bad('TEXT_TOO_LONG', { length: of.length }) : bad('NUMBER_OUT_OF_RANGE');
}

/** A birth may lie a long life before the outbreak. */
function dateReading(target: string, column: string, context: RowContext): DateReading {
  const { plausible } = context;
  const from = `${String(Number(plausible.from.slice(0, 4)) - LONG_LIFE_YEARS).padStart(4, '0')}-01-01`;
  return {
    order: context.orders.get(column),
    plausible: target === 'person.birthDate' ? { from, to: plausible.to } : plausible,
    date1904: context.table.date1904,
    zone: context.zone,
    ...(context.dayZero === undefined ? {} : { dayZero: context.dayZero }),
  };
}

/** A code of Go.Data in a field of free text loses its category: `…_OCCUPATION_FARMER` is FARMER. */
function readText(text: string): Parsed<string> {
  const trimmed = text.trim().replace(GODATA_CATEGORY, '');
  return isMissing(trimmed) ? missing : value(trimmed);
}

/** Ids are compared as text; 12.0, as R and Excel write whole numbers, is 12. */
function readKey(text: string): Parsed<string> {
  const trimmed = text.trim();
  return isMissing(trimmed) ? missing : value(/^\d{1,15}\.0+$/u.test(trimmed) ? trimmed.replace(/\.0+$/u, '') : trimmed);
}

/** Signs a code may not have become hyphens, so that the area and what points at it stay together. */
function readArea(text: string): Parsed<string> {
  const trimmed = text.trim();
  if (isMissing(trimmed)) return missing;
  if (/[^\x20-\x7e]/u.test(trimmed) || trimmed.length > AREA_CODE_LENGTH) return leftOut('AREA_NOT_A_CODE');
  return value(trimmed.replace(/[^A-Za-z0-9_-]/gu, '-'));
}

/** Go.Data tells the trimester: `YES_SECOND_TRIMESTER`, `NOT_PREGNANT`. */
function readPregnant(text: string): Parsed<boolean> {
  if (/(^|_)YES(_|$)/u.test(text)) return value(true);
  if (text.endsWith('NOT_PREGNANT')) return value(false);
  if (/STATUS_NONE$|^NONE$/u.test(text)) return missing;
  return parseFlag(text);
}

const GODATA_CATEGORY =
  /^LNG_REFERENCE_DATA_CATEGORY_(?:OCCUPATION|DOCUMENT_TYPE|EXPOSURE_TYPE|EXPOSURE_FREQUENCY|EXPOSURE_DURATION|CENTRE_NAME|LAB_NAME|INSTITUTION_NAME|PERSON_DATE_TYPE)_/u;
/** Several columns may each name one of several. */
const LISTED = new Set(['team.member']);
const AREA_CODE_LENGTH = 64;
const LONG_LIFE_YEARS = 130;
