import { type ReactNode } from 'react';
import { GuideLink } from './guide-link.tsx';
import { usePageName } from './page-name.ts';

/**
 * Head of a page: the question it answers, and the answer in one line with its date and denominator.
 * `acts` stand at the right; on a phone below.
 */
export function PageTitle({
  question,
  answer,
  acts,
}: {
  readonly question: string;
  readonly answer?: ReactNode;
  readonly acts?: ReactNode;
}) {
  usePageName(question);
  return (
    <header className="page-title">
      <div>
        <h1>{question}</h1> <GuideLink />
        {answer === undefined ? null : (
          <p className="answer" role="status">
            {answer}
          </p>
        )}
      </div>
      {acts === undefined ? null : <div className="acts">{acts}</div>}
    </header>
  );
}
