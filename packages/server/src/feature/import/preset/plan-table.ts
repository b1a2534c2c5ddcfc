import { guessMapping, parseTarget, type ColumnGuess, type DraftKind, type TablePlan } from '../mapping/index.ts';
import type { Table } from '../reader/index.ts';
import { planGodata } from './godata/plan-godata.ts';
import type { ImportOptions, Preset } from './import-plan.ts';
import { planLinelist } from './linelist/plan-linelist.ts';
import { planFirebreak } from './plan-firebreak.ts';

/** How a table is to be read under the options, or undefined where nothing is known of it. */
export function planTable(table: Table, sample: readonly (readonly string[])[], options: ImportOptions): TablePlan | undefined {
  const given = (options.mapping?.columns ?? []).filter(
    (column) => column.file === table.file || column.file === `${table.file}/${table.sheet ?? ''}`,
  );
  const plan = options.preset === 'mapping' ? undefined : byPreset(options.preset, table, sample);
  const base = plan ?? (given.length > 0 || options.preset === 'mapping' ? guessed(table.headers, sample) : undefined);
  if (!base) return undefined;
  const columns = base.columns.map((column) => withGiven(column, given));
  const primary = plan && given.length === 0 ? plan.primary : primaryOf(columns, plan?.primary);
  return primary === undefined
    ? undefined
    : { ...base, columns, primary, constants: { ...base.constants, ...fittingConstants(options, primary) } };
}

/** The preset that understands most columns of the tables: anybody's `cases.csv` may have an `id`. */
export function suggestPreset(
  tables: readonly { headers: readonly string[]; sample: readonly (readonly string[])[]; file: string }[],
): Preset {
  const score = (plan: (table: (typeof tables)[number]) => TablePlan | undefined): number =>
    tables.reduce((sum, table) => sum + (plan(table)?.columns.filter(({ target }) => target !== null).length ?? 0), 0);
  const scores: [Preset, number][] = [
    ['firebreak', score((table) => planFirebreak(table.file, table.headers))],
    ['godata', score((table) => (looksLikeGodata(table.headers, table.sample) ? planGodata(table.headers, table.sample) : undefined))],
    ['linelist', score((table) => planLinelist(table.headers, table.sample))],
  ];
  const best = scores.reduce((first, second) => (second[1] > first[1] ? second : first));
  return best[1] === 0 ? 'mapping' : best[0];
}

function byPreset(preset: Exclude<Preset, 'mapping'>, table: Table, sample: readonly (readonly string[])[]): TablePlan | undefined {
  if (preset === 'godata') return planGodata(table.headers, sample);
  if (preset === 'linelist') return planLinelist(table.headers, sample);
  return planFirebreak(table.sheet ?? table.file, table.headers);
}

function guessed(headers: readonly string[], sample: readonly (readonly string[])[]): TablePlan | undefined {
  const columns = guessMapping(headers, sample);
  return { primary: primaryOf(columns) ?? 'case', columns, constants: {}, role: 'mapping' };
}

function withGiven(column: ColumnGuess, given: readonly { column: string; target: string | null }[]): ColumnGuess {
  const choice = given.find((candidate) => candidate.column === column.column);
  return choice ? { column: column.column, target: choice.target, confidence: 1, reason: 'givenByUser' } : column;
}

/** What a row stands for, by the kinds its columns speak of: the most telling kind wins. */
function primaryOf(columns: readonly ColumnGuess[], fallback?: DraftKind): DraftKind | undefined {
  const kinds = new Set(columns.flatMap((column) => (column.target === null ? [] : (parseTarget(column.target)?.kind ?? []))));
  const targets = new Set(columns.map((column) => column.target));
  if (targets.has('exposure.source') && targets.has('exposure.target')) return 'exposure';
  return TELLING.find((kind) => kinds.has(kind)) ?? fallback ?? (kinds.has('person') ? 'person' : undefined);
}

/** A constant goes only to rows that have such a record anyway. */
function fittingConstants(options: ImportOptions, primary: DraftKind): Record<string, string> {
  const withPerson = primary === 'case' || primary === 'contact';
  return Object.fromEntries(
    Object.entries(options.constants ?? {}).filter(
      ([target]) => target.startsWith(`${primary}.`) || (withPerson && target.startsWith('person.')),
    ),
  );
}

function looksLikeGodata(headers: readonly string[], sample: readonly (readonly string[])[]): boolean {
  return (
    headers.some((header) => /uuid|visual_?id|LNG_|admin_level|\[1\]$|^_id$|outbreakId/iu.test(header)) ||
    sample.some((row) => row.some((cell) => cell.startsWith('LNG_')))
  );
}

const TELLING: readonly DraftKind[] = [
  'followUp',
  'contact',
  'case',
  'event',
  'visit',
  'labResult',
  'specimen',
  'team',
  'area',
  'person',
  'exposure',
  'place',
  'household',
];
