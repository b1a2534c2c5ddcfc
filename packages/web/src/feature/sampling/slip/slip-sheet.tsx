import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FieldRound } from '../../../offline/field-list.ts';
import { slipNumbers, suggestedSlip } from './slip-number.ts';

/** A sheet of numbered slips for paper: for a site without a device that works, and for who has neither phone nor document. */
export function SlipSheet({ round, last }: { readonly round: FieldRound; readonly last: string | undefined }) {
  const { t } = useTranslation('sampling');
  const [count, setCount] = useState(20);
  const [from, setFrom] = useState(() => localStorage.getItem(PRINTED) ?? suggestedSlip(last));
  const numbers = slipNumbers(from, count);
  const print = (): void => {
    globalThis.print();
    const next = suggestedSlip(numbers.at(-1));
    localStorage.setItem(PRINTED, next);
    setFrom(next);
  };
  return (
    <section className="card slip-sheet">
      <h2 className="on-screen">{t('slip.print')}</h2>
      <p className="on-screen soft">{t('slip.printHint')}</p>
      <p className="on-screen acts">
        <InputNumber aria-label={t('slip.count')} min={1} max={200} value={count} onChange={(value) => setCount(value ?? 1)} />
        <Button onClick={print}>{t('slip.printAct', { from: numbers[0] ?? '', to: numbers.at(-1) ?? '' })}</Button>
      </p>
      <ol className="sheet" aria-hidden="true">
        {numbers.map((number) => (
          <li key={number}>
            <strong>{number}</strong>
            <span>{round.name}</span>
            {(['name', 'document', 'phone', 'address', 'tube'] as const).map((line) => (
              <span key={line} className="line">
                {t(`slip.line.${line}`)}
              </span>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Numbers that were printed are not printed again on this device. */
const PRINTED = 'firebreak.slip';
