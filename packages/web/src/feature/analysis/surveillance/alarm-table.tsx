import type { AreasAnswer } from '@firebreak/contract';
import { useTranslation } from 'react-i18next';
import { useChangeSearch } from '../../../app/address.ts';
import type { FigureData } from '../../../chart/figure-data.ts';
import type { SurveillanceBin } from '../compute/surveillance-analysis.ts';
import { exactNumber, shortNumber } from '../frame/number-text.ts';
import { ResultTable } from '../frame/result-table.tsx';
import { numberHead, TableHead } from '../../../ui/table-head.tsx';

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
    .flatMap((area, at) => {
      const bin = latest[at] ?? null;
      return bin !== null && (bin.observed > 0 || bin.alarm) ? [{ area, bin }] : [];
    })
    .toSorted((a, b) => Number(b.bin.alarm) - Number(a.bin.alarm) || b.bin.observed - a.bin.observed);
  const verdict = ({ alarm, unjudged }: SurveillanceBin): string =>
    alarm ? t('spread:surveillance.alarm') : unjudged === null ? '' : t(`spread:surveillance.unjudged.${unjudged}`);
  const numeric = [t('spread:rt.casesAxis'), t('spread:surveillance.expected'), t('spread:surveillance.threshold')];
  const data: FigureData = {
    columns: [
      { name: t('spread:surveillance.area'), numeric: false },
      ...numeric.map((name) => ({ name, numeric: true })),
      { name: t('spread:surveillance.alarm'), numeric: false },
    ],
    rows: rows.map(({ area, bin }) => [
      area.name,
      bin.observed,
      bin.expected === null ? null : exactNumber(bin.expected),
      bin.upper === null ? null : exactNumber(bin.upper),
      verdict(bin),
    ]),
  };
  return (
    <ResultTable
      title={t('spread:surveillance.table')}
      where={t(unit === 'day' ? 'spread:surveillance.tableWhereDay' : 'spread:surveillance.tableWhereWeek', { when })}
      data={data}
      none={t('spread:surveillance.noneInAreas')}
    >
      <TableHead
        columns={[
          t('spread:surveillance.area'),
          numberHead(t('spread:rt.casesAxis')),
          numberHead(t('spread:surveillance.expected')),
          numberHead(t('spread:surveillance.threshold')),
          t('spread:surveillance.alarm'),
        ]}
      />
      <tbody>
        {rows.map(({ area, bin }) => (
          <tr key={area.code}>
            <th scope="row">
              <button type="button" className="link" onClick={() => change({ area: area.code })}>
                {area.name}
              </button>
            </th>
            <td className="number">{bin.observed}</td>
            <td className="number">{bin.expected === null ? '–' : shortNumber(bin.expected)}</td>
            <td className="number">{bin.upper === null ? '–' : shortNumber(bin.upper)}</td>
            <td>{bin.alarm ? <strong className="analysis-alarm">▲ {t('spread:surveillance.alarm')}</strong> : verdict(bin)}</td>
          </tr>
        ))}
      </tbody>
    </ResultTable>
  );
}
