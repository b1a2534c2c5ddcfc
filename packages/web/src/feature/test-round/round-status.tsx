import { type TestRound } from '@firebreak/contract';
import { useTranslation } from 'react-i18next';

const marks: Readonly<Record<TestRound['status'], string>> = { draft: '○', approved: '◔', open: '◑', closed: '●', cancelled: '✕' };

/** Where a round stands, by a word and a shape; a closed one also says what it found. */
export function RoundStatus({ round }: { readonly round: Pick<TestRound, 'status' | 'outcome'> }) {
  const { t } = useTranslation('testRound');
  return (
    <span className={`round-status ${round.status}`}>
      <span aria-hidden="true">{marks[round.status]}</span> {t(`status.${round.status}`)}
      {round.status === 'closed' ? ` · ${t(`outcome.${round.outcome}`)}` : ''}
    </span>
  );
}
