import { type RawBuilder, sql } from 'kysely';

/** Age of the joined person `p` in whole years: as recorded, else at a date counted from the birth date. */
export const ageAt = (date: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`coalesce(p.age_years, extract(year from age(${date}, p.birth_date))::integer)`;
