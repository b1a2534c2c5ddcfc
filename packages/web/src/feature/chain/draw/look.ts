import { caseClasses, type CaseClass } from '@firebreak/epi';
import type { Shade } from '../../../app/theme.ts';
import { caseClassStyle } from '../../../ui/case-class.tsx';
import type { NodeLook } from './draw-scene.ts';
import { hubsOf } from './hubs.ts';
import type { Palette } from './palette.ts';
import { contactForm, eventForm, type MarkForm } from './surface.ts';
import type { PlacedScene } from '../scene/use-scene.ts';

/** Colours of the drawing; those of the page (ui/base.css), which a canvas cannot read. */
export const palettes: Readonly<Record<Shade, Palette>> = {
  light: {
    background: '#ffffff',
    text: '#1b2126',
    muted: '#4d565d',
    link: '#9aa5ad',
    accent: '#0b6b73',
    conflict: '#b3261e',
    stripe: '#f4f6f7',
    grid: '#dfe4e7',
  },
  dark: {
    background: '#14181b',
    text: '#e6eaed',
    muted: '#b5bcc2',
    link: '#5b666d',
    accent: '#6fd0d6',
    conflict: '#f28b82',
    stripe: '#191e22',
    grid: '#2e363b',
  },
};

interface Style {
  readonly form: MarkForm;
  readonly color: string;
}

/**
 * Marks and labels of the nodes of a scene: classes of cases as everywhere, events and contacts their own. Who
 * stands on a day that is not their own is drawn paler, and the label says that there is no date.
 */
export function lookOf(scene: PlacedScene, shade: Shade, undated: string): NodeLook {
  const own: Style[] = [
    ...caseClasses.map((caseClass) => styleOfClass(caseClass, shade)),
    { form: eventForm, color: palettes[shade].text },
    { form: contactForm, color: palettes[shade].muted },
  ];
  const pale = own.map(({ form, color }) => ({ form, color: `${color}${PALE}` }));
  const styleOf = Uint8Array.from(scene.nodes, (node, at) => styleIndex(node) + (isLent(scene, at) ? own.length : 0));
  const labelOf = (node: number): string => `${scene.nodes[node]!.label}${isLent(scene, node) ? ` · ${undated}` : ''}`;
  return { styles: [...own, ...pale], styleOf, labelOf, hubs: hubsOf(scene), labelsApart: scene.picture === 'tree' };
}

const isLent = ({ picture, lent }: PlacedScene, node: number): boolean => picture === 'timeline' && lent[node] === 1;

function styleOfClass(caseClass: CaseClass, shade: Shade): Style {
  const { path, filled, color } = caseClassStyle[caseClass];
  return { form: { path, filled }, color: color[shade] };
}

function styleIndex({ kind, caseClass }: PlacedScene['nodes'][number]): number {
  if (kind === 'event') return caseClasses.length;
  if (kind === 'contact') return caseClasses.length + 1;
  const known = caseClasses.indexOf(caseClass as CaseClass);
  return known < 0 ? caseClasses.indexOf('notClassified') : known;
}

/** Two hexadecimal digits of opacity. */
const PALE = '73';
