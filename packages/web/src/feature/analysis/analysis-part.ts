import type { Permission } from '@firebreak/contract';
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type en from '../../text/en/index.ts';

/** One analysis: its question, at `/outbreaks/{outbreak}/analysis/{path}`. */
export interface AnalysisPart {
  readonly path: string;
  /** `analysis:part.<name>` in the row of analyses, `analysis:ask.<name>` as title, `analysis:what.<name>` what it shows. */
  readonly name: keyof typeof en.analysis.part;
  readonly permission: Permission;
  readonly Page: LazyExoticComponent<ComponentType>;
}

const page = (load: () => Promise<ComponentType>) => lazy(async () => ({ default: await load() }));

/** In the order in which one asks: is it spreading, how fast is the response, why, where. */
export const analysisParts: readonly AnalysisPart[] = [
  {
    path: 'curve',
    name: 'curve',
    permission: 'figure.read',
    Page: page(async () => (await import('./curve/curve-page.tsx')).CurvePage),
  },
  {
    path: 'rt',
    name: 'rt',
    permission: 'figure.read',
    Page: page(async () => (await import('./rt/rt-page.tsx')).RtPage),
  },
  {
    path: 'growth',
    name: 'growth',
    permission: 'figure.read',
    Page: page(async () => (await import('./growth/growth-page.tsx')).GrowthPage),
  },
  {
    path: 'surveillance',
    name: 'surveillance',
    permission: 'figure.read',
    Page: page(async () => (await import('./surveillance/surveillance-page.tsx')).SurveillancePage),
  },
  {
    path: 'clusters',
    name: 'clusters',
    permission: 'figure.read',
    Page: page(async () => (await import('./cluster/cluster-page.tsx')).ClusterPage),
  },
  {
    path: 'delays',
    name: 'delays',
    permission: 'figure.read',
    Page: page(async () => (await import('./delay/delay-page.tsx')).DelayPage),
  },
  {
    path: 'attack-rates',
    name: 'attackRates',
    permission: 'case.read',
    Page: page(async () => (await import('./attack-rate/attack-rate-page.tsx')).AttackRatePage),
  },
  {
    path: 'two-by-two',
    name: 'twoByTwo',
    permission: 'figure.read',
    Page: page(async () => (await import('./two-by-two/two-by-two-page.tsx')).TwoByTwoPage),
  },
];
