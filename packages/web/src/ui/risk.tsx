import { type RiskLevel } from '@firebreak/epi';
import { useTranslation } from 'react-i18next';
import { useShade, type Shade } from '../app/theme.ts';
import { codeText } from '../text/field.ts';

/** Colour and mark of a level of risk: high ▲, medium ◆, low ●; as text its contrast is at least 4.5. */
export const riskStyle: Readonly<Record<RiskLevel, { readonly color: Readonly<Record<Shade, string>>; readonly mark: string }>> = {
  high: { color: { light: '#c0392b', dark: '#f08a7e' }, mark: '▲' },
  medium: { color: { light: '#8f5a06', dark: '#e0a63c' }, mark: '◆' },
  low: { color: { light: '#2471a3', dark: '#7db9e8' }, mark: '●' },
};

/** Mark, colour and word of a level of risk. */
export function RiskMark({ level }: { readonly level: string }) {
  useTranslation();
  const shade = useShade();
  const style = riskStyle[level as RiskLevel];
  const text = codeText('case', 'riskLevel', level);
  if (style === undefined) return <>{text}</>;
  return (
    <span className="mark" style={{ color: style.color[shade] }}>
      <span aria-hidden="true">{style.mark}</span> {text}
    </span>
  );
}
