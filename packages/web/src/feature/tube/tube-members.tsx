import { type Answer, routes } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../app/client.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { useErrorText } from '../../ui/state/error-text.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { useTubeAct } from './tube-acts.ts';

type Member = Answer<typeof routes.tube.members>['members'][number];

/** Who is in a tube, in order. Looking is recorded, so it is asked for by a press and not again by itself. */
export function TubeMembers({ tube }: { readonly tube: { readonly code: string; readonly members: number } }) {
  const { t } = useTranslation('tube');
  const outbreak = useOutbreak().id;
  const [shown, setShown] = useState(false);
  const query = useQuery({
    queryKey: ['tube-members', outbreak, tube.code, tube.members],
    queryFn: ({ signal }) => call(routes.tube.members, { params: { outbreak, code: tube.code } }, signal),
    enabled: shown,
    staleTime: Infinity,
  });
  if (!shown)
    return (
      <p>
        <Button onClick={() => setShown(true)}>{t('members.show', { count: tube.members })}</Button>{' '}
        <span className="soft">{t('members.recorded')}</span>
      </p>
    );
  if (query.isError) return <Problem error={query.error} again={() => void query.refetch()} />;
  if (query.data === undefined) return <Loading />;
  if (query.data.members.length === 0) return <p className="soft">{t('members.none')}</p>;
  return (
    <ol className="tube-members">
      {query.data.members.map((member) => (
        <MemberLine key={member.sample} member={member} reload={() => void query.refetch()} />
      ))}
    </ol>
  );
}

function MemberLine({ member, reload }: { readonly member: Member; readonly reload: () => void }) {
  const { t } = useTranslation('tube');
  const may = useMay();
  const { instant } = useFormat();
  const [asking, setAsking] = useState(false);
  const who = member.name ?? member.description ?? t('members.noName');
  return (
    <li className={member.state}>
      <span className="position">{member.position}</span>
      <span className="who">
        <strong>{who}</strong> {member.householdCode}
        <span className="soft">{t('members.taken', { time: instant(member.takenAt), by: member.by })}</span>
        {member.state === 'valid' ? null : (
          <span className="mark fault">
            ◆ {t(`members.state.${member.state}`)}
            {member.stateReason === null ? '' : `: ${member.stateReason}`}
          </span>
        )}
      </span>
      {may('sample.write') && member.state !== 'void' ? <Button onClick={() => setAsking(true)}>{t('members.void')}</Button> : null}
      {asking ? <VoidDialog sample={member.sample} who={who} close={() => setAsking(false)} reload={reload} /> : null}
    </li>
  );
}

function VoidDialog({
  sample,
  who,
  close,
  reload,
}: {
  readonly sample: string;
  readonly who: string;
  readonly close: () => void;
  readonly reload: () => void;
}) {
  const { t } = useTranslation('tube');
  const outbreak = useOutbreak().id;
  const say = useErrorText();
  const act = useTubeAct(
    (reason: string) => call(routes.sample.void, { params: { outbreak }, body: { samples: [sample], reason } }),
    t('members.voided'),
    () => {
      close();
      reload();
    },
  );
  return (
    <ReasonDialog
      title={t('members.voidTitle', { who })}
      explain={t('members.voidHint')}
      act={t('members.void')}
      isRunning={act.isPending}
      error={act.isError ? say(act.error) : undefined}
      close={close}
      done={(reason) => act.mutate(reason)}
    />
  );
}
