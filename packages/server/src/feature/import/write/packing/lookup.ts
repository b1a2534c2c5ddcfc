import { areasByCode, recordsByKey } from '../../store.ts';
import { type Ask, type Lookup, type PlacingContext } from '../placing.ts';

/** Lookups through whatever transaction may be asked at the moment. */
export function lookupWith({ outbreak, system }: PlacingContext, ask: Ask): Lookup {
  const source = { home: outbreak.home, outbreak: outbreak.id, system };
  return {
    records: (kind, keys) => ask((trx) => recordsByKey(trx, kind, source, keys)),
    areas: (codes) => ask((trx) => areasByCode(trx, codes)),
  };
}
