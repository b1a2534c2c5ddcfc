import { createContext, useContext } from 'react';
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

/** What the open page rests on, for the files of its figures: a picture is passed on alone. */
export const BasisOfPage = createContext<BasisRows>({});

/** What of the basis a figure does not say itself, as lines of its files. */
export function useBasisLines(): string[] {
  const { t } = useTranslation('analysis');
  const rows = useContext(BasisOfPage);
  return inFiles.flatMap((name) => {
    const said = rows[name];
    if (said === undefined || said.length === 0) return [];
    return [t('basisLine', { name: t(`basis.${name}`), text: typeof said === 'string' ? said : said.join(t('join')) })];
  });
}

const inFiles = ['period', 'method', 'interval', 'lastComplete'] as const;
