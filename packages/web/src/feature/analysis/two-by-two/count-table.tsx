import { Button, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TwoByTwoSettings } from './two-by-two-address.ts';
import './two-by-two.css';

interface Props {
  readonly settings: TwoByTwoSettings;
  readonly change: (change: Partial<Pick<TwoByTwoSettings, 'ei' | 'ew' | 'ui' | 'uw' | 'exposure'>>) => void;
}

/** The four counts with their totals, as the table stands on paper. */
export function CountTable({ settings, change }: Props) {
  const { t } = useTranslation('analysis');
  const { ei, ew, ui, uw, exposure, design } = settings;
  const well = design === 'cohort' ? t('twoByTwo.well') : t('twoByTwo.controls');
  const rows = [
    { name: t('twoByTwo.exposed'), cells: ['ei', 'ew'], counts: [ei, ew] },
    { name: t('twoByTwo.unexposed'), cells: ['ui', 'uw'], counts: [ui, uw] },
  ] as const;
  const sum = (...counts: readonly (number | undefined)[]): number => counts.reduce<number>((total, count) => total + (count ?? 0), 0);
  return (
    <section className="figure two-by-two">
      <div className="figure-head">
        <div>
          <h2>{t('twoByTwo.table')}</h2>
          {exposure === undefined ? null : <p>{exposure}</p>}
        </div>
        <Button size="small" onClick={() => change({ ei: undefined, ew: undefined, ui: undefined, uw: undefined, exposure: undefined })}>
          {t('twoByTwo.clear')}
        </Button>
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{t('attackRates.exposure')}</span>
            </th>
            <th scope="col">{t('twoByTwo.ill')}</th>
            <th scope="col">{well}</th>
            <th scope="col">{t('twoByTwo.total')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, cells, counts }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, column) => (
                <td key={cell}>
                  <InputNumber<number>
                    aria-label={t('twoByTwo.cell', { row: name, column: column === 0 ? t('twoByTwo.ill') : well })}
                    min={0}
                    max={1_000_000_000}
                    precision={0}
                    controls={false}
                    inputMode="numeric"
                    value={settings[cell] ?? null}
                    onChange={(count) => change({ [cell]: count ?? undefined })}
                  />
                </td>
              ))}
              <td className="number">{sum(...counts)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('twoByTwo.total')}</th>
            <td className="number">{sum(ei, ui)}</td>
            <td className="number">{sum(ew, uw)}</td>
            <td className="number">{sum(ei, ew, ui, uw)}</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}
