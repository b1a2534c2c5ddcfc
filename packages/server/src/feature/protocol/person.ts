import { AppError, type PersonProtocol } from '@firebreak/contract';
import {
  conditionWords,
  dayAt,
  type Evaluation,
  explain,
  instantText,
  packAt,
  type PersonState,
  type ReleaseFinding,
  type ResolvedPack,
  stateHistory,
} from '@firebreak/protocol';
import { mayAt } from '../../platform/access/index.ts';
import { type Standing } from '../registry/index.ts';
import { bindPerson, momentWanted } from './bound.ts';
import { classNameOf, dateText, planView, ruling, rulesView, sourcesOf } from './plan-view.ts';
import { labelsOf, type Labels, replaceIds } from './label.ts';
import { personsInSight, type SeenPerson } from './store.ts';

/**
 * Why somebody is restricted and until when.
 *
 * @param wanted the moment to look at; now, or the day the outbreak stands at, where left out
 * @throws AppError RECORD_NOT_FOUND when the person is not in sight of the actor
 */
export async function personProtocol(at: Standing, id: string, wanted: string | undefined): Promise<PersonProtocol> {
  const moment = momentWanted(at, wanted);
  const [seen] = await personsInSight(at.trx, at.outbreak.home, [id]);
  const bound = seen && (await bindPerson(at, moment, id));
  const state = bound?.stateOf(id);
  if (seen === undefined || bound === undefined || !mayKnow(at, seen, state)) throw new AppError('RECORD_NOT_FOUND');
  const { home, area } = { home: at.outbreak.home, area: seen.area };
  at.readings.push({
    home,
    action: 'person.protocolRead',
    outbreak: at.outbreak.id,
    area,
    kind: 'person',
    subject: id,
    version: null,
    payload: { at: new Date(moment).toISOString() },
  });
  const base = { asOf: at.now, at: instantText(moment, bound.zone), day: dateText(dayAt(moment, bound.zone)), person: id };
  const evaluation = bound.evaluationFor(id);
  const withoutExposure =
    bound.persons.get(id)?.listed === true && (state === undefined || state.membership === null) && state?.class !== 'case';
  if (evaluation === undefined || state === undefined) return { ...base, ...nothing, withoutExposure };
  const labels = await labelsOf(
    at,
    bound.rows.persons.map((person) => person.id),
  );
  return { ...base, ...personView(evaluation, state, labels), withoutExposure };
}

/** A case is told to whoever may read cases there, everybody else to whoever may read contacts. */
export const mayKnow = (at: Standing, seen: Pick<SeenPerson, 'area'>, state: PersonState | undefined): boolean =>
  mayAt(at.actor, state?.class === 'case' ? 'case.read' : 'contact.read', seen.area, at.outbreak.id);

const nothing = {
  class: null,
  className: null,
  status: 'notExposed',
  mode: null,
  upgradedFrom: null,
  rules: null,
  plan: null,
  release: { eligible: false, conditions: [] },
  missedTests: [],
  superseded: [],
  history: [],
  sentences: [],
} satisfies Partial<PersonProtocol>;

function personView(
  evaluation: Evaluation,
  state: PersonState,
  labels: Labels,
): Omit<PersonProtocol, 'asOf' | 'at' | 'day' | 'person' | 'withoutExposure'> {
  const { person } = state;
  const inForce = packAt(evaluation.timeline, evaluation.moment);
  const rules = ruling(evaluation, state.plan) ?? inForce;
  const view = (plan: PersonState['plan']) => (plan === null ? null : planView(evaluation, person, plan));
  return {
    class: state.class,
    className: classNameOf(rules, state.class),
    status: state.status,
    mode: state.mode,
    upgradedFrom: state.upgradedFrom,
    rules: rules === undefined ? null : rulesView(rules),
    plan: view(state.plan),
    release: {
      eligible: state.release.eligible,
      conditions: rules === undefined ? [] : state.release.findings.map((finding) => conditionView(rules, finding)),
    },
    missedTests: state.missedTests.map(dateText),
    superseded: state.superseded.map(({ plan, byEdition }) => ({ plan: planView(evaluation, person, plan), byEdition })),
    history: stateHistory(evaluation, person).map(({ from, state: then }) => ({
      from: instantText(from, rules?.zone ?? 'UTC'),
      class: then.class,
      className: classNameOf(ruling(evaluation, then.plan) ?? rules, then.class),
      plan: view(then.plan),
    })),
    sentences: (explain(evaluation, person) ?? []).map(({ key, text, sources }) => ({
      key,
      text: replaceIds(text, labels),
      sources: [...sources],
    })),
  };
}

const conditionView = (rules: ResolvedPack, finding: ReleaseFinding): PersonProtocol['release']['conditions'][number] => ({
  condition: finding.condition,
  text: conditionWords[finding.condition],
  met: finding.met,
  days: finding.days.map(dateText),
  persons: finding.persons.length,
  sources: sourcesOf(rules, finding),
});
