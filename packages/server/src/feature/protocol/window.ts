import { AppError, type WindowsAnswer } from '@firebreak/contract';
import { dayAt, type Evaluation, knownAbout, packAt, type PersonWindow, personWindows, type ResolvedPack } from '@firebreak/protocol';
import { type Standing } from '../registry/index.ts';
import { type Bound, bindPerson, momentWanted } from './bound.ts';
import { labelsOf } from './label.ts';
import { mayKnow } from './person.ts';
import { dateText, maybeDate, sourcesOf } from './plan-view.ts';
import { personsInSight } from './store.ts';

type View = WindowsAnswer['persons'][number];

/** Sources shown beside a person: more than these no strip can show. */
const mostSources = 3;

/**
 * Days that matter about a person and about those who exposed them, to choose dates from. It is recorded as a reading of the person.
 *
 * @throws AppError RECORD_NOT_FOUND when the person is not in sight of the actor
 */
export async function windowsOf(at: Standing, id: string): Promise<WindowsAnswer> {
  const [self] = await personsInSight(at.trx, at.outbreak.home, [id]);
  if (self === undefined) throw new AppError('RECORD_NOT_FOUND');
  const moment = momentWanted(at, undefined);
  const bound = await bindPerson(at, moment, id);
  const sources = (await personsInSight(at.trx, at.outbreak.home, latestSources(bound, id))).map((seen) => ({
    seen,
    relation: 'source' as const,
  }));
  const known = [{ seen: self, relation: 'self' as const }, ...sources].filter(({ seen }) => mayKnow(at, seen, bound.stateOf(seen.id)));
  const labels = await labelsOf(
    at,
    known.map(({ seen }) => seen.id),
  );
  at.readings.push({
    home: at.outbreak.home,
    action: 'person.protocolRead',
    outbreak: at.outbreak.id,
    area: self.area,
    kind: 'person',
    subject: id,
    version: null,
    payload: { windows: known.map(({ seen }) => seen.id) },
  });
  const persons = known.map(({ seen, relation }): View => ({
    person: seen.id,
    relation,
    label: labels.get(seen.id) ?? '—',
    windows: windowViews(bound, seen.id),
  }));
  return { asOf: at.now, day: dateText(dayAt(moment, bound.zone)), persons };
}

/** Persons who exposed somebody, the latest meeting first. */
function latestSources(bound: Bound, id: string): string[] {
  const evaluation = bound.evaluationFor(id);
  const met = (evaluation && knownAbout(evaluation, id)?.exposures) ?? [];
  const persons = met
    .toSorted((a, b) => b.lastDay - a.lastDay)
    .flatMap(({ source }) => (source.kind === 'person' && source.person !== id ? [source.person] : []));
  return [...new Set(persons)].slice(0, mostSources);
}

function windowViews(bound: Bound, person: string): View['windows'] {
  const evaluation = bound.evaluationFor(person);
  const rules = evaluation && packAt(evaluation.timeline, evaluation.moment);
  return evaluation === undefined || rules === undefined ? [] : viewsBy(evaluation, rules, person);
}

const viewsBy = (evaluation: Evaluation, rules: ResolvedPack, person: string): View['windows'] =>
  personWindows(evaluation, person).map((window: PersonWindow) => ({
    kind: window.kind,
    from: dateText(window.from),
    to: maybeDate(window.to),
    anchor: window.anchor,
    anchorDay: dateText(window.anchorDay),
    sources: sourcesOf(rules, window),
  }));
