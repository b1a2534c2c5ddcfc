import { type ExpiryCertificate, type ExpiryCounts, type ExpiryKind, expiryKinds, type RetentionClock } from '@firebreak/contract';
import { atInstant, type ResolvedPack, retentionOf, type Span } from '@firebreak/protocol';
import { momentOf, rulesAt, shelfOf } from '../reaction/index.ts';
import { type Standing } from '../registry/index.ts';
import { kindsOfExpiry } from './kind.ts';

/** The retention times of the pack in force for the outbreak's area; counted on request, what is due by those that are carried out here. */
export async function clocksOf(at: Standing, isCounted: boolean): Promise<RetentionClock[]> {
  const rules = await rulesOf(at);
  if (rules === undefined) return [];
  const clocks: RetentionClock[] = [];
  for (const [kind, { keep, afterwards, text }] of Object.entries(rules.pack.retention)) {
    const before = isExpiryKind(kind) ? dueBefore(rules, kind, momentOfNow(at)) : undefined;
    clocks.push({
      kind,
      text,
      keep: keep === null ? null : { value: keep.value, unit: keep.unit, from: anchorsOf(keep.from).join(', ') },
      afterwards,
      due:
        before === undefined || !isExpiryKind(kind) ? null : { before, counts: isCounted ? await countsOf(at, rules, kind, before) : null },
    });
  }
  return clocks;
}

/** Counts of a kind; the database knows since when somebody waits, the pack until when. */
async function countsOf(at: Standing, rules: ResolvedPack, kind: ExpiryKind, before: string): Promise<ExpiryCounts> {
  const counts = await kindsOfExpiry[kind].counts(at, before);
  return { ...counts, next: counts.next === null ? null : dueAt(rules, kind, counts.next) };
}

/** The moment at which something is due whose clock began at an instant; null where it is kept to the term of the law. */
export function dueAt(rules: ResolvedPack, kind: string, since: string): string | null {
  const keep = rules.pack.retention[kind]?.keep;
  if (keep === undefined || keep === null) return null;
  const over = retentionOf(
    rules,
    kind,
    Object.fromEntries(anchorsOf(keep.from).map((anchor) => [anchor, atInstant(Date.parse(since), rules.zone)])),
  );
  return over?.at === null || over === undefined ? null : new Date(over.at).toISOString();
}

/** The rule of a kind as a certificate states it, the moment before which somebody must have been needed last, and how many that are. */
export async function ruleFor(
  at: Standing,
  kind: ExpiryKind,
): Promise<{ rule: ExpiryCertificate['rule']; before: string; preview: ExpiryCounts } | undefined> {
  const rules = await rulesOf(at);
  const entry = rules?.pack.retention[kind];
  const before = rules === undefined ? undefined : dueBefore(rules, kind, momentOfNow(at));
  if (rules === undefined || entry === undefined || entry.keep === null || before === undefined) return undefined;
  const { value, unit, from } = entry.keep;
  const anchors = anchorsOf(from).join(', ');
  const rule = { pack: rules.ref.id, edition: rules.ref.edition, value, unit, from: anchors, afterwards: entry.afterwards };
  return { rule, before, preview: await countsOf(at, rules, kind, before) };
}

/**
 * The latest anchor whose time to keep is over at a moment: the time is taken off, and as much more as whole days of the zone ask for.
 *
 * @returns ISO instant; undefined where the pack keeps it to the term of the law, or names no time
 */
export function dueBefore(rules: ResolvedPack, kind: ExpiryKind, now: number): string | undefined {
  const keep = rules.pack.retention[kind]?.keep;
  if (keep === undefined || keep === null) return undefined;
  let before = now - keep.value * milliseconds[keep.unit];
  for (let step = 0; step < MOST_STEPS; step++) {
    const over = retentionOf(
      rules,
      kind,
      Object.fromEntries(anchorsOf(keep.from).map((anchor) => [anchor, atInstant(before, rules.zone)])),
    );
    if (over?.at === null || over === undefined) return undefined;
    if (over.at <= now) return new Date(before).toISOString();
    before -= HOUR;
  }
  return undefined;
}

const HOUR = 3_600_000;
const milliseconds = { days: 24 * HOUR, hours: HOUR, minutes: 60_000 } as const;
/** Two days and a change of the clocks in either direction. */
const MOST_STEPS = 52;

/** Names of the anchors a time counts from: one, or the first or last of several. */
const anchorsOf = (from: Span['from']): readonly string[] =>
  typeof from === 'string' ? [from] : 'firstOf' in from ? from.firstOf : from.lastOf;

const isExpiryKind = (kind: string): kind is ExpiryKind => expiryKinds.some((one) => one === kind);
export const rulesOf = (at: Standing): Promise<ResolvedPack | undefined> => rulesAt(at, shelfOf(at.directory), at.outbreak.area);
/** Time to keep runs on the real clock, also where an outbreak stands at a day of its own. */
const momentOfNow = (at: Standing): number => momentOf({ outbreak: { ...at.outbreak, as_of: null }, now: at.now }, 'UTC');
