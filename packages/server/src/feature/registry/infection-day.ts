import { type RawBuilder, sql } from 'kysely';

/**
 * Whether a day lies within the days of an infection (view `infection`), of which either bound may be open. What has no day belongs to the
 * first infection. Of a person exactly one infection holds a day, so a join by it never doubles a row.
 */
export const isBetween = (day: RawBuilder<unknown>, from: RawBuilder<unknown>, until: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql`(coalesce(${day} >= ${from}, ${from} is null) and coalesce(${day} <= ${until}, true))`;
