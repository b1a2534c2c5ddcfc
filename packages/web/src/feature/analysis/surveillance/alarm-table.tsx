import type { AreasAnswer } from '@firebreak/contract';
import { useTranslation } from 'react-i18next';
import { useChangeSearch } from '../../../app/address.ts';
import type { SurveillanceBin } from '../compute/surveillance-analysis.ts';
import { shortNumber } from '../frame/number-text.ts';

interface Props {
  readonly areas: AreasAnswer;
  /** Verdicts of the areas, in their order. */
  readonly latest: readonly (SurveillanceBin | null)[];
  readonly when: string;
  readonly unit: 'day' | 'week';
}

/** The areas in the last complete day or week, those with an alarm first; a name puts the area in force. */
export function AlarmTable({ areas, latest, when, unit }: Props) {
  const { t } = useTranslation(['analysis', 'spread']);
  const change = useChangeSearch();
  const rows = areas.areas
    .map((area, at) => ({ area, bin: latest[at] ?? null }))
    .filter(({ bin }) => bin !== null && (bin.observed > 0 || bin.alarm))
    .toSorted((a, b) => Number(b.bin?.alarm) - Number(a.bin?.alarm) || (b.bin?.observed ?? 0) - (a.bin?.observed ?? 0));
  return (
    <section className="figure">
      <div className="figure-head">
        <div>
          <h2>{t('spread:surveillance.table')}</h2>
          <p>{t(unit === 'day' ? 'spread:surveillance.tableWhereDay' : 'spread:surveillance.tableWhereWeek', { when })}</p>
        </div>
      </div>
      {rows.length === 0 ? (
        <p className="soft">{t('spread:surveillance.noneInAreas')}</p>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        <div className="analysis-table" role="region" aria-label={t('spread:surveillance.table')} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('spread:surveillance.area')}</th>
                <th scope="col" className="number">
                  {t('spread:rt.casesAxis')}
                </th>
                <th scope="col" className="number">
                  {t('spread:surveillance.expected')}
                </th>
                <th scope="col" className="number">
                  {t('spread:surveillance.threshold')}
                </th>
                <th scope="col">{t('spread:surveillance.alarm')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ area, bin }) =>
                bin === null ? null : (
                  <tr key={area.code}>
                    <th scope="row">
                      <button type="button" className="link" onClick={() => change({ area: area.code })}>
                        {area.name}
                      </button>
                    </th>
                    <td className="number">{bin.observed}</td>
                    <td className="number">{bin.expected === null ? '–' : shortNumber(bin.expected)}</td>
                    <td className="number">{bin.upper === null ? '–' : shortNumber(bin.upper)}</td>
                    <td>
                      {bin.alarm ? (
                        <strong className="analysis-alarm">▲ {t('spread:surveillance.alarm')}</strong>
                      ) : bin.unjudged === null ? (
                        ''
                      ) : (
                        t(`spread:surveillance.unjudged.${bin.unjudged}`)
                      )}
                    </td>
                  </tr>
                ),
              )}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
