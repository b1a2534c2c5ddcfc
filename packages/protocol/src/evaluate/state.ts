import type { Day } from '@firebreak/epi';
import { atInstant, type AnchorTime, onDay, type Plan, planFor, stageOn } from '../plan/index.ts';
import { dayAt } from '../time/index.ts';
import type { Membership } from './class-membership.ts';
import { caseState } from './case-state.ts';
import type { Context, Segment } from './context.ts';
import { type DatedTest, type Dossier, type KnownFacts, knownFacts } from './dossier.ts';
import { eventAnchors } from './event-anchor.ts';
import type { QuarantineFact } from './facts.ts';
import { awaitsJudgement, membershipIn, membershipsOf } from './membership.ts';
import type { PersonState, PersonStatus, Superseded } from './person-state.ts';
import { firstResults, type ReleaseFinding, releaseFindings, testFor } from './release.ts';
import { neverSuperseded, noDays, reinfectionOf } from './state-part.ts';
import { changeEdition } from './transition.ts';

/** State of one person: class, plan, what is met and missing, at the moment of the context. */
export function personState(context: Context, dossier: Dossier): PersonState {
  const known = knownFacts(dossier, context);
  return known.case === undefined ? contactState(context, dossier, known) : caseState(context, dossier, known, known.case);
}

/** A class under one edition, and the class it would be without somebody else's positive test. */
interface Placed {
  readonly class: string;
  readonly membership: Membership;
  readonly upgradedFrom: string | null;
}

function contactState(context: Context, dossier: Dossier, known: KnownFacts): PersonState {
  const current = context.segments.at(-1);
  const episode = current && episodeOf(context, dossier, known);
  if (current === undefined || episode === undefined) return withoutPlan(context, dossier, known);
  const { placed, plan, superseded, quarantine, segment } = episode;
  const missedTests = plan === undefined ? noDays : missedDays(context, plan, known.tests);
  const findings = plan === undefined ? [] : contactFindings(context, { segment, placed, plan, known });
  const status = plan === undefined ? 'informed' : contactStatus(context, plan, known, quarantine, findings);
  return {
    person: dossier.person,
    class: placed.class,
    status,
    mode: plan !== undefined && running.has(status) ? (stageOn(plan, dayAt(context.moment, plan.zone))?.mode ?? null) : null,
    plan: plan ?? null,
    superseded,
    membership: placed.membership,
    upgradedFrom: placed.upgradedFrom,
    release: releaseOf(findings),
    reinfection: reinfectionOf(known),
    missedTests,
  };
}

interface Placement {
  readonly segment: Segment;
  readonly placed: Placed;
  readonly plan: Plan;
  readonly known: KnownFacts;
}

function contactFindings(context: Context, { segment, placed, plan, known }: Placement): readonly ReleaseFinding[] {
  const conditions = segment.resolved.pack.quarantine[placed.class]?.release ?? [];
  const hangsOn = conditions.some(({ kind }) => kind === 'linkedFirstTestsNegative');
  const linked = hangsOn ? linkedTests(context, segment, placed.membership) : [];
  return releaseFindings(conditions, { plan, known, anchors: plan.anchors, moment: context.moment, linked });
}

const releaseOf = (findings: readonly ReleaseFinding[]): PersonState['release'] =>
  findings.length === 0 ? nobody : { eligible: findings.every(({ met }) => met), findings };

const running: ReadonlySet<PersonStatus> = new Set(['inQuarantine', 'held', 'releaseDue']);
const nobody: PersonState['release'] = { eligible: false, findings: [] };

function withoutPlan(context: Context, dossier: Dossier, known: KnownFacts): PersonState {
  const segment = context.segments.at(-1);
  const isOpen = segment !== undefined && known.exposures.some((exposure) => awaitsJudgement(context, segment, exposure));
  return {
    person: dossier.person,
    class: null,
    status: isHeld(known.tests, -Infinity) ? 'held' : isOpen ? 'unclassified' : 'notExposed',
    mode: null,
    plan: null,
    superseded: neverSuperseded,
    membership: null,
    upgradedFrom: null,
    release: nobody,
    reinfection: reinfectionOf(known),
    missedTests: noDays,
  };
}

interface Episode {
  readonly placed: Placed;
  readonly plan: Plan | undefined;
  readonly superseded: readonly Superseded[];
  readonly quarantine: QuarantineFact | undefined;
  readonly segment: Segment;
}

