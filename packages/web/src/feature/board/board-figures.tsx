import { type Board, type Share } from '@firebreak/contract';
import { openTaskStatuses } from '@firebreak/epi';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { outbreakPath } from '../../app/address.ts';
import { useAreaInForce, useOutbreak } from '../../app/outbreak.ts';
import { codeText } from '../../text/field.ts';
import { countText } from '../../ui/format/date.ts';
import { useFormat } from '../../ui/format/use-format.ts';

/** The figures a commander asks for first, each with its days and its denominator. */
export function BoardFigures({ board }: { readonly board: Board }) {
  return (
    <div className="board-figures">
      <CommunityFront board={board} />
      <Clocks board={board} />
      <Phases board={board} />
    </div>
  );
}

function CommunityFront({ board: { communityFront, day } }: { readonly board: Board }) {
  const { t } = useTranslation('board');
  const { date } = useFormat();
  const most = Math.max(1, ...communityFront.days.map(({ cases }) => cases));
  const { today, yesterday, week } = communityFront;
  const words = communityFront.days.map((one) => `${date(one.day)}: ${one.cases}`).join(', ');
  return (
    <section className="card" aria-label={t('front.title')}>
      <h2>{t('front.title')}</h2>
      <p className="big">
        {countText(today)} <span className="soft">{t('front.today', { day: date(day), yesterday })}</span>
      </p>
      <p className="soft">{t('front.week', { numerator: week.numerator, denominator: week.denominator })}</p>
      <div className="spark" role="img" aria-label={t('front.spark', { words })}>
        {communityFront.days.map((one) => (
          <span
            key={one.day}
            style={{ height: `${Math.max(4, (one.cases / most) * 100)}%` }}
            className={one.cases === 0 ? 'zero' : undefined}
          />
        ))}
      </div>
      <p className="spark-ends soft">
        <span>{date(communityFront.days[0]?.day ?? day)}</span>
        <span>{t('front.most', { most: communityFront.days.some(({ cases }) => cases > 0) ? most : 0 })}</span>
        <span>{date(day)}</span>
      </p>
    </section>
  );
}

/** Clocks that have run out, by what was to be done; one click from the tasks. */
function Clocks({ board: { clocks, red } }: { readonly board: Board }) {
  const { t } = useTranslation('board');
  const outbreak = useOutbreak().id;
  const area = useAreaInForce();
  const { instant } = useFormat();
  const open = clocks.inTime + clocks.half + clocks.late + clocks.overdue;
  const filter = (kind: string) => [
    { field: 'status', operator: 'in' as const, value: [...openTaskStatuses] },
    { field: 'kind', operator: 'is' as const, value: kind },
  ];
  return (
    <section className="card" aria-label={t('red.title')}>
      <h2>{t('red.title')}</h2>
      <p className={clocks.overdue > 0 ? 'big some' : 'big'}>
        {countText(clocks.overdue)} <span className="soft">{t('red.of', { open, late: clocks.late })}</span>
      </p>
      {red.length === 0 ? <p className="soft">{t('red.none')}</p> : null}
      <ul className="red-kinds">
        {red.slice(0, MOST_KINDS).map(({ kind, overdue, oldestDueAt }) => (
          <li key={kind}>
            <Link to={outbreakPath(outbreak, 'tasks')} search={{ ...(area === undefined ? {} : { area }), filter: filter(kind) }}>
              {codeText('task', 'kind', kind)}
            </Link>
            <span className="soft">{t('red.since', { time: instant(oldestDueAt) })}</span>
            <strong>{countText(overdue)}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Phases({ board: { phases } }: { readonly board: Board }) {
  const { t } = useTranslation('board');
  return (
    <section className="card" aria-label={t('phase.title')}>
      <h2>{t('phase.title')}</h2>
      {(['ringFence', 'drain', 'extinguish'] as const).map((phase) => (
        <Phase key={phase} name={t(`phase.${phase}`)} basis={t(`phase.${phase}Of`, { ...phases[phase] })} of={phases[phase]} />
      ))}
    </section>
  );
}

function Phase({ name, basis, of }: { readonly name: string; readonly basis: string; readonly of: Share }) {
  const { t } = useTranslation('board');
  const percent = of.share === null ? undefined : Math.round(of.share * 100);
  return (
    <div className="phase">
      <span>{name}</span>
      <meter min={0} max={100} value={percent ?? 0} aria-label={name} />
      <strong>{percent === undefined ? '—' : `${percent}%`}</strong>
      <span className="soft">{of.share === null ? t('phase.nothing') : basis}</span>
    </div>
  );
}

const MOST_KINDS = 5;
