import { routes, type RulesAnswer } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddressSearch, useChangeSearch } from '../../app/address.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { WideCard } from '../../ui/wide-card.tsx';
import { Ending } from './ending.tsx';
import { useSaid } from './said.tsx';
import { SwitchPreview } from './switch-preview.tsx';
import '../../ui/record/record.css';
import './protocol.css';
import { TableHead } from '../../ui/table-head.tsx';

type Chosen = z.infer<typeof RulesSearch>;
const RulesSearch = z.object({ edition: z.string().optional().catch(undefined), at: z.string().optional().catch(undefined) });

/** Which rules are in force, where do they come from, and what would another edition change? */
export function RulesPage() {
  const { t } = useTranslation('protocol');
  const outbreak = useOutbreak();
  const may = useMay();
  const search = useAddressSearch(RulesSearch);
  const query = useQuery(outbreakQuery(routes.protocol.rules, { params: { outbreak: outbreak.id }, query: {} }));
  const found = query.data;
  return (
    <>
      <PageTitle question={t('rules.question')} answer={<Answer found={found} />} />
      <div className="page-body">
        {query.isError ? (
          <Problem error={query.error} again={() => void query.refetch()} />
        ) : found === undefined ? (
          <Loading />
        ) : (
          <>
            <Rules found={found} />
            <Editions found={found} chosen={search} mayPreview={may('contact.read')} />
            {search?.edition !== undefined && search.at !== undefined && may('contact.read') ? (
              <SwitchPreview edition={search.edition} at={search.at} />
            ) : null}
            {may('figure.read') ? <Ending /> : null}
            <Unsourced found={found} />
          </>
        )}
      </div>
    </>
  );
}

function Answer({ found }: { readonly found: RulesAnswer | undefined }) {
  const { t } = useTranslation('protocol');
  const say = useSaid();
  const { instant } = useFormat();
  if (found === undefined) return <>…</>;
  if (found.rules === null) return <>{t('rules.none')}</>;
  return <>{t('rules.answer', { title: say(found.rules.title), from: found.from === null ? '—' : instant(found.from) })}</>;
}

function Rules({ found }: { readonly found: RulesAnswer }) {
  const { t } = useTranslation('protocol');
  const say = useSaid();
  const { list } = useFormat();
  const titleOf = useOverlayTitle(found);
  const { rules } = found;
  if (rules === null) return null;
  return (
    <section className="card" aria-label={t('rules.title')}>
      <h2>{t('rules.title')}</h2>
      {rules.status === 'inForce' ? null : <p className="protocol-label">{t(`label.${rules.status}`)}</p>}
      {found.note === null || rules.status === 'archive' ? null : <p>{say(found.note)}</p>}
      <dl className="rules-facts">
        <dt>{t('rules.pack')}</dt>
        <dd>
          {say(rules.title)}{' '}
          <code className="soft">
            {rules.id} {rules.edition}
          </code>
        </dd>
        <dt>{t('rules.hash')}</dt>
        <dd>
          <code>{rules.hash.slice(0, HASH_SHOWN)}</code>
        </dd>
        <dt>{t('rules.overlays')}</dt>
        <dd>{rules.overlays.length === 0 ? t('rules.noOverlay') : list(rules.overlays.map(({ edition }) => titleOf(edition)))}</dd>
        <dt>{t('rules.refused')}</dt>
        <dd>
          {found.refused.length === 0
            ? t('rules.noRefused')
            : found.refused
                .map(
                  ({ edition, area, stricter }) =>
                    `△ ${titleOf(edition)} (${area}): ${stricter.map(({ path, from, to }) => `${path} ${from} → ${to}`).join('; ')}`,
                )
                .join(' · ')}
        </dd>
        <dt>{t('rules.marks')}</dt>
        <dd>{t('rules.markCounts', found.marks)}</dd>
      </dl>
    </section>
  );
}

const HASH_SHOWN = 16;

/** Overlays by their title; the code of one the catalogue does not know any more. */
function useOverlayTitle({ overlayTitles }: RulesAnswer): (edition: string) => string {
  const say = useSaid();
  return (edition) => (overlayTitles[edition] === undefined ? edition : say(overlayTitles[edition]));
}

/** Editions in order of time; each can be looked at as a switch before it comes. */
function Editions({
  found,
  chosen,
  mayPreview,
}: {
  readonly found: RulesAnswer;
  readonly chosen: Chosen | undefined;
  readonly mayPreview: boolean;
}) {
  const { t } = useTranslation('protocol');
  const say = useSaid();
  const { instant, list } = useFormat();
  const titleOf = useOverlayTitle(found);
  return (
    <WideCard title={t('rules.editions')}>
      <table className="plain-table row-cards">
        <TableHead columns={[t('rules.edition'), t('rules.from'), t('rules.to'), t('rules.switch')]} />
        <tbody>
          {found.editions.map(({ edition, title, from, to, hash, overlays }) => (
            <tr key={`${hash} ${from}`} aria-current={hash === found.rules?.hash ? 'true' : undefined}>
              <th scope="row">
                {say(title)}
                {overlays.length === 0 ? null : <span className="soft"> + {list(overlays.map(titleOf))}</span>}{' '}
                {hash === found.rules?.hash ? <strong>· {t('now')}</strong> : null}
              </th>
              <td data-label={t('rules.from')}>{instant(from)}</td>
              <td data-label={t('rules.to')}>{to === null ? t('openEnd') : instant(to)}</td>
              <td>
                {mayPreview && edition !== found.rules?.edition && from > (found.from ?? '') ? (
                  <>
                    <Preview edition={edition} at={from} chosen={chosen} text={t('rules.preview')} />{' '}
                    <Preview edition={edition} at={found.at} chosen={chosen} text={t('rules.previewNow')} />
                  </>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideCard>
  );
}

interface PreviewProps {
  readonly edition: string;
  readonly at: string;
  readonly chosen: Chosen | undefined;
  readonly text: string;
}

/** Looks at a switch before it comes, or as if it came now. */
function Preview({ edition, at, chosen, text }: PreviewProps) {
  const change = useChangeSearch();
  const moment = withSeconds(at);
  return (
    <button
      type="button"
      className="link"
      aria-pressed={chosen?.edition === edition && chosen.at === moment}
      onClick={() => change({ edition, at: moment })}
    >
      {text}
    </button>
  );
}

/** Instants of packs are written to the minute; the address takes them to the second. */
const withSeconds = (instant: string): string => instant.replace(/T(\d\d:\d\d)(?=[+Z-])/, 'T$1:00');

function Unsourced({ found }: { readonly found: RulesAnswer }) {
  const { t } = useTranslation('protocol');
  if (found.unsourced.length === 0) return null;
  return (
    <section className="card" aria-label={t('rules.unsourced')}>
      <h2>{t('rules.unsourced')}</h2>
      <details>
        <summary>{t('rules.unsourcedCount', { count: found.unsourced.length })}</summary>
        <ul className="unsourced">
          {found.unsourced.map(({ path, mark }) => (
            <li key={path}>
              <code>{path}</code> <span className="protocol-mark">△ {t(`mark.${mark}`)}</span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
