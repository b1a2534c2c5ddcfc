/** Colours of a map on the light and on the dark page; classes run from little to much contrast with the page. */
export interface MapPalette {
  readonly paper: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly line: string;
  /** Areas without cases. */
  readonly empty: string;
  readonly symbol: string;
  /** Outlines laid over fills and symbols, such as clusters. */
  readonly circle: string;
  /** Five fills, one for each class from low to high. */
  readonly classes: readonly [string, string, string, string, string];
}

export const mapPalettes: Readonly<Record<'light' | 'dark', MapPalette>> = {
  light: {
    paper: '#ffffff',
    ink: '#1b2126',
    inkSoft: '#4d565d',
    line: '#8a949b',
    empty: '#f1f3f4',
    symbol: '#0b6b73',
    circle: '#a3341f',
    classes: ['#d5ecee', '#a3d4d8', '#67b3ba', '#2b8c95', '#0a5860'],
  },
  dark: {
    paper: '#14181b',
    ink: '#e6eaed',
    inkSoft: '#b5bcc2',
    line: '#6b757c',
    empty: '#1d2327',
    symbol: '#6fd0d6',
    circle: '#ff9d85',
    classes: ['#14383c', '#1b5459', '#2b7d84', '#4faab1', '#9fe0e4'],
  },
};

/** Fill of a class when there are `classes` of them: the ends of the scale are always used. */
export function classFill(palette: MapPalette, index: number, classes: number): string {
  const last = palette.classes.length - 1;
  const place = classes <= 1 ? last : Math.round((index * last) / (classes - 1));
  return palette.classes[Math.min(last, Math.max(0, place))] ?? palette.empty;
}
