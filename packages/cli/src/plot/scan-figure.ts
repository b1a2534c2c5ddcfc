import { type ScanCluster } from '@firebreak/engine/scan/index';
import { pText } from '../analysis/number-text.ts';
import { type ReadPlaces } from '../table/scan-places.ts';
import { text } from '../text.ts';
import { colours } from './colour.ts';
import { type Circles, type Figure } from './figure.ts';
import { mapPanel } from './map-panel.ts';

/** The places, those inside a cluster marked, and circles around the clusters: red where chance is unlikely, grey where it is not. */
export function scanFigure(about: {
  title: string;
  subtitle: readonly string[];
  places: ReadPlaces;
  clusters: readonly ScanCluster[];
}): Figure {
  const { places, clusters } = about;
  const at = new Map(places.places.map(({ id }, index) => [id, index]));
  const numbered = clusters.slice(0, MOST_DRAWN).map((cluster, index) => ({ cluster, number: index + 1 }));
  const isSure = ({ p }: ScanCluster): boolean => p !== null && p <= SIGNIFICANT;
  const sure = numbered.filter(({ cluster }) => isSure(cluster));
  const unsure = sure.length > 0 ? [] : numbered.slice(0, 1); // what chance gives as well is drawn only where there is nothing else
  const inside = new Set(sure.flatMap(({ cluster }) => cluster.members));
  const dots = (ids: readonly string[]) => ({
    at: ids.map((id) => places.east[at.get(id) ?? 0] ?? 0),
    values: ids.map((id) => places.north[at.get(id) ?? 0] ?? 0),
  });
  const rings = (which: typeof numbered, stroke: string, name: string): Circles[] =>
    which.length === 0
      ? []
      : [
          {
            kind: 'circles',
            ...dots(which.map(({ cluster }) => cluster.centre)),
            radius: which.map(({ cluster }) => cluster.radius),
            stroke,
            labels: which.map(
              ({ cluster, number }) =>
                `${number}: p ${pText(cluster.p)
                  .replace(/^(?!<)/u, '= ')
                  .replace('<', '< ')}`,
            ),
            name,
          },
        ];
  const ids = places.places.map(({ id }) => id);
  const titles = places.isGlobe ? { x: text('eastKm'), y: text('northKm') } : { x: text('eastAxis'), y: text('northAxis') };
  return {
    title: about.title,
    subtitle: about.subtitle,
    panels: [
      mapPanel(places.east, places.north, titles, [
        {
          kind: 'dots',
          ...dots(ids.filter((id) => !inside.has(id))),
          fill: colours.cases,
          mark: 'circle',
          size: 3.5,
          name: text('placeDots'),
        },
        ...(inside.size === 0
          ? []
          : [
              {
                kind: 'dots' as const,
                ...dots([...inside]),
                fill: colours.alarm,
                mark: 'diamond' as const,
                size: 5,
                name: text('placesInside'),
              },
            ]),
        ...rings(unsure, colours.notComplete, text('clusterUnsure')),
        ...rings(sure, colours.alarm, text('clusterSure')),
      ]),
    ],
    notes: [text('scanNote')],
  };
}

const SIGNIFICANT = 0.05;
/** More circles than this hide each other. */
const MOST_DRAWN = 5;
