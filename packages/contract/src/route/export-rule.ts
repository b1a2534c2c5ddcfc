import { z } from 'zod';
import { roles } from '../access/index.ts';
import { Instant } from '../instant.ts';
import { route } from './route.ts';

const Most = z.int().min(0).max(10_000_000);

/** How much about people one person may take alone, and how long what left is good for (P33). */
export const ExportRule = z.strictObject({
  /** Personal records in files, over all lists and outbreaks together; more need a second person. */
  mostRows: Most,
  /** Different people of the registry whom one person may read through lists. Whoever was read in the window counts once. */
  mostPersons: Most,
  /** The same of residents on a roster: whole communities, of whom little more stands there than the door. */
  mostResidents: Most,
  /** Rolling window in which they are counted, in hours; a request waits, and an approval lasts, as long. */
  hours: z.int().min(1).max(720),
  /** Days after which whoever took a file is to delete it; the file says so. */
  keepDays: z.int().min(1).max(3650),
});
export type ExportRule = z.infer<typeof ExportRule>;

/** The rule as somebody set it. Nobody is named where it is as it was delivered. */
const ExportRuleVersion = ExportRule.extend({
  version: z.int().min(1),
  reason: z.string().nullable(),
  setAt: Instant.nullable(),
  setBy: z.string().nullable(),
});
export type ExportRuleVersion = z.infer<typeof ExportRuleVersion>;

export const exportRuleRoutes = {
  get: route({
    method: 'GET',
    path: '/api/export-rule',
    summary: 'The rule of exports in force, who may approve beyond it, and how it came about',
    tag: 'export',
    access: 'signedIn',
    response: z.object({
      rule: ExportRuleVersion,
      /** Roles that may approve. */
      approvers: z.array(z.enum(roles)),
      /** Whether the reader may change it. */
      mayChange: z.boolean(),
      /** The latest versions, the one in force first. */
      history: z.array(ExportRuleVersion),
    }),
  }),
  set: route({
    method: 'PUT',
    path: '/api/export-rule',
    summary: 'Change the rule of exports, for a reason; `version` is the one that was looked at',
    tag: 'export',
    access: 'user.manage',
    body: ExportRule.extend({ version: z.int().min(1), reason: z.string().trim().min(3).max(500) }),
    response: ExportRuleVersion,
  }),
};
