import { routes, type Evidence } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { recordPath } from '../../app/address.ts';
import { call } from '../../app/client.ts';
import { refreshOutbreak } from '../../app/live.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { uuidv7 } from '../../app/uuid.ts';
import { kindText } from '../../text/field.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { type AnyRecord } from '../../ui/record/any-record.ts';
import { Wrong } from '../../ui/state/wrong.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { sendPhoto } from './photo.ts';

/** What proves the task, newest first; a note or a photo can be put beside it without ending it. */
export function Proof({ record }: { readonly record: AnyRecord }) {
  const { t } = useTranslation('task');
  const outbreak = useOutbreak();
  const may = useMay();
  const query = useQuery(outbreakQuery(routes.task.evidence, { params: { outbreak: outbreak.id, id: record.id } }));
  const pieces = query.data?.evidence ?? [];
  const addable = may('task.act') && record['status'] !== 'withdrawn';
  return (
    <section className="related" aria-label={t('proof')}>
      <h3>
        {t('proof')} <span className="soft">{query.data === undefined ? '' : pieces.length}</span>
      </h3>
      {query.isError ? <Problem error={query.error} again={() => void query.refetch()} /> : null}
      {query.data !== undefined && pieces.length === 0 ? <p className="soft">{t('noProof')}</p> : null}
      <ul className="evidence">
        {pieces.map((piece) => (
          <Piece key={piece.id} piece={piece} task={record.id} />
        ))}
      </ul>
      {addable ? <AddProof task={record.id} /> : null}
    </section>
  );
}

function Piece({ piece, task }: { readonly piece: Evidence; readonly task: string }) {
  const { t } = useTranslation('task');
  const outbreak = useOutbreak().id;
  const format = useFormat();
  const { record, form, photo } = piece;
  return (
    <li>
      <p className="soft">
        {format.instant(piece.at)} · {piece.by}
      </p>
      {piece.text === null ? null : <p>{piece.text}</p>}
      {record === null ? null : (
        <p>
          <Link to={recordPath(outbreak, record.kind, record.id)}>{t('proofRecord', { kind: kindText(record.kind) })}</Link>
        </p>
      )}
      {form === null
        ? null
        : Object.entries(form).map(([name, value]) => (
            <p key={name}>
              {name}: {String(value)}
            </p>
          ))}
      {photo === null ? null : (
        <img src={`/api/outbreaks/${outbreak}/tasks/${task}/photos/${piece.id}`} alt={t('photoBy', { by: piece.by })} loading="lazy" />
      )}
    </li>
  );
}

function AddProof({ task }: { readonly task: string }) {
  const { t } = useTranslation(['task', 'app']);
  const outbreak = useOutbreak().id;
  const [text, setText] = useState('');
  const [id, setId] = useState(() => uuidv7());
  const file = useRef<HTMLInputElement>(null);
  const added = async (): Promise<void> => {
    setText('');
    setId(uuidv7());
    await refreshOutbreak(outbreak);
  };
  const note = useMutation({
    mutationFn: () => call(routes.task.addEvidence, { params: { outbreak, id: task }, body: { id, kind: 'text', text: text.trim() } }),
    onSuccess: added,
  });
  const photo = useMutation({ mutationFn: (chosen: File) => sendPhoto(outbreak, task, id, chosen), onSuccess: added });
  const problem = note.error ?? photo.error;
  return (
    <div className="prove">
      <Input.TextArea
        rows={2}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        aria-label={t('proofText')}
        placeholder={t('proofHint')}
      />
      <div className="acts">
        <Button disabled={text.trim() === ''} loading={note.isPending} onClick={() => note.mutate()}>
          {t('addNote')}
        </Button>
        <Button loading={photo.isPending} onClick={() => file.current?.click()}>
          {t('addPhoto')}
        </Button>
      </div>
      <input
        ref={file}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        capture="environment"
        hidden
        aria-label={t('addPhoto')}
        onChange={({ target }) => {
          const chosen = target.files?.[0];
          target.value = '';
          if (chosen !== undefined) photo.mutate(chosen);
        }}
      />
      <Wrong error={problem} />
    </div>
  );
}
