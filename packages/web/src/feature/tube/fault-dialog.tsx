import { routes, type Tube } from '@firebreak/contract';
import { recollectFaults, tubeFaults, type TubeFault } from '@firebreak/epi';
import { Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../app/client.ts';
import { useOutbreak } from '../../app/outbreak.ts';
import { useErrorText } from '../../ui/state/error-text.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { useTubeAct } from './tube-acts.ts';

const recollected: readonly TubeFault[] = recollectFaults;

/** Says what is wrong with a tube, or that it was put right; what it means for its people stands beside each fault. */
export function FaultDialog({ tube, putRight, close }: { readonly tube: Tube; readonly putRight: boolean; readonly close: () => void }) {
  const { t } = useTranslation('tube');
  const outbreak = useOutbreak().id;
  const say = useErrorText();
  const faults = tubeFaults.filter((fault) => tube.faults.includes(fault) === putRight);
  const [fault, setFault] = useState(putRight && faults.length === 1 ? faults[0] : undefined);
  const act = useTubeAct(
    (said: { readonly fault: TubeFault; readonly note: string }) =>
      call(routes.tube.fault, { params: { outbreak, code: tube.code }, body: { version: tube.version, isRight: putRight, ...said } }),
    t(putRight ? 'faultRighted' : 'faultNoted', { code: tube.code }),
    close,
  );
  return (
    <ReasonDialog
      title={t(putRight ? 'act.right' : 'act.fault')}
      explain={t(putRight ? 'faultRightHint' : 'faultHint')}
      act={t(putRight ? 'act.right' : 'act.fault')}
      isRunning={act.isPending}
      error={act.isError ? say(act.error) : undefined}
      isReady={fault !== undefined}
      close={close}
      done={(note) => (fault === undefined ? undefined : act.mutate({ fault, note }))}
    >
      <Radio.Group
        className="choices"
        aria-label={t('faultLabel')}
        value={fault}
        onChange={({ target }) => setFault(target.value as TubeFault)}
      >
        {faults.map((one) => (
          <Radio key={one} value={one}>
            {t(`fault.${one}`)} {!putRight && recollected.includes(one) ? <span className="soft">{t('faultRecollect')}</span> : null}
          </Radio>
        ))}
      </Radio.Group>
    </ReasonDialog>
  );
}
