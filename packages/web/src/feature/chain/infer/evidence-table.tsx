import type { InferredCandidate, InferredCase } from '@firebreak/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Deciding } from './decision.tsx';
import type { InferredModel } from './inferred-model.ts';
import { share, useInferredWords, type InferredWords } from './use-words.ts';
import { enumeration } from '../../../ui/format/enumeration.ts';
import { TableHead } from '../../../ui/table-head.tsx';

interface Props {
  readonly model: InferredModel;
  readonly one: InferredCase;
  readonly onChoose: (id: string) => void;
  readonly onDecide?: (deciding: Deciding) => void;
}

/** Candidates shown before all are asked for. */
const FEW = 4;
const WORTH_A_ROW = 0.1;

/** Every candidate with its probability and what speaks for it, kind by kind. */
export function EvidenceTable(props: Props) {
  const { t } = useTranslation('inferred');
  const [all, setAll] = useState(false);
  const { candidates } = props.one;
  const few = candidates.filter(({ kind, p }, at) => at < FEW || p >= WORTH_A_ROW || kind === 'elsewhere');
  const shown = all ? candidates : few;
  const hasGenome = props.one.candidates.some(({ evidence }) => evidence !== null && evidence.genome !== null);
  return (
    <section className="infer-evidence">
      <h3>{t('evidence.title')}</h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a table that scrolls must be reached by keyboard */}
      <div className="scroll" tabIndex={0} role="region" aria-label={t('evidence.title')}>
        <table>
          <TableHead
            columns={[
              ...(['candidate', 'p', 'time', 'contact'] as const).map((name) => t(`evidence.${name}`)),
              ...(hasGenome ? [t('evidence.genome')] : []),
            ]}
          />
          <tbody>
            {shown.map((candidate) => (
              <Row key={`${candidate.kind} ${candidate.infector}`} {...props} candidate={candidate} hasGenome={hasGenome} />
            ))}
          </tbody>
        </table>
      </div>
      {few.length === candidates.length || all ? null : (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {t('evidence.all', { count: candidates.length })}
        </button>
      )}
      <p className="hint">{t('evidence.hint')}</p>
    </section>
  );
}

function Row({
  model,
  one,
  candidate,
  hasGenome,
  onChoose,
  onDecide,
}: Props & { readonly candidate: InferredCandidate; readonly hasGenome: boolean }) {
  const { t } = useTranslation('inferred');
  const words = useInferredWords(model);
  const { kind, infector, p, evidence } = candidate;
  const name = words.candidate(candidate);
  const isReported = infector !== null && model.reported.get(one.id)?.includes(infector) === true;
  return (
    <tr>
      <th scope="row">
        {infector === null ? (
          name
        ) : (
          <button type="button" className="link" onClick={() => onChoose(infector)}>
            {name}
          </button>
        )}
        {isReported ? <small> ● {t('evidence.reported')}</small> : null}
        {onDecide !== undefined && (kind === 'case' || kind === 'importation') ? (
          <DecideButtons name={name} label={words.label(one.id)} of={{ infectee: one.id, infector }} onDecide={onDecide} />
        ) : null}
      </th>
      <td>
        {share(p)}
        <span className="infer-bar" style={{ width: `${Math.round(p * 100)}%` }} aria-hidden="true" />
      </td>
      <td>{evidence === null ? t('evidence.none') : share(evidence.time)}</td>
      <td>{evidence === null ? t('evidence.none') : contactText(words, evidence.contact, t('evidence.noContact'))}</td>
      {hasGenome ? <td>{evidence === null || evidence.genome === null ? t('evidence.none') : share(evidence.genome)}</td> : null}
    </tr>
  );
}

function DecideButtons({
  name,
  label,
  of,
  onDecide,
}: {
  readonly name: string;
  readonly label: string;
  readonly of: Pick<Deciding, 'infectee' | 'infector'>;
  readonly onDecide: (deciding: Deciding) => void;
}) {
  const { t } = useTranslation('inferred');
  return (
    <span className="decide">
      <button
        type="button"
        className="link"
        aria-label={t('decide.acceptOf', { name, label })}
        onClick={() => onDecide({ ...of, verdict: 'accepted' })}
      >
        ✓ {t('decide.accept')}
      </button>
      <button
        type="button"
        className="link"
        aria-label={t('decide.rejectOf', { name, label })}
        onClick={() => onDecide({ ...of, verdict: 'rejected' })}
      >
        × {t('decide.reject')}
      </button>
    </span>
  );
}

/** Only what is recorded is said, and what its absence means where nothing is. */
function contactText(words: InferredWords, contact: NonNullable<InferredCandidate['evidence']>['contact'], none: string): string {
  const speaking = contact.filter(({ ratio }) => ratio >= 1);
  if (speaking.length === 0) return none;
  return enumeration(
    speaking.map(({ type, ratio }) => `${words.contactKind(type)} ×${ratio >= 10 ? Math.round(ratio) : ratio.toFixed(1)}`),
  );
}
