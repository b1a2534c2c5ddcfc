import { Collapse } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { columnKey, doubledTargets, targetInForce, type Guess, type Mapping, type Preview } from '../mapping.ts';
import { IGNORE, targetOf } from '../target.ts';
import { ColumnRow } from './column-row.tsx';
import { SampleRows } from './sample-rows.tsx';
import { useTargetName } from './target-name.ts';
import { TableHead } from '../../../ui/table-head.tsx';

interface Props {
  readonly preview: Preview;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

/** Every column of every file with its first values and its meaning, which can be changed. */
export function ColumnMeanings({ preview, mapping, onChange }: Props) {
  const { t } = useTranslation('importing');
  const name = useTargetName();
  const doubled = doubledTargets(preview, mapping).flatMap(({ file, target, columns }) => {
    const known = targetOf(target);
    return known === undefined ? [] : [{ file, target: known, columns }];
  });
  const items = preview.files.map((file) => {
    const guesses = preview.columns.filter((guess) => guess.file === file.name);
    return {
      key: file.name,
      label: <FileSummary name={file.name} guesses={guesses} mapping={mapping} />,
      children: <FileColumns file={file} guesses={guesses} mapping={mapping} onChange={onChange} />,
    };
  });
  return (
    <section className="card" aria-labelledby="column-meanings">
      <h2 id="column-meanings">{t('mapping.title')}</h2>
      {doubled.map(({ file, target, columns }) => (
        <p key={`${file} ${target.value}`} className="warn" role="alert">
          △ {t('mapping.twice', { meaning: name(target), columns: columns.join(', ') })}
        </p>
      ))}
      <Collapse
        accordion
        destroyOnHidden
        defaultActiveKey={
          preview.files.length === 1 || mapping.preset === 'mapping' ? preview.files.slice(0, 1).map(({ name: file }) => file) : []
        }
        items={items}
      />
    </section>
  );
}

function FileSummary({ name, guesses, mapping }: { readonly name: string; readonly guesses: readonly Guess[]; readonly mapping: Mapping }) {
  const { t } = useTranslation('importing');
  const targets = guesses.map((guess) => targetInForce(mapping, guess));
  const kept = targets.filter((target) => target === null).length;
  const ignored = targets.filter((target) => target === IGNORE).length;
  return t('mapping.file', { file: name, columns: targets.length, known: targets.length - kept - ignored, kept, ignored });
}

interface FileProps {
  readonly file: Preview['files'][number];
  readonly guesses: readonly Guess[];
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

function FileColumns({ file, guesses, mapping, onChange }: FileProps) {
  const { t } = useTranslation('importing');
  const position = useMemo(() => new Map(file.headers.map((header, at) => [header, at])), [file]);
  const choose = (guess: Guess, target: string | null): void =>
    onChange({ ...mapping, chosen: new Map(mapping.chosen).set(columnKey(guess), target) });
  return (
    <>
      {file.rows.length === 0 ? <p>{t('mapping.noRows')}</p> : null}
      <table className="plain-table meanings">
        <TableHead columns={(['column', 'example', 'meaning', 'confidence'] as const).map((head) => t(`mapping.${head}`))} />
        <tbody>
          {guesses.map((guess) => (
            <ColumnRow
              key={guess.column}
              guess={guess}
              values={file.rows.map((row) => row[position.get(guess.column) ?? -1] ?? '')}
              target={targetInForce(mapping, guess)}
              byPerson={mapping.chosen.has(columnKey(guess))}
              onChoose={(target) => choose(guess, target)}
            />
          ))}
        </tbody>
      </table>
      <SampleRows file={file} />
    </>
  );
}
