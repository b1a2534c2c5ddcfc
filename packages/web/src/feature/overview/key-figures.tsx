import type { Figure } from '@firebreak/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CaseClassMark } from '../../ui/case-class.tsx';
import { useFormat } from '../../ui/format/use-format.ts';
import { changeOf, figureByCode, newCasesByClass, periodDays, shownFigures, type ShownFigure } from './figure-facts.ts';
import type { Overview } from './overview.ts';

/** Key figures, each with its days, its denominator and how it changed, said in words. */
export function KeyFigures({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation('overview');
  const days = periodDays(overview);
  const shown = shownFigures.flatMap((code) => {
    const figure = figureByCode(overview, code);
    return figure === undefined ? [] : [{ code, figure }];
  });
  return (
    <section className="key-figures" aria-label={t('keyFigures')}>
      {shown.map(({ code, figure }) => (
        <KeyFigure key={code} code={code} figure={figure} days={days}>
          {code === 'newCases' ? <Classes overview={overview} /> : null}
        </KeyFigure>
      ))}
    </section>
  );
}

interface Props {
  readonly code: ShownFigure;
  readonly figure: Figure;
  readonly days: number;
  readonly children: ReactNode;
}

function KeyFigure({ code, figure, days, children }: Props) {
  const { t } = useTranslation('overview');
  const { date } = useFormat();
  const value = useFigureText();
  const { kind, by } = changeOf(figure);
  const change = t(`change.${kind}`, { by, days, previous: value(figure.previous, figure.unit) });
  const { from, to, numerator, denominator } = figure;
  const period =
    to === null
      ? ''
      : from === null
        ? t('unit.until', { to: date(to) })
        : from === to
          ? date(to)
          : t('unit.period', { from: date(from), to: date(to) });
  return (
    <div className="key-figure">
      <h2>{t(`key.${code}`)}</h2>
      <p className="value">{value(figure.value, figure.unit)}</p>
      <p className="basis">
        {figure.unit === 'share' && denominator !== null
          ? `${t('unit.of', { numerator: wholeNumber.format(numerator ?? 0), denominator: wholeNumber.format(denominator) })} · `
          : ''}
        {period}
      </p>
      <p className="change">{change}</p>
      {children}
    </div>
  );
}

function Classes({ overview }: { readonly overview: Overview }) {
  const classes = newCasesByClass(overview);
  if (classes.length === 0) return null;
  return (
    <p className="classes">
      {classes.map(({ caseClass, count }) => (
        <span key={caseClass}>
          <CaseClassMark caseClass={caseClass} /> {count}
        </span>
      ))}
    </p>
  );
}

/** A figure as people read it: whole counts, shares in percent, days and rates with one decimal. */
function useFigureText(): (value: number | null, unit: Figure['unit']) => string {
  const { t } = useTranslation('overview');
  return (value, unit) => {
    if (value === null) return t('unknown');
    if (unit === 'share') return `${Math.round(value * 100)}%`;
    if (unit === 'count') return wholeNumber.format(value);
    const text = oneDecimal.format(value);
    return unit === 'days' ? t('unit.days', { value: text }) : t('unit.rate', { value: text });
  };
}

const wholeNumber = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
