import { z } from 'zod';
import { Instant } from '../instant.ts';
import { InOutbreak, OneRecord } from './record.ts';
import { route } from './route.ts';

const Reason = z.string().trim().min(3).max(500);
const version = z.int().min(1);

/** Kinds of a pack's `retention` that expiry carries out. */
export const expiryKinds = ['contactNotConverted', 'rawItinerary', 'venueVisit', 'negativeMassTest'] as const;
export type ExpiryKind = (typeof expiryKinds)[number];
/** Why somebody's identity, or a stay, is needed still; the first that holds counts. `waiting`: nothing needs it, and its time runs. */
export const keptReasons = ['case', 'positive', 'pool', 'source', 'plan', 'followUp', 'result', 'task', 'undecided', 'waiting'] as const;
export type KeptReason = (typeof keptReasons)[number];
export const expiryStates = ['proposed', 'approved', 'refused', 'withdrawn', 'done'] as const;

const Text = z.object({ 'zh-Hans': z.string(), 'zh-Hant': z.string(), en: z.string() });

/** What is due of everything that is still identified, and why the rest is not. */
export const ExpiryCounts = z.object({
  /** Due: people, or stays. */
  members: z.int(),
  identified: z.int(),
  kept: z.partialRecord(z.enum(keptReasons), z.int()),
  /** When the first of those that wait will be due; null: nobody waits. */
  next: Instant.nullable(),
});
export type ExpiryCounts = z.infer<typeof ExpiryCounts>;

/** A retention time of the pack in force, and what is due by it. */
export const RetentionClock = z.object({
  /** Entry of the pack's `retention`. */
  kind: z.string(),
  text: Text,
  /** Null: kept to the term of the law. */
  keep: z.object({ value: z.number(), unit: z.enum(['days', 'hours', 'minutes']), from: z.string() }).nullable(),
  afterwards: z.enum(['delete', 'anonymise', 'archive']),
  /** Null where this program does not carry it out: then people have to. */
  due: z.object({ before: Instant, counts: ExpiryCounts.nullable() }).nullable(),
});
export type RetentionClock = z.infer<typeof RetentionClock>;

/** What was forgotten, when, by whose decision. The journal holds its digest. */
export const ExpiryCertificate = z.object({
  id: z.uuid(),
  outbreak: z.uuid(),
  kind: z.enum(expiryKinds),
  rule: z.object({ pack: z.string(), edition: z.string(), value: z.number(), unit: z.string(), from: z.string(), afterwards: z.string() }),
  before: Instant,
  members: z.int(),
  households: z.int(),
  /** Payloads taken out of the journal. */
  journalEntries: z.int(),
  /** Rows that lost something, by table; certificates of rosters have none. */
  tables: z.record(z.string(), z.int()).optional(),
  /** SHA-256 over the ids of the members (people, or stays), one a line, in order: proves later whether somebody was among them. */
  membersDigest: z.string(),
  proposedBy: z.string(),
  approvedBy: z.string(),
  doneAt: Instant,
});
export type ExpiryCertificate = z.infer<typeof ExpiryCertificate>;

/** How far the work on an approved expiry is. */
export const ExpiryProgress = z.object({
  state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
  done: z.int(),
  total: z.int(),
});
export type ExpiryProgress = z.infer<typeof ExpiryProgress>;

export const Expiry = z.object({
  id: z.uuid(),
  kind: z.enum(expiryKinds),
  before: Instant,
  preview: ExpiryCounts,
  reason: z.string(),
  proposedAt: Instant,
  proposedBy: z.string(),
  isOwn: z.boolean(),
  state: z.enum(expiryStates),
  decidedAt: Instant.nullable(),
  decidedBy: z.string().nullable(),
  decisionReason: z.string().nullable(),
  certificate: ExpiryCertificate.nullable(),
  certificateHash: z.string().nullable(),
  /** Null before the approval and once it is done. */
  progress: ExpiryProgress.nullable(),
  version,
});
export type Expiry = z.infer<typeof Expiry>;

/** Where a step of a sunset stands. */
export const sunsetStates = ['law', 'byHand', 'held', 'waiting', 'due', 'proposed', 'running', 'stopped', 'done'] as const;

