import { type CaseClass } from '@firebreak/epi';
import { useTranslation } from 'react-i18next';
import { useShade, type Shade } from '../app/theme.ts';
import { codeText } from '../text/field.ts';

/** How a class of case looks everywhere: curve, map, chain, list, report. */
export interface ClassStyle {
  /** Colour as text on the page of a shade; contrast at least 4.5. */
  readonly color: Readonly<Record<Shade, string>>;
  /** Mark that says the class without colour. */
  readonly mark: string;
  /** The same mark as a path inside a square from -1 to 1, for canvas, SVG and charts. */
  readonly path: string;
  /** Whether the path is filled or only drawn. */
  readonly filled: boolean;
}

const circle = 'M1,0A1,1 0 1 1 -1,0A1,1 0 1 1 1,0Z';
const diamond = 'M0,-1L1,0L0,1L-1,0Z';
const cross = 'M-0.8,-0.8L0.8,0.8M0.8,-0.8L-0.8,0.8';
const square = 'M-0.8,-0.8H0.8V0.8H-0.8Z';

export const caseClassStyle: Readonly<Record<CaseClass, ClassStyle>> = {
  confirmed: { color: { light: '#a93226', dark: '#f08a7e' }, mark: '●', path: circle, filled: true },
  confirmedNoSymptoms: { color: { light: '#1f618d', dark: '#7db9e8' }, mark: '○', path: circle, filled: false },
  probable: { color: { light: '#76448a', dark: '#c79bdb' }, mark: '◆', path: diamond, filled: true },
  suspected: { color: { light: '#8a5a00', dark: '#e0b04a' }, mark: '◇', path: diamond, filled: false },
  notClassified: { color: { light: '#5c656c', dark: '#a3abb2' }, mark: '□', path: square, filled: false },
  notACase: { color: { light: '#5c656c', dark: '#a3abb2' }, mark: '✕', path: cross, filled: false },
};

/** Colour of a class in the shade in force; a class nobody knows looks not classified. */
export function classColor(caseClass: string | null, shade: Shade): string {
  return (caseClassStyle[caseClass as CaseClass] ?? caseClassStyle.notClassified).color[shade];
}

/** Mark, colour and word of a class of case. */
export function CaseClassMark({ caseClass, word = true }: { readonly caseClass: string; readonly word?: boolean }) {
  useTranslation();
  const shade = useShade();
  const style = caseClassStyle[caseClass as CaseClass] ?? caseClassStyle.notClassified;
  const text = codeText('case', 'caseClass', caseClass);
  return (
    <span className="mark" style={{ color: style.color[shade] }} title={text}>
      <svg viewBox="-1.3 -1.3 2.6 2.6" width="11" height="11" aria-hidden="true">
        <path d={style.path} fill={style.filled ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="0.34" />
      </svg>
      {word ? ` ${text}` : <span className="unseen">{text}</span>}
    </span>
  );
}
