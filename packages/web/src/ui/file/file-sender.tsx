import { Button, Progress } from 'antd';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { sendForm, UploadStopped, type UploadProgress } from '../../app/upload.ts';
import { Problem } from '../state/problem.tsx';
import './file-drop.css';

interface Given<T> {
  readonly title: string;
  readonly hint: string;
  /** Address of the route that takes the file. */
  readonly address: string;
  /** File endings, as an input takes them. */
  readonly accept: string;
  /** Further fields of the form; they go before the file. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly disabled?: boolean;
  readonly onDone: (answer: T) => void;
}

/** Takes one file by drop or by choosing, sends it, says how far it is, and can be stopped. */
export function FileSender<T>({ title, hint, address, accept, fields = {}, disabled = false, onDone }: Given<T>) {
  const { t } = useTranslation('app');
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { sending, problem, send } = useSending<T>(address, fields, onDone);
  const take = (file: File | undefined): void => {
    if (file !== undefined && !disabled && sending === undefined) void send(file);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is one more way; the button inside serves the keyboard
    <section
      className={over ? 'card file-drop over' : 'card file-drop'}
      aria-label={title}
      onDrop={drop}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
    >
      <h2>{title}</h2>
      <p className="soft">{hint}</p>
      {sending === undefined ? (
        <div className="acts">
          <Button type="primary" disabled={disabled} onClick={() => input.current?.click()}>
            {t('act.chooseFile')}
          </Button>
        </div>
      ) : (
        <>
          <Progress percent={percentOf(sending.progress)} aria-label={title} />
          <Button onClick={sending.stop}>{t('act.cancel')}</Button>
        </>
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        aria-label={title}
        onChange={({ target }) => {
          take(target.files?.[0]);
          target.value = ''; // the same file may be chosen again after it was corrected
        }}
      />
      {problem === undefined ? null : <Problem error={problem} />}
    </section>
  );
}

const HUNDRED = 100;
const percentOf = ({ sent, total }: UploadProgress): number => (total === 0 ? 0 : Math.floor((sent / total) * HUNDRED));

function useSending<T>(address: string, fields: Readonly<Record<string, string>>, onDone: (answer: T) => void) {
  const [sending, setSending] = useState<{ readonly progress: UploadProgress; readonly stop: () => void }>();
  const [problem, setProblem] = useState<unknown>();
  const send = async (file: File): Promise<void> => {
    const stop = new AbortController();
    const tell = (progress: UploadProgress): void => setSending({ progress, stop: () => stop.abort() });
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', file, file.name);
    setProblem(undefined);
    tell({ sent: 0, total: file.size });
    try {
      onDone(await sendForm<T>(address, form, tell, stop.signal));
    } catch (error) {
      if (!(error instanceof UploadStopped)) setProblem(error);
    } finally {
      setSending(undefined);
    }
  };
  return { sending, problem, send };
}
