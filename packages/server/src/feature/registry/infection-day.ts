import { type RawBuilder, sql } from 'kysely';

/**
 * Whether a day lies within the days of an infection (view `infection`), of which either bound may be open. What has no day belongs to the
 * first infection. Of a person exactly one infection holds a day, so a join by it never doubles a row.
 */
export const isBetween = (day: RawBuilder<unknown>, from: RawBuilder<unknown>, until: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql`(coalesce(${day} >= ${from}, ${from} is null) and coalesce(${day} <= ${until}, true))`;

const bounds = { own: ['own_from', 'own_until'], exposed: ['exposed_from', 'exposed_until'] } as const;

/**
 * Joins the case of a person to whose infection a day of the row `r` belongs, as the view `infection` tells it. Who was infected once is found
 * without a look at spans: asked in one join with them, a planner that expects few rows would build the spans anew for each.
 *
 * @param alias of the case; its span is `alias_span`
 * @param side `exposed`: the day led into the infection; `own`: what the person passed on
 */
export function joinCaseOfDay(
  alias: string,
  person: RawBuilder<unknown>,
  day: RawBuilder<unknown>,
  side: keyof typeof bounds,
): RawBuilder<unknown> {
  const [one, span] = [alias, `${alias}_span`];
  const [from, until] = bounds[side];
  return sql`left join infection_span ${sql.raw(span)} on ${sql.ref(`${span}.home`)} = r.home and ${sql.ref(`${span}.person`)} = ${person}
      and ${isBetween(day, sql.ref(`${span}.${from}`), sql.ref(`${span}.${until}`))}
    left join infection_case ${sql.raw(one)} on ${sql.ref(`${one}.home`)} = r.home and ${sql.ref(`${one}.person`)} = ${person}
      and (${sql.ref(`${span}.id`)} is null or ${sql.ref(`${one}.id`)} = ${sql.ref(`${span}.id`)})`;
}
