import { useEffect, useReducer, useState } from 'react';
import { portsOf } from '../desk/use-desk.ts';
import { type SiteSource, SiteWork } from './site-work.ts';

/** The work of who swabs goods and surroundings, on a page; it draws again with every act. */
export function useSite(source: SiteSource): SiteWork {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const [site] = useState(() => new SiteWork(source, portsOf(source.doer.outbreak), draw));
  useEffect(() => site.follow(source), [site, source]);
  return site;
}
