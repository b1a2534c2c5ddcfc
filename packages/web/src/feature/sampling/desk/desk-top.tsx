import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { outbreakPath, useGo } from '../../../app/address.ts';
import { isOnlyHere, isUnsent } from '../../../offline/entry.ts';
import { type Field } from '../../../offline/use-field.ts';
import { type Station } from '../station.ts';

interface Props {
  readonly field: Field;
  /** Of the round. */
  readonly name: string;
  readonly station: Station;
}

/** Where the device registers, what waits on it, and the way to everything else. */
export function DeskTop({ field, name, station }: Props) {
  const { t } = useTranslation('sampling');
  const go = useGo();
  const to = (...parts: string[]) => go(outbreakPath(field.outbreak, 'sampling', ...parts));
  const looked = field.entries.filter(({ state }) => state === 'attention' || state === 'refused').length;
  const held = field.entries.filter(({ state }) => state === 'held').length;
  const waiting = field.entries.filter(isUnsent).length;
  return (
    <header className="desk-top">
      <button type="button" className="where" onClick={() => to('setup')} title={t('desk.change')}>
        <strong>{name}</strong>
        <span>{station.pointName ?? t('desk.noPoint')}</span>
      </button>
      <span className="desk-links">
        {held > 0 ? <Button onClick={() => to('slips')}>{t('desk.slips', { count: held })}</Button> : null}
        {field.entries.some(isOnlyHere) || looked > 0 ? (
          <Button danger={looked > 0} onClick={() => to('waiting')}>
            {looked > 0 ? `▲ ${t('desk.toLookAt', { count: looked })}` : t('desk.waiting', { count: waiting })}
          </Button>
        ) : null}
      </span>
    </header>
  );
}
