import { type Site } from './site-tube.ts';

/** What is swabbed most, each one tap; keys of the texts `sampling.site.object`. Anything else is typed or scanned. */
export const swabObjects = {
  goods: ['outerPackage', 'innerPackage', 'surface', 'pallet', 'vehicle'],
  environment: ['doorHandle', 'counter', 'lift', 'tap', 'toilet', 'drain', 'airVent', 'floor'],
} as const satisfies Readonly<Record<Site['subject'], readonly string[]>>;
