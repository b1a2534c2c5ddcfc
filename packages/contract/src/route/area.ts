import { areaLevels } from '@firebreak/epi';
import { z } from 'zod';
import { AreaCode } from '../field.ts';
import { route } from './route.ts';

export const Area = z.object({
  code: AreaCode,
  name: z.string(),
  level: z.enum(areaLevels),
  parent: AreaCode.nullable(),
  /** Names from the nation down to the area itself. */
  names: z.array(z.string()),
  /** Codes from the root down to the area itself. */
  codes: z.array(AreaCode),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  population: z.number().nullable(),
  children: z.int(),
});
export type Area = z.infer<typeof Area>;

export const areaRoutes = {
  children: route({
    method: 'GET',
    path: '/api/areas',
    summary: 'Areas right under an area (the root without one), or areas found by name or code',
    tag: 'area',
    access: 'signedIn',
    query: z.strictObject({
      parent: AreaCode.optional(),
      search: z.string().trim().max(60).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(200),
    }),
    response: z.object({ areas: z.array(Area) }),
  }),
  get: route({
    method: 'GET',
    path: '/api/areas/{code}',
    summary: 'One area',
    tag: 'area',
    access: 'signedIn',
    params: z.strictObject({ code: AreaCode }),
    response: Area,
  }),
  importCsv: route({
    method: 'POST',
    path: '/api/areas/import',
    summary: 'Add or rename areas from CSV: code, name, level, parent_code, lat, long, population',
    tag: 'area',
    access: 'area.manage',
    bodyBytes: 24_000_000,
    body: z.strictObject({ csv: z.string().max(20_000_000) }),
    response: z.object({ added: z.int(), changed: z.int(), unchanged: z.int() }),
  }),
};