/** The plan under the edition in force when it began, carried through every edition that came into force while it ran. */
function episodeOf(context: Context, dossier: Dossier, known: KnownFacts): Episode | undefined {
  const inForce = context.segments.at(-1);
  if (inForce === undefined) return undefined;
  const current = place(context, inForce, dossier);
  const latest =
    current ??
    context.segments
      .toReversed()
      .map((segment) => place(context, segment, dossier))
      .find((one) => one !== undefined);
  if (latest === undefined) return undefined;
  const since = Math.min(latest.membership.first, ...membershipsOf(context, inForce, dossier).map(({ first }) => first));
  const quarantine = currentQuarantine(known, latest.membership, since, context.zone);
  const begun = quarantine?.startedAt ?? latest.membership.namedAt;
  const first = Math.max(
    0,
    context.segments.findLastIndex(({ resolved }) => resolved.from <= begun),
  );
  let episode: Episode | undefined;
  for (const segment of context.segments.slice(first)) {
    const placed = segment === inForce && current !== undefined ? current : place(context, segment, dossier);
    const plan = placed && planUnder(context, segment, placed, quarantine, known);
    episode = carry(episode, { placed, plan, quarantine, segment }, segment);
  }
  return episode;
}

interface Candidate {
  readonly placed: Placed | undefined;
  readonly plan: Plan | undefined;
  readonly quarantine: QuarantineFact | undefined;
  readonly segment: Segment;
}

function carry(old: Episode | undefined, { placed, plan, quarantine, segment }: Candidate, { resolved }: Segment): Episode | undefined {
  if (old?.plan === undefined)
    return placed === undefined ? old : { placed, plan, superseded: old?.superseded ?? neverSuperseded, quarantine, segment };
  if (old.plan.endsAt !== null && old.plan.endsAt <= resolved.from && placed?.membership.last === old.placed.membership.last) return old;
  const changed = changeEdition(old.plan, plan, resolved);
  if (changed === old.plan) return old;
  const superseded = [...old.superseded, { plan: old.plan, byEdition: resolved.ref.edition }];
  return placed === undefined ? { ...old, plan: changed, superseded } : { placed, plan: changed, superseded, quarantine, segment };
}

/** The highest class, raised where a linked person was positive in one of the first tests. */
function place(context: Context, segment: Segment, dossier: Dossier): Placed | undefined {
  const memberships = membershipsOf(context, segment, dossier);
  if (memberships.length === 0) return undefined;
  const highest = segment.classes.find(({ name }) => membershipIn(memberships, name) !== undefined);
  const membership = highest && membershipIn(memberships, highest.name);
  if (highest === undefined || membership === undefined) return undefined;
  const linked = highest.rule.upgrade.length === 0 ? [] : linkedTests(context, segment, membership);
  const upgrade = highest.rule.upgrade.find(({ tests }) =>
    linked.some((one) => firstResults(one.tests, tests.value).some(({ outcome }) => outcome === 'positive')),
  );
  return upgrade === undefined
    ? { class: highest.name, membership, upgradedFrom: null }
    : { class: upgrade.to, membership, upgradedFrom: highest.name };
}

/** Tests of the persons met, since their own first exposure. A case has had their say already and is left out. */
function linkedTests(context: Context, segment: Segment, { sources }: Membership): { person: string; tests: readonly DatedTest[] }[] {
  return sources.flatMap((person) => {
    const dossier = context.dossiers.get(person);
    const met = dossier && knownFacts(dossier, context);
    if (dossier === undefined || met === undefined || met.case !== undefined || met.earlier !== undefined) return [];
    const since = Math.min(...membershipsOf(context, segment, dossier, Math.max(0, segment.levels - 1)).map(({ first }) => first));
    const tests = met.tests.filter(({ day }) => day >= since);
    return [{ person, tests }];
  });
}

/**
 * The quarantine that belongs to the last exposure: not over before it, and begun since the first exposure that still counts, in whatever
 * class (somebody quarantined on arrival is under control when they turn out to be a close contact). One left open long ago is none.
 */
function currentQuarantine(known: KnownFacts, { last }: Membership, since: Day, zone: string): QuarantineFact | undefined {
  return known.quarantines.find(
    ({ startedAt, endedAt }) => dayAt(startedAt, zone) >= since && (endedAt === undefined || dayAt(endedAt, zone) > last),
  );
}

