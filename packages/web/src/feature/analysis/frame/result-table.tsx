import { Button } from 'antd';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { download, fileNameOf } from '../../../chart/download.ts';
import { figureCsv, type FigureData } from '../../../chart/figure-data.ts';
import { useBasisLines } from './basis.tsx';

interface Props {
  readonly title: string;
  /** What, where, of how many: the line under the title, and in the file. */
  readonly where: string;
  /** The numbers as they are computed on: more digits than the page shows, and a column for each. */
  readonly data: FigureData;
  /** Said in place of a table without rows. */
  readonly none?: string;
  /** Head and body of the table. */
  readonly children: ReactNode;
  /** Under the table. */
  readonly below?: ReactNode;
}

/** Frame of every table of results: its title, its numbers as a file with what they rest on, and the table, which scrolls by itself. */
export function ResultTable({ title, where, data, none, children, below }: Props) {
  const { t } = useTranslation('analysis');
  const basis = useBasisLines();
  const keep = (): void => download(fileNameOf([title, where], 'csv'), figureCsv([title, where, ...basis].join(' · '), data));
  const isEmpty = data.rows.length === 0;
  return (
    <section className="figure">
      <div className="figure-head">
        <div>
          <h2>{title}</h2>
          <p>{where}</p>
        </div>
        {isEmpty ? null : (
          <Button size="small" aria-label={`${t('twoByTwo.keep')}: ${title}`} onClick={keep}>
            {t('twoByTwo.keep')}
          </Button>
        )}
      </div>
      {isEmpty && none !== undefined ? (
        <p className="soft">{none}</p>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        <div className="analysis-table" role="region" aria-label={title} tabIndex={0}>
          <table>{children}</table>
        </div>
      )}
      {below}
    </section>
  );
}
