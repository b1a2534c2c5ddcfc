import type { Permission } from '@firebreak/contract';
import type en from '../../text/en/index.ts';

/** One analysis: its question, at `/outbreaks/{outbreak}/analysis/{path}`. Its page stands in `analysis-page.tsx`. */
export interface AnalysisPart {
  readonly path: string;
  /** `analysis:part.<name>` in the row of analyses, `analysis:ask.<name>` as title, `analysis:what.<name>` what it shows. */
  readonly name: AnalysisName;
  readonly permission: Permission;
}
export type AnalysisName = keyof typeof en.analysis.part;

/** In the order in which one asks: is it spreading, how fast is the response, why, where. */
export const analysisParts: readonly AnalysisPart[] = [
  { path: 'curve', name: 'curve', permission: 'figure.read' },
  { path: 'rt', name: 'rt', permission: 'figure.read' },
  { path: 'growth', name: 'growth', permission: 'figure.read' },
  { path: 'surveillance', name: 'surveillance', permission: 'figure.read' },
  { path: 'clusters', name: 'clusters', permission: 'figure.read' },
  { path: 'delays', name: 'delays', permission: 'figure.read' },
  { path: 'attack-rates', name: 'attackRates', permission: 'case.read' },
  { path: 'two-by-two', name: 'twoByTwo', permission: 'figure.read' },
];
