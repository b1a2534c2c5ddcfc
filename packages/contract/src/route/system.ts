import { z } from 'zod';
import { Instant } from '../instant.ts';
import { InOutbreak } from './record.ts';
import { route } from './route.ts';

export const systemRoutes = {
  health: route({
    method: 'GET',
    path: '/api/health',
    summary: 'Whether the server and its database answer',
    tag: 'system',
    access: 'anyone',
    response: z.object({ status: z.enum(['ok', 'failing']), database: z.string(), version: z.string() }),
  }),
  metrics: route({
    method: 'GET',
    path: '/api/metrics',
    summary: 'Counters and timings in the Prometheus text format; counts only, no personal data',
    tag: 'system',
    access: 'anyone',
    produces: 'text/plain',
  }),
  openapi: route({
    method: 'GET',
    path: '/api/openapi.json',
    summary: 'This description',
    tag: 'system',
    access: 'anyone',
    produces: 'application/json',
  }),
  audit: route({
    method: 'GET',
    path: '/api/audit',
    summary: 'Who read, wrote, exported or revealed what (P16)',
    tag: 'audit',
    access: 'audit.read',
    query: z.strictObject({
      outbreak: z.uuid().optional(),
      subject: z.uuid().optional(),
      actor: z.string().max(60).optional(),
      action: z.string().max(60).optional(),
      before: Instant.optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    response: z.object({
      entries: z.array(
        z.object({
          id: z.uuid(),
          home: z.string(),
          sequence: z.int(),
          at: Instant,
          actor: z.string(),
          action: z.string(),
          kind: z.string().nullable(),
          subject: z.string().nullable(),
          outbreak: z.string().nullable(),
          reason: z.string().nullable(),
          count: z.int().nullable(),
        }),
      ),
    }),
  }),
  verifyAudit: route({
    method: 'POST',
    path: '/api/audit/verify',
    summary: 'Recompute the hash chain of every home and name what was altered, is missing or reordered',
    tag: 'audit',
    access: 'audit.read',
    response: z.object({
      ok: z.boolean(),
      homes: z.array(z.object({ home: z.string(), entries: z.int(), head: z.string() })),
      faults: z.array(
        z.object({ home: z.string(), sequence: z.int(), fault: z.enum(['altered', 'missing', 'reordered', 'headMismatch']) }),
      ),
    }),
  }),
  revision: route({
    method: 'GET',
    path: '/api/outbreaks/{outbreak}/revision',
    summary: 'A number that grows with every change of the outbreak, for live pages',
    tag: 'system',
    access: 'outbreak.read',
    params: InOutbreak,
    response: z.object({ revision: z.int() }),
  }),
};
