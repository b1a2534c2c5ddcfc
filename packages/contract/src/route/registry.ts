import { z } from 'zod';
import { recordKinds } from '../field.ts';
import { Case, Contact } from '../schema/index.ts';
import { FilterCondition } from './query.ts';
import { InOutbreak, OneRecord } from './record.ts';
import { route } from './route.ts';

const Reason = z.string().trim().min(3).max(500);
const Kind = z.enum(recordKinds);

/** One hit of the search over everything. */
export const SearchHit = z.object({
  kind: z.enum([...recordKinds, 'area']),
  id: z.string(),
  label: z.string(),
  detail: z.string(),
});

export const SavedView = z.object({
  id: z.uuid(),
  kind: Kind,
  name: z.string(),
  search: z.string(),
  filter: z.array(FilterCondition),
  sort: z.string().nullable(),
  columns: z.array(z.string()),
});
export type SavedView = z.infer<typeof SavedView>;

/** Whoever may reveal a person may reveal where the people of a household live. */
const reveal = (tag: string, plural: string, whose: string) =>
  route({
    method: 'POST',
    path: `/api/outbreaks/{outbreak}/${plural}/{id}/reveal`,
    summary: `Show masked fields of ${whose} for a reason; recorded`,
    tag,
    access: 'person.reveal',
    params: OneRecord,
    body: z.strictObject({ fields: z.array(z.string().max(40)).min(1).max(12), reason: Reason }),
    response: z.object({ values: z.record(z.string(), z.unknown()) }),
  });

export const registryRoutes = {
  search: route({
    method: 'GET',
    path: '/api/outbreaks/{outbreak}/search',
    summary: 'Find a person, case, contact, place, event or area by name, pinyin initials, phone tail or number',
    tag: 'registry',
    access: 'outbreak.read',
    params: InOutbreak,
    query: z.strictObject({ text: z.string().trim().min(1).max(60) }),
    response: z.object({ hits: z.array(SearchHit) }),
  }),
  reveal: reveal('person', 'persons', 'a person'),
  revealHousehold: reveal('household', 'households', 'a household'),
  contactToCase: route({
    method: 'POST',
    path: '/api/outbreaks/{outbreak}/contacts/{id}/convert',
    summary: 'The contact became a case: ends follow-up, makes the case, keeps both histories',
    tag: 'contact',
    access: 'case.write',
    params: OneRecord,
    body: z.strictObject({ version: z.int().min(1), case: Case.create.omit({ person: true }) }),
    response: Case.stored,
    status: 201,
  }),
  caseToContact: route({
    method: 'POST',
    path: '/api/outbreaks/{outbreak}/cases/{id}/convert',
    summary: 'The case was none: classified as not a case, followed up as a contact again or for the first time',
    tag: 'case',
    access: 'contact.write',
    params: OneRecord,
    body: z.strictObject({ version: z.int().min(1), reason: Reason, contact: Contact.create.omit({ person: true }) }),
    response: Contact.stored,
    status: 201,
  }),
  listViews: route({
    method: 'GET',
    path: '/api/outbreaks/{outbreak}/views',
    summary: 'The own saved views',
    tag: 'registry',
    access: 'outbreak.read',
    params: InOutbreak,
    response: z.object({ views: z.array(SavedView) }),
  }),
  saveView: route({
    method: 'POST',
    path: '/api/outbreaks/{outbreak}/views',
    summary: 'Save a view of a list; the same name of the same kind replaces it',
    tag: 'registry',
    access: 'outbreak.read',
    params: InOutbreak,
    body: z.strictObject({
      kind: Kind,
      name: z.string().trim().min(1).max(60),
      search: z.string().max(100).default(''),
      filter: z.array(FilterCondition).max(20).default([]),
      sort: z
        .string()
        .regex(/^-?[a-zA-Z]+$/)
        .max(41)
        .nullable()
        .default(null),
      columns: z.array(z.string().max(40)).max(40).default([]),
    }),
    response: SavedView,
    status: 201,
  }),
  deleteView: route({
    method: 'DELETE',
    path: '/api/outbreaks/{outbreak}/views/{id}',
    summary: 'Forget a saved view',
    tag: 'registry',
    access: 'outbreak.read',
    params: OneRecord,
    status: 204,
  }),
};
