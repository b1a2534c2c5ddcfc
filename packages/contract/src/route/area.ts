import { areaLevels } from '@firebreak/epi';
import { z } from 'zod';
import { locales } from '../error/error-text.ts';
import { AreaCode } from '../field.ts';
import { route } from './route.ts';

export const Area = z.object({
  code: AreaCode,
  /** Name in the language of the place. */
  name: z.string(),
  nameEn: z.string().nullable(),
  /** In traditional characters. */
  nameHant: z.string().nullable(),
  level: z.enum(areaLevels),
  parent: AreaCode.nullable(),
  /** Names from the nation down to the area itself. */
  names: z.array(z.string()),
  /** The same in English and in traditional characters; where there is none, the name in the language of the place. */
  namesEn: z.array(z.string()),
  namesHant: z.array(z.string()),
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
  names: route({
    method: 'GET',
    path: '/api/area-names',
    summary:
      'Names in a language, by the name in the language of the place: of areas down to counties, where somebody has a role, and in one area',
    tag: 'area',
    access: 'signedIn',
    query: z.strictObject({ locale: z.enum(locales), area: AreaCode.optional() }),
    response: z.object({ names: z.record(z.string(), z.string()) }),
  }),
  importCsv: route({
    method: 'POST',
    path: '/api/areas/import',
    summary: 'Add or rename areas from CSV: code, name, level, parent_code, name_en, name_hant, lat, long, population',
    tag: 'area',
    access: 'area.manage',
    bodyBytes: 24_000_000,
    body: z.strictObject({ csv: z.string().max(20_000_000) }),
    response: z.object({ added: z.int(), changed: z.int(), unchanged: z.int() }),
  }),
};