/** What becomes of one kind of data of a closed outbreak, and when. */
export const SunsetStep = z.object({
  /** Entry of the pack's `retention`. */
  kind: z.string(),
  text: Text,
  keep: z.object({ value: z.number(), unit: z.enum(['days', 'hours', 'minutes']) }).nullable(),
  afterwards: z.enum(['delete', 'anonymise', 'archive']),
  /** When all of it is over; null: kept to the term of the law. */
  dueAt: Instant.nullable(),
  state: z.enum(sunsetStates),
});
export type SunsetStep = z.infer<typeof SunsetStep>;

/** The plan that the closing of an outbreak makes by itself, by the pack in force then (P13). */
export const Sunset = z.object({ closedAt: Instant, steps: z.array(SunsetStep) });
export type Sunset = z.infer<typeof Sunset>;

export const LegalHold = z.object({
  id: z.uuid(),
  authority: z.string(),
  reason: z.string(),
  until: Instant,
  placedAt: Instant,
  placedBy: z.string(),
  endedAt: Instant.nullable(),
  endedBy: z.string().nullable(),
  endReason: z.string().nullable(),
});
export type LegalHold = z.infer<typeof LegalHold>;

const base = '/api/outbreaks/{outbreak}/expiries';

export const expiryRoutes = {
  list: route({
    method: 'GET',
    path: base,
    summary:
      'Retention times in force with what is due, proposals with their certificates, legal holds, and the sunset of a closed outbreak',
    tag: 'expiry',
    access: 'outbreak.read',
    params: InOutbreak,
    /** Counting goes through everybody of the outbreak: only when it is asked for. */
    query: z.strictObject({ counts: z.enum(['yes', 'no']).default('no') }),
    response: z.object({
      asOf: Instant,
      clocks: z.array(RetentionClock),
      expiries: z.array(Expiry),
      holds: z.array(LegalHold),
      /** Null while the outbreak is not closed. */
      sunset: Sunset.nullable(),
    }),
  }),
  propose: route({
    method: 'POST',
    path: base,
    summary: 'Propose to forget what has expired by the rule in force',
    tag: 'expiry',
    access: 'expiry.propose',
    params: InOutbreak,
    body: z.strictObject({ kind: z.enum(expiryKinds), reason: Reason }),
    response: Expiry,
    status: 201,
  }),
  decide: route({
    method: 'POST',
    path: `${base}/{id}/decision`,
    summary: 'Approve or refuse what somebody else proposed; once approved it is forgotten for good',
    tag: 'expiry',
    access: 'expiry.approve',
    params: OneRecord,
    body: z.strictObject({ version, verdict: z.enum(['approved', 'refused']), reason: Reason }),
    response: Expiry,
  }),
  withdraw: route({
    method: 'POST',
    path: `${base}/{id}/withdrawal`,
    summary: 'Take an own proposal back before it is decided',
    tag: 'expiry',
    access: 'expiry.propose',
    params: OneRecord,
    body: z.strictObject({ version }),
    response: Expiry,
  }),
  stop: route({
    method: 'POST',
    path: `${base}/{id}/stop`,
    summary: 'Stop the work of an approved expiry; what is forgotten stays forgotten, and its approver may let it go on',
    tag: 'expiry',
    access: 'expiry.approve',
    params: OneRecord,
    body: z.strictObject({ reason: Reason }),
    response: Expiry,
  }),
  hold: route({
    method: 'POST',
    path: '/api/outbreaks/{outbreak}/legal-holds',
    summary: 'Place a legal hold that ends by itself: nothing of the outbreak is forgotten meanwhile',
    tag: 'expiry',
    access: 'expiry.propose',
    params: InOutbreak,
    body: z.strictObject({ authority: z.string().trim().min(2).max(200), reason: Reason, until: Instant }),
    response: LegalHold,
    status: 201,
  }),
  endHold: route({
    method: 'POST',
    path: '/api/outbreaks/{outbreak}/legal-holds/{id}/end',
    summary: 'End a legal hold before its time',
    tag: 'expiry',
    access: 'expiry.propose',
    params: OneRecord,
    body: z.strictObject({ reason: Reason }),
    response: LegalHold,
  }),
};
