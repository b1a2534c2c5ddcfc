import { useMemo } from 'react';
import { useChartPalette } from '../../../chart/chart-palette.ts';

/** Two colours that differ in lightness as well, and a pattern for the second: meaning is never colour alone. */
export function useSeriesColors() {
  const { paper } = useChartPalette();
  return useMemo(
    () => ({
      first: '#3d7ea6',
      second: '#b8772a',
      decal: { symbol: 'rect', dashArrayX: [1, 0] as const, dashArrayY: [1.4, 4.6] as const, rotation: Math.PI / 4, color: paper },
      alarm: '#c0392b',
    }),
    [paper],
  );
}
