import type { CaseClass } from '@firebreak/epi';

/** The pattern of a class in a bar, as ECharts draws it; the surest class is plain. Never colour alone. */
export interface Decal {
  readonly symbol: string;
  readonly symbolSize?: number;
  readonly dashArrayX: number | readonly number[];
  readonly dashArrayY: number | readonly number[];
  readonly rotation?: number;
  readonly color: string;
}

/** Patterns by class: plain, dots, lines rising, lines falling, upright lines (lines across are those between cases). */
export function classDecal(caseClass: CaseClass, color: string): Decal | { readonly symbol: 'none' } {
  switch (caseClass) {
    case 'confirmed':
      return { symbol: 'none' };
    case 'confirmedNoSymptoms':
      return { symbol: 'circle', symbolSize: 0.5, dashArrayX: [4, 4], dashArrayY: [4, 4], color };
    case 'probable':
      return { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1.6, 4.4], rotation: -Math.PI / 4, color };
    case 'suspected':
      return { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1.6, 4.4], rotation: Math.PI / 4, color };
    case 'notClassified':
    case 'notACase':
      return { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1.2, 3.8], rotation: Math.PI / 2, color };
  }
}
