import type { Day } from '@firebreak/epi';
import type { ResolvedPack } from '../resolve/index.ts';

/** A case at a place that counts for clusters. */
export interface SiteCase {
  readonly person: string;
  readonly site: string;
  readonly siteKind: string;
  readonly day: Day;
}

/** Cases of one site within the pack's window (聚集性疫情): to be reported as an event. */
export interface ClusterFinding {
  readonly site: string;
  readonly persons: readonly string[];
  readonly from: Day;
  readonly to: Day;
  readonly reportWithin: string;
  readonly source: string | readonly string[];
}

/** Sites where enough people fell ill within the window; the earliest window of each that is full. */
export function clusterFindings({ pack }: ResolvedPack, cases: readonly SiteCase[]): ClusterFinding[] {
  const rule = pack.reporting.cluster;
  if (rule === undefined) return [];
  const bySite = new Map<string, SiteCase[]>();
  for (const one of cases) if (rule.sites.includes(one.siteKind)) bySite.set(one.site, [...(bySite.get(one.site) ?? []), one]);
  const days = rule.window.unit === 'days' ? rule.window.value - (rule.window.start === 'day1' ? 1 : 0) : rule.window.value / 24;
  return [...bySite].flatMap(([site, here]) => {
    const sorted = here.toSorted((a, b) => a.day - b.day || (a.person < b.person ? -1 : 1));
    const first = sorted.find((one) => within(sorted, one.day, days).length >= rule.cases.value);
    if (first === undefined) return [];
    const members = within(sorted, first.day, days);
    return [
      {
        site,
        persons: [...new Set(members.map(({ person }) => person))],
        from: first.day,
        to: members.at(-1)?.day ?? first.day,
        reportWithin: rule.reportWithin,
        source: rule.source,
      },
    ];
  });
}

/** Cases from a day on, so many days later at most; one person counts once. */
function within(cases: readonly SiteCase[], from: Day, days: number): SiteCase[] {
  const inside = cases.filter(({ day }) => day >= from && day <= from + days);
  return inside.filter(({ person }, at) => inside.findIndex((other) => other.person === person) === at);
}
