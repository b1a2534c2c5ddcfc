/** Colours with one meaning in every figure; a shape or a word always stands with them. */
export const colours = {
  ink: '#1f2329',
  faint: '#5c6370',
  grid: '#e3e6ea',
  paper: '#ffffff',
  cases: '#8aa3bd',
  estimate: '#1b4f72',
  interval: '#2e86c1',
  expected: '#9a6a00',
  alarm: '#b03a2e',
  faded: '#b9c0c8',
  notComplete: '#7d8590',
} as const;
