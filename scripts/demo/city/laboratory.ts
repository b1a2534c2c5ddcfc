import { drawNormal, type LabOutcome, type Rng } from '@firebreak/epi';
import type { DraftCase, DraftContact, DraftSpecimen } from './draft.ts';
import { places } from './place.ts';

/** Swabs of cases, of contacts on the first and the seventh day, and of surfaces at the markets; PCR of each. */
export function draftSpecimens(rng: Rng, cases: readonly DraftCase[], contacts: readonly DraftContact[]): DraftSpecimen[] {
  const caseOf = new Map(cases.map((each) => [each.person, each]));
  const swabs = [
    ...cases.flatMap((each) => caseSwabs(rng.stream(each.id), each)),
    ...contacts.flatMap((contact) => contactSwabs(rng.stream(contact.id), contact, caseOf.get(contact.person))),
    ...surfaceSwabs(rng.stream('surface')),
  ];
  return swabs
    .filter((swab) => swab.day <= 0)
    .toSorted((a, b) => a.day - b.day || a.hour - b.hour || ((a.person ?? a.place ?? '') < (b.person ?? b.place ?? '') ? -1 : 1))
    .map((swab, index) => ({
      ...swab,
      id: `S${String(index + 1).padStart(5, '0')}`,
      number: `T2207${String(index + 1).padStart(6, '0')}`,
    }));
}

type Swab = Omit<DraftSpecimen, 'id' | 'number'>;

function caseSwabs(rng: Rng, each: DraftCase): Swab[] {
  if (each.caseClass === 'notACase')
    return [swab(rng, each.person, each.reportDay, 'negative'), swab(rng, each.person, each.reportDay + 1, 'negative')];
  const first = swab(
    rng,
    each.person,
    each.reportDay - Number(rng.uniform() < 0.5),
    each.caseClass === 'suspected' ? 'pending' : each.caseClass === 'probable' ? 'indeterminate' : 'positive',
  );
  const again = each.reportDay + 6;
  return each.outcome === 'recovered' && again < 0 ? [first, swab(rng, each.person, again, 'negative')] : [first];
}

function contactSwabs(rng: Rng, contact: DraftContact, becameCase: DraftCase | undefined): Swab[] {
  const start = contact.followUpStartDay;
  if (start === null) return [];
  const days = contact.contactClass === 'venueExposed' ? [start, start + 2] : [start, start + 6];
  return days
    .filter((day) => becameCase === undefined || day < becameCase.reportDay - 1)
    .map((day) => swab(rng, contact.person, day, day === 0 ? 'pending' : rng.uniform() < 0.003 ? 'invalid' : 'negative'));
}

function swab(rng: Rng, person: string, day: number, outcome: LabOutcome): Swab {
  const nasal = rng.uniform() < 0.6;
  return {
    person,
    place: null,
    kind: nasal ? 'nasopharyngealSwab' : 'oropharyngealSwab',
    day,
    hour: rng.integer(8, 18),
    outcome,
    resultDay: outcome === 'pending' ? null : Math.min(0, day + Number(rng.uniform() < 0.5)),
    ct: outcome === 'positive' ? cycles(rng, 24, 5) : outcome === 'indeterminate' ? cycles(rng, 37, 1) : null,
  };
}

function cycles(rng: Rng, mean: number, sd: number): number {
  return Number(Math.min(39.5, Math.max(13, drawNormal(rng, mean, sd))).toFixed(1));
}

function surfaceSwabs(rng: Rng): Swab[] {
  const markets = places.filter((place) => place.kind === 'market');
  return markets.flatMap((place) =>
    Array.from({ length: SURFACES }, (): Swab => {
      const positive = place.id === 'L01' && rng.uniform() < 0.25;
      return {
        person: null,
        place: place.id,
        kind: 'surfaceSwab',
        day: -10,
        hour: rng.integer(13, 17),
        outcome: positive ? 'positive' : 'negative',
        resultDay: -9,
        ct: positive ? cycles(rng, 35, 1.5) : null,
      };
    }),
  );
}

const SURFACES = 8;
