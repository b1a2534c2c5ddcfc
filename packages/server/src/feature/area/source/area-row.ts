import type { AreaLevel } from '@firebreak/epi';

/** One unit of the area tree as a source tells it. Sources yield a parent before its children. */
export interface AreaRow {
  readonly code: string;
  /** Name in the language of the place. */
  readonly name: string;
  readonly nameEn?: string;
  readonly nameHant?: string;
  readonly level: AreaLevel;
  /** Code of the unit above; null only for a root. It may skip a level (see the source). */
  readonly parentCode: string | null;
  /** Degrees, WGS 84: the seat of the unit or its middle, never an address. */
  readonly latitude?: number;
  readonly longitude?: number;
  /** Residents (persons). */
  readonly population?: number;
}

export type AreaSource = AsyncIterable<AreaRow>;
