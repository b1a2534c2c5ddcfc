import { useTranslation } from 'react-i18next';
import type en from '../../../text/en/index.ts';

/** What a result rests on: a line each; an array stands on lines of its own. */
export type BasisRows = Partial<Readonly<Record<Exclude<keyof typeof en.analysis.basis, 'title'>, string | readonly string[]>>>;

const order = ['period', 'denominator', 'notCounted', 'method', 'interval', 'lastComplete', 'asOf'] as const;

export function Basis({ rows }: { readonly rows: BasisRows }) {
  const { t } = useTranslation('analysis');
  return (
    <section className="card analysis-basis">
      <h2>{t('basis.title')}</h2>
      <dl>
        {order.flatMap((name) => {
          const said = rows[name];
          const lines = said === undefined ? [] : typeof said === 'string' ? [said] : said;
          if (lines.length === 0) return [];
          return [
            <dt key={name}>{t(`basis.${name}`)}</dt>,
            <dd key={`${name} said`}>
              {lines.map((line) => (
                <span key={line}>{line}</span>
              ))}
            </dd>,
          ];
        })}
      </dl>
    </section>
  );
}

/** The basis as lines under a picture. */
export function useBasisLines(): (rows: BasisRows) => string[] {
  const { t } = useTranslation('analysis');
  return (rows) =>
    order.flatMap((name) => {
      const said = rows[name];
      if (said === undefined || said.length === 0) return [];
      return [`${t(`basis.${name}`)}: ${typeof said === 'string' ? said : said.join(' ')}`];
    });
}
