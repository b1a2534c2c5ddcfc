import { addDays, type CalendarDate, createRng, parseCalendarDate } from '@firebreak/epi';
import { draftCases } from './case.ts';
import { draftContacts, draftFollowUps } from './contact.ts';
import { type Fault, putFaults } from './fault.ts';
import { draftSpecimens } from './laboratory.ts';
import { parameters } from './parameter.ts';
import { drawPopulation } from './population.ts';
import { cityFiles } from './table.ts';
import type { Infection } from './infection.ts';
import { drawTransmission } from './transmission.ts';
import { draftVisits } from './visit.ts';

/**
 * The demo city from a seed: the files by name, with `truth.json` of who really infected whom and which faults were put in.
 *
 * The same seed gives the same bytes. Dates are fixed: today is 12 July 2022.
 */
export function generateCity(seed: string | number): Readonly<Record<string, string>> {
  const rng = createRng(seed);
  const population = drawPopulation(rng.stream('population'), TODAY);
  const infections = drawTransmission(rng.stream('transmission'), population);
  const cases = draftCases(rng.stream('case'), infections, population);
  const { contacts, exposures } = draftContacts(rng.stream('contact'), cases, infections, population);
  const { records, faults } = putFaults({
    cases,
    contacts,
    exposures,
    visits: draftVisits(rng.stream('visit'), cases, population),
    followUps: draftFollowUps(rng.stream('follow-up'), contacts, cases),
    specimens: draftSpecimens(rng.stream('laboratory'), cases, contacts),
  });
  return {
    ...cityFiles(records, population, TODAY),
    'truth.json': `${JSON.stringify(truthOf(seed, infections, new Map(cases.map((each) => [each.person, each.id])), faults), null, 1)}\n`,
  };
}

/** The day of the demo city. */
export const TODAY = requireDate('2022-07-12');

function truthOf(seed: string | number, infections: readonly Infection[], caseOf: ReadonlyMap<string, string>, faults: readonly Fault[]) {
  const known = infections.filter((infection) => caseOf.has(infection.person));
  return {
    note: 'Synthetic. No person, number or address is real. Not to be imported: it is what an investigation cannot see.',
    seed,
    today: TODAY,
    parameters,
    infections: known.map(({ person, infector, infectionDay, setting, gathering, generation }) => ({
      case: caseOf.get(person),
      imported: infector === null,
      // null also where the infector has not been reported yet
      infector: infector === null ? null : (caseOf.get(infector) ?? null),
      infectionDate: addDays(TODAY, infectionDay),
      setting,
      event: gathering,
      generation,
    })),
    notYetReported: infections.length - known.length,
    faults,
  };
}

function requireDate(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (!date) throw new RangeError(`${text} is not a date`);
  return date;
}
