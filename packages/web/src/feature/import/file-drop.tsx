import type { Import } from '@firebreak/contract';
import { Button, Progress } from 'antd';
import { useEffect, useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutbreak } from '../../app/outbreak.ts';
import { refreshOutbreak } from '../../app/live.ts';
import { takePastedRows, usePastedRows } from '../../app/pasted-rows.ts';
import { Problem } from '../../ui/state/problem.tsx';
import { filesOfDrop, filesOfInput, sizeText, type ChosenFile } from './chosen-file.ts';
import { upload, UploadStopped, type UploadProgress } from './upload.ts';
import '../../ui/file/file-drop.css';

type Sending = { readonly files: number; readonly progress: UploadProgress; readonly stop: () => void };

/** Takes files by drop or by choosing, sends them, and says how far it is. */
export function FileDrop({ onUploaded }: { readonly onUploaded: (made: Import) => void }) {
  const { t } = useTranslation('importing');
  const { sending, problem, note, send } = useSending(onUploaded);
  const sendRows = (file: File): void => void send([{ file, path: file.name }]);
  usePastedRows(sendRows, sending === undefined);
  useRowsLeft(sendRows);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    if (sending === undefined) void filesOfDrop(event.dataTransfer).then(send);
  };
  const dragOver = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is one more way; the buttons inside serve the keyboard
    <section
      className={over ? 'card file-drop over' : 'card file-drop'}
      onDrop={drop}
      onDragOver={dragOver}
      onDragLeave={() => setOver(false)}
      aria-label={t('drop.title')}
    >
      {sending === undefined ? <Choosing send={send} /> : <SendingNow sending={sending} />}
      <div role="status">{note === undefined ? null : <p>{t(`drop.${note}`)}</p>}</div>
      {problem === undefined ? null : <Problem error={problem} />}
    </section>
  );
}

/** Rows pasted on another page come here to be read. */
function useRowsLeft(take: (file: File) => void): void {
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    const file = takePastedRows();
    if (file !== undefined) take(file);
  });
}

function useSending(onUploaded: (made: Import) => void) {
  const outbreak = useOutbreak();
  const [sending, setSending] = useState<Sending>();
  const [problem, setProblem] = useState<unknown>();
  const [note, setNote] = useState<'stopped' | 'noFile'>();
  const send = async (files: readonly ChosenFile[]): Promise<void> => {
    setProblem(undefined);
    setNote(files.length === 0 ? 'noFile' : undefined);
    if (files.length === 0) return;
    const stop = new AbortController();
    const total = files.reduce((sum, { file }) => sum + file.size, 0);
    const tell = (progress: UploadProgress): void => setSending({ files: files.length, progress, stop: () => stop.abort() });
    tell({ sent: 0, total });
    try {
      const made = await upload(outbreak.id, files, tell, stop.signal);
      await refreshOutbreak(outbreak.id);
      onUploaded(made);
    } catch (error) {
      if (error instanceof UploadStopped) setNote('stopped');
      else setProblem(error);
    } finally {
      setSending(undefined);
    }
  };
  return { sending, problem, note, send };
}

function Choosing({ send }: { readonly send: (files: readonly ChosenFile[]) => void }) {
  const { t } = useTranslation('importing');
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement): void => {
    const chosen = filesOfInput(input.files);
    input.value = ''; // the same file may be chosen again after it was corrected
    send(chosen);
  };
  return (
    <>
      <h2>{t('drop.title')}</h2>
      <p>{t('drop.text')}</p>
      <p>{t('drop.paste')}</p>
      <p className="soft">{t('drop.safe')}</p>
      <div className="acts">
        <Button type="primary" onClick={() => files.current?.click()}>
          {t('drop.choose')}
        </Button>
        <Button onClick={() => folder.current?.click()}>{t('drop.folder')}</Button>
      </div>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        accept={ACCEPTED}
        aria-label={t('drop.choose')}
        onChange={({ target }) => take(target)}
      />
      <input
        ref={folder}
        type="file"
        hidden
        aria-label={t('drop.folder')}
        onChange={({ target }) => take(target)}
        {...{ webkitdirectory: '' }}
      />
    </>
  );
}

function SendingNow({ sending: { files, progress, stop } }: { readonly sending: Sending }) {
  const { t } = useTranslation('importing');
  const { sent, total } = progress;
  const text = t('drop.uploading', { files: t('drop.some', { count: files }), sent: sizeText(sent), total: sizeText(total) });
  return (
    <>
      <p role="status">{text}</p>
      <Progress percent={total === 0 ? 0 : Math.floor((sent / total) * 100)} aria-label={text} />
      <Button onClick={stop}>{t('drop.cancel')}</Button>
    </>
  );
}

const ACCEPTED = '.csv,.tsv,.txt,.xlsx,.json,.zip';
