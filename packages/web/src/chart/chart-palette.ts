import { useMemo } from 'react';
import { useShade, type Shade } from '../app/theme.ts';

/** Colours of charts beside those of the classes: the same meaning on the light and the dark page. */
export interface ChartPalette {
  readonly paper: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly line: string;
  readonly accent: string;
  readonly hatch: string;
}

const palettes: Readonly<Record<Shade, ChartPalette>> = {
  light: { paper: '#ffffff', ink: '#1b2126', inkSoft: '#4d565d', line: '#dfe4e7', accent: '#0b6b73', hatch: 'rgba(77, 86, 93, 0.5)' },
  dark: { paper: '#14181b', ink: '#e6eaed', inkSoft: '#b5bcc2', line: '#2e363b', accent: '#6fd0d6', hatch: 'rgba(181, 188, 194, 0.5)' },
};

export function useChartPalette(): ChartPalette {
  const shade = useShade();
  return palettes[shade];
}

/** Families of the page's font as one CSS list, for canvases and pictures, which know no variables. */
export function useFontFamily(): string {
  return useMemo(() => getComputedStyle(document.body).fontFamily, []);
}
