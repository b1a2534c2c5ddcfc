import { canonicalText } from '../hash/index.ts';
import { forbiddenSeverities, modes, outings, type Pack, type Quantity, type Span, type Stage } from './schema/index.ts';

/** One value by which a lower level asks more of people than the level above. */
export interface Stricter {
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

/**
 * What a lower level asks beyond the level above (S49). Stricter means: more people (classes, criteria, bases, look-back, zones,
 * arrival rules), longer (days in a mode or a stricter one, zones, watch, records kept), narrower (mode, going out, choice taken
 * away), more often (tests, follow-up, rounds), harder to end (release conditions), or less protected (a forbidden rule gone or
 * weakened). A condition that differs cannot be compared and counts as stricter. Clocks, capacity, reports, estimates, texts and
 * sources bind the authority, not people, and are free.
 */
export function stricterThan(upper: Pack, lower: Pack): Stricter[] {
  return [
    ...classes(upper, lower),
    ...quarantine(upper, lower),
    ...testing(upper, lower),
    ...zones(upper, lower),
    ...screening(upper, lower),
    ...surveillance(upper, lower),
    ...protection(upper, lower),
  ];
}

function classes(upper: Pack, lower: Pack): Stricter[] {
  return pairs(upper.contactClasses, lower.contactClasses, 'contactClasses', (path, above, below) => [
    ...added(`${path}.criteria`, above.criteria.map(idOf), below.criteria.map(idOf)),
    ...added(`${path}.basis`, above.basis.map(canonicalText), below.basis.map(canonicalText)),
    ...longer(`${path}.lookback`, above.lookback, below.lookback),
    ...added(`${path}.upgrade`, above.upgrade.map(toOf), below.upgrade.map(toOf)),
  ]).concat(differs('caseDefinitions', upper.caseDefinitions.map(whenOf), lower.caseDefinitions.map(whenOf)));
}

function quarantine(upper: Pack, lower: Pack): Stricter[] {
  return pairs(upper.quarantine, lower.quarantine, 'quarantine', (path, above, below) => [
    ...modes.flatMap((mode, at) => more(`${path}.stages (${mode})`, daysIn(above.stages, at), daysIn(below.stages, at))),
    ...below.stages.flatMap((stage, at) =>
      stageStricter(
        `${path}.stages.${at}`,
        above.stages.find(({ id }) => id === stage.id),
        stage,
      ),
    ),
    ...added(`${path}.release`, above.release.map(kindOf), below.release.map(kindOf)),
    ...below.release.flatMap((condition, at) => {
      const other = above.release.find(({ kind }) => kind === condition.kind);
      return numbersIn(condition).flatMap(([key, value]) =>
        more(`${path}.release.${at}.${key}`, Object.fromEntries(numbersIn(other))[key] ?? value, value),
      );
    }),
    ...more(`${path}.afterWindow`, above.afterWindow?.tests.value ?? 0, below.afterWindow?.tests.value ?? 0),
  ]);
}

/** Days spent in one of the strictest modes, up to `strictest`; a stage without a length counts as one that never ends. */
function daysIn(stages: readonly Stage[], strictest: number): number {
  return stages
    .filter(({ mode }) => modes.indexOf(mode) <= strictest)
    .reduce((sum, { length }) => sum + (length === undefined ? 1e6 : dayValue(length)), 0);
}

function stageStricter(path: string, above: Stage | undefined, below: Stage): Stricter[] {
  if (above === undefined) return [];
  return [
    ...more(`${path}.goingOut`, -outings.indexOf(above.goingOut), -outings.indexOf(below.goingOut)),
    ...added(`${path}.otherModes`, below.otherModes ?? [], above.otherModes ?? []),
    ...differs(`${path}.when`, above.when, below.when),
    ...(above.length !== undefined && below.length !== undefined
      ? more(`${path}.length.from`, lateness(above.length), lateness(below.length))
      : []),
  ];
}

/** Anchors from the earliest to the latest: counting from a later one keeps people longer. */
const lateness = ({ from }: Span): number => {
  const order = ['firstExposure', 'lastExposure', 'leftArea', 'leftPost', 'arrival', 'notification', 'quarantineStart'];
  return typeof from === 'string' ? order.indexOf(from) : order.length;
};

function testing(upper: Pack, lower: Pack): Stricter[] {
  const tests = (pack: Pack, name: string): number =>
    (pack.testing[name] ?? []).reduce(
      (sum, one) => sum + (one.days?.values.length ?? one.spread?.tests.value ?? 0) * (one.samples?.value ?? 1),
      0,
    );
  return [
    ...Object.keys(lower.testing).flatMap((name) => more(`testing.${name}`, tests(upper, name), tests(lower, name))),
    ...pairs(upper.monitoring.followUp, lower.monitoring.followUp, 'monitoring.followUp', (path, above, below) => [
      ...more(`${path}.timesPerDay`, above.timesPerDay.value, below.timesPerDay.value),
      ...more(`${path}.everyDays`, -above.everyDays.value, -below.everyDays.value),
    ]),
    ...pairs(upper.occupations, lower.occupations, 'occupations', (path, above, below) => [
      ...more(path, perWeek(above), perWeek(below)),
      ...added(`${path}.posts`, above.posts, below.posts),
    ]),
  ];
}

const perWeek = ({ tests, per }: { tests: Quantity; per: string }): number => tests.value * (per === 'day' ? 7 : 1);

function zones(upper: Pack, lower: Pack): Stricter[] {
  return pairs(upper.zones.levels, lower.zones.levels, 'zones.levels', (path, above, below) => [
    ...more(`${path}.unit`, zoneUnits.indexOf(above.unit), zoneUnits.indexOf(below.unit)),
    ...differs(`${path}.drawnWhen`, above.drawnWhen, below.drawnWhen),
    ...added(`${path}.measures`, above.measures, below.measures),
    ...below.stepDown.flatMap((step, at) => {
      const other = above.stepDown.find(({ path: way, to }) => way === step.path && to === step.to);
      if (other === undefined) return [{ path: `${path}.stepDown.${at}`, from: '—', to: `${step.path} → ${step.to}` }];
      return [
        ...added(`${path}.stepDown.${at}.criteria`, other.criteria.map(kindOf), step.criteria.map(kindOf)),
        ...step.criteria.flatMap((criterion, index) => {
          const before = Object.fromEntries(numbersIn(other.criteria.find(({ kind }) => kind === criterion.kind)));
          return numbersIn(criterion).flatMap(([key, value]) =>
            more(`${path}.stepDown.${at}.criteria.${index}.${key}`, before[key] ?? value, value),
          );
        }),
      ];
    }),
  ]);
}

/** What a zone may be, from the smallest. */
const zoneUnits = ['floor', 'unit', 'building', 'compound', 'community', 'street', 'county', 'city'];

function screening(upper: Pack, lower: Pack): Stricter[] {
  return pairs(upper.screening, lower.screening, 'screening', (path, above, below) => [
    ...differs(`${path}.needed`, above.needed, below.needed),
    ...more(`${path}.everyDays`, -above.everyDays.value, -below.everyDays.value),
    ...more(`${path}.cleanRounds`, above.cleanRounds.value, below.cleanRounds.value),
    ...more(`${path}.confirmRounds`, above.confirmRounds.value, below.confirmRounds.value),
  ]);
}

function surveillance(upper: Pack, lower: Pack): Stricter[] {
  const plans = (pack: Pack) => pack.arrivals.map((rule) => `${rule.id} ${rule.class} ${rule.origin.join('+')} ${rule.staySince}`);
  return [
    ...added('arrivals', plans(upper), plans(lower)),
    ...pairs(upper.measures, lower.measures, 'measures', (path, above, below) => longer(`${path}.longest`, above.longest, below.longest)),
    ...lower.outbreakOver.flatMap((rule, at) => {
      const before = Object.fromEntries(numbersIn(upper.outbreakOver.find(({ type }) => type === rule.type)));
      return numbersIn(rule).flatMap(([key, value]) => more(`outbreakOver.${at}.${key}`, before[key] ?? value, value));
    }),
    ...more('transition.policy', transitions.indexOf(upper.transition.policy), transitions.indexOf(lower.transition.policy)),
  ];
}

const transitions = ['takeShorter', 'reEvaluate', 'finishOld'];

function protection(upper: Pack, lower: Pack): Stricter[] {
  return [
    ...added('forbidden', Object.keys(lower.forbidden), Object.keys(upper.forbidden)),
    ...Object.entries(lower.forbidden).flatMap(([name, rule]) => {
      const above = upper.forbidden[name];
      if (above === undefined) return [];
      const order = (severity: string): number => forbiddenSeverities.indexOf(severity as (typeof forbiddenSeverities)[number]);
      return [
        ...more(`forbidden.${name}.severity`, order(above.severity), order(rule.severity)),
        ...differs(`forbidden.${name}`, [above.when, above.unless], [rule.when, rule.unless]),
      ];
    }),
    ...pairs(upper.retention, lower.retention, 'retention', (path, above, below) =>
      longer(`${path}.keep`, above.keep ?? undefined, below.keep ?? undefined),
    ),
  ];
}

type Compare<T> = (path: string, above: T, below: T) => Stricter[];

/** Entries of both levels side by side; an entry that only the lower level has is stricter by being there. */
function pairs<T>(above: Readonly<Record<string, T>>, below: Readonly<Record<string, T>>, path: string, compare: Compare<T>): Stricter[] {
  return Object.entries(below).flatMap(([key, value]) => {
    const upper = above[key];
    return upper === undefined ? [{ path: `${path}.${key}`, from: '—', to: key }] : compare(`${path}.${key}`, upper, value);
  });
}

const added = (path: string, above: readonly string[], below: readonly string[]): Stricter[] =>
  below.filter((one) => !above.includes(one)).map((one) => ({ path, from: '—', to: one }));

const more = (path: string, above: number, below: number): Stricter[] =>
  below > above ? [{ path, from: String(above), to: String(below) }] : [];

function longer(path: string, above: Span | undefined, below: Span | undefined): Stricter[] {
  if (below === undefined) return [];
  return above === undefined ? [{ path, from: '—', to: String(dayValue(below)) }] : more(path, dayValue(above), dayValue(below));
}

function differs(path: string, above: unknown, below: unknown): Stricter[] {
  const [from, to] = [canonicalText(above ?? null), canonicalText(below ?? null)];
  return from === to ? [] : [{ path, from, to }];
}

/** A span in days: whole days counted from the anchor's day, hours and minutes as parts of a day. */
function dayValue(span: Span): number {
  if (span.unit === 'days') return span.start === 'day0' ? span.value : span.value - 1;
  return span.unit === 'hours' ? span.value / 24 : span.value / 1440;
}

/** Every quantity and span directly inside a rule, as a number that is stricter when larger. */
function numbersIn(rule: object | undefined): [string, number][] {
  return Object.entries(rule ?? {}).flatMap(([key, value]: [string, unknown]): [string, number][] => {
    const part = value as { value?: unknown; unit?: unknown; from?: unknown } | null;
    if (typeof part?.value !== 'number') return [];
    if (key === 'within') return [[key, -part.value]]; // "within the last 48 hours" is stricter when shorter
    return [[key, part.from === undefined ? part.value : dayValue(part as Span)]];
  });
}

const idOf = ({ id }: { id: string }): string => id;
const toOf = ({ to }: { to: string }): string => to;
const kindOf = ({ kind }: { kind: string }): string => kind;
const whenOf = ({ class: name, outbreakState, when }: { class: string; outbreakState: string; when?: unknown }) => ({
  name,
  outbreakState,
  when,
});
