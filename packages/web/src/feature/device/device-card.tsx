import { type Device } from '@firebreak/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enumeration } from '../../ui/format/enumeration.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { AssignForm } from './assign-form.tsx';
import { WipeForm } from './wipe-form.tsx';

interface Props {
  readonly device: Device;
  /** When the devices were read. */
  readonly now: string;
  readonly isThis: boolean;
  readonly mayAssign: boolean;
}

/** One device: whose it is, when it was in touch, what was on it then, and its end. */
export function DeviceCard({ device, now, isThis, mayAssign }: Props) {
  const { t } = useTranslation('device');
  const { instant } = useFormat();
  const [wiping, setWiping] = useState(false);
  const { label, state } = device;
  return (
    <article className="card" aria-label={label}>
      <h2>
        {label}{' '}
        <span className="soft">
          <span aria-hidden="true">{t(`sign.${state}`)} </span>
          {t(`state.${state}`)}
          {isThis ? ` · ${t('this')}` : ''}
        </span>
      </h2>
      <p>
        {device.kind} · {enumeration(device.users.map(({ displayName }) => displayName))}
      </p>
      <p className="soft">
        {t('seen', { time: instant(device.seenAt) })} · {t('holds', { lists: device.lists, unsent: device.unsent })}
      </p>
      <Ending device={device} now={now} />
      {device.handedIn.map((part) => (
        <HandedIn key={part.user} device={device} part={part} mayAssign={mayAssign} />
      ))}
      {state === 'active' && !wiping ? (
        <div className="acts">
          <Button danger onClick={() => setWiping(true)}>
            {t('wipe')}
          </Button>
        </div>
      ) : null}
      {state === 'active' && wiping ? <WipeForm device={device} close={() => setWiping(false)} /> : null}
    </article>
  );
}

/** Until when its lists can be read, or who ended that and why. */
function Ending({ device, now }: Pick<Props, 'device' | 'now'>) {
  const { t } = useTranslation('device');
  const { instant } = useFormat();
  const { wipeRequestedAt, wipedAt, leaseUntil } = device;
  if (wipeRequestedAt === null) {
    const isOver = Date.parse(leaseUntil) <= Date.parse(now);
    return <p className="soft">{t(isOver ? 'leaseOver' : 'lease', { time: instant(leaseUntil) })}</p>;
  }
  return (
    <>
      <p>{t('askedBy', { by: device.wipeRequestedBy ?? '', time: instant(wipeRequestedAt), reason: device.wipeReason ?? '' })}</p>
      <p>{wipedAt === null ? t('notYet') : t('wipedAt', { time: instant(wipedAt) })}</p>
    </>
  );
}

interface HandedInProps {
  readonly device: Device;
  readonly part: Device['handedIn'][number];
  readonly mayAssign: boolean;
}

function HandedIn({ device, part, mayAssign }: HandedInProps) {
  const { t } = useTranslation('device');
  const [giving, setGiving] = useState(false);
  return (
    <div className="stack">
      <p>
        <span aria-hidden="true">▲ </span>
        {t('handedIn', { count: part.count, name: part.displayName })}
      </p>
      {mayAssign && !giving ? (
        <div className="acts">
          <Button onClick={() => setGiving(true)}>{t('assign')}</Button>
        </div>
      ) : null}
      {giving ? <AssignForm device={device.id} from={part.user} close={() => setGiving(false)} /> : null}
    </div>
  );
}
