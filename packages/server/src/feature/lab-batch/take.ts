import { type Act } from '../../platform/journal/index.ts';
import { canonicalJson, sha256 } from '../../platform/journal/canonical.ts';
import { settleTubes } from '../pool/service.ts';
import { append, type Standing } from '../registry/index.ts';
import { type GivenResult, type KeptResult } from './result.ts';
import { type GreyCt, type Judged, judgeResult } from './re-test.ts';
import { isKnown, momentOf, standingResult } from './standing-result.ts';
import {
  type BatchRow,
  holdResults,
  insertResults,
  type Mark,
  markTubes,
  type NewResult,
  type Place,
  resultsOfTubes,
  type StoredProblem,
  supersede,
  type TubeRow,
  tubesForResults,
  unvoidTubes,
  voidTubes,
} from './store.ts';

/** What became of the results of one transaction. */
export interface Taken {
  readonly taken: number;
  readonly same: number;
  readonly corrected: number;
  readonly problems: readonly StoredProblem[];
  /** Results of tubes that nobody registered yet. */
  readonly unknown: readonly GivenResult[];
}

interface Situation {
  readonly at: Standing;
  readonly batch: Pick<BatchRow, 'id' | 'laboratory'>;
  readonly greyCt: GreyCt | undefined;
}

/** A tube with what was reported of it, before and now. */
interface Course {
  readonly tube: TubeRow;
  readonly before: KeptResult | undefined;
  readonly kept: KeptResult[];
  readonly added: { given: GivenResult; judged: Judged; row: KeptResult }[];
}

interface Tally {
  taken: number;
  same: number;
  corrected: number;
  problems: StoredProblem[];
  unknown: GivenResult[];
}

/**
 * Takes results in, in one transaction with all they set in motion: each is kept with its tube, what stands is decided anew, tubes are
 * marked, people of tubes without an answer are due again, and positives, and positives that are none any more, go to the pools.
 */
export async function takeResults(situation: Situation, given: readonly GivenResult[]): Promise<Taken> {
  const { at } = situation;
  const place: Place = { home: at.outbreak.home, outbreak: at.outbreak.id };
  const codes = [...new Set(given.map(({ tube }) => tube))];
  await holdResults(at.trx, place);
  const tubes = await tubesForResults(at.trx, place, codes);
  const results = await resultsOfTubes(at.trx, place, [...tubes.keys()]);
  const courses = new Map([...tubes].map(([code, tube]) => [code, courseOf(tube, results.get(code) ?? [])]));
  const tally: Tally = { taken: 0, same: 0, corrected: 0, problems: [], unknown: [] };
  for (const one of given) {
    const course = courses.get(one.tube);
    if (course === undefined) tally.unknown.push(one);
    else judge(situation, course, one, tally);
  }
  await write(situation, place, [...courses.values()], tally);
  return tally;
}

const courseOf = (tube: TubeRow, kept: readonly KeptResult[]): Course => ({
  tube,
  before: standingResult(kept),
  kept: [...kept],
  added: [],
});

function judge({ at, greyCt }: Situation, { tube, kept, added }: Course, given: GivenResult, tally: Tally): void {
  const standing = standingResult(kept);
  const judged = judgeResult(given, kept.filter(({ outcome }) => outcome === 'invalid' || outcome === 'indeterminate').length, greyCt);
  const row: KeptResult = {
    id: given.id,
    tube: tube.code,
    outcome: judged.outcome,
    status: given.status,
    tested_at: given.testedAt,
    reported_at: at.now,
    superseded_at: null,
  };
  if (isKnown(row, kept, standing)) {
    tally.same += 1;
    return;
  }
  kept.push(row);
  added.push({ given, judged, row });
  tally.taken += 1;
  tally.problems.push(...problemsOf(given, judged, row, standing, kept, greyCt, added));
  if (standing !== undefined && standingResult(kept) === row && standing.outcome !== row.outcome) tally.corrected += 1;
}

function problemsOf(
  given: GivenResult,
  judged: Judged,
  row: KeptResult,
  standing: KeptResult | undefined,
  kept: readonly KeptResult[],
  greyCt: GreyCt | undefined,
  added: Course['added'],
): StoredProblem[] {
  const of = { line: given.line, field: null, tube: given.tube, value: given.outcome };
  const twin = added.find((one) => one.row !== row);
  const found: StoredProblem[] = [];
  if (judged.greyCt !== null && greyCt !== undefined)
    found.push({ ...of, code: 'GREY_CT', value: String(judged.greyCt), details: { ct: judged.greyCt, ...greyCt } });
  if (standing !== undefined && twin !== undefined && given.status !== 'corrected')
    found.push({ ...of, code: 'TUBE_TWICE_IN_FILE', details: { tube: given.tube, other: twin.given.line ?? 0 } });
  else if (standing !== undefined && standingResult(kept) !== row) {
    const code = momentOf(row) < momentOf(standing) ? 'RESULT_OLDER' : 'RESULT_CONTRADICTS';
    found.push({ ...of, code, details: { standing: standing.outcome, given: row.outcome } });
  }
  return found;
}

