import { exemptionReasons, occupancies, rosterNeeds, rosterSources, sexes } from '@firebreak/epi';
import { z } from 'zod';
import { AreaCode } from '../field.ts';
import { Instant } from '../instant.ts';
import { InOutbreak, OneRecord } from './record.ts';
import { route } from './route.ts';

/** 同意, 搬走: two characters say something in Chinese. */
const Reason = z.string().trim().min(2).max(500);
const version = z.int().min(1);
const risks = ['low', 'medium', 'high'] as const;

/** A person on the roster: as much as finding the right one at a door needs. Names are masked for who may not read them; numbers show their tail. */
export const RosterMember = z.object({
  id: z.uuid(),
  household: z.uuid().nullable(),
  area: AreaCode,
  areaName: z.string(),
  name: z.string().nullable(),
  sex: z.enum(sexes).nullable(),
  birthYear: z.int().nullable(),
  /** Last four digits. */
  phoneTail: z.string().nullable(),
  documentTail: z.string().nullable(),
  post: z.string().nullable(),
  risk: z.enum(risks),
  needs: z.array(z.enum(rosterNeeds)),
  duplicateOf: z.uuid().nullable(),
  source: z.enum(rosterSources),
  withdrawnAt: Instant.nullable(),
  version,
});
export type RosterMember = z.infer<typeof RosterMember>;

/** 户: a dwelling with whoever lives in it. `unknown` stays on the list until somebody went there. */
export const RosterHousehold = z.object({
  id: z.uuid(),
  area: AreaCode,
  areaName: z.string(),
  code: z.string(),
  building: z.string().nullable(),
  unit: z.string().nullable(),
  floor: z.int().nullable(),
  room: z.string().nullable(),
  occupancy: z.enum(occupancies),
  version,
  members: z.array(RosterMember),
});
export type RosterHousehold = z.infer<typeof RosterHousehold>;

/** One line of a register: a person and the dwelling. `line` comes back with what was wrong. */
export const RosterLine = z.strictObject({
  household: z.string().trim().min(1).max(80),
  areaCode: AreaCode,
  building: z.string().trim().min(1).max(80).optional(),
  unit: z.string().trim().min(1).max(40).optional(),
  floor: z.int().min(-10).max(300).optional(),
  room: z.string().trim().min(1).max(40).optional(),
  address: z.string().trim().min(1).max(400).optional(),
  occupancy: z.enum(occupancies).optional(),
  /** Absent: nobody is known to live there. */
  name: z.string().trim().min(1).max(120).optional(),
  sex: z.enum(sexes).optional(),
  birthYear: z.int().min(1890).max(2199).optional(),
  phone: z.string().trim().min(3).max(60).optional(),
  documentType: z.string().trim().min(1).max(40).optional(),
  documentNumber: z.string().trim().min(3).max(60).optional(),
  post: z.string().trim().min(1).max(60).optional(),
  place: z.uuid().optional(),
  risk: z.enum(risks).optional(),
  needs: z.array(z.enum(rosterNeeds)).max(6).optional(),
});
export type RosterLine = z.infer<typeof RosterLine>;

