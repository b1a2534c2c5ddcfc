/** What a map says of one area. */
export interface AreaValue {
  readonly code: string;
  readonly name: string;
  /** Cases (or contacts) counted there: a whole number. */
  readonly count: number;
  /** Residents; without them no rate can be told. */
  readonly population?: number;
  /** Degrees: where a symbol stands when there is no boundary. */
  readonly latitude?: number;
  readonly longitude?: number;
}

/** A person or a happening at a place, already allowed to be shown to this viewer. */
export interface MapPoint {
  readonly id: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Key of its style, a class of case. */
  readonly style: string;
  /** What the point is, for those who choose it. */
  readonly label: string;
}

/** How points of a class look: one fixed colour and one fixed mark everywhere. */
export interface PointStyle {
  readonly label: string;
  readonly color: string;
  /** Outline inside a square from -1 to 1. */
  readonly path: string;
  readonly filled: boolean;
}

export type PointStyles = Readonly<Record<string, PointStyle>>;

export const RATE_PER = 100_000;

/** Counted per 100,000 residents; undefined where the residents are not known. */
export function rateOf({ count, population }: Pick<AreaValue, 'count' | 'population'>): number | undefined {
  return population === undefined || population <= 0 ? undefined : (count / population) * RATE_PER;
}
