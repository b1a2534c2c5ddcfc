/** Colours of a drawing: of the light or the dark page. */
export interface Palette {
  readonly background: string;
  readonly text: string;
  readonly muted: string;
  readonly link: string;
  readonly accent: string;
  readonly conflict: string;
  readonly stripe: string;
  readonly grid: string;
}
