import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Entry } from '../../../offline/entry.ts';
import { giveFeedback, type FeedbackKind } from './feedback.ts';
import { type Note, type Noted } from './desk-work.ts';

const UNDO_MS = 10_000;

/** What became of the last act: a word, a shape and a colour, and for ten seconds the way back. */
export function NoteBanner({ desk, entries }: { readonly desk: Noted; readonly entries: readonly Entry[] }) {
  const { t } = useTranslation('sampling');
  const { note } = desk.state;
  const mayUndo = useFresh(note);
  const worst = worstOf(note, entries);
  const isRegistration = note !== undefined && 'ids' in note;
  useEffect(() => {
    // What the desk itself refused was heard already; this is what the server says a moment later.
    if (worst !== 'ok' && isRegistration) giveFeedback(worst);
  }, [worst, isRegistration]);
  if (note === undefined) return <div className="note none" role="status" />;
  return (
    <div className={`note ${worst}`} role="status">
      <span className="shape" aria-hidden="true">
        {shapes[worst]}
      </span>
      <span className="words">
        <strong>{t(`result.${worst}`)}</strong> <Words note={note} count={'tube' in note ? desk.countIn(note.tube) : undefined} />
      </span>
      {isRegistration && mayUndo ? (
        <Button size="large" onClick={() => void desk.undo()}>
          {t('desk.undo')}
        </Button>
      ) : null}
    </div>
  );
}

function Words({ note, count }: { readonly note: Note; readonly count: number | undefined }) {
  const { t } = useTranslation('sampling');
  switch (note.kind) {
    case 'registered':
      return <>{t('note.registered', { names: note.names.join('、'), tube: note.tube, count: count ?? 0 })}</>;
    case 'tubeOpened':
      return <>{t('note.tubeOpened', { tube: note.tube })}</>;
    case 'tubeSealed':
      return <>{t('note.tubeSealed', { tube: note.tube })}</>;
    case 'refusedTube':
      return <>{t(`note.refused.${note.why}`, { tube: note.tube })}</>;
    case 'swabbed':
      return <>{t('note.swabbed', { what: note.what, tube: note.tube, count: count ?? 0 })}</>;
    case 'takenBack':
    case 'swabTakenBack':
      return <>{t(`note.${note.kind}`)}</>;
  }
}

/** The server may say more of a sample than the device knew. */
function worstOf(note: Note | undefined, entries: readonly Entry[]): FeedbackKind {
  if (note?.kind === 'refusedTube') return 'conflict';
  if (note === undefined || !('ids' in note)) return 'ok';
  const answers = entries.filter(({ id }) => note.ids.includes(id));
  if (answers.some(({ state }) => state === 'attention' || state === 'refused')) return 'conflict';
  return answers.some(({ answer }) => answer?.outcome === 'again') ? 'again' : 'ok';
}

/** Whether a registration may still be taken back. */
function useFresh(note: Note | undefined): boolean {
  const [over, setOver] = useState<number>();
  const at = note?.at;
  useEffect(() => {
    if (at === undefined) return;
    const timer = setTimeout(() => setOver(at), Math.max(0, at + UNDO_MS - Date.now()));
    return () => clearTimeout(timer);
  }, [at]);
  return at !== undefined && over !== at;
}

const shapes: Readonly<Record<FeedbackKind, string>> = { ok: '✓', again: '◆', conflict: '▲' };