function planUnder(
  context: Context,
  segment: Segment,
  placed: Placed,
  quarantine: QuarantineFact | undefined,
  known: KnownFacts,
): Plan | undefined {
  const used = segment.anchorsOf.get(placed.class);
  if (used === undefined) return undefined;
  const source: AnchorSource = {
    context,
    membership: placed.membership,
    known,
    quarantine,
    start: startOf(context, placed, segment, quarantine),
  };
  const times = used.names.map((name) => contactAnchor(name, source));
  const person = Object.keys(known.plain).length === 0 ? '' : JSON.stringify(known.plain);
  let key = `${segment.index} ${placed.class} ${quarantine === undefined} ${person}`;
  for (const time of times) key += ` ${time?.day} ${used.hours ? time?.at : ''}`;
  if (!context.plans.has(key)) {
    const anchors = Object.fromEntries(
      used.names.flatMap((name, at) => {
        const time = times[at];
        return time === undefined ? [] : [[name, used.hours ? time : onDay(time.day)]];
      }),
    );
    const input = { class: placed.class, anchors, person: known.plain, assumedStart: quarantine === undefined };
    context.plans.set(key, planFor(segment.resolved, input));
  }
  return context.plans.get(key);
}

/** Start of quarantine; where nobody has begun, today, or the last day of an edition that is no longer in force. */
function startOf(
  { moment, zone }: Context,
  { membership }: Placed,
  { resolved }: Segment,
  quarantine: QuarantineFact | undefined,
): AnchorTime {
  if (quarantine !== undefined) {
    const start = atInstant(quarantine.startedAt, zone);
    return start.day < membership.first ? onDay(membership.first) : start;
  }
  const latest = resolved.to === Infinity ? Infinity : dayAt(resolved.to - 1, zone);
  return onDay(Math.max(membership.first, Math.min(dayAt(moment, zone), latest)));
}

interface AnchorSource {
  readonly context: Context;
  readonly membership: Membership;
  readonly known: KnownFacts;
  readonly quarantine: QuarantineFact | undefined;
  readonly start: AnchorTime;
}

/** One anchor of a contact, by name; undefined where it is not known. */
function contactAnchor(name: string, { context, membership, known, start }: AnchorSource): AnchorTime | undefined {
  switch (name) {
    case 'quarantineStart':
      return start;
    case 'firstExposure':
      return onDay(membership.first);
    case 'lastExposure':
    case 'leftArea':
    case 'leftPost':
    case 'arrival':
      return { day: membership.last, at: membership.lastAt };
    case 'notification':
    case 'contactNamed':
    case 'exposureKnown':
      return atInstant(membership.namedAt, context.zone);
    default:
      return eventAnchors(known)[name];
  }
}

function contactStatus(
  { moment, segments }: Context,
  plan: Plan,
  known: KnownFacts,
  quarantine: QuarantineFact | undefined,
  findings: readonly ReleaseFinding[],
): PersonStatus {
  if (isHeld(known.tests, heldSince(plan))) return 'held';
  if (quarantine?.endedAt !== undefined && quarantine.endedAt <= moment) return 'released';
  const over = plan.afterWindow || (plan.endsAt !== null && plan.endsAt <= moment);
  const eligible = findings.every(({ met }) => met);
  if (quarantine === undefined) return over ? 'ended' : 'toLocate';
  const isAbolished = segments.at(-1)?.anchorsOf.has(plan.class) === false; // no edition in force asks anything of the class
  if (over) return eligible || plan.afterWindow || isAbolished ? 'ended' : 'releaseReview';
  return eligible && findings.length > 0 ? 'releaseDue' : 'inQuarantine';
}

/** The last result since the exposure, of the person or of a pool they are in, is positive, and nobody made a case of it or cleared it. */
function isHeld(tests: readonly DatedTest[], since: Day): boolean {
  return tests.findLast(({ outcome, day }) => (outcome === 'positive' || outcome === 'negative') && day >= since)?.outcome === 'positive';
}

const heldSince = ({ anchors }: Plan): Day =>
  Math.min(anchors['lastExposure']?.day ?? -Infinity, anchors['quarantineStart']?.day ?? Infinity);

function missedDays({ moment }: Context, plan: Plan, tests: readonly DatedTest[]): readonly Day[] {
  if (plan.assumedStart) return noDays;
  const today = dayAt(moment, plan.zone);
  const missed = plan.tests.flatMap(({ day }) => (day < today && testFor(plan, tests, day) === undefined ? [day] : []));
  return missed.length === 0 ? noDays : missed;
}