/** What became of one line that did not simply go in. */
export const RosterProblem = z.object({
  line: z.int(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  code: z.string(),
  why: z.string(),
  remedy: z.string(),
});

export const RosterImport = z.object({
  lines: z.int(),
  households: z.object({ new: z.int(), changed: z.int(), same: z.int() }),
  members: z.object({ new: z.int(), changed: z.int(), same: z.int() }),
  /** Pairs that look like one person in two places; they stay two until somebody decides. */
  duplicates: z.int(),
  /** Lines that did not go in. */
  refused: z.int(),
  /** What was wrong with them, line by line; the first thousand. */
  problems: z.array(RosterProblem),
});
export type RosterImport = z.infer<typeof RosterImport>;

/** Where a register stands: its lines are read first, then they go in, all of them or none. */
export const registerStates = ['waiting', 'reading', 'writing', 'done', 'cancelled', 'failed'] as const;
export type RegisterState = (typeof registerStates)[number];

/** 名册文件: a register on its way into the roster. */
export const Register = z.object({
  id: z.uuid(),
  state: z.enum(registerStates),
  files: z.array(z.string()),
  /** Lines so far, of `total`; while they are read nobody knows of how many, and it is 0. */
  done: z.int(),
  total: z.int(),
  /** What it did to the roster, once it is in. */
  outcome: RosterImport.nullable(),
  /** Why it did not go in: an error of the catalogue. Nothing of it is on the roster then. */
  failure: z.object({ code: z.string(), details: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
});
export type Register = z.infer<typeof Register>;

/** A sample a member gave, the newest first; `state` tells one that counts from one given twice or void. */
export const MemberSample = z.object({
  id: z.uuid(),
  takenAt: Instant,
  tube: z.string(),
  state: z.enum(['valid', 'again', 'void']),
  round: z.object({ id: z.uuid(), name: z.string() }).nullable(),
});
export type MemberSample = z.infer<typeof MemberSample>;

/** Everything the roster knows of one person: the dwelling with whoever lives there, the person of the registry, the samples. */
export const RosterRecord = z.object({
  asOf: Instant,
  member: RosterMember,
  household: RosterHousehold.nullable(),
  /** The person of the registry, once there is one. */
  person: z.uuid().nullable(),
  /** At most 20, as far as the caller may see samples. */
  samples: z.array(MemberSample),
});
export type RosterRecord = z.infer<typeof RosterRecord>;

/** Two lines that may be one person, with what they share. */
export const DuplicatePair = z.object({
  one: RosterMember,
  other: RosterMember,
  because: z.enum(['document', 'phoneAndName', 'nameAndBirthYear']),
});

const base = '/api/outbreaks/{outbreak}/roster';

export const rosterRoutes = {
  households: route({
    method: 'GET',
    path: `${base}/households`,
    summary: 'Households of an area with their members, in the order of the doors',
    tag: 'roster',
    access: 'roster.read',
    params: InOutbreak,
    query: z.strictObject({
      area: AreaCode,
      building: z.string().max(80).optional(),
      occupancy: z.enum(occupancies).optional(),
      search: z.string().trim().max(100).optional(),
      cursor: z.string().max(300).optional(),
      limit: z.coerce.number().int().min(1).max(1000).default(100),
    }),
    response: z.object({ asOf: Instant, total: z.int(), households: z.array(RosterHousehold), next: z.string().nullable() }),
  }),
  member: route({
    method: 'GET',
    path: `${base}/members/{id}`,
    summary: 'One person of the roster: the dwelling and who lives there, the person of the registry, the samples',
    tag: 'roster',
    access: 'roster.read',
    params: OneRecord,
    response: RosterRecord,
  }),
  upload: route({
    method: 'POST',
    path: `${base}/imports`,
    summary:
      'Bring a register (CSV or XLSX, multipart) into the roster; the same file twice changes nothing; good lines go in, the others are named. A small one is in when the answer comes, a large one is worked on meanwhile',
    tag: 'roster',
    access: 'roster.write',
    params: InOutbreak,
    upload: true,
    response: Register,
    status: 201,
  }),
  registers: route({
    method: 'GET',
    path: `${base}/imports`,
    summary: 'Registers the caller brought, the newest first; their problems are kept for a week',
    tag: 'roster',
    access: 'roster.write',
    params: InOutbreak,
    response: z.object({ asOf: Instant, registers: z.array(Register) }),
  }),
  register: route({
    method: 'GET',
    path: `${base}/imports/{id}`,
    summary: 'How far a register is, and what it did',
    tag: 'roster',
    access: 'roster.write',
    params: OneRecord,
    response: Register,
  }),
  cancelRegister: route({
    method: 'POST',
    path: `${base}/imports/{id}/cancel`,
    summary: 'Give a register up: what is not in yet does not go in. One that has ended is answered as it is',
    tag: 'roster',
    access: 'roster.write',
    params: OneRecord,
    response: Register,
  }),
  put: route({
    method: 'POST',
    path: `${base}/lines`,
    summary: 'Add or correct lines of the roster by household code and person',
    tag: 'roster',
    access: 'roster.write',
    params: InOutbreak,
    body: z.strictObject({ lines: z.array(RosterLine).min(1).max(5000) }),
    response: RosterImport,
    bodyBytes: 8_000_000,
  }),
  occupancy: route({
    method: 'POST',
    path: `${base}/households/{id}/occupancy`,
    summary: 'Say whether anybody lives in a dwelling, as found at the door',
    tag: 'roster',
    access: 'roster.write',
    params: OneRecord,
    body: z.strictObject({ version, occupancy: z.enum(occupancies), reason: Reason }),
    response: RosterHousehold,
  }),
  withdraw: route({
    method: 'POST',
    path: `${base}/members/{id}/withdraw`,
    summary: 'Take a person off the roster (moved, died, a double), for a reason',
    tag: 'roster',
    access: 'roster.write',
    params: OneRecord,
    body: z.strictObject({ version, reason: z.enum(exemptionReasons), note: Reason.optional() }),
    response: RosterMember,
  }),
  duplicates: route({
    method: 'GET',
    path: `${base}/duplicates`,
    summary: 'People who seem to stand on the roster twice, also in two areas',
    tag: 'roster',
    access: 'roster.read',
    params: InOutbreak,
    query: z.strictObject({ area: AreaCode }),
    response: z.object({ asOf: Instant, pairs: z.array(DuplicatePair) }),
  }),
  merge: route({
    method: 'POST',
    path: `${base}/members/{id}/duplicate-of`,
    summary:
      'Say that a member is another one; a double is counted once in every round. With null it is none of whom it looks like now (or was put to)',
    tag: 'roster',
    access: 'roster.write',
    params: OneRecord,
    body: z.strictObject({ version, other: z.uuid().nullable(), reason: Reason }),
    response: RosterMember,
  }),
  apart: route({
    method: 'POST',
    path: `${base}/members/{id}/not-duplicate-of`,
    summary: 'Say that two members who look alike are two people; the pair is shown no more, a third who looks like one of them is',
    tag: 'roster',
    access: 'roster.write',
    params: OneRecord,
    body: z.strictObject({ other: z.uuid(), reason: Reason }),
    response: z.object({ apart: z.boolean() }),
  }),
  find: route({
    method: 'POST',
    path: `${base}/find`,
    summary:
      'The person of a scanned document, a phone number, a name or its pinyin (whole or initials), among those the caller may see; the number stays out of addresses and logs',
    tag: 'roster',
    access: 'roster.read',
    params: InOutbreak,
    body: z.strictObject({ text: z.string().trim().min(1).max(120), area: AreaCode.optional() }),
    response: z.object({ members: z.array(RosterMember.extend({ householdCode: z.string().nullable() })) }),
  }),
};
