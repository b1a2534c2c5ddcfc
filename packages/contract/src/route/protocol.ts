import { z } from 'zod';
import { AreaCode } from '../field.ts';
import { MinuteInstant } from '../instant.ts';
import {
  DueAnswer,
  dueLists,
  EndAnswer,
  PackChoice,
  PersonProtocol,
  personStatuses,
  RulesAnswer,
  SwitchAnswer,
  WindowsAnswer,
} from './protocol-answer.ts';
import { InOutbreak } from './record.ts';
import { route } from './route.ts';

const base = '/api/outbreaks/{outbreak}/protocol';
const At = z.strictObject({ at: MinuteInstant.optional() });

export const protocolRoutes = {
  person: route({
    method: 'GET',
    path: `${base}/persons/{id}`,
    summary: 'Why a person is restricted and until when: class, status, stages, tests, release conditions, sentences with sources',
    tag: 'protocol',
    access: 'person.read',
    params: z.strictObject({ outbreak: z.uuid(), id: z.uuid() }),
    query: At,
    response: PersonProtocol,
  }),
  windows: route({
    method: 'GET',
    path: `${base}/persons/{id}/windows`,
    summary:
      'Days that matter about a person by the rules in force: look-back, infectious period, when they were infected, when they may fall ill',
    tag: 'protocol',
    access: 'person.read',
    params: z.strictObject({ outbreak: z.uuid(), id: z.uuid() }),
    response: WindowsAnswer,
  }),
  due: route({
    method: 'GET',
    path: `${base}/due`,
    summary: 'Who is due: tests, tests missed, follow-ups, releases, reviews; with counts by list and status',
    tag: 'protocol',
    access: 'contact.read',
    params: InOutbreak,
    query: z.strictObject({
      list: z.enum(dueLists).optional(),
      status: z.enum(personStatuses).optional(),
      area: AreaCode.optional(),
      at: MinuteInstant.optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
      offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    }),
    response: DueAnswer,
  }),
  rules: route({
    method: 'GET',
    path: `${base}/rules`,
    summary: 'Rules in force for an area: pack, edition, hash, overlays taken and refused, marks of provenance, editions over time',
    tag: 'protocol',
    access: 'outbreak.read',
    params: InOutbreak,
    query: At.extend({ area: AreaCode.optional() }),
    response: RulesAnswer,
  }),
  packs: route({
    method: 'GET',
    path: `${base}/packs`,
    summary: 'Protocol packs an outbreak may follow',
    tag: 'protocol',
    access: 'outbreak.read',
    params: InOutbreak,
    response: z.object({ packs: z.array(PackChoice) }),
  }),
  preview: route({
    method: 'GET',
    path: `${base}/switch`,
    summary: 'What switching to an edition at a moment does to everybody in sight: old plan, new plan, who is released',
    tag: 'protocol',
    access: 'contact.read',
    params: InOutbreak,
    query: z.strictObject({ edition: z.string().min(1).max(60), at: MinuteInstant }),
    response: SwitchAnswer,
  }),
  end: route({
    method: 'GET',
    path: `${base}/end`,
    summary: 'How far the outbreak is from its end by each rule of the pack, and which zones the pack proposes',
    tag: 'protocol',
    access: 'figure.read',
    params: InOutbreak,
    query: At,
    response: EndAnswer,
  }),
};
