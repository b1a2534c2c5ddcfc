import { type Tube } from '@firebreak/contract';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { outbreakPath } from '../../app/address.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { countText } from '../../ui/format/date.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { RiskMark } from '../../ui/risk.tsx';
import { FaultMarks, OutcomeMark, StateMark } from './marks.tsx';
import { PackDialog } from './pack-dialog.tsx';
import { useSeal } from './tube-acts.ts';
import { areaNameText } from '../../text/area-name.ts';

interface Props {
  readonly tubes: readonly Tube[];
  readonly total: number;
  readonly opened: string | undefined;
  readonly state: string;
}

/** Tubes to open, and to seal or pack several at once. */
export function TubeList({ tubes, total, opened, state }: Props) {
  const { t } = useTranslation('tube');
  const may = useMay();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [packing, setPacking] = useState(false);
  const seal = useSeal();
  const act = may('tube.write') ? (state === 'open' ? 'seal' : state === 'sealed' ? 'pack' : undefined) : undefined;
  const codes = tubes.map(({ code }) => code).filter((code) => chosen.has(code));
  const toggle = (code: string): void => {
    const next = new Set(chosen);
    if (!next.delete(code)) next.add(code);
    setChosen(next);
  };
  return (
    <>
      {act === undefined ? null : (
        <div className="chosen-bar">
          <Button onClick={() => setChosen(codes.length === tubes.length ? new Set() : new Set(tubes.map(({ code }) => code)))}>
            {t(codes.length === tubes.length ? 'chooseNone' : 'chooseAll', { count: tubes.length })}
          </Button>
          <Button
            type="primary"
            disabled={codes.length === 0}
            loading={seal.isPending}
            onClick={() => (act === 'seal' ? seal.mutate(codes, { onSuccess: () => setChosen(new Set()) }) : setPacking(true))}
          >
            {t(`act.${act}`, { count: codes.length })}
          </Button>
        </div>
      )}
      <ul className="tube-list" aria-label={t('list')}>
        {tubes.map((tube) => (
          <li key={tube.code} className={tube.code === opened ? 'here' : undefined}>
            {act === undefined ? null : (
              <label className="pick">
                <input
                  type="checkbox"
                  checked={chosen.has(tube.code)}
                  onChange={() => toggle(tube.code)}
                  aria-label={t('choose', { code: tube.code })}
                />
              </label>
            )}
            <TubeLine tube={tube} />
          </li>
        ))}
      </ul>
      {total > tubes.length ? <p className="soft">{t('more', { shown: tubes.length, total: countText(total) })}</p> : null}
      {packing ? <PackDialog tubes={codes} close={() => setPacking(false)} done={() => setChosen(new Set())} /> : null}
    </>
  );
}

function TubeLine({ tube }: { readonly tube: Tube }) {
  const { t } = useTranslation('tube');
  const outbreak = useOutbreak().id;
  const { instant } = useFormat();
  const since = tube.testedAt ?? tube.receivedAt ?? tube.sentAt ?? tube.sealedAt ?? tube.openedAt;
  return (
    <Link to={outbreakPath(outbreak, 'tubes', tube.code)} search={(before: Record<string, unknown>) => before} className="tube-line">
      <span className="code">{tube.code}</span>
      <span className="fill">{t('fill', { members: tube.members, capacity: tube.capacity })}</span>
      <RiskMark level={tube.risk} />
      <StateMark state={tube.state} />
      <OutcomeMark outcome={tube.outcome} />
      <FaultMarks faults={tube.faults} />
      <span className="soft where">
        {[tube.rack, areaNameText(tube.areaName), instant(since)].filter((part) => part !== null).join(' · ')}
      </span>
    </Link>
  );
}