async function write({ at, batch }: Situation, place: Place, courses: readonly Course[], tally: Tally): Promise<void> {
  const touched = courses.filter(({ added }) => added.length > 0);
  const moved = touched.flatMap((course) => moveOf(course) ?? []);
  // The ledger is locked before the tubes: voiding comes first.
  for (const why of ['invalid', 'greyCt'] as const) {
    const lost = moved.filter(({ mark, again }) => again === 'recollect' && mark.fault === why).map(({ mark }) => mark.code);
    await voidTubes(at.trx, place, lost, why, at.now);
  }
  const usable = moved
    .filter(({ again, course }) => again !== 'recollect' && course.tube.faults.some(isOfResult))
    .map(({ mark }) => mark.code);
  await unvoidTubes(at.trx, place, usable, at.now);
  await insertResults(
    at.trx,
    place,
    touched.flatMap((course) => course.added.map((one) => newResult(at, batch, course, one))),
  );
  await supersede(
    at.trx,
    place,
    touched.flatMap(({ tube, kept }) => {
      const standing = standingResult(kept);
      return standing === undefined || kept.length === 1 ? [] : [{ tube: tube.code, id: standing.id }];
    }),
    at.now,
  );
  await markTubes(
    at.trx,
    place,
    moved.map(({ mark }) => mark),
    at.now,
  );
  const settled = await settleTubes(
    at,
    moved.map(({ mark }) => mark.code),
  );
  tally.problems.push(
    ...settled.kept.map((tube) => ({ line: null, field: null, tube, value: null, code: 'CASE_KEPT', details: { tube } })),
  );
  await append(at, actsOf(at, batch, moved, tally));
}

const isOfResult = (fault: string): boolean => fault === 'greyCt' || fault === 'invalid';

interface Move {
  readonly course: Course;
  readonly mark: Mark;
  readonly again: Judged['again'];
}

/** A tube for which another result stands than before. */
function moveOf(course: Course): Move | undefined {
  const standing = standingResult(course.kept);
  const added = course.added.find(({ row }) => row === standing);
  if (standing === undefined || added === undefined) return undefined;
  const { again, fault } = added.judged;
  return {
    course,
    again,
    mark: {
      code: course.tube.code,
      outcome: standing.outcome,
      result: standing.id,
      tested_at: standing.tested_at ?? standing.reported_at,
      rerun: again === 'rerun',
      fault: again === 'recollect' ? (fault ?? 'invalid') : fault,
    },
  };
}

function newResult(
  at: Standing,
  batch: Situation['batch'],
  { tube, kept, before }: Course,
  { given, judged, row }: Course['added'][number],
): NewResult {
  const isStanding = standingResult(kept) === row;
  return {
    ...given,
    outcome: judged.outcome,
    area: tube.area,
    batch: batch.id,
    laboratory: batch.laboratory,
    reported_at: at.now,
    by: at.actor.id,
    by_name: at.actor.name,
    corrects: isStanding ? (before?.id ?? null) : null,
    superseded_at: isStanding ? null : at.now,
  };
}

/** Digest over what stands now: the rows of 5,000 tubes prove themselves without standing in the journal. */
const digestOf = (moved: readonly Move[]): string =>
  sha256(canonicalJson(moved.map(({ mark }) => [mark.code, mark.outcome, mark.result, mark.tested_at])));

/** One entry for what went in, and one for every tube that stands as positive now, or did. */
function actsOf(at: Standing, batch: Situation['batch'], moved: readonly Move[], { taken, same, corrected }: Tally): Act[] {
  if (moved.length === 0) return [];
  const act = (action: string, area: string, payload: Record<string, unknown>): Act => ({
    home: at.outbreak.home,
    action,
    outbreak: at.outbreak.id,
    area,
    kind: null,
    subject: batch.id,
    version: null,
    payload,
  });
  const told = moved.filter(({ course, mark }) => mark.outcome === 'positive' || course.before !== undefined);
  return [
    act('labBatch.taken', at.outbreak.area, {
      laboratory: batch.laboratory,
      taken,
      same,
      corrected,
      results: moved.length,
      digest: digestOf(moved),
    }),
    ...told.map(({ course, mark }) =>
      act(course.before === undefined ? 'tube.positive' : 'tube.corrected', course.tube.area, {
        tube: mark.code,
        before: { outcome: course.before?.outcome ?? null },
        after: { outcome: mark.outcome },
        reason: course.added.find(({ row }) => row.id === mark.result)?.given.correction ?? null,
      }),
    ),
  ];
}
