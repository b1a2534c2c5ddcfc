import type { ChainAnswer } from '@firebreak/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Empty } from '../../../ui/state/empty.tsx';
import { useAsOfText } from '../chain-name.ts';
import { InferredChains } from './inferred-chains.tsx';
import { shareOf } from './inferred-model.ts';
import { useInference, type Inference } from './use-inference.ts';
import './inferred.css';

/** Who probably infected whom, with its answer in one line. Asking for it is what keeps the inference up to date. */
export function InferredPage({ answer, children }: { readonly answer: ChainAnswer; readonly children: ReactNode }) {
  const { t } = useTranslation('inferred');
  const inference = useInference();
  const isEmpty = !answer.nodes.some(({ kind }) => kind === 'case');
  return (
    <>
      <PageTitle question={t('question')} answer={<Answer inference={inference} />} />
      <div className="page-body chain-body">
        {children}
        {isEmpty ? <Empty text={t('error.empty')} /> : <InferredChains answer={answer} inference={inference} />}
      </div>
    </>
  );
}

function Answer({ inference: { status, result } }: { readonly inference: Inference }) {
  const { t } = useTranslation('inferred');
  const asOfText = useAsOfText();
  if (result === undefined || status === undefined || status.shown === null) return t('answerNone');
  const imported = result.cases.filter((one) => shareOf(one, 'importation') >= 0.5).length;
  const open = result.cases.filter(({ openEnd }) => openEnd).length;
  return t('answer', {
    cases: result.cases.length,
    clear: result.cases.length - imported - open,
    imported,
    open,
    asOf: asOfText(status.shown.createdAt),
  });
}
