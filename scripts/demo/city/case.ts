import { pickOne, type Rng } from '@firebreak/epi';
import type { DraftCase } from './draft.ts';
import type { Population } from './population.ts';
import type { Infection } from './infection.ts';

/** Cases known today: the infections reported by now, and suspects who turned out to have something else. */
export function draftCases(rng: Rng, infections: readonly Infection[], population: Population): DraftCase[] {
  const infected = new Set(infections.map((infection) => infection.person));
  const known = infections.filter((infection) => infection.reportDay <= 0).map(caseOf);
  const suspects = drawSuspects(rng, population, infected);
  const inOrder = [...known, ...suspects].toSorted((a, b) => a.reportDay - b.reportDay || (a.person < b.person ? -1 : 1));
  return inOrder.map((each, index) => ({ ...each, id: `C${pad(index + 1)}`, number: `GZ2022-${pad(index + 1)}` }));
}

type Unnumbered = Omit<DraftCase, 'id' | 'number'>;

/** What is known today: whoever falls ill only later has no signs yet and stands among the infected without them. */
function caseOf(infection: Infection): Unnumbered {
  const isYetToFallIll = infection.onsetDay !== null && infection.onsetDay > 0;
  const severity = isYetToFallIll ? null : infection.severity;
  return {
    person: infection.person,
    caseClass: isYetToFallIll ? 'confirmedNoSymptoms' : infection.caseClass,
    origin: infection.infector === null ? 'imported' : 'local',
    onsetDay: isYetToFallIll ? null : infection.onsetDay,
    infectionDay: null, // nobody sees an infection; investigators leave it open
    reportDay: infection.reportDay,
    detectedBy: infection.detectedBy,
    severity,
    outcome: infection.outcome,
    outcomeDay: infection.outcomeDay,
    isolationDay: infection.isolationDay,
    hospitalDay: severity === null || severity === 'mild' ? null : infection.reportDay,
  };
}

/** People with fever and a negative test: excluded. They stay in the list, classed notACase. */
function drawSuspects(rng: Rng, population: Population, infected: ReadonlySet<string>): Unnumbered[] {
  const healthy = [...population.persons.keys()].filter((id) => !infected.has(id));
  return Array.from({ length: EXCLUDED }, () => {
    const onsetDay = rng.integer(-15, -4);
    const reportDay = onsetDay + rng.integer(1, 3);
    return {
      person: pickOne(rng, healthy),
      caseClass: 'notACase',
      origin: 'unknown',
      onsetDay,
      infectionDay: null,
      reportDay,
      detectedBy: 'feverClinic',
      severity: null,
      outcome: 'recovered',
      outcomeDay: reportDay + 1,
      isolationDay: null,
      hospitalDay: null,
    };
  });
}

const EXCLUDED = 9;

export function pad(serial: number): string {
  return String(serial).padStart(4, '0');
}
