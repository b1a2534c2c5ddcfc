import { type CaseClass, drawExponential, drawGamma, pickWeighted, type Rng, type Severity } from '@firebreak/epi';
import { parameters } from './parameter.ts';
import type { Population } from './population.ts';
import type { CourseDraft, Infection, Seed } from './infection.ts';

/** Onset, detection, class, severity and outcome of one infection. */
export function drawCourse(rng: Rng, seed: Seed, infector: Infection | undefined, population: Population): CourseDraft {
  const hasSigns = rng.uniform() >= parameters.asymptomatic.share;
  const signsDay =
    seed.infectionDay +
    Math.max(
      1,
      Math.round(
        drawGamma(
          rng,
          (parameters.incubation.mean / parameters.incubation.sd) ** 2,
          parameters.incubation.sd ** 2 / parameters.incubation.mean,
        ),
      ),
    );
  const { reportDay, detectedBy } = drawDetection(rng.stream('detection'), seed, signsDay, hasSigns, infector);
  const ageYears = population.persons.get(seed.person)?.ageYears ?? 40;
  const severity = hasSigns ? drawSeverity(rng.stream('severity'), ageYears) : null;
  return {
    onsetDay: hasSigns ? signsDay : null,
    reportDay,
    isolationDay: reportDay,
    detectedBy,
    caseClass: hasSigns ? drawClass(rng.stream('class'), reportDay) : 'confirmedNoSymptoms',
    severity,
    ...drawOutcome(rng.stream('outcome'), ageYears, severity, reportDay),
  };
}

type Detection = Pick<CourseDraft, 'reportDay' | 'detectedBy'>;

/** Tracing finds a traced contact soon; others come by themselves, later, or are found by screening. */
function drawDetection(rng: Rng, seed: Seed, signsDay: number, hasSigns: boolean, infector: Infection | undefined): Detection {
  const tracedDay =
    infector && rng.uniform() < TRACED ? Math.max(infector.reportDay + rng.integer(1, 2), seed.infectionDay + 2) : Number.POSITIVE_INFINITY;
  const delay = signsDay < parameters.reproduction.changeDay ? parameters.reportDelay.before : parameters.reportDelay.after;
  const ownDay = signsDay + Math.round(drawExponential(rng, delay)) + (hasSigns ? 0 : SCREENING_LAG);
  if (tracedDay <= ownDay) return { reportDay: tracedDay, detectedBy: 'contactTracing' };
  if (seed.infector === null) return { reportDay: ownDay, detectedBy: 'arrival' };
  return { reportDay: ownDay, detectedBy: hasSigns ? (OWN_WAYS[pickWeighted(rng, [5, 3, 2])] ?? 'feverClinic') : 'screening' };
}

const TRACED = 0.75;
/** Days until a screening round reaches somebody without signs. */
const SCREENING_LAG = 2;
const OWN_WAYS = ['feverClinic', 'screening', 'selfReport'] as const;

function drawSeverity(rng: Rng, ageYears: number): Severity {
  const old = ageYears >= 65;
  return (['mild', 'moderate', 'severe', 'critical'] as const)[pickWeighted(rng, old ? [70, 22, 6, 2] : [88, 11.5, 0.5, 0])] ?? 'mild';
}

/** A person reported yesterday or today may still wait for the confirming test. */
function drawClass(rng: Rng, reportDay: number): CaseClass {
  if (reportDay < -1) return rng.uniform() < 0.02 ? 'probable' : 'confirmed';
  return (['confirmed', 'suspected', 'probable'] as const)[pickWeighted(rng, [6, 3, 1])] ?? 'confirmed';
}

function drawOutcome(
  rng: Rng,
  ageYears: number,
  severity: Severity | null,
  reportDay: number,
): Pick<CourseDraft, 'outcome' | 'outcomeDay'> {
  const dies = ageYears >= 65 && (severity === 'critical' || rng.uniform() < parameters.fatality.share65);
  const day = reportDay + (dies ? rng.integer(2, 8) : rng.integer(7, 12));
  return day < 0 ? { outcome: dies ? 'died' : 'recovered', outcomeDay: day } : { outcome: null, outcomeDay: null };
}
