import { countsAsCase, infectionNode, linkInfections } from '@firebreak/epi';
import { infectionOf } from '../../../figure/index.ts';
import { type CaseFacts, type DecisionFacts, type InferenceRows } from './rows.ts';

/** A verdict on a link between infections, by their names. */
export type LinkVerdict = Pick<DecisionFacts, 'infectee' | 'infector' | 'verdict'>;
export type InfectionRows = Omit<InferenceRows, 'decisions'> & { readonly decisions: readonly LinkVerdict[] };

/** Rows in which every person is an infection (`infectionNode`): whoever was infected twice is two to the engine. */
export function asInfections(rows: InferenceRows): InfectionRows {
  const cases = rows.cases.filter(({ case_class }) => countsAsCase(case_class));
  return {
    ...rows,
    cases: cases.map((one) => ({ ...one, person: nodeOf(one) })),
    contacts: linkInfections(rows.contacts, cases.map(spanOf), new Map()),
    sequences: rows.sequences.map((one) => ({ ...one, person: nodeOf(one) })),
    decisions: rows.decisions.map((one) => ({
      infectee: infectionNode(one.infectee, one.infectee_episode),
      infector: one.infector === null ? null : infectionNode(one.infector, one.infector_episode),
      verdict: one.verdict,
    })),
  };
}

/** Nobody infected themselves: the infections of one person are ruled out as each other's source. */
export function notThemselves(cases: readonly Pick<CaseFacts, 'person' | 'episode'>[]): LinkVerdict[] {
  const again = new Set(cases.flatMap(({ person, episode }) => (episode > 1 ? [person] : [])));
  const own = cases.filter(({ person }) => again.has(person));
  return own.flatMap((infectee) =>
    own
      .filter((infector) => infector.person === infectee.person && infector.episode !== infectee.episode)
      .map((infector): LinkVerdict => ({ infectee: nodeOf(infectee), infector: nodeOf(infector), verdict: 'rejected' })),
  );
}

const nodeOf = ({ person, episode }: Pick<CaseFacts, 'person' | 'episode'>): string => infectionNode(person, episode);
const spanOf = (one: CaseFacts) => infectionOf({ ...one, onset_date: one.onset, first_positive: one.sampled, report_date: one.report });
