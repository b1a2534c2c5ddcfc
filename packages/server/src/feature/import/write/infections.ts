import { type BatchRow } from '../../registry/index.ts';
import { type Trx } from '../../../platform/access/index.ts';
import { daysBetween, dayOfCase } from '../mapping/index.ts';
import { type Problem } from '../problem.ts';
import { adoptCases, casesOfPersons, type PersonCase, type SourceOf } from '../store.ts';
import { type Placed } from './placing.ts';

type Row = Placed['rows'][number];

/** Cases of a batch as they can be written: each under the record of its infection, or as another one. */
export interface SettledCases extends Placed {
  /** Rows that told of an infection before one that stands. */
  readonly refused: number;
}

interface Settle {
  readonly source: SourceOf;
  readonly sameWithinDays: number | undefined;
  /** Nothing is to be written. */
  readonly isDry: boolean;
}

/**
 * Finds the infection of each case of a batch. A case with an id of its own in the source keeps its record. One without is the infection of
 * its person with the nearest day within the interval of the pack; one beyond it is a later infection of its own. What somebody recorded
 * by hand is taken up in the same way. Without an interval a person is one case, as the pack has it.
 */
export async function settleInfections(trx: Trx, { source, sameWithinDays, isDry }: Settle, placed: Placed): Promise<SettledCases> {
  const persons = [...new Set(placed.rows.flatMap(({ row }) => (personOf(row) === undefined ? [] : [personOf(row) ?? ''])))];
  const known = groupByPerson(await casesOfPersons(trx, source, persons));
  const settling = new Settling(source.system, sameWithinDays, known);
  const problems: Problem[] = [...placed.problems];
  const settled = new Map<Row, Row>();
  // Earlier days first: infections are numbered in their order, whatever the order of the rows; those of one day as they stand in the file.
  for (const one of placed.rows.toSorted(byDay)) {
    const row = settling.settle(one);
    if (row === undefined) problems.push(orderProblem(one));
    else settled.set(one, { ...one, row });
  }
  if (!isDry) await adoptCases(trx, source, settling.adopted);
  const rows = placed.rows.flatMap((one) => settled.get(one) ?? []);
  return { rows, problems, refused: placed.rows.length - rows.length };
}

function byDay(a: Row, b: Row): number {
  const [one, other] = [dayOfCase(a.row.fields) ?? '', dayOfCase(b.row.fields) ?? ''];
  return Number(one > other) - Number(one < other);
}

const personOf = ({ fields, withdrawn }: BatchRow): string | undefined =>
  withdrawn !== true && typeof fields['person'] === 'string' ? fields['person'] : undefined;

class Settling {
  readonly adopted: { id: string; key: string }[] = [];
  private readonly system: string;
  private readonly sameWithinDays: number | undefined;
  private readonly known: Map<string, PersonCase[]>;

  constructor(system: string, sameWithinDays: number | undefined, known: Map<string, PersonCase[]>) {
    this.system = system;
    this.sameWithinDays = sameWithinDays;
    this.known = known;
  }

  /** @returns undefined where the infection lies before one that stands */
  settle({ row, draft }: Row): BatchRow | undefined {
    const person = personOf(row);
    if (person === undefined) return row;
    const all = this.known.get(person) ?? [];
    const byKey = all.find(({ system, key }) => system === this.system && key === row.sourceId);
    if (byKey !== undefined && draft.ofPerson !== true) return row;
    const standing = all.filter(({ stands }) => stands);
    const day = dayOfCase(row.fields);
    const same = this.sameInfection(standing, row, day, byKey);
    if (same !== undefined) return this.under(same, row, all);
    const episode = standing.reduce((most, one) => Math.max(most, one.episode), 0) + 1;
    if (standing.length === 0 || !this.isAnother(standing, row, day)) return this.added(person, row, all, row.fields['episode'] ?? 1);
    if (standing.some((one) => one.day !== null && day !== undefined && one.day >= day)) return undefined;
    return this.added(person, row, all, row.fields['episode'] ?? episode);
  }

  /** The record of the same infection: of this source, or recorded by hand and claimed by no source. */
  private sameInfection(standing: readonly PersonCase[], row: BatchRow, day: string | undefined, byKey: PersonCase | undefined) {
    const { episode } = row.fields;
    const own = standing.filter(
      ({ system, key }) => key === null || (system === this.system && (byKey !== undefined || isOfPerson(key, row))),
    );
    if (typeof episode === 'number') return own.find((one) => one.episode === episode);
    if (day === undefined || this.sameWithinDays === undefined) return byKey ?? own.at(-1);
    const nearest = own
      .map((one) => ({ one, days: one.day === null ? 0 : daysBetween(one.day, day) }))
      .reduce<{ one: PersonCase; days: number } | undefined>(
        (best, each) => (best === undefined || each.days < best.days ? each : best),
        undefined,
      );
    return nearest !== undefined && nearest.days <= this.sameWithinDays ? nearest.one : undefined;
  }

  private isAnother(standing: readonly PersonCase[], row: BatchRow, day: string | undefined): boolean {
    if (typeof row.fields['episode'] === 'number') return true;
    const within = this.sameWithinDays;
    return within !== undefined && day !== undefined && standing.every((one) => one.day !== null && daysBetween(one.day, day) > within);
  }

  private under(same: PersonCase, row: BatchRow, all: readonly PersonCase[]): BatchRow {
    if (same.key !== null) return { ...row, sourceId: same.key };
    const key = this.freeKey(row, all);
    same.key = key;
    same.system = this.system;
    this.adopted.push({ id: same.id, key });
    return { ...row, sourceId: key };
  }

  private added(person: string, row: BatchRow, all: readonly PersonCase[], episode: unknown): BatchRow {
    const sourceId = this.freeKey(row, all);
    const made: PersonCase = {
      person,
      id: row.id,
      system: this.system,
      key: sourceId,
      episode: Number(episode),
      day: dayOfCase(row.fields) ?? null,
      stands: true,
    };
    this.known.set(person, [...all, made]);
    // A first infection says nothing of its number, here as where it is recorded by hand.
    return made.episode === 1 ? { ...row, sourceId } : { ...row, sourceId, fields: { ...row.fields, episode: made.episode } };
  }

  /** The key of the row, unless another standing infection of the person has it. */
  private freeKey(row: BatchRow, all: readonly PersonCase[]): string {
    const isTaken = all.some(({ system, key, stands }) => stands && system === this.system && key === row.sourceId);
    return isTaken ? `${row.sourceId}@${dayOfCase(row.fields) ?? ''}` : row.sourceId;
  }
}

/** Keys without an id of the case begin with that of the person: `A`, `A@2022-07-01`, `A/2`. */
const isOfPerson = (key: string, { sourceId }: BatchRow): boolean => stem(key) === stem(sourceId);
const stem = (key: string): string => key.replace(/(?:@\d{4}-\d\d-\d\d|\/\d+)$/, '');

function groupByPerson(cases: readonly PersonCase[]): Map<string, PersonCase[]> {
  const known = new Map<string, PersonCase[]>();
  for (const one of cases) known.set(one.person, [...(known.get(one.person) ?? []), { ...one }]);
  return known;
}

const orderProblem = ({ draft, row }: Row): Problem => ({
  severity: 'error',
  code: 'INFECTION_ORDER',
  place: draft.place,
  value: draft.key,
  detail: { key: draft.key, day: dayOfCase(row.fields) ?? '' },
});
