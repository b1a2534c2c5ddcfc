import { Button } from 'antd';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RiskMark } from '../../../ui/risk.tsx';
import { type DeskTube } from './desk.ts';
import { type DeskWork } from './desk-work.ts';

/** The tubes in use: how many are in each, and its seal. A full one stays until it is sealed. */
export function TubeStrip({ desk }: { readonly desk: DeskWork }) {
  const { t } = useTranslation('sampling');
  const { tubes, open } = desk.desk();
  const inUse = [...tubes.values()].filter(
    (tube) => !tube.isSealed && (open[tube.risk] === tube.code || (tube.count > 0 && tube.count >= tube.capacity)),
  );
  if (inUse.length === 0) return <p className="tube-strip none">{t('tube.none')}</p>;
  return (
    <ul className="tube-strip" aria-label={t('tube.inUse')}>
      {inUse.map((tube) => (
        <TubeInUse
          key={tube.code}
          tube={tube}
          mark={<RiskMark level={tube.risk} />}
          fill={t('tube.fill', { count: tube.count, capacity: tube.capacity })}
          seal={() => void desk.seal(tube.code)}
        />
      ))}
    </ul>
  );
}

interface InUse {
  readonly tube: Pick<DeskTube, 'code' | 'count' | 'capacity'>;
  /** What its swabs have in common. */
  readonly mark: ReactNode;
  /** How full it is, in words. */
  readonly fill: string;
  readonly seal: () => void;
}

/** One tube: its code, how full it is, and its seal. */
export function TubeInUse({ tube, mark, fill, seal }: InUse) {
  const { t } = useTranslation('sampling');
  const full = tube.count >= tube.capacity;
  return (
    <li className={full ? 'full' : undefined}>
      <span className="code">{tube.code}</span>
      {mark}
      <strong className="fill" aria-label={fill}>
        {tube.count}/{tube.capacity}
      </strong>
      {tube.count === 0 ? null : (
        <Button type={full ? 'primary' : 'default'} onClick={seal} aria-label={t('tube.sealOne', { code: tube.code })}>
          {t('tube.seal')}
        </Button>
      )}
      <meter min={0} max={tube.capacity} value={tube.count} aria-hidden="true" />
    </li>
  );
}
