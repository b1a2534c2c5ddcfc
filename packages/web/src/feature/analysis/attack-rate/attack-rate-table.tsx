import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { outbreakPath } from '../../../app/address.ts';
import { useOutbreak } from '../../../app/outbreak.ts';
import type { AttackRateLine } from '../compute/attack-rate-analysis.ts';
import { ResultTable } from '../frame/result-table.tsx';
import { percentText, pText, shortNumber } from '../frame/number-text.ts';
import { searchOfTable } from '../two-by-two/two-by-two-address.ts';
import { useAttackRateData } from './use-attack-rate-data.ts';
import { useExposureName } from './use-exposure-name.ts';
import { useGroupText } from './use-group-text.ts';
import { numberHead, TableHead } from '../../../ui/table-head.tsx';

interface Props {
  readonly lines: readonly AttackRateLine[];
  readonly where: string;
  readonly level: number;
}

/** A row for each answer; its name opens the four counts in the calculator. */
export function AttackRateTable({ lines, where, level }: Props) {
  const { t } = useTranslation('analysis');
  const [rows, setRows] = useState(FIRST_ROWS);
  const rest = lines.length - rows;
  return (
    <ResultTable
      title={t('attackRates.table')}
      where={where}
      data={useAttackRateData(lines)}
      below={
        rest > 0 ? (
          <button type="button" className="link" onClick={() => setRows(rows + FIRST_ROWS)}>
            {t('showRows', { count: Math.min(rest, FIRST_ROWS) })}
          </button>
        ) : null
      }
    >
      <TableHead
        columns={[
          t('attackRates.exposure'),
          numberHead(t('attackRates.exposedGroup')),
          numberHead(t('attackRates.unexposedGroup')),
          numberHead(t('attackRates.riskRatio', { level: level * 100 })),
          numberHead(t('attackRates.p')),
          numberHead(t('attackRates.casesExposed')),
        ]}
      />
      <tbody>
        {lines.slice(0, rows).map((line) => (
          <Row key={`${line.source} ${line.name} ${line.value}`} line={line} />
        ))}
      </tbody>
    </ResultTable>
  );
}

const FIRST_ROWS = 50;

function Row({ line }: { readonly line: AttackRateLine }) {
  const { t } = useTranslation('analysis');
  const nameOf = useExposureName();
  const groupText = useGroupText();
  const outbreak = useOutbreak();
  const ratio = line.riskRatio;
  const name = nameOf(line);
  const search = (before: Record<string, unknown>) => ({
    ...(before['area'] === undefined ? {} : { area: before['area'] }),
    ...searchOfTable(name, line.table),
  });
  return (
    <tr>
      <th scope="row" className="wrap">
        <Link to={outbreakPath(outbreak.id, 'analysis', 'two-by-two')} search={search} title={t('openTable')}>
          {name}
        </Link>
      </th>
      <td className="number">{groupText(line.exposedAttackRate)}</td>
      <td className="number">{groupText(line.unexposedAttackRate)}</td>
      <td className="number">
        {ratio === null
          ? t('notEstimable')
          : `${shortNumber(ratio.estimate)} (${t('limits', { lower: shortNumber(ratio.lower), upper: shortNumber(ratio.upper) })})`}
      </td>
      <td className="number">{pText(line.pValue)}</td>
      <td className="number">{line.casesExposed === null ? '–' : percentText(line.casesExposed.estimate)}</td>
    </tr>
  );
}
