import { Link } from '@tanstack/react-router';
import type { MethodName } from '@firebreak/contract';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { outbreakPath } from '../../../app/address.ts';
import { useMay, useOutbreak } from '../../../app/outbreak.ts';
import { usePhone } from '../../../app/phone.ts';
import { PageTitle } from '../../../ui/page-title.tsx';
import { keepArea } from '../keep-area.ts';
import type { Failure } from '../compute/failure.ts';
import { analysisParts, type AnalysisName } from '../analysis-part.ts';
import { Basis, BasisOfPage, type BasisRows } from './basis.tsx';
import { Caveats } from './caveats.tsx';
import { ComputedProblem } from './computed-problem.tsx';

interface Props {
  readonly part: AnalysisName;
  /** The answer in one line with its denominator and interval; left out while it is not known. */
  readonly answer?: ReactNode;
  /** Why there is no result; it stands where the figures would. */
  readonly failure?: Failure | undefined;
  readonly settings: ReactNode;
  readonly basis?: BasisRows | undefined;
  /** Methods behind the result: what would make them wrong is said beside it. */
  readonly methods: readonly MethodName[];
  /** What besides would make this page wrong. */
  readonly caveats?: readonly string[];
  readonly children: ReactNode;
}

/** Frame of every analysis: question and answer, the figures, and beside them settings, basis and what would make it wrong. */
export function AnalysisFrame({ part, answer, failure, settings, basis, methods, caveats = [], children }: Props) {
  const { t } = useTranslation('analysis');
  return (
    <>
      <PageTitle question={t(`ask.${part}`)} answer={failure === undefined ? (answer ?? '\u00a0') : t('failure.answer')} />
      <div className="page-body analysis-body">
        <AnalysisNav part={part} />
        <div className="analysis">
          <Settings>{settings}</Settings>
          <div className="analysis-main">
            {failure === undefined ? null : <ComputedProblem failure={failure} />}
            <BasisOfPage value={basis ?? NOTHING}>{children}</BasisOfPage>
          </div>
          <div className="analysis-side">
            {basis === undefined ? null : <Basis rows={basis} />}
            <Caveats methods={methods} own={caveats} />
          </div>
        </div>
      </div>
    </>
  );
}

const NOTHING: BasisRows = {};

/** The analyses in a row; on a phone the row scrolls, and begins at the one that is open. */
function AnalysisNav({ part }: { readonly part: AnalysisName }) {
  const { t } = useTranslation('analysis');
  const outbreak = useOutbreak();
  const may = useMay();
  const here = useRef<HTMLAnchorElement>(null);
  useEffect(() => here.current?.scrollIntoView({ block: 'nearest', inline: 'center' }), []);
  return (
    <nav className="analysis-nav" aria-label={t('nav')}>
      <ul>
        {analysisParts
          .filter(({ permission }) => may(permission))
          .map(({ path, name }) => (
            <li key={path}>
              <Link
                ref={name === part ? here : undefined}
                to={outbreakPath(outbreak.id, 'analysis', path)}
                search={keepArea}
                {...(name === part ? { 'aria-current': 'page' as const } : {})}
              >
                {t(`part.${name}`)}
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}

/** At a desk beside the figure; on a phone folded above it, because the answer comes first. */
function Settings({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('analysis');
  const phone = usePhone();
  if (phone)
    return (
      <details className="analysis-settings card">
        <summary>{t('settings')}</summary>
        <div className="analysis-fields">{children}</div>
      </details>
    );
  return (
    <section className="analysis-settings card" aria-label={t('settings')}>
      <h2>{t('settings')}</h2>
      <div className="analysis-fields">{children}</div>
    </section>
  );
}
