import { AppError, type InferenceAnswer, type InferenceRun, type Parsed, type routes } from '@firebreak/contract';
import { infectionOfNode } from '@firebreak/epi';
import { uuidv7 } from 'uuidv7';
import { enqueueJob, JobWorker } from '../../../platform/job/index.ts';
import { type Platform } from '../../../platform/platform.ts';
import { type Act } from '../../../platform/journal/index.ts';
import { maskName, sightAt, type Standing } from '../../registry/index.ts';
import { answerOf, type Named, runView } from './answer.ts';
import { type Collected, Collector } from './collect.ts';
import { decisionsOf } from './decision-store.ts';
import { inferChains, inferenceJob } from './run-job.ts';
import { casesInSight, insertRun, oneAtATime, personsInSight, resultOf, type RunRow, runsOf } from './run-store.ts';
import { type StoredResult } from './work/stored-result.ts';

/** The inferences of an installation, with the worker that makes them one after the other. */
export interface InferenceHouse {
  readonly platform: Platform;
  readonly jobs: JobWorker;
  readonly collector: Collector;
}

export const inferenceHouse = (platform: Platform): InferenceHouse => ({
  platform,
  jobs: new JobWorker(platform, { [inferenceJob]: inferChains(platform) }),
  collector: new Collector(platform.version),
});

/** The posterior as the actor may see it, and what changed since. Without `run`, of the newest run that has a result. */
export async function inferredChains(
  { collector, jobs }: InferenceHouse,
  at: Standing,
  { run, brief }: Parsed<(typeof routes)['inference']['get']>['query'],
): Promise<InferenceAnswer> {
  const key = { home: at.outbreak.home, outbreak: at.outbreak.id };
  const runs = await runsOf(at.trx, key);
  const shown = runs.find(({ id, hasResult }) => hasResult && (run === undefined || id === run));
  if (run !== undefined && shown === undefined) throw new AppError('RECORD_NOT_FOUND');
  const result = shown === undefined || brief === 'yes' ? null : await resultOf(at.trx, shown);
  const sight = await casesInSight(at.trx, at.outbreak.id);
  const answer = answerOf({
    now: at.now,
    locale: at.actor.locale,
    runs,
    shown,
    result,
    decisions: await decisionsOf(at.trx, key),
    collected: await collector.get(at),
    sight,
    named: await namedOf(at, result, sight),
    progress: (job) => jobs.progress(job),
  });
  if (answer.result !== null) at.readings.push(act(at, 'chain.listed', { count: answer.result.cases.length, inferred: true }));
  return answer;
}

/** People who are no cases and stand in proposals, by the names the actor may read. */
async function namedOf(at: Standing, result: StoredResult | null, sight: ReadonlySet<string>): Promise<Map<string, Named>> {
  const ids = new Set(
    (result?.value ?? []).filter(({ about }) => !sight.has(about) && infectionOfNode(about).episode === 1).map(({ about }) => about),
  );
  if (ids.size === 0) return new Map();
  const persons = await personsInSight(at.trx, at.outbreak.id, [...ids]);
  const caseless = persons.filter(({ id }) => result?.cases.every((one) => one.id !== id) === true);
  const nameOf = (name: string | null, area: string): string | null =>
    name === null || sightAt(at.actor, area, at.outbreak.id).names ? name : maskName(name);
  return new Map(caseless.map(({ id, name, number, area }) => [id, { name: nameOf(name, area), number }]));
}

/** What a request for a run came to: a run, new or known, and the job that it makes superfluous. */
export interface StartedRun {
  readonly run: InferenceRun;
  readonly superfluous: string | undefined;
}

/**
 * Queues a run on the records as they are. The same records are not inferred twice unless `again`; a run under way on older
 * records is superfluous: the newest input wins.
 */
export async function startRun({ platform, collector }: InferenceHouse, at: Standing, again: boolean): Promise<StartedRun> {
  await oneAtATime(at.trx, at.outbreak.id);
  const collected = await collector.get(at);
  if (collected.about.cases === 0) throw new AppError('INFERENCE_NO_CASES');
  const key = { home: at.outbreak.home, outbreak: at.outbreak.id };
  const runs = await runsOf(at.trx, key);
  const known = runs.find(
    ({ inputHash, state }) => inputHash === collected.inputHash && (again ? isUnderWay(state) : state !== 'cancelled'),
  );
  if (known !== undefined) return { run: await runAnswer(at, known), superfluous: undefined };
  const superfluous = runs.find(({ state }) => isUnderWay(state))?.job;
  const id = await queueRun(at, collected, platform.version);
  const run = (await runsOf(at.trx, key)).find((one) => one.id === id);
  if (run === undefined) throw new AppError('PERMISSION_DENIED', { permission: 'chain.read' });
  return { run: await runAnswer(at, run), superfluous };
}

const isUnderWay = (state: InferenceRun['state']): boolean => state === 'waiting' || state === 'running';

async function queueRun(at: Standing, { inputHash, about, digests }: Collected, engine: string): Promise<string> {
  const [id, job] = [uuidv7(), uuidv7()];
  const { home, id: outbreak, area } = at.outbreak;
  await enqueueJob(at.trx, {
    home,
    id: job,
    kind: inferenceJob,
    outbreak,
    area,
    input: { run: id },
    createdBy: at.actor.id,
    createdAt: at.now,
  });
  await insertRun(at.trx, {
    home,
    id,
    outbreak,
    area,
    job,
    input_hash: inputHash,
    seed: outbreak,
    engine,
    input: about,
    digests,
    created_at: at.now,
    created_by: at.actor.id,
    created_by_name: at.actor.name,
  });
  at.readings.push(act(at, 'chain.inferred', { run: id, cases: about.cases }));
  return id;
}

/** The run of an id, to be cancelled or answered. */
export async function runInSight(at: Standing, id: string): Promise<RunRow> {
  const runs = await runsOf(at.trx, { home: at.outbreak.home, outbreak: at.outbreak.id });
  const run = runs.find((one) => one.id === id);
  if (run === undefined) throw new AppError('RECORD_NOT_FOUND');
  return run;
}

export const runAnswer = async (at: Standing, run: RunRow): Promise<InferenceRun> =>
  runView(run, { sight: await casesInSight(at.trx, at.outbreak.id), locale: at.actor.locale });

const act = (at: Standing, action: string, payload: Record<string, unknown>): Act => ({
  home: at.outbreak.home,
  action,
  outbreak: at.outbreak.id,
  area: at.outbreak.area,
  kind: 'case',
  subject: null,
  version: null,
  payload,
});
