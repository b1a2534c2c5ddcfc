import { OutbreakSettings } from '@firebreak/contract';
import { circleDepth, evaluate, type Evaluation, type Fact, type Instant, isZone, packAt, type PersonState } from '@firebreak/protocol';
import { type AreaTimeline, instantOf, momentOf, shelfOf } from '../reaction/index.ts';
import { type Standing } from '../registry/index.ts';
import { factsOf } from './fact.ts';
import { circleOf, codesAbove, loadRows, type PersonRow, type ProtocolRows } from './store.ts';

/** The records of an outbreak seen through the rules of their areas at one moment. */
export interface Bound {
  readonly moment: Instant;
  /** Zone of the edition in force for the outbreak's area. */
  readonly zone: string;
  readonly rows: ProtocolRows;
  readonly persons: ReadonlyMap<string, PersonRow>;
  /** One evaluation for each set of rules; usually there is one. */
  readonly evaluations: ReadonlyMap<AreaTimeline, Evaluation>;
  evaluationFor(person: string): Evaluation | undefined;
  stateOf(person: string): PersonState | undefined;
}

/** The moment an outbreak stands at, or the one that was asked for. */
export function momentWanted(at: Standing, wanted: string | undefined): Instant {
  return wanted === undefined ? momentOf(at, OutbreakSettings.parse(at.outbreak.settings).timeZone) : Date.parse(wanted);
}

/** The rules of the outbreak's own area. */
export async function timelineAt(at: Standing, moment: Instant, area = at.outbreak.area): Promise<AreaTimeline | undefined> {
  const codes = await codesAbove(at.trx, [area]);
  return timelineOfPath(at, area, codes, moment);
}

function timelineOfPath(at: Standing, path: string, codes: ReadonlyMap<string, string>, moment: Instant): AreaTimeline | undefined {
  const { pack, timeZone } = OutbreakSettings.parse(at.outbreak.settings);
  const shelf = shelfOf(at.directory);
  const steps = path.split('.');
  const areas = steps.flatMap((_, depth) => codes.get(steps.slice(0, depth + 1).join('.')) ?? []);
  const zone = isZone(timeZone) ? { zone: timeZone } : {};
  return shelf.timelineFor({ pack, disease: at.outbreak.disease, areas: shelf.areasThatMatter(areas), ...zone }, moment);
}

/** The records of an outbreak; work done now in one that stands at a day of its own is done on that day. */
export async function rowsOnItsClock(at: Standing, only?: readonly string[]): Promise<ProtocolRows> {
  const rows = await loadRows(at.trx, at.outbreak.home, only);
  const moment = momentWanted(at, undefined);
  const doneAt = (text: string): string => new Date(instantOf(at, moment, Date.parse(text))).toISOString();
  return { ...rows, holds: rows.holds.map((row) => ({ ...row, done_at: doneAt(row.done_at) })) };
}

/** The whole outbreak at a moment. */
export async function bindOutbreak(at: Standing, moment: Instant): Promise<Bound> {
  return bind(at, moment, await rowsOnItsClock(at));
}

/** One person at a moment, from the facts of those who can decide about them and of nobody else. */
export async function bindPerson(at: Standing, moment: Instant, person: string): Promise<Bound> {
  const circle = await circleOf(at.trx, at.outbreak.home, person, circleDepth);
  return bind(at, moment, await rowsOnItsClock(at, circle));
}

async function bind(at: Standing, moment: Instant, rows: ProtocolRows): Promise<Bound> {
  const persons = new Map(rows.persons.map((row) => [row.id, row]));
  const paths = [...new Set([at.outbreak.area, ...rows.persons.map(({ area }) => area)])];
  const codes = await codesAbove(at.trx, paths);
  const timelines = new Map(paths.map((path) => [path, timelineOfPath(at, path, codes, moment)]));
  const own = timelines.get(at.outbreak.area);
  const zone = (own && packAt(own, moment)?.zone) ?? OutbreakSettings.parse(at.outbreak.settings).timeZone;
  const facts = factsOf(rows, { zone, asOf: at.outbreak.as_of });
  const evaluations = evaluationsOf(timelines.values(), facts, moment);
  const evaluationFor = (person: string): Evaluation | undefined => {
    const timeline = timelines.get(persons.get(person)?.area ?? at.outbreak.area);
    return timeline && evaluations.get(timeline);
  };
  return { moment, zone, rows, persons, evaluations, evaluationFor, stateOf: (person) => evaluationFor(person)?.states.get(person) };
}

/** Every set of rules looks at all facts: whoever hangs on a person of another area does so under the own area's rules. */
function evaluationsOf(
  timelines: Iterable<AreaTimeline | undefined>,
  facts: readonly Fact[],
  moment: Instant,
): Map<AreaTimeline, Evaluation> {
  const evaluations = new Map<AreaTimeline, Evaluation>();
  for (const timeline of timelines)
    if (timeline !== undefined && !evaluations.has(timeline)) evaluations.set(timeline, evaluate(timeline, facts, moment));
  return evaluations;
}
