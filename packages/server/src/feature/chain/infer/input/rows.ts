import { type CalendarDate, type CaseClass, type Certainty, type Setting } from '@firebreak/epi';
import { sql } from 'kysely';
import { type Trx } from '../../../../platform/access/index.ts';

type MaybeDate = CalendarDate | null;

/** Facts of a case; ids and dates only. */
export interface CaseFacts {
  readonly person: string;
  readonly episode: number;
  readonly case_class: CaseClass;
  readonly onset: MaybeDate;
  readonly report: MaybeDate;
  readonly isolation: MaybeDate;
  readonly sampled: MaybeDate;
  readonly household: string | null;
  readonly exposed_from: MaybeDate;
  readonly exposed_until: MaybeDate;
  readonly own_from: MaybeDate;
  readonly own_until: MaybeDate;
}
export interface ContactFacts {
  readonly source: string;
  readonly target: string;
  readonly date: MaybeDate;
  readonly certainty: Certainty | null;
  readonly setting: Setting | null;
  readonly exposure_type: string | null;
  readonly duration: string | null;
}
/** A household and all its members, ill or not. */
export interface HouseholdFacts {
  readonly household: string;
  readonly size: number;
}
export interface SequenceFacts {
  readonly person: string;
  readonly episode: number;
  readonly sequence: string;
}
export interface DecisionFacts {
  readonly infectee: string;
  readonly infectee_episode: number;
  readonly infector: string | null;
  readonly infector_episode: number;
  readonly verdict: 'accepted' | 'rejected' | 'open';
}
export interface InferenceRows {
  readonly cases: readonly CaseFacts[];
  readonly contacts: readonly ContactFacts[];
  readonly households: readonly HouseholdFacts[];
  readonly sequences: readonly SequenceFacts[];
  readonly decisions: readonly DecisionFacts[];
  /** Persons of whom a specimen or a laboratory result is on record. */
  readonly tested: readonly string[];
}

/** Everything inference reads of the outbreak in force, in six statements. */
export async function loadInferenceRows(trx: Trx): Promise<InferenceRows> {
  const cases = await sql<CaseFacts>`select * from firebreak.inference_case()`.execute(trx);
  const contacts = await sql<ContactFacts>`select * from firebreak.inference_contact()`.execute(trx);
  const households = await sql<HouseholdFacts>`select * from firebreak.inference_household()`.execute(trx);
  const sequences = await sql<SequenceFacts>`select * from firebreak.inference_sequence()`.execute(trx);
  const decisions = await sql<DecisionFacts>`select * from firebreak.inference_decision()`.execute(trx);
  const tested = await sql<{ person: string }>`select * from firebreak.inference_tested()`.execute(trx);
  return {
    cases: cases.rows,
    contacts: contacts.rows,
    households: households.rows,
    sequences: sequences.rows,
    decisions: decisions.rows,
    tested: tested.rows.map(({ person }) => person),
  };
}
