import { useTranslation } from 'react-i18next';
import type { Failure } from '../compute/failure.ts';

const tooLittle = new Set<Failure['code']>(['EMPTY', 'NO_INFORMATION', 'NO_CONVERGENCE']);

/** Why there is no result, and what can be done; the data themselves are safe. */
export function ComputedProblem({ failure }: { readonly failure: Failure }) {
  const { t } = useTranslation('analysis');
  const text =
    failure.code === 'FAULT'
      ? t('failure.fault', { message: failure.message })
      : tooLittle.has(failure.code)
        ? t('failure.tooLittle')
        : t('failure.setting', { message: failure.message });
  return (
    <div className="state" role="status">
      <p>{text}</p>
    </div>
  );
}
