import { diseases, outbreakStatuses } from '@firebreak/epi';
import { z } from 'zod';
import { AreaCode, CalendarDateText } from '../field.ts';
import { Instant } from '../instant.ts';
import { Sunset } from './expiry.ts';
import { InOutbreak } from './record.ts';
import { route } from './route.ts';

/** Numbers of policy that the pages of an outbreak use until a protocol pack gives them; days unless said. */
export const OutbreakSettings = z.strictObject({
  /** A chain is active when its last onset lies at most this many days back. */
  activeChainDays: z.int().min(1).max(365).default(21),
  followUpDays: z.int().min(1).max(365).default(21),
  /** Days at the end of the epidemic curve that reports have not reached yet. */
  incompleteDays: z.int().min(0).max(60).default(3),
  /** Id of the protocol pack whose rules hold; absent: that of the disease for the narrowest area, else the general one. */
  pack: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60)
    .optional(),
  epiWeek: z.enum(['iso', 'mmwr']).default('iso'),
  /** Local hour at which the day is closed out (日清日结); 0 is midnight and closes the day that ends. */
  closeOutHour: z.int().min(0).max(23).default(20),
  timeZone: z.string().max(60).default('Asia/Shanghai'),
});
export type OutbreakSettings = z.infer<typeof OutbreakSettings>;

export const Outbreak = z.object({
  id: z.uuid(),
  name: z.string(),
  disease: z.enum(diseases),
  status: z.enum(outbreakStatuses),
  area: AreaCode,
  areaName: z.string(),
  startDate: z.string().nullable(),
  endDate: z.string().nullable(),
  /** Day that stands for today in figures of a historical or exercise outbreak; null: the real day. */
  asOf: z.string().nullable(),
  settings: OutbreakSettings,
  version: z.int(),
  createdAt: Instant,
  /** Permissions of the person who asks, inside this outbreak. */
  permissions: z.array(z.string()),
});
export type Outbreak = z.infer<typeof Outbreak>;

const OutbreakFields = z.strictObject({
  name: z.string().trim().min(1).max(120),
  disease: z.enum(diseases).default('unknown'),
  area: AreaCode,
  startDate: CalendarDateText.nullable().default(null),
  asOf: CalendarDateText.nullable().default(null),
  settings: OutbreakSettings.partial().default({}),
});

export const outbreakRoutes = {
  list: route({
    method: 'GET',
    path: '/api/outbreaks',
    summary: 'Outbreaks open to the user',
    tag: 'outbreak',
    access: 'outbreak.read',
    response: z.object({ outbreaks: z.array(Outbreak) }),
  }),
  create: route({
    method: 'POST',
    path: '/api/outbreaks',
    summary: 'Open an outbreak',
    tag: 'outbreak',
    access: 'outbreak.manage',
    body: OutbreakFields.extend({ id: z.uuid().optional() }),
    response: Outbreak,
    status: 201,
  }),
  get: route({
    method: 'GET',
    path: '/api/outbreaks/{outbreak}',
    summary: 'One outbreak',
    tag: 'outbreak',
    access: 'outbreak.read',
    params: InOutbreak,
    response: Outbreak,
  }),
  edit: route({
    method: 'PATCH',
    path: '/api/outbreaks/{outbreak}',
    summary:
      'Change an outbreak; its status moves open → contained → monitoring → closed, and back with a reason. Closing plans its sunset, reopening takes it back',
    tag: 'outbreak',
    access: 'outbreak.manage',
    params: InOutbreak,
    body: z.strictObject({
      version: z.int().min(1),
      name: z.string().trim().min(1).max(120).optional(),
      disease: z.enum(diseases).optional(),
      status: z.enum(outbreakStatuses).optional(),
      reason: z.string().trim().min(3).max(500).optional(),
      startDate: CalendarDateText.nullable().optional(),
      endDate: CalendarDateText.nullable().optional(),
      asOf: CalendarDateText.nullable().optional(),
      /** A pack of null: that of the disease and area again. */
      settings: OutbreakSettings.partial().extend({ pack: OutbreakSettings.shape.pack.nullable() }).optional(),
    }),
    /** The sunset is that which closing it has planned; null for any other change. */
    response: Outbreak.extend({ sunset: Sunset.nullable() }),
  }),
};
