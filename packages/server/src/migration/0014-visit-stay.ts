/**
 * Long visits apart.
 *
 * Who was at a place from a to z is looked up by (place, start): a visit that matters started before z, and not earlier before
 * a than the longest visit lasts. Without a bound that is the whole history of the place; a resident or a ward would make it so
 * for everyone. Visits of more than a day have an index of their own, and all others start at most a day before a.
 */
export const visitStay = /* sql */ `
create index visit_long_place_start on visit (place, start) where "end" - start > interval '24 hours';
`;
