import { useTranslation } from 'react-i18next';
import { argumentText, type Locale } from '@firebreak/contract';
import { useFormat } from '../../../ui/format/use-format.ts';
import type { Failure } from '../compute/failure.ts';

const tooLittle = new Set<Failure['code']>(['EMPTY', 'NO_INFORMATION', 'NO_CONVERGENCE']);

/** Why there is no result, and what can be done; the data themselves are safe. */
export function ComputedProblem({ failure }: { readonly failure: Failure }) {
  const { t } = useTranslation('analysis');
  const { locale } = useFormat();
  return (
    <div className="state" role="status">
      <p>
        {failure.code === 'FAULT'
          ? t('failure.fault')
          : tooLittle.has(failure.code)
            ? t('failure.tooLittle')
            : t('failure.setting', { message: said(failure, failure.code, locale) })}
      </p>
    </div>
  );
}

/** What the engine refused, in the language in force. */
const said = ({ argument, value, message }: Failure, code: Exclude<Failure['code'], 'FAULT'>, locale: Locale): string =>
  argumentText({ code, argument, value, message }, locale);
