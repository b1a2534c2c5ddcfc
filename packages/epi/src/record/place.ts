import { type Sector } from './task.ts';

/** 场所类别: kinds of place, by the rules that apply to them. */
export const placeKinds = [
  'dwelling',
  'workplace',
  'school',
  'kindergarten',
  'hospital',
  'clinic',
  'pharmacy',
  'careHome',
  'detention',
  'market',
  'shop',
  'restaurant',
  'hotel',
  'entertainment',
  'worship',
  'vehicle',
  'transportHub',
  'port',
  'isolationSite',
  'waterPoint',
  'other',
  'unknown',
] as const;
export type PlaceKind = (typeof placeKinds)[number];

/**
 * The sector that answers for a kind of place beside the area it lies in (管行业必须管疫情防控). A proposal of ours: no
 * list of one country fits another, and a task may be handed to a different sector.
 */
export const sectorOfPlace: Readonly<Partial<Record<PlaceKind, Sector>>> = {
  school: 'education',
  kindergarten: 'education',
  hospital: 'health',
  clinic: 'health',
  pharmacy: 'health',
  isolationSite: 'health',
  careHome: 'welfare',
  detention: 'justice',
  market: 'commerce',
  shop: 'commerce',
  restaurant: 'commerce',
  hotel: 'tourism',
  entertainment: 'tourism',
  vehicle: 'transport',
  transportHub: 'transport',
  port: 'port',
};
