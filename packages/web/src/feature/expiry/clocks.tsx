import { type ExpiryCounts, type ExpiryKind, expiryKinds, keptReasons, type RetentionClock } from '@firebreak/contract';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/outbreak.ts';
import { currentLocale } from '../../text/i18n.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { WideCard } from '../../ui/wide-card.tsx';
import { type DueKind, Propose } from './propose.tsx';
import './expiry.css';
import { TableHead } from '../../ui/table-head.tsx';

interface Props {
  readonly clocks: readonly RetentionClock[];
  /** Kinds of which something is proposed or at work. */
  readonly underWay: readonly ExpiryKind[];
  /** Kinds whose day has come by the plan of a closed outbreak, whatever the counts say. */
  readonly planned: readonly string[];
}

/** Retention times as the pack sets them; what is due by those that the program carries out can be proposed. */
export function Clocks({ clocks, underWay, planned }: Props) {
  const { t } = useTranslation('expiry');
  const may = useMay();
  const due = dueKinds(clocks, planned).filter(({ kind }) => !underWay.includes(kind));
  return (
    <WideCard title={t('clocks.title')}>
      {clocks.length === 0 ? <p>{t('clocks.none')}</p> : null}
      {clocks.length === 0 ? null : (
        <table className="plain-table">
          <TableHead columns={(['kind', 'keep', 'afterwards', 'due'] as const).map((name) => t(`clocks.${name}`))} />
          <tbody>
            {clocks.map((clock) => (
              <ClockRow key={clock.kind} clock={clock} />
            ))}
          </tbody>
        </table>
      )}
      {due.length > 0 && may('expiry.propose') ? <Propose kinds={due} /> : null}
      {due.length > 0 && !may('expiry.propose') ? <p>{t('cannotPropose')}</p> : null}
    </WideCard>
  );
}

/** Kinds of which something is due, as far as it was counted or planned. */
export const dueKinds = (clocks: readonly RetentionClock[], planned: readonly string[]): DueKind[] =>
  expiryKinds.flatMap((kind) => {
    const clock = clocks.find((one) => one.kind === kind);
    const isDue = (clock?.due?.counts?.members ?? 0) > 0 || planned.includes(kind);
    return clock !== undefined && isDue ? [{ kind, text: clock.text }] : [];
  });

function ClockRow({ clock: { kind, text, keep, afterwards, due } }: { readonly clock: RetentionClock }) {
  const { t } = useTranslation('expiry');
  return (
    <tr>
      <td>{text[currentLocale()]}</td>
      <td>
        {keep === null
          ? t('clocks.law')
          : t(`clocks.${keep.unit}`, { count: keep.value, from: isKnown(keep.from) ? t(`anchor.${keep.from}`) : keep.from })}
      </td>
      <td>{t(`clocks.${afterwards}`)}</td>
      <td>{due === null ? t(keep === null ? 'clocks.law' : 'clocks.byHand') : <Due kind={kind} due={due} />}</td>
    </tr>
  );
}

/** Anchors that have words here; a pack may name others. */
const known = ['release', 'collected'] as const;
const isKnown = (anchor: string): anchor is (typeof known)[number] => known.some((one) => one === anchor);
/** Kinds that count stays and not people. */
const stays: readonly string[] = ['rawItinerary', 'venueVisit'] satisfies ExpiryKind[];
export const countsStays = (kind: string): boolean => stays.includes(kind);

function Due({ kind, due: { before, counts } }: { readonly kind: string; readonly due: NonNullable<RetentionClock['due']> }) {
  const { t } = useTranslation('expiry');
  const { instant } = useFormat();
  if (counts === null) return t('clocks.before', { time: instant(before) });
  return (
    <>
      {t(countsStays(kind) ? 'clocks.stays' : 'clocks.people', { due: counts.members, identified: counts.identified })}
      <Kept counts={counts} />
      {counts.next === null ? null : <p className="soft">{t('clocks.next', { time: instant(counts.next) })}</p>}
    </>
  );
}

/** Why the rest is not due: everybody is counted under the first reason that holds. */
export function Kept({ counts: { kept } }: { readonly counts: ExpiryCounts }) {
  const { t } = useTranslation('expiry');
  const reasons = keptReasons.filter((reason) => (kept[reason] ?? 0) > 0);
  if (reasons.length === 0) return null;
  return (
    <>
      <p className="soft">{t('clocks.keptWhy')}</p>
      <ul className="kept soft">
        {reasons.map((reason) => (
          <li key={reason}>{t(`kept.${reason}`, { count: kept[reason] ?? 0 })}</li>
        ))}
      </ul>
    </>
  );
}
